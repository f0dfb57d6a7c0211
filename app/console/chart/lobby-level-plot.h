/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-scale.h"
#include "lobby-shape.h"
#include "lobby-use-plot.h"

G_BEGIN_DECLS

/**
 * LobbyLevelPoint:
 *
 * A reading.
 */
typedef struct
{
  gint64 at_us;
  double level;
} LobbyLevelPoint;

/**
 * LobbyLevelReach:
 * @low: 10 % point
 * @mid: median
 * @high: 90 % point
 *
 * A level that is foreseen.
 */
typedef struct
{
  gint64 at_us;
  double low;
  double mid;
  double high;
} LobbyLevelReach;

/**
 * LobbyLevelForecast:
 * @empty_us: median time of running empty; 0 when it is not expected
 * @early_us: 10 % point
 * @late_us: 90 % point
 * @reaches: (array length=n_reaches) (nullable): how the level goes on; without it a straight line to @empty_us
 * @empty_label: (nullable): words for @empty_us
 * @range_label: (nullable): words for its range
 */
typedef struct
{
  gint64 empty_us;
  gint64 early_us;
  gint64 late_us;
  const LobbyLevelReach *reaches;
  guint n_reaches;
  const char *empty_label;
  const char *range_label;
} LobbyLevelForecast;

/**
 * LobbyLevelPicture:
 * @from_us: opening time
 * @to_us: end of the time axis
 * @now_us: now
 * @capacity: level that should fit in, in the unit of the readings
 * @low: low limit; 0 for none
 * @low_label: name of the limit, borrowed
 * @now_label: word above the now line, borrowed
 *
 * Level of a supply over the day.
 */
typedef struct
{
  gint64 from_us;
  gint64 to_us;
  gint64 now_us;
  const LobbyLevelPoint *points;
  guint n_points;
  double capacity;
  double low;
  const char *low_label;
  const char *now_label;
  const LobbyTimeTick *ticks;
  guint n_ticks;
  LobbyLevelForecast forecast;
} LobbyLevelPicture;

/**
 * LobbyLevelPlot:
 *
 * A level chart, laid out.
 */
typedef struct
{
  const LobbyLevelPicture *picture; /* borrowed */
  LobbyScale time;
  LobbyScale level;
  double step;
} LobbyLevelPlot;

void lobby_level_plot_init (LobbyLevelPlot *plot,
                            const LobbyLevelPicture *picture,
                            PangoLayout *text,
                            double width,
                            double height);
int lobby_level_plot_find (const LobbyLevelPlot *plot, double x);
void lobby_level_plot_paint (const LobbyLevelPlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette);

G_END_DECLS
