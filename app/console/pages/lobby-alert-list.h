/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_ALERT_LIST (lobby_alert_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAlertList, lobby_alert_list, LOBBY, ALERT_LIST, GtkBox)

GtkWidget *lobby_alert_list_new (void);
void lobby_alert_list_show (LobbyAlertList *self, LobbySession *session);

G_END_DECLS
