/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exchange: a recorded day in the formats of other programs. Nothing personal leaves: names are left out, customers and
 * staff are the pseudonyms that the day has for them. */
#pragma once

#include "lobby-day-book.h"

G_BEGIN_DECLS

/**
 * LobbyExchangeFormat:
 * @LOBBY_EXCHANGE_CSV: a table of visits, one row a ticket, as the import reads it
 * @LOBBY_EXCHANGE_OCEL: object-centric event log, OCEL 2.0 JSON: events with their tickets, counters, devices, staff and
 *   customers
 * @LOBBY_EXCHANGE_XES: event log of IEEE 1849, one trace a ticket
 */
typedef enum
{
  LOBBY_EXCHANGE_CSV,
  LOBBY_EXCHANGE_OCEL,
  LOBBY_EXCHANGE_XES,
} LobbyExchangeFormat;

GString *lobby_exchange_format (LobbyExchangeFormat format, const LobbyDayBook *book);
gboolean lobby_exchange_save (LobbyExchangeFormat format, const LobbyDayBook *book, const char *path, GError **error);
gboolean lobby_exchange_find_format (const char *name, LobbyExchangeFormat *format);

G_END_DECLS
