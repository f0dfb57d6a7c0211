/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_TICKET_POPOVER (lobby_ticket_popover_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTicketPopover, lobby_ticket_popover, LOBBY, TICKET_POPOVER, GtkPopover)

GtkWidget *lobby_ticket_popover_new (void);
void lobby_ticket_popover_show (LobbyTicketPopover *self, LobbySession *session, const char *ticket);

G_END_DECLS
