/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-use-plot.h"

G_BEGIN_DECLS

/**
 * LobbyWaitingPoint:
 * @at_us: µs since 1970 UTC
 * @n_waiting: customers waiting from then on
 */
typedef struct
{
  gint64 at_us;
  guint n_waiting;
} LobbyWaitingPoint;

/**
 * LobbyWaitingPicture:
 * @from_us: start of the axis
 * @to_us: its end
 * @now_us: the moment that is shown; what comes later is thin
 * @points: in the order of time
 * @n_points: how many
 * @ticks: labels of the axis
 * @n_ticks: how many
 *
 * How many customers wait in the course of a day. Everything is borrowed.
 */
typedef struct
{
  gint64 from_us;
  gint64 to_us;
  gint64 now_us;
  const LobbyWaitingPoint *points;
  guint n_points;
  const LobbyTimeTick *ticks;
  guint n_ticks;
} LobbyWaitingPicture;

guint lobby_waiting_picture_get (const LobbyWaitingPicture *picture, gint64 at_us);
guint lobby_waiting_picture_get_top (const LobbyWaitingPicture *picture);
void lobby_waiting_picture_paint (const LobbyWaitingPicture *picture,
                                  cairo_t *cr,
                                  PangoLayout *text,
                                  double width,
                                  double height,
                                  const LobbyPalette *palette);

G_END_DECLS
