/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of predictions. */
#include "config.h"

#include "lobby-engine-score.h"

#include <math.h>

/* 2 / α of a 90 % range. */
#define WINKLER_PENALTY 20.0

/**
 * lobby_engine_score_add:
 * @wait_s: what happened
 *
 * Adds a prediction.
 */
void
lobby_engine_score_add (LobbyEngineScore *score, const LobbyEnginePrediction *prediction, double wait_s)
{
  double error_s = prediction->mean_s - wait_s;
  double width_s = prediction->high_s - prediction->low_s;
  double outside_s = fmax (prediction->low_s - wait_s, 0) + fmax (wait_s - prediction->high_s, 0);

  score->n++;
  score->error_s += error_s;
  score->square_s += error_s * error_s;
  score->absolute_s += fabs (prediction->median_s - wait_s);
  score->n_covered += outside_s <= 0;
  score->width_s += width_s;
  score->winkler_s += width_s + WINKLER_PENALTY * outside_s;
}

/**
 * lobby_engine_score_get:
 *
 * Returns: the scores; all 0 when nothing was added
 */
LobbyEngineScores
lobby_engine_score_get (const LobbyEngineScore *score)
{
  double n = fmax (score->n, 1);

  return (LobbyEngineScores){ .n = score->n,
                              .mae_s = score->absolute_s / n,
                              .rmse_s = sqrt (score->square_s / n),
                              .bias_s = score->error_s / n,
                              .coverage = score->n_covered / n,
                              .width_s = score->width_s / n,
                              .winkler_s = score->winkler_s / n };
}
