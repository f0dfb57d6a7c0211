/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales, round steps for ticks, and the wait axis that all services share. */
#include "config.h"

#include "lobby-scale.h"

#include <math.h>

static const double wait_tops_min[] = { 40, 60, 90, 120 };
#define SHRINK_AFTER_US (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)

/** lobby_scale_place: Returns: where @value is, px; also outside of the scale */
double
lobby_scale_place (const LobbyScale *scale, double value)
{
  g_return_val_if_fail (scale != NULL, 0);

  if (scale->to == scale->from)
    return scale->start_px;
  return scale->start_px + (value - scale->from) / (scale->to - scale->from) * (scale->end_px - scale->start_px);
}

/** lobby_scale_place_within: Returns: where @value is, px, or the nearer end of the scale */
double
lobby_scale_place_within (const LobbyScale *scale, double value)
{
  double place = lobby_scale_place (scale, value);

  return CLAMP (place, MIN (scale->start_px, scale->end_px), MAX (scale->start_px, scale->end_px));
}

/**
 * lobby_scale_step:
 * @span: how much the axis shows, above 0
 * @most_steps: how many steps there is room for, at least 1
 *
 * Returns: 1, 2 or 5 times a power of ten, the smallest that needs no more than @most_steps steps
 */
double
lobby_scale_step (double span, guint most_steps)
{
  static const double factors[] = { 1, 2, 5, 10 };

  g_return_val_if_fail (span > 0 && most_steps > 0, 1);

  double power = pow (10, floor (log10 (span / most_steps)));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      if (span / (factors[i] * power) <= most_steps + 1e-9)
        return factors[i] * power;
    }
  return 10 * power;
}

static double
find_top_min (double longest_min)
{
  for (guint i = 0; i < G_N_ELEMENTS (wait_tops_min); i++)
    {
      if (longest_min <= wait_tops_min[i])
        return wait_tops_min[i];
    }
  return wait_tops_min[G_N_ELEMENTS (wait_tops_min) - 1];
}

/** lobby_wait_axis_init: starts at 40 minutes */
void
lobby_wait_axis_init (LobbyWaitAxis *axis)
{
  g_return_if_fail (axis != NULL);

  axis->top_min = wait_tops_min[0];
  axis->fits_since_us = 0;
}

/**
 * lobby_wait_axis_follow:
 * @axis: the axis
 * @longest_min: longest wait or upper end of a forecast that is to be shown, minutes
 * @now_us: time, µs
 *
 * Returns: whether the axis has changed
 */
gboolean
lobby_wait_axis_follow (LobbyWaitAxis *axis, double longest_min, gint64 now_us)
{
  g_return_val_if_fail (axis != NULL, FALSE);

  double wanted_min = find_top_min (longest_min);
  if (wanted_min >= axis->top_min)
    {
      gboolean grown = wanted_min > axis->top_min;
      axis->top_min = wanted_min;
      axis->fits_since_us = 0;
      return grown;
    }
  if (axis->fits_since_us == 0 || axis->fits_since_us > now_us)
    axis->fits_since_us = now_us;
  if (now_us - axis->fits_since_us < SHRINK_AFTER_US)
    return FALSE;
  axis->top_min = wanted_min;
  axis->fits_since_us = 0;
  return TRUE;
}
