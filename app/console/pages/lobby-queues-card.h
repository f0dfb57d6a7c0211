/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_QUEUES_CARD (lobby_queues_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyQueuesCard, lobby_queues_card, LOBBY, QUEUES_CARD, GtkBox)

GtkWidget *lobby_queues_card_new (void);
void lobby_queues_card_show (LobbyQueuesCard *self, LobbySession *session);
void lobby_queues_card_open_ticket (LobbyQueuesCard *self, const char *ticket);

G_END_DECLS
