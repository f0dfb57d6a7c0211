/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-waiting-plot.h"

G_BEGIN_DECLS

/**
 * LobbyWaitPoint:
 * @at_us: µs since 1970 UTC
 * @known: whether anybody was called; where nobody was, the lines are broken
 * @median_min: minutes
 * @p90_min: minutes
 */
typedef struct
{
  gint64 at_us;
  gboolean known;
  double median_min;
  double p90_min;
} LobbyWaitPoint;

/**
 * LobbyDayNote:
 * @at_us: µs since 1970 UTC
 * @shape: what it is
 * @label: a few words, borrowed
 */
typedef struct
{
  gint64 at_us;
  LobbyShape shape;
  const char *label;
} LobbyDayNote;

/**
 * LobbyDayPicture:
 * @from_us: start of the axis
 * @to_us: its end
 * @until_us: what comes later has not happened yet: hatched
 * @waiting: customers waiting, in the order of time
 * @waits: waits of those who were called
 * @target_min: target wait, minutes; 0 when there is none
 * @open: counters open
 * @gaps: what was not recorded: hatched
 * @notes: what happened, in the order of time
 * @ticks: labels of the axis
 * @waiting_title: name of the first panel
 * @waits_title: name of the second
 * @open_title: name of the third
 * @target_label: words at the target
 *
 * A day in three panels on one axis of time. Everything is borrowed.
 */
typedef struct
{
  gint64 from_us;
  gint64 to_us;
  gint64 until_us;
  const LobbyWaitingPoint *waiting;
  guint n_waiting;
  const LobbyWaitPoint *waits;
  guint n_waits;
  double target_min;
  const LobbyWaitingPoint *open;
  guint n_open;
  const LobbyUseSpan *gaps;
  guint n_gaps;
  const LobbyDayNote *notes;
  guint n_notes;
  const LobbyTimeTick *ticks;
  guint n_ticks;
  const char *waiting_title;
  const char *waits_title;
  const char *open_title;
  const char *target_label;
} LobbyDayPicture;

void lobby_plot_hatch (cairo_t *cr, double x, double y, double width, double height, const LobbyPalette *palette);
void lobby_day_picture_paint (const LobbyDayPicture *picture,
                              cairo_t *cr,
                              PangoLayout *text,
                              double width,
                              double height,
                              const LobbyPalette *palette);

G_END_DECLS
