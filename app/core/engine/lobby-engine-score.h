/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good predictions were. */
#pragma once

#include "lobby-engine-correction.h"

/**
 * LobbyEngineScore:
 *
 * Sums over predictions; all zero to begin with.
 */
typedef struct
{
  double n;
  double error_s;
  double square_s;
  double absolute_s;
  double n_covered;
  double width_s;
  double winkler_s;
} LobbyEngineScore;

/**
 * LobbyEngineScores:
 * @n: predictions
 * @mae_s: mean absolute error of the median, seconds
 * @rmse_s: root of the mean squared error of the mean
 * @bias_s: mean minus what happened
 * @coverage: share of waits in their 90 % range
 * @width_s: mean width of the ranges
 * @winkler_s: mean Winkler score of the ranges (Winkler 1972): width, and 20 seconds for each second outside
 */
typedef struct
{
  double n;
  double mae_s;
  double rmse_s;
  double bias_s;
  double coverage;
  double width_s;
  double winkler_s;
} LobbyEngineScores;

void lobby_engine_score_add (LobbyEngineScore *score, const LobbyEnginePrediction *prediction, double wait_s);
LobbyEngineScores lobby_engine_score_get (const LobbyEngineScore *score);
