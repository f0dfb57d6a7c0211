/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many customers will come: as on days like this, corrected by today so far. */
#pragma once

#include "lobby-engine-habits.h"
#include "lobby-engine-present.h"

#define LOBBY_ENGINE_ARRIVALS_QUARTERS 98

/**
 * LobbyEngineArrivalRate:
 * @all: customers a second
 * @by_class: of each class
 */
typedef struct
{
  double all;
  double by_class[LOBBY_ENGINE_CLASSES_MAX];
} LobbyEngineArrivalRate;

/**
 * LobbyEngineArrivals:
 * @first: number of the quarter-hour of now, counted from midnight
 * @n: quarter-hours that are known
 * @rate: by quarter-hour from now on
 * @shape: by class, how well that is known: a gamma number of this shape and mean 1 is what the truth is times the rate
 */
typedef struct
{
  int first;
  int n;
  double shape[LOBBY_ENGINE_CLASSES_MAX];
  LobbyEngineArrivalRate rate[LOBBY_ENGINE_ARRIVALS_QUARTERS];
} LobbyEngineArrivals;

void lobby_engine_arrivals_foresee (LobbyEngineArrivals *arrivals,
                                    const LobbyEnginePresent *present,
                                    const LobbyEngineHabits *habits,
                                    double now_s,
                                    double horizon_s);
void lobby_engine_arrivals_draw (const LobbyEngineArrivals *arrivals, LobbyEngineArrivals *drawn, LobbyEngineRng *rng);
const LobbyEngineArrivalRate *lobby_engine_arrivals_get_rate (const LobbyEngineArrivals *arrivals, double at_s);
double
lobby_engine_arrivals_draw_next (const LobbyEngineArrivals *arrivals, double at_s, double end_s, LobbyEngineRng *rng);
