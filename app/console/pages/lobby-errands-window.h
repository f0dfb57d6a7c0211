/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_ERRANDS_WINDOW (lobby_errands_window_get_type ())
G_DECLARE_FINAL_TYPE (LobbyErrandsWindow, lobby_errands_window, LOBBY, ERRANDS_WINDOW, AdwWindow)

GtkWidget *lobby_errands_window_new (GtkWindow *parent, LobbySession *session);

G_END_DECLS
