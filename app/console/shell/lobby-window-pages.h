/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void lobby_window_pages_fill (AdwViewStack *stack, LobbySession *session);
void lobby_window_pages_show_rights (AdwViewStack *stack, LobbySession *session);
void lobby_window_pages_show_badges (AdwViewStack *stack, LobbySession *session);
gboolean lobby_window_pages_is_personal (const char *name);
void lobby_window_pages_hide (AdwViewStack *stack, gboolean hide);
void lobby_window_pages_show_again (AdwViewStack *stack);
void lobby_window_pages_ask (AdwViewStack *stack, const char *what, GVariant *parameter);

G_END_DECLS
