/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_HERALD (lobby_herald_get_type ())
G_DECLARE_FINAL_TYPE (LobbyHerald, lobby_herald, LOBBY, HERALD, GObject)

LobbyHerald *lobby_herald_new (GApplication *application, GSettings *settings);
void lobby_herald_set_session (LobbyHerald *self, LobbySession *session);

G_END_DECLS
