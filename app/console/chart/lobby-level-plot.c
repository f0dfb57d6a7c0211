/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level of a supply over the day: readings, low limit, now, and the forecast with its range where there is
 * one. */
#include "config.h"

#include "lobby-level-plot.h"
#include "lobby-plot-text.h"

#include <math.h>

#define MOST_STEPS 5

static double
highest_level (const LobbyLevelPicture *picture)
{
  double highest = MAX (picture->capacity, picture->low);

  for (guint i = 0; i < picture->n_points; i++)
    highest = MAX (highest, picture->points[i].level);
  return MAX (highest, 1);
}

/**
 * lobby_level_plot_init:
 * @plot: (out caller-allocates): the chart laid out; borrows @picture
 * @picture: what to show
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 */
void
lobby_level_plot_init (LobbyLevelPlot *plot,
                       const LobbyLevelPicture *picture,
                       PangoLayout *text,
                       double width,
                       double height)
{
  double text_height;
  char number[32];

  g_return_if_fail (plot != NULL && picture != NULL && text != NULL);

  double highest = highest_level (picture);
  double step = lobby_scale_step (highest, MOST_STEPS);
  double top = ceil (highest / step - 1e-9) * step;
  g_snprintf (number, sizeof number, "%.0f", top);
  double label_width = lobby_plot_text_measure (text, number, &text_height);

  plot->picture = picture;
  plot->step = step;
  plot->level = (LobbyScale){ 0, top, height - text_height - 6, text_height + 4 };
  plot->time = (LobbyScale){ (double) picture->from_us, (double) MAX (picture->to_us, picture->from_us + 1),
                             label_width + 10, width - 14 };
}

/** lobby_level_plot_find: Returns: index of the reading nearest to @x px, -1 when there is none */
int
lobby_level_plot_find (const LobbyLevelPlot *plot, double x)
{
  int found = -1;
  double nearest = G_MAXDOUBLE;

  g_return_val_if_fail (plot != NULL, -1);

  for (guint i = 0; i < plot->picture->n_points; i++)
    {
      double distance = fabs (lobby_scale_place (&plot->time, (double) plot->picture->points[i].at_us) - x);
      if (distance < nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}

static void
paint_levels (const LobbyLevelPlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  char number[32];
  double text_height;

  for (double level = 0; level <= plot->level.to + plot->step / 2; level += plot->step)
    {
      double y = round (lobby_scale_place (&plot->level, level)) - 0.5;
      lobby_palette_use (palette, LOBBY_TOKEN_GRID, cr);
      cairo_rectangle (cr, plot->time.start_px, y, plot->time.end_px - plot->time.start_px, 1);
      cairo_fill (cr);
      g_snprintf (number, sizeof number, "%.*f", plot->step < 1 ? 1 : 0, level);
      lobby_plot_text_measure (text, number, &text_height);
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, number, plot->time.start_px - 8, y - text_height / 2, 1);
    }
}

static void
paint_times (const LobbyLevelPlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  const LobbyLevelPicture *picture = plot->picture;
  double free_from = -G_MAXDOUBLE;

  for (guint i = 0; i < picture->n_ticks; i++)
    {
      double at = lobby_scale_place (&plot->time, (double) picture->ticks[i].at_us);
      double width = lobby_plot_text_measure (text, picture->ticks[i].label, NULL);
      if (at - width / 2 < free_from)
        continue;
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, picture->ticks[i].label, at, plot->level.start_px + 5, 0.5);
      free_from = at + width / 2 + 12;
    }
}

static void
paint_low_limit (const LobbyLevelPlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  const double dashes[] = { 4, 3 };
  double text_height;

  if (plot->picture->low <= 0)
    return;
  double y = round (lobby_scale_place (&plot->level, plot->picture->low));
  cairo_save (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_RISK_TEXT, cr);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 1.4);
  cairo_move_to (cr, plot->time.start_px, y);
  cairo_line_to (cr, plot->time.end_px, y);
  cairo_stroke (cr);
  cairo_restore (cr);
  if (plot->picture->low_label == NULL)
    return;
  lobby_plot_text_measure (text, plot->picture->low_label, &text_height);
  lobby_palette_use (palette, LOBBY_TOKEN_RISK_TEXT, cr);
  lobby_plot_text_show_bold (text, cr, plot->picture->low_label, plot->time.start_px + 4, y - text_height - 1, 0);
}

/* --- what is foreseen --- */

static void
trace_fan (const LobbyLevelPlot *plot, cairo_t *cr, double x, double y)
{
  const LobbyLevelForecast *forecast = &plot->picture->forecast;
  double zero = plot->level.start_px;

  cairo_move_to (cr, x, y);
  if (forecast->n_reaches == 0)
    {
      cairo_line_to (cr, lobby_scale_place_within (&plot->time, (double) forecast->early_us), zero);
      cairo_line_to (cr, lobby_scale_place_within (&plot->time, (double) forecast->late_us), zero);
    }
  for (guint i = 0; i < forecast->n_reaches; i++)
    cairo_line_to (cr, lobby_scale_place_within (&plot->time, (double) forecast->reaches[i].at_us),
                   lobby_scale_place_within (&plot->level, forecast->reaches[i].low));
  for (guint i = forecast->n_reaches; i-- > 0;)
    cairo_line_to (cr, lobby_scale_place_within (&plot->time, (double) forecast->reaches[i].at_us),
                   lobby_scale_place_within (&plot->level, forecast->reaches[i].high));
  cairo_close_path (cr);
}

/* The median ends where nothing is left. */
static void
trace_median (const LobbyLevelPlot *plot, cairo_t *cr, double x, double y)
{
  const LobbyLevelForecast *forecast = &plot->picture->forecast;

  cairo_move_to (cr, x, y);
  for (guint i = 0; i < forecast->n_reaches; i++)
    {
      const LobbyLevelReach *reach = &forecast->reaches[i];
      if (forecast->empty_us != 0 && reach->at_us >= forecast->empty_us)
        break;
      if (reach->at_us > plot->picture->to_us)
        break;
      cairo_line_to (cr, lobby_scale_place_within (&plot->time, (double) reach->at_us),
                     lobby_scale_place_within (&plot->level, reach->mid));
    }
  if (forecast->empty_us != 0)
    cairo_line_to (cr, lobby_scale_place_within (&plot->time, (double) forecast->empty_us), plot->level.start_px);
}

static void
paint_empty_words (const LobbyLevelPlot *plot,
                   cairo_t *cr,
                   PangoLayout *text,
                   double empty_x,
                   const LobbyPalette *palette)
{
  const LobbyLevelForecast *forecast = &plot->picture->forecast;
  double height = 0;
  double width = MAX (
      forecast->empty_label != NULL ? lobby_plot_text_measure (text, forecast->empty_label, &height) : 0,
      forecast->range_label != NULL ? lobby_plot_text_measure (text, forecast->range_label, &height) : 0);
  double now_x = lobby_scale_place_within (&plot->time, (double) plot->picture->now_us);
  double low_y = lobby_scale_place (&plot->level, plot->picture->low);
  double left = CLAMP (empty_x - width / 2, now_x + 6, MAX (plot->time.end_px - width, now_x + 6));
  double y = plot->level.start_px - 3.6 * height;

  /* Above the low limit, where the line of the limit does not run through the words. */
  if (plot->picture->low > 0 && low_y - 2 * height - 2 > plot->level.end_px)
    y = MIN (y, low_y - 2 * height - 2);

  if (forecast->empty_label != NULL)
    {
      lobby_palette_use (palette, LOBBY_TOKEN_RISK_TEXT, cr);
      lobby_plot_text_show_bold (text, cr, forecast->empty_label, left, y, 0);
    }
  if (forecast->range_label != NULL)
    {
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, forecast->range_label, left, y + height, 0);
    }
}

static void
paint_forecast (const LobbyLevelPlot *plot,
                cairo_t *cr,
                PangoLayout *text,
                double x,
                double y,
                const LobbyPalette *palette)
{
  const double dashes[] = { 4, 3 };
  const LobbyLevelForecast *forecast = &plot->picture->forecast;

  if (forecast->empty_us == 0 && forecast->n_reaches == 0)
    return;
  cairo_save (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_TRACK, cr);
  trace_fan (plot, cr, x, y);
  cairo_fill (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK_STRONG, cr);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 2);
  trace_median (plot, cr, x, y);
  cairo_stroke (cr);
  cairo_restore (cr);
  if (forecast->empty_us == 0)
    return;
  double empty_x = lobby_scale_place_within (&plot->time, (double) forecast->empty_us);
  lobby_shape_paint (LOBBY_SHAPE_DIAMOND, cr, empty_x, plot->level.start_px, 12, palette, LOBBY_TOKEN_RISK);
  paint_empty_words (plot, cr, text, empty_x, palette);
}

static void
paint_readings (const LobbyLevelPlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  const LobbyLevelPicture *picture = plot->picture;
  double x = 0, y = 0;

  if (picture->n_points == 0)
    return;
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK_STRONG, cr);
  cairo_new_path (cr);
  for (guint i = 0; i < picture->n_points; i++)
    {
      /* Of what was before the axis begins only the last reading counts. */
      if (i + 1 < picture->n_points && picture->points[i + 1].at_us <= picture->from_us)
        continue;
      x = lobby_scale_place_within (&plot->time, (double) picture->points[i].at_us);
      y = lobby_scale_place (&plot->level, picture->points[i].level);
      cairo_line_to (cr, x, y);
    }
  double now_x = lobby_scale_place_within (&plot->time, (double) picture->now_us);
  if (now_x > x)
    cairo_line_to (cr, now_x, y);
  cairo_stroke (cr);
  cairo_restore (cr);
  paint_forecast (plot, cr, text, MAX (x, now_x), y, palette);
}

static void
paint_now (const LobbyLevelPlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  double x = round (lobby_scale_place_within (&plot->time, (double) plot->picture->now_us));
  double text_height = 0;

  if (plot->picture->now_label != NULL)
    {
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT, cr);
      lobby_plot_text_measure (text, plot->picture->now_label, &text_height);
      lobby_plot_text_show_bold (text, cr, plot->picture->now_label, x, 0, 0.5);
    }
  lobby_palette_use (palette, LOBBY_TOKEN_TICK, cr);
  cairo_rectangle (cr, x - 0.5, text_height, 1, plot->level.start_px - text_height);
  cairo_fill (cr);
}

/** lobby_level_plot_paint: paints a chart that has been laid out */
void
lobby_level_plot_paint (const LobbyLevelPlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  g_return_if_fail (plot != NULL && cr != NULL && text != NULL && palette != NULL);

  paint_levels (plot, cr, text, palette);
  paint_times (plot, cr, text, palette);
  paint_low_limit (plot, cr, text, palette);
  paint_readings (plot, cr, text, palette);
  paint_now (plot, cr, text, palette);
}
