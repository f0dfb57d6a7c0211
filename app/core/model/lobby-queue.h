/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-ticket.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_QUEUE (lobby_queue_get_type ())
G_DECLARE_FINAL_TYPE (LobbyQueue, lobby_queue, LOBBY, QUEUE, GObject)

LobbyQueue *lobby_queue_new (const LobbyServiceRecord *service);
const LobbyServiceRecord *lobby_queue_get_service (LobbyQueue *self);
GListModel *lobby_queue_get_tickets (LobbyQueue *self);

G_END_DECLS
