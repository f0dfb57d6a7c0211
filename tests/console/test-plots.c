/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars, use strips and level charts: lengths and places. */
#include "lobby-answer-plot.h"
#include "lobby-bar-plot.h"
#include "lobby-level-plot.h"
#include "lobby-use-plot.h"

#include <pango/pangocairo.h>

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static PangoLayout *
make_text (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *text = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 9");

  pango_layout_set_font_description (text, font);
  pango_font_description_free (font);
  g_object_unref (context);
  return text;
}

static void
test_bar (void)
{
  LobbyBarPlot bar = { 0.5, -1, LOBBY_TONE_NORMAL };

  g_assert_cmpfloat (lobby_bar_plot_get_filled (&bar, 100, 5), ==, 50);
  bar.fraction = 0.01;
  g_assert_cmpfloat (lobby_bar_plot_get_filled (&bar, 100, 5), ==, 5);
  bar.fraction = 0;
  g_assert_cmpfloat (lobby_bar_plot_get_filled (&bar, 100, 5), ==, 0);
  bar.fraction = 7;
  g_assert_cmpfloat (lobby_bar_plot_get_filled (&bar, 100, 5), ==, 100);
  bar.fraction = -1;
  g_assert_cmpfloat (lobby_bar_plot_get_filled (&bar, 100, 5), ==, 0);
}

static void
test_steps (void)
{
  g_assert_cmpfloat_with_epsilon (lobby_scale_step (372, 5), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (lobby_scale_step (40, 4), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (lobby_scale_step (100, 5), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (lobby_scale_step (0.9, 5), 0.2, 1e-9);
}

static void
test_use_places (void)
{
  const LobbyUseSpan spans[] = { { LOBBY_USE_CUSTOMER, 10 * MINUTE_US, 20 * MINUTE_US },
                                 { LOBBY_USE_OUTAGE, 80 * MINUTE_US, 0 },
                                 { LOBBY_USE_CUSTOMER, -20 * MINUTE_US, -10 * MINUTE_US },
                                 { LOBBY_USE_CUSTOMER, 100 * MINUTE_US, 100 * MINUTE_US } };
  LobbyUsePicture picture = {
    .from_us = 0, .now_us = 100 * MINUTE_US, .spans = spans, .n_spans = G_N_ELEMENTS (spans)
  };
  double x, length;

  g_assert_true (lobby_use_picture_place (&picture, 0, 200, &x, &length));
  g_assert_cmpfloat_with_epsilon (x, 20, 0.01);
  g_assert_cmpfloat_with_epsilon (length, 20, 0.01);

  /* What still lasts reaches up to now. */
  g_assert_true (lobby_use_picture_place (&picture, 1, 200, &x, &length));
  g_assert_cmpfloat_with_epsilon (x + length, 200, 0.01);
  g_assert_false (lobby_use_picture_place (&picture, 2, 200, &x, &length));
  g_assert_true (lobby_use_picture_place (&picture, 3, 200, &x, &length));
  g_assert_cmpfloat_with_epsilon (x, 199, 0.01);
}

static void
test_level_layout (void)
{
  const LobbyLevelPoint points[] = { { 0, 372 }, { 60 * MINUTE_US, 180 }, { 100 * MINUTE_US, 54 } };
  LobbyLevelPicture picture = { .from_us = 0,
                                .to_us = 180 * MINUTE_US,
                                .now_us = 102 * MINUTE_US,
                                .points = points,
                                .n_points = 3,
                                .capacity = 400,
                                .low = 90 };
  g_autoptr (PangoLayout) text = make_text ();
  LobbyLevelPlot plot;

  lobby_level_plot_init (&plot, &picture, text, 400, 220);
  g_assert_cmpfloat (plot.level.to, ==, 400);
  g_assert_cmpfloat (plot.step, ==, 100);
  g_assert_cmpfloat (lobby_scale_place (&plot.level, 90), >, lobby_scale_place (&plot.level, 372));
  g_assert_cmpint (lobby_level_plot_find (&plot, lobby_scale_place (&plot.time, 59 * (double) MINUTE_US)), ==, 1);
  picture.n_points = 0;
  g_assert_cmpint (lobby_level_plot_find (&plot, 100), ==, -1);
}

/* No picture, however odd, stops a painter. */
static void
test_odd_pictures_paint (void)
{
  const LobbyLevelPoint point = { 0, 0 };
  const LobbyTimeTick ticks[] = { { 0, "9:00" }, { 0, "9:00" }, { MINUTE_US, "now" } };
  const LobbyLevelPicture levels[] = { { 0 },
                                       { .points = &point, .n_points = 1 },
                                       { .to_us = -5,
                                         .now_us = 50,
                                         .ticks = ticks,
                                         .n_ticks = 3,
                                         .low = 1e9,
                                         .low_label = "low",
                                         .now_label = "now",
                                         .forecast = { 5, 4, 6 } } };
  const LobbyUsePicture use = { .from_us = 5, .now_us = 5, .ticks = ticks, .n_ticks = 3 };
  g_autoptr (PangoLayout) text = make_text ();
  LobbyPalette palette;

  lobby_palette_init (&palette, TRUE, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 100);
  cairo_t *cr = cairo_create (surface);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      LobbyLevelPlot plot;
      lobby_level_plot_init (&plot, &levels[i], text, 200, 100);
      lobby_level_plot_paint (&plot, cr, text, &palette);
    }
  lobby_use_picture_paint (&use, cr, text, 200, 30, &palette);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A star in time, a triangle once the branch head had to be told; what is beyond five minutes stands at the end. */
static void
test_answers (void)
{
  const LobbyAnswerMark marks[] = {
    { 30, FALSE, "V001" }, { 130, TRUE, "V004 2:10" }, { 250, FALSE, NULL }, { 900, FALSE, "V003 15:00" }
  };
  const LobbyAnswerPicture picture = { marks, G_N_ELEMENTS (marks), 120, 180, "target", "branch head" };
  const LobbyAnswerPicture unlimited = { marks, G_N_ELEMENTS (marks), 0, 0, NULL, NULL };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 66);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *text = make_text ();
  LobbyPalette palette;

  g_assert_cmpint (lobby_answer_picture_get_shape (&picture, 0), ==, LOBBY_SHAPE_STAR);
  g_assert_cmpint (lobby_answer_picture_get_shape (&picture, 1), ==, LOBBY_SHAPE_STAR);
  g_assert_cmpint (lobby_answer_picture_get_shape (&picture, 2), ==, LOBBY_SHAPE_TRIANGLE);
  g_assert_cmpint (lobby_answer_picture_get_shape (&unlimited, 2), ==, LOBBY_SHAPE_STAR);
  for (guint i = 1; i < picture.n_marks; i++)
    g_assert_cmpfloat (lobby_answer_picture_place (&picture, i, 400), >,
                       lobby_answer_picture_place (&picture, i - 1, 400));
  g_assert_cmpfloat (lobby_answer_picture_place (&picture, 3, 400), <, 400);
  lobby_palette_init (&palette, FALSE, FALSE);
  lobby_answer_picture_paint (&picture, cr, text, 400, 66, &palette);
  lobby_answer_picture_paint (&unlimited, cr, text, 400, 66, &palette);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_object_unref (text);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/bar/length", test_bar);
  g_test_add_func ("/chart/scale/steps", test_steps);
  g_test_add_func ("/chart/use/places", test_use_places);
  g_test_add_func ("/chart/level/layout", test_level_layout);
  g_test_add_func ("/chart/odd-pictures-paint", test_odd_pictures_paint);
  g_test_add_func ("/plots/answers", test_answers);
  return g_test_run ();
}
