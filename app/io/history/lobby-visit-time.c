/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a time as the mapping says: ISO, seconds or milliseconds since 1970, or a pattern such as "%d/%m/%Y %I:%M %p": the
 * digits of a part, and anything else as it stands. No locale is asked: names of months are not known, and the halves of the
 * day are known in English and Chinese. */
#include "config.h"

#include "lobby-visit-time.h"

#include "lobby-instant.h"

#include <string.h>

/* The end of the year 9999. */
#define LAST_S G_GINT64_CONSTANT (253402300799)

typedef enum
{
  PART_YEAR,
  PART_MONTH,
  PART_DAY,
  PART_HOUR,
  PART_HOUR_OF_HALF,
  PART_HALF,
  PART_MINUTE,
  PART_SECOND,
  PART_FRACTION,
  N_PARTS,
} Part;

#define BIT(part) (1u << (part))

/* Letter, most digits. */
static const struct
{
  char letter;
  guint digits;
} parts[N_PARTS] = { { 'Y', 4 }, { 'm', 2 }, { 'd', 2 }, { 'H', 2 }, { 'I', 2 },
                     { 'p', 0 }, { 'M', 2 }, { 'S', 2 }, { 'f', 9 } };

/* Morning at even places, afternoon at odd ones. */
static const char *const halves[] = { "am", "pm", "a.m.", "p.m.", "上午", "下午" };

static int
find_part (char letter)
{
  for (int part = 0; part < N_PARTS; part++)
    if (parts[part].letter == letter)
      return part;
  return -1;
}

static gboolean
is_whole (guint seen)
{
  const guint always = BIT (PART_YEAR) | BIT (PART_MONTH) | BIT (PART_DAY) | BIT (PART_MINUTE);
  const guint half = BIT (PART_HOUR_OF_HALF) | BIT (PART_HALF);
  const guint hour = seen & (BIT (PART_HOUR) | half);

  return (seen & always) == always && (hour == BIT (PART_HOUR) || hour == half);
}

/**
 * lobby_visit_time_check:
 * @pattern: how times are written
 *
 * Returns: whether it is "iso", "epoch-s", "epoch-ms", or a pattern with day and minute in it, each part once, and nothing
 *   that is not known
 */
gboolean
lobby_visit_time_check (const char *pattern)
{
  static const char *const words[] = { LOBBY_VISIT_TIME_ISO, "epoch-s", "epoch-ms", NULL };
  guint seen = 0;

  if (g_strv_contains (words, pattern))
    return TRUE;
  for (const char *c = pattern; *c != '\0'; c++)
    {
      if (*c != '%')
        continue;
      c++;
      int part = find_part (*c);
      if (part < 0 || (seen & BIT (part)) != 0)
        return FALSE;
      seen |= BIT (part);
    }
  return is_whole (seen);
}

static gboolean
read_digits (const char **text, guint most, int *value)
{
  guint n = 0;

  for (*value = 0; n < most && g_ascii_isdigit (**text); n++, (*text)++)
    *value = *value * 10 + (**text - '0');
  return n > 0;
}

static gboolean
read_half (const char **text, int *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    if (g_ascii_strncasecmp (*text, halves[i], strlen (halves[i])) == 0)
      {
        *text += strlen (halves[i]);
        *value = (int) (i % 2);
        return TRUE;
      }
  return FALSE;
}

/* As many blanks as there are stand for one. */
static gboolean
read_as_it_stands (const char **text, char expected)
{
  if (**text != expected)
    return FALSE;
  (*text)++;
  while (expected == ' ' && **text == ' ')
    (*text)++;
  return TRUE;
}

static gboolean
read_parts (const char *pattern, const char *text, int values[N_PARTS])
{
  for (; *pattern != '\0'; pattern++)
    {
      if (*pattern != '%')
        {
          if (!read_as_it_stands (&text, *pattern))
            return FALSE;
          continue;
        }
      int part = find_part (*++pattern);
      if (part == PART_HALF ? !read_half (&text, &values[part])
                            : !read_digits (&text, parts[part].digits, &values[part]))
        return FALSE;
    }
  return *text == '\0';
}

/* Half past midnight is 12:30 in the morning, half past noon 12:30 in the afternoon. */
static gboolean
find_hour (const char *pattern, int values[N_PARTS])
{
  int hour = values[PART_HOUR_OF_HALF];

  if (strstr (pattern, "%I") == NULL)
    return TRUE;
  if (hour < 1 || hour > 12)
    return FALSE;
  values[PART_HOUR] = hour % 12 + (values[PART_HALF] == 1 ? 12 : 0);
  return TRUE;
}

static gboolean
read_by_pattern (const char *pattern, GTimeZone *zone, const char *text, gint64 *moment_us)
{
  int values[N_PARTS] = { 0 };
  g_autofree char *day = NULL, *time = NULL;

  if (!read_parts (pattern, text, values) || !find_hour (pattern, values))
    return FALSE;
  day = g_strdup_printf ("%04d-%02d-%02d", values[PART_YEAR], values[PART_MONTH], values[PART_DAY]);
  time = g_strdup_printf ("%02d:%02d:%02d", values[PART_HOUR], values[PART_MINUTE], values[PART_SECOND]);
  return lobby_instant_parse_local (zone, day, time, moment_us);
}

/* With an offset, or on the wall clock of the zone; "T" or a blank between. */
static gboolean
read_iso (GTimeZone *zone, const char *text, gint64 *moment_us)
{
  char day[11], time[9];

  if (lobby_instant_parse (text, moment_us))
    return TRUE;
  if (strlen (text) < 16 || (text[10] != 'T' && text[10] != ' '))
    return FALSE;
  g_strlcpy (day, text, sizeof day);
  g_strlcpy (time, text + 11, sizeof time);
  if (strlen (text) > 19 && strspn (text + 19, ".0123456789") != strlen (text + 19))
    return FALSE;
  return lobby_instant_parse_local (zone, day, time, moment_us);
}

/* A fraction of the unit is left out. */
static gboolean
read_epoch (const char *text, gint64 unit_us, gint64 *moment_us)
{
  const char *point = strchr (text, '.');
  g_autofree char *whole = g_strndup (text, point != NULL ? (gsize) (point - text) : strlen (text));
  gint64 count;

  if (point != NULL && strspn (point + 1, "0123456789") != strlen (point + 1))
    return FALSE;
  if (!g_ascii_string_to_signed (whole, 10, 1, LAST_S * (G_USEC_PER_SEC / unit_us), &count, NULL))
    return FALSE;
  *moment_us = count * unit_us;
  return TRUE;
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
  if (strcmp (pattern, LOBBY_VISIT_TIME_ISO) == 0)
    return read_iso (zone, text, moment_us);
  if (strcmp (pattern, "epoch-s") == 0)
    return read_epoch (text, G_USEC_PER_SEC, moment_us);
  if (strcmp (pattern, "epoch-ms") == 0)
    return read_epoch (text, G_USEC_PER_SEC / 1000, moment_us);
  return read_by_pattern (pattern, zone, text, moment_us);
}
