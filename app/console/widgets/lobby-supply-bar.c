/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars (a supply, or a case against its usual time) and countdown rings. */
#include "config.h"

#include "lobby-supply-bar.h"
#include "lobby-plot-text.h"

#define BAR_THICKNESS 5
#define RING_PX 44

struct _LobbySupplyBar
{
  LobbyCanvas parent_instance;

  LobbyBarPlot plot;
};

G_DEFINE_FINAL_TYPE (LobbySupplyBar, lobby_supply_bar, LOBBY_TYPE_CANVAS)

static void
lobby_supply_bar_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  lobby_bar_plot_paint (&LOBBY_SUPPLY_BAR (canvas)->plot, cr, width, height, BAR_THICKNESS, palette);
}

static void
lobby_supply_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 24 : BAR_THICKNESS;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 54 : BAR_THICKNESS;
}

static void
lobby_supply_bar_class_init (LobbySupplyBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = lobby_supply_bar_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_supply_bar_paint;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_METER);
}

static void
lobby_supply_bar_init (LobbySupplyBar *self)
{
  self->plot = (LobbyBarPlot){ 0, -1, LOBBY_TONE_NORMAL };
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** lobby_supply_bar_new: Returns: (transfer floating): an empty bar */
GtkWidget *
lobby_supply_bar_new (void)
{
  return g_object_new (LOBBY_TYPE_SUPPLY_BAR, NULL);
}

/**
 * lobby_supply_bar_show:
 * @self: the bar
 * @plot: level, tick and tone; copied
 * @name: what is measured
 * @words: the value in words, for a screen reader
 */
void
lobby_supply_bar_show (LobbySupplyBar *self, const LobbyBarPlot *plot, const char *name, const char *words)
{
  g_return_if_fail (LOBBY_IS_SUPPLY_BAR (self) && plot != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "",
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, CLAMP (plot->fraction, 0, 1) * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words != NULL ? words : "", -1);
  if (memcmp (&self->plot, plot, sizeof *plot) == 0)
    return;
  self->plot = *plot;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

struct _LobbyRing
{
  LobbyCanvas parent_instance;

  LobbyRingPlot plot;
  char *text;
};

G_DEFINE_FINAL_TYPE (LobbyRing, lobby_ring, LOBBY_TYPE_CANVAS)

static void
lobby_ring_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbyRing *self = LOBBY_RING (canvas);
  g_autoptr (PangoLayout) text = lobby_canvas_create_caption (canvas);
  double text_height;

  lobby_ring_plot_paint (&self->plot, cr, MIN (width, height), palette);
  if (self->text == NULL)
    return;
  lobby_palette_use (palette, LOBBY_TOKEN_TEXT, cr);
  lobby_plot_text_measure (text, self->text, &text_height);
  lobby_plot_text_show_bold (text, cr, self->text, width / 2 - 1, (height - text_height) / 2, 0.5);
}

static void
lobby_ring_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = RING_PX;
}

static void
lobby_ring_finalize (GObject *object)
{
  g_free (LOBBY_RING (object)->text);
  G_OBJECT_CLASS (lobby_ring_parent_class)->finalize (object);
}

static void
lobby_ring_class_init (LobbyRingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_ring_finalize;
  GTK_WIDGET_CLASS (klass)->measure = lobby_ring_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_ring_paint;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TIMER);
}

static void
lobby_ring_init (LobbyRing *self)
{
  self->plot.token = LOBBY_TOKEN_VIP;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/** lobby_ring_new: Returns: (transfer floating): an empty ring */
GtkWidget *
lobby_ring_new (void)
{
  return g_object_new (LOBBY_TYPE_RING, NULL);
}

/**
 * lobby_ring_show:
 * @self: the ring
 * @fraction: part of the time that is left, 0 to 1
 * @token: colour
 * @text: time in the middle
 * @words: the same as a sentence, for a screen reader
 */
void
lobby_ring_show (LobbyRing *self, double fraction, LobbyToken token, const char *text, const char *words)
{
  g_return_if_fail (LOBBY_IS_RING (self));

  self->plot = (LobbyRingPlot){ fraction, token };
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
