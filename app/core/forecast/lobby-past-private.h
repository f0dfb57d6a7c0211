/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room. */
#pragma once

#include "lobby-past-day.h"

G_BEGIN_DECLS

void lobby_past_day_guess_openings (LobbyPastDay *day);

G_END_DECLS
