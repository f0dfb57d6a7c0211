/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long each will wait: the present run forward many times, with the same random numbers for each question. */
#pragma once

#include "lobby-engine-habits.h"
#include "lobby-engine-present.h"

#define LOBBY_ENGINE_MARKS 12

/**
 * LobbyEngineNext:
 * @service: of a customer who would come now
 * @class: its class
 */
typedef struct
{
  int service;
  int class;
} LobbyEngineNext;

/**
 * LobbyEngineForecastSetup:
 * @present: (borrowed): what is seen
 * @habits: (borrowed): what was learned
 * @order: calling order
 * @next: (borrowed): customers who would come now, asked about beside those who wait
 * @target_s: by service, target wait, seconds; at or below 0: none
 * @horizon_s: how far to look, seconds
 * @n_runs_min: runs at least; a multiple of 16 is best
 * @n_runs_max: runs at most
 * @precision_s: enough runs were made when the median moves by less; 0: always @n_runs_max
 * @surprises: customers go to machines as often as in the last minutes and are out of the way then, and servers pause as on
 *   other days; else everybody stays
 * @whole_horizon: run on to the horizon, for breaches and the length of the queue
 * @seed: any number
 */
typedef struct
{
  const LobbyEnginePresent *present;
  const LobbyEngineHabits *habits;
  LobbyEngineOrder order;
  const LobbyEngineNext *next;
  size_t n_next;
  double target_s[LOBBY_ENGINE_SERVICES_MAX];
  double horizon_s;
  int n_runs_min;
  int n_runs_max;
  double precision_s;
  bool surprises;
  bool whole_horizon;
  uint64_t seed;
} LobbyEngineForecastSetup;

/**
 * LobbyEngineOutlook:
 * @mean_s: expected time to the call from now, seconds
 * @sd_s: its standard deviation
 * @p05_s: 5 % point; and so on
 * @in_time: chance to be called within the target of its service, counted from its arrival; 1 when there is none
 * @beyond: share of runs in which it was not called before the horizon
 */
typedef struct
{
  double mean_s;
  double sd_s;
  double p05_s;
  double p10_s;
  double p50_s;
  double p90_s;
  double p95_s;
  double in_time;
  double beyond;
} LobbyEngineOutlook;

/**
 * LobbyEngineBreach:
 * @chance: chance that somebody of the service passes its target before the horizon
 * @p50_s: when that happens in half of the runs in which it does, seconds from now
 */
typedef struct
{
  double chance;
  double p50_s;
} LobbyEngineBreach;

/**
 * LobbyEngineForecast:
 * @outlook: (owned): of those who wait in their order, then of those who would come now
 * @n_runs: runs that were made
 * @breach: by service
 * @n_waiting: mean number of waiting customers at each twelfth of the horizon
 */
typedef struct
{
  LobbyEngineOutlook *outlook;
  size_t n_outlooks;
  int n_runs;
  LobbyEngineBreach breach[LOBBY_ENGINE_SERVICES_MAX];
  double n_waiting[LOBBY_ENGINE_MARKS];
} LobbyEngineForecast;

bool lobby_engine_forecast_run (const LobbyEngineForecastSetup *setup, LobbyEngineForecast *forecast);
void lobby_engine_forecast_clear (LobbyEngineForecast *forecast);
