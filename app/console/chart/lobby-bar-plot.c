/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painters of bars and countdown rings. */
#include "config.h"

#include "lobby-bar-plot.h"

#include <math.h>

#define RING_LINE 4

static void
trace_pill (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = MIN (height, width) / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - radius, y + radius, radius, 1.5 * G_PI, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_close_path (cr);
}

static LobbyToken
bar_token (LobbyTone tone)
{
  switch (tone)
    {
    case LOBBY_TONE_OVER:
      return LOBBY_TOKEN_OVER;
    case LOBBY_TONE_RISK:
      return LOBBY_TOKEN_RISK;
    case LOBBY_TONE_NORMAL:
      break;
    }
  return LOBBY_TOKEN_MARK;
}

/** lobby_bar_plot_get_filled: Returns: length of the filled part, px; anything above nothing is at least a
 * dot */
double
lobby_bar_plot_get_filled (const LobbyBarPlot *plot, double width, double thickness)
{
  g_return_val_if_fail (plot != NULL, 0);

  if (plot->fraction <= 0)
    return 0;
  return MAX (round (MIN (plot->fraction, 1) * width), MIN (thickness, width));
}

static void
paint_broken_track (cairo_t *cr, double width, double top, double thickness)
{
  for (double x = 0; x < width; x += thickness * 2)
    cairo_rectangle (cr, x, top, MIN (thickness * 1.4, width - x), thickness);
  cairo_fill (cr);
}

/**
 * lobby_bar_plot_paint:
 * @plot: the bar
 * @cr: where
 * @width: px
 * @height: px; the bar is in its middle
 * @thickness: of the track, px
 * @palette: colours
 */
void
lobby_bar_plot_paint (const LobbyBarPlot *plot,
                      cairo_t *cr,
                      double width,
                      double height,
                      double thickness,
                      const LobbyPalette *palette)
{
  g_return_if_fail (plot != NULL && cr != NULL && palette != NULL);

  double top = floor ((height - thickness) / 2);
  double filled = lobby_bar_plot_get_filled (plot, width, thickness);
  lobby_palette_use (palette, LOBBY_TOKEN_TRACK, cr);
  if (plot->fraction < 0)
    {
      paint_broken_track (cr, width, top, thickness);
      return;
    }
  trace_pill (cr, 0, top, width, thickness);
  cairo_fill (cr);
  if (filled > 0)
    {
      lobby_palette_use (palette, bar_token (plot->tone), cr);
      trace_pill (cr, 0, top, filled, thickness);
      cairo_fill (cr);
    }
  if (plot->tick >= 0)
    {
      lobby_palette_use (palette, LOBBY_TOKEN_TICK, cr);
      cairo_rectangle (cr, round (MIN (plot->tick, 1) * (width - 2)), top - 3, 2, thickness + 6);
      cairo_fill (cr);
    }
}

/** lobby_ring_plot_paint: paints a ring of @size px */
void
lobby_ring_plot_paint (const LobbyRingPlot *plot, cairo_t *cr, double size, const LobbyPalette *palette)
{
  double middle = size / 2;
  double radius = middle - RING_LINE / 2.0;
  double part = CLAMP (plot->fraction, 0, 1);

  cairo_save (cr);
  cairo_set_line_width (cr, RING_LINE);
  cairo_new_path (cr);
  cairo_arc (cr, middle, middle, radius, 0, 2 * G_PI);
  lobby_palette_use (palette, LOBBY_TOKEN_TRACK, cr);
  cairo_stroke (cr);
  if (part > 0)
    {
      cairo_arc (cr, middle, middle, radius, -G_PI_2, -G_PI_2 + part * 2 * G_PI);
      lobby_palette_use (palette, plot->token, cr);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
