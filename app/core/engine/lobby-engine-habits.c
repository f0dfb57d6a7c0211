/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning from whole days. */
#include "config.h"

#include "lobby-engine-habits.h"

#include <math.h>
#include <stdlib.h>

/* What is believed of a branch that has shown nothing yet: half of the services end within two minutes. */
static const LobbyEngineLognormal UNSEEN = { 4.8, 1.0 };
#define UNSEEN_N 5.0
#define SERVICE_N 20.0
#define SERVER_N 30.0
#define DAY_S 86400.0

/* Where the steps of a hazard begin, seconds; the last has no end. */
const double lobby_engine_step_s[LOBBY_ENGINE_STEPS] = { 0,  2,  4,   6,   8,   10,  15,   20,   30,   45,
                                                         60, 90, 120, 180, 300, 600, 1200, 1800, 3600, 7200 };

static int
find_step (double time_s)
{
  int step = 0;

  while (step + 1 < LOBBY_ENGINE_STEPS && time_s >= lobby_engine_step_s[step + 1])
    step++;
  return step;
}

static void
expose (LobbyEngineRates *rates, double from_s, double until_s)
{
  for (int i = 0; i < LOBBY_ENGINE_STEPS; i++)
    {
      double end_s = i + 1 < LOBBY_ENGINE_STEPS ? lobby_engine_step_s[i + 1] : INFINITY;
      double overlap_s = fmin (end_s, until_s) - fmax (lobby_engine_step_s[i], from_s);

      if (overlap_s > 0)
        rates->exposed_s[i] += overlap_s;
    }
}

/* Half an event in half the usual time is what is believed of a step that nobody has seen; who has been away for long stays
 * away for as long again. */
static double
get_hazard (const LobbyEngineRates *rates, int step, double usual_s)
{
  return (rates->events[step] + 0.5) / (rates->exposed_s[step] + 0.5 * fmax (usual_s, lobby_engine_step_s[step]));
}

/**
 * lobby_engine_rates_draw:
 * @usual_s: what is believed without any case, seconds: %LOBBY_ENGINE_RETURN_S or %LOBBY_ENGINE_PATIENCE_S
 * @spent_s: how long it has not happened, seconds
 *
 * Draws how much longer it does not happen.
 *
 * Returns: seconds
 */
double
lobby_engine_rates_draw (const LobbyEngineRates *rates, double usual_s, double spent_s, LobbyEngineRng *rng)
{
  double left = lobby_engine_rng_exponential (rng);
  double at_s = fmax (spent_s, 0);

  for (int i = find_step (at_s); i + 1 < LOBBY_ENGINE_STEPS; i++)
    {
      double hazard = get_hazard (rates, i, usual_s);
      double length_s = lobby_engine_step_s[i + 1] - at_s;

      if (left <= hazard * length_s)
        return at_s + left / hazard - spent_s;
      left -= hazard * length_s;
      at_s = lobby_engine_step_s[i + 1];
    }
  return at_s + left / get_hazard (rates, LOBBY_ENGINE_STEPS - 1, usual_s) - spent_s;
}

/**
 * lobby_engine_rates_get_chance:
 *
 * Returns: the chance that it happens within the next @within_s seconds, after @spent_s without it
 */
double
lobby_engine_rates_get_chance (const LobbyEngineRates *rates, double usual_s, double spent_s, double within_s)
{
  double sum = 0, at_s = fmax (spent_s, 0), end_s = at_s + within_s;

  for (int i = find_step (at_s); i < LOBBY_ENGINE_STEPS && at_s < end_s; i++)
    {
      double until_s = i + 1 < LOBBY_ENGINE_STEPS ? fmin (lobby_engine_step_s[i + 1], end_s) : end_s;

      sum += get_hazard (rates, i, usual_s) * (until_s - at_s);
      at_s = until_s;
    }
  return 1 - exp (-sum);
}

static bool
is_served (const LobbyEngineVisit *visit)
{
  return !visit->left && visit->served_s < INFINITY && visit->ended_s < INFINITY;
}

static double
get_queue_end (const LobbyEngineVisit *visit)
{
  return visit->left ? visit->ended_s : visit->called_s;
}

static void
age (double *number, size_t n, double keep)
{
  for (size_t i = 0; i < n; i++)
    number[i] *= keep;
}

static void
learn_services (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];

      if (!is_served (visit))
        continue;
      lobby_engine_log_sums_add (&habits->all, visit->ended_s - visit->served_s);
      lobby_engine_log_sums_add (&habits->by_service[visit->service], visit->ended_s - visit->served_s);
    }
  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];

      if (!is_served (visit) || visit->server < 0)
        continue;
      lobby_engine_log_sums_add (&habits->by_server[visit->server],
                                 (visit->ended_s - visit->served_s)
                                     / exp (lobby_engine_habits_get_service_times (habits, visit->service, -1).log_mean
                                            - UNSEEN.log_mean));
      habits->calls[visit->server][visit->service]++;
    }
}

static void
learn_customers (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];
      double waited_s = get_queue_end (visit) - visit->arrived_s;
      int quarter = (int) fmin (fmax (visit->arrived_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1);

      habits->arrivals[visit->class][quarter]++;
      habits->services[visit->class][visit->service]++;
      if (!(waited_s < INFINITY) || waited_s <= 0)
        continue;
      expose (&habits->patience[visit->class], 0, waited_s);
      habits->patience[visit->class].events[find_step (waited_s)] += visit->left;
    }
}

typedef struct
{
  double from_s;
  double until_s;
} Span;

static int
compare_spans (const void *a, const void *b)
{
  const Span *first = a, *second = b;

  return (first->from_s > second->from_s) - (first->from_s < second->from_s);
}

/* When somebody waited: the union of all waits. Returns: how many spans of @span are left */
static size_t
find_queue_spans (const LobbyEngineDay *day, Span *span)
{
  size_t n = 0, n_joined = 0;

  for (size_t i = 0; i < day->n_visits; i++)
    {
      double until_s = get_queue_end (&day->visit[i]);

      if (until_s > day->visit[i].arrived_s && until_s < INFINITY)
        span[n++] = (Span){ day->visit[i].arrived_s, until_s };
    }
  qsort (span, n, sizeof *span, compare_spans);
  for (size_t i = 0; i < n; i++)
    {
      if (n_joined > 0 && span[i].from_s <= span[n_joined - 1].until_s)
        span[n_joined - 1].until_s = fmax (span[n_joined - 1].until_s, span[i].until_s);
      else
        span[n_joined++] = span[i];
    }
  return n_joined;
}

/* A server was free from one moment to another: time counts while somebody waited, and so does the end if then. */
static void
learn_return (LobbyEngineRates *rates, double from_s, double until_s, bool came, const Span *span, size_t n_spans)
{
  for (size_t i = 0; i < n_spans && span[i].from_s < until_s; i++)
    {
      double begin_s = fmax (span[i].from_s, from_s), end_s = fmin (span[i].until_s, until_s);

      if (end_s > begin_s)
        expose (rates, begin_s - from_s, end_s - from_s);
      if (came && span[i].from_s < until_s && span[i].until_s >= until_s)
        rates->events[find_step (until_s - from_s)]++;
    }
}

static void
learn_returns (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  Span *span = malloc ((day->n_visits + 1) * sizeof *span);
  size_t n_spans;

  if (span == NULL)
    return;
  n_spans = find_queue_spans (day, span);
  for (int server = 0; server < LOBBY_ENGINE_SERVERS_MAX; server++)
    {
      /* Visits are in the order of arrival; those of one server are nearly in the order of their calls, so the next call
       * of a server is looked for among all. */
      if (habits->by_server[server].n <= 0)
        continue;
      for (size_t i = 0; i < day->n_visits; i++)
        {
          double end_s = day->visit[i].ended_s, next_s = INFINITY;

          if (day->visit[i].server != server || !is_served (&day->visit[i]))
            continue;
          for (size_t j = 0; j < day->n_visits; j++)
            {
              if (day->visit[j].server == server && day->visit[j].called_s >= end_s - 1
                  && day->visit[j].called_s < next_s && j != i)
                next_s = day->visit[j].called_s;
            }
          learn_return (&habits->returns, end_s, fmin (fmax (next_s, end_s), end_s + 7200), next_s < end_s + 7200, span,
                        n_spans);
        }
    }
  free (span);
}

/**
 * lobby_engine_habits_add_day:
 * @habits: all zero before the first day
 * @day: a whole day
 * @keep: share of all earlier days that is kept, above 0 and at most 1
 *
 * Learns a day.
 */
void
lobby_engine_habits_add_day (LobbyEngineHabits *habits, const LobbyEngineDay *day, double keep)
{
  age ((double *) habits, sizeof *habits / sizeof (double), keep);
  habits->n_days++;
  learn_services (habits, day);
  learn_customers (habits, day);
  learn_returns (habits, day);
}

/**
 * lobby_engine_habits_get_pace:
 * @server: a server, not -1
 *
 * Returns: how much longer than others it takes, as a logarithm
 */
double
lobby_engine_habits_get_pace (const LobbyEngineHabits *habits, int server)
{
  return lobby_engine_lognormal_fit (&habits->by_server[server], UNSEEN, SERVER_N).log_mean - UNSEEN.log_mean;
}

/**
 * lobby_engine_habits_get_service_times:
 * @server: -1 for any
 *
 * Times of a service at a server: the service drawn towards all services, the server's pace drawn towards the service.
 *
 * Returns: the times
 */
LobbyEngineLognormal
lobby_engine_habits_get_service_times (const LobbyEngineHabits *habits, int service, int server)
{
  LobbyEngineLognormal all = lobby_engine_lognormal_fit (&habits->all, UNSEEN, UNSEEN_N);
  LobbyEngineLognormal times = lobby_engine_lognormal_fit (&habits->by_service[service], all, SERVICE_N);

  if (server >= 0)
    times.log_mean += lobby_engine_habits_get_pace (habits, server);
  return times;
}
