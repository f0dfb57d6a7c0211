/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worlds of a crowd: who is there, and who comes. */
#include "config.h"

#include "lobby-engine-crowd-private.h"

#include <stdlib.h>
#include <string.h>

#define CUSTOMERS_MAX 100000

static uint32_t
get_line (const LobbyEngineCrowd *crowd, int class, int service)
{
  return (uint32_t) crowd->line_of[lobby_engine_clamp (class, LOBBY_ENGINE_CLASSES_MAX)]
                                  [lobby_engine_clamp (service, LOBBY_ENGINE_SERVICES_MAX)];
}

static bool
join (LobbyEngineWorld *world, LobbyEngineCustomer customer)
{
  uint32_t line = customer.line, number = world->n;

  if (world->n == world->size)
    {
      uint32_t size = world->size == 0 ? 128 : world->size * 2;
      LobbyEngineCustomer *grown = realloc (world->customer, size * sizeof *grown);

      if (grown == NULL)
        return false;
      world->customer = grown;
      world->size = size;
    }
  customer.next = LOBBY_ENGINE_NOBODY;
  world->customer[world->n++] = customer;
  if (world->last[line] == LOBBY_ENGINE_NOBODY)
    world->first[line] = number;
  else
    world->customer[world->last[line]].next = number;
  world->last[line] = number;
  return true;
}

/* What hangs on the customer: its patience from now on, how long its server is away after it, its need. */
static void
draw_customer (const LobbyEngineCrowd *crowd,
               LobbyEngineCustomer *customer,
               LobbyEngineLognormal times,
               double shift,
               LobbyEngineRng *rng)
{
  double waited_s = fmax (crowd->now_s - customer->since_s, 0);
  double diversions = crowd->diversions[crowd->line[customer->line].service];

  customer->until_s = customer->since_s + waited_s
                      + lobby_engine_hazard_draw (&crowd->patience[customer->line], waited_s, rng);
  if (diversions > 0)
    customer->until_s = fmin (customer->until_s,
                              customer->since_s + waited_s + lobby_engine_rng_exponential (rng) / diversions);
  customer->after_s = lobby_engine_hazard_draw (&crowd->returns, 0, rng);
  customer->need_s = exp (times.log_mean + shift + times.log_sd * lobby_engine_rng_normal (rng));
}

static double
get_shift (const LobbyEngineWorld *world, int service)
{
  return world->shift[lobby_engine_clamp (service, LOBBY_ENGINE_SERVICES_MAX)];
}

static bool
add_waiting (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  const LobbyEnginePresent *present = crowd->setup->present;

  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &present->waiting[crowd->waiting[i].place];
      LobbyEngineCustomer customer = { .since_s = lobby_engine_crowd_get_since (crowd, waiting),
                                       .line = get_line (crowd, waiting->class, waiting->service) };
      LobbyEngineRng rng;

      lobby_engine_rng_seed (&rng, crowd->setup->seed, lobby_engine_mix (crowd->waiting[i].key, (uint64_t) number));
      draw_customer (crowd, &customer, crowd->waiting[i].times, get_shift (world, waiting->service), &rng);
      if (!join (world, customer))
        return false;
    }
  return true;
}

static bool
add_asked (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world)
{
  for (size_t i = 0; i < crowd->setup->n_next; i++)
    {
      const LobbyEngineNext *next = &crowd->setup->next[i];
      LobbyEngineCustomer customer = {
        .since_s = crowd->now_s, .until_s = INFINITY, .need_s = -1, .line = get_line (crowd, next->class, next->service)
      };

      if (!join (world, customer))
        return false;
    }
  return true;
}

/* Returns: a place whose weight is above 0, the first when there is none */
static int
draw_from (const double *weight, int n, LobbyEngineRng *rng)
{
  double sum = 0, u;
  int last = 0;

  for (int i = 0; i < n; i++)
    sum += weight[i];
  u = lobby_engine_rng_uniform (rng) * sum;
  for (int i = 0; i < n; i++)
    {
      if (!(weight[i] > 0))
        continue;
      u -= weight[i];
      last = i;
      if (u < 0)
        break;
    }
  return last;
}

/* When each server can call for the first time: who serves finishes and comes back, who is free comes back or not. */
static void
free_servers (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  for (int i = 0; i < crowd->n_servers; i++)
    {
      const LobbyEngineServer *server = &crowd->server[i].seen;
      double spent_s = fmax (crowd->now_s - lobby_engine_sanitize (server->since_s, crowd->now_s), 0);
      LobbyEngineRng rng;

      lobby_engine_rng_seed (&rng, crowd->setup->seed, lobby_engine_mix (crowd->server[i].key, (uint64_t) number));
      world->free_s[i] = crowd->now_s;
      if (server->busy)
        {
          LobbyEngineLognormal times = crowd->server[i].times;

          times.log_mean += get_shift (world, server->service);
          world->free_s[i] += lobby_engine_lognormal_draw_rest (times, spent_s, &rng);
          spent_s = 0;
        }
      if (!server->sure || server->busy)
        world->free_s[i] += server->server < 0 && !server->sure
                                ? INFINITY
                                : lobby_engine_hazard_draw (&crowd->returns, spent_s, &rng);
    }
}

/* What is believed may be wrong: each run draws what is true of services and arrivals, so that who knows little says so. */
static void
draw_doubts (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, crowd->setup->seed, lobby_engine_mix (LOBBY_ENGINE_STREAM_DOUBTS, (uint64_t) number));
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    world->shift[service] = crowd->doubt[service] * lobby_engine_rng_normal (&rng);
  lobby_engine_arrivals_draw (&crowd->arrivals, &world->rates, &rng);
}

/* Chance has no memory: where a quarter-hour ends, the rest of the luck meets the next one's rate. */
static double
draw_pause (const LobbyEngineCrowd *crowd, LobbyEngineRng *rng)
{
  double left = lobby_engine_rng_exponential (rng), at_s = crowd->now_s;

  while (at_s < crowd->horizon_s)
    {
      double rate = lobby_engine_habits_get_pauses (crowd->setup->habits, at_s);
      double quarter_s = (floor (at_s / 900) + 1) * 900;

      if (left <= rate * (quarter_s - at_s))
        return at_s + left / rate;
      left -= rate * (quarter_s - at_s);
      at_s = quarter_s;
    }
  return INFINITY;
}

/* Who is known to sit at a counter may leave it for a while; one server more than there are never does. */
static void
draw_pauses (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  LobbyEngineLognormal times = lobby_engine_habits_get_pause_times (crowd->setup->habits);

  for (int i = 0; i <= crowd->n_servers; i++)
    {
      LobbyEngineRng rng;

      world->pause_from_s[i] = world->pause_until_s[i] = INFINITY;
      if (i == crowd->n_servers || !crowd->setup->surprises || !crowd->server[i].seen.sure
          || crowd->server[i].seen.from_s > crowd->now_s)
        continue;
      lobby_engine_rng_seed (&rng, crowd->setup->seed,
                             lobby_engine_mix (crowd->server[i].key ^ LOBBY_ENGINE_STREAM_PAUSES, (uint64_t) number));
      world->pause_from_s[i] = draw_pause (crowd, &rng);
      world->pause_until_s[i] = world->pause_from_s[i] + lobby_engine_lognormal_draw (times, &rng);
    }
}

/**
 * lobby_engine_crowd_make_world:
 * @number: of the run: its random numbers
 * @world: (inout): all zero, or another world that is used again; clear it with lobby_engine_world_clear()
 *
 * Makes the world of a run with those who are there now; lobby_engine_crowd_extend_world() lets others come.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_crowd_make_world (const LobbyEngineCrowd *crowd, int number, LobbyEngineWorld *world)
{
  world->n = 0;
  for (int i = 0; i < crowd->n_lines; i++)
    world->first[i] = world->last[i] = LOBBY_ENGINE_NOBODY;
  draw_doubts (crowd, world, number);
  if (!add_waiting (crowd, world, number) || !add_asked (crowd, world))
    return false;
  free_servers (crowd, world, number);
  draw_pauses (crowd, world, number);
  lobby_engine_rng_seed (&world->arrivals, crowd->setup->seed,
                         lobby_engine_mix (LOBBY_ENGINE_STREAM_ARRIVALS, (uint64_t) number));
  lobby_engine_rng_seed (&world->customers, crowd->setup->seed,
                         lobby_engine_mix (LOBBY_ENGINE_STREAM_CUSTOMERS, (uint64_t) number));
  world->next_s = lobby_engine_arrivals_draw_next (&world->rates, crowd->now_s, crowd->horizon_s, &world->arrivals);
  return true;
}

/**
 * lobby_engine_crowd_extend_world:
 * @n: how many come at most; %LOBBY_ENGINE_NOBODY for all up to the horizon
 *
 * Lets the next ones come.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_crowd_extend_world (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, uint32_t n)
{
  const LobbyEngineHabits *habits = crowd->setup->habits;

  for (uint32_t i = 0; i < n && world->next_s < INFINITY; i++)
    {
      const LobbyEngineArrivalRate *rate = lobby_engine_arrivals_get_rate (&world->rates, world->next_s);
      int class = draw_from (rate->by_class, LOBBY_ENGINE_CLASSES_MAX, &world->arrivals);
      int service = draw_from (habits->services[class], LOBBY_ENGINE_SERVICES_MAX, &world->arrivals);
      LobbyEngineCustomer customer = { .since_s = world->next_s, .line = get_line (crowd, class, service) };

      draw_customer (crowd, &customer, crowd->times[service], get_shift (world, service), &world->customers);
      if (!join (world, customer))
        return false;
      world->next_s = world->n < CUSTOMERS_MAX ? lobby_engine_arrivals_draw_next (&world->rates, world->next_s,
                                                                                  crowd->horizon_s, &world->arrivals)
                                               : INFINITY;
    }
  return true;
}

/** lobby_engine_world_clear: Frees what it owns. */
void
lobby_engine_world_clear (LobbyEngineWorld *world)
{
  free (world->customer);
  memset (world, 0, sizeof *world);
}
