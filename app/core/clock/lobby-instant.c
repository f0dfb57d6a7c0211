/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants as text (RFC 3339, RFC 9557 suffixes tolerated) and as wall time of a branch's zone. Calendar arithmetic for
 * the UTC forms is done by hand: it runs for every event and every line of a recorded day. */
#include "config.h"

#include "lobby-instant.h"

#include <string.h>

/* Days since 1970-01-01 of a date of the proleptic Gregorian calendar (years from 1 March, so that leap days end a year). */
static gint64
days_from_date (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * 146097 + day_of_era - 719468;
}

/* What can be written in four digits of a year. */
static gint64
earliest_us (void)
{
  return days_from_date (1, 1, 1) * 24 * LOBBY_HOUR_US;
}

static gint64
latest_us (void)
{
  return (days_from_date (9999, 12, 31) + 1) * 24 * LOBBY_HOUR_US - 1;
}

static void
date_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 shifted = days + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = (int) (shifted - era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  *year = (int) (year_of_era + era * 400) + (*month <= 2);
}

static gboolean
read_digits (const char **cursor, int count, int *value)
{
  int read = 0;

  for (int i = 0; i < count; i++)
    {
      char c = (*cursor)[i];
      if (c < '0' || c > '9')
        return FALSE;
      read = read * 10 + (c - '0');
    }
  *cursor += count;
  *value = read;
  return TRUE;
}

static gboolean
skip (const char **cursor, char expected)
{
  if (**cursor != expected)
    return FALSE;
  (*cursor)++;
  return TRUE;
}

static gboolean
date_exists (int year, int month, int day)
{
  return year >= 1 && month >= 1 && month <= 12 && day >= 1
         && day <= g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

static gboolean
read_date (const char **cursor, gint64 *days)
{
  int year, month, day;

  if (!read_digits (cursor, 4, &year) || !skip (cursor, '-') || !read_digits (cursor, 2, &month) || !skip (cursor, '-')
      || !read_digits (cursor, 2, &day) || !date_exists (year, month, day))
    return FALSE;
  *days = days_from_date (year, month, day);
  return TRUE;
}

static gboolean
read_fraction (const char **cursor, gint64 *us)
{
  gint64 unit = 100000;

  *us = 0;
  if (!skip (cursor, '.'))
    return TRUE;
  if (!g_ascii_isdigit (**cursor))
    return FALSE;
  for (; g_ascii_isdigit (**cursor); (*cursor)++, unit /= 10)
    *us += (**cursor - '0') * unit;
  return TRUE;
}

static gboolean
read_offset (const char **cursor, int *minutes)
{
  int sign = **cursor == '-' ? -1 : 1;
  int hour, minute;

  *minutes = 0;
  if (skip (cursor, 'Z') || skip (cursor, 'z'))
    return TRUE;
  if (!skip (cursor, '+') && !skip (cursor, '-'))
    return FALSE;
  if (!read_digits (cursor, 2, &hour) || !skip (cursor, ':') || !read_digits (cursor, 2, &minute) || hour > 23
      || minute > 59)
    return FALSE;
  *minutes = sign * (hour * 60 + minute);
  return TRUE;
}

/* RFC 9557: "[Asia/Shanghai]" and the like may follow; the offset already says the instant. */
static gboolean
skip_suffixes (const char **cursor)
{
  while (**cursor == '[')
    {
      const char *end = strchr (*cursor, ']');
      if (end == NULL)
        return FALSE;
      *cursor = end + 1;
    }
  return **cursor == '\0';
}

/**
 * lobby_instant_parse:
 * @text: a time as RFC 3339 with an offset; a leap second `:60` counts as the first second of the next minute
 * @instant_us: (out): µs since 1970 UTC
 *
 * Returns: whether @text is such a time
 */
gboolean
lobby_instant_parse (const char *text, gint64 *instant_us)
{
  const char *cursor = text;
  gint64 days, fraction;
  int hour, minute, second, offset;

  g_return_val_if_fail (text != NULL && instant_us != NULL, FALSE);

  if (!read_date (&cursor, &days) || !(skip (&cursor, 'T') || skip (&cursor, 't') || skip (&cursor, ' '))
      || !read_digits (&cursor, 2, &hour) || !skip (&cursor, ':') || !read_digits (&cursor, 2, &minute)
      || !skip (&cursor, ':') || !read_digits (&cursor, 2, &second) || hour > 23 || minute > 59 || second > 60)
    return FALSE;
  if (!read_fraction (&cursor, &fraction) || !read_offset (&cursor, &offset) || !skip_suffixes (&cursor))
    return FALSE;
  *instant_us = ((days * 24 + hour) * 60 + minute - offset) * LOBBY_MINUTE_US + second * LOBBY_SECOND_US + fraction;
  return *instant_us >= earliest_us () && *instant_us <= latest_us ();
}

static char *
put_digits (char *out, gint64 value, int count)
{
  for (int i = count - 1; i >= 0; i--, value /= 10)
    out[i] = (char) ('0' + value % 10);
  return out + count;
}

/**
 * lobby_instant_format:
 * @instant_us: µs since 1970 UTC, within the years 1 to 9999
 * @buffer: (out): takes the text
 *
 * Writes RFC 3339 in UTC; a fraction is written only when there is one.
 *
 * Returns: @buffer
 */
char *
lobby_instant_format (gint64 instant_us, char buffer[LOBBY_INSTANT_SIZE])
{
  gint64 us = CLAMP (instant_us, earliest_us (), latest_us ());
  gint64 days = us >= 0 ? us / (24 * LOBBY_HOUR_US) : -((-us + 24 * LOBBY_HOUR_US - 1) / (24 * LOBBY_HOUR_US));
  gint64 rest = us - days * 24 * LOBBY_HOUR_US;
  int year, month, day;
  char *out = buffer;

  date_from_days (days, &year, &month, &day);
  out = put_digits (out, year, 4);
  *out++ = '-';
  out = put_digits (out, month, 2);
  *out++ = '-';
  out = put_digits (out, day, 2);
  *out++ = 'T';
  out = put_digits (out, rest / LOBBY_HOUR_US, 2);
  *out++ = ':';
  out = put_digits (out, rest / LOBBY_MINUTE_US % 60, 2);
  *out++ = ':';
  out = put_digits (out, rest / LOBBY_SECOND_US % 60, 2);
  if (rest % LOBBY_SECOND_US != 0)
    {
      *out++ = '.';
      if (rest % 1000 == 0)
        out = put_digits (out, rest % LOBBY_SECOND_US / 1000, 3);
      else
        out = put_digits (out, rest % LOBBY_SECOND_US, 6);
    }
  *out++ = 'Z';
  *out = '\0';
  return buffer;
}

/**
 * lobby_instant_from_local:
 * @zone: zone of the branch
 * @day: "YYYY-MM-DD"
 * @minutes: minutes since midnight on the wall clock
 *
 * Returns: µs since 1970 UTC, 0 when @day is no date
 */
gint64
lobby_instant_from_local (GTimeZone *zone, const char *day, gint64 minutes)
{
  char *time = g_strdup_printf ("%02d:%02d:00", (int) (minutes / 60), (int) (minutes % 60));
  gint64 instant = 0;

  if (!lobby_instant_parse_local (zone, day, time, &instant))
    instant = 0;
  g_free (time);
  return instant;
}

/**
 * lobby_instant_parse_local:
 * @zone: zone of the branch
 * @day: "YYYY-MM-DD"
 * @time: "HH:MM" or "HH:MM:SS"
 * @instant_us: (out): µs since 1970 UTC
 *
 * Returns: whether both are what they should be
 */
gboolean
lobby_instant_parse_local (GTimeZone *zone, const char *day, const char *time, gint64 *instant_us)
{
  const char *cursor = day;
  int hour, minute, second = 0;
  gint64 days;

  g_return_val_if_fail (zone != NULL && day != NULL && time != NULL && instant_us != NULL, FALSE);

  if (!read_date (&cursor, &days) || *cursor != '\0')
    return FALSE;
  cursor = time;
  if (!read_digits (&cursor, 2, &hour) || !skip (&cursor, ':') || !read_digits (&cursor, 2, &minute) || hour > 23
      || minute > 59)
    return FALSE;
  if (skip (&cursor, ':') && (!read_digits (&cursor, 2, &second) || second > 60))
    return FALSE;
  if (*cursor != '\0')
    return FALSE;

  gint64 local = (days * 24 + hour) * 3600 + minute * 60 + second;
  gint64 adjusted = local;
  int interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &adjusted);
  *instant_us = (adjusted - g_time_zone_get_offset (zone, interval)) * LOBBY_SECOND_US;
  return TRUE;
}

/* Up to two digits. */
static gboolean
read_part (const char **cursor, int *value)
{
  return g_ascii_isdigit ((*cursor)[0]) && read_digits (cursor, g_ascii_isdigit ((*cursor)[1]) ? 2 : 1, value);
}

/**
 * lobby_instant_read_wall:
 * @text: a time of day as a person writes it: "8:30", "08:30", "08.30", "0830", with ASCII or full-width characters
 * @minutes: (out): minutes since midnight on the wall clock, 0 to 1439
 *
 * Returns: whether it is a time of day
 */
gboolean
lobby_instant_read_wall (const char *text, gint64 *minutes)
{
  char *plain, *stripped;
  const char *cursor;
  int hour = 0, minute = 0;
  gboolean ok;

  g_return_val_if_fail (text != NULL && minutes != NULL, FALSE);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (plain == NULL)
    return FALSE;
  stripped = g_strstrip (plain);
  cursor = stripped;
  if (strlen (stripped) == 4 && strspn (stripped, "0123456789") == 4)
    ok = read_part (&cursor, &hour) && read_part (&cursor, &minute);
  else
    ok = read_part (&cursor, &hour) && (skip (&cursor, ':') || skip (&cursor, '.'))
         && read_digits (&cursor, 2, &minute);
  ok = ok && *cursor == '\0' && hour <= 23 && minute <= 59;
  g_free (plain);
  if (ok)
    *minutes = hour * 60 + minute;
  return ok;
}

static gint64
local_seconds (gint64 instant_us, GTimeZone *zone)
{
  gint64 utc = instant_us / LOBBY_SECOND_US;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);

  return utc + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);
}

/* Returns: days since 1970-01-01 of the date that the wall of @zone shows */
static gint64
get_date (gint64 instant_us, GTimeZone *zone)
{
  gint64 seconds = local_seconds (instant_us, zone);

  return seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400;
}

/**
 * lobby_instant_dup_day:
 * @instant_us: µs since 1970 UTC
 * @zone: zone of the branch
 *
 * Returns: (transfer full): the business day, "YYYY-MM-DD"
 */
char *
lobby_instant_dup_day (gint64 instant_us, GTimeZone *zone)
{
  int year, month, day;

  date_from_days (get_date (instant_us, zone), &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * lobby_instant_day_start:
 * @instant_us: µs since 1970 UTC
 * @zone: zone of the branch
 *
 * Returns: the midnight of the branch's zone before @instant_us
 */
gint64
lobby_instant_day_start (gint64 instant_us, GTimeZone *zone)
{
  char *day = lobby_instant_dup_day (instant_us, zone);
  gint64 start = lobby_instant_from_local (zone, day, 0);

  g_free (day);
  return start;
}

/**
 * lobby_instant_day_end:
 * @instant_us: µs since 1970 UTC
 * @days: calendar days to count from the day of @instant_us, which itself is not counted; 0 for its own end
 * @zone: zone of the branch
 *
 * A term in calendar days ends with its last day, however long the days in between are.
 *
 * Returns: the last second of that day
 */
gint64
lobby_instant_day_end (gint64 instant_us, gint64 days, GTimeZone *zone)
{
  g_autofree char *next = NULL;
  int year, month, day;

  date_from_days (get_date (instant_us, zone) + days + 1, &year, &month, &day);
  next = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return lobby_instant_from_local (zone, next, 0) - LOBBY_SECOND_US;
}

/** lobby_instant_count_days: Returns: how many midnights of @zone lie between both, negative when @to_us is earlier */
gint64
lobby_instant_count_days (gint64 from_us, gint64 to_us, GTimeZone *zone)
{
  return get_date (to_us, zone) - get_date (from_us, zone);
}
