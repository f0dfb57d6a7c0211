/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days made by hand: a small branch and events written as on the wire, so that tests read like the specification. */
#pragma once

#include "lobby-event.h"
#include "lobby-state.h"

G_BEGIN_DECLS

#define LOBBY_FLOOR_DAY "2025-11-17"

LobbyEvent *lobby_floor_make_snapshot (const char *time);
LobbyEvent *lobby_floor_make_event (const char *time, const char *name, const char *data);
LobbyApply lobby_floor_play (LobbyState *state, const char *time, const char *name, const char *data);
LobbyState *lobby_floor_make_state (void);
gint64 lobby_floor_at (const char *time);

G_END_DECLS
