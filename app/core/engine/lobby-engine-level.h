/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a level runs out: cash of a machine, paper, ribbon; or a bin that fills. */
#pragma once

#include "lobby-engine-habits.h"

#define LOBBY_ENGINE_LEVEL_MARKS 24
/* With fewer uses than this nothing is foreseen. */
#define LOBBY_ENGINE_LEVEL_USES_MIN 5
#define LOBBY_ENGINE_LEVEL_RUNS 400

/**
 * LobbyEngineReading:
 * @at_s: seconds since midnight
 * @level: what is in, in any unit: CNY, sheets, percent
 *
 * What a device says is in it.
 */
typedef struct
{
  double at_s;
  double level;
} LobbyEngineReading;

/**
 * LobbyEngineUse:
 * @at_s: seconds since midnight
 * @amount: what was taken out, or put in where levels rise; above 0, in the unit of the readings
 */
typedef struct
{
  double at_s;
  double amount;
} LobbyEngineUse;

/**
 * LobbyEngineLevelSetup:
 * @reading: (borrowed): of today, in any order; the last one up to now counts. Where uses are not recorded, they are seen
 *   in the readings; a jump the other way is a refill and no use
 * @use: (borrowed) (nullable): of today, in any order
 * @past_uses: (borrowed) (nullable) (array fixed-size=96): by quarter-hour, uses on all @n_past_days days together
 * @n_past_days: past days like today that were added up; 0: not known
 * @past_amounts: amounts of past uses, as #LobbyEngineLogSums; all zero: not known
 * @now_s: seconds since midnight
 * @opens_s: since when today's uses were seen
 * @closes_s: when nobody uses it any more
 * @limit: the level that is asked about: 0 or a low limit; where levels rise the full bin
 * @capacity: the level never rises above it; 0: not known
 * @rises: uses put in, they do not take out
 * @n_runs: 0: %LOBBY_ENGINE_LEVEL_RUNS
 * @seed: any number
 */
typedef struct
{
  const LobbyEngineReading *reading;
  size_t n_readings;
  const LobbyEngineUse *use;
  size_t n_uses;
  const double *past_uses;
  double n_past_days;
  LobbyEngineLogSums past_amounts;
  double now_s;
  double opens_s;
  double closes_s;
  double limit;
  double capacity;
  bool rises;
  int n_runs;
  uint64_t seed;
} LobbyEngineLevelSetup;

/**
 * LobbyEngineLevelMark:
 * @at_s: seconds since midnight
 * @p10: 10 % point of the level then; and so on
 */
typedef struct
{
  double at_s;
  double p10;
  double p50;
  double p90;
} LobbyEngineLevelMark;

/**
 * LobbyEngineLevelForecast:
 * @few: fewer than %LOBBY_ENGINE_LEVEL_USES_MIN uses are known, or no reading: nothing is foreseen, the rest is empty
 * @n_cases: uses that were learned from
 * @level: level now
 * @mark: levels at moments from now to closing, evenly apart; the first is now
 * @n_marks: 0 or %LOBBY_ENGINE_LEVEL_MARKS
 * @chance: chance that the limit is reached before closing
 * @early_s: 10 % point of the time when it is reached, seconds since midnight; infinite when that is not before closing
 * @median_s: 50 % point
 * @late_s: 90 % point
 */
typedef struct
{
  bool few;
  int n_cases;
  double level;
  LobbyEngineLevelMark mark[LOBBY_ENGINE_LEVEL_MARKS];
  int n_marks;
  double chance;
  double early_s;
  double median_s;
  double late_s;
} LobbyEngineLevelForecast;

bool lobby_engine_level_run (const LobbyEngineLevelSetup *setup, LobbyEngineLevelForecast *forecast);
