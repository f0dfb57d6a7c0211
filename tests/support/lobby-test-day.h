/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A simulated day for tests: the simulator, the state folded from it, and everything it said. */
#pragma once

#include "lobby-simulator.h"
#include "lobby-state.h"

G_BEGIN_DECLS

typedef struct
{
  LobbySimulator *simulator;
  LobbyState *state;
  GPtrArray *events; /* of LobbyEvent */
  guint inconsistent;
} TestDay;

void test_day_begin (TestDay *day, const char *scenario, guint64 seed);
void test_day_begin_scenario (TestDay *day, LobbyScenario *scenario, guint64 seed);
void test_day_begin_dated (TestDay *day, LobbyScenario *scenario, const char *date, guint64 seed);
void test_day_end (TestDay *day);
gint64 test_day_at (TestDay *day, const char *wall_time);
void test_day_run_to (TestDay *day, const char *wall_time);
void test_day_run_out (TestDay *day);
char *test_day_dup_digest (TestDay *day);
guint test_day_count (TestDay *day, LobbyEventKind kind);

G_END_DECLS
