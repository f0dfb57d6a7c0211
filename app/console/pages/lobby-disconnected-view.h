/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DISCONNECTED_VIEW (lobby_disconnected_view_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDisconnectedView, lobby_disconnected_view, LOBBY, DISCONNECTED_VIEW, GtkBox)

GtkWidget *lobby_disconnected_view_new (void);
void lobby_disconnected_view_show (LobbyDisconnectedView *self, LobbySession *session);

G_END_DECLS
