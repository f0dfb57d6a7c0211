/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_NAME_BAR (lobby_name_bar_get_type ())
G_DECLARE_FINAL_TYPE (LobbyNameBar, lobby_name_bar, LOBBY, NAME_BAR, GtkBox)

/* Signal "changed" (): the name is shown or masked. */
void lobby_name_bar_show (LobbyNameBar *self, LobbySession *session, const LobbyVisitRecord *visit);
void lobby_name_bar_ask (LobbyNameBar *self);
char *lobby_name_bar_dup_name (LobbyNameBar *self, const LobbyVisitRecord *visit);

G_END_DECLS
