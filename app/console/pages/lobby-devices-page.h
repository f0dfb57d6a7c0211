/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-page.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DEVICES_PAGE (lobby_devices_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDevicesPage, lobby_devices_page, LOBBY, DEVICES_PAGE, LobbyPage)

GtkWidget *lobby_devices_page_new (void);
void lobby_devices_page_choose (LobbyDevicesPage *self, const char *device);

G_END_DECLS
