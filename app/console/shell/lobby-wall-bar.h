/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-connection-pill.h"
#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_WALL_BAR (lobby_wall_bar_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWallBar, lobby_wall_bar, LOBBY, WALL_BAR, GtkBox)

void lobby_wall_bar_show (LobbyWallBar *self, LobbySession *session, LobbyPillState state);
void lobby_wall_bar_enlarge (LobbyWallBar *self, gboolean on);

G_END_DECLS
