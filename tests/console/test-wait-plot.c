/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wait strip: every customer is at the minutes waited, the target and the forecast are where they belong.
 */
#include "lobby-wait-plot.h"

#define WIDTH (LOBBY_WAIT_START_PX + 400 + LOBBY_WAIT_END_PX)
#define X_OF(minutes) (LOBBY_WAIT_START_PX + (minutes) *10.0)

static LobbyWaitPicture
make_picture (const LobbyWaitMark *marks, guint n_marks)
{
  return (LobbyWaitPicture){ .marks = marks, .n_marks = n_marks, .target_min = 15, .top_min = 40 };
}

static void
test_marks (void)
{
  const LobbyWaitMark marks[] = { { 18, LOBBY_TONE_OVER, FALSE, FALSE },
                                  { 12, LOBBY_TONE_RISK, FALSE, TRUE },
                                  { 3, LOBBY_TONE_NORMAL, FALSE, FALSE },
                                  { 2.5, LOBBY_TONE_NORMAL, TRUE, FALSE } };
  LobbyWaitPicture picture = make_picture (marks, G_N_ELEMENTS (marks));
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&picture, WIDTH, 50);

  g_assert_cmpuint (plot->n_spots, ==, 4);
  g_assert_cmpuint (plot->n_columns, ==, 0);
  g_assert_cmpfloat_with_epsilon (plot->spots[0].x, X_OF (18), 0.01);
  g_assert_cmpint (plot->spots[0].shape, ==, LOBBY_SHAPE_TRIANGLE);
  g_assert_cmpint (plot->spots[0].token, ==, LOBBY_TOKEN_OVER);
  g_assert_cmpint (plot->spots[1].shape, ==, LOBBY_SHAPE_DIAMOND);
  g_assert_true (plot->spots[1].ringed);
  g_assert_cmpint (plot->spots[2].shape, ==, LOBBY_SHAPE_CIRCLE);
  g_assert_false (plot->spots[2].ringed);
  g_assert_cmpint (plot->spots[3].shape, ==, LOBBY_SHAPE_STAR);
  g_assert_cmpint (plot->spots[3].token, ==, LOBBY_TOKEN_VIP);
  g_assert_cmpfloat_with_epsilon (plot->target_x, X_OF (15), 0.01);
}

static void
test_longer_than_axis (void)
{
  const LobbyWaitMark mark = { 300, LOBBY_TONE_OVER, FALSE, FALSE };
  LobbyWaitPicture picture = make_picture (&mark, 1);
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&picture, WIDTH, 50);

  g_assert_cmpfloat_with_epsilon (plot->spots[0].x, X_OF (40), 0.01);
}

static void
test_columns (void)
{
  LobbyWaitMark marks[31] = { 0 };
  guint counted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    marks[i] = (LobbyWaitMark){ i * 0.6, i * 0.6 >= 15 ? LOBBY_TONE_OVER : LOBBY_TONE_NORMAL, FALSE, FALSE };
  LobbyWaitPicture picture = make_picture (marks, G_N_ELEMENTS (marks));
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&picture, WIDTH, 50);

  g_assert_cmpuint (plot->n_spots, ==, 0);
  g_assert_cmpuint (plot->n_columns, ==, 10);
  for (guint i = 0; i < plot->n_columns; i++)
    {
      counted += plot->columns[i].count;
      g_assert_cmpfloat_with_epsilon (plot->columns[i].from_min, i * 2, 0.01);
      g_assert_cmpfloat (plot->columns[i].height, <=, 20);
    }
  g_assert_cmpuint (counted, ==, 31);
  g_assert_cmpint (plot->columns[0].tone, ==, LOBBY_TONE_NORMAL);
  g_assert_cmpint (plot->columns[9].tone, ==, LOBBY_TONE_OVER);
  g_assert_cmpint (lobby_wait_plot_find_column (plot, X_OF (5), plot->lane_y), ==, 2);
  g_assert_cmpint (lobby_wait_plot_find_column (plot, X_OF (30), plot->lane_y), ==, -1);
}

/* A customer waits for a negative or an endless time only in bad data; the strip must still stand. */
static void
test_bad_waits (void)
{
  LobbyWaitMark marks[40] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    marks[i].wait_min = i % 2 == 0 ? -5 : 1e12;
  LobbyWaitPicture picture = make_picture (marks, G_N_ELEMENTS (marks));
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&picture, WIDTH, 50);

  g_assert_cmpuint (plot->n_columns, ==, 2);
  g_assert_cmpuint (plot->columns[0].count + plot->columns[1].count, ==, 40);
}

static void
test_forecast (void)
{
  LobbyWaitPicture picture = make_picture (NULL, 0);

  picture.forecast = (LobbyWaitForecast){ TRUE, 21, 26, 52, LOBBY_TONE_OVER };
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&picture, WIDTH, 50);
  g_assert_cmpfloat_with_epsilon (plot->low_x, X_OF (21), 0.01);
  g_assert_cmpfloat_with_epsilon (plot->median_x, X_OF (26), 0.01);
  g_assert_cmpfloat_with_epsilon (plot->high_x, X_OF (40), 0.01);
}

static void
test_hover (void)
{
  const LobbyWaitMark marks[] = { { 3, LOBBY_TONE_NORMAL, FALSE, FALSE }, { 10, LOBBY_TONE_NORMAL, FALSE, FALSE } };
  LobbyWaitPicture picture = make_picture (marks, 2);
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&picture, WIDTH, 50);

  g_assert_cmpint (lobby_wait_plot_find (plot, X_OF (3) + 4, plot->lane_y), ==, 0);
  g_assert_cmpint (lobby_wait_plot_find (plot, X_OF (10) - 4, plot->lane_y + 3), ==, 1);
  g_assert_cmpint (lobby_wait_plot_find (plot, X_OF (6.5), plot->lane_y), ==, -1);
  g_assert_cmpint (lobby_wait_plot_find (plot, X_OF (3), plot->lane_y + 40), ==, -1);
}

static guint32
read_pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[(int) x] & 0xffffff;
}

/* The middle of each mark has the ink of its token, fresh in colour, stale in grey. */
static void
test_paint (gconstpointer stale)
{
  const LobbyWaitMark marks[] = { { 20, LOBBY_TONE_OVER, FALSE, FALSE }, { 10, LOBBY_TONE_RISK, FALSE, FALSE } };
  LobbyWaitPicture picture = make_picture (marks, 2);
  g_autoptr (LobbyWaitPlot) plot = lobby_wait_plot_new (&picture, WIDTH, 50);
  LobbyPalette palette;

  lobby_palette_init (&palette, FALSE, GPOINTER_TO_INT (stale));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, 50);
  cairo_t *cr = cairo_create (surface);
  lobby_palette_use (&palette, LOBBY_TOKEN_CARD, cr);
  cairo_paint (cr);
  lobby_wait_plot_paint (plot, cr, &palette);
  cairo_surface_flush (surface);

  g_assert_cmphex (read_pixel (surface, plot->spots[0].x, plot->lane_y + 1), ==,
                   GPOINTER_TO_INT (stale) ? 0x5e5c64 : 0xc01c28);
  g_assert_cmphex (read_pixel (surface, plot->spots[1].x, plot->lane_y), ==,
                   GPOINTER_TO_INT (stale) ? 0xaaa9a6 : 0xe5a50a);
  g_assert_cmphex (read_pixel (surface, plot->target_x, plot->lane_y), ==,
                   GPOINTER_TO_INT (stale) ? 0x5e5c64 : 0x3d3846);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_axis (void)
{
  const gint64 minute_us = 60 * G_USEC_PER_SEC;
  LobbyWaitAxis axis;

  lobby_wait_axis_init (&axis);
  g_assert_false (lobby_wait_axis_follow (&axis, 40, minute_us));
  g_assert_true (lobby_wait_axis_follow (&axis, 41, 2 * minute_us));
  g_assert_cmpfloat (axis.top_min, ==, 60);
  g_assert_true (lobby_wait_axis_follow (&axis, 500, 3 * minute_us));
  g_assert_cmpfloat (axis.top_min, ==, 120);

  /* It goes back when it has been too long for ten minutes together, and not before. */
  g_assert_false (lobby_wait_axis_follow (&axis, 20, 10 * minute_us));
  g_assert_false (lobby_wait_axis_follow (&axis, 20, 19 * minute_us));
  g_assert_false (lobby_wait_axis_follow (&axis, 100, 20 * minute_us));
  g_assert_false (lobby_wait_axis_follow (&axis, 20, 21 * minute_us));
  g_assert_false (lobby_wait_axis_follow (&axis, 20, 30 * minute_us));
  g_assert_true (lobby_wait_axis_follow (&axis, 20, 31 * minute_us));
  g_assert_cmpfloat (axis.top_min, ==, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/wait/marks", test_marks);
  g_test_add_func ("/chart/wait/longer-than-axis", test_longer_than_axis);
  g_test_add_func ("/chart/wait/columns", test_columns);
  g_test_add_func ("/chart/wait/bad-waits", test_bad_waits);
  g_test_add_func ("/chart/wait/forecast", test_forecast);
  g_test_add_func ("/chart/wait/hover", test_hover);
  g_test_add_data_func ("/chart/wait/paint/fresh", GINT_TO_POINTER (FALSE), test_paint);
  g_test_add_data_func ("/chart/wait/paint/stale", GINT_TO_POINTER (TRUE), test_paint);
  g_test_add_func ("/chart/wait/axis", test_axis);
  return g_test_run ();
}
