/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The eight figures that a branch head looks at first. Each is a button: it opens what the figure means, what it is about,
 * where goal and definition come from, how it was on the same weekday before, and the tickets behind it. */
#include "config.h"

#include "lobby-summary-figures.h"

#include "lobby-day-behind.h"
#include "lobby-day-goals.h"
#include "lobby-day-series.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"
#include "lobby-words-figure.h"
#include "lobby-words-summary.h"

#include <glib/gi18n-lib.h>

#define MOST_TICKETS 24
#define WIDE_PX 1100
#define NARROW_PX 560

typedef struct
{
  GtkWidget *button;
  GtkWidget *glyph;
  GtkLabel *label;
  GtkLabel *value;
  GtkLabel *context;
  GtkBox *details;
} Cell;

struct _LobbySummaryFigures
{
  GtkBox parent_instance;

  GtkWidget *flow;
  Cell cells[LOBBY_N_KEY_FIGURES];
  LobbyDaySheet *sheet;  /* (owned) (nullable) */
  LobbyDaySheet *before; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbySummaryFigures, lobby_summary_figures, GTK_TYPE_BOX)

/* --- what a figure means --- */

static void
add_line (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static void
add_goal (LobbySummaryFigures *self, GtkBox *box, LobbyDayFigureKind kind)
{
  LobbyFigureUnit unit = lobby_day_figure_get_definition (kind)->unit;
  LobbyDayGoal goal;

  if (!lobby_day_goal_find (self->sheet->state, self->sheet->rules, kind, &goal))
    return;
  g_autofree char *words = lobby_words_dup_goal (unit, &goal);
  /* Translators: a goal of the branch, then where its number comes from; it is no official limit */
  g_autofree char *line = goal.source != NULL ? g_strdup_printf (_ ("Branch %1$s (%2$s)"), words, goal.source)
                                              /* Translators: a goal of the branch */
                                              : g_strdup_printf (_ ("Branch %s (set in its policy)"), words);
  add_line (box, line, "lobby-caption");
}

static void
add_before (LobbySummaryFigures *self, GtkBox *box, LobbyDayFigureKind kind)
{
  LobbyFigureUnit unit = lobby_day_figure_get_definition (kind)->unit;

  if (self->before == NULL)
    return;
  g_autofree char *value = lobby_words_dup_figure_with_unit (unit, &self->before->all.figures[kind]);
  g_autofree char *day = lobby_words_dup_day (self->before->day);
  /* Translators: a figure on another day: the day, the value */
  g_autofree char *line = g_strdup_printf (_ ("%1$s: %2$s"), day, value);
  add_line (box, line, "lobby-caption");
}

static void
add_tickets (LobbySummaryFigures *self, GtkBox *box, LobbyDayFigureKind kind)
{
  g_autoptr (GPtrArray) tickets = lobby_day_figure_list_behind (self->sheet->state, kind);
  g_autoptr (GString) text = g_string_new (NULL);

  if (tickets->len == 0)
    return;
  for (guint i = 0; i < MIN (tickets->len, MOST_TICKETS); i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      gint64 wait_us = lobby_ticket_get_wait_end (ticket, self->sheet->until_us) - ticket->queued_us;
      g_autofree char *wait = lobby_words_dup_measure (LOBBY_UNIT_OF_SECONDS, (double) wait_us / G_USEC_PER_SEC);
      g_string_append_printf (text, "%s%s %s", i > 0 ? " \xc2\xb7 " : "", ticket->id, wait);
    }
  /* Translators: title above tickets with their waits */
  g_autofree char *title = g_strdup_printf (ngettext ("%u ticket behind it, with its wait",
                                                      "%u tickets behind it, the longest wait first", tickets->len),
                                            tickets->len);
  add_line (box, title, "lobby-strong");
  add_line (box, text->str, "lobby-digits");
}

static void
explain_cb (GtkWidget *popover, LobbySummaryFigures *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (popover), "lobby-figure"));
  GtkBox *box = self->cells[index].details;
  LobbyDayFigureKind kind = lobby_key_figures[index];
  const LobbyDayFigureDefinition *definition = lobby_day_figure_get_definition (kind);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (self->sheet == NULL)
    return;
  const LobbyDayFigure *figure = &self->sheet->all.figures[kind];
  g_autofree char *base = figure->known ? lobby_words_dup_base (kind, figure) : NULL;
  /* Translators: where the definition of a figure comes from */
  g_autofree char *source = g_strdup_printf (_ ("Source of the definition: %s"), definition->source);
  add_line (box, lobby_words_get_figure (kind), "lobby-title");
  add_line (box, lobby_words_get_formula (kind), "lobby-small");
  if (base != NULL)
    add_line (box, base, "lobby-caption");
  add_line (box, source, "lobby-caption");
  add_goal (self, box, kind);
  add_before (self, box, kind);
  add_tickets (self, box, kind);
}

/* --- the cells --- */

static GtkLabel *
make_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_popover (LobbySummaryFigures *self, guint index)
{
  GtkWidget *popover = gtk_popover_new (), *details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->cells[index].details = GTK_BOX (details);
  gtk_widget_set_margin_top (details, 6);
  gtk_widget_set_margin_bottom (details, 6);
  gtk_widget_set_margin_start (details, 6);
  gtk_widget_set_margin_end (details, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), details);
  g_object_set_data (G_OBJECT (popover), "lobby-figure", GUINT_TO_POINTER (index));
  g_signal_connect (popover, "map", G_CALLBACK (explain_cb), self);
  return popover;
}

static void
make_cell (LobbySummaryFigures *self, guint index)
{
  Cell *cell = &self->cells[index];
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  cell->button = gtk_menu_button_new ();
  cell->glyph = lobby_glyph_new (LOBBY_SHAPE_NONE);
  cell->label = make_label (body, "lobby-caption");
  cell->value = make_label (body, "lobby-figure");
  gtk_widget_set_visible (cell->glyph, FALSE);
  gtk_box_append (GTK_BOX (foot), cell->glyph);
  cell->context = make_label (foot, "lobby-caption");
  gtk_box_append (GTK_BOX (body), foot);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (cell->button), body);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (cell->button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (cell->button), make_popover (self, index));
  gtk_widget_add_css_class (cell->button, "lobby-summary-figure");
  gtk_flow_box_insert (GTK_FLOW_BOX (self->flow), cell->button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (cell->button), FALSE);
}

static void
lobby_summary_figures_finalize (GObject *object)
{
  lobby_day_sheet_unref (LOBBY_SUMMARY_FIGURES (object)->sheet);
  lobby_day_sheet_unref (LOBBY_SUMMARY_FIGURES (object)->before);
  G_OBJECT_CLASS (lobby_summary_figures_parent_class)->finalize (object);
}

static void
lobby_summary_figures_class_init (LobbySummaryFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_summary_figures_finalize;
}

static void
lobby_summary_figures_init (LobbySummaryFigures *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), LOBBY_N_KEY_FIGURES);
  gtk_widget_set_hexpand (self->flow, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-card");
  gtk_box_append (GTK_BOX (self), self->flow);
  for (guint i = 0; i < LOBBY_N_KEY_FIGURES; i++)
    make_cell (self, i);
}

/** lobby_summary_figures_new: Returns: (transfer floating): figures of no day yet */
GtkWidget *
lobby_summary_figures_new (void)
{
  return g_object_new (LOBBY_TYPE_SUMMARY_FIGURES, NULL);
}

static void
show_cell (LobbySummaryFigures *self, guint index)
{
  Cell *cell = &self->cells[index];
  LobbyDayFigureKind kind = lobby_key_figures[index];
  LobbyShape shape;
  g_autofree char *value = lobby_words_dup_key_value (self->sheet, kind);
  g_autofree char *context = lobby_words_dup_context (self->sheet, kind, &shape);
  g_autofree char *words = g_strdup_printf ("%s %s, %s", lobby_words_get_figure (kind), value, context);

  lobby_label_show (cell->label, lobby_words_get_figure (kind));
  lobby_label_show (cell->value, value);
  lobby_label_show (cell->context, context);
  lobby_glyph_show (LOBBY_GLYPH (cell->glyph), shape);
  gtk_widget_set_visible (cell->glyph, shape != LOBBY_SHAPE_NONE);
  lobby_widget_set_class (GTK_WIDGET (cell->context), "lobby-risk", shape == LOBBY_SHAPE_DIAMOND);
  gtk_widget_set_tooltip_text (cell->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/** lobby_summary_figures_show: shows the figures of @sheet; @before: (nullable): the same weekday before */
void
lobby_summary_figures_show (LobbySummaryFigures *self, LobbyDaySheet *sheet, LobbyDaySheet *before)
{
  g_return_if_fail (LOBBY_IS_SUMMARY_FIGURES (self) && sheet != NULL);

  lobby_day_sheet_ref (sheet);
  lobby_day_sheet_unref (self->sheet);
  self->sheet = sheet;
  if (before != NULL)
    lobby_day_sheet_ref (before);
  lobby_day_sheet_unref (self->before);
  self->before = before;
  for (guint i = 0; i < LOBBY_N_KEY_FIGURES; i++)
    show_cell (self, i);
}

/** lobby_summary_figures_fit: lays them out for a page so wide, px: in one, two or four lines of the same length */
void
lobby_summary_figures_fit (LobbySummaryFigures *self, int width)
{
  guint n = width >= WIDE_PX     ? LOBBY_N_KEY_FIGURES
            : width >= NARROW_PX ? LOBBY_N_KEY_FIGURES / 2
                                 : LOBBY_N_KEY_FIGURES / 4;

  g_return_if_fail (LOBBY_IS_SUMMARY_FIGURES (self));

  if (gtk_flow_box_get_max_children_per_line (GTK_FLOW_BOX (self->flow)) == n)
    return;
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), MIN (n, 2));
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), n);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), n);
}
