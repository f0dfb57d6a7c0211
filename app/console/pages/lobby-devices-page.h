/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICES_PAGE (lobby_devices_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDevicesPage, lobby_devices_page, LOBBY, DEVICES_PAGE, GtkWidget)

GtkWidget *lobby_devices_page_new (void);
void lobby_devices_page_set_session (LobbyDevicesPage *self, LobbySession *session);
LobbySession *lobby_devices_page_get_session (LobbyDevicesPage *self);
void lobby_devices_page_choose (LobbyDevicesPage *self, const char *device);

G_END_DECLS
