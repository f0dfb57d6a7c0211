/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the present into the future, event by event: servers become free and call, customers come, lose patience,
 * or stand in line only to be asked when it would be their turn. */
#include "config.h"

#include "lobby-engine-run.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many customers are known from days like this, before the day itself is believed (gamma-Poisson). */
#define ARRIVALS_N 20.0
#define LINE_MAX 100000

/* Somebody in line. @asked: number of the question, -1 for none; @ghost: takes no server's time. */
typedef struct
{
  int service;
  int class;
  int asked;
  bool ghost;
  bool gone;
  double since_s;
  double until_s; /* end of patience */
  double z;       /* standard normal number of the service, the customer's own so that runs stay in step */
} Person;

typedef struct
{
  size_t *person; /* numbers, by time of arrival */
  size_t n;
  size_t size;
  size_t first;
} Line;

struct LobbyEngineRun
{
  const LobbyEngineForecastSetup *setup;
  Person *person;
  size_t n_persons;
  size_t size;
  Line line[LOBBY_ENGINE_CLASSES_MAX];
  LobbyEngineTurn turn;
  double free_s[LOBBY_ENGINE_SERVERS_MAX];
  LobbyEngineRng pace[LOBBY_ENGINE_SERVERS_MAX];
  LobbyEngineLognormal times[LOBBY_ENGINE_SERVICES_MAX];
  double slowness[LOBBY_ENGINE_SERVERS_MAX]; /* of each server, as a logarithm */
  LobbyEngineRng arrivals;
  LobbyEngineRng customers;
  double busy_factor; /* today against days like it */
  double next_s;      /* next arrival */
  size_t n_asked;
  float *time;
  float *breach;
  double *n_waiting;
  int number;
  int mark;
};

static bool
grow (void **array, size_t *size, size_t n, size_t item)
{
  size_t larger = *size == 0 ? 64 : *size;
  void *grown;

  while (larger < n)
    larger *= 2;
  if (larger == *size)
    return true;
  grown = realloc (*array, larger * item);
  if (grown == NULL)
    return false;
  *array = grown;
  *size = larger;
  return true;
}

static bool
join (LobbyEngineRun *run, Person person)
{
  Line *line = &run->line[person.class];

  if (!grow ((void **) &run->person, &run->size, run->n_persons + 1, sizeof *run->person)
      || !grow ((void **) &line->person, &line->size, line->n + 1, sizeof *line->person))
    return false;
  line->person[line->n++] = run->n_persons;
  run->person[run->n_persons++] = person;
  return true;
}

/* Customers a second of a class at a time of day: days like it, corrected by today. */
static double
get_rate (const LobbyEngineRun *run, int class, double at_s)
{
  const LobbyEngineHabits *habits = run->setup->habits;
  int quarter = (int) fmin (fmax (at_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1);
  double known = habits->n_days > 0 ? habits->arrivals[class][quarter] / habits->n_days / 900 : 0;

  if (habits->n_days > 0)
    return known * run->busy_factor;
  return run->setup->present->n_arrived_class[4][class] / lobby_engine_window_s[4];
}

static double
get_rate_of_all (const LobbyEngineRun *run, double at_s)
{
  double rate = 0;

  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    rate += get_rate (run, i, at_s);
  return rate;
}

static void
compare_today (LobbyEngineRun *run)
{
  const LobbyEnginePresent *present = run->setup->present;
  double expected = 0, came = present->n_arrived[4];

  run->busy_factor = 1;
  for (int i = 0; i < 8; i++)
    expected += lobby_engine_window_s[4] / 8
                * get_rate_of_all (run, present->now_s - (i + 0.5) * lobby_engine_window_s[4] / 8);
  run->busy_factor = (came + ARRIVALS_N) / (expected + ARRIVALS_N);
}

static int
draw_from (const double *weight, int n, LobbyEngineRng *rng)
{
  double sum = 0, u;

  for (int i = 0; i < n; i++)
    sum += weight[i];
  u = lobby_engine_rng_uniform (rng) * sum;
  for (int i = 0; i < n - 1; i++)
    {
      u -= weight[i];
      if (u < 0)
        return i;
    }
  return sum > 0 ? n - 1 : 0;
}

/* Chance of arrivals has no memory: where a quarter-hour ends, the draw begins anew with the next one's rate. */
static void
draw_next_arrival (LobbyEngineRun *run)
{
  double end_s = run->setup->present->now_s + run->setup->horizon_s;

  while (run->next_s < end_s)
    {
      double rate = get_rate_of_all (run, run->next_s);
      double quarter_s = (floor (run->next_s / 900) + 1) * 900;
      double gap_s = rate > 0 ? lobby_engine_rng_exponential (&run->arrivals) / rate : INFINITY;

      if (run->next_s + gap_s <= quarter_s)
        {
          run->next_s += gap_s;
          return;
        }
      run->next_s = quarter_s;
    }
  run->next_s = INFINITY;
}

static bool
let_come (LobbyEngineRun *run)
{
  double weight[LOBBY_ENGINE_CLASSES_MAX];
  Person person = { .asked = -1, .since_s = run->next_s };

  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    weight[i] = get_rate (run, i, run->next_s);
  person.class = draw_from (weight, LOBBY_ENGINE_CLASSES_MAX, &run->arrivals);
  person.service = draw_from (run->setup->habits->services[person.class], LOBBY_ENGINE_SERVICES_MAX, &run->arrivals);
  person.z = lobby_engine_rng_normal (&run->customers);
  person.until_s = run->next_s
                   + lobby_engine_rates_draw (&run->setup->habits->patience[person.class], LOBBY_ENGINE_PATIENCE_S, 0,
                                              &run->customers);
  draw_next_arrival (run);
  return run->n_persons >= LINE_MAX || join (run, person);
}

/* The first of a line whom the server may call. Returns: its place in the line, the length of it when there is none */
static size_t
find_first (LobbyEngineRun *run, Line *line, uint32_t serves)
{
  while (line->first < line->n && run->person[line->person[line->first]].gone)
    line->first++;
  for (size_t i = line->first; i < line->n; i++)
    {
      const Person *person = &run->person[line->person[i]];

      if (!person->gone && (serves == 0 || (serves & (UINT32_C (1) << person->service)) != 0))
        return i;
    }
  return line->n;
}

static void
answer (LobbyEngineRun *run, Person *person, double at_s)
{
  const LobbyEngineForecastSetup *setup = run->setup;
  double from_now_s = at_s - setup->present->now_s;

  person->gone = true;
  if (person->asked < 0)
    return;
  run->time[(size_t) person->asked * (size_t) setup->n_runs_max + (size_t) run->number] = (float) from_now_s;
  run->n_asked--;
}

static void
note_breach (LobbyEngineRun *run, const Person *person, double until_s)
{
  double target_s = run->setup->target_s[person->service];
  float *breach = &run->breach[person->service * run->setup->n_runs_max + run->number];
  float at = (float) fmax (person->since_s + target_s - run->setup->present->now_s, 0);

  if (target_s > 0 && !person->ghost && fmin (until_s, person->until_s) - person->since_s > target_s && at < *breach)
    *breach = at;
}

/* The server calls at at_s: whoever is only asked about answers on the way. Returns: who is served, NULL for nobody */
static Person *
call (LobbyEngineRun *run, int server, double at_s)
{
  uint32_t serves = run->setup->present->server[server].serves;
  double head_s[LOBBY_ENGINE_CLASSES_MAX];
  size_t place[LOBBY_ENGINE_CLASSES_MAX];

  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    {
      place[i] = find_first (run, &run->line[i], serves);
      head_s[i] = place[i] < run->line[i].n ? run->person[run->line[i].person[place[i]]].since_s : INFINITY;
    }
  for (;;)
    {
      LobbyEngineTurn turn = run->turn;
      int class = lobby_engine_order_choose (&run->setup->order, &turn, head_s, LOBBY_ENGINE_CLASSES_MAX);
      Person *person;

      if (class < 0)
        return NULL;
      person = &run->person[run->line[class].person[place[class]]];
      note_breach (run, person, at_s);
      answer (run, person, at_s);
      if (!person->ghost && person->until_s >= at_s)
        {
          run->turn = turn;
          return person;
        }
      place[class] = find_first (run, &run->line[class], serves);
      head_s[class] = place[class] < run->line[class].n ? run->person[run->line[class].person[place[class]]].since_s
                                                        : INFINITY;
    }
}

static bool
start (LobbyEngineRun *run)
{
  const LobbyEngineForecastSetup *setup = run->setup;
  const LobbyEnginePresent *present = setup->present;
  size_t n = present->n_waiting + setup->n_next;

  run->n_persons = 0;
  run->n_asked = n;
  run->next_s = present->now_s;
  memset (&run->turn, 0, sizeof run->turn);
  lobby_engine_rng_seed (&run->arrivals, setup->seed, 3 * (uint64_t) run->number);
  lobby_engine_rng_seed (&run->customers, setup->seed, 3 * (uint64_t) run->number + 1);
  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    run->line[i].n = run->line[i].first = 0;
  for (size_t i = 0; i < n; i++)
    {
      bool waits = i < present->n_waiting;
      const LobbyEngineNext *next = waits ? NULL : &setup->next[i - present->n_waiting];
      Person person = { .service = waits ? present->waiting[i].service : next->service,
                        .class = waits ? present->waiting[i].class : next->class,
                        .asked = (int) i,
                        .ghost = !waits,
                        .since_s = waits ? present->waiting[i].since_s : present->now_s,
                        .until_s = INFINITY };

      if (waits)
        {
          double waited_s = present->now_s - person.since_s;

          person.z = lobby_engine_rng_normal (&run->customers);
          person.until_s = present->now_s
                           + lobby_engine_rates_draw (&setup->habits->patience[person.class], LOBBY_ENGINE_PATIENCE_S,
                                                      waited_s, &run->customers);
        }
      if (!join (run, person))
        return false;
    }
  draw_next_arrival (run);
  return true;
}

static LobbyEngineLognormal
get_times (const LobbyEngineRun *run, int server, int service)
{
  LobbyEngineLognormal times = run->times[service];

  times.log_mean += run->slowness[server];
  return times;
}

/* When each server can call for the first time: who serves finishes and comes back, who is free comes back or not. */
static void
start_servers (LobbyEngineRun *run)
{
  const LobbyEnginePresent *present = run->setup->present;
  const LobbyEngineHabits *habits = run->setup->habits;

  for (int i = 0; i < present->n_servers; i++)
    {
      const LobbyEngineServer *server = &present->server[i];
      double spent_s = present->now_s - server->since_s;

      lobby_engine_rng_seed (&run->pace[i], run->setup->seed, ((uint64_t) (i + 1) << 32) + (uint64_t) run->number);
      run->free_s[i] = present->now_s;
      if (server->busy)
        {
          run->free_s[i] += lobby_engine_lognormal_draw_rest (get_times (run, i, server->service), spent_s,
                                                              &run->pace[i]);
          spent_s = 0;
        }
      if (!server->sure || server->busy)
        run->free_s[i] += server->server < 0 ? INFINITY
                                             : lobby_engine_rates_draw (&habits->returns, LOBBY_ENGINE_RETURN_S,
                                                                        spent_s, &run->pace[i]);
      run->free_s[i] = fmax (run->free_s[i], server->from_s);
    }
}

static int
find_next_server (const LobbyEngineRun *run)
{
  int best = -1;

  for (int i = 0; i < run->setup->present->n_servers; i++)
    {
      if (best < 0 || run->free_s[i] < run->free_s[best])
        best = i;
    }
  return best;
}

/* Counts the queue at each mark of the horizon up to until_s. */
static void
pass_marks (LobbyEngineRun *run, double until_s)
{
  const LobbyEngineForecastSetup *setup = run->setup;

  while (run->mark < LOBBY_ENGINE_MARKS)
    {
      double mark_s = setup->present->now_s + setup->horizon_s * (run->mark + 1) / LOBBY_ENGINE_MARKS;
      int n = 0;

      if (mark_s > until_s)
        return;
      for (size_t i = 0; i < run->n_persons; i++)
        {
          const Person *person = &run->person[i];

          n += !person->ghost && !person->gone && person->until_s > mark_s && person->since_s <= mark_s;
        }
      run->n_waiting[run->mark++] += n;
    }
}

static void
serve (LobbyEngineRun *run, int server, double at_s)
{
  double until_s = run->setup->present->server[server].until_s;
  const Person *person;
  LobbyEngineLognormal times;

  if (until_s > 0 && at_s >= until_s)
    {
      run->free_s[server] = INFINITY;
      return;
    }
  person = call (run, server, at_s);
  if (person == NULL)
    {
      /* Nobody to call: the server looks again when the next customer has come. */
      run->free_s[server] = fmax (run->next_s, at_s + 0.001);
      return;
    }
  times = get_times (run, server, person->service);
  run->free_s[server] = at_s + exp (times.log_mean + times.log_sd * person->z)
                        + lobby_engine_rates_draw (&run->setup->habits->returns, LOBBY_ENGINE_RETURN_S, 0,
                                                   &run->pace[server]);
}

/* What has no answer at the horizon gets the horizon. */
static void
finish (LobbyEngineRun *run, double horizon_s)
{
  if (run->setup->whole_horizon)
    pass_marks (run, horizon_s);
  for (size_t i = 0; i < run->n_persons; i++)
    {
      if (run->person[i].gone)
        continue;
      note_breach (run, &run->person[i], horizon_s);
      answer (run, &run->person[i], horizon_s);
    }
}

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
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    run->times[service] = lobby_engine_habits_get_service_times (setup->habits, service, -1);
  for (int i = 0; i < setup->present->n_servers; i++)
    {
      int server = setup->present->server[i].server;

      run->slowness[i] = server >= 0 ? lobby_engine_habits_get_pace (setup->habits, server) : 0;
    }
  compare_today (run);
  return run;
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
  const LobbyEngineForecastSetup *setup = run->setup;
  double horizon_s = setup->present->now_s + setup->horizon_s;

  run->number = number;
  run->mark = 0;
  run->time = time;
  run->breach = breach;
  run->n_waiting = n_waiting;
  for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    breach[i * setup->n_runs_max + number] = INFINITY;
  if (!start (run))
    return false;
  start_servers (run);
  while (run->n_asked > 0 || setup->whole_horizon)
    {
      int server = find_next_server (run);
      double server_s = server >= 0 ? run->free_s[server] : INFINITY;

      if (fmin (server_s, run->next_s) >= horizon_s)
        break;
      if (setup->whole_horizon)
        pass_marks (run, fmin (server_s, run->next_s));
      if (run->next_s <= server_s)
        {
          if (!let_come (run))
            return false;
        }
      else
        serve (run, server, server_s);
    }
  finish (run, horizon_s);
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
  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    free (run->line[i].person);
  free (run->person);
  free (run);
}
