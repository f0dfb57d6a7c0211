/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours: text is readable and marks are visible in both styles, fresh and stale; stale has no colour at
 * all. */
#include "lobby-shape.h"

#include <math.h>

static void
test_parse (void)
{
  LobbyInk ink;

  g_assert_true (lobby_ink_parse ("#c01c28", &ink));
  g_assert_cmpfloat_with_epsilon (ink.red, 192 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (ink.blue, 40 / 255.0, 1e-9);
  g_assert_false (lobby_ink_parse ("c01c28", &ink));
  g_assert_false (lobby_ink_parse ("#c01c2", &ink));
  g_assert_false (lobby_ink_parse ("#c01c2g", &ink));
}

static void
assert_contrast (const LobbyPalette *palette, LobbyToken front, LobbyToken back, double least)
{
  double contrast = lobby_ink_contrast (&palette->inks[front], &palette->inks[back]);

  if (contrast < least)
    g_test_message ("%s on %s: %.2f", lobby_token_get_css_name (front), lobby_token_get_css_name (back), contrast);
  g_assert_cmpfloat (contrast, >=, least);
}

static void
test_contrast (void)
{
  const LobbyToken texts[] = { LOBBY_TOKEN_TEXT,      LOBBY_TOKEN_TEXT_2,    LOBBY_TOKEN_ACCENT_TEXT,
                               LOBBY_TOKEN_OVER_TEXT, LOBBY_TOKEN_RISK_TEXT, LOBBY_TOKEN_VIP_TEXT };
  const LobbyToken marks[] = { LOBBY_TOKEN_OVER, LOBBY_TOKEN_RISK_EDGE,   LOBBY_TOKEN_VIP, LOBBY_TOKEN_DONE,
                               LOBBY_TOKEN_MARK, LOBBY_TOKEN_MARK_STRONG, LOBBY_TOKEN_TICK };

  for (guint style = 0; style < 4; style++)
    {
      LobbyPalette palette;
      lobby_palette_init (&palette, style % 2 == 1, style >= 2);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          assert_contrast (&palette, texts[i], LOBBY_TOKEN_CARD, 4.5);
          assert_contrast (&palette, texts[i], LOBBY_TOKEN_TILE, 4.5);
        }
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        assert_contrast (&palette, marks[i], LOBBY_TOKEN_CARD, 3);
    }
}

static void
test_stale_is_grey (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      LobbyPalette palette;
      lobby_palette_init (&palette, dark == 1, TRUE);
      for (guint i = 0; i < LOBBY_N_TOKENS; i++)
        {
          const LobbyInk *ink = &palette.inks[i];
          double spread = fmax (ink->red, fmax (ink->green, ink->blue)) - fmin (ink->red, fmin (ink->green, ink->blue));
          g_assert_cmpfloat (spread, <, 0.05);
        }
    }
}

/* Every state of the vocabulary leaves a picture of its own: no two shapes paint the same pixels. */
static void
test_shapes_differ (void)
{
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LobbyPalette palette;

  lobby_palette_init (&palette, FALSE, FALSE);
  for (guint shape = LOBBY_SHAPE_CIRCLE; shape < LOBBY_N_SHAPES; shape++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 32, 32);
      cairo_t *cr = cairo_create (surface);
      lobby_shape_paint (shape, cr, 16, 16, 12, &palette, LOBBY_TOKEN_MARK);
      cairo_surface_flush (surface);
      gsize size = (gsize) cairo_image_surface_get_stride (surface) * 32;
      g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                                             size);
      g_assert_true (g_hash_table_add (pictures, g_steal_pointer (&digest)));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/palette/parse", test_parse);
  g_test_add_func ("/chart/palette/contrast", test_contrast);
  g_test_add_func ("/chart/palette/stale-is-grey", test_stale_is_grey);
  g_test_add_func ("/chart/shape/all-differ", test_shapes_differ);
  return g_test_run ();
}
