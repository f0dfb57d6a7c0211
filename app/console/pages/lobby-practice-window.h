/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_PRACTICE_WINDOW (lobby_practice_window_get_type ())
G_DECLARE_FINAL_TYPE (LobbyPracticeWindow, lobby_practice_window, LOBBY, PRACTICE_WINDOW, AdwWindow)

GtkWindow *lobby_practice_window_new (GtkWindow *parent, LobbySession *session);

G_END_DECLS
