/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a time by a pattern such as "%d/%m/%Y %H:%M:%S": the digits of a part, and anything else as it stands. No locale is
 * asked: names of months are not known. */
#include "config.h"

#include "lobby-visit-time.h"

#include "lobby-instant.h"

#include <string.h>

typedef enum
{
  PART_YEAR,
  PART_MONTH,
  PART_DAY,
  PART_HOUR,
  PART_MINUTE,
  PART_SECOND,
  N_PARTS,
} Part;

/* Letter, most digits. */
static const struct
{
  char letter;
  guint digits;
} parts[N_PARTS] = { { 'Y', 4 }, { 'm', 2 }, { 'd', 2 }, { 'H', 2 }, { 'M', 2 }, { 'S', 2 } };

static int
find_part (char letter)
{
  for (int part = 0; part < N_PARTS; part++)
    if (parts[part].letter == letter)
      return part;
  return -1;
}

/* Returns: whether day and minute are in it, each part once, and nothing that is not known */
gboolean
lobby_visit_time_check (const char *pattern)
{
  guint seen = 0;

  for (const char *c = pattern; *c != '\0'; c++)
    {
      if (*c != '%')
        continue;
      c++;
      int part = find_part (*c);
      if (part < 0 || (seen & (1u << part)) != 0)
        return FALSE;
      seen |= 1u << part;
    }
  return (seen | 1u << PART_SECOND) == (1u << N_PARTS) - 1;
}

static gboolean
read_digits (const char **text, guint most, int *value)
{
  guint n = 0;

  for (*value = 0; n < most && g_ascii_isdigit (**text); n++, (*text)++)
    *value = *value * 10 + (**text - '0');
  return n > 0;
}

/**
 * lobby_visit_time_read:
 * @pattern: checked
 * @zone: of the wall clock that wrote it
 * @text: a time
 * @moment_us: (out): µs since 1970 UTC
 *
 * Returns: whether @text is a time as @pattern says, and there is such a time
 */
gboolean
lobby_visit_time_read (const char *pattern, GTimeZone *zone, const char *text, gint64 *moment_us)
{
  int values[N_PARTS] = { 0 };
  g_autofree char *day = NULL, *time = NULL;

  for (; *pattern != '\0'; pattern++)
    {
      if (*pattern == '%')
        {
          int part = find_part (*++pattern);
          if (!read_digits (&text, parts[part].digits, &values[part]))
            return FALSE;
        }
      else if (*text++ != *pattern)
        return FALSE;
    }
  if (*text != '\0')
    return FALSE;
  day = g_strdup_printf ("%04d-%02d-%02d", values[PART_YEAR], values[PART_MONTH], values[PART_DAY]);
  time = g_strdup_printf ("%02d:%02d:%02d", values[PART_HOUR], values[PART_MINUTE], values[PART_SECOND]);
  return lobby_instant_parse_local (zone, day, time, moment_us);
}
