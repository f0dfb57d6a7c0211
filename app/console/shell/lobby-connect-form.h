/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session-owner.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_CONNECT_FORM (lobby_connect_form_get_type ())
G_DECLARE_FINAL_TYPE (LobbyConnectForm, lobby_connect_form, LOBBY, CONNECT_FORM, GtkBox)

/* Signal "connected" (): the branch has answered, and its address is saved. */
void lobby_connect_form_set_up (LobbyConnectForm *self,
                                LobbySessionOwner *owner,
                                LobbyTokenKeeper *tokens,
                                GSettings *settings);

void lobby_connect_window_ask_for_token (GtkWidget *window);
GtkWidget *
lobby_connect_window_new (GtkWindow *parent, LobbySessionOwner *owner, LobbyTokenKeeper *tokens, GSettings *settings);

G_END_DECLS
