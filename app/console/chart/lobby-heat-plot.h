/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-plot.h"

G_BEGIN_DECLS

#define LOBBY_HEAT_N_STEPS 6

/**
 * LobbyHeatPicture:
 * @rows: names of the rows
 * @n_rows: how many
 * @cells: (array): a value for each row and column, row by row, percent; below 0: not known, hatched
 * @n_columns: how many cells a row has
 * @ticks: labels of the axis; their times count from @from_us
 * @from_us: start of the first column
 * @to_us: end of the last one
 *
 * How hard each stretch of the day was, in six steps; from 100 % on with a triangle.
 */
typedef struct
{
  const char *const *rows;
  guint n_rows;
  const double *cells;
  guint n_columns;
  const LobbyTimeTick *ticks;
  guint n_ticks;
  gint64 from_us;
  gint64 to_us;
} LobbyHeatPicture;

guint lobby_heat_get_step (double percent);
void lobby_heat_paint_step (guint step,
                            cairo_t *cr,
                            double x,
                            double y,
                            double width,
                            double height,
                            const LobbyPalette *palette);
gboolean lobby_heat_picture_find (const LobbyHeatPicture *picture,
                                  PangoLayout *text,
                                  double width,
                                  double height,
                                  double x,
                                  double y,
                                  guint *row,
                                  guint *column);
void lobby_heat_picture_paint (const LobbyHeatPicture *picture,
                               cairo_t *cr,
                               PangoLayout *text,
                               double width,
                               double height,
                               const LobbyPalette *palette);

G_END_DECLS
