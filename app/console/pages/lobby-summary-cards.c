/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of a day: its course, what mattered, pressure, counters, diversions, valued customers, feedback, open cases. */
#include "config.h"

#include "lobby-summary-cards.h"

#include "lobby-sheet-card.h"
#include "lobby-summary-duties.h"
#include "lobby-summary-matters.h"
#include "lobby-words-figure.h"

#include <glib/gi18n-lib.h>

#define NARROW_PX 1100
#define SIDE_PX 376

struct _LobbySummaryCards
{
  GtkBox parent_instance;

  GtkWidget *rows[3];
  GtkWidget *cards[LOBBY_N_SHEET_CHARTS];
  GtkWidget *matters;
  GtkWidget *duties;
};

G_DEFINE_FINAL_TYPE (LobbySummaryCards, lobby_summary_cards, GTK_TYPE_BOX)

static void
lobby_summary_cards_class_init (LobbySummaryCardsClass *klass)
{
}

static GtkWidget *
add_row (LobbySummaryCards *self, guint index, gboolean homogeneous)
{
  self->rows[index] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_set_homogeneous (GTK_BOX (self->rows[index]), homogeneous);
  gtk_box_append (GTK_BOX (self), self->rows[index]);
  return self->rows[index];
}

static void
lobby_summary_cards_init (LobbySummaryCards *self)
{
  static const int heights_px[LOBBY_N_SHEET_CHARTS] = { 290, 150, 156, 112, 66, 42 };
  GtkWidget *row;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  for (guint i = 0; i < LOBBY_N_SHEET_CHARTS; i++)
    self->cards[i] = lobby_sheet_card_new ((LobbySheetChart) i, heights_px[i]);
  self->matters = lobby_summary_matters_new ();
  self->duties = lobby_summary_duties_new ();
  row = add_row (self, 0, FALSE);
  gtk_box_append (GTK_BOX (row), self->cards[LOBBY_SHEET_CHART_DAY]);
  gtk_box_append (GTK_BOX (row), self->matters);
  row = add_row (self, 1, FALSE);
  gtk_box_append (GTK_BOX (row), self->cards[LOBBY_SHEET_CHART_PRESSURE]);
  gtk_box_append (GTK_BOX (row), self->cards[LOBBY_SHEET_CHART_COUNTERS]);
  row = add_row (self, 2, TRUE);
  gtk_box_append (GTK_BOX (row), self->cards[LOBBY_SHEET_CHART_DIVERSIONS]);
  gtk_box_append (GTK_BOX (row), self->cards[LOBBY_SHEET_CHART_ANSWERS]);
  gtk_box_append (GTK_BOX (row), self->cards[LOBBY_SHEET_CHART_FEEDBACK]);
  gtk_box_append (GTK_BOX (self), self->duties);
  lobby_summary_cards_fit (self, NARROW_PX);
}

/** lobby_summary_cards_new: Returns: (transfer floating): the cards of no day yet */
GtkWidget *
lobby_summary_cards_new (void)
{
  return g_object_new (LOBBY_TYPE_SUMMARY_CARDS, NULL);
}

/** lobby_summary_cards_fit: lays them out for a page so wide, px: below 1100 in one column (ui-design.md 2) */
void
lobby_summary_cards_fit (LobbySummaryCards *self, int width)
{
  gboolean narrow = width < NARROW_PX;
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (LOBBY_IS_SUMMARY_CARDS (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rows[i]), orientation);
  gtk_box_set_homogeneous (GTK_BOX (self->rows[2]), !narrow);
  gtk_widget_set_size_request (self->matters, narrow ? -1 : SIDE_PX, -1);
  gtk_widget_set_hexpand (self->matters, narrow);
  gtk_widget_set_size_request (self->cards[LOBBY_SHEET_CHART_COUNTERS], narrow ? -1 : SIDE_PX, -1);
  gtk_widget_set_hexpand (self->cards[LOBBY_SHEET_CHART_COUNTERS], narrow);
}

/* --- remarks and words --- */

static char *
dup_busy_remark (const LobbyDaySheet *sheet)
{
  LobbyDayGoal goal;

  if (!lobby_day_goal_find (sheet->state, sheet->rules, LOBBY_FIGURE_OF_COUNTERS_BUSY, &goal))
    /* Translators: what bars of counters show */
    return g_strdup (_ ("share of open time"));
  g_autofree char *words = lobby_words_dup_goal (LOBBY_UNIT_OF_PERCENT, &goal);
  /* Translators: what bars of counters show, then a goal */
  return g_strdup_printf (_ ("share of open time, %s"), words);
}

static char *
dup_saved (const LobbyDaySheet *sheet)
{
  const LobbyLedgerFigures *all = &sheet->ledger.all;

  if (all->n_measured == 0)
    return NULL;
  /* Translators: minutes of waiting that diversions saved: all together, of those who went, of the others */
  return g_strdup_printf (_ ("%1$d min saved, %2$d own and %3$d others"),
                          (int) ((all->saved_own_s + all->saved_others_s) / 60), (int) (all->saved_own_s / 60),
                          (int) (all->saved_others_s / 60));
}

static char *
dup_reasons (const LobbyDaySheet *sheet)
{
  const LobbyLedgerFigures *all = &sheet->ledger.all;
  g_autoptr (GString) text = g_string_new (NULL);

  if (all->n_declined == 0)
    return NULL;
  /* Translators: diversions that customers declined; the reasons with their counts follow */
  g_string_append_printf (text, ngettext ("%u declined", "%u declined", all->n_declined), all->n_declined);
  for (guint i = 0; i < LOBBY_LEDGER_N_REASONS; i++)
    if (all->declined_by[i] > 0)
      g_string_append_printf (text, " \xc2\xb7 %s %u", lobby_words_get_decline_reason ((LobbyDeclineReason) i),
                              all->declined_by[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_diversions (LobbySummaryCards *self, LobbyDaySheet *sheet)
{
  LobbySheetCard *card = LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_DIVERSIONS]);
  g_autofree char *saved = dup_saved (sheet), *reasons = dup_reasons (sheet);

  /* Translators: what the percentages of a funnel are of */
  lobby_sheet_card_show (card, sheet, _ ("kept from the stage before"));
  lobby_sheet_card_show_words (card, saved, reasons);
}

static void
show_answers (LobbySummaryCards *self, LobbyDaySheet *sheet, LobbyDaySheet *before)
{
  LobbySheetCard *card = LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_ANSWERS]);
  const LobbyVipFigures *vips = &sheet->vips;
  /* Translators: valued customers who came */
  g_autofree char *remark = g_strdup_printf (ngettext ("%u arrival", "%u arrivals", vips->n_arrivals),
                                             vips->n_arrivals);
  g_autofree char *words = NULL;
  /* Translators: valued customers: how many of how many were answered in time, and how many the branch head was told of */
  g_autofree char *figures = g_strdup_printf (_ ("%1$u of %2$u in time, %3$u escalated"), vips->n_in_time,
                                              vips->n_arrivals, vips->n_escalated);

  if (before != NULL)
    /* Translators: the same on the same weekday before */
    words = g_strdup_printf (_ ("The week before: %1$u of %2$u in time, %3$u escalated"), before->vips.n_in_time,
                             before->vips.n_arrivals, before->vips.n_escalated);
  lobby_sheet_card_show (card, sheet, remark);
  lobby_sheet_card_show_words (card, figures, words);
}

static void
show_feedback (LobbySummaryCards *self, LobbyDaySheet *sheet, LobbyDaySheet *before)
{
  LobbySheetCard *card = LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_FEEDBACK]);
  const LobbyAnswerFigures *answers = &sheet->answers;
  double served = sheet->all.figures[LOBBY_FIGURE_OF_SERVED].value;
  g_autofree char *remark = NULL, *figures = NULL, *words = NULL;

  /* Translators: how many customers answered, and what share of those served that is */
  remark = g_strdup_printf (ngettext ("%1$u answer, %2$.0f%% of those served", "%1$u answers, %2$.0f%% of those served",
                                      answers->n),
                            answers->n, served > 0 ? 100 * answers->n / served : 0);
  if (answers->n < LOBBY_ANSWERS_FEW)
    /* Translators: how many customers answered; too few to work out a score */
    figures = g_strdup_printf (
        ngettext ("%u answer: too few for a score", "%u answers: too few for a score", answers->n), answers->n);
  else
    /* Translators: the recommend score with its margin, and how many customers answered */
    figures = g_strdup_printf (_ ("NPS %1$+.0f \xc2\xb1 %2$.0f, n = %3$u"), answers->score, answers->margin,
                               answers->n);
  if (before != NULL && before->answers.n >= LOBBY_ANSWERS_FEW)
    /* Translators: the recommend score with its margin on the same weekday before */
    words = g_strdup_printf (_ ("The week before: %1$+.0f \xc2\xb1 %2$.0f"), before->answers.score,
                             before->answers.margin);
  lobby_sheet_card_show (card, sheet, remark);
  lobby_sheet_card_show_words (card, figures, words);
}

/**
 * lobby_summary_cards_show:
 * @self: the cards
 * @sheet: the day
 * @before: (nullable): the same weekday before
 * @can_replay: whether the day can be played
 */
void
lobby_summary_cards_show (LobbySummaryCards *self, LobbyDaySheet *sheet, LobbyDaySheet *before, gboolean can_replay)
{
  g_return_if_fail (LOBBY_IS_SUMMARY_CARDS (self) && sheet != NULL);
  g_autofree char *busy = dup_busy_remark (sheet);

  /* Translators: how often the chart of a day has a point */
  lobby_sheet_card_show (LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_DAY]), sheet, _ ("5-minute samples"));
  lobby_sheet_card_show (
      LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_PRESSURE]), sheet,
      /* Translators: what the colours of the pressure strip mean, from pale to red */
      _ ("longest wait as share of target: under 40, 40, 60, 80, \xe2\x96\xb2 100, \xe2\x96\xb2 125 percent and more"));
  lobby_sheet_card_show (LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_COUNTERS]), sheet, busy);
  show_diversions (self, sheet);
  show_answers (self, sheet, before);
  show_feedback (self, sheet, before);
  lobby_summary_matters_show (LOBBY_SUMMARY_MATTERS (self->matters), sheet, can_replay);
  lobby_summary_duties_show (LOBBY_SUMMARY_DUTIES (self->duties), sheet);
}
