/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyScale:
 * @from: value at @start_px
 * @to: value at @end_px
 *
 * A linear scale from values to pixels.
 */
typedef struct
{
  double from;
  double to;
  double start_px;
  double end_px;
} LobbyScale;

double lobby_scale_place (const LobbyScale *scale, double value);
double lobby_scale_place_within (const LobbyScale *scale, double value);
double lobby_scale_step (double span, guint most_steps);

/**
 * LobbyWaitAxis:
 * @top_min: end of the axis, minutes: 40, 60, 90 or 120
 * @fits_since_us: a shorter axis would do since; 0 when it would not
 *
 * The axis that the wait strips of all services share. It grows at once and shrinks only after ten minutes,
 * so that nothing jumps to and fro.
 */
typedef struct
{
  double top_min;
  gint64 fits_since_us;
} LobbyWaitAxis;

void lobby_wait_axis_init (LobbyWaitAxis *axis);
gboolean lobby_wait_axis_follow (LobbyWaitAxis *axis, double longest_min, gint64 now_us);

G_END_DECLS
