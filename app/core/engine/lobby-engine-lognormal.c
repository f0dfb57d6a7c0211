/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fitting lognormal times, and what is left of one that has run for a while. */
#include "config.h"

#include "lobby-engine-lognormal.h"

#include <math.h>

#define SHORTEST_S 1.0
#define LOG_SD_MIN 0.05
/* Beyond this share of the tail the draw would be noise; a case that has run so long goes on for as long again. */
#define TAIL_MIN 1e-9

/**
 * lobby_engine_log_sums_add:
 * @time_s: a time; below one second counts as one, for records keep whole seconds
 *
 * Adds a case.
 */
void
lobby_engine_log_sums_add (LobbyEngineLogSums *sums, double time_s)
{
  double log_s = log (fmax (time_s, SHORTEST_S));

  sums->n += 1;
  sums->sum += log_s;
  sums->square += log_s * log_s;
}

/**
 * lobby_engine_lognormal_fit:
 * @usual: what is believed without any case
 * @usual_n: how many cases that belief is worth
 *
 * Fits times to cases, drawn towards the usual when they are few (normal-inverse-gamma posterior mean, Gelman et al.,
 * Bayesian Data Analysis, 3.3).
 *
 * Returns: the fit
 */
LobbyEngineLognormal
lobby_engine_lognormal_fit (const LobbyEngineLogSums *sums, LobbyEngineLognormal usual, double usual_n)
{
  double n = fmax (sums->n, 0), mean, spread, apart;
  LobbyEngineLognormal fit = usual;

  if (n + usual_n <= 0 || n <= 0)
    return fit;
  mean = sums->sum / n;
  spread = fmax (sums->square - n * mean * mean, 0);
  apart = mean - usual.log_mean;
  fit.log_mean = (usual_n * usual.log_mean + sums->sum) / (usual_n + n);
  fit.log_sd = sqrt ((usual_n * usual.log_sd * usual.log_sd + spread + apart * apart * usual_n * n / (usual_n + n))
                     / (usual_n + n));
  fit.log_sd = fmax (fit.log_sd, LOG_SD_MIN);
  return fit;
}

/**
 * lobby_engine_lognormal_get_mean:
 *
 * Returns: the mean, seconds
 */
double
lobby_engine_lognormal_get_mean (LobbyEngineLognormal times)
{
  return exp (times.log_mean + times.log_sd * times.log_sd / 2);
}

/**
 * lobby_engine_lognormal_get_tail:
 *
 * Returns: the share of times longer than @time_s
 */
double
lobby_engine_lognormal_get_tail (LobbyEngineLognormal times, double time_s)
{
  if (!(time_s > 0))
    return 1;
  return 0.5 * erfc ((log (time_s) - times.log_mean) / (times.log_sd * M_SQRT2));
}

/**
 * lobby_engine_lognormal_get_hazard:
 * @spent_s: how long it has run
 *
 * Returns: the chance that it ends within the next @within_s seconds
 */
double
lobby_engine_lognormal_get_hazard (LobbyEngineLognormal times, double spent_s, double within_s)
{
  double tail = lobby_engine_lognormal_get_tail (times, spent_s);

  if (tail < TAIL_MIN)
    return within_s / (within_s + fmax (spent_s, 1));
  return 1 - lobby_engine_lognormal_get_tail (times, spent_s + within_s) / tail;
}

/**
 * lobby_engine_lognormal_draw:
 *
 * Returns: a time, seconds
 */
double
lobby_engine_lognormal_draw (LobbyEngineLognormal times, LobbyEngineRng *rng)
{
  return exp (times.log_mean + times.log_sd * lobby_engine_rng_normal (rng));
}

/**
 * lobby_engine_lognormal_draw_rest:
 * @spent_s: how long it has run
 *
 * Draws what is left, by the inverse of the tail: one uniform number each, so that runs with common random numbers stay
 * in step.
 *
 * Returns: seconds, above 0
 */
double
lobby_engine_lognormal_draw_rest (LobbyEngineLognormal times, double spent_s, LobbyEngineRng *rng)
{
  double u = lobby_engine_rng_uniform (rng);
  double tail = lobby_engine_lognormal_get_tail (times, spent_s);

  if (tail < TAIL_MIN)
    return -log (u) * fmax (spent_s, 1);
  return fmax (exp (times.log_mean - times.log_sd * lobby_engine_normal_quantile (u * tail)) - spent_s, 0.001);
}

/**
 * lobby_engine_normal_quantile:
 * @share: above 0 and below 1
 *
 * The normal quantile by the rational approximation of Acklam (2003), relative error below 1.2e-9.
 *
 * Returns: the standard normal number that @share of numbers do not pass
 */
double
lobby_engine_normal_quantile (double share)
{
  static const double a[] = { -3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                              1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00 };
  static const double b[] = { -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                              6.680131188771972e+01, -1.328068155288572e+01 };
  static const double c[] = { -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                              -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00 };
  static const double d[] = { 7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                              3.754408661907416e+00 };
  double q, r;

  share = fmin (fmax (share, 1e-300), 1 - 1e-16);
  if (share > 0.02425 && share < 1 - 0.02425)
    {
      q = share - 0.5;
      r = q * q;
      return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q
             / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
    }
  q = sqrt (-2 * log (share < 0.5 ? share : 1 - share));
  r = (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5])
      / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  return share < 0.5 ? r : -r;
}
