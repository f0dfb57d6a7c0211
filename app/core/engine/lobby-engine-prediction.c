/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies between the points of a prediction: two half normal distributions that meet in the median (Wallis 2014, "The
 * two-piece normal, binormal, or double Gaussian distribution"), cut off at 0. */
#include "config.h"

#include "lobby-engine-prediction.h"

#include <math.h>

#define Z_95 1.6448536269514722

/**
 * lobby_engine_prediction_get_chance:
 * @within_s: seconds
 *
 * Returns: the chance that the wait is at most this, 0 to 1
 */
double
lobby_engine_prediction_get_chance (const LobbyEnginePrediction *prediction, double within_s)
{
  double apart_s = within_s - prediction->median_s;
  double half_s = apart_s < 0 ? prediction->median_s - prediction->low_s : prediction->high_s - prediction->median_s;

  if (within_s < 0)
    return 0;
  return 0.5 * erfc (-Z_95 * apart_s / fmax (half_s, 1e-3) / sqrt (2));
}

/**
 * lobby_engine_prediction_get_quantile:
 * @share: 0.001 to 0.999; what is beyond counts as that
 *
 * Returns: the wait that is not passed with this chance, seconds
 */
double
lobby_engine_prediction_get_quantile (const LobbyEnginePrediction *prediction, double share)
{
  double low = -4, high = 4, half_s;

  share = fmin (fmax (share, 0.001), 0.999);
  for (int i = 0; i < 40; i++)
    {
      double middle = (low + high) / 2;

      if (0.5 * erfc (-middle / sqrt (2)) < share)
        low = middle;
      else
        high = middle;
    }
  half_s = low < 0 ? prediction->median_s - prediction->low_s : prediction->high_s - prediction->median_s;
  return fmax (prediction->median_s + low / Z_95 * half_s, 0);
}
