/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar: a supply, or a case against its usual time. */
#include "config.h"

#include "lobby-supply-bar.h"

#define BAR_THICKNESS 5

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
