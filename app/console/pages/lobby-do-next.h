/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-advice-list.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DO_NEXT (lobby_do_next_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDoNext, lobby_do_next, LOBBY, DO_NEXT, GtkBox)

GtkWidget *lobby_do_next_new (void);
void lobby_do_next_show (LobbyDoNext *self, LobbySession *session);
void lobby_do_next_set_mode (LobbyDoNext *self, LobbyBoardMode mode);
void lobby_do_next_do (LobbyDoNext *self, LobbyAdviceDeed deed);

G_END_DECLS
