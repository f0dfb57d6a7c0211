/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times, durations and small sentences. Whole sentences with named places; plural forms where there is a count. */
#include "config.h"

#include "lobby-words.h"

#include <glib/gi18n-lib.h>

#define SECOND_US G_USEC_PER_SEC
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static GDateTime *
make_local (gint64 at_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);

  return utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
}

/** lobby_words_get_offset: Returns: what @zone is ahead of UTC at @at_us, µs */
gint64
lobby_words_get_offset (GTimeZone *zone, gint64 at_us)
{
  g_autoptr (GDateTime) local = make_local (at_us, zone);

  return local == NULL ? 0 : g_date_time_get_utc_offset (local);
}

/** lobby_words_dup_date: Returns: (transfer full): day and month of @at_us in @zone */
char *
lobby_words_dup_date (gint64 at_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: a day of the year in the words of g_date_time_format(), as in "12 September" */
  return local != NULL ? g_date_time_format (local, C_ ("date", "%-e %B")) : g_strdup (LOBBY_NO_FIGURE);
}

/** lobby_words_dup_time: Returns: (transfer full): wall time in @zone, 24 hours, as in "10:42" or "10:42:06" */
char *
lobby_words_dup_time (gint64 at_us, GTimeZone *zone, gboolean seconds)
{
  g_autoptr (GDateTime) local = make_local (at_us, zone);

  if (local == NULL)
    return g_strdup (LOBBY_NO_FIGURE);
  /* Translators: time of day with and without seconds, in strftime form; 24-hour time */
  return g_date_time_format (local, seconds ? C_ ("time of day", "%H:%M:%S") : C_ ("time of day", "%H:%M"));
}

/** lobby_words_dup_span: Returns: (transfer full): a running time, as in "02:10" or "1:02:10" */
char *
lobby_words_dup_span (gint64 span_us)
{
  gint64 seconds = MAX (span_us, 0) / SECOND_US;

  if (seconds < 3600)
    return g_strdup_printf ("%02d:%02d", (int) (seconds / 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}

/** lobby_words_dup_age: Returns: (transfer full): a duration in words, as in "48 s" or "3 min 26 s" */
char *
lobby_words_dup_age (gint64 span_us)
{
  int seconds = (int) (MAX (span_us, 0) / SECOND_US);

  if (seconds < 60)
    /* Translators: a duration in seconds */
    return g_strdup_printf (_ ("%d s"), seconds);
  if (seconds < 3600)
    /* Translators: a duration; first minutes, then seconds */
    return g_strdup_printf (_ ("%1$d min %2$d s"), seconds / 60, seconds % 60);
  /* Translators: a duration; first hours, then minutes */
  return g_strdup_printf (_ ("%1$d h %2$d min"), seconds / 3600, seconds / 60 % 60);
}

/** lobby_words_dup_minutes: Returns: (transfer full): full minutes as digits, without a unit */
char *
lobby_words_dup_minutes (gint64 span_us)
{
  return g_strdup_printf ("%d", (int) (MAX (span_us, 0) / MINUTE_US));
}

/** lobby_words_dup_usual: Returns: (transfer full): a usual time in minutes, as in "4" or "6.5" */
char *
lobby_words_dup_usual (gint64 usual_s)
{
  int halves = (int) ((usual_s + 15) / 30);

  return halves % 2 == 0 ? g_strdup_printf ("%d", halves / 2) : g_strdup_printf ("%.1f", halves / 2.0);
}

/**
 * lobby_words_dup_mark:
 * @name: the ticket
 * @wait_min: minutes waited
 * @tone: of the wait
 *
 * Returns: (transfer full): what a mark of the wait strip says under the pointer
 */
char *
lobby_words_dup_mark (const char *name, double wait_min, LobbyTone tone)
{
  switch (tone)
    {
    case LOBBY_TONE_OVER:
      /* Translators: a waiting customer; first the ticket, then minutes */
      return g_strdup_printf (_ ("%1$s has waited %2$d min, over target"), name, (int) wait_min);
    case LOBBY_TONE_RISK:
      /* Translators: a waiting customer; first the ticket, then minutes */
      return g_strdup_printf (_ ("%1$s has waited %2$d min, will be over target"), name, (int) wait_min);
    case LOBBY_TONE_NORMAL:
      break;
    }
  /* Translators: a waiting customer; first the ticket, then minutes */
  return g_strdup_printf (_ ("%1$s has waited %2$d min"), name, (int) wait_min);
}

/** lobby_words_dup_column: Returns: (transfer full): what a column of the wait strip says under the pointer */
char *
lobby_words_dup_column (guint count, double from_min, double to_min)
{
  /* Translators: first the number of customers, then from how many to how many minutes they have waited */
  return g_strdup_printf (ngettext ("%1$u customer has waited %2$d to %3$d min",
                                    "%1$u customers have waited %2$d to %3$d min", count),
                          count, (int) from_min, (int) to_min);
}
