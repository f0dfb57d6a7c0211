/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_PANE (lobby_vip_pane_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipPane, lobby_vip_pane, LOBBY, VIP_PANE, GtkBox)

void lobby_vip_pane_show (LobbyVipPane *self, LobbySession *session, LobbyVisit *visit);

G_END_DECLS
