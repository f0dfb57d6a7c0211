/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crowd of a run. A customer's random numbers hang on the customer, a server's on the server: on what is seen of them,
 * not on their place in a list nor on their number, and never on the order in which things happen. So two runs of one
 * number meet the same customers with the same needs, whoever calls them when. */
#include "config.h"

#include "lobby-engine-crowd.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many customers are known from days like this, before the day itself is believed (gamma-Poisson). */
#define ARRIVALS_N 20.0
#define CUSTOMERS_MAX 100000
#define QUARTERS_MAX 100
#define FAR_S 3e9

enum
{
  STREAM_ARRIVALS,
  STREAM_CUSTOMERS,
  STREAM_WAITING,
  STREAM_SERVER,
};

/* Arrivals of one quarter-hour of the horizon, customers a second. */
typedef struct
{
  double all;
  double by_class[LOBBY_ENGINE_CLASSES_MAX];
} Rate;

struct LobbyEngineCrowd
{
  const LobbyEngineForecastSetup *setup;
  double now_s;
  double horizon_s;
  uint32_t *waiting;     /* places of those who wait, in the crowd's order */
  uint64_t *waiting_key; /* in the same order */
  int server[LOBBY_ENGINE_SERVERS_MAX];
  uint64_t server_key[LOBBY_ENGINE_SERVERS_MAX];
  LobbyEngineLognormal times[LOBBY_ENGINE_SERVICES_MAX];
  Rate rate[QUARTERS_MAX];
  int first_quarter;
  int16_t line_of[LOBBY_ENGINE_CLASSES_MAX][LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineLine line[LOBBY_ENGINE_LINES_MAX];
  int n_lines;
  uint32_t last[LOBBY_ENGINE_LINES_MAX]; /* of the world that is being made */
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
  crowd->waiting_key = calloc (present->n_waiting + 1, sizeof *crowd->waiting_key);
  if (seen == NULL || crowd->waiting == NULL || crowd->waiting_key == NULL)
    {
      free (seen);
      return false;
    }
  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &present->waiting[i];
      double since_s = get_since (crowd, waiting);

      seen[i] = (Seen){ .at_s = { since_s, waiting->class, waiting->service }, .place = (uint32_t) i };
      seen[i].key = mix_time (mix (mix (STREAM_WAITING, (uint64_t) waiting->class), (uint64_t) waiting->service),
                              since_s);
    }
  sort_seen (seen, present->n_waiting);
  for (size_t i = 0; i < present->n_waiting; i++)
    {
      crowd->waiting[i] = seen[i].place;
      crowd->waiting_key[i] = seen[i].key;
    }
  free (seen);
  return true;
}

static void
sort_servers (LobbyEngineCrowd *crowd)
{
  const LobbyEnginePresent *present = crowd->setup->present;
  Seen seen[LOBBY_ENGINE_SERVERS_MAX];

  for (int i = 0; i < present->n_servers; i++)
    {
      const LobbyEngineServer *server = &present->server[i];
      double pace = lobby_engine_crowd_get_pace (crowd, server->server);
      double since_s = sanitize (server->since_s, crowd->now_s);

      seen[i] = (Seen){ .at_s = { server->busy ? 1 : 0, since_s, pace, server->sure ? 1 : 0 }, .place = (uint32_t) i };
      seen[i].key = mix (mix (STREAM_SERVER, server->busy ? (uint64_t) server->service : 99), server->serves);
      seen[i].key = mix_time (mix_time (mix_time (seen[i].key, since_s), pace), sanitize (server->from_s, FAR_S));
      seen[i].key = mix_time (seen[i].key, sanitize (server->until_s, FAR_S));
    }
  sort_seen (seen, (size_t) present->n_servers);
  for (int i = 0; i < present->n_servers; i++)
    {
      crowd->server[i] = (int) seen[i].place;
      crowd->server_key[i] = seen[i].key;
    }
}

/* Customers a second of a class in a quarter-hour: days like it. */
static double
get_usual_rate (const LobbyEngineCrowd *crowd, int class, double at_s)
{
  const LobbyEngineHabits *habits = crowd->setup->habits;
  int quarter = (int) fmin (fmax (at_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1);

  return habits->arrivals[class][quarter] / habits->n_days / 900;
}

/* How many came in the last forty minutes, against days like it. */
static double
compare_today (const LobbyEngineCrowd *crowd)
{
  double expected = 0, came = crowd->setup->present->n_arrived[4];

  for (int i = 0; i < 8; i++)
    {
      for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
        expected += lobby_engine_window_s[4] / 8
                    * get_usual_rate (crowd, class, crowd->now_s - (i + 0.5) * lobby_engine_window_s[4] / 8);
    }
  return (came + ARRIVALS_N) / (expected + ARRIVALS_N);
}

static void
learn_rates (LobbyEngineCrowd *crowd)
{
  const LobbyEngineHabits *habits = crowd->setup->habits;
  bool known = habits->n_days > 0;
  double busy = known ? compare_today (crowd) : 1;

  crowd->first_quarter = (int) floor (crowd->now_s / 900);
  for (int i = 0; i < QUARTERS_MAX; i++)
    {
      Rate *rate = &crowd->rate[i];

      for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
        {
          rate->by_class[class] = known ? busy * get_usual_rate (crowd, class, (crowd->first_quarter + i) * 900.0)
                                        : crowd->setup->present->n_arrived_class[4][class] / lobby_engine_window_s[4];
          rate->all += rate->by_class[class];
        }
    }
}

static const Rate *
get_rate (const LobbyEngineCrowd *crowd, double at_s)
{
  return &crowd->rate[clamp ((int) floor (at_s / 900) - crowd->first_quarter, QUARTERS_MAX)];
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

      for (int i = 0; i < QUARTERS_MAX && !comes; i++)
        comes = crowd->rate[i].by_class[class] > 0;
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
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    crowd->times[service] = lobby_engine_habits_get_service_times (setup->habits, service, -1);
  learn_rates (crowd);
  add_lines (crowd);
  sort_servers (crowd);
  if (!sort_waiting (crowd))
    {
      lobby_engine_crowd_free (crowd);
      return NULL;
    }
  return crowd;
}

static uint32_t
get_line (const LobbyEngineCrowd *crowd, int class, int service)
{
  return (uint32_t) crowd->line_of[class][service];
}

static bool
join (LobbyEngineCrowd *crowd, LobbyEngineWorld *world, LobbyEngineCustomer customer)
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
  if (crowd->last[line] == LOBBY_ENGINE_NOBODY)
    world->first[line] = number;
  else
    world->customer[crowd->last[line]].next = number;
  crowd->last[line] = number;
  return true;
}

/* What hangs on the customer: its need, its patience from now on, how long its server is away after it. */
static void
draw_customer (const LobbyEngineCrowd *crowd,
               LobbyEngineCustomer *customer,
               int class,
               int service,
               LobbyEngineRng *rng)
{
  const LobbyEngineHabits *habits = crowd->setup->habits;
  LobbyEngineLognormal times = crowd->times[service];
  double waited_s = fmax (crowd->now_s - customer->since_s, 0);

  customer->until_s = customer->since_s + waited_s
                      + lobby_engine_rates_draw (&habits->patience[class], LOBBY_ENGINE_PATIENCE_S, waited_s, rng);
  customer->after_s = lobby_engine_rates_draw (&habits->returns, LOBBY_ENGINE_RETURN_S, 0, rng);
  customer->need_s = exp (times.log_mean + times.log_sd * lobby_engine_rng_normal (rng));
}

static bool
add_waiting (LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  const LobbyEnginePresent *present = crowd->setup->present;

  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &present->waiting[crowd->waiting[i]];
      int class = clamp (waiting->class, LOBBY_ENGINE_CLASSES_MAX);
      int service = clamp (waiting->service, LOBBY_ENGINE_SERVICES_MAX);
      LobbyEngineCustomer customer = { .since_s = get_since (crowd, waiting),
                                       .line = get_line (crowd, class, service) };
      LobbyEngineRng rng;

      lobby_engine_rng_seed (&rng, crowd->setup->seed, mix (crowd->waiting_key[i], (uint64_t) number));
      draw_customer (crowd, &customer, class, service, &rng);
      if (!join (crowd, world, customer))
        return false;
    }
  return true;
}

static bool
add_asked (LobbyEngineCrowd *crowd, LobbyEngineWorld *world)
{
  for (size_t i = 0; i < crowd->setup->n_next; i++)
    {
      const LobbyEngineNext *next = &crowd->setup->next[i];
      int class = clamp (next->class, LOBBY_ENGINE_CLASSES_MAX);
      int service = clamp (next->service, LOBBY_ENGINE_SERVICES_MAX);
      LobbyEngineCustomer customer = {
        .since_s = crowd->now_s, .until_s = INFINITY, .need_s = -1, .line = get_line (crowd, class, service)
      };

      if (!join (crowd, world, customer))
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

/* Chance of arrivals has no memory: where a quarter-hour ends, the draw begins anew with the next one's rate. */
static double
draw_next_arrival (const LobbyEngineCrowd *crowd, double at_s, LobbyEngineRng *rng)
{
  while (at_s < crowd->horizon_s)
    {
      double rate = get_rate (crowd, at_s)->all;
      double quarter_s = (floor (at_s / 900) + 1) * 900;
      double gap_s = rate > 0 ? lobby_engine_rng_exponential (rng) / rate : INFINITY;

      if (at_s + gap_s <= quarter_s)
        return at_s + gap_s;
      at_s = quarter_s;
    }
  return INFINITY;
}

static bool
add_arrivals (LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  LobbyEngineRng arrivals, customers;
  double at_s;

  lobby_engine_rng_seed (&arrivals, crowd->setup->seed, mix (STREAM_ARRIVALS, (uint64_t) number));
  lobby_engine_rng_seed (&customers, crowd->setup->seed, mix (STREAM_CUSTOMERS, (uint64_t) number));
  at_s = draw_next_arrival (crowd, crowd->now_s, &arrivals);
  while (at_s < crowd->horizon_s && world->n < CUSTOMERS_MAX)
    {
      int class = draw_from (get_rate (crowd, at_s)->by_class, LOBBY_ENGINE_CLASSES_MAX, &arrivals);
      int service = draw_from (crowd->setup->habits->services[class], LOBBY_ENGINE_SERVICES_MAX, &arrivals);
      LobbyEngineCustomer customer = { .since_s = at_s, .line = get_line (crowd, class, service) };

      draw_customer (crowd, &customer, class, service, &customers);
      if (!join (crowd, world, customer))
        return false;
      at_s = draw_next_arrival (crowd, at_s, &arrivals);
    }
  return true;
}

/* When each server can call for the first time: who serves finishes and comes back, who is free comes back or not, who
 * pauses comes when it is expected. */
static void
free_servers (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, int number)
{
  const LobbyEnginePresent *present = crowd->setup->present;

  for (int i = 0; i < present->n_servers; i++)
    {
      const LobbyEngineServer *server = &present->server[crowd->server[i]];
      double spent_s = fmax (crowd->now_s - sanitize (server->since_s, crowd->now_s), 0);
      LobbyEngineRng rng;

      lobby_engine_rng_seed (&rng, crowd->setup->seed, mix (crowd->server_key[i], (uint64_t) number));
      world->free_s[i] = crowd->now_s;
      if (server->busy)
        {
          LobbyEngineLognormal times = crowd->times[clamp (server->service, LOBBY_ENGINE_SERVICES_MAX)];

          times.log_mean += log (lobby_engine_crowd_get_pace (crowd, server->server));
          world->free_s[i] += lobby_engine_lognormal_draw_rest (times, spent_s, &rng);
          spent_s = 0;
        }
      if (!server->sure || server->busy)
        world->free_s[i] += server->server < 0 && !server->sure
                                ? INFINITY
                                : lobby_engine_rates_draw (&crowd->setup->habits->returns, LOBBY_ENGINE_RETURN_S,
                                                           spent_s, &rng);
    }
}

/**
 * lobby_engine_crowd_make_world:
 * @number: of the run: its random numbers
 * @world: (inout): all zero, or another world that is used again; clear it with lobby_engine_world_clear()
 *
 * Makes the world of a run.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_crowd_make_world (LobbyEngineCrowd *crowd, int number, LobbyEngineWorld *world)
{
  if (world->free_s == NULL)
    world->free_s = malloc ((LOBBY_ENGINE_SERVERS_MAX + 1) * sizeof *world->free_s);
  if (world->free_s == NULL)
    return false;
  world->n = 0;
  for (int i = 0; i < LOBBY_ENGINE_LINES_MAX; i++)
    world->first[i] = crowd->last[i] = LOBBY_ENGINE_NOBODY;
  if (!add_waiting (crowd, world, number) || !add_asked (crowd, world) || !add_arrivals (crowd, world, number))
    return false;
  free_servers (crowd, world, number);
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

/** lobby_engine_crowd_get_waiting_places: Returns: (transfer none): by customer of a world, its place in the present */
const uint32_t *
lobby_engine_crowd_get_waiting_places (const LobbyEngineCrowd *crowd)
{
  return crowd->waiting;
}

/** lobby_engine_crowd_get_server_places: Returns: (transfer none): by server of a world, its place in the present */
const int *
lobby_engine_crowd_get_server_places (const LobbyEngineCrowd *crowd)
{
  return crowd->server;
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
  free (world->free_s);
  memset (world, 0, sizeof *world);
}

/** lobby_engine_crowd_free: @crowd: (nullable): a crowd to free */
void
lobby_engine_crowd_free (LobbyEngineCrowd *crowd)
{
  if (crowd == NULL)
    return;
  free (crowd->waiting);
  free (crowd->waiting_key);
  free (crowd);
}
