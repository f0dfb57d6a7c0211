/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pressure strip: services by quarters of an hour. */
#include "config.h"

#include "lobby-heat-plot.h"

#include "lobby-plot-text.h"

#include <math.h>

#define AXIS_PX 18
#define GAP_PX 1.5
#define LABEL_GAP_PX 8
#define MOST_ROW_PX 26

typedef struct
{
  double left;
  double column_px;
  double row_px;
} Grid;

/** lobby_heat_get_step: Returns: 0 to 5: under 40, from 40, 60, 80, 100, 125 % */
guint
lobby_heat_get_step (double percent)
{
  const double limits[] = { 40, 60, 80, 100, 125 };
  guint step = 0;

  while (step < G_N_ELEMENTS (limits) && percent >= limits[step])
    step++;
  return step;
}

/** lobby_heat_paint_step: paints a cell of that step, also for a legend */
void
lobby_heat_paint_step (guint step,
                       cairo_t *cr,
                       double x,
                       double y,
                       double width,
                       double height,
                       const LobbyPalette *palette)
{
  lobby_palette_use (palette, LOBBY_TOKEN_HEAT_0 + step, cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  if (step >= 4 && width >= 7)
    lobby_shape_paint (LOBBY_SHAPE_TRIANGLE, cr, x + width / 2, y + height / 2, MIN (9, width - 2), palette,
                       step == 5 ? LOBBY_TOKEN_CARD : LOBBY_TOKEN_WINDOW);
}

static Grid
make_grid (const LobbyHeatPicture *picture, PangoLayout *text, double width, double height)
{
  Grid grid = { 0 };

  for (guint i = 0; i < picture->n_rows; i++)
    grid.left = MAX (grid.left, lobby_plot_text_measure (text, picture->rows[i], NULL));
  grid.left = ceil (MIN (grid.left, width / 3)) + LABEL_GAP_PX;
  grid.column_px = (width - grid.left - 10) / MAX (picture->n_columns, 1);
  grid.row_px = MIN ((height - AXIS_PX) / MAX (picture->n_rows, 1), MOST_ROW_PX);
  return grid;
}

/**
 * lobby_heat_picture_find:
 * @picture: the strip
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @x: px
 * @y: px
 * @row: (out): row there
 * @column: (out): column there
 *
 * Returns: whether a cell is there
 */
gboolean
lobby_heat_picture_find (const LobbyHeatPicture *picture,
                         PangoLayout *text,
                         double width,
                         double height,
                         double x,
                         double y,
                         guint *row,
                         guint *column)
{
  Grid grid = make_grid (picture, text, width, height);

  if (x < grid.left || y < 0 || grid.column_px <= 0 || grid.row_px <= 0)
    return FALSE;
  *column = (guint) ((x - grid.left) / grid.column_px);
  *row = (guint) (y / grid.row_px);
  return *column < picture->n_columns && *row < picture->n_rows;
}

static void
paint_row (const LobbyHeatPicture *picture,
           guint row,
           const Grid *grid,
           cairo_t *cr,
           PangoLayout *text,
           const LobbyPalette *palette)
{
  double y = row * grid->row_px, text_height;

  lobby_plot_text_measure (text, picture->rows[row], &text_height);
  lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
  lobby_plot_text_show (text, cr, picture->rows[row], grid->left - LABEL_GAP_PX, y + (grid->row_px - text_height) / 2,
                        1);
  for (guint column = 0; column < picture->n_columns; column++)
    {
      double percent = picture->cells[row * picture->n_columns + column], x = grid->left + column * grid->column_px;
      if (percent < 0)
        lobby_plot_hatch (cr, x, y + GAP_PX / 2, grid->column_px, grid->row_px - GAP_PX, palette);
      else
        lobby_heat_paint_step (lobby_heat_get_step (percent), cr, x + GAP_PX / 2, y + GAP_PX / 2,
                               grid->column_px - GAP_PX, grid->row_px - GAP_PX, palette);
    }
}

/**
 * lobby_heat_picture_paint:
 * @picture: the strip
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_heat_picture_paint (const LobbyHeatPicture *picture,
                          cairo_t *cr,
                          PangoLayout *text,
                          double width,
                          double height,
                          const LobbyPalette *palette)
{
  Grid grid = make_grid (picture, text, width, height);
  LobbyScale time = { (double) picture->from_us, (double) MAX (picture->to_us, picture->from_us + 1), grid.left,
                      grid.left + grid.column_px * picture->n_columns };
  double free_from = 0;

  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  for (guint row = 0; row < picture->n_rows; row++)
    paint_row (picture, row, &grid, cr, text, palette);
  lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
  for (guint i = 0; i < picture->n_ticks; i++)
    {
      double label = lobby_plot_text_measure (text, picture->ticks[i].label, NULL);
      double left = MIN (lobby_scale_place_within (&time, (double) picture->ticks[i].at_us) - label / 2, width - label);
      if (left < free_from)
        continue;
      lobby_plot_text_show (text, cr, picture->ticks[i].label, left, picture->n_rows * grid.row_px + 3, 0);
      free_from = left + label + 8;
    }
}
