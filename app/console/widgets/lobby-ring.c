/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time that runs out, as a ring with the time in it. It is redrawn once a second and never moves. */
#include "config.h"

#include "lobby-plot-text.h"
#include "lobby-ring.h"

#define RING_PX 44

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
