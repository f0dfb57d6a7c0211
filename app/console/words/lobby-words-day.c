/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people say them, in the language of the screen: the C library's names follow another setting. */
#include "config.h"

#include "lobby-words-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const weekdays[] = {
  /* Translators: the days of the week, as in "Monday 17 November 2025" */
  N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

static const char *const months[] = {
  /* Translators: months in a date, as in "Monday 17 November 2025" */
  NC_ ("month in a date", "January"), NC_ ("month in a date", "February"), NC_ ("month in a date", "March"),
  NC_ ("month in a date", "April"),   NC_ ("month in a date", "May"),      NC_ ("month in a date", "June"),
  NC_ ("month in a date", "July"),    NC_ ("month in a date", "August"),   NC_ ("month in a date", "September"),
  NC_ ("month in a date", "October"), NC_ ("month in a date", "November"), NC_ ("month in a date", "December"),
};

static const char *const short_months[] = {
  /* Translators: months in a short date, as in "17 Nov" */
  NC_ ("month in a short date", "Jan"), NC_ ("month in a short date", "Feb"), NC_ ("month in a short date", "Mar"),
  NC_ ("month in a short date", "Apr"), NC_ ("month in a short date", "May"), NC_ ("month in a short date", "Jun"),
  NC_ ("month in a short date", "Jul"), NC_ ("month in a short date", "Aug"), NC_ ("month in a short date", "Sep"),
  NC_ ("month in a short date", "Oct"), NC_ ("month in a short date", "Nov"), NC_ ("month in a short date", "Dec"),
};

static gboolean
read_day (const char *day, GDate *date)
{
  g_auto (GStrv) parts = g_strsplit (day, "-", 4);
  gint64 year, month, number;

  g_date_clear (date, 1);
  if (g_strv_length (parts) != 3 || !g_ascii_string_to_signed (parts[0], 10, 1, 9999, &year, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 1, 12, &month, NULL)
      || !g_ascii_string_to_signed (parts[2], 10, 1, 31, &number, NULL)
      || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/** lobby_words_dup_day: Returns: (transfer full): a day YYYY-MM-DD as in "Monday 17 November 2025" */
char *
lobby_words_dup_day (const char *day)
{
  GDate date;

  g_return_val_if_fail (day != NULL, NULL);

  if (!read_day (day, &date))
    return g_strdup (day);
  /* Translators: a date: day of the week, day, month, year */
  return g_strdup_printf (_ ("%1$s %2$d %3$s %4$d"), _ (weekdays[g_date_get_weekday (&date) - 1]),
                          (int) g_date_get_day (&date),
                          g_dpgettext2 (GETTEXT_PACKAGE, "month in a date", months[g_date_get_month (&date) - 1]),
                          (int) g_date_get_year (&date));
}

/** lobby_words_dup_short_day: Returns: (transfer full): a day YYYY-MM-DD as in "17 Nov" */
char *
lobby_words_dup_short_day (const char *day)
{
  GDate date;

  g_return_val_if_fail (day != NULL, NULL);

  if (!read_day (day, &date))
    return g_strdup (day);
  /* Translators: a short date: day, month */
  return g_strdup_printf (_ ("%1$d %2$s"), (int) g_date_get_day (&date),
                          g_dpgettext2 (GETTEXT_PACKAGE, "month in a short date",
                                        short_months[g_date_get_month (&date) - 1]));
}

/** lobby_words_dup_day_kind: Returns: (transfer full) (nullable): what kind of day it was; %NULL when nothing is special */
char *
lobby_words_dup_day_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } kinds[] = {
    /* Translators: the next ones are kinds of days, as in "Monday 17 November 2025, pension day" */
    { "pension-day", N_ ("pension day") },
    { "pay-day", N_ ("pay day") },
    { "ordinary-day", N_ ("ordinary day") },
  };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return g_strdup (_ (kinds[i].words));
  return NULL;
}
