/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crowd of a run. A customer's random numbers hang on the customer, a server's on the server: on what is seen of them,
 * not on their place in a list nor on their number, and never on the order in which things happen. So two runs of one
 * number meet the same customers with the same needs, whoever calls them when. */
#include "config.h"

#include "lobby-engine-crowd.h"

#include "lobby-engine-arrivals.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CUSTOMERS_MAX 100000
#define FAR_S 3e9

enum
{
  STREAM_ARRIVALS,
  STREAM_CUSTOMERS,
  STREAM_WAITING,
  STREAM_SERVER,
};

/* Somebody who waits now: place in the present, what its random numbers hang on, and what is known of its service. */
typedef struct
{
  uint32_t place;
  uint64_t key;
  LobbyEngineLognormal times;
} Waiting;

typedef struct
{
  int place; /* -1 for one who is only expected */
  uint64_t key;
  LobbyEngineServer seen;
  LobbyEngineLognormal times; /* of the service at hand */
} Server;

struct LobbyEngineCrowd
{
  const LobbyEngineForecastSetup *setup;
  double now_s;
  double horizon_s;
  Waiting *waiting;
  Server server[LOBBY_ENGINE_SERVERS_MAX];
  int n_servers;
  LobbyEngineLognormal times[LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineArrivals arrivals;
  LobbyEngineHazard returns;
  LobbyEngineHazard *patience; /* by line */
  int16_t line_of[LOBBY_ENGINE_CLASSES_MAX][LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineLine line[LOBBY_ENGINE_LINES_MAX];
  int n_lines;
};

static int
clamp (int number, int most)
{
  return number < 0 ? 0 : number < most ? number : most - 1;
}

static double
sanitize (double at_s, double otherwise_s)
{
  return at_s >= -FAR_S && at_s <= FAR_S ? at_s : otherwise_s;
}

static double
get_since (const LobbyEngineCrowd *crowd, const LobbyEngineWaiting *waiting)
{
  return fmin (sanitize (waiting->since_s, crowd->now_s), crowd->now_s);
}

static uint64_t
mix (uint64_t key, uint64_t more)
{
  key = (key ^ more) * UINT64_C (0x9e3779b97f4a7c15);
  key ^= key >> 29;
  key *= UINT64_C (0xbf58476d1ce4e5b9);
  return key ^ (key >> 32);
}

static uint64_t
mix_time (uint64_t key, double at_s)
{
  uint64_t bits;

  at_s += 0; /* one zero, not two */
  memcpy (&bits, &at_s, sizeof bits);
  return mix (key, bits);
}

/* Times at this time of day. */
static LobbyEngineLognormal
get_times (const LobbyEngineCrowd *crowd, int service, int transaction)
{
  LobbyEngineLognormal times = lobby_engine_habits_get_transaction_times (crowd->setup->habits,
                                                                          clamp (service, LOBBY_ENGINE_SERVICES_MAX),
                                                                          transaction);

  times.log_mean += lobby_engine_habits_get_pace_at (crowd->setup->habits, crowd->now_s);
  return times;
}

/* A thing of the present with its place; the sort key goes first so that equal things are neighbours. */
typedef struct
{
  double at_s[4];
  uint64_t key;
  uint32_t place;
} Seen;

static int
compare_seen (const void *a, const void *b)
{
  const Seen *first = a, *second = b;

  for (int i = 0; i < 4; i++)
    {
      if (first->at_s[i] < second->at_s[i] || first->at_s[i] > second->at_s[i])
        return first->at_s[i] < second->at_s[i] ? -1 : 1;
    }
  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return (first->place > second->place) - (first->place < second->place);
}

/* Things that nobody can tell apart are numbered, so that they do not share their luck. */
static void
sort_seen (Seen *seen, size_t n)
{
  uint64_t before = 0;
  uint64_t n_alike = 0;

  qsort (seen, n, sizeof *seen, compare_seen);
  for (size_t i = 0; i < n; i++)
    {
      n_alike = i > 0 && seen[i].key == before ? n_alike + 1 : 0;
      before = seen[i].key;
      seen[i].key = mix (seen[i].key, n_alike);
    }
}

static bool
sort_waiting (LobbyEngineCrowd *crowd)
{
  const LobbyEnginePresent *present = crowd->setup->present;
  Seen *seen = calloc (present->n_waiting + 1, sizeof *seen);

  crowd->waiting = calloc (present->n_waiting + 1, sizeof *crowd->waiting);
  if (seen == NULL || crowd->waiting == NULL)
    {
      free (seen);
      return false;
    }
  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &present->waiting[i];
      double since_s = get_since (crowd, waiting);

      seen[i] = (Seen){ .at_s = { since_s, waiting->class, waiting->service, waiting->transaction },
                        .place = (uint32_t) i };
      seen[i].key = mix_time (mix (mix (STREAM_WAITING, (uint64_t) waiting->class), (uint64_t) waiting->service),
                              since_s);
    }
  sort_seen (seen, present->n_waiting);
  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &present->waiting[seen[i].place];

      crowd->waiting[i] = (Waiting){ seen[i].place, seen[i].key,
                                     get_times (crowd, waiting->service, waiting->transaction) };
    }
  free (seen);
  return true;
}

/* Where nobody has served yet and no roster says who will, those are expected who serve at this time on more days than
 * not. */
static int
list_servers (const LobbyEngineCrowd *crowd, LobbyEngineServer *servers)
{
  const LobbyEnginePresent *present = crowd->setup->present;
  int n = present->n_servers;

  memcpy (servers, present->server, (size_t) n * sizeof *servers);
  for (int i = 0; present->n_servers == 0 && !present->roster_known && i < LOBBY_ENGINE_SERVERS_MAX; i++)
    {
      if (lobby_engine_habits_get_presence (crowd->setup->habits, i, crowd->now_s) > 0.5)
        servers[n++] = (LobbyEngineServer){ .server = i, .since_s = crowd->now_s };
    }
  return n;
}

static void
sort_servers (LobbyEngineCrowd *crowd)
{
  LobbyEngineServer servers[LOBBY_ENGINE_SERVERS_MAX];
  Seen seen[LOBBY_ENGINE_SERVERS_MAX];
  int n = list_servers (crowd, servers);

  for (int i = 0; i < n; i++)
    {
      const LobbyEngineServer *server = &servers[i];
      double pace = lobby_engine_crowd_get_pace (crowd, server->server);
      double since_s = sanitize (server->since_s, crowd->now_s);

      seen[i] = (Seen){ .at_s = { server->busy ? 1 : 0, since_s, pace, server->sure ? 1 : 0 }, .place = (uint32_t) i };
      seen[i].key = mix (mix (STREAM_SERVER, server->busy ? (uint64_t) server->service : 99), server->serves);
      seen[i].key = mix_time (mix_time (mix_time (seen[i].key, since_s), pace), sanitize (server->from_s, FAR_S));
      seen[i].key = mix_time (seen[i].key, sanitize (server->until_s, FAR_S));
    }
  sort_seen (seen, (size_t) n);
  for (int i = 0; i < n; i++)
    {
      const LobbyEngineServer *server = &servers[seen[i].place];
      LobbyEngineLognormal times = get_times (crowd, server->service, server->transaction);

      times.log_mean += log (lobby_engine_crowd_get_pace (crowd, server->server));
      crowd->server[i] = (Server){ crowd->setup->present->n_servers > 0 ? (int) seen[i].place : -1, seen[i].key,
                                   *server, times };
    }
  crowd->n_servers = n;
}

static void
add_line (LobbyEngineCrowd *crowd, int class, int service)
{
  int16_t *line = &crowd->line_of[clamp (class, LOBBY_ENGINE_CLASSES_MAX)][clamp (service, LOBBY_ENGINE_SERVICES_MAX)];

  if (*line >= 0)
    return;
  crowd->line[crowd->n_lines] = (LobbyEngineLine){ clamp (class, LOBBY_ENGINE_CLASSES_MAX),
                                                   clamp (service, LOBBY_ENGINE_SERVICES_MAX) };
  *line = (int16_t) crowd->n_lines++;
}

/* Who waits, who is asked about, who may come: a class that nobody has ever seen asks for the first service. */
static void
add_lines (LobbyEngineCrowd *crowd)
{
  const LobbyEngineForecastSetup *setup = crowd->setup;

  memset (crowd->line_of, -1, sizeof crowd->line_of);
  for (size_t i = 0; i < setup->present->n_waiting; i++)
    add_line (crowd, setup->present->waiting[i].class, setup->present->waiting[i].service);
  for (size_t i = 0; i < setup->n_next; i++)
    add_line (crowd, setup->next[i].class, setup->next[i].service);
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    {
      bool comes = false, seen = false;

      for (int i = 0; i < crowd->arrivals.n && !comes; i++)
        comes = crowd->arrivals.rate[i].by_class[class] > 0;
      for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX && comes; service++)
        {
          if (!(setup->habits->services[class][service] > 0))
            continue;
          add_line (crowd, class, service);
          seen = true;
        }
      if (comes && !seen)
        add_line (crowd, class, 0);
    }
}

static bool
learn_patience (LobbyEngineCrowd *crowd)
{
  crowd->patience = malloc ((size_t) (crowd->n_lines + 1) * sizeof *crowd->patience);
  if (crowd->patience == NULL)
    return false;
  for (int i = 0; i < crowd->n_lines; i++)
    crowd->patience[i] = lobby_engine_habits_get_patience (crowd->setup->habits, crowd->line[i].class,
                                                           crowd->line[i].service);
  return true;
}

/**
 * lobby_engine_crowd_new:
 * @setup: (borrowed): must outlive the crowd; a time that is no time counts as now, a horizon that is none as two hours
 *
 * Returns: (transfer full) (nullable): the crowd of which worlds are made; %NULL when memory ran out
 */
LobbyEngineCrowd *
lobby_engine_crowd_new (const LobbyEngineForecastSetup *setup)
{
  LobbyEngineCrowd *crowd = calloc (1, sizeof *crowd);

  if (crowd == NULL)
    return NULL;
  crowd->setup = setup;
  crowd->now_s = sanitize (setup->present->now_s, 0);
  crowd->horizon_s = crowd->now_s + (setup->horizon_s > 0 && setup->horizon_s <= 86400 ? setup->horizon_s : 7200);
  lobby_engine_arrivals_foresee (&crowd->arrivals, setup->present, setup->habits, crowd->now_s, crowd->horizon_s);
  crowd->returns = lobby_engine_rates_get_hazard (&setup->habits->returns, LOBBY_ENGINE_RETURN_S);
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    crowd->times[service] = get_times (crowd, service, -1);
  add_lines (crowd);
  sort_servers (crowd);
  if (!sort_waiting (crowd) || !learn_patience (crowd))
    {
      lobby_engine_crowd_free (crowd);
      return NULL;
    }
  return crowd;
}

static uint32_t
get_line (const LobbyEngineCrowd *crowd, int class, int service)
{
  return (uint32_t) crowd->line_of[clamp (class, LOBBY_ENGINE_CLASSES_MAX)][clamp (service, LOBBY_ENGINE_SERVICES_MAX)];
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
               LobbyEngineRng *rng)
{
  double waited_s = fmax (crowd->now_s - customer->since_s, 0);

  customer->until_s = customer->since_s + waited_s
                      + lobby_engine_hazard_draw (&crowd->patience[customer->line], waited_s, rng);
  customer->after_s = lobby_engine_hazard_draw (&crowd->returns, 0, rng);
  customer->need_s = exp (times.log_mean + times.log_sd * lobby_engine_rng_normal (rng));
}

static bool
add_waiting (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  const LobbyEnginePresent *present = crowd->setup->present;

  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &present->waiting[crowd->waiting[i].place];
      LobbyEngineCustomer customer = { .since_s = get_since (crowd, waiting),
                                       .line = get_line (crowd, waiting->class, waiting->service) };
      LobbyEngineRng rng;

      lobby_engine_rng_seed (&rng, crowd->setup->seed, mix (crowd->waiting[i].key, (uint64_t) number));
      draw_customer (crowd, &customer, crowd->waiting[i].times, &rng);
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
      double spent_s = fmax (crowd->now_s - sanitize (server->since_s, crowd->now_s), 0);
      LobbyEngineRng rng;

      lobby_engine_rng_seed (&rng, crowd->setup->seed, mix (crowd->server[i].key, (uint64_t) number));
      world->free_s[i] = crowd->now_s;
      if (server->busy)
        {
          world->free_s[i] += lobby_engine_lognormal_draw_rest (crowd->server[i].times, spent_s, &rng);
          spent_s = 0;
        }
      if (!server->sure || server->busy)
        world->free_s[i] += server->server < 0 && !server->sure
                                ? INFINITY
                                : lobby_engine_hazard_draw (&crowd->returns, spent_s, &rng);
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
  if (!add_waiting (crowd, world, number) || !add_asked (crowd, world))
    return false;
  free_servers (crowd, world, number);
  lobby_engine_rng_seed (&world->arrivals, crowd->setup->seed, mix (STREAM_ARRIVALS, (uint64_t) number));
  lobby_engine_rng_seed (&world->customers, crowd->setup->seed, mix (STREAM_CUSTOMERS, (uint64_t) number));
  world->next_s = lobby_engine_arrivals_draw_next (&crowd->arrivals, crowd->now_s, crowd->horizon_s, &world->arrivals);
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
      const LobbyEngineArrivalRate *rate = lobby_engine_arrivals_get_rate (&crowd->arrivals, world->next_s);
      int class = draw_from (rate->by_class, LOBBY_ENGINE_CLASSES_MAX, &world->arrivals);
      int service = draw_from (habits->services[class], LOBBY_ENGINE_SERVICES_MAX, &world->arrivals);
      LobbyEngineCustomer customer = { .since_s = world->next_s, .line = get_line (crowd, class, service) };

      draw_customer (crowd, &customer, crowd->times[service], &world->customers);
      if (!join (world, customer))
        return false;
      world->next_s = world->n < CUSTOMERS_MAX ? lobby_engine_arrivals_draw_next (&crowd->arrivals, world->next_s,
                                                                                  crowd->horizon_s, &world->arrivals)
                                               : INFINITY;
    }
  return true;
}

/** lobby_engine_crowd_get_now: Returns: now, seconds since midnight, always finite */
double
lobby_engine_crowd_get_now (const LobbyEngineCrowd *crowd)
{
  return crowd->now_s;
}

/** lobby_engine_crowd_get_horizon: Returns: end of the horizon, seconds since midnight */
double
lobby_engine_crowd_get_horizon (const LobbyEngineCrowd *crowd)
{
  return crowd->horizon_s;
}

/** lobby_engine_crowd_get_n_waiting: Returns: how many wait now: the first ones of each world */
uint32_t
lobby_engine_crowd_get_n_waiting (const LobbyEngineCrowd *crowd)
{
  return (uint32_t) crowd->setup->present->n_waiting;
}

/** lobby_engine_crowd_get_n_first: Returns: how many wait now or are only asked about */
uint32_t
lobby_engine_crowd_get_n_first (const LobbyEngineCrowd *crowd)
{
  return (uint32_t) (crowd->setup->present->n_waiting + crowd->setup->n_next);
}

/** lobby_engine_crowd_find_customer: Returns: who is at a place of the present, %LOBBY_ENGINE_NOBODY when nobody is */
uint32_t
lobby_engine_crowd_find_customer (const LobbyEngineCrowd *crowd, size_t place)
{
  for (uint32_t i = 0; i < crowd->setup->present->n_waiting; i++)
    {
      if (crowd->waiting[i].place == place)
        return i;
    }
  return LOBBY_ENGINE_NOBODY;
}

/** lobby_engine_crowd_get_place: Returns: the place in the present of one who waits */
size_t
lobby_engine_crowd_get_place (const LobbyEngineCrowd *crowd, uint32_t customer)
{
  return crowd->waiting[customer].place;
}

/** lobby_engine_crowd_get_n_servers: Returns: how many serve, or are expected to */
int
lobby_engine_crowd_get_n_servers (const LobbyEngineCrowd *crowd)
{
  return crowd->n_servers;
}

/** lobby_engine_crowd_find_server: Returns: which server is at a place of the present, -1 when none is */
int
lobby_engine_crowd_find_server (const LobbyEngineCrowd *crowd, int place)
{
  for (int i = 0; i < crowd->n_servers && place >= 0; i++)
    {
      if (crowd->server[i].place == place)
        return i;
    }
  return -1;
}

/** lobby_engine_crowd_get_server: Returns: (transfer none): what is seen of a server */
const LobbyEngineServer *
lobby_engine_crowd_get_server (const LobbyEngineCrowd *crowd, int server)
{
  return &crowd->server[server].seen;
}

/** lobby_engine_crowd_get_n_lines: Returns: how many lines there are */
int
lobby_engine_crowd_get_n_lines (const LobbyEngineCrowd *crowd)
{
  return crowd->n_lines;
}

/** lobby_engine_crowd_get_line: Returns: who stands in a line */
LobbyEngineLine
lobby_engine_crowd_get_line (const LobbyEngineCrowd *crowd, uint32_t line)
{
  return crowd->line[line];
}

/**
 * lobby_engine_crowd_get_pace:
 * @server: number of a server, -1 for one that nobody knows
 *
 * Returns: how many times as long as others it takes
 */
double
lobby_engine_crowd_get_pace (const LobbyEngineCrowd *crowd, int server)
{
  if (server < 0 || server >= LOBBY_ENGINE_SERVERS_MAX)
    return 1;
  return exp (lobby_engine_habits_get_pace (crowd->setup->habits, server));
}

/** lobby_engine_world_clear: Frees what it owns. */
void
lobby_engine_world_clear (LobbyEngineWorld *world)
{
  free (world->customer);
  memset (world, 0, sizeof *world);
}

/** lobby_engine_crowd_free: @crowd: (nullable): a crowd to free */
void
lobby_engine_crowd_free (LobbyEngineCrowd *crowd)
{
  if (crowd == NULL)
    return;
  free (crowd->waiting);
  free (crowd->patience);
  free (crowd);
}
