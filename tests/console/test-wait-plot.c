/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wait strip: every customer is at the minutes waited, the target and the forecast are where they belong.
 */
#include "lobby-wait-glide.h"
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

static LobbyWaitPlot *
create_plot (const LobbyWaitMark *marks, guint n_marks)
{
  LobbyWaitPicture picture = make_picture (marks, n_marks);
  return lobby_wait_plot_new (&picture, WIDTH, 50);
}

static void
test_marks_glide (void)
{
  const LobbyWaitMark before[] = { { 12, LOBBY_TONE_RISK, FALSE, FALSE }, { 4, LOBBY_TONE_NORMAL, FALSE, FALSE } };
  const LobbyWaitMark after[] = { { 0, LOBBY_TONE_NORMAL, FALSE, FALSE }, { 6, LOBBY_TONE_NORMAL, FALSE, FALSE } };
  g_autoptr (LobbyWaitPlot) old = create_plot (before, 2);
  g_autoptr (LobbyWaitPlot) new = create_plot (after, 2);
  g_autoptr (LobbyWaitGlide) glide = lobby_wait_glide_new (old, (const char *const[]){ "A001", "A002", NULL }, new,
                                                           (const char *const[]){ "A003", "A002", NULL });

  g_assert_true (lobby_wait_glide_is_seen (glide));
  lobby_wait_glide_bend (glide, new, 0.25);
  g_assert_cmpfloat_with_epsilon (new->spots[0].x, X_OF (0), 0.01); /* who is new is there at once */
  g_assert_cmpfloat_with_epsilon (new->spots[1].x, X_OF (4.5), 0.01);
}

static void
test_passing_time_is_no_glide (void)
{
  const LobbyWaitMark before = { 4, LOBBY_TONE_NORMAL, FALSE, FALSE };
  const LobbyWaitMark after = { 4.1, LOBBY_TONE_NORMAL, FALSE, FALSE };
  const char *const names[] = { "A001", NULL };
  g_autoptr (LobbyWaitPlot) old = create_plot (&before, 1);
  g_autoptr (LobbyWaitPlot) new = create_plot (&after, 1);
  g_autoptr (LobbyWaitGlide) glide = lobby_wait_glide_new (old, names, new, names);

  g_assert_false (lobby_wait_glide_is_seen (glide));
}

static guint
count_ink (const LobbyWaitGlide *glide, const LobbyWaitPlot *plot, double progress)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, 50);
  cairo_t *cr = cairo_create (surface);
  LobbyPalette palette;
  guint ink = 0;

  lobby_palette_init (&palette, FALSE, FALSE);
  lobby_wait_glide_paint_leaving (glide, plot, cr, &palette, progress);
  cairo_surface_flush (surface);
  for (int y = 0; y < 50; y++)
    for (int x = 0; x < WIDTH; x++)
      ink += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x];
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

static void
test_called_customer_fades (void)
{
  const LobbyWaitMark before = { 12, LOBBY_TONE_RISK, FALSE, FALSE };
  g_autoptr (LobbyWaitPlot) old = create_plot (&before, 1);
  g_autoptr (LobbyWaitPlot) new = create_plot (NULL, 0);
  g_autoptr (LobbyWaitGlide) glide = lobby_wait_glide_new (old, (const char *const[]){ "A001", NULL }, new,
                                                           (const char *const[]){ NULL });

  g_assert_true (lobby_wait_glide_is_seen (glide));
  g_assert_cmpuint (count_ink (glide, new, 0), >, count_ink (glide, new, 0.5));
  g_assert_cmpuint (count_ink (glide, new, 0.5), >, 0);
  g_assert_cmpuint (count_ink (glide, new, 0.9), ==, 0);
}

static void
test_columns_do_not_glide (void)
{
  LobbyWaitMark marks[31] = { 0 };
  const LobbyWaitMark before = { 12, LOBBY_TONE_RISK, FALSE, FALSE };
  const char *names[32] = { NULL };
  g_autoptr (LobbyWaitPlot) old = create_plot (&before, 1);
  g_autoptr (LobbyWaitPlot) new = create_plot (marks, G_N_ELEMENTS (marks));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    names[i] = "A001";
  g_autoptr (LobbyWaitGlide) glide = lobby_wait_glide_new (old, (const char *const[]){ "A002", NULL }, new, names);
  g_assert_false (lobby_wait_glide_is_seen (glide));
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
  g_test_add_func ("/wait-glide/marks", test_marks_glide);
  g_test_add_func ("/wait-glide/passing-time", test_passing_time_is_no_glide);
  g_test_add_func ("/wait-glide/called", test_called_customer_fades);
  g_test_add_func ("/wait-glide/columns", test_columns_do_not_glide);
  return g_test_run ();
}
