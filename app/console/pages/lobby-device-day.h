/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-floor.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICE_DAY (lobby_device_day_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDeviceDay, lobby_device_day, LOBBY, DEVICE_DAY, GtkBox)

void lobby_device_day_show (LobbyDeviceDay *self, LobbyDevice *device, LobbyFloor *floor);

G_END_DECLS
