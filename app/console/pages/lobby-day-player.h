/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-replay-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DAY_PLAYER (lobby_day_player_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDayPlayer, lobby_day_player, LOBBY, DAY_PLAYER, GtkBox)

GtkWidget *lobby_day_player_new (void);
void lobby_day_player_focus (LobbyDayPlayer *self);
void lobby_day_player_show (LobbyDayPlayer *self, LobbyReplaySession *session);

G_END_DECLS
