/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model: the lobby as observable objects, projected from the state after each batch of events and at each tick of the
 * clock. The same object stands for the same thing for its whole life, so that selection, focus and bindings survive.
 * Data flow one way: nothing here changes the state. Knows GIO, no GTK. */
#pragma once

#include "lobby-advice.h"
#include "lobby-alert.h"
#include "lobby-case.h"
#include "lobby-counter.h"
#include "lobby-device.h"
#include "lobby-glance.h"
#include "lobby-queue.h"
#include "lobby-visit.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_FLOOR (lobby_floor_get_type ())
G_DECLARE_FINAL_TYPE (LobbyFloor, lobby_floor, LOBBY, FLOOR, GObject)

/**
 * LobbyFreshness:
 * @now_us: time to show the area at: the branch's time, or of its last sign of life when it is stale, µs since 1970 UTC
 * @stale: nothing was heard of the area for too long; its figures turn grey and carry @now_us
 * @known: anything was ever heard of it
 *
 * How old the figures of an area are. Waits never count on as if live when the feed is dead.
 */
typedef struct
{
  gint64 now_us;
  gboolean stale;
  gboolean known;
} LobbyFreshness;

LobbyFloor *lobby_floor_new (void);
void lobby_floor_project (LobbyFloor *self, const LobbyState *state, const LobbyChanges *changes);
void
lobby_floor_tick (LobbyFloor *self, const LobbyState *state, const LobbyFreshness freshness[LOBBY_AREA_FEEDBACK + 1]);
void lobby_floor_begin_anew (LobbyFloor *self);

const LobbyBranchRecord *lobby_floor_get_branch (LobbyFloor *self);
GTimeZone *lobby_floor_get_time_zone (LobbyFloor *self);
const LobbyFreshness *lobby_floor_get_freshness (LobbyFloor *self, LobbyArea area);
LobbyGlance *lobby_floor_get_glance (LobbyFloor *self);
GListModel *lobby_floor_get_queues (LobbyFloor *self);
GListModel *lobby_floor_get_counters (LobbyFloor *self);
GListModel *lobby_floor_get_devices (LobbyFloor *self);
GListModel *lobby_floor_get_visits (LobbyFloor *self);
GListModel *lobby_floor_get_cases (LobbyFloor *self);
GListModel *lobby_floor_get_alerts (LobbyFloor *self);
GListModel *lobby_floor_get_ended_alerts (LobbyFloor *self);
GListModel *lobby_floor_get_advices (LobbyFloor *self);
void lobby_floor_take_foresight (LobbyFloor *self, LobbyForesight *foresight);
const LobbyForesight *lobby_floor_get_foresight (LobbyFloor *self);
LobbyTicket *lobby_floor_get_ticket (LobbyFloor *self, const char *id);
const LobbyText *lobby_floor_get_staff_name (LobbyFloor *self, const char *id);
const LobbyText *lobby_floor_get_transaction_name (LobbyFloor *self, const char *id);

G_END_DECLS
