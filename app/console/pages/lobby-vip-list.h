/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_LIST (lobby_vip_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipList, lobby_vip_list, LOBBY, VIP_LIST, GtkBox)

/* Property: "open" (construct-only): those that nobody has answered, else the others. Signal: "chosen" (LobbyVisit *). */
void lobby_vip_list_show (LobbyVipList *self, LobbyFloor *floor, const char *search, LobbyVisit *chosen);
guint lobby_vip_list_get_count (LobbyVipList *self);
LobbyVisit *lobby_vip_list_get_first (LobbyVipList *self);
void lobby_vip_list_take_title (LobbyVipList *self, char *title, char *remark);

G_END_DECLS
