/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_COUNTER_POPOVER (lobby_counter_popover_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCounterPopover, lobby_counter_popover, LOBBY, COUNTER_POPOVER, GtkPopover)

GtkWidget *lobby_counter_popover_new (void);
void lobby_counter_popover_show (LobbyCounterPopover *self, LobbySession *session, LobbyCounter *counter);

G_END_DECLS
