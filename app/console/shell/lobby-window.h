/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_WINDOW (lobby_window_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWindow, lobby_window, LOBBY, WINDOW, AdwApplicationWindow)

LobbyWindow *lobby_window_new (GtkApplication *application, GSettings *settings);
void lobby_window_set_session (LobbyWindow *self, LobbySession *session);
LobbySession *lobby_window_get_session (LobbyWindow *self);
void lobby_window_show_opening (LobbyWindow *self, const char *title, const char *description);
void lobby_window_show_problem (LobbyWindow *self, const char *title, const char *description);
void lobby_window_show_page (LobbyWindow *self, const char *name);
void lobby_window_set_covered (LobbyWindow *self, gboolean covered);
gboolean lobby_window_is_public (LobbyWindow *self);
const char *lobby_window_get_page (LobbyWindow *self);
void lobby_window_add_toast (LobbyWindow *self, const char *text);

G_END_DECLS
