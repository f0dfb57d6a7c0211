/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-engine-counterfactual.h"
#include "lobby-visits.h"

G_BEGIN_DECLS

/**
 * LobbyPastDay:
 * @past: the engine's day; borrows the arrays
 * @errands: (owned) (element-type LobbyEngineErrand)
 * @tickets: (owned) (element-type utf8): of each errand; a ticket that was sent on has several
 * @openings: (owned) (element-type LobbyEngineOpening)
 * @counters: (owned) (element-type utf8): ids, by number
 * @midnight_us: of the branch's day
 * @order_known: whether the branch states its calling order; else who came first is taken to go first
 * @openings_known: whether the branch says when counters were open; else a counter is taken to be open from its first to
 *   its last customer, but for long gaps
 *
 * A day that was, as numbers, with the way back to its tickets and counters.
 */
typedef struct
{
  LobbyEnginePast past;
  GArray *errands;
  GPtrArray *tickets;
  GArray *openings;
  GPtrArray *counters;
  gint64 midnight_us;
  gboolean order_known;
  gboolean openings_known;
} LobbyPastDay;

void lobby_past_day_free (LobbyPastDay *day);
gsize lobby_past_day_find_errand (const LobbyPastDay *day, const char *ticket, double at_s);
int lobby_past_day_find_counter (const LobbyPastDay *day, const char *counter);

/**
 * LobbyPastWatch:
 *
 * Watches a day while it is folded: who joined which queue, where the call went, when counters were open and ready.
 */
typedef struct _LobbyPastWatch LobbyPastWatch;

LobbyPastWatch *lobby_past_watch_new (LobbyVisitNames *names);
void lobby_past_watch_free (LobbyPastWatch *self);
void lobby_past_watch_look (LobbyPastWatch *self, const LobbyState *state, const LobbyChanges *changes);
LobbyPastDay *lobby_past_watch_tell (LobbyPastWatch *self, const LobbyState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyPastDay, lobby_past_day_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyPastWatch, lobby_past_watch_free)

G_END_DECLS
