/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a foresight of a lobby at a moment: who will wait how long, who could go where, which counter to open. It has no
 * clock and no thread: the moment is an argument, randomness comes from the seed, so the same lobby gives the same advice
 * on any machine. One thread at a time may use one. */
#pragma once

#include "lobby-engine-rehearsal.h"
#include "lobby-foresight.h"
#include "lobby-rule-records.h"
#include "lobby-shift-watch.h"
#include "lobby-state.h"
#include "lobby-visits.h"

G_BEGIN_DECLS

typedef struct _LobbyAdviser LobbyAdviser;

/**
 * LobbyAdviserMoment:
 * @now_us: branch time, µs since 1970 UTC
 * @devices_now_us: time up to which the devices are known
 * @devices_known: whether the devices are known well enough to send anybody to one
 *
 * When a lobby is looked at.
 */
typedef struct
{
  gint64 now_us;
  gint64 devices_now_us;
  gboolean devices_known;
} LobbyAdviserMoment;

LobbyAdviser *lobby_adviser_new (guint64 seed);
void lobby_adviser_free (LobbyAdviser *self);
void lobby_adviser_set_rules (LobbyAdviser *self, const LobbyRuleSheet *rules);
LobbyShiftWatch *lobby_adviser_watch_day (LobbyAdviser *self);
void lobby_adviser_add_day (LobbyAdviser *self, const LobbyState *state, const LobbyShiftWatch *watch);
gboolean lobby_adviser_learn (LobbyAdviser *self, LobbyEngineGoOn go_on, gpointer data);
LobbyForesight *lobby_adviser_foresee (LobbyAdviser *self, const LobbyState *state, const LobbyAdviserMoment *moment);
LobbyForesight *
lobby_adviser_foresee_waits (LobbyAdviser *self, const LobbyState *state, const LobbyAdviserMoment *moment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAdviser, lobby_adviser_free)

G_END_DECLS
