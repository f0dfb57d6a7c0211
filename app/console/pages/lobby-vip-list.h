/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"
#include "lobby-visit-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_LIST (lobby_vip_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipList, lobby_vip_list, LOBBY, VIP_LIST, GtkBox)

/* Signal: "chosen" (LobbyVisit *). */
void lobby_vip_list_show (LobbyVipList *self, LobbyFloor *floor, LobbyVisitRows *visits, LobbyVisit *chosen);
void lobby_vip_list_take_title (LobbyVipList *self, char *title, char *remark);

G_END_DECLS
