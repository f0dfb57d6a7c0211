/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_PAGE (lobby_vip_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipPage, lobby_vip_page, LOBBY, VIP_PAGE, GtkWidget)

/* Property: "session". */
GtkWidget *lobby_vip_page_new (void);
void lobby_vip_page_set_session (LobbyVipPage *self, LobbySession *session);
LobbySession *lobby_vip_page_get_session (LobbyVipPage *self);

G_END_DECLS
