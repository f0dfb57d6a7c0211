/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painter of a wait strip that has been laid out. */
#include "config.h"

#include "lobby-wait-plot.h"

#include <math.h>

#define ZONE_HEIGHT 19
#define GRID_STEP_MIN 10

static void
paint_zone (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  double height = round (ZONE_HEIGHT * plot->unit);
  double left = plot->scale.start_px - 5.5;
  double top = plot->lane_y - floor (height / 2);

  if (plot->target_x < 0)
    return;
  lobby_palette_use (palette, LOBBY_TOKEN_ZONE, cr);
  cairo_new_path (cr);
  cairo_arc (cr, left + 4, top + 4, 4, G_PI, 1.5 * G_PI);
  cairo_line_to (cr, plot->target_x, top);
  cairo_line_to (cr, plot->target_x, top + height);
  cairo_arc (cr, left + 4, top + height - 4, 4, G_PI_2, G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_grid (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  lobby_palette_use (palette, LOBBY_TOKEN_GRID, cr);
  for (double at = 0; at <= plot->scale.to; at += GRID_STEP_MIN)
    cairo_rectangle (cr, round (lobby_scale_place (&plot->scale, at)) - 0.5, 4, 1, plot->height - 8);
  cairo_fill (cr);
}

static void
paint_columns (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  double foot = plot->lane_y + round (ZONE_HEIGHT * plot->unit / 2);

  for (guint i = 0; i < plot->n_columns; i++)
    {
      const LobbyWaitColumn *column = &plot->columns[i];
      LobbyToken token = lobby_shape_get_token (lobby_tone_get_shape (column->tone, FALSE));
      lobby_palette_use (palette, token, cr);
      cairo_rectangle (cr, column->x, foot - column->height, column->width, column->height);
      cairo_fill_preserve (cr);
      if (token == LOBBY_TOKEN_RISK)
        {
          lobby_palette_use (palette, LOBBY_TOKEN_RISK_EDGE, cr);
          cairo_set_line_width (cr, 1);
          cairo_stroke (cr);
        }
      cairo_new_path (cr);
    }
}

static double
mark_size (LobbyShape shape)
{
  switch ((int) shape)
    {
    case LOBBY_SHAPE_STAR:
      return 15;
    case LOBBY_SHAPE_DIAMOND:
      return 12.5;
    case LOBBY_SHAPE_TRIANGLE:
      return 11.5;
    default:
      return 11.5;
    }
}

/**
 * lobby_wait_plot_paint_spot:
 * @plot: the strip
 * @spot: a mark; it need not be one of the strip any more
 * @cr: where
 * @palette: colours
 */
void
lobby_wait_plot_paint_spot (const LobbyWaitPlot *plot,
                            const LobbyWaitSpot *spot,
                            cairo_t *cr,
                            const LobbyPalette *palette)
{
  g_return_if_fail (plot != NULL && spot != NULL && cr != NULL && palette != NULL);
  lobby_shape_paint (spot->shape, cr, spot->x, plot->lane_y, mark_size (spot->shape) * plot->unit, palette,
                     spot->token);
}

static void
paint_spots (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  for (guint i = 0; i < plot->n_spots; i++)
    lobby_wait_plot_paint_spot (plot, &plot->spots[i], cr, palette);
  for (guint i = 0; i < plot->n_spots; i++)
    {
      if (plot->spots[i].ringed)
        lobby_shape_paint (LOBBY_SHAPE_DIVERT_RING, cr, plot->spots[i].x, plot->lane_y, 20.5 * plot->unit, palette,
                           LOBBY_TOKEN_ACCENT);
    }
}

static void
paint_target (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  if (plot->target_x < 0)
    return;
  lobby_palette_use (palette, LOBBY_TOKEN_TICK, cr);
  cairo_rectangle (cr, round (plot->target_x) - 1, round (plot->height * 0.13), 2, round (plot->height * 0.75));
  cairo_fill (cr);
}

static LobbyToken
whisker_token (LobbyTone tone)
{
  switch (tone)
    {
    case LOBBY_TONE_OVER:
      return LOBBY_TOKEN_OVER;
    case LOBBY_TONE_RISK:
      return LOBBY_TOKEN_RISK_EDGE;
    case LOBBY_TONE_NORMAL:
      break;
    }
  return LOBBY_TOKEN_MARK;
}

static void
paint_line (cairo_t *cr, double from, double to, double y, double width)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, from, y);
  cairo_line_to (cr, to, y);
  cairo_stroke (cr);
}

static void
paint_end (cairo_t *cr, double x, double y, double reach)
{
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, y - reach);
  cairo_line_to (cr, x, y + reach);
  cairo_stroke (cr);
}

/* What lies within the target stays grey: only the part beyond it has the colour of the warning. */
static void
paint_whisker (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  gboolean warns = plot->forecast.tone != LOBBY_TONE_NORMAL;
  LobbyToken token = whisker_token (plot->forecast.tone);
  double y = plot->whisker_y + 0.0;
  double reach = 4 * plot->unit;
  double split = warns ? CLAMP (plot->target_x, plot->low_x, plot->high_x) : plot->high_x;

  lobby_palette_use (palette, LOBBY_TOKEN_MARK, cr);
  paint_line (cr, plot->low_x, split, y, 2);
  if (split > plot->low_x || !warns)
    paint_end (cr, plot->low_x, y, reach);
  if (warns)
    {
      lobby_palette_use (palette, token, cr);
      paint_line (cr, split, plot->high_x, y, 3);
      if (split <= plot->low_x)
        paint_end (cr, plot->low_x, y, reach);
    }
  paint_end (cr, plot->high_x, y, reach);
  lobby_shape_paint_hollow (plot->forecast.tone, cr, plot->median_x, y, 13.5 * plot->unit, palette, token);
}

static void
paint_no_forecast (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  const double dots[] = { 2, 3 };

  lobby_palette_use (palette, LOBBY_TOKEN_MARK, cr);
  cairo_set_dash (cr, dots, 2, 0);
  paint_line (cr, plot->scale.start_px, lobby_scale_place (&plot->scale, plot->scale.to * 0.65), plot->whisker_y, 1.5);
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * lobby_wait_plot_paint:
 * @plot: the strip
 * @cr: where
 * @palette: colours; a stale palette makes it grey
 */
void
lobby_wait_plot_paint (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  g_return_if_fail (plot != NULL && cr != NULL && palette != NULL);

  cairo_save (cr);
  paint_zone (plot, cr, palette);
  paint_grid (plot, cr, palette);
  paint_target (plot, cr, palette);
  paint_columns (plot, cr, palette);
  if (plot->forecast.known)
    paint_whisker (plot, cr, palette);
  else
    paint_no_forecast (plot, cr, palette);
  paint_spots (plot, cr, palette);
  cairo_restore (cr);
}
