/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the row: the forward runs, the textbook estimators (Ibrahim and Whitt 2009, "Real-time delay estimation based on
 * delay history"; Whitt 1999 for QL; QLM is its counterpart with abandonment), and counts of the last minutes. */
#include "config.h"

#include "lobby-engine-features.h"

#include <math.h>
#include <string.h>

/* A forecast that runs into its horizon says "long", not how long. */
#define LONGEST_S 5400.0

static const double within_s[] = { 30, 60, 120 };
static const double away_s[] = { 30, 120, 600, 1800 };

typedef struct
{
  double *feature;
  int n;
} Row;

static void
put (Row *row, double number)
{
  row->feature[row->n++] = isfinite (number) ? number : LONGEST_S;
}

static void
put_outlook (Row *row, const LobbyEngineOutlook *outlook)
{
  const double time_s[] = { outlook->mean_s, outlook->sd_s,  outlook->p05_s, outlook->p10_s,
                            outlook->p50_s,  outlook->p90_s, outlook->p95_s };

  for (int i = 0; i < 7; i++)
    put (row, fmin (time_s[i], LONGEST_S));
}

/* Whom the row is about. @which: its place among those who wait; beyond the last for one who joins */
typedef struct
{
  int service;
  int class;
  double since_s;
  size_t which;
} Asked;

typedef struct
{
  int n_ahead;
  int n_lower;
  int n_same;
  int n_higher;
  double head_s;        /* wait of the longest waiting */
  double head_credit_s; /* the same with credits */
  double work_s;        /* mean service time of those ahead */
} Line;

/* Whether it is there and may call this service, as far as is known. */
static bool
can_serve (const LobbyEngineServer *server, int service, double now_s)
{
  return server->from_s <= now_s && (server->serves == 0 || (server->serves & (UINT32_C (1) << service)) != 0);
}

/* The services that keep those servers busy whom somebody waits for, as a bit set. */
static uint32_t
find_rivals (const LobbyEnginePresent *present, int service)
{
  uint32_t rivals = 0;

  for (int i = 0; i < present->n_servers; i++)
    {
      const LobbyEngineServer *server = &present->server[i];

      if (can_serve (server, service, present->now_s))
        rivals |= server->serves == 0 ? UINT32_MAX : server->serves;
    }
  return rivals != 0 ? rivals : UINT32_MAX;
}

static Line
look_at_line (const LobbyEnginePresent *present,
              const LobbyEngineHabits *habits,
              const LobbyEngineOrder *order,
              Asked who)
{
  Line line = { 0 };
  double own_s = lobby_engine_order_get_priority (order, who.class, present->now_s - who.since_s);
  double means[LOBBY_ENGINE_SERVICES_MAX];
  uint32_t rivals = find_rivals (present, who.service);

  for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    means[i] = lobby_engine_lognormal_get_mean (lobby_engine_habits_get_service_times (habits, i, -1));
  for (size_t i = 0; i < present->n_waiting; i++)
    {
      const LobbyEngineWaiting *other = &present->waiting[i];
      double waited_s = present->now_s - other->since_s;
      double ahead_s = lobby_engine_order_get_priority (order, other->class, waited_s);

      line.head_s = fmax (line.head_s, waited_s);
      line.head_credit_s = fmax (line.head_credit_s, ahead_s);
      if (i == who.which)
        continue;
      line.n_lower += other->class < who.class;
      line.n_same += other->class == who.class;
      line.n_higher += other->class > who.class;
      if (ahead_s < own_s || (ahead_s <= own_s && i > who.which) || (rivals & (UINT32_C (1) << other->service)) == 0)
        continue;
      line.n_ahead++;
      line.work_s += means[other->service];
    }
  return line;
}

typedef struct
{
  int n_busy;
  int n_named;
  int n_about[4];
  double ready[3]; /* servers expected to call within 30, 60 and 120 s */
} Servers;

static Servers
look_at_servers (const LobbyEnginePresent *present, const LobbyEngineHabits *habits, int service)
{
  Servers servers = { 0 };

  for (int i = 0; i < present->n_servers; i++)
    {
      const LobbyEngineServer *server = &present->server[i];
      double spent_s = present->now_s - server->since_s;
      LobbyEngineLognormal times = { 0, 1 };

      if (!can_serve (server, service, present->now_s))
        continue;
      servers.n_busy += server->busy;
      servers.n_named += server->busy && server->server >= 0;
      for (int k = 0; k < 4; k++)
        servers.n_about[k] += server->busy || server->sure || spent_s < away_s[k];
      if (server->busy)
        times = lobby_engine_habits_get_service_times (habits, server->service, server->server);
      for (int k = 0; k < 3; k++)
        servers.ready[k] += server->busy   ? lobby_engine_lognormal_get_hazard (times, spent_s, within_s[k])
                            : server->sure ? 1
                                           : lobby_engine_rates_get_chance (&habits->returns, LOBBY_ENGINE_RETURN_S,
                                                                            spent_s, within_s[k]);
    }
  return servers;
}

/* Each of n ahead leaves the line by a call, or by losing patience while it moves up (Whitt 1999, section 4). */
static double
estimate_with_patience (const LobbyEngineHabits *habits, int n_ahead, double call_rate)
{
  double left = 0, exposed_s = 1800, sum_s = 0, patience_rate;

  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    {
      for (int i = 0; i < LOBBY_ENGINE_STEPS; i++)
        {
          left += habits->patience[class].events[i];
          exposed_s += habits->patience[class].exposed_s[i];
        }
    }
  patience_rate = left / exposed_s;
  for (int i = 0; i <= n_ahead; i++)
    sum_s += 1 / (call_rate + i * patience_rate);
  return sum_s;
}

static double
get_mean_wait (const LobbyEnginePresent *present, int n_most)
{
  double sum_s = 0;
  int n = present->n_recent < n_most ? present->n_recent : n_most;

  for (int i = 0; i < n; i++)
    sum_s += present->recent[i].wait_s;
  return n > 0 ? sum_s / n : 0;
}

static void
put_textbook (Row *row,
              const LobbyEnginePresent *present,
              const LobbyEngineHabits *habits,
              const Line *line,
              int n_servers)
{
  double mean_s = lobby_engine_lognormal_get_mean (
      lobby_engine_lognormal_fit (&habits->all, (LobbyEngineLognormal){ 4.8, 1 }, 5));
  double call_rate = fmax (n_servers, 1) / mean_s;

  put (row, present->n_recent > 0 ? present->recent[0].wait_s : 0);
  put (row, line->head_s);
  put (row, get_mean_wait (present, 20));
  put (row, (line->n_ahead + 1) / call_rate);
  put (row, estimate_with_patience (habits, line->n_ahead, call_rate));
}

static void
put_windows (Row *row, const LobbyEnginePresent *present, int class)
{
  for (int k = 0; k < 5; k++)
    {
      int n_above = 0;

      for (int i = class + 1; i < LOBBY_ENGINE_CLASSES_MAX; i++)
        n_above += present->n_arrived_class[k][i];
      put (row, present->n_arrived[k]);
      put (row, present->n_called[k]);
      put (row, present->n_queued_called[k]);
      put (row, present->n_left[k]);
      put (row, present->n_ended[k]);
      put (row, n_above);
    }
}

static void
put_recent (Row *row, const LobbyEnginePresent *present, const LobbyEngineOrder *order, int class)
{
  double last_s = -1, sum_s = 0, credited_s = 0;
  int n = 0, n_five = present->n_recent < 5 ? present->n_recent : 5;

  for (int i = 0; i < present->n_recent; i++)
    {
      if (present->recent[i].class != class || n >= 5)
        continue;
      if (last_s < 0)
        last_s = present->recent[i].wait_s;
      sum_s += present->recent[i].wait_s;
      n++;
    }
  for (int i = 0; i < n_five; i++)
    credited_s += lobby_engine_order_get_priority (order, present->recent[i].class, present->recent[i].wait_s);
  put (row, get_mean_wait (present, 5));
  put (row, last_s >= 0 ? last_s : get_mean_wait (present, 1));
  put (row, n > 0 ? sum_s / n : get_mean_wait (present, 20));
  put (row, n_five > 0 ? credited_s / n_five : 0);
  put (row, fmin (present->n_recent > 0 ? present->now_s - present->recent[0].called_s : LONGEST_S, LONGEST_S));
}

static void
look (const LobbyEnginePresent *present,
      const LobbyEngineHabits *habits,
      const LobbyEngineOrder *order,
      Asked who,
      const LobbyEngineOutlook *outlook,
      double *feature)
{
  Row row = { feature, 0 };
  Line line = look_at_line (present, habits, order, who);
  Servers servers = look_at_servers (present, habits, who.service);

  memset (feature, 0, LOBBY_ENGINE_FEATURES * sizeof *feature);
  put (&row, who.class);
  put (&row, who.service);
  put (&row, present->now_s);
  put (&row, present->now_s - who.since_s);
  put_outlook (&row, outlook);
  put_textbook (&row, present, habits, &line, servers.n_about[1]);
  put (&row, (double) present->n_waiting);
  put (&row, line.n_ahead);
  put (&row, servers.n_about[1]);
  put (&row, line.n_lower);
  put (&row, line.n_same);
  put (&row, line.n_higher);
  put (&row, line.head_credit_s);
  put (&row, line.work_s);
  put (&row, servers.n_busy);
  put (&row, servers.n_named);
  put (&row, servers.n_about[0]);
  put (&row, servers.n_about[2]);
  put (&row, servers.n_about[3]);
  for (int k = 0; k < 3; k++)
    put (&row, servers.ready[k]);
  put_windows (&row, present, who.class);
  put_recent (&row, present, order, who.class);
}

/**
 * lobby_engine_features_look:
 * @who: joins the queue now
 * @outlook: its forecast by forward runs
 * @feature: (out) (array fixed-size=73): the row
 *
 * What is known about it.
 */
void
lobby_engine_features_look (const LobbyEnginePresent *present,
                            const LobbyEngineHabits *habits,
                            const LobbyEngineOrder *order,
                            LobbyEngineNext who,
                            const LobbyEngineOutlook *outlook,
                            double *feature)
{
  look (present, habits, order, (Asked){ who.service, who.class, present->now_s, present->n_waiting }, outlook,
        feature);
}

/**
 * lobby_engine_features_look_waiting:
 * @which: its place among those who wait
 * @outlook: its forecast by forward runs
 * @feature: (out) (array fixed-size=73): the row
 *
 * What is known about one who waits already.
 */
void
lobby_engine_features_look_waiting (const LobbyEnginePresent *present,
                                    const LobbyEngineHabits *habits,
                                    const LobbyEngineOrder *order,
                                    size_t which,
                                    const LobbyEngineOutlook *outlook,
                                    double *feature)
{
  const LobbyEngineWaiting *who = &present->waiting[which];

  look (present, habits, order, (Asked){ who->service, who->class, who->since_s, which }, outlook, feature);
}
