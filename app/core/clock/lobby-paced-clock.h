/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-clock.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_PACED_CLOCK (lobby_paced_clock_get_type ())
G_DECLARE_FINAL_TYPE (LobbyPacedClock, lobby_paced_clock, LOBBY, PACED_CLOCK, LobbyClock)

LobbyPacedClock *lobby_paced_clock_new (void);
void lobby_paced_clock_start (LobbyPacedClock *self, gint64 now_us, double rate);
void lobby_paced_clock_set_rate (LobbyPacedClock *self, double rate);
double lobby_paced_clock_get_rate (LobbyPacedClock *self);

G_END_DECLS
