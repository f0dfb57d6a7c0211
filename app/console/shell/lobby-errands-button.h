/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_ERRANDS_BUTTON (lobby_errands_button_get_type ())
G_DECLARE_FINAL_TYPE (LobbyErrandsButton, lobby_errands_button, LOBBY, ERRANDS_BUTTON, GtkButton)

void lobby_errands_button_set_session (LobbyErrandsButton *self, LobbySession *session);

G_END_DECLS
