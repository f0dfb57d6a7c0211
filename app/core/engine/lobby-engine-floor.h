/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: servers call a crowd, event by event. A run can be traced, and another one with a change can begin
 * where the change begins and end where it is over. */
#pragma once

#include "lobby-engine-crowd.h"

/**
 * LobbyEngineDuty:
 * @pace: how many times as long as others it takes
 * @from_s: does not call before
 * @until_s: does not call from then on
 * @serves: bit set of services; 0: all
 * @other_serves: the same while another profile holds
 * @other_from_s: since when that is
 * @other_until_s: until when
 *
 * What a server does; times are seconds since midnight.
 */
typedef struct
{
  double pace;
  double from_s;
  double until_s;
  uint32_t serves;
  uint32_t other_serves;
  double other_from_s;
  double other_until_s;
} LobbyEngineDuty;

/**
 * LobbyEngineTrace:
 * @end_s: (owned): by customer, end of the wait: call, walk-out or horizon, seconds since midnight
 * @busy_s: (owned): by server, seconds of serving up to the horizon
 *
 * What happened in a run, with its state at some moments. All zero to begin with; it can be used again for another run of
 * the same floor.
 */
typedef struct
{
  double *end_s;
  double *busy_s;
  unsigned char *states;
  uint32_t n_states;
  uint32_t step;
  uint32_t size;
} LobbyEngineTrace;

/**
 * LobbyEngineTwist:
 * @leaver: customer who is not there, %LOBBY_ENGINE_NOBODY for none
 * @server: whose duty was changed, -1 for none
 * @from_s: nothing differs before
 * @quiet_s: when the change itself is over, infinite when it never is; its consequences may last
 *
 * How a run differs from the traced one of its number.
 */
typedef struct
{
  uint32_t leaver;
  int server;
  double from_s;
  double quiet_s;
} LobbyEngineTwist;

typedef struct LobbyEngineFloor LobbyEngineFloor;

LobbyEngineFloor *lobby_engine_floor_new (const LobbyEngineForecastSetup *setup, const LobbyEngineCrowd *crowd);
int lobby_engine_floor_get_extra (const LobbyEngineFloor *floor);
LobbyEngineDuty lobby_engine_floor_get_usual_duty (const LobbyEngineFloor *floor, int server);
void lobby_engine_floor_set_duty (LobbyEngineFloor *floor, int server, const LobbyEngineDuty *duty);
bool lobby_engine_floor_trace (LobbyEngineFloor *floor, const LobbyEngineWorld *world, LobbyEngineTrace *trace);
void lobby_engine_floor_twist (LobbyEngineFloor *floor,
                               const LobbyEngineWorld *world,
                               const LobbyEngineTrace *trace,
                               const LobbyEngineTwist *twist,
                               double *end_s,
                               double *busy_s);
bool lobby_engine_floor_play (LobbyEngineFloor *floor,
                              LobbyEngineWorld *world,
                              bool whole,
                              double *turn_s,
                              const double **end_s);
void lobby_engine_trace_clear (LobbyEngineTrace *trace);
void lobby_engine_floor_free (LobbyEngineFloor *floor);
