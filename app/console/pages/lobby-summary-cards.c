/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of a day: its course, what mattered, pressure, counters, diversions, valued customers, feedback, open cases. */
#include "config.h"

#include "lobby-summary-cards.h"

#include "lobby-sheet-card.h"
#include "lobby-summary-duties.h"
#include "lobby-summary-matters.h"
#include "lobby-words-summary.h"

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
  g_autofree char *saved = lobby_words_dup_saved (sheet), *reasons = dup_reasons (sheet);

  /* Translators: what the percentages of a funnel are of */
  lobby_sheet_card_show (card, sheet, _ ("kept from the stage before"));
  lobby_sheet_card_show_words (card, saved, reasons);
}

static void
show_answers (LobbySummaryCards *self, LobbyDaySheet *sheet, LobbyDaySheet *before)
{
  LobbySheetCard *card = LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_ANSWERS]);
  guint n = sheet->vips.n_arrivals;
  /* Translators: valued customers who came */
  g_autofree char *remark = g_strdup_printf (ngettext ("%u arrival", "%u arrivals", n), n);
  g_autofree char *figures = lobby_words_dup_vips (sheet);
  g_autofree char *earlier = before != NULL ? lobby_words_dup_vips (before) : NULL;
  /* Translators: the same words about the same weekday before */
  g_autofree char *words = earlier != NULL ? g_strdup_printf (_ ("The week before: %s"), earlier) : NULL;

  lobby_sheet_card_show (card, sheet, remark);
  lobby_sheet_card_show_words (card, figures, words);
}

static void
show_feedback (LobbySummaryCards *self, LobbyDaySheet *sheet, LobbyDaySheet *before)
{
  LobbySheetCard *card = LOBBY_SHEET_CARD (self->cards[LOBBY_SHEET_CHART_FEEDBACK]);
  g_autofree char *remark = lobby_words_dup_answers (sheet), *figures = lobby_words_dup_score (sheet);
  g_autofree char *earlier = before != NULL ? lobby_words_dup_score (before) : NULL;
  /* Translators: the same words about the same weekday before */
  g_autofree char *words = earlier != NULL ? g_strdup_printf (_ ("The week before: %s"), earlier) : NULL;

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
  g_autofree char *busy = lobby_words_dup_busy (sheet);

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

/** lobby_summary_cards_show_tomorrow: shows what is carried to tomorrow in @state; @can_carry: whether more may be */
void
lobby_summary_cards_show_tomorrow (LobbySummaryCards *self, const LobbyState *state, gboolean can_carry)
{
  g_return_if_fail (LOBBY_IS_SUMMARY_CARDS (self));

  lobby_summary_duties_show_tomorrow (LOBBY_SUMMARY_DUTIES (self->duties), state, can_carry);
}
