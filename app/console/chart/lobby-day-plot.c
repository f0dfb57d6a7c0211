/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day in three panels: how many waited, how long those had waited who were called, how many counters were open. */
#include "config.h"

#include "lobby-day-plot.h"

#include "lobby-plot-text.h"

#include <math.h>

#define NOTES_PX 40
#define LANE_PX 16
#define LANES 2
#define AXIS_PX 18
#define PANEL_GAP_PX 12
#define LEFT_PX 30
#define RIGHT_PX 10
#define HATCH_PX 7
#define GLYPH_PX 9

typedef struct
{
  const LobbyDayPicture *picture;
  cairo_t *cr;
  PangoLayout *text;
  const LobbyPalette *palette;
  LobbyScale time;
  LobbyScale waiting;
  LobbyScale waits;
  LobbyScale open;
} Plot;

/** lobby_plot_hatch: paints diagonal lines over an area that nothing is known about */
void
lobby_plot_hatch (cairo_t *cr, double x, double y, double width, double height, const LobbyPalette *palette)
{
  if (width < 1 || height < 1)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_TRACK, cr);
  cairo_set_line_width (cr, 1);
  for (double at = x - height; at < x + width; at += HATCH_PX)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static double
find_top (double most, double least)
{
  double step;

  most = MAX (most, least);
  step = lobby_scale_step (most, 3);
  return ceil (most / step) * step;
}

static double
find_most (const LobbyWaitingPoint *points, guint n)
{
  guint most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, points[i].n_waiting);
  return most;
}

static double
find_longest (const LobbyDayPicture *picture)
{
  double longest = picture->target_min * 1.2;

  for (guint i = 0; i < picture->n_waits; i++)
    if (picture->waits[i].known)
      longest = MAX (longest, picture->waits[i].p90_min);
  return longest;
}

static void
init_plot (Plot *plot, double width, double height)
{
  const LobbyDayPicture *picture = plot->picture;
  double room = MAX (height - NOTES_PX - AXIS_PX - 2 * PANEL_GAP_PX, 30);
  double first = NOTES_PX + room * 0.42, second = first + PANEL_GAP_PX + room * 0.40;

  plot->time = (LobbyScale){ (double) picture->from_us, (double) MAX (picture->to_us, picture->from_us + 1), LEFT_PX,
                             MAX (width - RIGHT_PX, LEFT_PX + 1) };
  plot->waiting = (LobbyScale){ 0, find_top (find_most (picture->waiting, picture->n_waiting), 6), first, NOTES_PX };
  plot->waits = (LobbyScale){ 0, find_top (find_longest (picture), 6), second, first + PANEL_GAP_PX };
  plot->open = (LobbyScale){ 0, MAX (find_most (picture->open, picture->n_open), 1), height - AXIS_PX,
                             second + PANEL_GAP_PX };
}

static double
get_x (const Plot *plot, gint64 at_us)
{
  return lobby_scale_place_within (&plot->time, (double) at_us);
}

/* ---- Frame ---- */

static void
paint_label (const Plot *plot, const LobbyScale *scale, double value)
{
  g_autofree char *label = g_strdup_printf ("%.0f", value);
  double y = floor (lobby_scale_place (scale, value)) + 0.5, text_height;

  lobby_plot_text_measure (plot->text, label, &text_height);
  lobby_palette_use (plot->palette, LOBBY_TOKEN_TEXT_2, plot->cr);
  lobby_plot_text_show (plot->text, plot->cr, label, LEFT_PX - 8, y - text_height / 2, 1);
  lobby_palette_use (plot->palette, value > 0 ? LOBBY_TOKEN_GRID : LOBBY_TOKEN_TRACK, plot->cr);
  cairo_set_line_width (plot->cr, 1);
  cairo_move_to (plot->cr, plot->time.start_px, y);
  cairo_line_to (plot->cr, plot->time.end_px, y);
  cairo_stroke (plot->cr);
}

static void
paint_grid (const Plot *plot, const LobbyScale *scale)
{
  double step = lobby_scale_step (scale->to, 3);

  for (double value = 0; value <= scale->to + step / 2; value += step)
    paint_label (plot, scale, value);
}

static void
paint_ticks (const Plot *plot, double y)
{
  double free_from = -1;

  lobby_palette_use (plot->palette, LOBBY_TOKEN_TEXT_2, plot->cr);
  for (guint i = 0; i < plot->picture->n_ticks; i++)
    {
      const LobbyTimeTick *tick = &plot->picture->ticks[i];
      double width = lobby_plot_text_measure (plot->text, tick->label, NULL);
      double left = MIN (get_x (plot, tick->at_us) - width / 2, plot->time.end_px + RIGHT_PX - width);

      if (left < free_from)
        continue;
      lobby_plot_text_show (plot->text, plot->cr, tick->label, left, y + 3, 0);
      free_from = left + width + 8;
    }
}

static void
paint_title (const Plot *plot, const char *title, const LobbyScale *scale)
{
  lobby_palette_use (plot->palette, LOBBY_TOKEN_TEXT, plot->cr);
  lobby_plot_text_show_bold (plot->text, plot->cr, title, plot->time.start_px + 6, scale->end_px + 1, 0);
}

/* ---- Panels ---- */

/* Steps from the start of the axis up to the present moment, as an open path. */
static gboolean
trace_steps (const Plot *plot, const LobbyScale *scale, const LobbyWaitingPoint *points, guint n)
{
  double y = scale->start_px;
  gboolean any = FALSE;

  for (guint i = 0; i < n && points[i].at_us <= plot->picture->until_us; i++)
    {
      double x = get_x (plot, points[i].at_us);
      if (any)
        cairo_line_to (plot->cr, x, y);
      else
        cairo_move_to (plot->cr, x, scale->start_px);
      y = lobby_scale_place (scale, points[i].n_waiting);
      cairo_line_to (plot->cr, x, y);
      any = TRUE;
    }
  if (any)
    cairo_line_to (plot->cr, get_x (plot, plot->picture->until_us), y);
  return any;
}

static void
paint_steps (const Plot *plot,
             const LobbyScale *scale,
             const LobbyWaitingPoint *points,
             guint n,
             LobbyToken fill,
             LobbyToken line)
{
  if (!trace_steps (plot, scale, points, n))
    return;
  cairo_line_to (plot->cr, get_x (plot, plot->picture->until_us), scale->start_px);
  cairo_close_path (plot->cr);
  lobby_palette_use (plot->palette, fill, plot->cr);
  cairo_fill (plot->cr);
  trace_steps (plot, scale, points, n);
  lobby_palette_use (plot->palette, line, plot->cr);
  cairo_set_line_width (plot->cr, 1.6);
  cairo_stroke (plot->cr);
}

static void
paint_peak (const Plot *plot)
{
  const LobbyDayPicture *picture = plot->picture;
  const LobbyWaitingPoint *peak = NULL;

  for (guint i = 0; i < picture->n_waiting && picture->waiting[i].at_us <= picture->until_us; i++)
    if (peak == NULL || picture->waiting[i].n_waiting > peak->n_waiting)
      peak = &picture->waiting[i];
  if (peak == NULL || peak->n_waiting == 0)
    return;
  g_autofree char *label = g_strdup_printf ("%u", peak->n_waiting);
  double y = lobby_scale_place (&plot->waiting, peak->n_waiting);
  lobby_palette_use (plot->palette, LOBBY_TOKEN_TEXT, plot->cr);
  lobby_plot_text_show_bold (plot->text, plot->cr, label, get_x (plot, peak->at_us) + 3, MAX (y - 15, NOTES_PX - 4), 0);
}

static double
get_y (const Plot *plot, double minutes)
{
  return lobby_scale_place_within (&plot->waits, minutes);
}

/* Stretches of known samples, each as an area up to nine in ten. */
static void
trace_area (const Plot *plot)
{
  const LobbyDayPicture *picture = plot->picture;
  gboolean open = FALSE;

  for (guint i = 0; i <= picture->n_waits; i++)
    {
      const LobbyWaitPoint *point = i < picture->n_waits && picture->waits[i].known ? &picture->waits[i] : NULL;
      if (point != NULL && !open)
        cairo_move_to (plot->cr, get_x (plot, point->at_us), plot->waits.start_px);
      if (point != NULL)
        cairo_line_to (plot->cr, get_x (plot, point->at_us), get_y (plot, point->p90_min));
      if (point == NULL && open)
        {
          cairo_line_to (plot->cr, get_x (plot, picture->waits[i - 1].at_us), plot->waits.start_px);
          cairo_close_path (plot->cr);
        }
      open = point != NULL;
    }
}

static void
paint_median (const Plot *plot)
{
  const LobbyDayPicture *picture = plot->picture;

  for (guint i = 0; i < picture->n_waits; i++)
    {
      const LobbyWaitPoint *point = &picture->waits[i];
      double x = get_x (plot, point->at_us), y = get_y (plot, point->median_min);
      if (!point->known)
        continue;
      if (i > 0 && picture->waits[i - 1].known)
        cairo_line_to (plot->cr, x, y);
      else
        cairo_move_to (plot->cr, x, y);
    }
  lobby_palette_use (plot->palette, LOBBY_TOKEN_MARK_STRONG, plot->cr);
  cairo_set_line_width (plot->cr, 1.6);
  cairo_stroke (plot->cr);
}

/* What is above the target is red; the line itself is named. */
static void
paint_over (const Plot *plot)
{
  double y = get_y (plot, plot->picture->target_min), text_height;

  if (plot->picture->target_min <= 0)
    return;
  cairo_save (plot->cr);
  cairo_rectangle (plot->cr, plot->time.start_px, plot->waits.end_px, plot->time.end_px - plot->time.start_px,
                   y - plot->waits.end_px);
  cairo_clip (plot->cr);
  trace_area (plot);
  lobby_palette_use (plot->palette, LOBBY_TOKEN_OVER, plot->cr);
  cairo_fill (plot->cr);
  cairo_restore (plot->cr);
  lobby_palette_use (plot->palette, LOBBY_TOKEN_TICK, plot->cr);
  cairo_set_line_width (plot->cr, 1.2);
  cairo_move_to (plot->cr, plot->time.start_px, floor (y) + 0.5);
  cairo_line_to (plot->cr, plot->time.end_px, floor (y) + 0.5);
  cairo_stroke (plot->cr);
  lobby_plot_text_measure (plot->text, plot->picture->target_label, &text_height);
  lobby_palette_use (plot->palette, LOBBY_TOKEN_TEXT, plot->cr);
  lobby_plot_text_show_bold (plot->text, plot->cr, plot->picture->target_label, plot->time.end_px, y - text_height - 1,
                             1);
}

static void
paint_waits (const Plot *plot)
{
  trace_area (plot);
  lobby_palette_use (plot->palette, LOBBY_TOKEN_TRACK, plot->cr);
  cairo_fill (plot->cr);
  paint_over (plot);
  paint_median (plot);
}

/* ---- What is not known, and what happened ---- */

static void
paint_unknown (const Plot *plot, gint64 from_us, gint64 until_us)
{
  double x = get_x (plot, from_us);

  lobby_plot_hatch (plot->cr, x, NOTES_PX, get_x (plot, until_us) - x, plot->open.start_px - NOTES_PX, plot->palette);
}

/* Returns: the lane in which the note has room, %LANES when there is none: then only its line and its shape are seen */
static guint
find_lane (double left, const double free_from[LANES])
{
  guint lane = 0;

  while (lane < LANES && left < free_from[lane])
    lane++;
  return lane;
}

static void
paint_note (const Plot *plot, const LobbyDayNote *note, double free_from[LANES])
{
  double x = floor (get_x (plot, note->at_us)) + 0.5, width = lobby_plot_text_measure (plot->text, note->label, NULL);
  gboolean before = x + GLYPH_PX + width > plot->time.end_px + RIGHT_PX;
  guint lane = find_lane (before ? x - GLYPH_PX - width : x - GLYPH_PX, free_from);
  double y = lane < LANES ? lane * LANE_PX : 0;
  const double dashes[] = { 2, 2 };

  lobby_palette_use (plot->palette, LOBBY_TOKEN_TEXT_2, plot->cr);
  cairo_set_line_width (plot->cr, 1);
  cairo_set_dash (plot->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (plot->cr, x, y + 15);
  cairo_line_to (plot->cr, x, plot->open.start_px);
  cairo_stroke (plot->cr);
  cairo_set_dash (plot->cr, NULL, 0, 0);
  if (lane == LANES)
    return;
  lobby_shape_paint (note->shape, plot->cr, x, y + 9, GLYPH_PX, plot->palette, lobby_shape_get_token (note->shape));
  lobby_palette_use (plot->palette, LOBBY_TOKEN_TEXT, plot->cr);
  lobby_plot_text_show (plot->text, plot->cr, note->label, before ? x - GLYPH_PX : x + GLYPH_PX, y + 1, before ? 1 : 0);
  free_from[lane] = before ? x + GLYPH_PX : x + GLYPH_PX + width + 10;
}

/* Nobody counted open counters before the first step. */
static void
paint_unwatched (const Plot *plot)
{
  const LobbyDayPicture *picture = plot->picture;
  double x = plot->time.start_px;
  gint64 until_us = picture->n_open > 0 ? picture->open[0].at_us : picture->until_us;

  lobby_plot_hatch (plot->cr, x, plot->open.end_px, get_x (plot, until_us) - x, plot->open.start_px - plot->open.end_px,
                    plot->palette);
}

/**
 * lobby_day_picture_paint:
 * @picture: the day
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_day_picture_paint (const LobbyDayPicture *picture,
                         cairo_t *cr,
                         PangoLayout *text,
                         double width,
                         double height,
                         const LobbyPalette *palette)
{
  Plot plot = { .picture = picture, .cr = cr, .text = text, .palette = palette };
  double free_from[LANES] = { 0 };

  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  init_plot (&plot, width, height);
  for (guint i = 0; i < picture->n_gaps; i++)
    paint_unknown (&plot, picture->gaps[i].from_us, picture->gaps[i].to_us);
  paint_unknown (&plot, picture->until_us, picture->to_us);
  paint_unwatched (&plot);
  paint_grid (&plot, &plot.waiting);
  paint_grid (&plot, &plot.waits);
  paint_steps (&plot, &plot.waiting, picture->waiting, picture->n_waiting, LOBBY_TOKEN_TRACK, LOBBY_TOKEN_MARK_STRONG);
  paint_peak (&plot);
  paint_waits (&plot);
  paint_label (&plot, &plot.open, plot.open.to);
  paint_steps (&plot, &plot.open, picture->open, picture->n_open, LOBBY_TOKEN_HEAT_1, LOBBY_TOKEN_ACCENT);
  paint_ticks (&plot, plot.open.start_px);
  for (guint i = 0; i < picture->n_notes; i++)
    paint_note (&plot, &picture->notes[i], free_from);
  paint_title (&plot, picture->waiting_title, &plot.waiting);
  paint_title (&plot, picture->waits_title, &plot.waits);
  paint_title (&plot, picture->open_title, &plot.open);
}
