/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-clock.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_MANUAL_CLOCK (lobby_manual_clock_get_type ())
G_DECLARE_FINAL_TYPE (LobbyManualClock, lobby_manual_clock, LOBBY, MANUAL_CLOCK, LobbyClock)

LobbyManualClock *lobby_manual_clock_new (gint64 now_us);
void lobby_manual_clock_set (LobbyManualClock *self, gint64 now_us);
void lobby_manual_clock_advance (LobbyManualClock *self, gint64 by_us);

G_END_DECLS
