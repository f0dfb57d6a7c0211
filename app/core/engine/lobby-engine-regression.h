/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a row of features to a wait: the mean, the median and the ends of a 90 % range, fitted to past cases. */
#pragma once

#include "lobby-engine-bytes.h"
#include "lobby-engine-features.h"
#include "lobby-engine-prediction.h"

/**
 * LobbyEngineCase:
 * @visit: its place in the day
 * @class: class in the calling order
 * @n_waiting: queue length that it met
 * @joined_s: seconds since midnight
 * @waited_s: how long it had waited when it was looked at, seconds; 0 when that was when it joined
 * @wait_s: how long it waited from then on, seconds
 * @feature: what was known when it was looked at
 *
 * One who queued and was served.
 */
typedef struct
{
  size_t visit;
  int class;
  int n_waiting;
  double joined_s;
  double waited_s;
  double wait_s;
  double feature[LOBBY_ENGINE_FEATURES];
} LobbyEngineCase;

typedef struct LobbyEngineRegression LobbyEngineRegression;

LobbyEngineRegression *lobby_engine_regression_fit (const LobbyEngineCase *const *cases, size_t n_cases);
LobbyEngineRegression *lobby_engine_regression_fit_ranges (const LobbyEngineCase *const *cases, size_t n_cases);
LobbyEnginePrediction lobby_engine_regression_get (const LobbyEngineRegression *regression, const double *feature);
void lobby_engine_regression_write (const LobbyEngineRegression *regression, LobbyEngineBytes *bytes);
LobbyEngineRegression *lobby_engine_regression_read (LobbyEngineReader *reader);
void lobby_engine_regression_free (LobbyEngineRegression *regression);
