/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

/**
 * LobbyPageWatch:
 *
 * Tells a page to show its session anew: at most once a frame, and never while it is not on the screen.
 */
typedef struct _LobbyPageWatch LobbyPageWatch;

typedef void (*LobbyPageShowFunc) (GtkWidget *page, LobbySession *session);

LobbyPageWatch *lobby_page_watch_new (GtkWidget *page, LobbyPageShowFunc show);
void lobby_page_watch_free (LobbyPageWatch *watch);
gboolean lobby_page_watch_set_session (LobbyPageWatch *watch, LobbySession *session);
LobbySession *lobby_page_watch_get_session (LobbyPageWatch *watch);

G_END_DECLS
