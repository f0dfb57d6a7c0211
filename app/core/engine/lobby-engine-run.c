/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the present into the future, and what a forecast wants to know of it. */
#include "config.h"

#include "lobby-engine-run.h"

#include "lobby-engine-floor.h"
#include "lobby-engine-crowd-private.h"
#include "lobby-engine-habits.h"

#include <math.h>
#include <stdlib.h>

struct LobbyEngineRun
{
  const LobbyEngineForecastSetup *setup;
  LobbyEngineCrowd *crowd;
  LobbyEngineFloor *floor;
  LobbyEngineWorld world;
  double *turn_s;
  LobbyEngineLognormal reactions;
  double now_s;
  double horizon_s; /* from now */
};

/**
 * lobby_engine_run_new:
 * @setup: (borrowed): must outlive the run
 *
 * Returns: (transfer full) (nullable): a run that can be made again and again; NULL when memory ran out
 */
LobbyEngineRun *
lobby_engine_run_new (const LobbyEngineForecastSetup *setup)
{
  LobbyEngineRun *run = calloc (1, sizeof *run);

  if (run == NULL)
    return NULL;
  run->setup = setup;
  run->reactions = lobby_engine_habits_get_reactions (setup->habits);
  run->crowd = lobby_engine_crowd_new (setup);
  run->floor = run->crowd != NULL ? lobby_engine_floor_new (setup, run->crowd) : NULL;
  run->turn_s = malloc ((setup->present->n_waiting + setup->n_next + 1) * sizeof *run->turn_s);
  if (run->floor == NULL || run->turn_s == NULL)
    {
      lobby_engine_run_free (run);
      return NULL;
    }
  run->now_s = lobby_engine_crowd_get_now (run->crowd);
  run->horizon_s = lobby_engine_crowd_get_horizon (run->crowd) - run->now_s;
  return run;
}

static void
note_breach (const LobbyEngineRun *run, const LobbyEngineCustomer *customer, double end_s, float *breach, int number)
{
  int service = lobby_engine_crowd_get_line (run->crowd, customer->line).service;
  double target_s = run->setup->target_s[service];
  float *first = &breach[service * run->setup->n_runs_max + number];
  float at = (float) fmax (customer->since_s + target_s - run->now_s, 0);

  if (target_s > 0 && end_s - customer->since_s > target_s && at < *first)
    *first = at;
}

/* Who waits at each mark of the horizon. */
static void
count_at_marks (const LobbyEngineRun *run, const LobbyEngineCustomer *customer, double end_s, double *n_waiting)
{
  double step_s = run->horizon_s / LOBBY_ENGINE_MARKS;
  int first = (int) ceil (fmax (customer->since_s - run->now_s, 0) / step_s);

  for (int mark = first > 0 ? first : 1; mark <= LOBBY_ENGINE_MARKS; mark++)
    {
      if (end_s <= run->now_s + mark * step_s && end_s < run->now_s + run->horizon_s)
        return;
      n_waiting[mark - 1]++;
    }
}

static void
note_customers (const LobbyEngineRun *run, const double *end_s, int number, float *breach, double *n_waiting)
{
  for (uint32_t i = 0; i < run->world.n; i++)
    {
      const LobbyEngineCustomer *customer = &run->world.customer[i];

      if (customer->need_s < 0)
        continue;
      note_breach (run, customer, end_s[i], breach, number);
      if (run->setup->whole_horizon)
        count_at_marks (run, customer, end_s[i], n_waiting);
    }
}

/* Those who wait stand in the crowd's order, those asked about behind them in theirs. Nobody is called in the very second of
 * coming, however many are free. */
static void
note_times (const LobbyEngineRun *run, int number, float *time)
{
  size_t n_waiting = run->setup->present->n_waiting, n_runs_max = (size_t) run->setup->n_runs_max;
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, run->setup->seed, lobby_engine_mix (LOBBY_ENGINE_STREAM_REACTIONS, (uint64_t) number));
  for (uint32_t i = 0; i < n_waiting + run->setup->n_next; i++)
    {
      size_t place = i < n_waiting ? lobby_engine_crowd_get_place (run->crowd, i) : i;
      double since_s = run->world.customer[i].since_s;
      double waited_s = run->now_s - since_s;
      double reaction_s = waited_s < LOBBY_ENGINE_REACTION_MAX_S
                              ? lobby_engine_lognormal_draw_rest (run->reactions, waited_s, &rng)
                              : 0;

      time[place * n_runs_max + (size_t) number] = (float) fmax (run->turn_s[i] - run->now_s, reaction_s);
    }
}

/**
 * lobby_engine_run_once:
 * @number: of the run: its random numbers
 * @time: (out): by question and run, seconds from now to the call
 * @breach: (out): by service and run, seconds from now to the first breach, infinite for none
 * @n_waiting: (inout): by mark of the horizon, waiting customers are added
 *
 * Makes one run.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_run_once (LobbyEngineRun *run, int number, float *time, float *breach, double *n_waiting)
{
  const double *end_s;

  for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    breach[i * run->setup->n_runs_max + number] = INFINITY;
  if (!lobby_engine_crowd_make_world (run->crowd, number, &run->world)
      || !lobby_engine_floor_play (run->floor, &run->world, run->setup->whole_horizon, run->turn_s, &end_s))
    return false;
  note_times (run, number, time);
  note_customers (run, end_s, number, breach, n_waiting);
  return true;
}

/**
 * lobby_engine_run_free:
 *
 * Frees a run.
 */
void
lobby_engine_run_free (LobbyEngineRun *run)
{
  if (run == NULL)
    return;
  lobby_engine_floor_free (run->floor);
  lobby_engine_crowd_free (run->crowd);
  lobby_engine_world_clear (&run->world);
  free (run->turn_s);
  free (run);
}
