/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-alert-board.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TICKET (lobby_ticket_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTicket, lobby_ticket, LOBBY, TICKET, GObject)

LobbyTicket *lobby_ticket_new (const LobbyTicketRecord *record);
const LobbyTicketRecord *lobby_ticket_get_record (LobbyTicket *self);
gint64 lobby_ticket_get_wait_s (LobbyTicket *self);
LobbySeverity lobby_ticket_get_severity (LobbyTicket *self);

G_END_DECLS
