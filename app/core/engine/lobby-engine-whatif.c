/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of runs, one with and one without a change, and what differs between them (common random numbers: Law 2015,
 * 11.2). A run without is made once and shared by all changes. */
#include "config.h"

#include "lobby-engine-whatif.h"

#include "lobby-engine-floor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CURVE_STEPS 120

typedef struct
{
  const LobbyEngineForecastSetup *setup;
  LobbyEngineCrowd *crowd;
  LobbyEngineFloor *floor;
  double now_s;
  double horizon_s; /* from now */
  int n_runs;
  uint32_t n_waiting;
  LobbyEngineWorld world; /* of the run at hand */
  LobbyEngineTrace trace;
  double *end_s; /* of the run with a change */
  uint32_t size;
  double busy_s[LOBBY_ENGINE_SERVERS_MAX + 1];
} Whatif;

/* One change, and its sums over the runs. */
typedef struct
{
  LobbyEngineTwist twist;
  LobbyEngineDuty duty;
  double own_s[LOBBY_ENGINE_WHATIF_RUNS_MAX];
  double others_s[LOBBY_ENGINE_WHATIF_RUNS_MAX];
  double *next_s;                /* by one asked about and run */
  double *saved_s;               /* by who waits now */
  double steps[CURVE_STEPS + 2]; /* changes of the slope of what is saved by a time, and of its height at time 0 */
  double heights[CURVE_STEPS + 2];
  int n_own_over;
  int n_fewer_over;
  int n_fewer_left;
  double busy_s;
} Tally;

/* ---- Changes as twists ---- */

static double
get_delay (double delay_s)
{
  return delay_s > 0 ? fmin (delay_s, 2 * 86400) : 0;
}

static LobbyEngineDuty
change_duty (const Whatif *whatif, const LobbyEngineChange *change, LobbyEngineDuty duty, double from_s, double until_s)
{
  if (change->kind == LOBBY_ENGINE_CHANGE_OPEN)
    {
      duty.pace = lobby_engine_crowd_get_pace (whatif->crowd, change->server);
      duty.serves = change->serves;
      duty.from_s = from_s;
      duty.until_s = until_s;
    }
  else if (change->kind == LOBBY_ENGINE_CHANGE_RETURN)
    duty.from_s = from_s;
  else if (change->kind == LOBBY_ENGINE_CHANGE_CLOSE)
    duty.until_s = fmin (duty.until_s, from_s);
  else
    {
      duty.other_serves = change->serves;
      duty.other_from_s = from_s;
      duty.other_until_s = until_s;
    }
  return duty;
}

static void
prepare_server (const Whatif *whatif, const LobbyEngineChange *change, Tally *tally)
{
  int extra = lobby_engine_floor_get_extra (whatif->floor);
  int server = change->kind == LOBBY_ENGINE_CHANGE_OPEN
                   ? extra
                   : lobby_engine_crowd_find_server (whatif->crowd, change->server);
  double from_s = whatif->now_s + get_delay (change->from_s);
  double until_s = change->until_s > change->from_s ? whatif->now_s + change->until_s : INFINITY;
  LobbyEngineDuty usual;

  if (server < 0)
    return;
  usual = lobby_engine_floor_get_usual_duty (whatif->floor, server);
  /* Who is there already, or comes sooner, cannot come back. */
  if (change->kind == LOBBY_ENGINE_CHANGE_RETURN && !(usual.from_s > from_s))
    return;
  if (change->kind == LOBBY_ENGINE_CHANGE_CLOSE)
    until_s = INFINITY;
  if (change->kind == LOBBY_ENGINE_CHANGE_RETURN)
    until_s = usual.from_s;
  tally->duty = change_duty (whatif, change, usual, from_s, until_s);
  tally->twist = (LobbyEngineTwist){ LOBBY_ENGINE_NOBODY, server, from_s, until_s };
}

static void
prepare_change (const Whatif *whatif, const LobbyEngineChange *change, Tally *tally)
{
  bool leaves = change->kind == LOBBY_ENGINE_CHANGE_LEAVE;

  tally->twist = (LobbyEngineTwist){ leaves ? lobby_engine_crowd_find_customer (whatif->crowd, change->waiting)
                                            : LOBBY_ENGINE_NOBODY,
                                     -1, INFINITY, INFINITY };
  if (change->kind > LOBBY_ENGINE_CHANGE_LEAVE && change->kind <= LOBBY_ENGINE_CHANGE_SERVE)
    prepare_server (whatif, change, tally);
}

/* ---- Counting ---- */

static bool
is_over (const Whatif *whatif, const LobbyEngineCustomer *customer, double end_s)
{
  double target_s = whatif->setup->target_s[lobby_engine_crowd_get_line (whatif->crowd, customer->line).service];

  return target_s > 0 && end_s - customer->since_s > target_s;
}

static bool
is_left (const Whatif *whatif, const LobbyEngineCustomer *customer, double end_s)
{
  return !(end_s < customer->until_s) && customer->until_s < whatif->now_s + whatif->horizon_s;
}

/* What is saved by a time grows from the earlier to the later end of a wait: a ramp, kept as two bends. */
static void
bend (const Whatif *whatif, Tally *tally, double at_s, double sign)
{
  double step_s = whatif->horizon_s / CURVE_STEPS;
  double from_now_s = fmin (fmax (at_s - whatif->now_s, 0), whatif->horizon_s);
  int step = (int) ceil (from_now_s / step_s);

  tally->steps[step] += sign;
  tally->heights[step] -= sign * from_now_s;
}

static void
count_run (const Whatif *whatif, Tally *tally, int run)
{
  const double *base_s = whatif->trace.end_s;
  double sum_s = 0;

  for (uint32_t i = 0; i < whatif->world.n; i++)
    {
      const LobbyEngineCustomer *customer = &whatif->world.customer[i];
      double saved_s = base_s[i] - whatif->end_s[i];

      if (!(saved_s > 0 || saved_s < 0) || i == tally->twist.leaver || customer->need_s < 0)
        continue;
      sum_s += saved_s;
      if (i < whatif->n_waiting)
        tally->saved_s[i] += saved_s;
      bend (whatif, tally, whatif->end_s[i], 1);
      bend (whatif, tally, base_s[i], -1);
      tally->n_fewer_over += is_over (whatif, customer, base_s[i]) - is_over (whatif, customer, whatif->end_s[i]);
      tally->n_fewer_left += is_left (whatif, customer, base_s[i]) - is_left (whatif, customer, whatif->end_s[i]);
    }
  tally->others_s[run] = sum_s;
}

static void
note_next (const Whatif *whatif, Tally *tally, int run, const double *end_s)
{
  for (size_t i = 0; i < whatif->setup->n_next; i++)
    tally->next_s[i * (size_t) whatif->n_runs + (size_t) run] = end_s[whatif->n_waiting + i] - whatif->now_s;
}

static void
note_own (const Whatif *whatif, Tally *tally, int run)
{
  uint32_t leaver = tally->twist.leaver;
  double end_s = whatif->trace.end_s[leaver];

  tally->own_s[run] = end_s - whatif->now_s;
  tally->n_own_over += is_over (whatif, &whatif->world.customer[leaver], end_s);
}

/* ---- Summing up ---- */

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Type 7 quantile (Hyndman and Fan 1996) of sorted numbers. */
static double
get_quantile (const double *number, int n, double share)
{
  double at = share * (n - 1);
  int low = (int) at;

  if (low + 1 >= n)
    return number[n - 1];
  return number[low] + (at - low) * (number[low + 1] - number[low]);
}

/* @number: sorted by this */
static LobbyEngineSpan
sum_up (double *number, int n)
{
  LobbyEngineSpan span = { 0 };
  double square = 0;

  qsort (number, (size_t) n, sizeof *number, compare_numbers);
  for (int i = 0; i < n; i++)
    span.mean_s += number[i] / n;
  for (int i = 0; i < n; i++)
    square += (number[i] - span.mean_s) * (number[i] - span.mean_s);
  span.error_s = n > 1 ? sqrt (square / (n - 1) / n) : 0;
  span.p10_s = get_quantile (number, n, 0.1);
  span.p50_s = get_quantile (number, n, 0.5);
  span.p90_s = get_quantile (number, n, 0.9);
  return span;
}

static double
find_hold (const Whatif *whatif, const Tally *tally, double all_s)
{
  double step_s = whatif->horizon_s / CURVE_STEPS, slope = 0, height_s = 0, before_s = 0;

  if (!(all_s > 0))
    return 0;
  for (int i = 0; i <= CURVE_STEPS; i++)
    {
      double saved_s;

      slope += tally->steps[i];
      height_s += tally->heights[i];
      saved_s = slope * i * step_s + height_s;
      if (saved_s >= 0.9 * all_s && i > 0)
        return step_s * (i - 1 + fmax (0.9 * all_s - before_s, 0) / fmax (saved_s - before_s, 1e-9));
      before_s = saved_s;
    }
  return whatif->horizon_s;
}

static void
note_medians (const Whatif *whatif, Tally *tally, double *median_s)
{
  for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    median_s[i] = -1;
  for (size_t i = 0; i < whatif->setup->n_next; i++)
    {
      double *next_s = &tally->next_s[i * (size_t) whatif->n_runs];
      int service = whatif->setup->next[i].service;

      if (service < 0 || service >= LOBBY_ENGINE_SERVICES_MAX || median_s[service] >= 0)
        continue;
      qsort (next_s, (size_t) whatif->n_runs, sizeof *next_s, compare_numbers);
      median_s[service] = get_quantile (next_s, whatif->n_runs, 0.5);
    }
}

static void
fill_effect (const Whatif *whatif, Tally *tally, LobbyEngineEffect *effect)
{
  double all_s = 0;

  for (int i = 0; i < whatif->n_runs; i++)
    all_s += tally->others_s[i];
  if (tally->twist.leaver != LOBBY_ENGINE_NOBODY)
    effect->own_s = sum_up (tally->own_s, whatif->n_runs);
  effect->own_over = (double) tally->n_own_over / whatif->n_runs;
  effect->others_s = sum_up (tally->others_s, whatif->n_runs);
  for (uint32_t i = 0; i < whatif->n_waiting; i++)
    effect->n_behind += tally->saved_s[i] >= LOBBY_ENGINE_FEW_S * whatif->n_runs;
  effect->fewer_over = (double) tally->n_fewer_over / whatif->n_runs;
  effect->fewer_left = (double) tally->n_fewer_left / whatif->n_runs;
  effect->busy_s = tally->busy_s / whatif->n_runs;
  effect->horizon_s = whatif->horizon_s;
  effect->n_runs = whatif->n_runs;
  effect->holds_s = find_hold (whatif, tally, all_s);
  note_medians (whatif, tally, effect->next_after_s);
}

/* ---- Runs ---- */

/* One pair. Who would not be called before patience or the horizon ends its wait takes no server's time, so that it is the
 * same for all others whether it stays. */
static void
run_pair (Whatif *whatif, Tally *tally, int run)
{
  const LobbyEngineTrace *trace = &whatif->trace;
  LobbyEngineTwist twist = tally->twist;
  bool differs = twist.server >= 0;

  if (twist.leaver != LOBBY_ENGINE_NOBODY)
    {
      note_own (whatif, tally, run);
      twist.from_s = twist.quiet_s = trace->end_s[twist.leaver];
      differs = twist.from_s < whatif->world.customer[twist.leaver].until_s
                && twist.from_s < whatif->now_s + whatif->horizon_s;
    }
  if (!differs)
    {
      note_next (whatif, tally, run, trace->end_s);
      return;
    }
  if (twist.server >= 0)
    lobby_engine_floor_set_duty (whatif->floor, twist.server, &tally->duty);
  lobby_engine_floor_twist (whatif->floor, &whatif->world, trace, &twist, whatif->end_s, whatif->busy_s);
  count_run (whatif, tally, run);
  note_next (whatif, tally, run, whatif->end_s);
  if (twist.server >= 0)
    {
      LobbyEngineDuty usual = lobby_engine_floor_get_usual_duty (whatif->floor, twist.server);

      tally->busy_s += whatif->busy_s[twist.server] - trace->busy_s[twist.server];
      lobby_engine_floor_set_duty (whatif->floor, twist.server, &usual);
    }
}

/* Makes a run without a change. */
static bool
run_base (Whatif *whatif, int run)
{
  if (!lobby_engine_crowd_make_world (whatif->crowd, run, &whatif->world)
      || !lobby_engine_crowd_extend_world (whatif->crowd, &whatif->world, LOBBY_ENGINE_NOBODY))
    return false;
  if (whatif->size < whatif->world.n + 1)
    {
      free (whatif->end_s);
      whatif->size = whatif->world.n + whatif->world.n / 4 + 1;
      whatif->end_s = malloc (whatif->size * sizeof *whatif->end_s);
    }
  return whatif->end_s != NULL && lobby_engine_floor_trace (whatif->floor, &whatif->world, &whatif->trace);
}

static bool
prepare (Whatif *whatif, const LobbyEngineForecastSetup *setup)
{
  whatif->setup = setup;
  whatif->crowd = lobby_engine_crowd_new (setup);
  whatif->floor = whatif->crowd != NULL ? lobby_engine_floor_new (setup, whatif->crowd) : NULL;
  if (whatif->floor == NULL)
    return false;
  whatif->now_s = lobby_engine_crowd_get_now (whatif->crowd);
  whatif->horizon_s = lobby_engine_crowd_get_horizon (whatif->crowd) - whatif->now_s;
  whatif->n_waiting = lobby_engine_crowd_get_n_waiting (whatif->crowd);
  whatif->n_runs = setup->n_runs_max > 0 ? setup->n_runs_max : LOBBY_ENGINE_WHATIF_RUNS;
  if (whatif->n_runs > LOBBY_ENGINE_WHATIF_RUNS_MAX)
    whatif->n_runs = LOBBY_ENGINE_WHATIF_RUNS_MAX;
  return true;
}

/* Returns: (nullable): sums of so many changes, and of none as the last one */
static Tally *
new_tallies (const Whatif *whatif, const LobbyEngineChange *changes, size_t n)
{
  size_t n_next = whatif->setup->n_next * (size_t) whatif->n_runs, n_each = n_next + whatif->n_waiting;
  Tally *tallies = calloc (n + 1, sizeof *tallies);
  double *numbers = calloc ((n + 1) * n_each + 1, sizeof *numbers);

  if (tallies == NULL || numbers == NULL)
    {
      free (tallies);
      free (numbers);
      return NULL;
    }
  for (size_t i = 0; i <= n; i++)
    {
      const LobbyEngineChange none = { .kind = LOBBY_ENGINE_CHANGE_NONE };

      tallies[i].next_s = &numbers[i * n_each];
      tallies[i].saved_s = &numbers[i * n_each + n_next];
      prepare_change (whatif, i < n ? &changes[i] : &none, &tallies[i]);
    }
  return tallies;
}

static void
free_tallies (Tally *tallies)
{
  if (tallies == NULL)
    return;
  free (tallies[0].next_s);
  free (tallies);
}

static void
fill_effects (const Whatif *whatif, Tally *tallies, size_t n, LobbyEngineEffect *effects)
{
  double before_s[LOBBY_ENGINE_SERVICES_MAX];

  note_medians (whatif, &tallies[n], before_s);
  for (size_t i = 0; i < n; i++)
    {
      fill_effect (whatif, &tallies[i], &effects[i]);
      memcpy (effects[i].next_before_s, before_s, sizeof before_s);
    }
}

static void
clear (Whatif *whatif)
{
  lobby_engine_world_clear (&whatif->world);
  lobby_engine_trace_clear (&whatif->trace);
  lobby_engine_floor_free (whatif->floor);
  lobby_engine_crowd_free (whatif->crowd);
  free (whatif->end_s);
}

/**
 * lobby_engine_whatif_run:
 * @setup: present, habits, order, those who would come now, targets, horizon and seed; `n_runs_max` pairs of runs, at most
 *   %LOBBY_ENGINE_WHATIF_RUNS_MAX, and %LOBBY_ENGINE_WHATIF_RUNS for 0; the precision is not used
 * @changes: (array length=n): each by itself against doing nothing
 * @effects: (out caller-allocates) (array length=n): what each brings
 *
 * Tells what changes would bring. In each pair of runs the same customers come at the same times with the same needs and
 * the same patience, and servers finish what they do at the same times; so a change that does nothing brings exactly
 * nothing, and the standard error of a difference is that of what the change itself brings about.
 *
 * Returns: false when memory ran out; the effects are zero then
 */
bool
lobby_engine_whatif_run (const LobbyEngineForecastSetup *setup,
                         const LobbyEngineChange *changes,
                         size_t n,
                         LobbyEngineEffect *effects)
{
  Whatif whatif = { 0 };
  bool done = prepare (&whatif, setup);
  Tally *tallies = done ? new_tallies (&whatif, changes, n) : NULL;

  if (n > 0)
    memset (effects, 0, n * sizeof *effects);
  done = tallies != NULL;
  for (int run = 0; done && run < whatif.n_runs; run++)
    {
      done = run_base (&whatif, run);
      for (size_t i = 0; done && i <= n; i++)
        run_pair (&whatif, &tallies[i], run);
    }
  if (done)
    fill_effects (&whatif, tallies, n, effects);
  free_tallies (tallies);
  clear (&whatif);
  return done;
}
