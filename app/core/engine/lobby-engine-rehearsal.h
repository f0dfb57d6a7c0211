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

LobbyEngineOrder lobby_engine_rehearsal_guess_order (const LobbyEngineDay *const *days, size_t n_days);
bool lobby_engine_rehearsal_collect (const LobbyEngineHabits *habits,
                                     const LobbyEngineOrder *order,
                                     const LobbyEngineDay *day,
                                     uint64_t seed,
                                     LobbyEngineCases *cases);
void lobby_engine_cases_clear (LobbyEngineCases *cases);
