/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls of a run. The state between two events is small: the first of each line, when each server is free, whose turn
 * it is. So it is kept now and then, and compared. */
#include "config.h"

#include "lobby-engine-calls.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STATES_MAX 48
#define COME_AT_ONCE 16

/* ---- States ---- */

static size_t
get_state_size (const LobbyEngineFloor *floor)
{
  size_t n_servers = (size_t) floor->n_servers, n_lines = (size_t) floor->n_lines;
  size_t size = sizeof (LobbyEngineMoment) + n_servers * (2 * sizeof (double) + sizeof (bool))
                + n_lines * sizeof (uint32_t);

  return (size + 15) / 16 * 16;
}

static void
save_state (const LobbyEngineFloor *floor, unsigned char *state)
{
  size_t n_servers = (size_t) floor->n_servers;

  memcpy (state, &floor->moment, sizeof floor->moment);
  state += sizeof floor->moment;
  memcpy (state, floor->free_s, n_servers * sizeof (double));
  state += n_servers * sizeof (double);
  memcpy (state, floor->busy_s, n_servers * sizeof (double));
  state += n_servers * sizeof (double);
  memcpy (state, floor->head, (size_t) floor->n_lines * sizeof (uint32_t));
  state += (size_t) floor->n_lines * sizeof (uint32_t);
  memcpy (state, floor->idle, n_servers * sizeof (bool));
}

static void
load_state (LobbyEngineFloor *floor, const unsigned char *state)
{
  size_t n_servers = (size_t) floor->n_servers;

  memcpy (&floor->moment, state, sizeof floor->moment);
  state += sizeof floor->moment;
  memcpy (floor->free_s, state, n_servers * sizeof (double));
  state += n_servers * sizeof (double);
  memcpy (floor->busy_s, state, n_servers * sizeof (double));
  state += n_servers * sizeof (double);
  memcpy (floor->head, state, (size_t) floor->n_lines * sizeof (uint32_t));
  state += (size_t) floor->n_lines * sizeof (uint32_t);
  memcpy (floor->idle, state, n_servers * sizeof (bool));
}

/* What has been done so far does not count, only what decides over what comes. */
static bool
is_same_state (const LobbyEngineFloor *floor, const unsigned char *state)
{
  size_t n_servers = (size_t) floor->n_servers, n_lines = (size_t) floor->n_lines;
  const unsigned char *free_s = state + sizeof (LobbyEngineMoment), *head = free_s + 2 * n_servers * sizeof (double);

  return memcmp (free_s, floor->free_s, n_servers * sizeof (double)) == 0
         && memcmp (head, floor->head, n_lines * sizeof (uint32_t)) == 0
         && memcmp (head + n_lines * sizeof (uint32_t), floor->idle, n_servers * sizeof (bool)) == 0
         && memcmp (state, &floor->moment, sizeof (LobbyEngineMoment)) == 0;
}

/* ---- Runs ---- */

/* The wait of who is not called ends with patience or the horizon. */
static void
expect_no_call (const LobbyEngineFloor *floor, uint32_t from, double *end_s)
{
  for (uint32_t i = from; i < floor->world->n; i++)
    end_s[i] = fmin (floor->world->customer[i].until_s, floor->horizon_s);
}

static bool
make_room (LobbyEngineFloor *floor)
{
  double *grown;

  if (floor->world->n <= floor->size)
    return true;
  grown = realloc (floor->own_end_s, 2 * floor->world->n * sizeof *grown);
  if (grown == NULL)
    return false;
  floor->size = 2 * floor->world->n;
  floor->own_end_s = floor->end_s = grown;
  return true;
}

/* Lets a few more come when all who are known are here. Returns: false when memory ran out */
static bool
grow (LobbyEngineFloor *floor)
{
  uint32_t n = floor->world->n;

  if (floor->growing == NULL || floor->moment.n_here < n || !(floor->growing->next_s < INFINITY))
    return true;
  if (!lobby_engine_crowd_extend_world (floor->crowd, floor->growing, COME_AT_ONCE) || !make_room (floor))
    return false;
  expect_no_call (floor, n, floor->end_s);
  return true;
}

/* Moves on to the next arrival. Returns: false when the horizon comes first */
static bool
go_on (LobbyEngineFloor *floor)
{
  double arrival_s = floor->moment.n_here < floor->world->n ? floor->world->customer[floor->moment.n_here].since_s
                                                            : INFINITY;

  for (;;)
    {
      LobbyEngineLook next = floor->look[0];

      if (arrival_s <= next.at_s)
        {
          if (arrival_s >= floor->horizon_s)
            return false;
          floor->moment.at_s = arrival_s;
          return true;
        }
      if (next.at_s >= floor->horizon_s || (floor->turn_s != NULL && floor->n_turns == 0))
        return false;
      lobby_engine_floor_serve (floor, next.server, next.at_s);
    }
}

static void
start (LobbyEngineFloor *floor, const LobbyEngineWorld *world)
{
  floor->world = world;
  floor->leaver = LOBBY_ENGINE_NOBODY;
  memset (&floor->moment, 0, sizeof floor->moment);
  floor->moment.at_s = lobby_engine_crowd_get_now (floor->crowd);
  floor->moment.n_here = floor->n_first;
  floor->growing = NULL;
  floor->turn_s = NULL;
  for (uint32_t i = 0; i < (uint32_t) floor->n_lines; i++)
    lobby_engine_floor_set_head (floor, i, world->first[i]);
  for (int i = 0; i < floor->n_servers; i++)
    {
      floor->free_s[i] = i + 1 < floor->n_servers ? fmax (world->free_s[i], floor->duty[i].from_s) : INFINITY;
      floor->busy_s[i] = 0;
      floor->idle[i] = false;
    }
  lobby_engine_floor_sort_looks (floor);
}

static bool
prepare_trace (const LobbyEngineFloor *floor, const LobbyEngineWorld *world, LobbyEngineTrace *trace)
{
  uint32_t n_come = world->n - floor->moment.n_here;

  trace->step = n_come / (STATES_MAX - 2) + 1;
  trace->n_states = 0;
  if (trace->size < world->n + 1)
    {
      free (trace->end_s);
      trace->size = world->n + world->n / 4 + 1;
      trace->end_s = malloc (trace->size * sizeof *trace->end_s);
    }
  if (trace->states == NULL)
    {
      trace->busy_s = malloc ((size_t) floor->n_servers * sizeof *trace->busy_s);
      trace->states = malloc (STATES_MAX * get_state_size (floor));
    }
  return trace->end_s != NULL && trace->busy_s != NULL && trace->states != NULL;
}

/**
 * lobby_engine_floor_trace:
 * @trace: (inout): clear it with lobby_engine_trace_clear()
 *
 * Makes the run of a world as things are.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_floor_trace (LobbyEngineFloor *floor, const LobbyEngineWorld *world, LobbyEngineTrace *trace)
{
  size_t size = get_state_size (floor);

  start (floor, world);
  if (!prepare_trace (floor, world, trace))
    return false;
  floor->end_s = trace->end_s;
  expect_no_call (floor, 0, trace->end_s);
  save_state (floor, trace->states);
  trace->n_states = 1;
  while (go_on (floor))
    {
      if ((floor->moment.n_here - floor->n_first) % trace->step == 0 && trace->n_states < STATES_MAX)
        save_state (floor, trace->states + size * trace->n_states++);
      lobby_engine_floor_let_come (floor);
    }
  memcpy (trace->busy_s, floor->busy_s, (size_t) floor->n_servers * sizeof *trace->busy_s);
  return true;
}

/* The last state before anything differs. */
static void
load_last_state (LobbyEngineFloor *floor, const LobbyEngineTrace *trace, double from_s)
{
  size_t size = get_state_size (floor);
  uint32_t last = 0;
  LobbyEngineMoment moment;

  for (uint32_t i = 1; i < trace->n_states; i++)
    {
      memcpy (&moment, trace->states + size * i, sizeof moment);
      if (moment.at_s > from_s)
        break;
      last = i;
    }
  load_state (floor, trace->states + size * last);
  lobby_engine_floor_sort_looks (floor);
  for (uint32_t i = 0; i < (uint32_t) floor->n_lines; i++)
    lobby_engine_floor_set_head (floor, i, floor->head[i]);
}

static void
begin_twist (LobbyEngineFloor *floor, const LobbyEngineTrace *trace, const LobbyEngineTwist *twist)
{
  const LobbyEngineDuty *duty;
  double at_s = floor->moment.at_s;

  for (uint32_t i = 0; i < floor->world->n; i++)
    floor->end_s[i] = trace->end_s[i] < at_s ? trace->end_s[i]
                                             : fmin (floor->world->customer[i].until_s, floor->horizon_s);
  if (twist->server < 0)
    return;
  duty = &floor->duty[twist->server];
  if (floor->idle[twist->server])
    lobby_engine_floor_set_look (floor, twist->server, lobby_engine_floor_get_next_look (duty, at_s));
  else if (twist->server + 1 == floor->n_servers)
    lobby_engine_floor_set_look (floor, twist->server, duty->from_s);
  else if (duty->from_s >= at_s)
    lobby_engine_floor_set_look (floor, twist->server, fmax (floor->world->free_s[twist->server], duty->from_s));
}

/* From here on all goes as in the traced run: who waits now is called as there. */
static void
follow_trace (LobbyEngineFloor *floor, const LobbyEngineTrace *trace, const unsigned char *state, double *busy_s)
{
  const double *before_s = (const double *) (const void *) (state + sizeof (LobbyEngineMoment)) + floor->n_servers;

  for (uint32_t i = 0; i < floor->world->n; i++)
    {
      if (floor->end_s[i] > floor->moment.at_s)
        floor->end_s[i] = trace->end_s[i];
    }
  for (int i = 0; i < floor->n_servers; i++)
    busy_s[i] = trace->busy_s[i] + (floor->busy_s[i] - before_s[i]);
}

/**
 * lobby_engine_floor_twist:
 * @trace: of the same world
 * @end_s: (out): by customer, end of the wait, as in the trace
 * @busy_s: (out): by server, seconds of serving up to the horizon
 *
 * Makes the run of a world with a change. Duties must have been changed before. When the state is again the one of the
 * traced run at the same arrival, and the change is over, then all that follows is the same and is taken from there.
 */
void
lobby_engine_floor_twist (LobbyEngineFloor *floor,
                          const LobbyEngineWorld *world,
                          const LobbyEngineTrace *trace,
                          const LobbyEngineTwist *twist,
                          double *end_s,
                          double *busy_s)
{
  size_t size = get_state_size (floor);

  floor->world = world;
  floor->growing = NULL;
  floor->turn_s = NULL;
  floor->leaver = twist->leaver;
  floor->end_s = end_s;
  load_last_state (floor, trace, twist->from_s);
  begin_twist (floor, trace, twist);
  while (go_on (floor))
    {
      uint32_t n_come = floor->moment.n_here - floor->n_first;
      const unsigned char *state = trace->states + size * (1 + n_come / trace->step);

      if (n_come % trace->step == 0 && floor->moment.at_s > twist->quiet_s && is_same_state (floor, state))
        {
          follow_trace (floor, trace, state, busy_s);
          return;
        }
      lobby_engine_floor_let_come (floor);
    }
  memcpy (busy_s, floor->busy_s, (size_t) floor->n_servers * sizeof *busy_s);
}

/**
 * lobby_engine_floor_play:
 * @world: as it was made; customers come to it while it is played
 * @whole: on to the horizon; else until all who wait or are asked about have had their turn
 * @turn_s: (out): by customer who waits or is asked about, when it is its turn if it stays so long; the horizon when it is
 *   not before
 * @end_s: (out) (transfer none): by customer of the world, end of the wait, as in a trace; of this run only
 *
 * Makes the run of a world as things are.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_floor_play (LobbyEngineFloor *floor,
                         LobbyEngineWorld *world,
                         bool whole,
                         double *turn_s,
                         const double **end_s)
{
  start (floor, world);
  floor->growing = world;
  floor->end_s = floor->own_end_s;
  if (!make_room (floor))
    return false;
  expect_no_call (floor, 0, floor->end_s);
  for (uint32_t i = 0; i < floor->n_first; i++)
    turn_s[i] = floor->horizon_s;
  floor->turn_s = turn_s;
  floor->n_turns = whole ? UINT32_MAX : floor->n_first;
  for (;;)
    {
      if (!grow (floor))
        return false;
      if (!go_on (floor))
        break;
      lobby_engine_floor_let_come (floor);
    }
  *end_s = floor->end_s;
  return true;
}

/** lobby_engine_trace_clear: Frees what it owns. */
void
lobby_engine_trace_clear (LobbyEngineTrace *trace)
{
  free (trace->end_s);
  free (trace->busy_s);
  free (trace->states);
  memset (trace, 0, sizeof *trace);
}

/**
 * lobby_engine_floor_new:
 * @crowd: (borrowed): must outlive the floor
 *
 * Returns: (transfer full) (nullable): the floor as it is; %NULL when memory ran out
 */
LobbyEngineFloor *
lobby_engine_floor_new (const LobbyEngineForecastSetup *setup, const LobbyEngineCrowd *crowd)
{
  const LobbyEngineOrder *order = &setup->order;
  LobbyEngineFloor *floor = calloc (1, sizeof *floor);

  if (floor == NULL)
    return NULL;
  floor->setup = setup;
  floor->crowd = crowd;
  floor->horizon_s = lobby_engine_crowd_get_horizon (crowd);
  floor->n_first = lobby_engine_crowd_get_n_first (crowd);
  floor->n_servers = lobby_engine_crowd_get_n_servers (crowd) + 1;
  floor->n_lines = lobby_engine_crowd_get_n_lines (crowd);
  floor->by_time = order->kind == LOBBY_ENGINE_ORDER_FIFO || order->kind == LOBBY_ENGINE_ORDER_CREDIT;
  for (int i = 0; i < floor->n_lines; i++)
    {
      LobbyEngineLine line = lobby_engine_crowd_get_line (crowd, (uint32_t) i);

      floor->line_bit[i] = UINT32_C (1) << line.service;
      floor->line_class[i] = line.class;
      floor->line_credit_s[i] = order->kind == LOBBY_ENGINE_ORDER_CREDIT ? order->credit_s[line.class] : 0;
      floor->n_classes = line.class >= floor->n_classes ? line.class + 1 : floor->n_classes;
    }
  for (int i = 0; i < floor->n_servers; i++)
    floor->duty[i] = lobby_engine_floor_get_usual_duty (floor, i);
  return floor;
}

/** lobby_engine_floor_get_extra: Returns: the server that a change can open; closed as things are */
int
lobby_engine_floor_get_extra (const LobbyEngineFloor *floor)
{
  return floor->n_servers - 1;
}

/**
 * lobby_engine_floor_get_usual_duty:
 * @server: in the crowd's order
 *
 * Returns: its duty as things are
 */
LobbyEngineDuty
lobby_engine_floor_get_usual_duty (const LobbyEngineFloor *floor, int server)
{
  LobbyEngineDuty duty = {
    .pace = 1, .from_s = -INFINITY, .until_s = INFINITY, .other_from_s = INFINITY, .other_until_s = -INFINITY
  };
  const LobbyEngineServer *seen;

  if (server + 1 >= floor->n_servers)
    return duty;
  seen = lobby_engine_crowd_get_server (floor->crowd, server);
  duty.pace = lobby_engine_crowd_get_pace (floor->crowd, seen->server);
  duty.serves = seen->serves;
  if (seen->from_s > 0 || seen->from_s < 0)
    duty.from_s = seen->from_s;
  if (seen->until_s > 0 || seen->until_s < 0)
    duty.until_s = seen->until_s;
  return duty;
}

/** lobby_engine_floor_set_duty: Gives a server another duty. */
void
lobby_engine_floor_set_duty (LobbyEngineFloor *floor, int server, const LobbyEngineDuty *duty)
{
  floor->duty[server] = *duty;
}

/** lobby_engine_floor_free: @floor: (nullable): a floor to free */
void
lobby_engine_floor_free (LobbyEngineFloor *floor)
{
  if (floor != NULL)
    free (floor->own_end_s);
  free (floor);
}
