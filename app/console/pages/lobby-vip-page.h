/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-page.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_PAGE (lobby_vip_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipPage, lobby_vip_page, LOBBY, VIP_PAGE, LobbyPage)

GtkWidget *lobby_vip_page_new (void);

G_END_DECLS
