/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named bars, and a whole with its parts. */
#include "config.h"

#include "lobby-rows-plot.h"

#include "lobby-plot-text.h"

#include <math.h>

#define MOST_ROW_PX 30
#define FIGURE_PX 46
#define GAP_PX 8
#define SHARE_BAR_PX 20

typedef struct
{
  const LobbyRowsPicture *picture;
  cairo_t *cr;
  PangoLayout *text;
  const LobbyPalette *palette;
  double name_px;
  double detail_px;
  double bar_px;
  double row_px;
  double width;
} Rows;

static void
measure_rows (Rows *rows, double height)
{
  for (guint i = 0; i < rows->picture->n_rows; i++)
    {
      const LobbyRowBar *row = &rows->picture->rows[i];
      rows->name_px = MAX (rows->name_px, lobby_plot_text_measure (rows->text, row->name, NULL) + GAP_PX);
      if (row->detail != NULL)
        rows->detail_px = MAX (rows->detail_px, lobby_plot_text_measure (rows->text, row->detail, NULL) + GAP_PX);
    }
  rows->detail_px = MIN (rows->detail_px, rows->width * 0.3);
  rows->bar_px = MAX (rows->width - rows->name_px - rows->detail_px - FIGURE_PX * (rows->picture->track ? 1 : 2), 10);
  rows->row_px = MIN (height / MAX (rows->picture->n_rows, 1), MOST_ROW_PX);
}

static void
paint_bar (const Rows *rows, double x, double y, double length, double thickness, LobbyToken token)
{
  if (length <= 0)
    return;
  lobby_palette_use (rows->palette, token, rows->cr);
  cairo_rectangle (rows->cr, x, y - thickness / 2, length, thickness);
  cairo_fill (rows->cr);
}

static void
paint_goal (const Rows *rows, double at, double x, double y)
{
  if (at < 0)
    return;
  lobby_palette_use (rows->palette, LOBBY_TOKEN_TICK, rows->cr);
  cairo_set_line_width (rows->cr, 2);
  cairo_move_to (rows->cr, floor (x + at * rows->bar_px), y - 9);
  cairo_line_to (rows->cr, floor (x + at * rows->bar_px), y + 9);
  cairo_stroke (rows->cr);
}

static void
paint_row (const Rows *rows, guint index)
{
  const LobbyRowBar *row = &rows->picture->rows[index];
  double y = (index + 0.5) * rows->row_px, x = rows->name_px + rows->detail_px, text_height;
  double length = CLAMP (row->fraction, 0, 1) * rows->bar_px;

  lobby_plot_text_measure (rows->text, row->name, &text_height);
  lobby_palette_use (rows->palette, LOBBY_TOKEN_TEXT, rows->cr);
  lobby_plot_text_show (rows->text, rows->cr, row->name, rows->name_px - GAP_PX, y - text_height / 2, 1);
  lobby_palette_use (rows->palette, LOBBY_TOKEN_TEXT_2, rows->cr);
  if (row->detail != NULL)
    lobby_plot_text_show (rows->text, rows->cr, row->detail, rows->name_px, y - text_height / 2, 0);
  if (row->share != NULL)
    lobby_plot_text_show (rows->text, rows->cr, row->share, rows->width - 2, y - text_height / 2, 1);
  if (rows->picture->track)
    paint_bar (rows, x, y, rows->bar_px, 7, LOBBY_TOKEN_TRACK);
  paint_bar (rows, x, y, length, rows->picture->track ? 7 : MIN (rows->row_px - 8, 18), row->token);
  if (rows->picture->track)
    {
      paint_goal (rows, rows->picture->low, x, y);
      paint_goal (rows, rows->picture->high, x, y);
    }
  lobby_palette_use (rows->palette, LOBBY_TOKEN_TEXT, rows->cr);
  lobby_plot_text_show_bold (rows->text, rows->cr, row->value,
                             rows->picture->track ? rows->width - 2 : x + length + GAP_PX, y - text_height / 2,
                             rows->picture->track ? 1 : 0);
}

/**
 * lobby_rows_picture_paint:
 * @picture: the bars
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_rows_picture_paint (const LobbyRowsPicture *picture,
                          cairo_t *cr,
                          PangoLayout *text,
                          double width,
                          double height,
                          const LobbyPalette *palette)
{
  Rows rows = { .picture = picture, .cr = cr, .text = text, .palette = palette, .width = width };

  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  measure_rows (&rows, height);
  for (guint i = 0; i < picture->n_rows; i++)
    paint_row (&rows, i);
}

/**
 * lobby_share_picture_paint:
 * @picture: the whole
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_share_picture_paint (const LobbySharePicture *picture,
                           cairo_t *cr,
                           PangoLayout *text,
                           double width,
                           double height,
                           const LobbyPalette *palette)
{
  double x = 0, bar_px = MIN (height, SHARE_BAR_PX);

  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  for (guint i = 0; i < picture->n_parts; i++)
    {
      double part_px = picture->parts[i] * width;
      double align = picture->n_parts > 1 ? (double) i / (picture->n_parts - 1) : 0;
      lobby_palette_use (palette, picture->tokens[i], cr);
      cairo_rectangle (cr, x, 0, MAX (part_px - 1, 0), bar_px);
      cairo_fill (cr);
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, picture->labels[i], align * width, bar_px + 5, align);
      x += part_px;
    }
}
