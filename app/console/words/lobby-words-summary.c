/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about a day as a whole. */
#include "config.h"

#include "lobby-words-summary.h"

#include "lobby-words-day.h"
#include "lobby-words-figure.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

const LobbyDayFigureKind lobby_key_figures[LOBBY_N_KEY_FIGURES] = {
  LOBBY_FIGURE_OF_CUSTOMERS,         LOBBY_FIGURE_OF_WAIT_MEAN,    LOBBY_FIGURE_OF_LEVEL_AGAINST,
  LOBBY_FIGURE_OF_ABANDONMENT,       LOBBY_FIGURE_OF_SELF_SERVICE, LOBBY_FIGURE_OF_COUNTERS_BUSY,
  LOBBY_FIGURE_OF_VIP_ANSWER_MEDIAN, LOBBY_FIGURE_OF_NPS,
};

/** lobby_words_dup_about_day: Returns: (transfer full): what kind of day, its hours, what it is compared with (nullable) */
char *
lobby_words_dup_about_day (const LobbyDaySheet *sheet, const LobbyDaySheet *before)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (sheet->state);
  g_autofree char *kind = lobby_words_dup_day_kind (branch != NULL ? branch->day_kind : NULL);
  g_autofree char *from = lobby_words_dup_time (sheet->from_us, sheet->zone, FALSE);
  g_autofree char *to = lobby_words_dup_time (sheet->to_us, sheet->zone, FALSE);
  /* Translators: opening hours of a day */
  g_autofree char *hours = g_strdup_printf (_ ("open %1$s to %2$s"), from, to);
  g_autofree char *day = before != NULL ? lobby_words_dup_day (before->day) : NULL;
  /* Translators: which day the figures are compared with */
  g_autofree char *compared = day != NULL ? g_strdup_printf (_ ("compared with %s"), day) : NULL;
  const char *parts[4] = { NULL };
  guint n = 0;

  if (kind != NULL)
    parts[n++] = kind;
  parts[n++] = hours;
  if (compared != NULL)
    parts[n++] = compared;
  return g_strjoinv (" \xc2\xb7 ", (char **) parts);
}

/** lobby_words_dup_unfinished: Returns: (transfer full) (nullable): that the day still goes on */
char *
lobby_words_dup_unfinished (const LobbyDaySheet *sheet)
{
  g_autofree char *until = lobby_words_dup_time (sheet->until_us, sheet->zone, FALSE);

  /* Translators: notice: a day that still goes on, then what that means; a time of day */
  return sheet->running ? g_strdup_printf (_ ("Day not finished: figures up to %s; the rest is hatched."), until)
                        : NULL;
}

/** lobby_words_dup_missing: Returns: (transfer full) (nullable): what was not recorded */
char *
lobby_words_dup_missing (const LobbyDaySheet *sheet)
{
  const LobbyDaySpan *first;

  if (sheet->gaps->len == 0)
    return NULL;
  first = &g_array_index (sheet->gaps, LobbyDaySpan, 0);
  g_autofree char *from = lobby_words_dup_time (first->from_us, sheet->zone, FALSE);
  g_autofree char *to = lobby_words_dup_time (first->until_us, sheet->zone, FALSE);
  /* Translators: notice: stretches of the day that were not recorded; the first one's times of day */
  return g_strdup_printf (ngettext ("%1$u stretch of the record is missing (%2$s to %3$s); shown hatched.",
                                    "%1$u stretches of the record are missing (the first %2$s to %3$s); shown hatched.",
                                    sheet->gaps->len),
                          sheet->gaps->len, from, to);
}

/* A score of few answers says nothing (standards 1.3). */
static gboolean
is_enough (LobbyDayFigureKind kind, const LobbyDayFigure *figure)
{
  return figure->known && (kind != LOBBY_FIGURE_OF_NPS || figure->n >= LOBBY_ANSWERS_FEW);
}

/** lobby_words_dup_key_value: Returns: (transfer full): a key figure with its unit; an en dash when it is not known or says nothing */
char *
lobby_words_dup_key_value (const LobbyDaySheet *sheet, LobbyDayFigureKind kind)
{
  const LobbyDayFigure *figure = &sheet->all.figures[kind];

  return is_enough (kind, figure)
             ? lobby_words_dup_figure_with_unit (lobby_day_figure_get_definition (kind)->unit, figure)
             : g_strdup (LOBBY_NO_FIGURE);
}

static char *
dup_customers (const LobbyDaySheet *sheet)
{
  /* Translators: what became of all customers: served at counters, diverted to devices */
  return g_strdup_printf (_ ("%1$.0f served, %2$.0f diverted"), sheet->all.figures[LOBBY_FIGURE_OF_SERVED].value,
                          sheet->all.figures[LOBBY_FIGURE_OF_DIVERTED].value);
}

static char *
dup_few_answers (guint n)
{
  /* Translators: how many customers answered; too few to work out a score */
  return g_strdup_printf (ngettext ("%u answer: too few for a score", "%u answers: too few for a score", n), n);
}

/**
 * lobby_words_dup_context:
 * @sheet: the day
 * @kind: a key figure
 * @shape: (out): a tick when its goal is met, a diamond when it is not; colour never stands alone
 *
 * Returns: (transfer full): its goal, or how far it is from it; may be empty
 */
char *
lobby_words_dup_context (const LobbyDaySheet *sheet, LobbyDayFigureKind kind, LobbyShape *shape)
{
  LobbyFigureUnit unit = lobby_day_figure_get_definition (kind)->unit;
  const LobbyDayFigure *figure = &sheet->all.figures[kind];
  LobbyDayGoal goal;

  *shape = LOBBY_SHAPE_NONE;
  if (kind == LOBBY_FIGURE_OF_CUSTOMERS)
    return dup_customers (sheet);
  if (kind == LOBBY_FIGURE_OF_NPS && figure->known && !is_enough (kind, figure))
    return dup_few_answers ((guint) figure->n);
  if (!lobby_day_goal_find (sheet->state, sheet->rules, kind, &goal))
    return g_strdup ("");
  if (!figure->known)
    return lobby_words_dup_goal (unit, &goal);
  *shape = lobby_day_goal_get_miss (&goal, figure) == 0 ? LOBBY_SHAPE_TICK : LOBBY_SHAPE_DIAMOND;
  return *shape == LOBBY_SHAPE_TICK ? lobby_words_dup_goal (unit, &goal) : lobby_words_dup_miss (unit, &goal, figure);
}

/** lobby_words_dup_busy: Returns: (transfer full): what the bars of counters show, and their goal */
char *
lobby_words_dup_busy (const LobbyDaySheet *sheet)
{
  LobbyDayGoal goal;

  if (!lobby_day_goal_find (sheet->state, sheet->rules, LOBBY_FIGURE_OF_COUNTERS_BUSY, &goal))
    /* Translators: what bars of counters show */
    return g_strdup (_ ("share of open time"));
  g_autofree char *words = lobby_words_dup_goal (LOBBY_UNIT_OF_PERCENT, &goal);
  /* Translators: what bars of counters show, then a goal */
  return g_strdup_printf (_ ("share of open time, %s"), words);
}

/** lobby_words_dup_saved: Returns: (transfer full) (nullable): what diversions saved; %NULL when nothing was measured */
char *
lobby_words_dup_saved (const LobbyDaySheet *sheet)
{
  const LobbyLedgerFigures *all = &sheet->ledger.all;

  if (all->n_measured == 0)
    return NULL;
  /* Translators: minutes of waiting that diversions saved: all together, of those who went, of the others */
  return g_strdup_printf (_ ("%1$d min saved, %2$d own and %3$d others"),
                          (int) ((all->saved_own_s + all->saved_others_s) / 60), (int) (all->saved_own_s / 60),
                          (int) (all->saved_others_s / 60));
}

/** lobby_words_dup_vips: Returns: (transfer full): how valued customers were answered */
char *
lobby_words_dup_vips (const LobbyDaySheet *sheet)
{
  /* Translators: valued customers: how many of how many were answered in time, and how many the branch head was told of */
  return g_strdup_printf (_ ("%1$u of %2$u in time, %3$u escalated"), sheet->vips.n_in_time, sheet->vips.n_arrivals,
                          sheet->vips.n_escalated);
}

/** lobby_words_dup_score: Returns: (transfer full): the recommend score with margin and base, or that there are too few answers */
char *
lobby_words_dup_score (const LobbyDaySheet *sheet)
{
  const LobbyAnswerFigures *answers = &sheet->answers;

  if (answers->n < LOBBY_ANSWERS_FEW)
    return dup_few_answers (answers->n);
  /* Translators: the recommend score with its margin, and how many customers answered */
  return g_strdup_printf (_ ("NPS %1$+.0f \xc2\xb1 %2$.0f, n = %3$u"), answers->score, answers->margin, answers->n);
}

/** lobby_words_dup_answers: Returns: (transfer full): how many answered, and what share of those served that is */
char *
lobby_words_dup_answers (const LobbyDaySheet *sheet)
{
  double served = sheet->all.figures[LOBBY_FIGURE_OF_SERVED].value;

  /* Translators: how many customers answered, and what share of those served that is */
  return g_strdup_printf (ngettext ("%1$u answer, %2$.0f%% of those served", "%1$u answers, %2$.0f%% of those served",
                                    sheet->answers.n),
                          sheet->answers.n, served > 0 ? 100 * sheet->answers.n / served : 0);
}
