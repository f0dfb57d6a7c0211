/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Mattered: the findings of a day in whole sentences, and the way to see the heaviest again. */
#include "config.h"

#include "lobby-summary-matters.h"

#include "lobby-sheet-card.h"
#include "lobby-words-finding.h"

#include <glib/gi18n-lib.h>

struct _LobbySummaryMatters
{
  GtkBox parent_instance;

  GtkLabel *remark;
  GtkBox *list;
  GtkWidget *replay;
};

G_DEFINE_FINAL_TYPE (LobbySummaryMatters, lobby_summary_matters, GTK_TYPE_BOX)

static void
lobby_summary_matters_class_init (LobbySummaryMattersClass *klass)
{
}

static void
lobby_summary_matters_init (LobbySummaryMatters *self)
{
  /* Translators: title of a card: sentences about the day */
  GtkWidget *card = lobby_summary_card_new (_ ("What Mattered"), &self->remark);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *list;

  list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What Mattered"), -1);
  self->list = GTK_BOX (list);
  self->replay = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->replay), "page.replay-hours");
  gtk_widget_set_hexpand (self->replay, TRUE);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (buttons), self->replay);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *part = i == 0 ? list : buttons;
      gtk_widget_set_margin_start (part, 14);
      gtk_widget_set_margin_end (part, 14);
      gtk_widget_set_margin_bottom (part, 10);
      gtk_box_append (GTK_BOX (card), part);
    }
  gtk_box_append (GTK_BOX (self), card);
}

/** lobby_summary_matters_new: Returns: (transfer floating): an empty card */
GtkWidget *
lobby_summary_matters_new (void)
{
  return g_object_new (LOBBY_TYPE_SUMMARY_MATTERS, NULL);
}

static void
add_sentence (LobbySummaryMatters *self, LobbyShape shape, const char *head, const char *rest)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 10, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *glyph = lobby_glyph_new (shape), *label = gtk_label_new (NULL);
  g_autofree char *words = g_strconcat (head, " ", rest, NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) strlen (head);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (glyph, GTK_ALIGN_START);
  gtk_widget_set_margin_top (glyph, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (row), glyph);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->list, row);
}

static void
show_replay (LobbySummaryMatters *self, const LobbyDaySheet *sheet, gboolean can_replay)
{
  gint64 from_us, until_us;
  gboolean any = can_replay && lobby_day_findings_get_replay (sheet->findings, &from_us, &until_us);

  gtk_widget_set_visible (self->replay, any);
  if (!any)
    return;
  g_autofree char *from = lobby_words_dup_time (from_us, sheet->zone, FALSE);
  g_autofree char *until = lobby_words_dup_time (until_us, sheet->zone, FALSE);
  /* Translators: button: plays a part of the day again; two times of day */
  g_autofree char *label = g_strdup_printf (_ ("Replay %1$s to %2$s"), from, until);
  gtk_button_set_label (GTK_BUTTON (self->replay), label);
}

/** lobby_summary_matters_show: shows the findings of @sheet; @can_replay: whether the day can be played */
void
lobby_summary_matters_show (LobbySummaryMatters *self, const LobbyDaySheet *sheet, gboolean can_replay)
{
  GtkWidget *child;

  g_return_if_fail (LOBBY_IS_SUMMARY_MATTERS (self) && sheet != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < sheet->findings->len; i++)
    {
      const LobbyDayFinding *finding = &g_array_index (sheet->findings, LobbyDayFinding, i);
      g_autofree char *head = lobby_words_dup_finding_head (sheet, finding);
      g_autofree char *rest = lobby_words_dup_finding (sheet, finding);
      add_sentence (self, lobby_words_get_finding_shape (finding), head, rest);
    }
  if (sheet->findings->len == 0)
    add_sentence (self, LOBBY_SHAPE_TICK,
                  /* Translators: a day in which nothing stood out */
                  _ ("A quiet day."), _ ("Nobody waited beyond target, and every device worked."));
  show_replay (self, sheet, can_replay);
}
