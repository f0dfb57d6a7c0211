/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: one function a format. */
#pragma once

#include "lobby-exchange.h"

G_BEGIN_DECLS

void lobby_exchange_append_csv (GString *out, const LobbyDayBook *book, const LobbyState *end);
void lobby_exchange_append_ocel (GString *out, const LobbyDayBook *book, const LobbyState *end);
void lobby_exchange_append_xes (GString *out, const LobbyDayBook *book, const LobbyState *end);
void lobby_exchange_append_ocel_objects (GString *out, const LobbyDayBook *book, const LobbyState *end);

/* What an event tells others of, and what it is called: NULL for what nobody else needs. */
const char *lobby_exchange_get_name (const LobbyEvent *event, char name[64]);

/**
 * LobbyExchangeLink:
 * @type: type of the object, as in "ticket"
 * @qualifier: what the object is to the event: name of the member
 * @id: id of the object, borrowed from the event
 *
 * Something that an event is about.
 */
typedef struct
{
  const char *type;
  const char *qualifier;
  const char *id;
} LobbyExchangeLink;

#define LOBBY_EXCHANGE_LINKS_MAX 16
guint lobby_exchange_list_links (const LobbyEvent *event, LobbyExchangeLink links[LOBBY_EXCHANGE_LINKS_MAX]);

G_END_DECLS
