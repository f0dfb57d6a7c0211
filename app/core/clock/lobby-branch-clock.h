/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-clock.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_BRANCH_CLOCK (lobby_branch_clock_get_type ())
G_DECLARE_FINAL_TYPE (LobbyBranchClock, lobby_branch_clock, LOBBY, BRANCH_CLOCK, LobbyClock)

LobbyBranchClock *lobby_branch_clock_new (void);
void lobby_branch_clock_adjust (LobbyBranchClock *self, gint64 branch_us, gint64 at_monotonic_us, double rate);
void lobby_branch_clock_start_ticking (LobbyBranchClock *self);
gint64 lobby_branch_clock_get_offset (LobbyBranchClock *self);
gboolean lobby_branch_clock_is_adjusted (LobbyBranchClock *self);
double lobby_branch_clock_get_rate (LobbyBranchClock *self);

G_END_DECLS
