/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A time from anybody: refused, or the same instant after being written and read again. */
#include "fuzz.h"

#include "lobby-instant.h"
#include "lobby-zone.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GTimeZone) zone = lobby_zone_new (text);
  g_autoptr (GTimeZone) shanghai = lobby_zone_new ("Asia/Shanghai");
  char buffer[LOBBY_INSTANT_SIZE];
  gint64 instant, again;

  if (shanghai != NULL && lobby_instant_parse_local (shanghai, text, "12:00", &instant))
    g_free (lobby_instant_dup_day (instant, shanghai));
  if (!lobby_instant_parse (text, &instant))
    return 0;
  lobby_instant_format (instant, buffer);
  g_assert_true (lobby_instant_parse (buffer, &again));
  g_assert_cmpint (instant, ==, again);
  return 0;
}
