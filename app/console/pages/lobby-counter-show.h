/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-counter-tile.h"
#include "lobby-floor.h"
#include "lobby-session.h"

G_BEGIN_DECLS

void lobby_counter_tile_show_counter (LobbyCounterTile *tile,
                                      LobbyCounter *counter,
                                      LobbySession *session,
                                      const GPtrArray *errands);

G_END_DECLS
