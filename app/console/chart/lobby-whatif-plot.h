/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-use-plot.h"

G_BEGIN_DECLS

/**
 * LobbyWhatifLine:
 * @LOBBY_WHATIF_NOTHING: nobody did anything
 * @LOBBY_WHATIF_HAPPENED: as it was
 * @LOBBY_WHATIF_YOURS: as somebody decided
 * @LOBBY_WHATIF_BEST: the best that was found
 *
 * Each has an ink and a stroke of its own.
 */
typedef enum
{
  LOBBY_WHATIF_NOTHING,
  LOBBY_WHATIF_HAPPENED,
  LOBBY_WHATIF_YOURS,
  LOBBY_WHATIF_BEST,
  LOBBY_WHATIF_N_LINES,
} LobbyWhatifLine;

/**
 * LobbyWhatifPicture:
 * @from_us: start of the axis: where the levels begin
 * @now_us: the moment of the decision; the lines part there
 * @to_us: end of the axis
 * @step_us: between two levels
 * @levels: (nullable): by line, customers waiting; before the moment those of the first line are shown
 * @n_levels: how many there are of each
 * @open: whether nothing is decided yet: what comes after the moment is not shown
 * @labels: by line, what stands at its end
 * @ticks: labels of the axis
 * @n_ticks: how many
 *
 * The same half hour four times. Everything is borrowed.
 */
typedef struct
{
  gint64 from_us;
  gint64 now_us;
  gint64 to_us;
  gint64 step_us;
  const int *levels[LOBBY_WHATIF_N_LINES];
  guint n_levels;
  gboolean open;
  const char *labels[LOBBY_WHATIF_N_LINES];
  const LobbyTimeTick *ticks;
  guint n_ticks;
} LobbyWhatifPicture;

guint lobby_whatif_picture_get_top (const LobbyWhatifPicture *picture);
void lobby_whatif_picture_spread (double *places, guint n, double apart, double top, double bottom);
void lobby_whatif_picture_paint (const LobbyWhatifPicture *picture,
                                 cairo_t *cr,
                                 PangoLayout *text,
                                 double width,
                                 double height,
                                 const LobbyPalette *palette);

G_END_DECLS
