/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-floor.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICE_CARD (lobby_device_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDeviceCard, lobby_device_card, LOBBY, DEVICE_CARD, GtkToggleButton)

GtkWidget *lobby_device_card_new (void);
void lobby_device_card_show (LobbyDeviceCard *self, LobbyDevice *device, LobbyFloor *floor);
const char *lobby_device_card_get_device (LobbyDeviceCard *self);

char *lobby_device_dup_doing (LobbyDevice *device, LobbyFloor *floor);

G_END_DECLS
