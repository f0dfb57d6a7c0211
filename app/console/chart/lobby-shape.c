/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painters of the state glyphs. A shape is drawn around its middle in a square of the given size. */
#include "config.h"

#include "lobby-shape.h"

#include <math.h>

/** lobby_shape_get_token: Returns: the ink that a shape has by itself */
LobbyToken
lobby_shape_get_token (LobbyShape shape)
{
  switch (shape)
    {
    case LOBBY_SHAPE_DIAMOND:
      return LOBBY_TOKEN_RISK;
    case LOBBY_SHAPE_TRIANGLE:
      return LOBBY_TOKEN_OVER;
    case LOBBY_SHAPE_STAR:
      return LOBBY_TOKEN_VIP;
    case LOBBY_SHAPE_ARROW:
    case LOBBY_SHAPE_DIVERT_RING:
      return LOBBY_TOKEN_ACCENT;
    case LOBBY_SHAPE_TICK:
      return LOBBY_TOKEN_DONE;
    case LOBBY_SHAPE_TARGET:
      return LOBBY_TOKEN_TICK;
    case LOBBY_SHAPE_CROSS:
    case LOBBY_SHAPE_DOTTED_RING:
    case LOBBY_SHAPE_PAUSE:
    case LOBBY_SHAPE_DASH:
      return LOBBY_TOKEN_MARK_STRONG;
    case LOBBY_SHAPE_NONE:
    case LOBBY_SHAPE_CIRCLE:
    case LOBBY_SHAPE_RING:
    case LOBBY_SHAPE_WHISKER:
    case LOBBY_N_SHAPES:
      break;
    }
  return LOBBY_TOKEN_MARK;
}

/** lobby_tone_get_shape: Returns: the shape that says @tone; with @hollow a ring stands for "normal"
 */
LobbyShape
lobby_tone_get_shape (LobbyTone tone, gboolean hollow)
{
  switch (tone)
    {
    case LOBBY_TONE_OVER:
      return LOBBY_SHAPE_TRIANGLE;
    case LOBBY_TONE_RISK:
      return LOBBY_SHAPE_DIAMOND;
    case LOBBY_TONE_NORMAL:
      break;
    }
  return hollow ? LOBBY_SHAPE_RING : LOBBY_SHAPE_CIRCLE;
}

static void
trace_diamond (cairo_t *cr, double x, double y, double reach)
{
  cairo_move_to (cr, x, y - reach);
  cairo_line_to (cr, x + reach, y);
  cairo_line_to (cr, x, y + reach);
  cairo_line_to (cr, x - reach, y);
  cairo_close_path (cr);
}

static void
trace_triangle (cairo_t *cr, double x, double y, double reach)
{
  cairo_move_to (cr, x, y - reach * 0.92);
  cairo_line_to (cr, x + reach, y + reach * 0.80);
  cairo_line_to (cr, x - reach, y + reach * 0.80);
  cairo_close_path (cr);
}

static void
trace_star (cairo_t *cr, double x, double y, double reach)
{
  for (guint i = 0; i < 10; i++)
    {
      double radius = i % 2 == 0 ? reach : reach * 0.45;
      double angle = -G_PI_2 + i * G_PI / 5;
      cairo_line_to (cr, x + radius * cos (angle), y + reach * 0.06 + radius * sin (angle));
    }
  cairo_close_path (cr);
}

static void
trace_arrow (cairo_t *cr, double x, double y, double reach)
{
  cairo_move_to (cr, x - reach, y - reach * 0.42);
  cairo_line_to (cr, x - reach * 0.05, y - reach * 0.42);
  cairo_line_to (cr, x - reach * 0.05, y - reach);
  cairo_line_to (cr, x + reach, y);
  cairo_line_to (cr, x - reach * 0.05, y + reach);
  cairo_line_to (cr, x - reach * 0.05, y + reach * 0.42);
  cairo_line_to (cr, x - reach, y + reach * 0.42);
  cairo_close_path (cr);
}

static void
paint_circle (cairo_t *cr, double x, double y, double radius, double line)
{
  cairo_new_path (cr);
  if (line > 0)
    {
      cairo_arc (cr, x, y, radius - line / 2, 0, 2 * G_PI);
      cairo_set_line_width (cr, line);
      cairo_stroke (cr);
    }
  else
    {
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
paint_dotted_ring (cairo_t *cr, double x, double y, double size)
{
  double radius = size * 0.40;

  for (guint i = 0; i < 8; i++)
    {
      double angle = i * G_PI / 4;
      paint_circle (cr, x + radius * cos (angle), y + radius * sin (angle), size * 0.085, 0);
    }
}

static void
paint_cross (cairo_t *cr, double x, double y, double reach)
{
  cairo_set_line_width (cr, reach * 0.52);
  cairo_move_to (cr, x - reach, y - reach);
  cairo_line_to (cr, x + reach, y + reach);
  cairo_move_to (cr, x + reach, y - reach);
  cairo_line_to (cr, x - reach, y + reach);
  cairo_stroke (cr);
}

static void
paint_tick (cairo_t *cr, double x, double y, double size)
{
  cairo_set_line_width (cr, size * 0.18);
  cairo_move_to (cr, x - size * 0.36, y + size * 0.04);
  cairo_line_to (cr, x - size * 0.10, y + size * 0.28);
  cairo_line_to (cr, x + size * 0.38, y - size * 0.26);
  cairo_stroke (cr);
}

static void
paint_whisker (cairo_t *cr, double x, double y, double size)
{
  double reach = size;

  cairo_set_line_width (cr, 1.6);
  cairo_move_to (cr, x - reach, y - size * 0.3);
  cairo_line_to (cr, x - reach, y + size * 0.3);
  cairo_move_to (cr, x + reach, y - size * 0.3);
  cairo_line_to (cr, x + reach, y + size * 0.3);
  cairo_move_to (cr, x - reach, y);
  cairo_line_to (cr, x - size * 0.32, y);
  cairo_move_to (cr, x + size * 0.32, y);
  cairo_line_to (cr, x + reach, y);
  cairo_stroke (cr);
  paint_circle (cr, x, y, size * 0.34, 1.6);
}

static void
paint_filled (cairo_t *cr, const LobbyPalette *palette, LobbyToken fill)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_fill_preserve (cr);
  if (fill == LOBBY_TOKEN_RISK)
    {
      lobby_palette_use (palette, LOBBY_TOKEN_RISK_EDGE, cr);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/* Shapes that are an outline to be filled. */
static gboolean
trace_outline (LobbyShape shape, cairo_t *cr, double x, double y, double half)
{
  switch ((int) shape)
    {
    case LOBBY_SHAPE_DIAMOND:
      trace_diamond (cr, x, y, half);
      return TRUE;
    case LOBBY_SHAPE_TRIANGLE:
      trace_triangle (cr, x, y, half);
      return TRUE;
    case LOBBY_SHAPE_STAR:
      trace_star (cr, x, y, half * 1.08);
      return TRUE;
    case LOBBY_SHAPE_ARROW:
      trace_arrow (cr, x, y, half * 0.84);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Shapes made of bars. */
static gboolean
trace_bars (LobbyShape shape, cairo_t *cr, double x, double y, double size)
{
  switch ((int) shape)
    {
    case LOBBY_SHAPE_PAUSE:
      cairo_rectangle (cr, x - size * 0.34, y - size * 0.42, size * 0.24, size * 0.84);
      cairo_rectangle (cr, x + size * 0.10, y - size * 0.42, size * 0.24, size * 0.84);
      return TRUE;
    case LOBBY_SHAPE_DASH:
      cairo_rectangle (cr, x - size * 0.42, round (y) - 1, size * 0.84, 2);
      return TRUE;
    case LOBBY_SHAPE_TARGET:
      cairo_rectangle (cr, round (x) - 1, y - size * 0.55, 2, size * 1.1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
paint_lines (LobbyShape shape, cairo_t *cr, double x, double y, double size)
{
  switch ((int) shape)
    {
    case LOBBY_SHAPE_CIRCLE:
      paint_circle (cr, x, y, size * 0.36, 0);
      break;
    case LOBBY_SHAPE_RING:
      paint_circle (cr, x, y, size * 0.40, MAX (1.6, size * 0.16));
      break;
    case LOBBY_SHAPE_DIVERT_RING:
      paint_circle (cr, x, y, size / 2, 2);
      break;
    case LOBBY_SHAPE_CROSS:
      paint_cross (cr, x, y, size * 0.36);
      break;
    case LOBBY_SHAPE_DOTTED_RING:
      paint_dotted_ring (cr, x, y, size);
      break;
    case LOBBY_SHAPE_TICK:
      paint_tick (cr, x, y, size);
      break;
    case LOBBY_SHAPE_WHISKER:
      paint_whisker (cr, x, y, size);
      break;
    default:
      break;
    }
}

/**
 * lobby_shape_paint:
 * @shape: what to paint
 * @cr: where
 * @x: middle
 * @y: middle
 * @size: edge of the square that the shape fills, px
 * @palette: colours
 * @fill: ink; with %LOBBY_TOKEN_RISK the shape gets its edge (alone the fill is only 2.2:1 on white)
 */
void
lobby_shape_paint (LobbyShape shape,
                   cairo_t *cr,
                   double x,
                   double y,
                   double size,
                   const LobbyPalette *palette,
                   LobbyToken fill)
{
  g_return_if_fail (cr != NULL && palette != NULL);

  cairo_save (cr);
  lobby_palette_use (palette, fill, cr);
  cairo_new_path (cr);
  if (trace_outline (shape, cr, x, y, size / 2))
    paint_filled (cr, palette, fill);
  else if (trace_bars (shape, cr, x, y, size))
    cairo_fill (cr);
  else
    paint_lines (shape, cr, x, y, size);
  cairo_restore (cr);
}

/**
 * lobby_shape_paint_hollow:
 * @tone: circle, diamond or triangle
 * @cr: where
 * @x: middle
 * @y: middle
 * @size: edge of the square that the shape fills, px
 * @palette: colours; the inside has the ink of the card
 * @edge: ink of the edge
 *
 * The median of a forecast: the shape of its tone, not filled.
 */
void
lobby_shape_paint_hollow (LobbyTone tone,
                          cairo_t *cr,
                          double x,
                          double y,
                          double size,
                          const LobbyPalette *palette,
                          LobbyToken edge)
{
  g_return_if_fail (cr != NULL && palette != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  if (tone == LOBBY_TONE_OVER)
    trace_triangle (cr, x, y, size / 2);
  else if (tone == LOBBY_TONE_RISK)
    trace_diamond (cr, x, y, size / 2);
  else
    cairo_arc (cr, x, y, size * 0.37, 0, 2 * G_PI);
  lobby_palette_use (palette, LOBBY_TOKEN_CARD, cr);
  cairo_fill_preserve (cr);
  lobby_palette_use (palette, edge, cr);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}
