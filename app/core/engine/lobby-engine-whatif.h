/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change would bring: the present run forward with it and without it, with the same random numbers. */
#pragma once

#include "lobby-engine-forecast.h"

/* Pairs of runs when the setup asks for none, and the most that are made: differences between runs that meet the same
 * customers need few. */
#define LOBBY_ENGINE_WHATIF_RUNS 48
#define LOBBY_ENGINE_WHATIF_RUNS_MAX 64
/* A customer who is saved this much on average is saved something, seconds. */
#define LOBBY_ENGINE_FEW_S 5.0

/**
 * LobbyEngineChangeKind:
 * @LOBBY_ENGINE_CHANGE_NONE: nothing; its effect is zero
 * @LOBBY_ENGINE_CHANGE_LEAVE: a waiting customer leaves the queue now, for a device or another day
 * @LOBBY_ENGINE_CHANGE_OPEN: one server more
 * @LOBBY_ENGINE_CHANGE_RETURN: a server who is away comes back earlier than expected
 * @LOBBY_ENGINE_CHANGE_CLOSE: a server takes nobody any more after the case at hand
 * @LOBBY_ENGINE_CHANGE_SERVE: a server serves other services
 */
typedef enum
{
  LOBBY_ENGINE_CHANGE_NONE,
  LOBBY_ENGINE_CHANGE_LEAVE,
  LOBBY_ENGINE_CHANGE_OPEN,
  LOBBY_ENGINE_CHANGE_RETURN,
  LOBBY_ENGINE_CHANGE_CLOSE,
  LOBBY_ENGINE_CHANGE_SERVE,
} LobbyEngineChangeKind;

/**
 * LobbyEngineChange:
 * @waiting: place in `present->waiting` of who leaves
 * @server: for OPEN the number of who opens (a teller or counter of the habits), -1 for one whose pace nobody knows; else
 *   place in `present->server`
 * @serves: for OPEN and SERVE bit set of services; 0: all
 * @from_s: begins so many seconds from now, 0 for at once
 * @until_s: for OPEN and SERVE ends so many seconds from now; at or below @from_s: holds up to the horizon
 *
 * One change. A place that does not exist changes nothing.
 */
typedef struct
{
  LobbyEngineChangeKind kind;
  size_t waiting;
  int server;
  uint32_t serves;
  double from_s;
  double until_s;
} LobbyEngineChange;

/**
 * LobbyEngineSpan:
 * @mean_s: mean over the runs, seconds
 * @error_s: its standard error
 * @p10_s: 10 % point of the runs; and so on
 */
typedef struct
{
  double mean_s;
  double error_s;
  double p10_s;
  double p50_s;
  double p90_s;
} LobbyEngineSpan;

/**
 * LobbyEngineEffect:
 * @own_s: for LEAVE the leaver's own time from now to its call if it stayed; a wait that patience or the horizon ends is
 *   counted up to there
 * @own_over: for LEAVE the chance that it would wait beyond its target if it stayed
 * @others_s: seconds of waiting saved by everybody else who waits or comes within the horizon, added up; below 0 when they
 *   lose. A wait that patience or the horizon ends is counted up to there
 * @n_behind: how many of those who wait now are saved %LOBBY_ENGINE_FEW_S or more on average
 * @fewer_over: mean number of customers fewer who wait beyond the target of their service, the leaver not counted
 * @fewer_left: mean number of customers fewer who walk out, the leaver not counted. One who walks out saves nobody's
 *   seconds by it: up to its leaving it waited, and then it does not wait; one who is kept is counted here, and takes
 *   service time that others wait for
 * @next_before_s: by service asked about in the setup, median wait of one who would come now, without the change; below 0:
 *   not asked
 * @next_after_s: the same with the change
 * @busy_s: mean seconds of serving up to the horizon that the changed server does more than without the change
 * @holds_s: by when 90 % of the seconds are saved, from now; 0 when none are
 * @horizon_s: how far was looked, seconds
 * @n_runs: pairs of runs that were made
 */
typedef struct
{
  LobbyEngineSpan own_s;
  double own_over;
  LobbyEngineSpan others_s;
  int n_behind;
  double fewer_over;
  double fewer_left;
  double next_before_s[LOBBY_ENGINE_SERVICES_MAX];
  double next_after_s[LOBBY_ENGINE_SERVICES_MAX];
  double busy_s;
  double holds_s;
  double horizon_s;
  int n_runs;
} LobbyEngineEffect;

bool lobby_engine_whatif_run (const LobbyEngineForecastSetup *setup,
                              const LobbyEngineChange *changes,
                              size_t n,
                              LobbyEngineEffect *effects);
