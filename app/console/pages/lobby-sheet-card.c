/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card with a chart of a day: its title, a remark, the chart with its table, and words below. */
#include "config.h"

#include "lobby-sheet-card.h"

#include <glib/gi18n-lib.h>

struct _LobbySheetCanvas
{
  LobbyCanvas parent_instance;

  LobbySheetChart chart;
  int height_px;
  LobbyDaySheet *sheet; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbySheetCanvas, lobby_sheet_canvas, LOBBY_TYPE_CANVAS)

struct _LobbySheetCard
{
  GtkBox parent_instance;

  LobbySheetCanvas *canvas;
  GtkLabel *remark;
  GtkBox *foot;
  GtkLabel *figures;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (LobbySheetCard, lobby_sheet_card, GTK_TYPE_BOX)

static void
lobby_sheet_canvas_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbySheetCanvas *self = LOBBY_SHEET_CANVAS (canvas);
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);

  if (self->sheet != NULL)
    lobby_sheet_chart_paint (self->chart, self->sheet, cr, text, width, height, palette);
}

static LobbyChartTable *
lobby_sheet_canvas_dup_table (LobbyCanvas *canvas)
{
  LobbySheetCanvas *self = LOBBY_SHEET_CANVAS (canvas);

  return self->sheet != NULL ? lobby_sheet_chart_dup_table (self->chart, self->sheet) : NULL;
}

static void
lobby_sheet_canvas_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : LOBBY_SHEET_CANVAS (widget)->height_px;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 340 : LOBBY_SHEET_CANVAS (widget)->height_px;
}

static void
lobby_sheet_canvas_finalize (GObject *object)
{
  lobby_day_sheet_unref (LOBBY_SHEET_CANVAS (object)->sheet);
  G_OBJECT_CLASS (lobby_sheet_canvas_parent_class)->finalize (object);
}

static void
lobby_sheet_canvas_class_init (LobbySheetCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_sheet_canvas_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_sheet_canvas_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_sheet_canvas_paint;
  LOBBY_CANVAS_CLASS (klass)->dup_table = lobby_sheet_canvas_dup_table;
}

static void
lobby_sheet_canvas_init (LobbySheetCanvas *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/* ---- The card ---- */

/** lobby_summary_card_new: Returns: (transfer floating): a card with a title; @remark: (out): a label beside it */
GtkWidget *
lobby_summary_card_new (const char *title, GtkLabel **remark)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (title), *beside = gtk_label_new (NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "lobby-card");
  gtk_widget_add_css_class (head, "lobby-card-head");
  gtk_widget_add_css_class (name, "lobby-title");
  gtk_widget_add_css_class (beside, "lobby-caption");
  gtk_widget_add_css_class (beside, "lobby-digits");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (beside), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (beside), 1);
  gtk_widget_set_hexpand (beside, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), beside);
  gtk_box_append (GTK_BOX (card), head);
  *remark = GTK_LABEL (beside);
  return card;
}

static void
lobby_sheet_card_class_init (LobbySheetCardClass *klass)
{
}

static GtkLabel *
add_label (LobbySheetCard *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (self->foot, label);
  return GTK_LABEL (label);
}

static void
lobby_sheet_card_init (LobbySheetCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->foot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->figures = add_label (self, "lobby-cell");
  self->words = add_label (self, "lobby-caption");
}

/**
 * lobby_sheet_card_new:
 * @chart: what it shows
 * @height_px: height of the chart, px
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
lobby_sheet_card_new (LobbySheetChart chart, int height_px)
{
  LobbySheetCard *self = g_object_new (LOBBY_TYPE_SHEET_CARD, NULL);
  GtkWidget *card = lobby_summary_card_new (lobby_sheet_chart_get_title (chart), &self->remark);

  self->canvas = g_object_new (LOBBY_TYPE_SHEET_CANVAS, NULL);
  self->canvas->chart = chart;
  self->canvas->height_px = height_px;
  gtk_widget_set_margin_start (GTK_WIDGET (self->canvas), 14);
  gtk_widget_set_margin_end (GTK_WIDGET (self->canvas), 14);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->canvas), 8);
  gtk_widget_set_margin_start (GTK_WIDGET (self->foot), 14);
  gtk_widget_set_margin_end (GTK_WIDGET (self->foot), 14);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->foot), 8);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->canvas));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->foot));
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_set_vexpand (card, TRUE);
  gtk_box_append (GTK_BOX (self), card);
  return GTK_WIDGET (self);
}

/** lobby_sheet_card_get_foot: Returns: (transfer none): where words and buttons below the chart stand */
GtkBox *
lobby_sheet_card_get_foot (LobbySheetCard *self)
{
  g_return_val_if_fail (LOBBY_IS_SHEET_CARD (self), NULL);
  return self->foot;
}

/**
 * lobby_sheet_card_show:
 * @self: the card
 * @sheet: the day
 * @remark: (nullable): beside the title; a screen reader reads it with the chart
 */
void
lobby_sheet_card_show (LobbySheetCard *self, LobbyDaySheet *sheet, const char *remark)
{
  g_return_if_fail (LOBBY_IS_SHEET_CARD (self) && sheet != NULL);

  const char *title = lobby_sheet_chart_get_title (self->canvas->chart);
  /* Translators: a chart to a screen reader: its title, a remark */
  g_autofree char *words = remark != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), title, remark) : g_strdup (title);

  lobby_day_sheet_ref (sheet);
  lobby_day_sheet_unref (self->canvas->sheet);
  self->canvas->sheet = sheet;
  lobby_label_show (self->remark, remark != NULL ? remark : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/** lobby_sheet_card_show_words: shows figures (nullable) and words (nullable) below the chart */
void
lobby_sheet_card_show_words (LobbySheetCard *self, const char *figures, const char *words)
{
  g_return_if_fail (LOBBY_IS_SHEET_CARD (self));

  lobby_label_show_or_hide (self->figures, figures);
  lobby_label_show_or_hide (self->words, words);
}
