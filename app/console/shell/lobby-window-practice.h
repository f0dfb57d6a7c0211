/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lobby_window_practice_follow (GtkWindow *window, LobbySession *session);
void lobby_window_practice_open (GtkWindow *window, LobbySession *session);

G_END_DECLS
