/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lognormal times: the shape that times of service have (Brown et al. 2005, JASA 100:36-50, section 4.3). */
#pragma once

#include "lobby-engine-rng.h"

/**
 * LobbyEngineLognormal:
 * @log_mean: mean of the natural logarithm of seconds
 * @log_sd: standard deviation of it
 */
typedef struct
{
  double log_mean;
  double log_sd;
} LobbyEngineLognormal;

/**
 * LobbyEngineLogSums:
 * @n: cases, a number that may have been weighted
 * @sum: of the logarithms
 * @square: of their squares
 *
 * What is kept of the cases; sums may be added up and scaled down as they age.
 */
typedef struct
{
  double n;
  double sum;
  double square;
} LobbyEngineLogSums;

void lobby_engine_log_sums_add (LobbyEngineLogSums *sums, double time_s);
LobbyEngineLognormal
lobby_engine_lognormal_fit (const LobbyEngineLogSums *sums, LobbyEngineLognormal usual, double usual_n);
double lobby_engine_lognormal_get_mean (LobbyEngineLognormal times);
double lobby_engine_lognormal_get_tail (LobbyEngineLognormal times, double time_s);
double lobby_engine_lognormal_get_hazard (LobbyEngineLognormal times, double spent_s, double within_s);
double lobby_engine_lognormal_draw (LobbyEngineLognormal times, LobbyEngineRng *rng);
double lobby_engine_lognormal_draw_rest (LobbyEngineLognormal times, double spent_s, LobbyEngineRng *rng);
double lobby_engine_normal_quantile (double share);
