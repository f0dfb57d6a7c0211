/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyAddressFault:
 * @LOBBY_ADDRESS_FINE: it can be tried
 * @LOBBY_ADDRESS_EMPTY: nothing was entered
 * @LOBBY_ADDRESS_MALFORMED: no address of a web service
 * @LOBBY_ADDRESS_NOT_ENCRYPTED: http to another machine
 * @LOBBY_ADDRESS_HAS_SECRET: it holds a user, a password, a query or a fragment
 */
typedef enum
{
  LOBBY_ADDRESS_FINE,
  LOBBY_ADDRESS_EMPTY,
  LOBBY_ADDRESS_MALFORMED,
  LOBBY_ADDRESS_NOT_ENCRYPTED,
  LOBBY_ADDRESS_HAS_SECRET,
} LobbyAddressFault;

LobbyAddressFault lobby_service_address_check (const char *text);
const char *lobby_service_address_get_fault_words (LobbyAddressFault fault);
char *lobby_service_address_dup_clean (const char *text);
char *lobby_service_address_dup_words (const char *text);

G_END_DECLS
