/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_QUEUE_POPOVER (lobby_queue_popover_get_type ())
G_DECLARE_FINAL_TYPE (LobbyQueuePopover, lobby_queue_popover, LOBBY, QUEUE_POPOVER, GtkPopover)

GtkWidget *lobby_queue_popover_new (void);
void lobby_queue_popover_show (LobbyQueuePopover *self, LobbySession *session, LobbyQueue *queue);

G_END_DECLS
