/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the figures of a day. The formulas say for people what the definitions in core/summary say for machines. */
#include "config.h"

#include "lobby-words-figure.h"

#include "lobby-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *name;
  const char *formula;
} words[LOBBY_N_DAY_FIGURES] = {
  /* Translators: figures of a day, each with its formula; keep the signs ÷ − · √ */
  [LOBBY_FIGURE_OF_CUSTOMERS] = { NC_ ("figure", "Customers"), NC_ ("formula", "Tickets issued") },
  [LOBBY_FIGURE_OF_SERVED] = { NC_ ("figure", "Served at counters"), NC_ ("formula", "Tickets finished at a counter") },
  [LOBBY_FIGURE_OF_DIVERTED] = { NC_ ("figure", "Diverted"),
                                 NC_ ("formula", "Tickets that went to a device and did not come back") },
  [LOBBY_FIGURE_OF_ABANDONED] = { NC_ ("figure", "Left before the call"),
                                  NC_ ("formula", "Tickets left before the call") },
  [LOBBY_FIGURE_OF_NO_SHOW] = { NC_ ("figure", "No-shows"), NC_ ("formula", "Tickets called that did not come") },
  [LOBBY_FIGURE_OF_ABANDONMENT] = { NC_ ("figure", "Left or no-show"),
                                    NC_ ("formula", "(Left before the call + no-shows) ÷ tickets issued") },
  [LOBBY_FIGURE_OF_WAIT_MEAN] = { NC_ ("figure", "Average wait"),
                                  NC_ ("formula",
                                       "Mean of first call − issue of the ticket, over all who were called") },
  [LOBBY_FIGURE_OF_WAIT_P50] = { NC_ ("figure", "Wait of half (P50)"),
                                 NC_ ("formula", "The smallest wait that half of those called did not pass") },
  [LOBBY_FIGURE_OF_WAIT_P90] = { NC_ ("figure", "Wait of nine in ten (P90)"),
                                 NC_ ("formula", "The smallest wait that nine in ten of those called did not pass") },
  [LOBBY_FIGURE_OF_WAIT_MAX] = { NC_ ("figure", "Longest wait"),
                                 NC_ ("formula", "Longest first call − issue of the ticket") },
  [LOBBY_FIGURE_OF_SECOND_WAIT_MEAN] = { NC_ ("figure", "Second wait after a transfer"),
                                         NC_ ("formula", "Mean of call − transfer, over transferred tickets") },
  [LOBBY_FIGURE_OF_ASA] = { NC_ ("figure", "Average wait of those served (ASA)"),
                            NC_ ("formula", "All first waits of those served ÷ served") },
  [LOBBY_FIGURE_OF_HANDLE_MEAN] = { NC_ ("figure", "Average service time"),
                                    NC_ ("formula", "Mean of end − start of service, over tickets served") },
  [LOBBY_FIGURE_OF_LEVEL_AGAINST]
  = { NC_ ("figure", "Within target"),
      NC_ ("formula", "Called within the target of their service ÷ (called + left before the call)") },
  [LOBBY_FIGURE_OF_LEVEL_IGNORED] = { NC_ ("figure", "Within target, early leavers left out"),
                                      NC_ ("formula",
                                           "Called within target ÷ (called + left after the target had passed)") },
  [LOBBY_FIGURE_OF_LEVEL_FOR] = { NC_ ("figure", "Within target, early leavers counted for"),
                                  NC_ (
                                      "formula",
                                      "(Called within target + left before the target had passed) ÷ (called + left)") },
  [LOBBY_FIGURE_OF_COUNTERS_BUSY] = { NC_ ("figure", "Counters busy"),
                                      NC_ ("formula", "Serving time ÷ open time, all counters together") },
  [LOBBY_FIGURE_OF_OPEN_RATE] = { NC_ ("figure", "Counters open, of the roster"),
                                  NC_ ("formula",
                                       "Open time within the roster ÷ rostered time so far, all counters together") },
  [LOBBY_FIGURE_OF_REACHABLE] = { NC_ ("figure", "Devices reachable"),
                                  NC_ ("formula",
                                       "Time neither unknown, offline nor in supervisor’s hands ÷ opening hours") },
  [LOBBY_FIGURE_OF_ANY_FUNCTION] = { NC_ ("figure", "Devices with some function"),
                                     NC_ ("formula", "Time in service or degraded ÷ opening hours") },
  [LOBBY_FIGURE_OF_ALL_FUNCTIONS] = { NC_ ("figure", "Devices with all functions"),
                                      NC_ ("formula", "Time in service ÷ opening hours") },
  [LOBBY_FIGURE_OF_DIVERSION_RATE] = { NC_ ("figure", "Diversion rate"),
                                       NC_ ("formula",
                                            "Done at a device ÷ customers whom a rule lets go there; elderly and those "
                                            "who need help are left out by regulation") },
  [LOBBY_FIGURE_OF_DIVERSION_RATE_FIT]
  = { NC_ ("figure", "Diversion rate without justified exceptions"),
      NC_ ("formula",
           "The same, and without coins, kept valued customers, passbooks and times when no device worked") },
  [LOBBY_FIGURE_OF_FIT] = { NC_ ("figure", "Suggestions that fitted"),
                            NC_ ("formula", "Suggestions done at the device ÷ suggestions decided or lapsed") },
  [LOBBY_FIGURE_OF_SAVED]
  = { NC_ ("figure", "Waiting saved by diversion"),
      NC_ ("formula", "Own and others’ waiting saved by completed diversions, from the calls that followed") },
  [LOBBY_FIGURE_OF_SELF_SERVICE] = { NC_ ("figure", "Self-service share"),
                                     NC_ ("formula", "Uses of devices that worked ÷ (these + served at counters)") },
  [LOBBY_FIGURE_OF_VIP_ANSWER_MEDIAN] = { NC_ ("figure", "VIP answer, median"),
                                          NC_ ("formula", "Median of answered or met − told") },
  [LOBBY_FIGURE_OF_VIP_IN_TIME] = { NC_ ("figure", "VIPs answered in time"),
                                    NC_ ("formula", "Answered within the branch’s time ÷ valued customers who came") },
  [LOBBY_FIGURE_OF_VIP_ESCALATED] = { NC_ ("figure", "VIPs escalated"),
                                      NC_ ("formula", "Visits that the branch head was told of") },
  [LOBBY_FIGURE_OF_FEEDBACKS] = { NC_ ("figure", "Answers"), NC_ ("formula", "Answers to “Would you recommend us?”") },
  [LOBBY_FIGURE_OF_NPS]
  = { NC_ ("figure", "Recommend score"),
      NC_ ("formula", "Share of 9 and 10 less share of 0 to 6, times 100; a score from −100 to 100, no percentage") },
  [LOBBY_FIGURE_OF_NPS_MARGIN] = { NC_ ("figure", "Margin of the recommend score"),
                                   NC_ ("formula",
                                        "1.96 · √((p + d − (p − d)²) ÷ n) · 100: half of its 95 percent interval") },
  [LOBBY_FIGURE_OF_FIRST_CONTACT] = { NC_ ("figure", "Done at first contact"),
                                      NC_ ("formula", "Done at first contact ÷ served") },
  [LOBBY_FIGURE_OF_CASES_IN_TIME] = { NC_ ("figure", "Cases in time"),
                                      NC_ ("formula", "Closed by their time ÷ closed or past it") },
  [LOBBY_FIGURE_OF_SPREAD_COUNTERS] = { NC_ ("figure", "Spread between counters"),
                                        NC_ ("formula", "Standard deviation of the counters’ average service times") },
  [LOBBY_FIGURE_OF_SPREAD_HOURS] = { NC_ ("figure", "Spread between hours"),
                                     NC_ ("formula", "Standard deviation of the hours’ average waits") },
  [LOBBY_FIGURE_OF_COMPLETENESS] = { NC_ ("figure", "Completeness of the record"),
                                     NC_ ("formula", "Opening hours heard ÷ opening hours so far") },
  [LOBBY_FIGURE_OF_PROMISES_KEPT] = { NC_ ("figure", "Times told that were kept"),
                                      NC_ ("formula", "Called inside the range told ÷ promises settled") },
};

/** lobby_words_get_figure: Returns: (transfer none): what the figure is called */
const char *
lobby_words_get_figure (LobbyDayFigureKind kind)
{
  g_return_val_if_fail (kind < LOBBY_N_DAY_FIGURES, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", words[kind].name);
}

/** lobby_words_get_formula: Returns: (transfer none): how it is worked out */
const char *
lobby_words_get_formula (LobbyDayFigureKind kind)
{
  g_return_val_if_fail (kind < LOBBY_N_DAY_FIGURES, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "formula", words[kind].formula);
}

/** lobby_words_get_figure_unit: Returns: (transfer none) (nullable): what stands behind an amount; %NULL for counts, times of m:ss and scores */
const char *
lobby_words_get_figure_unit (LobbyFigureUnit unit)
{
  return unit == LOBBY_UNIT_OF_PERCENT ? "%" : NULL;
}

/** lobby_words_dup_measure: Returns: (transfer full): an amount without its unit: times as in "9:36", shares with one decimal place, scores with their sign */
char *
lobby_words_dup_measure (LobbyFigureUnit unit, double value)
{
  int whole = (int) lround (value);

  switch (unit)
    {
    case LOBBY_UNIT_OF_SECONDS:
      return g_strdup_printf ("%s%d:%02d", whole < 0 ? "\xe2\x88\x92" : "", abs (whole) / 60, abs (whole) % 60);
    case LOBBY_UNIT_OF_PERCENT:
      return g_strdup_printf ("%.1f", value);
    case LOBBY_UNIT_OF_SCORE:
      return g_strdup_printf ("%+.0f", value);
    case LOBBY_UNIT_OF_COUNT:
      break;
    }
  return g_strdup_printf ("%d", whole);
}

/** lobby_words_dup_figure: Returns: (transfer full): its value without a unit; an en dash when it is not known */
char *
lobby_words_dup_figure (LobbyFigureUnit unit, const LobbyDayFigure *figure)
{
  return figure->known ? lobby_words_dup_measure (unit, figure->value) : g_strdup (LOBBY_NO_FIGURE);
}

/** lobby_words_dup_figure_with_unit: Returns: (transfer full): its value with its unit */
char *
lobby_words_dup_figure_with_unit (LobbyFigureUnit unit, const LobbyDayFigure *figure)
{
  g_autofree char *value = lobby_words_dup_figure (unit, figure);
  const char *sign = figure->known ? lobby_words_get_figure_unit (unit) : NULL;

  return g_strconcat (value, sign, NULL);
}

/* A goal is a round number: no decimals. */
static char *
dup_bound (LobbyFigureUnit unit, double value)
{
  return unit == LOBBY_UNIT_OF_PERCENT ? g_strdup_printf ("%.0f%%", value) : lobby_words_dup_measure (unit, value);
}

/** lobby_words_dup_goal: Returns: (transfer full): a goal, as in "goal 10:00 or less" */
char *
lobby_words_dup_goal (LobbyFigureUnit unit, const LobbyDayGoal *goal)
{
  g_autofree char *low = goal->has_low ? dup_bound (unit, goal->low) : NULL;
  g_autofree char *high = goal->has_high ? dup_bound (unit, goal->high) : NULL;

  if (low != NULL && high != NULL)
    /* Translators: what a figure should be: from, to */
    return g_strdup_printf (_ ("goal %1$s to %2$s"), low, high);
  if (low != NULL)
    /* Translators: what a figure should be */
    return g_strdup_printf (_ ("goal %s or more"), low);
  /* Translators: what a figure should be */
  return g_strdup_printf (_ ("goal %s or less"), high);
}

/** lobby_words_dup_miss: Returns: (transfer full) (nullable): how far a figure is from its goal; %NULL when it is met */
char *
lobby_words_dup_miss (LobbyFigureUnit unit, const LobbyDayGoal *goal, const LobbyDayFigure *figure)
{
  double miss = lobby_day_goal_get_miss (goal, figure);
  g_autofree char *much = lobby_words_dup_measure (unit == LOBBY_UNIT_OF_SCORE ? LOBBY_UNIT_OF_COUNT : unit,
                                                   fabs (miss));
  g_autofree char *bound = dup_bound (unit, miss < 0 ? goal->low : goal->high);

  if (miss == 0)
    return NULL;
  if (miss < 0)
    /* Translators: how far a figure is from what it should be: by how much, the goal */
    return g_strdup_printf (_ ("%1$s below goal %2$s"), much, bound);
  /* Translators: how far a figure is from what it should be: by how much, the goal */
  return g_strdup_printf (_ ("%1$s above goal %2$s"), much, bound);
}

/** lobby_words_dup_base: Returns: (transfer full): what a figure is about, as in "n = 236" */
char *
lobby_words_dup_base (LobbyDayFigureKind kind, const LobbyDayFigure *figure)
{
  gboolean time = kind == LOBBY_FIGURE_OF_COUNTERS_BUSY || kind == LOBBY_FIGURE_OF_OPEN_RATE
                  || kind == LOBBY_FIGURE_OF_REACHABLE || kind == LOBBY_FIGURE_OF_ANY_FUNCTION
                  || kind == LOBBY_FIGURE_OF_ALL_FUNCTIONS || kind == LOBBY_FIGURE_OF_COMPLETENESS;

  if (time)
    /* Translators: the time that a share is of: hours, minutes */
    return g_strdup_printf (_ ("of %1$d h %2$d min"), (int) (figure->n / 3600), (int) (figure->n / 60 % 60));
  /* Translators: how many cases a figure is about */
  return g_strdup_printf (_ ("n = %d"), (int) figure->n);
}
