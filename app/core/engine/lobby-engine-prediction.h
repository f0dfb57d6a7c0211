/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long somebody will wait, as far as that can be said. */
#pragma once

/* Bands of queue lengths: up to 2, 5, 10, 20, 40, and longer. */
#define LOBBY_ENGINE_BANDS 6

/**
 * LobbyEnginePrediction:
 * @mean_s: expected wait, seconds
 * @median_s: as often less as more
 * @low_s: 5 % point
 * @high_s: 95 % point
 * @band: of the queue length that it was made at; who learns from it wants to know
 */
typedef struct
{
  double mean_s;
  double median_s;
  double low_s;
  double high_s;
  int band;
} LobbyEnginePrediction;

double lobby_engine_prediction_get_chance (const LobbyEnginePrediction *prediction, double within_s);
double lobby_engine_prediction_get_quantile (const LobbyEnginePrediction *prediction, double share);
