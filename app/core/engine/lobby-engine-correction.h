/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was learned from past forecasts: how waits really turn out when things look like this, and how wide a range must be
 * to keep its promise today. */
#pragma once

#include "lobby-engine-features.h"

/* With fewer cases than this nothing is learned, and the forward runs stand as they are. */
#define LOBBY_ENGINE_CASES_MIN 300

/**
 * LobbyEngineCase:
 * @visit: its place in the day
 * @class: class in the calling order
 * @n_waiting: queue length that it met
 * @joined_s: seconds since midnight
 * @wait_s: how long it waited in the end, seconds
 * @feature: what was known when it joined
 *
 * One who queued and was served.
 */
typedef struct
{
  size_t visit;
  int class;
  int n_waiting;
  double joined_s;
  double wait_s;
  double feature[LOBBY_ENGINE_FEATURES];
} LobbyEngineCase;

/**
 * LobbyEnginePrediction:
 * @mean_s: expected wait, seconds
 * @median_s: as often less as more
 * @low_s: 5 % point
 * @high_s: 95 % point
 */
typedef struct
{
  double mean_s;
  double median_s;
  double low_s;
  double high_s;
} LobbyEnginePrediction;

typedef struct LobbyEngineCorrection LobbyEngineCorrection;

LobbyEngineCorrection *lobby_engine_correction_fit (const LobbyEngineCase *cases, size_t n_cases);
LobbyEnginePrediction lobby_engine_correction_predict (const LobbyEngineCorrection *correction, const double *feature);
void lobby_engine_correction_learn (LobbyEngineCorrection *correction,
                                    int class,
                                    const LobbyEnginePrediction *prediction,
                                    double wait_s);
bool lobby_engine_correction_is_learned (const LobbyEngineCorrection *correction);
void lobby_engine_correction_free (LobbyEngineCorrection *correction);
