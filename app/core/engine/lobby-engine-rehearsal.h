/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through past days as if they were today: what would have been known about each one who joined a queue. */
#pragma once

#include "lobby-engine-correction.h"

/**
 * LobbyEngineCases:
 * @cases: (owned): of one or more days, in the order of joining
 */
typedef struct
{
  LobbyEngineCase *cases;
  size_t n;
  size_t size;
} LobbyEngineCases;

/**
 * LobbyEngineLesson:
 * @habits: what the days taught of the branch
 * @order: calling order
 * @correction: (owned) (nullable): what they taught about forecasts
 * @n_cases: waits that it was learned from
 */
typedef struct
{
  LobbyEngineHabits habits;
  LobbyEngineOrder order;
  LobbyEngineCorrection *correction;
  size_t n_cases;
} LobbyEngineLesson;

/* Whether to go on; asked before each day. */
typedef bool (*LobbyEngineGoOn) (void *data);

bool lobby_engine_rehearsal_fit (const LobbyEngineDay *days,
                                 size_t n_days,
                                 const LobbyEngineOrder *order,
                                 uint64_t seed,
                                 LobbyEngineGoOn go_on,
                                 void *data,
                                 LobbyEngineLesson *lesson);
void lobby_engine_lesson_clear (LobbyEngineLesson *lesson);
LobbyEngineOrder lobby_engine_rehearsal_guess_order (const LobbyEngineDay *const *days, size_t n_days);
bool lobby_engine_rehearsal_collect (const LobbyEngineHabits *habits,
                                     const LobbyEngineOrder *order,
                                     const LobbyEngineDay *day,
                                     uint64_t seed,
                                     LobbyEngineCases *cases,
                                     LobbyEngineCases *waiting);
void lobby_engine_cases_clear (LobbyEngineCases *cases);
