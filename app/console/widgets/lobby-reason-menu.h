/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_REASON_MENU (lobby_reason_menu_get_type ())
G_DECLARE_FINAL_TYPE (LobbyReasonMenu, lobby_reason_menu, LOBBY, REASON_MENU, GtkPopover)

GtkWidget *lobby_reason_menu_new (void);
void lobby_reason_menu_show (LobbyReasonMenu *self, const char *head, const char *const *reasons);

G_END_DECLS
