/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_COUNTER (lobby_counter_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCounter, lobby_counter, LOBBY, COUNTER, GObject)

LobbyCounter *lobby_counter_new (const LobbyCounterRecord *record);
const LobbyCounterRecord *lobby_counter_get_record (LobbyCounter *self);
const LobbyCounterPlan *lobby_counter_get_plan (LobbyCounter *self);
const LobbyTicketRecord *lobby_counter_get_ticket (LobbyCounter *self);
const LobbyServiceRecord *lobby_counter_get_service (LobbyCounter *self);
const LobbyText *lobby_counter_get_staff_name (LobbyCounter *self);
const LobbyText *lobby_counter_get_free_name (LobbyCounter *self);
gint64 lobby_counter_get_elapsed_s (LobbyCounter *self);
int lobby_counter_get_busy_percent (LobbyCounter *self);
int lobby_counter_get_waiting (LobbyCounter *self);
gboolean lobby_counter_is_long_service (LobbyCounter *self);
gboolean lobby_counter_is_idle_while_queue (LobbyCounter *self);

G_END_DECLS
