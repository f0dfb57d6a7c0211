/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crowd of a run. A customer's random numbers hang on the customer, a server's on the server: on what is seen of them,
 * not on their place in a list nor on their number, and never on the order in which things happen. So two runs of one
 * number meet the same customers with the same needs, whoever calls them when. */
#include "config.h"

#include "lobby-engine-crowd-private.h"

#include <stdlib.h>
#include <string.h>

#define WAITED_MIN_S 600.0

static uint64_t
mix_time (uint64_t key, double at_s)
{
  uint64_t bits;

  at_s += 0; /* one zero, not two */
  memcpy (&bits, &at_s, sizeof bits);
  return lobby_engine_mix (key, bits);
}

/* Times at this time of day. */
static LobbyEngineLognormal
get_times (const LobbyEngineCrowd *crowd, int service, int transaction)
{
  LobbyEngineLognormal times = lobby_engine_habits_get_transaction_times (
      crowd->setup->habits, lobby_engine_clamp (service, LOBBY_ENGINE_SERVICES_MAX), transaction);

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
      seen[i].key = lobby_engine_mix (seen[i].key, n_alike);
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
      double since_s = lobby_engine_crowd_get_since (crowd, waiting);

      seen[i] = (Seen){ .at_s = { since_s, waiting->class, waiting->service, waiting->transaction },
                        .place = (uint32_t) i };
      seen[i].key = mix_time (lobby_engine_mix (lobby_engine_mix (LOBBY_ENGINE_STREAM_WAITING,
                                                                  (uint64_t) waiting->class),
                                                (uint64_t) waiting->service),
                              since_s);
    }
  sort_seen (seen, present->n_waiting);
  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &present->waiting[seen[i].place];

      crowd->waiting[i] = (LobbyEngineCrowdWaiting){ seen[i].place, seen[i].key,
                                                     get_times (crowd, waiting->service, waiting->transaction) };
    }
  free (seen);
  return true;
}

/* Where no roster says who serves what: while nobody has served yet, those are expected who serve at this time on more days
 * than not, and everybody serves what it did on other days. */
static int
list_servers (const LobbyEngineCrowd *crowd, LobbyEngineServer *servers)
{
  const LobbyEnginePresent *present = crowd->setup->present;
  uint32_t serves[LOBBY_ENGINE_SERVERS_MAX];
  int n = present->n_servers;

  memcpy (servers, present->server, (size_t) n * sizeof *servers);
  if (present->roster_known)
    return n;
  for (int i = 0; present->n_servers == 0 && i < LOBBY_ENGINE_SERVERS_MAX; i++)
    {
      if (lobby_engine_habits_get_presence (crowd->setup->habits, i, crowd->now_s) > 0.5)
        servers[n++] = (LobbyEngineServer){ .server = i, .since_s = crowd->now_s };
    }
  lobby_engine_habits_guess_services (crowd->setup->habits, serves);
  for (int i = 0; i < n; i++)
    {
      int server = servers[i].server;

      if (servers[i].serves == 0 && server >= 0 && server < LOBBY_ENGINE_SERVERS_MAX)
        servers[i].serves = serves[server];
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
      double since_s = lobby_engine_sanitize (server->since_s, crowd->now_s);

      seen[i] = (Seen){ .at_s = { server->busy ? 1 : 0, since_s, pace, server->sure ? 1 : 0 }, .place = (uint32_t) i };
      seen[i].key = lobby_engine_mix (lobby_engine_mix (LOBBY_ENGINE_STREAM_SERVER,
                                                        server->busy ? (uint64_t) server->service : 99),
                                      server->serves);
      seen[i].key = mix_time (mix_time (mix_time (seen[i].key, since_s), pace),
                              lobby_engine_sanitize (server->from_s, LOBBY_ENGINE_FAR_S));
      seen[i].key = mix_time (seen[i].key, lobby_engine_sanitize (server->until_s, LOBBY_ENGINE_FAR_S));
    }
  sort_seen (seen, (size_t) n);
  for (int i = 0; i < n; i++)
    {
      const LobbyEngineServer *server = &servers[seen[i].place];
      LobbyEngineLognormal times = get_times (crowd, server->service, server->transaction);

      times.log_mean += log (lobby_engine_crowd_get_pace (crowd, server->server));
      crowd->server[i] = (LobbyEngineCrowdServer){ crowd->setup->present->n_servers > 0 ? (int) seen[i].place : -1,
                                                   seen[i].key, *server, times };
    }
  crowd->n_servers = n;
}

static void
add_line (LobbyEngineCrowd *crowd, int class, int service)
{
  int16_t *line = &crowd->line_of[lobby_engine_clamp (class, LOBBY_ENGINE_CLASSES_MAX)]
                                 [lobby_engine_clamp (service, LOBBY_ENGINE_SERVICES_MAX)];

  if (*line >= 0)
    return;
  crowd->line[crowd->n_lines] = (LobbyEngineLine){ lobby_engine_clamp (class, LOBBY_ENGINE_CLASSES_MAX),
                                                   lobby_engine_clamp (service, LOBBY_ENGINE_SERVICES_MAX) };
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

/* As often as in the last minutes; a service of which little was waited for is not believed. */
static void
learn_diversions (LobbyEngineCrowd *crowd)
{
  const LobbyEnginePresent *present = crowd->setup->present;

  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX && crowd->setup->surprises; service++)
    crowd->diversions[service] = present->n_diverted[service] / (present->waited_s[service] + WAITED_MIN_S);
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
  crowd->now_s = lobby_engine_sanitize (setup->present->now_s, 0);
  crowd->horizon_s = crowd->now_s + (setup->horizon_s > 0 && setup->horizon_s <= 86400 ? setup->horizon_s : 7200);
  lobby_engine_arrivals_foresee (&crowd->arrivals, setup->present, setup->habits, crowd->now_s, crowd->horizon_s);
  crowd->returns = lobby_engine_rates_get_hazard (&setup->habits->returns, LOBBY_ENGINE_RETURN_S);
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    {
      crowd->times[service] = get_times (crowd, service, -1);
      crowd->doubt[service] = lobby_engine_habits_get_doubt (setup->habits, service);
    }
  learn_diversions (crowd);
  add_lines (crowd);
  sort_servers (crowd);
  if (!sort_waiting (crowd) || !learn_patience (crowd))
    {
      lobby_engine_crowd_free (crowd);
      return NULL;
    }
  return crowd;
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
