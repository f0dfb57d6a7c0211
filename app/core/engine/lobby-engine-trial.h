/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial of the forecast on past days: learn on some, predict on others, beside the textbook estimators. */
#pragma once

#include "lobby-engine-rehearsal.h"
#include "lobby-engine-score.h"

/* The textbook estimators, in the order of their features: LES, HOL, mean of last 20, QL, QLM. */
#define LOBBY_ENGINE_TEXTBOOK 5

/**
 * LobbyEngineTrialDay:
 * @day: (borrowed): a whole day
 * @test: predict it; else learn from it
 * @cases: (owned): of a test day, filled by the trial
 * @prediction: (owned): by case
 * @textbook: (owned): by case and estimator; the range is that of past errors
 */
typedef struct
{
  const LobbyEngineDay *day;
  bool test;
  LobbyEngineCases cases;
  LobbyEnginePrediction *prediction;
  LobbyEnginePrediction (*textbook)[LOBBY_ENGINE_TEXTBOOK];
} LobbyEngineTrialDay;

/**
 * LobbyEngineTrial:
 * @order: calling order; set it, or have it guessed
 * @guess_order: whether the order is guessed from the days to learn from
 * @n_learned: cases of the days to learn from
 * @learned: whether they were enough for the correction
 */
typedef struct
{
  LobbyEngineOrder order;
  bool guess_order;
  size_t n_learned;
  bool learned;
} LobbyEngineTrial;

bool lobby_engine_trial_run (LobbyEngineTrial *trial, LobbyEngineTrialDay *days, size_t n_days, uint64_t seed);
void lobby_engine_trial_clear (LobbyEngineTrialDay *days, size_t n_days);
