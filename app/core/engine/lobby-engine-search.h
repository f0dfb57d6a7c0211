/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best decisions of a day that was, among those that could have been made; and how sure that is. */
#pragma once

#include "lobby-engine-counterfactual.h"

#define LOBBY_ENGINE_SEARCH_MOST 12

/**
 * LobbyEngineSearchSetup:
 * @candidates: (borrowed): decisions that could have been made
 * @from_s: what was before does not count
 * @teller_price: seconds of waiting that a second of an open counter must save
 * @n_most: decisions to take at most, up to %LOBBY_ENGINE_SEARCH_MOST
 * @n_trials: days with other service times, to see how sure the outcome is
 * @seed: of the trials
 */
typedef struct
{
  const LobbyEngineDecision *candidates;
  size_t n_candidates;
  double from_s;
  double teller_price;
  int n_most;
  int n_trials;
  uint64_t seed;
} LobbyEngineSearchSetup;

/**
 * LobbyEngineSearchResult:
 * @chosen: places among the candidates, in the order in which they were found
 * @saved_s: seconds of waiting that all of them save together
 * @open_s: seconds more that counters are open
 * @sure: share of the trials in which they are worth more than nothing
 * @p10_s: seconds of waiting saved that 10 % of the trials do not reach; and so on
 * @n_runs: days that were told
 */
typedef struct
{
  size_t chosen[LOBBY_ENGINE_SEARCH_MOST];
  int n_chosen;
  double saved_s;
  double open_s;
  double sure;
  double p10_s;
  double p50_s;
  double p90_s;
  long n_runs;
} LobbyEngineSearchResult;

bool lobby_engine_search_run (const LobbyEnginePast *past,
                              const LobbyEngineSearchSetup *setup,
                              LobbyEngineSearchResult *result);
