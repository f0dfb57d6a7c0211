/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICES_CARD (lobby_devices_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDevicesCard, lobby_devices_card, LOBBY, DEVICES_CARD, GtkBox)

GtkWidget *lobby_devices_card_new (void);
void lobby_devices_card_show (LobbyDevicesCard *self, LobbySession *session);
void lobby_devices_card_set_mode (LobbyDevicesCard *self, guint columns, gboolean compact);
char *lobby_devices_dup_count (LobbyFloor *floor, LobbyTerminalState state);

G_END_DECLS
