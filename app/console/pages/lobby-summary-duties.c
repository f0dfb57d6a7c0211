/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the day leaves open: cases, the soonest due first; and the one thing to do better that is carried to tomorrow (PDCA,
 * S4-2). It is kept as a case, so that somebody sees to it and closes it. */
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
  GtkFlowBox *list;
  GtkWidget *cases;
  GtkBox *items;
  GtkWidget *entry;
  GtkWidget *carry;
};

G_DEFINE_FINAL_TYPE (LobbySummaryDuties, lobby_summary_duties, GTK_TYPE_BOX)

static void
lobby_summary_duties_class_init (LobbySummaryDutiesClass *klass)
{
}

static void
typed_cb (LobbySummaryDuties *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  gtk_widget_set_sensitive (self->carry, *words != '\0');
}

static void
carry_cb (LobbySummaryDuties *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*words == '\0')
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.carry", "s", words);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
add_tomorrow (LobbySummaryDuties *self)
{
  GtkLabel *remark;
  /* Translators: title of a card: what the branch wants to do better the next day */
  GtkWidget *card = lobby_summary_card_new (_ ("For Tomorrow"), &remark);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->items = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->entry = gtk_entry_new ();
  /* Translators: button: keeps one thing to do better for the next day */
  self->carry = gtk_button_new_with_label (_ ("Carry to Tomorrow"));
  /* Translators: an entry: one thing that the branch wants to do better */
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("One thing to do better"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("One thing to do better"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_sensitive (self->carry, FALSE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (carry_cb), self);
  g_signal_connect_swapped (self->carry, "clicked", G_CALLBACK (carry_cb), self);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), self->carry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->items));
  gtk_box_append (GTK_BOX (box), row);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_box_append (GTK_BOX (card), box);
  gtk_box_append (GTK_BOX (self), card);
}

static void
lobby_summary_duties_init (LobbySummaryDuties *self)
{
  /* Translators: title of a card: cases that are not closed at the end of the day */
  GtkWidget *card = lobby_summary_card_new (_ ("Open Cases"), &self->remark), *list;

  list = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "max-children-per-line", 4,
                       "homogeneous", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Open Cases"), -1);
  self->list = GTK_FLOW_BOX (list);
  gtk_widget_set_margin_start (list, 14);
  gtk_widget_set_margin_end (list, 14);
  gtk_widget_set_margin_bottom (list, 10);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (card), list);
  self->cases = card;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_box_append (GTK_BOX (self), card);
  add_tomorrow (self);
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

static char *
dup_case (const LobbyDaySheet *sheet, const LobbyCaseRecord *one, gboolean late)
{
  const char *kind = lobby_words_get_case_kind (one->kind);

  if (one->due_us == 0)
    return g_strdup (kind);
  g_autofree char *date = lobby_words_dup_date (one->due_us, sheet->zone);
  g_autofree char *time = lobby_words_dup_time (one->due_us, sheet->zone, FALSE);
  if (late)
    /* Translators: an open case that is overdue: its kind, a date, a time */
    return g_strdup_printf (_ ("%1$s, overdue since %2$s %3$s"), kind, date, time);
  /* Translators: an open case: its kind, a date, a time */
  return g_strdup_printf (_ ("%1$s, due %2$s %3$s"), kind, date, time);
}

/* What a case says about people is read where people are looked after: it opens there. */
static void
add_case (LobbySummaryDuties *self, const LobbyDaySheet *sheet, const LobbyCaseRecord *one)
{
  gboolean late = one->due_us != 0 && one->due_us < sheet->until_us;
  GtkWidget *button = gtk_button_new (), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *words = dup_case (sheet, one, late);

  gtk_box_append (GTK_BOX (row), lobby_glyph_new (late ? LOBBY_SHAPE_TRIANGLE : LOBBY_SHAPE_RING));
  gtk_box_append (GTK_BOX (row), gtk_label_new (words));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", one->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_flow_box_insert (self->list, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/** lobby_summary_duties_show: shows what was open at the end of @sheet */
void
lobby_summary_duties_show (LobbySummaryDuties *self, const LobbyDaySheet *sheet)
{
  g_autoptr (GPtrArray) open = NULL;
  GtkWidget *child;

  g_return_if_fail (LOBBY_IS_SUMMARY_DUTIES (self) && sheet != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_flow_box_remove (self->list, child);
  open = list_open (sheet);
  /* Translators: how many cases a list has */
  g_autofree char *remark = g_strdup_printf (ngettext ("%u case", "%u cases", open->len), open->len);
  lobby_label_show (self->remark, remark);
  gtk_widget_set_visible (self->cases, open->len > 0);
  for (guint i = 0; i < MIN (open->len, MOST_CASES); i++)
    add_case (self, sheet, g_ptr_array_index (open, i));
}

/* Returns: (transfer full): what the items say, so that they are only made anew when they have changed */
static char *
dup_items (const LobbyState *state)
{
  const GPtrArray *cases = lobby_state_get_cases (state);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < cases->len; i++)
    {
      const LobbyCaseRecord *one = g_ptr_array_index (cases, i);
      if (one->kind == LOBBY_CASE_IMPROVEMENT && one->closed_us == 0)
        g_string_append_printf (all, "%s\n%s\n", one->id, one->summary);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
add_item (LobbySummaryDuties *self, const char *id, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_box_append (self->items, button);
}

/**
 * lobby_summary_duties_show_tomorrow:
 * @self: the cards
 * @state: the lobby as it is now
 * @can_carry: whether whoever sits here may open a case
 */
void
lobby_summary_duties_show_tomorrow (LobbySummaryDuties *self, const LobbyState *state, gboolean can_carry)
{
  g_autofree char *items = NULL;
  GtkWidget *child;

  g_return_if_fail (LOBBY_IS_SUMMARY_DUTIES (self) && state != NULL);

  gtk_widget_set_sensitive (self->entry, can_carry);
  items = dup_items (state);
  if (g_strcmp0 (g_object_get_data (G_OBJECT (self->items), "lobby-items"), items) == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->items))) != NULL)
    gtk_box_remove (self->items, child);
  g_auto (GStrv) lines = g_strsplit (items, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL && *lines[i] != '\0'; i += 2)
    add_item (self, lines[i], lines[i + 1]);
  g_object_set_data_full (G_OBJECT (self->items), "lobby-items", g_steal_pointer (&items), g_free);
}
