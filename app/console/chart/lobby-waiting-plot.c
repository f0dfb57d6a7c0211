/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many customers wait over a day, as steps; a line at the moment that is shown. */
#include "config.h"

#include "lobby-plot-text.h"
#include "lobby-waiting-plot.h"

#include <math.h>

#define TOP_PX 8
#define BOTTOM_PX 20
#define MOST_STEPS 4
#define LEAST_TOP 5

typedef struct
{
  const LobbyWaitingPicture *picture;
  LobbyScale time;
  LobbyScale count;
  double step;
} Plot;

/** lobby_waiting_picture_get: Returns: how many waited at @at_us */
guint
lobby_waiting_picture_get (const LobbyWaitingPicture *picture, gint64 at_us)
{
  guint n_waiting = 0;

  g_return_val_if_fail (picture != NULL, 0);

  for (guint i = 0; i < picture->n_points && picture->points[i].at_us <= at_us; i++)
    n_waiting = picture->points[i].n_waiting;
  return n_waiting;
}

/** lobby_waiting_picture_get_top: Returns: end of the axis: the most who ever waited, rounded up to a full step */
guint
lobby_waiting_picture_get_top (const LobbyWaitingPicture *picture)
{
  guint most = LEAST_TOP;

  g_return_val_if_fail (picture != NULL, LEAST_TOP);

  for (guint i = 0; i < picture->n_points; i++)
    most = MAX (most, picture->points[i].n_waiting);
  double step = lobby_scale_step (most, MOST_STEPS);
  return (guint) (ceil (most / step) * step);
}

static void
init_plot (Plot *plot, const LobbyWaitingPicture *picture, PangoLayout *text, double width, double height)
{
  guint top = lobby_waiting_picture_get_top (picture);
  g_autofree char *label = g_strdup_printf ("%u", top);
  double left = ceil (lobby_plot_text_measure (text, label, NULL)) + 10;

  plot->picture = picture;
  plot->time = (LobbyScale){ (double) picture->from_us, (double) MAX (picture->to_us, picture->from_us + 1), left,
                             MAX (width - 14, left + 1) };
  plot->count = (LobbyScale){ 0, top, MAX (height - BOTTOM_PX, TOP_PX + 1), TOP_PX };
  plot->step = lobby_scale_step (top, MOST_STEPS);
}

static void
paint_grid (const Plot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  for (double count = 0; count <= plot->count.to + plot->step / 2; count += plot->step)
    {
      g_autofree char *label = g_strdup_printf ("%.0f", count);
      double y = floor (lobby_scale_place (&plot->count, count)) + 0.5, height;

      lobby_plot_text_measure (text, label, &height);
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, label, plot->time.start_px - 10, y - height / 2, 1);
      lobby_palette_use (palette, count > 0 ? LOBBY_TOKEN_GRID : LOBBY_TOKEN_TRACK, cr);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, plot->time.start_px, y);
      cairo_line_to (cr, plot->time.end_px, y);
      cairo_stroke (cr);
    }
}

static void
paint_ticks (const Plot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  double free_from = -1;

  lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
  for (guint i = 0; i < plot->picture->n_ticks; i++)
    {
      const LobbyTimeTick *tick = &plot->picture->ticks[i];
      double width = lobby_plot_text_measure (text, tick->label, NULL);
      double left = MIN (lobby_scale_place_within (&plot->time, (double) tick->at_us) - width / 2,
                         plot->time.end_px + 14 - width);

      if (left < free_from)
        continue;
      lobby_plot_text_show (text, cr, tick->label, left, plot->count.start_px + 4, 0);
      free_from = left + width + 8;
    }
}

/* The steps between two moments as a path; FALSE when there are none. */
static gboolean
trace (const Plot *plot, cairo_t *cr, gint64 from_us, gint64 to_us)
{
  const LobbyWaitingPicture *picture = plot->picture;
  double y = lobby_scale_place (&plot->count, lobby_waiting_picture_get (picture, from_us));

  if (to_us <= from_us || picture->n_points == 0)
    return FALSE;
  cairo_move_to (cr, lobby_scale_place_within (&plot->time, (double) from_us), y);
  for (guint i = 0; i < picture->n_points && picture->points[i].at_us <= to_us; i++)
    {
      double x = lobby_scale_place_within (&plot->time, (double) picture->points[i].at_us);

      if (picture->points[i].at_us <= from_us)
        continue;
      cairo_line_to (cr, x, y);
      y = lobby_scale_place (&plot->count, picture->points[i].n_waiting);
      cairo_line_to (cr, x, y);
    }
  cairo_line_to (cr, lobby_scale_place_within (&plot->time, (double) to_us), y);
  return TRUE;
}

static void
paint_now (const Plot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  double x = lobby_scale_place_within (&plot->time, (double) plot->picture->now_us);
  double y = lobby_scale_place (&plot->count, lobby_waiting_picture_get (plot->picture, plot->picture->now_us));

  lobby_palette_use (palette, LOBBY_TOKEN_TICK, cr);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, x, TOP_PX - 4);
  cairo_line_to (cr, x, plot->count.start_px);
  cairo_stroke (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_ACCENT, cr);
  cairo_arc (cr, x, y, 5, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * lobby_waiting_picture_paint:
 * @picture: the day
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_waiting_picture_paint (const LobbyWaitingPicture *picture,
                             cairo_t *cr,
                             PangoLayout *text,
                             double width,
                             double height,
                             const LobbyPalette *palette)
{
  Plot plot;

  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  init_plot (&plot, picture, text, width, height);
  paint_grid (&plot, cr, text, palette);
  paint_ticks (&plot, cr, text, palette);
  if (picture->n_points == 0)
    return;
  gint64 end_us = picture->points[picture->n_points - 1].at_us;
  lobby_palette_use (palette, LOBBY_TOKEN_MARK_STRONG, cr);
  cairo_set_line_width (cr, 2.4);
  if (trace (&plot, cr, MAX (picture->from_us, picture->points[0].at_us), MIN (picture->now_us, end_us)))
    cairo_stroke (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK, cr);
  cairo_set_line_width (cr, 1);
  if (trace (&plot, cr, MAX (picture->now_us, picture->points[0].at_us), end_us))
    cairo_stroke (cr);
  paint_now (&plot, cr, palette);
}
