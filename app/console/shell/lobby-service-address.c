/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of a branch service as a person enters it, checked before anything is sent. The client checks again. */
#include "config.h"

#include "lobby-service-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_this_machine (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

static gboolean
can_be_host (const char *host)
{
  return host != NULL && *host != '\0' && strpbrk (host, " \t\r\n\"'<>\\^`{|}%") == NULL;
}

static GUri *
parse (const char *text)
{
  g_autofree char *clean = lobby_service_address_dup_clean (text);

  return g_uri_parse (clean, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH, NULL);
}

/**
 * lobby_service_address_check:
 * @text: what was entered
 *
 * Only https, except for this machine itself; nothing secret in the address, since addresses get shown and logged.
 *
 * Returns: what is wrong with it
 */
LobbyAddressFault
lobby_service_address_check (const char *text)
{
  g_autofree char *clean = lobby_service_address_dup_clean (text);
  g_autoptr (GUri) uri = NULL;

  if (*clean == '\0')
    return LOBBY_ADDRESS_EMPTY;
  uri = parse (text);
  if (uri == NULL || !can_be_host (g_uri_get_host (uri)))
    return LOBBY_ADDRESS_MALFORMED;
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return LOBBY_ADDRESS_HAS_SECRET;
  if (strcmp (g_uri_get_scheme (uri), "https") == 0)
    return LOBBY_ADDRESS_FINE;
  if (strcmp (g_uri_get_scheme (uri), "http") != 0)
    return LOBBY_ADDRESS_MALFORMED;
  return is_this_machine (g_uri_get_host (uri)) ? LOBBY_ADDRESS_FINE : LOBBY_ADDRESS_NOT_ENCRYPTED;
}

/**
 * lobby_service_address_dup_clean:
 * @text: (nullable): what was entered
 *
 * Returns: (transfer full): the address without space around it, with https:// where no scheme was entered
 */
char *
lobby_service_address_dup_clean (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*bare == '\0' || strstr (bare, "://") != NULL)
    return g_steal_pointer (&bare);
  return g_strconcat ("https://", bare, NULL);
}

/**
 * lobby_service_address_dup_words:
 * @text: (nullable): an address
 *
 * Returns: (transfer full): host and port, short enough for a label
 */
char *
lobby_service_address_dup_words (const char *text)
{
  g_autoptr (GUri) uri = parse (text);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup ("");
  if (g_uri_get_port (uri) < 0)
    return g_strdup (g_uri_get_host (uri));
  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

/** lobby_service_address_get_fault_words: Returns: (nullable): what is wrong with an address that was entered, in words */
const char *
lobby_service_address_get_fault_words (LobbyAddressFault fault)
{
  switch (fault)
    {
    case LOBBY_ADDRESS_EMPTY:
      return _ ("Enter the address of the branch service.");
    case LOBBY_ADDRESS_MALFORMED:
      /* Translators: keep the example as it is */
      return _ ("This is not an address. It looks like https://branch.example.org:7410.");
    case LOBBY_ADDRESS_NOT_ENCRYPTED:
      return _ ("Without encryption only this computer itself may be used. Take an address with https.");
    case LOBBY_ADDRESS_HAS_SECRET:
      return _ ("The address must not hold a user name, a password or a question mark. The token has its own field.");
    case LOBBY_ADDRESS_FINE:
    default:
      return NULL;
    }
}
