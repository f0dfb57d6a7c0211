/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"
#include "lobby-vip-log.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VIP_BAR (lobby_vip_bar_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVipBar, lobby_vip_bar, LOBBY, VIP_BAR, GtkBox)

/* Signal "changed" (): something else is sought. */
void lobby_vip_bar_show (LobbyVipBar *self, LobbySession *session);
void lobby_vip_bar_read (LobbyVipBar *self, LobbyVipQuery *query);

G_END_DECLS
