/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day in lanes: what stood out, which devices were out for how long, what is missing (hatched), and the moment
 * that is shown. */
#include "config.h"

#include "lobby-plot-text.h"
#include "lobby-timeline-plot.h"

#include <math.h>

#define GLYPH_PX 11
#define NEAR_PX 9
#define END_PX 14

static double
get_bottom (const LobbyTimelinePlot *plot)
{
  return LOBBY_TIMELINE_TOP + plot->picture->n_lanes * LOBBY_TIMELINE_LANE;
}

static double
get_lane_y (guint lane)
{
  return LOBBY_TIMELINE_TOP + (lane + 0.5) * LOBBY_TIMELINE_LANE;
}

/**
 * lobby_timeline_plot_init:
 * @plot: (out caller-allocates): the plot
 * @picture: what to show; borrowed
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 */
void
lobby_timeline_plot_init (LobbyTimelinePlot *plot,
                          const LobbyTimelinePicture *picture,
                          PangoLayout *text,
                          double width,
                          double height)
{
  double names = 0;

  g_return_if_fail (plot != NULL && picture != NULL && text != NULL);

  for (guint i = 0; i < picture->n_lanes; i++)
    names = MAX (names, lobby_plot_text_measure (text, picture->lanes[i], NULL));
  plot->picture = picture;
  plot->width = width;
  plot->height = height;
  plot->time = (LobbyScale){ (double) picture->from_us, (double) MAX (picture->to_us, picture->from_us + 1),
                             ceil (names) + 16, MAX (width - END_PX, ceil (names) + 17) };
}

static void
paint_lanes (const LobbyTimelinePlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  for (guint i = 0; i < plot->picture->n_lanes; i++)
    {
      double y = get_lane_y (i), height;

      lobby_plot_text_measure (text, plot->picture->lanes[i], &height);
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, plot->picture->lanes[i], plot->time.start_px - 12, y - height / 2, 1);
      lobby_palette_use (palette, LOBBY_TOKEN_GRID, cr);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, plot->time.start_px, floor (y) + 0.5);
      cairo_line_to (cr, plot->time.end_px, floor (y) + 0.5);
      cairo_stroke (cr);
    }
}

static void
paint_hours (const LobbyTimelinePlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  double free_from = -1;

  for (guint i = 0; i < plot->picture->n_ticks; i++)
    {
      const LobbyTimeTick *tick = &plot->picture->ticks[i];
      double width = lobby_plot_text_measure (text, tick->label, NULL);
      double left = MIN (lobby_scale_place_within (&plot->time, (double) tick->at_us) - width / 2, plot->width - width);

      if (left < free_from)
        continue;
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, tick->label, left, get_bottom (plot) + 4, 0);
      free_from = left + width + 8;
    }
}

static void
paint_gap (const LobbyTimelinePlot *plot, const LobbyUseSpan *gap, cairo_t *cr, const LobbyPalette *palette)
{
  double x = lobby_scale_place_within (&plot->time, (double) gap->from_us);
  double end = gap->to_us != 0 ? lobby_scale_place_within (&plot->time, (double) gap->to_us) : plot->time.end_px;
  double length = MAX (end - x, 2), top = LOBBY_TIMELINE_TOP, height = get_bottom (plot) - top;

  cairo_save (cr);
  cairo_rectangle (cr, x, top, length, height);
  cairo_clip (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_ZONE, cr);
  cairo_paint (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK, cr);
  cairo_set_line_width (cr, 1);
  for (double at = x - height; at < x + length; at += 8)
    {
      cairo_move_to (cr, at, top + height);
      cairo_line_to (cr, at + height, top);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_hidden (const LobbyTimelinePlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  const LobbyTimelinePicture *picture = plot->picture;
  LobbyUseSpan span = { LOBBY_USE_UNKNOWN, picture->hidden_us, picture->to_us };
  double x = lobby_scale_place_within (&plot->time, (double) picture->hidden_us), height, width;
  double middle = (x + plot->time.end_px) / 2, y = (LOBBY_TIMELINE_TOP + get_bottom (plot)) / 2;

  if (picture->hidden_us == 0)
    return;
  paint_gap (plot, &span, cr, palette);
  if (picture->hidden_label == NULL)
    return;
  width = lobby_plot_text_measure (text, picture->hidden_label, &height) + 24;
  if (width > plot->time.end_px - x)
    return;
  lobby_palette_use (palette, LOBBY_TOKEN_CARD, cr);
  cairo_rectangle (cr, middle - width / 2, y - height / 2 - 5, width, height + 10);
  cairo_fill (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
  lobby_plot_text_show (text, cr, picture->hidden_label, middle, y - height / 2, 0.5);
}

static void
paint_pill (const LobbyTimelinePlot *plot,
            const LobbyTimelineMark *mark,
            cairo_t *cr,
            PangoLayout *text,
            const LobbyPalette *palette)
{
  double height, width = lobby_plot_text_measure (text, mark->label, &height) + 14;
  double x = lobby_scale_place_within (&plot->time, (double) mark->at_us), y = get_lane_y (mark->lane);
  double radius = LOBBY_TIMELINE_LANE / 2.0 - 1.5;

  lobby_palette_use (palette, LOBBY_TOKEN_TRACK, cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x - width / 2 + radius, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + width / 2 - radius, y, radius, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_TEXT, cr);
  lobby_plot_text_show_bold (text, cr, mark->label, x, y - height / 2, 0.5);
}

static void
paint_mark (const LobbyTimelinePlot *plot,
            const LobbyTimelineMark *mark,
            cairo_t *cr,
            PangoLayout *text,
            const LobbyPalette *palette)
{
  if (mark->label != NULL)
    paint_pill (plot, mark, cr, text, palette);
  else
    lobby_shape_paint (mark->shape, cr, lobby_scale_place_within (&plot->time, (double) mark->at_us),
                       get_lane_y (mark->lane), GLYPH_PX, palette, mark->token);
}

static void
paint_bar (const LobbyTimelinePlot *plot, const LobbyTimelineMark *mark, cairo_t *cr, const LobbyPalette *palette)
{
  double x = lobby_scale_place_within (&plot->time, (double) mark->at_us);
  double end = lobby_scale_place_within (&plot->time, (double) mark->until_us);

  if (mark->until_us == 0)
    return;
  lobby_palette_use (palette, LOBBY_TOKEN_TRACK, cr);
  cairo_rectangle (cr, x, get_lane_y (mark->lane) - 4, MAX (end - x, 2), 8);
  cairo_fill_preserve (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
paint_now (const LobbyTimelinePlot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  double x = lobby_scale_place_within (&plot->time, (double) plot->picture->now_us);

  lobby_palette_use (palette, LOBBY_TOKEN_ACCENT, cr);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, 4);
  cairo_line_to (cr, x, get_bottom (plot) + 2);
  cairo_stroke (cr);
  cairo_move_to (cr, x - 6.5, 0);
  cairo_line_to (cr, x + 6.5, 0);
  cairo_line_to (cr, x, 8);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/** lobby_timeline_plot_paint: paints all of it */
void
lobby_timeline_plot_paint (const LobbyTimelinePlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  const LobbyTimelinePicture *picture = plot->picture;

  g_return_if_fail (cr != NULL && text != NULL && palette != NULL);

  paint_lanes (plot, cr, text, palette);
  for (guint i = 0; i < picture->n_gaps; i++)
    paint_gap (plot, &picture->gaps[i], cr, palette);
  for (guint i = 0; i < picture->n_marks; i++)
    paint_bar (plot, &picture->marks[i], cr, palette);
  paint_hidden (plot, cr, text, palette);
  for (guint i = 0; i < picture->n_marks; i++)
    paint_mark (plot, &picture->marks[i], cr, text, palette);
  paint_hours (plot, cr, text, palette);
  paint_now (plot, cr, palette);
}

/** lobby_timeline_plot_get_time: Returns: the moment at @x px, µs since 1970 UTC; outside the day its start or end */
gint64
lobby_timeline_plot_get_time (const LobbyTimelinePlot *plot, double x)
{
  double share = (x - plot->time.start_px) / (plot->time.end_px - plot->time.start_px);

  return plot->picture->from_us
         + (gint64) (CLAMP (share, 0, 1) * (double) (plot->picture->to_us - plot->picture->from_us));
}

/** lobby_timeline_plot_find: Returns: number of the mark nearest to a place, -1 when none is near */
int
lobby_timeline_plot_find (const LobbyTimelinePlot *plot, double x, double y)
{
  double nearest = NEAR_PX;
  int found = -1;

  for (guint i = 0; i < plot->picture->n_marks; i++)
    {
      const LobbyTimelineMark *mark = &plot->picture->marks[i];
      double off = fabs (lobby_scale_place_within (&plot->time, (double) mark->at_us) - x);

      if (fabs (get_lane_y (mark->lane) - y) <= LOBBY_TIMELINE_LANE / 2.0 && off <= nearest)
        {
          nearest = off;
          found = (int) i;
        }
    }
  return found;
}
