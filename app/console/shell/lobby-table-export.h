/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lobby_table_export_ask (GtkWidget *window, LobbySession *session);

G_END_DECLS
