/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-scale.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

/* More marks than this become columns of two minutes. */
#define LOBBY_WAIT_MOST_MARKS 25
#define LOBBY_WAIT_COLUMN_MIN 2
/* Room beside the axis, px; the ruler below the strips uses the same. */
#define LOBBY_WAIT_START_PX 7
#define LOBBY_WAIT_END_PX 12

/**
 * LobbyWaitMark:
 * @wait_min: minutes waited
 * @tone: on time, will be over, over
 * @vip: a valued customer
 * @divertible: a device could do it
 *
 * A waiting customer.
 */
typedef struct
{
  double wait_min;
  LobbyTone tone;
  gboolean vip;
  gboolean divertible;
} LobbyWaitMark;

/**
 * LobbyWaitForecast:
 * @known: whether there were enough cases to predict
 * @low_min: 10 % point, minutes
 * @median_min: median, minutes
 * @high_min: 90 % point, minutes
 * @tone: what it says about the queue
 *
 * The wait that the next arrival has to expect.
 */
typedef struct
{
  gboolean known;
  double low_min;
  double median_min;
  double high_min;
  LobbyTone tone;
} LobbyWaitForecast;

/**
 * LobbyWaitPicture:
 * @marks: (array length=n_marks): customers waiting
 * @target_min: target wait, minutes; 0 or less when the service has none
 * @top_min: end of the axis, minutes
 *
 * What a wait strip shows.
 */
typedef struct
{
  const LobbyWaitMark *marks;
  guint n_marks;
  double target_min;
  double top_min;
  LobbyWaitForecast forecast;
} LobbyWaitPicture;

/**
 * LobbyWaitSpot:
 *
 * Where a mark is.
 */
typedef struct
{
  double x;
  LobbyShape shape;
  LobbyToken token;
  gboolean ringed;
} LobbyWaitSpot;

/**
 * LobbyWaitColumn:
 * @count: customers in it
 * @from_min: their wait at least, minutes
 *
 * Customers of two minutes as one column, when there are too many for marks.
 */
typedef struct
{
  double x;
  double width;
  double height;
  guint count;
  double from_min;
  LobbyTone tone;
} LobbyWaitColumn;

/**
 * LobbyWaitPlot:
 * @unit: size of a row of 50 px is 1
 *
 * A wait strip, laid out: the one source of painting, hover and accessible text.
 */
typedef struct
{
  double width;
  double height;
  double unit;
  LobbyScale scale;
  double lane_y;
  double whisker_y;
  double target_x; /* below 0 when there is no target */
  LobbyWaitSpot *spots;
  guint n_spots;
  LobbyWaitColumn *columns;
  guint n_columns;
  LobbyWaitForecast forecast;
  double low_x;
  double median_x;
  double high_x;
} LobbyWaitPlot;

LobbyWaitPlot *lobby_wait_plot_new (const LobbyWaitPicture *picture, double width, double height);
void lobby_wait_plot_free (LobbyWaitPlot *plot);
int lobby_wait_plot_find (const LobbyWaitPlot *plot, double x, double y);
int lobby_wait_plot_find_column (const LobbyWaitPlot *plot, double x, double y);
void lobby_wait_plot_paint (const LobbyWaitPlot *plot, cairo_t *cr, const LobbyPalette *palette);
void lobby_wait_plot_paint_spot (const LobbyWaitPlot *plot,
                                 const LobbyWaitSpot *spot,
                                 cairo_t *cr,
                                 const LobbyPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyWaitPlot, lobby_wait_plot_free)

G_END_DECLS
