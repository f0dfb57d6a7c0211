/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for cases: what kind, where it is, how long is left. */
#include "config.h"

#include "lobby-words-case.h"
#include "lobby-words-day.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

#define HOUR_S 3600
#define DAY_S 86400

/** lobby_words_get_case_kind: Returns: what kind of case it is */
const char *
lobby_words_get_case_kind (LobbyCaseKind kind)
{
  switch (kind)
    {
    case LOBBY_CASE_FEEDBACK:
      /* Translators: kind of case: a customer who would not recommend the branch */
      return C_ ("case", "Feedback");
    case LOBBY_CASE_COMPLAINT:
      return C_ ("case", "Complaint");
    case LOBBY_CASE_SECOND_LINE:
      /* Translators: kind of case: something that others have to solve and that must not get lost. In Chinese: 二线追踪 */
      return C_ ("case", "Follow-Up Slip");
    case LOBBY_CASE_LOST_PROPERTY:
      /* Translators: kind of case: something that was found */
      return C_ ("case", "Lost Property");
    case LOBBY_CASE_IMPROVEMENT:
      /* Translators: kind of case: one thing to do better, decided in the evening and looked at the next day (plan, do, check, act) */
      return C_ ("case", "Improvement");
    case LOBBY_CASE_UNKNOWN:
    default:
      return C_ ("case", "Case");
    }
}

/** lobby_words_get_case_phase: Returns: where the case is */
const char *
lobby_words_get_case_phase (LobbyCasePhase phase)
{
  switch (phase)
    {
    case LOBBY_CASE_PHASE_APOLOGISED:
      return C_ ("case", "Apologised");
    case LOBBY_CASE_PHASE_LISTENED:
      /* Translators: state of a case: somebody has listened to the customer */
      return C_ ("case", "Listened");
    case LOBBY_CASE_PHASE_SOLVED:
      return C_ ("case", "Solved");
    case LOBBY_CASE_PHASE_CLOSED:
      return C_ ("case", "Closed");
    case LOBBY_CASE_PHASE_REOPENED:
      /* Translators: state of a case that was closed already */
      return C_ ("case", "Open again");
    case LOBBY_CASE_PHASE_OPEN:
    case LOBBY_CASE_PHASE_UNKNOWN:
    default:
      return C_ ("case", "Open");
    }
}

/** lobby_words_get_complaint_stage: Returns: (nullable): the time that a complaint may take, in a word */
const char *
lobby_words_get_complaint_stage (LobbyComplaintStage stage)
{
  switch (stage)
    {
    case LOBBY_COMPLAINT_SIMPLE:
      /* Translators: stage of a complaint: a simple one, 15 days */
      return C_ ("complaint", "Simple");
    case LOBBY_COMPLAINT_COMPLEX:
      /* Translators: stage of a complaint: a complex one, 30 days */
      return C_ ("complaint", "Complex");
    case LOBBY_COMPLAINT_EXTENDED:
      /* Translators: stage of a complaint: more time was approved by somebody above the branch */
      return C_ ("complaint", "Extended");
    case LOBBY_COMPLAINT_UNKNOWN:
    default:
      return NULL;
    }
}

static GDateTime *
make_local (gint64 at_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

static int
count_days (GDateTime *from, GDateTime *to)
{
  GDate first, other;

  g_date_clear (&first, 1);
  g_date_clear (&other, 1);
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (from), (GDateMonth) g_date_time_get_month (from),
                  (GDateYear) g_date_time_get_year (from));
  g_date_set_dmy (&other, (GDateDay) g_date_time_get_day_of_month (to), (GDateMonth) g_date_time_get_month (to),
                  (GDateYear) g_date_time_get_year (to));
  return g_date_days_between (&first, &other);
}

static char *
dup_date (GDateTime *local)
{
  g_autofree char *day = g_date_time_format (local, "%Y-%m-%d");

  return lobby_words_dup_short_day (day);
}

/** lobby_words_dup_near_day: Returns: (transfer full): a day as people say it from @now_us, as in "Today" or "2 Dec" */
char *
lobby_words_dup_near_day (gint64 at_us, gint64 now_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = make_local (at_us, zone);
  g_autoptr (GDateTime) now = make_local (now_us, zone);

  if (local == NULL || now == NULL)
    return g_strdup (LOBBY_NO_FIGURE);
  switch (count_days (now, local))
    {
    case 0:
      return g_strdup (C_ ("day", "Today"));
    case 1:
      return g_strdup (C_ ("day", "Tomorrow"));
    case -1:
      return g_strdup (C_ ("day", "Yesterday"));
    default:
      return dup_date (local);
    }
}

/** lobby_words_dup_moment: Returns: (transfer full): "16:30" for today, with the day for other days, as in "2 Dec 10:30" */
char *
lobby_words_dup_moment (gint64 at_us, gint64 now_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = make_local (at_us, zone);
  g_autoptr (GDateTime) now = make_local (now_us, zone);
  g_autofree char *time = lobby_words_dup_time (at_us, zone, FALSE);
  g_autofree char *day = NULL;

  if (local == NULL || now == NULL || count_days (now, local) == 0)
    return g_steal_pointer (&time);
  day = dup_date (local);
  /* Translators: a moment of another day; first the day, then the time, as in "2 Dec 10:30" */
  return g_strdup_printf (C_ ("moment", "%1$s %2$s"), day, time);
}

static char *
dup_late (gint64 late_s)
{
  int days = (int) (late_s / DAY_S), minutes = (int) (late_s / 60);

  if (days > 0)
    /* Translators: for how long a case is overdue */
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) days), days);
  if (late_s >= HOUR_S)
    /* Translators: for how long a case is overdue, hours and minutes */
    return g_strdup_printf (_ ("%1$d h %2$d min late"), minutes / 60, minutes % 60);
  /* Translators: for how long a case is overdue */
  return g_strdup_printf (_ ("%d min late"), minutes);
}

/** lobby_words_dup_left: Returns: (transfer full): how long is left, or for how long it is overdue, as in "5 h 12 min left" */
char *
lobby_words_dup_left (gint64 left_s)
{
  int days = (int) (left_s / DAY_S), minutes = (int) (left_s / 60);

  if (left_s == G_MAXINT64)
    return g_strdup (LOBBY_NO_FIGURE);
  if (left_s < 0)
    return dup_late (-left_s);
  if (days > 0)
    /* Translators: how long is left for a case */
    return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
  if (left_s >= HOUR_S)
    /* Translators: how long is left for a case, hours and minutes */
    return g_strdup_printf (_ ("%1$d h %2$d min left"), minutes / 60, minutes % 60);
  /* Translators: how long is left for a case */
  return g_strdup_printf (_ ("%d min left"), minutes);
}

/** lobby_words_dup_left_short: Returns: (transfer full): the same in figures for a ring: "9 d", "5:12" hours, "+0:20" when late */
char *
lobby_words_dup_left_short (gint64 left_s)
{
  gint64 span_s = ABS (left_s);
  const char *sign = left_s < 0 ? "+" : "";

  if (span_s >= DAY_S)
    /* Translators: a number of days in very little room; the first %s is a sign or nothing */
    return g_strdup_printf (_ ("%1$s%2$d d"), sign, (int) (span_s / DAY_S));
  return g_strdup_printf ("%s%d:%02d", sign, (int) (span_s / HOUR_S), (int) (span_s / 60 % 60));
}
