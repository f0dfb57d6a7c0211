/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones by their IANA ids. An id may come from a network or a file, and GLib opens a file of that name:
 * only names that cannot leave the zone database pass. */
#include "config.h"

#include "lobby-zone.h"

#include <string.h>

#define ID_BYTES 64

static gboolean
is_zone_id (const char *id)
{
  if (!g_ascii_isalpha (*id) || strlen (id) > ID_BYTES)
    return FALSE;
  for (const char *c = id; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_+-/", *c) == NULL)
      return FALSE;
  return strstr (id, "//") == NULL && !g_str_has_suffix (id, "/");
}

/**
 * lobby_zone_new:
 * @id: (nullable): IANA zone id, as in "Asia/Shanghai"; may be anybody's text
 *
 * Returns: (transfer full) (nullable): the zone, %NULL when @id is no id or this machine does not know it
 */
GTimeZone *
lobby_zone_new (const char *id)
{
  return id != NULL && is_zone_id (id) ? g_time_zone_new_identifier (id) : NULL;
}
