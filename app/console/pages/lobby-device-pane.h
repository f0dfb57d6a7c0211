/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICE_PANE (lobby_device_pane_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDevicePane, lobby_device_pane, LOBBY, DEVICE_PANE, GtkBox)

GtkWidget *lobby_device_pane_new (void);
void lobby_device_pane_show (LobbyDevicePane *self, LobbySession *session, LobbyDevice *device);

G_END_DECLS
