/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-past-day.h"

G_BEGIN_DECLS

void lobby_past_day_undo (const LobbyPastDay *day,
                          const LobbyState *state,
                          double from_s,
                          double until_s,
                          GArray *decisions);

G_END_DECLS
