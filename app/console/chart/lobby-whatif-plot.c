/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Customers waiting before a decision, and after it in four ways: each line says at its end what it is. What the decision
 * has gained is shaded. */
#include "config.h"

#include "lobby-plot-text.h"
#include "lobby-whatif-plot.h"

#include <math.h>

#define TOP_PX 8
#define BOTTOM_PX 20
#define MOST_STEPS 4
#define LEAST_TOP 5
#define LABEL_GAP_PX 8

typedef struct
{
  const LobbyWhatifPicture *picture;
  LobbyScale time;
  LobbyScale count;
  double step;
  double now_x;
} Plot;

static const struct
{
  LobbyToken line;
  LobbyToken text;
  double width;
  double dashes[2];
} styles[LOBBY_WHATIF_N_LINES] = {
  [LOBBY_WHATIF_NOTHING] = { LOBBY_TOKEN_OVER, LOBBY_TOKEN_OVER_TEXT, 2.4, { 2.5, 3.5 } },
  [LOBBY_WHATIF_HAPPENED] = { LOBBY_TOKEN_MARK_STRONG, LOBBY_TOKEN_TEXT, 2.4, { 0 } },
  [LOBBY_WHATIF_YOURS] = { LOBBY_TOKEN_ACCENT, LOBBY_TOKEN_ACCENT_TEXT, 3, { 0 } },
  [LOBBY_WHATIF_BEST] = { LOBBY_TOKEN_MARK, LOBBY_TOKEN_TEXT_2, 1.8, { 7, 4 } },
};
/* The trainee's line lies on top. */
static const LobbyWhatifLine order[] = { LOBBY_WHATIF_BEST, LOBBY_WHATIF_NOTHING, LOBBY_WHATIF_HAPPENED,
                                         LOBBY_WHATIF_YOURS };

/** lobby_whatif_picture_get_top: Returns: end of the axis: the most who wait in any line, rounded up to a full step */
guint
lobby_whatif_picture_get_top (const LobbyWhatifPicture *picture)
{
  int most = LEAST_TOP;

  g_return_val_if_fail (picture != NULL, LEAST_TOP);

  for (guint line = 0; line < LOBBY_WHATIF_N_LINES; line++)
    for (guint i = 0; picture->levels[line] != NULL && i < picture->n_levels; i++)
      most = MAX (most, picture->levels[line][i]);
  double step = lobby_scale_step (most, MOST_STEPS);
  return (guint) (ceil (most / step) * step);
}

static double
measure_labels (const LobbyWhatifPicture *picture, PangoLayout *text)
{
  double widest = 0;

  for (guint i = 0; i < LOBBY_WHATIF_N_LINES && !picture->open; i++)
    if (picture->labels[i] != NULL)
      widest = MAX (widest, lobby_plot_text_measure (text, picture->labels[i], NULL));
  /* The trainee's is bold. */
  return widest > 0 ? ceil (widest * 1.1) + 2 * LABEL_GAP_PX : 14;
}

static void
init_plot (Plot *plot, const LobbyWhatifPicture *picture, PangoLayout *text, double width, double height)
{
  guint top = lobby_whatif_picture_get_top (picture);
  g_autofree char *label = g_strdup_printf ("%u", top);
  double left = ceil (lobby_plot_text_measure (text, label, NULL)) + 10;

  plot->picture = picture;
  plot->time = (LobbyScale){ (double) picture->from_us, (double) MAX (picture->to_us, picture->from_us + 1), left,
                             MAX (width - measure_labels (picture, text), left + 1) };
  plot->count = (LobbyScale){ 0, top, MAX (height - BOTTOM_PX, TOP_PX + 1), TOP_PX };
  plot->step = lobby_scale_step (top, MOST_STEPS);
  plot->now_x = lobby_scale_place_within (&plot->time, (double) picture->now_us);
}

static void
paint_grid (const Plot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  lobby_palette_use (palette, LOBBY_TOKEN_ZONE, cr);
  cairo_rectangle (cr, plot->now_x, TOP_PX, plot->time.end_px - plot->now_x, plot->count.start_px - TOP_PX);
  cairo_fill (cr);
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
  for (guint i = 0; i < plot->picture->n_ticks; i++)
    {
      const LobbyTimeTick *tick = &plot->picture->ticks[i];
      double x = lobby_scale_place_within (&plot->time, (double) tick->at_us);
      gboolean now = tick->at_us == plot->picture->now_us;

      lobby_palette_use (palette, now ? LOBBY_TOKEN_TEXT : LOBBY_TOKEN_TEXT_2, cr);
      if (now)
        lobby_plot_text_show_bold (text, cr, tick->label, x, plot->count.start_px + 4, 0.5);
      else
        lobby_plot_text_show (text, cr, tick->label, x, plot->count.start_px + 4, 0.5);
    }
}

static double
get_x (const Plot *plot, guint i)
{
  return lobby_scale_place_within (&plot->time, (double) (plot->picture->from_us + i * plot->picture->step_us));
}

static double
get_y (const Plot *plot, guint line, guint i)
{
  return lobby_scale_place (&plot->count, plot->picture->levels[line][i]);
}

static guint
get_now (const Plot *plot)
{
  guint now = (guint) ((plot->picture->now_us - plot->picture->from_us) / MAX (plot->picture->step_us, 1));

  return MIN (now, plot->picture->n_levels - 1);
}

static void
trace (const Plot *plot, cairo_t *cr, guint line, guint first, guint last)
{
  cairo_move_to (cr, get_x (plot, first), get_y (plot, line, first));
  for (guint i = first + 1; i <= last; i++)
    cairo_line_to (cr, get_x (plot, i), get_y (plot, line, i));
}

/* What lies between doing nothing and the decision. */
static void
paint_gain (const Plot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  guint last = plot->picture->n_levels - 1, now = get_now (plot);

  cairo_push_group (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_ACCENT, cr);
  trace (plot, cr, LOBBY_WHATIF_NOTHING, now, last);
  for (guint i = last + 1; i-- > now;)
    cairo_line_to (cr, get_x (plot, i), get_y (plot, LOBBY_WHATIF_YOURS, i));
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.16);
}

static void
paint_lines (const Plot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  guint last = plot->picture->n_levels - 1;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      LobbyWhatifLine line = order[i];

      if (plot->picture->levels[line] == NULL)
        continue;
      lobby_palette_use (palette, styles[line].line, cr);
      cairo_set_line_width (cr, styles[line].width);
      cairo_set_dash (cr, styles[line].dashes, styles[line].dashes[0] > 0 ? 2 : 0, 0);
      trace (plot, cr, line, get_now (plot), last);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * lobby_whatif_picture_spread:
 * @places: (inout) (array length=n): places of labels in the order from top to bottom, px
 * @apart: room that each needs, px
 * @top: none above, px
 * @bottom: none below, px
 *
 * Moves labels apart that would cover each other, each as little as possible.
 */
void
lobby_whatif_picture_spread (double *places, guint n, double apart, double top, double bottom)
{
  for (guint i = 0; i < n; i++)
    places[i] = MAX (places[i], i > 0 ? places[i - 1] + apart : top);
  for (guint i = n; i-- > 0;)
    places[i] = MIN (places[i], i + 1 < n ? places[i + 1] - apart : bottom);
}

static void
paint_labels (const Plot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette)
{
  guint last = plot->picture->n_levels - 1, lines[LOBBY_WHATIF_N_LINES];
  double places[LOBBY_WHATIF_N_LINES], height;

  lobby_plot_text_measure (text, plot->picture->labels[0], &height);
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      guint at = i;

      for (; at > 0 && plot->picture->levels[lines[at - 1]][last] < plot->picture->levels[i][last]; at--)
        lines[at] = lines[at - 1];
      lines[at] = i;
    }
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    places[i] = get_y (plot, lines[i], last) - height / 2;
  lobby_whatif_picture_spread (places, LOBBY_WHATIF_N_LINES, height + 1, TOP_PX, plot->count.start_px - height);
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      lobby_palette_use (palette, styles[lines[i]].text, cr);
      (lines[i] == LOBBY_WHATIF_YOURS ? lobby_plot_text_show_bold : lobby_plot_text_show) (
          text, cr, plot->picture->labels[lines[i]], plot->time.end_px + LABEL_GAP_PX, places[i], 0);
    }
}

static void
paint_now (const Plot *plot, cairo_t *cr, const LobbyPalette *palette)
{
  double x = floor (plot->now_x) + 0.5;

  lobby_palette_use (palette, LOBBY_TOKEN_TICK, cr);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, x, TOP_PX - 4);
  cairo_line_to (cr, x, plot->count.start_px);
  cairo_stroke (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_ACCENT, cr);
  cairo_arc (cr, x, get_y (plot, 0, get_now (plot)), 5, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * lobby_whatif_picture_paint:
 * @picture: what to show
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_whatif_picture_paint (const LobbyWhatifPicture *picture,
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
  if (picture->n_levels == 0 || picture->levels[0] == NULL)
    return;
  if (!picture->open)
    paint_gain (&plot, cr, palette);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK_STRONG, cr);
  cairo_set_line_width (cr, 2.4);
  trace (&plot, cr, 0, 0, get_now (&plot));
  cairo_stroke (cr);
  if (!picture->open)
    {
      paint_lines (&plot, cr, palette);
      paint_labels (&plot, cr, text, palette);
    }
  paint_now (&plot, cr, palette);
}
