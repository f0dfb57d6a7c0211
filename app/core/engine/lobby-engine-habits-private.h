/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the habits. */
#pragma once

#include "lobby-engine-habits.h"

#include <math.h>

/* A call takes the server until it is over, be it that nobody came. */
static inline bool
lobby_engine_visit_is_served (const LobbyEngineVisit *visit)
{
  return !visit->left && visit->called_s < INFINITY && visit->ended_s < INFINITY;
}

static inline double
lobby_engine_visit_get_queue_end (const LobbyEngineVisit *visit)
{
  return visit->left ? visit->ended_s : visit->called_s;
}

void lobby_engine_habits_learn_calls (LobbyEngineHabits *habits, const LobbyEngineDay *day);
void lobby_engine_habits_learn_pauses (LobbyEngineHabits *habits, const LobbyEngineDay *day);
