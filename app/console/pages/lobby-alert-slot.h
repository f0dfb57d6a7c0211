/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_ALERT_SLOT (lobby_alert_slot_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAlertSlot, lobby_alert_slot, LOBBY, ALERT_SLOT, GtkBox)

GtkWidget *lobby_alert_slot_new (void);
void lobby_alert_slot_show (LobbyAlertSlot *self, LobbySession *session);
void lobby_alert_slot_open_list (LobbyAlertSlot *self);

G_END_DECLS
