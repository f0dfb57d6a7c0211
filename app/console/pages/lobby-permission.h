/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lobby_permission_show (GtkWidget *widget, LobbySession *session, LobbyRight right, gboolean possible);
void lobby_permission_show_for (GtkWidget *widget, LobbySession *session, LobbyCommandKind kind, gboolean possible);

G_END_DECLS
