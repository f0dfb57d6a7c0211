/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The use strip of a device: when customers used it, when it was out of service (hatched), when it was not
 * heard of. */
#include "config.h"

#include "lobby-use-plot.h"
#include "lobby-plot-text.h"

#include <math.h>

#define STRIP_HEIGHT 12

static LobbyScale
make_scale (const LobbyUsePicture *picture, double width)
{
  return (LobbyScale){ (double) picture->from_us, (double) MAX (picture->now_us, picture->from_us + 1), 0, width };
}

/**
 * lobby_use_picture_place:
 * @picture: the day
 * @index: number of a span
 * @width: of the strip, px
 * @x: (out): where it begins, px
 * @length: (out): how long it is, px, at least 1
 *
 * Returns: whether any of the span is in sight
 */
gboolean
lobby_use_picture_place (const LobbyUsePicture *picture, guint index, double width, double *x, double *length)
{
  g_return_val_if_fail (picture != NULL && index < picture->n_spans, FALSE);

  LobbyScale scale = make_scale (picture, width);
  const LobbyUseSpan *span = &picture->spans[index];
  gint64 to_us = span->to_us == 0 ? picture->now_us : MIN (span->to_us, picture->now_us);
  if (to_us < picture->from_us || span->from_us > picture->now_us)
    return FALSE;
  double start = lobby_scale_place_within (&scale, (double) span->from_us);
  double end = lobby_scale_place_within (&scale, (double) to_us);
  *length = MAX (end - start, 1);
  *x = MIN (start, width - *length);
  return TRUE;
}

static void
paint_hatching (cairo_t *cr, double x, double length, const LobbyPalette *palette)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, length, STRIP_HEIGHT);
  cairo_clip (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_CARD, cr);
  cairo_paint (cr);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK, cr);
  cairo_set_line_width (cr, 1.2);
  for (double at = x - STRIP_HEIGHT; at < x + length; at += 6)
    {
      cairo_move_to (cr, at, STRIP_HEIGHT);
      cairo_line_to (cr, at + STRIP_HEIGHT, 0);
    }
  cairo_stroke (cr);
  cairo_rectangle (cr, x + 0.5, 0.5, length - 1, STRIP_HEIGHT - 1);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK_STRONG, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_unknown (cairo_t *cr, double x, double length, const LobbyPalette *palette)
{
  const double dots[] = { 2, 2 };

  cairo_save (cr);
  cairo_rectangle (cr, x, 0, length, STRIP_HEIGHT);
  lobby_palette_use (palette, LOBBY_TOKEN_CARD, cr);
  cairo_fill (cr);
  cairo_set_dash (cr, dots, 2, 0);
  cairo_set_line_width (cr, 1);
  lobby_palette_use (palette, LOBBY_TOKEN_MARK_STRONG, cr);
  cairo_rectangle (cr, x + 0.5, 0.5, MAX (length - 1, 1), STRIP_HEIGHT - 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_span (const LobbyUsePicture *picture, guint index, cairo_t *cr, double width, const LobbyPalette *palette)
{
  double x, length;

  if (!lobby_use_picture_place (picture, index, width, &x, &length))
    return;
  switch (picture->spans[index].kind)
    {
    case LOBBY_USE_OUTAGE:
      paint_hatching (cr, x, length, palette);
      break;
    case LOBBY_USE_UNKNOWN:
      paint_unknown (cr, x, length, palette);
      break;
    case LOBBY_USE_CUSTOMER:
    default:
      lobby_palette_use (palette, picture->spans[index].to_us == 0 ? LOBBY_TOKEN_MARK_STRONG : LOBBY_TOKEN_MARK, cr);
      cairo_rectangle (cr, x, 0, length > 3 ? length - 0.8 : length, STRIP_HEIGHT);
      cairo_fill (cr);
      break;
    }
}

static void
paint_ticks (const LobbyUsePicture *picture, cairo_t *cr, PangoLayout *text, double width, const LobbyPalette *palette)
{
  LobbyScale scale = make_scale (picture, width);
  double free_from = -1;

  for (guint i = picture->n_ticks; i-- > 0;)
    {
      /* The newest label (now) is always shown; older ones where there is room. */
      double at = lobby_scale_place_within (&scale, (double) picture->ticks[i].at_us);
      double label_width = lobby_plot_text_measure (text, picture->ticks[i].label, NULL);
      double left = CLAMP (at - label_width / 2, 0, width - label_width);
      if (free_from >= 0 && left + label_width + 8 > free_from)
        continue;
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, picture->ticks[i].label, left, STRIP_HEIGHT + 3, 0);
      free_from = left;
    }
}

/**
 * lobby_use_picture_paint:
 * @picture: the day
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_use_picture_paint (const LobbyUsePicture *picture,
                         cairo_t *cr,
                         PangoLayout *text,
                         double width,
                         double height,
                         const LobbyPalette *palette)
{
  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  lobby_palette_use (palette, LOBBY_TOKEN_TILE, cr);
  cairo_rectangle (cr, 0, 0, width, STRIP_HEIGHT);
  cairo_fill (cr);
  for (guint i = 0; i < picture->n_spans; i++)
    paint_span (picture, i, cr, width, palette);
  paint_ticks (picture, cr, text, width, palette);
}
