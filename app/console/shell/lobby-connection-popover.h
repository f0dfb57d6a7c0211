/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_CONNECTION_POPOVER (lobby_connection_popover_get_type ())
G_DECLARE_FINAL_TYPE (LobbyConnectionPopover, lobby_connection_popover, LOBBY, CONNECTION_POPOVER, GtkPopover)

void lobby_connection_popover_set_session (LobbyConnectionPopover *self, LobbySession *session);

G_END_DECLS
