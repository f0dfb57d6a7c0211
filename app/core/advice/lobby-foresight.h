/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is foreseen and advised at one moment: made by the adviser (on a worker thread), shown by the model. Once made it
 * does not change, so that threads may share it. */
#pragma once

#include "lobby-advice-facts.h"

G_BEGIN_DECLS

/**
 * LobbyTicketForesight:
 * @ticket: id
 * @to_call: time to the call, from the moment of the foresight
 * @in_time: chance to be called within the target, 0 to 1; -1 when there is no target
 * @verdict: what the rules say of diverting it
 * @divertible: whether a diversion is advised
 */
typedef struct
{
  char *ticket;
  LobbySpan to_call;
  double in_time;
  LobbyVerdict verdict;
  gboolean divertible;
} LobbyTicketForesight;

/**
 * LobbyServiceForesight:
 * @service: id
 * @known: whether there are enough cases to predict from
 * @next: wait of a customer who would come now
 * @next_in_time: chance that it is called within the target, 0 to 1; -1 when there is no target
 * @breach_chance: chance that somebody passes the target within the hour, 0 to 1
 * @breach_us: when that is most likely, µs since 1970 UTC; 0 when it is not expected
 */
typedef struct
{
  char *service;
  gboolean known;
  LobbySpan next;
  double next_in_time;
  double breach_chance;
  gint64 breach_us;
} LobbyServiceForesight;

/**
 * LobbyLevelMark:
 * @at_us: µs since 1970 UTC
 * @low: 10 % point of the level, in the unit of its readings (CNY for cash, percent for the rest)
 * @mid: median
 * @high: 90 % point
 */
typedef struct
{
  gint64 at_us;
  double low;
  double mid;
  double high;
} LobbyLevelMark;

/**
 * LobbySupplyForesight:
 * @device: id
 * @supply: what runs out
 * @known: whether there are enough cases to predict from
 * @chance: chance that it is out before closing, 0 to 1
 * @early_us: 10 % point of when it is out, µs since 1970 UTC; 0: not before closing
 * @empty_us: median; 0: not before closing
 * @late_us: 90 % point; 0: not before closing
 * @marks: (element-type LobbyLevelMark): its level up to closing
 */
typedef struct
{
  char *device;
  LobbySupplyKind supply;
  gboolean known;
  double chance;
  gint64 early_us;
  gint64 empty_us;
  gint64 late_us;
  GArray *marks;
} LobbySupplyForesight;

/**
 * LobbyForesight:
 * @at_us: the moment it was made for, µs since 1970 UTC
 * @n_learned: finished services that it has learned from
 * @devices_known: whether devices were known well enough to send anybody to one
 * @most_items: most pieces of advice to be shown at a time
 * @undo_s: how long a decision can be undone, seconds
 * @tickets: (element-type LobbyTicketForesight): of those that wait
 * @services: (element-type LobbyServiceForesight)
 * @supplies: (element-type LobbySupplyForesight)
 * @advices: (element-type LobbyAdviceFacts): the best first
 * @bottleneck: (nullable): id of the service that holds the lobby up most (S4-5)
 */
typedef struct
{
  gint64 at_us;
  guint n_learned;
  gboolean devices_known;
  guint most_items;
  gint64 undo_s;
  GPtrArray *tickets;
  GPtrArray *services;
  GPtrArray *supplies;
  GPtrArray *advices;
  char *bottleneck;

  /*< private >*/
  GHashTable *by_ticket;
  GStringChunk *names;
  gatomicrefcount refs;
} LobbyForesight;

LobbyForesight *lobby_foresight_new (gint64 at_us);
LobbyForesight *lobby_foresight_ref (LobbyForesight *self);
void lobby_foresight_unref (LobbyForesight *self);
const char *lobby_foresight_keep (LobbyForesight *self, const char *name);
LobbyTicketForesight *lobby_foresight_add_ticket (LobbyForesight *self, const char *ticket);
LobbyServiceForesight *lobby_foresight_add_service (LobbyForesight *self, const char *service);
LobbySupplyForesight *lobby_foresight_add_supply (LobbyForesight *self, const char *device, LobbySupplyKind supply);
void lobby_foresight_share_supplies (LobbyForesight *self, const LobbyForesight *other);
void lobby_foresight_take_advice (LobbyForesight *self, LobbyAdviceFacts *facts);
const LobbyTicketForesight *lobby_foresight_get_ticket (const LobbyForesight *self, const char *ticket);
const LobbyServiceForesight *lobby_foresight_get_service (const LobbyForesight *self, const char *service);
const LobbySupplyForesight *
lobby_foresight_get_supply (const LobbyForesight *self, const char *device, LobbySupplyKind supply);
const LobbyAdviceFacts *lobby_foresight_get_advice (const LobbyForesight *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyForesight, lobby_foresight_unref)

G_END_DECLS
