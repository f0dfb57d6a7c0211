/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-use-plot.h"

G_BEGIN_DECLS

/**
 * LobbyTimelineMark:
 * @lane: which lane, from 0
 * @at_us: when, µs since 1970 UTC
 * @until_us: end of its bar, 0 when it has none
 * @shape: glyph
 * @token: its ink
 * @label: (nullable): words on a pill instead of the glyph
 *
 * Something on the timeline.
 */
typedef struct
{
  guint lane;
  gint64 at_us;
  gint64 until_us;
  LobbyShape shape;
  LobbyToken token;
  const char *label;
} LobbyTimelineMark;

/**
 * LobbyTimelinePicture:
 * @from_us: start of the day
 * @to_us: its end
 * @now_us: the moment that is shown
 * @lanes: names of the lanes
 * @n_lanes: how many
 * @marks: what is on them, in the order of time
 * @n_marks: how many
 * @gaps: (nullable): stretches that were not recorded; the kind does not matter
 * @n_gaps: how many
 * @hidden_us: what comes later is not shown but hatched; 0: nothing is hidden
 * @hidden_label: (nullable): what stands there
 * @ticks: labels of the axis
 * @n_ticks: how many
 *
 * A day in lanes. Everything is borrowed.
 */
typedef struct
{
  gint64 from_us;
  gint64 to_us;
  gint64 now_us;
  const char *const *lanes;
  guint n_lanes;
  const LobbyTimelineMark *marks;
  guint n_marks;
  const LobbyUseSpan *gaps;
  guint n_gaps;
  gint64 hidden_us;
  const char *hidden_label;
  const LobbyTimeTick *ticks;
  guint n_ticks;
} LobbyTimelinePicture;

/**
 * LobbyTimelinePlot:
 *
 * A picture at a size.
 */
typedef struct
{
  const LobbyTimelinePicture *picture;
  LobbyScale time;
  double width;
  double height;
} LobbyTimelinePlot;

/* Room above the lanes for the marker of the moment, of a lane, and below them for the hours, px. */
#define LOBBY_TIMELINE_TOP 12
#define LOBBY_TIMELINE_LANE 20
#define LOBBY_TIMELINE_BOTTOM 22

void lobby_timeline_plot_init (LobbyTimelinePlot *plot,
                               const LobbyTimelinePicture *picture,
                               PangoLayout *text,
                               double width,
                               double height);
void
lobby_timeline_plot_paint (const LobbyTimelinePlot *plot, cairo_t *cr, PangoLayout *text, const LobbyPalette *palette);
gint64 lobby_timeline_plot_get_time (const LobbyTimelinePlot *plot, double x);
int lobby_timeline_plot_find (const LobbyTimelinePlot *plot, double x, double y);

G_END_DECLS
