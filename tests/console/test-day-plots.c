/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a recorded day: places on the timeline, how many waited. */
#include "lobby-timeline-plot.h"
#include "lobby-waiting-plot.h"

#include <pango/pangocairo.h>

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define WIDTH 1000
#define HEIGHT (LOBBY_TIMELINE_TOP + 2 * LOBBY_TIMELINE_LANE + LOBBY_TIMELINE_BOTTOM)

static const char *const lanes[] = { "Queues", "Devices", NULL };
static const LobbyTimelineMark marks[] = {
  { 0, 100 * MINUTE_US, 0, LOBBY_SHAPE_TRIANGLE, LOBBY_TOKEN_OVER },
  { 1, 200 * MINUTE_US, 300 * MINUTE_US, LOBBY_SHAPE_CROSS, LOBBY_TOKEN_MARK_STRONG },
  { 1, 201 * MINUTE_US, 0, LOBBY_SHAPE_DIAMOND, LOBBY_TOKEN_RISK },
};
static const LobbyUseSpan gaps[] = { { LOBBY_USE_UNKNOWN, 400 * MINUTE_US, 420 * MINUTE_US } };

static PangoLayout *
make_text (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *text = pango_layout_new (context);

  g_object_unref (context);
  return text;
}

static LobbyTimelinePicture
make_picture (void)
{
  return (LobbyTimelinePicture){ .from_us = 0,
                                 .to_us = 480 * MINUTE_US,
                                 .now_us = 240 * MINUTE_US,
                                 .lanes = lanes,
                                 .n_lanes = 2,
                                 .marks = marks,
                                 .n_marks = G_N_ELEMENTS (marks),
                                 .gaps = gaps,
                                 .n_gaps = 1 };
}

static double
lane_y (guint lane)
{
  return LOBBY_TIMELINE_TOP + (lane + 0.5) * LOBBY_TIMELINE_LANE;
}

/* A place is a time and a time a place; beside the day is its start or end. */
static void
test_times (void)
{
  g_autoptr (PangoLayout) text = make_text ();
  LobbyTimelinePicture picture = make_picture ();
  LobbyTimelinePlot plot;

  lobby_timeline_plot_init (&plot, &picture, text, WIDTH, HEIGHT);
  g_assert_cmpfloat (plot.time.start_px, >, 16);
  for (gint64 minute = 0; minute <= 480; minute += 60)
    {
      double x = lobby_scale_place (&plot.time, (double) (minute * MINUTE_US));
      g_assert_cmpint (ABS (lobby_timeline_plot_get_time (&plot, x) - minute * MINUTE_US), <, G_USEC_PER_SEC);
    }
  g_assert_cmpint (lobby_timeline_plot_get_time (&plot, -50), ==, 0);
  g_assert_cmpint (lobby_timeline_plot_get_time (&plot, WIDTH + 50), ==, 480 * MINUTE_US);
}

static void
test_find (void)
{
  g_autoptr (PangoLayout) text = make_text ();
  LobbyTimelinePicture picture = make_picture ();
  LobbyTimelinePlot plot;

  lobby_timeline_plot_init (&plot, &picture, text, WIDTH, HEIGHT);
  double alert = lobby_scale_place (&plot.time, 100.0 * MINUTE_US);
  double device = lobby_scale_place (&plot.time, 201.0 * MINUTE_US);
  g_assert_cmpint (lobby_timeline_plot_find (&plot, alert + 3, lane_y (0)), ==, 0);
  g_assert_cmpint (lobby_timeline_plot_find (&plot, alert + 3, lane_y (1)), ==, -1);
  g_assert_cmpint (lobby_timeline_plot_find (&plot, alert + 30, lane_y (0)), ==, -1);
  g_assert_cmpint (lobby_timeline_plot_find (&plot, device + 1, lane_y (1)), ==, 2);
}

static gboolean
is_painted (cairo_surface_t *surface, double x, double y)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);

  return pixels[(gsize) y * (gsize) cairo_image_surface_get_stride (surface) / 4 + (gsize) x] != 0;
}

/* The marker of the moment, a bar and a gap leave ink where they belong, and none where nothing is. */
static void
test_paint (void)
{
  g_autoptr (PangoLayout) text = make_text ();
  LobbyTimelinePicture picture = make_picture ();
  LobbyTimelinePlot plot;
  LobbyPalette palette;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  lobby_palette_init (&palette, FALSE, FALSE);
  lobby_timeline_plot_init (&plot, &picture, text, WIDTH, HEIGHT);
  lobby_timeline_plot_paint (&plot, cr, text, &palette);
  cairo_surface_flush (surface);
  g_assert_true (is_painted (surface, lobby_scale_place (&plot.time, 240.0 * MINUTE_US), lane_y (0) + 5));
  g_assert_true (is_painted (surface, lobby_scale_place (&plot.time, 280.0 * MINUTE_US), lane_y (1) + 2));
  g_assert_true (is_painted (surface, lobby_scale_place (&plot.time, 410.0 * MINUTE_US), lane_y (0) + 5));
  g_assert_false (is_painted (surface, lobby_scale_place (&plot.time, 350.0 * MINUTE_US), lane_y (0) + 5));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_waiting (void)
{
  const LobbyWaitingPoint points[] = { { 10 * MINUTE_US, 1 }, { 20 * MINUTE_US, 23 }, { 30 * MINUTE_US, 4 } };
  LobbyWaitingPicture picture = { .to_us = 60 * MINUTE_US, .points = points, .n_points = G_N_ELEMENTS (points) };

  g_assert_cmpuint (lobby_waiting_picture_get (&picture, 9 * MINUTE_US), ==, 0);
  g_assert_cmpuint (lobby_waiting_picture_get (&picture, 10 * MINUTE_US), ==, 1);
  g_assert_cmpuint (lobby_waiting_picture_get (&picture, 29 * MINUTE_US), ==, 23);
  g_assert_cmpuint (lobby_waiting_picture_get (&picture, 59 * MINUTE_US), ==, 4);
  g_assert_cmpuint (lobby_waiting_picture_get_top (&picture), ==, 30);
  picture.n_points = 0;
  g_assert_cmpuint (lobby_waiting_picture_get_top (&picture), >=, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-plots/times", test_times);
  g_test_add_func ("/day-plots/find", test_find);
  g_test_add_func ("/day-plots/paint", test_paint);
  g_test_add_func ("/day-plots/waiting", test_waiting);
  return g_test_run ();
}
