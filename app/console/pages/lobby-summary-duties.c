/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the day leaves open: cases, the soonest due first. */
#include "config.h"

#include "lobby-summary-duties.h"

#include "lobby-sheet-card.h"
#include "lobby-words-case.h"

#include <glib/gi18n-lib.h>

#define MOST_CASES 6

struct _LobbySummaryDuties
{
  GtkBox parent_instance;

  GtkLabel *remark;
  GtkBox *list;
};

G_DEFINE_FINAL_TYPE (LobbySummaryDuties, lobby_summary_duties, GTK_TYPE_BOX)

static void
lobby_summary_duties_class_init (LobbySummaryDutiesClass *klass)
{
}

static void
lobby_summary_duties_init (LobbySummaryDuties *self)
{
  /* Translators: title of a card: cases that are not closed at the end of the day */
  GtkWidget *card = lobby_summary_card_new (_ ("Open Cases"), &self->remark), *list;

  list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Open Cases"), -1);
  self->list = GTK_BOX (list);
  gtk_widget_set_margin_start (list, 14);
  gtk_widget_set_margin_end (list, 14);
  gtk_widget_set_margin_bottom (list, 10);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (card), list);
  gtk_box_append (GTK_BOX (self), card);
}

/** lobby_summary_duties_new: Returns: (transfer floating): an empty card */
GtkWidget *
lobby_summary_duties_new (void)
{
  return g_object_new (LOBBY_TYPE_SUMMARY_DUTIES, NULL);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LobbyCaseRecord *first = *(const LobbyCaseRecord *const *) a, *other = *(const LobbyCaseRecord *const *) b;
  gint64 first_us = first->due_us != 0 ? first->due_us : G_MAXINT64;
  gint64 other_us = other->due_us != 0 ? other->due_us : G_MAXINT64;

  return (first_us > other_us) - (first_us < other_us);
}

static GPtrArray *
list_open (const LobbyDaySheet *sheet)
{
  const GPtrArray *cases = lobby_state_get_cases (sheet->state);
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < cases->len; i++)
    if (((const LobbyCaseRecord *) g_ptr_array_index (cases, i))->closed_us == 0)
      g_ptr_array_add (open, g_ptr_array_index (cases, i));
  g_ptr_array_sort (open, compare_due);
  return open;
}

static void
add_case (LobbySummaryDuties *self, const LobbyDaySheet *sheet, const LobbyCaseRecord *one)
{
  gboolean late = one->due_us != 0 && one->due_us < sheet->until_us;
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 10, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *date = one->due_us != 0 ? lobby_words_dup_date (one->due_us, sheet->zone) : NULL;
  g_autofree char *time = one->due_us != 0 ? lobby_words_dup_time (one->due_us, sheet->zone, FALSE) : NULL;
  const char *about = one->summary != NULL ? one->summary : one->need != NULL ? one->need : "";
  g_autofree char *words = NULL;

  if (date == NULL)
    /* Translators: an open case: its kind, what it is about */
    words = g_strdup_printf (_ ("%1$s: %2$s"), lobby_words_get_case_kind (one->kind), about);
  else if (late)
    /* Translators: an open case that is overdue: its kind, what it is about, a date, a time */
    words = g_strdup_printf (_ ("%1$s: %2$s, overdue since %3$s %4$s"), lobby_words_get_case_kind (one->kind), about,
                             date, time);
  else
    /* Translators: an open case: its kind, what it is about, a date, a time */
    words = g_strdup_printf (_ ("%1$s: %2$s, due %3$s %4$s"), lobby_words_get_case_kind (one->kind), about, date, time);
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (row), lobby_glyph_new (late ? LOBBY_SHAPE_TRIANGLE : LOBBY_SHAPE_RING));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->list, row);
}

/** lobby_summary_duties_show: shows what was open at the end of @sheet */
void
lobby_summary_duties_show (LobbySummaryDuties *self, const LobbyDaySheet *sheet)
{
  g_autoptr (GPtrArray) open = NULL;
  GtkWidget *child;

  g_return_if_fail (LOBBY_IS_SUMMARY_DUTIES (self) && sheet != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  open = list_open (sheet);
  /* Translators: how many cases a list has */
  g_autofree char *remark = g_strdup_printf (ngettext ("%u case", "%u cases", open->len), open->len);
  lobby_label_show (self->remark, remark);
  gtk_widget_set_visible (GTK_WIDGET (self), open->len > 0);
  for (guint i = 0; i < MIN (open->len, MOST_CASES); i++)
    add_case (self, sheet, g_ptr_array_index (open, i));
}
