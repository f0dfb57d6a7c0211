/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What days teach of those who serve: how soon they take the next customer, and when they pause. */
#include "config.h"

#include "lobby-engine-habits-private.h"

#include <math.h>
#include <stdlib.h>

/* Who is free looks up and calls. */
static const LobbyEngineLognormal REACTION = { 1.6, 0.7 };
#define REACTION_N 5.0
/* A pause in eight hours, of a quarter of an hour, is believed of those of whom nothing is known. */
#define PAUSE_EVERY_S 28800.0
#define PAUSE_N 0.5
static const LobbyEngineLognormal PAUSE = { 6.8, 0.5 };
#define PAUSE_TIMES_N 3.0

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
      double until_s = lobby_engine_visit_get_queue_end (&day->visit[i]);

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

/* Returns: the first span that is not over at from_s */
static size_t
find_span (const Span *span, size_t n_spans, double from_s)
{
  size_t low = 0, high = n_spans;

  while (low < high)
    {
      size_t middle = (low + high) / 2;

      if (span[middle].until_s < from_s)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A server was free from one moment to another: time counts while somebody waited, and so does the end if then. */
static void
learn_return (LobbyEngineRates *rates, double from_s, double until_s, bool came, const Span *span, size_t n_spans)
{
  for (size_t i = find_span (span, n_spans, from_s); i < n_spans && span[i].from_s < until_s; i++)
    {
      double begin_s = fmax (span[i].from_s, from_s), end_s = fmin (span[i].until_s, until_s);

      if (end_s > begin_s)
        lobby_engine_rates_expose (rates, begin_s - from_s, end_s - from_s);
      if (came && span[i].until_s >= until_s)
        lobby_engine_rates_happen (rates, until_s - from_s);
    }
}

typedef struct
{
  int server;
  double at_s;
  size_t visit;
} Call;

static int
compare_calls (const void *a, const void *b)
{
  const Call *first = a, *second = b;

  if (first->server != second->server)
    return first->server < second->server ? -1 : 1;
  if (first->at_s < second->at_s || first->at_s > second->at_s)
    return first->at_s < second->at_s ? -1 : 1;
  return (first->visit > second->visit) - (first->visit < second->visit);
}

static size_t
list_calls (const LobbyEngineDay *day, Call *call)
{
  size_t n = 0;

  for (size_t i = 0; i < day->n_visits; i++)
    {
      if (day->visit[i].server >= 0 && day->visit[i].called_s < INFINITY)
        call[n++] = (Call){ day->visit[i].server, day->visit[i].called_s, i };
    }
  qsort (call, n, sizeof *call, compare_calls);
  return n;
}

/* Returns: when the server of a visit called again after it, infinite when it did not. Records keep whole seconds. */
static double
find_next_call (const Call *call, size_t n_calls, const LobbyEngineDay *day, size_t visit)
{
  Call least = { day->visit[visit].server, day->visit[visit].ended_s - 1, 0 };
  size_t low = 0, high = n_calls;

  while (low < high)
    {
      size_t middle = (low + high) / 2;

      if (compare_calls (&call[middle], &least) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < n_calls && call[low].visit == visit)
    low++;
  return low < n_calls && call[low].server == least.server ? call[low].at_s : INFINITY;
}

static void
learn_open (LobbyEngineHabits *habits, double from_s, double until_s)
{
  for (int i = 0; i < LOBBY_ENGINE_QUARTERS; i++)
    habits->open_s[i] += fmax (fmin (until_s, 900.0 * (i + 1)) - fmax (from_s, 900.0 * i), 0);
}

/* When those at open counters pause, where the branch says so. */
void
lobby_engine_habits_learn_pauses (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  for (size_t i = 0; i < day->n_shifts; i++)
    {
      const LobbyEngineShift *shift = &day->shift[i];

      if (!(shift->until_s < INFINITY))
        continue;
      if (shift->back_s > 0)
        {
          habits->pauses[(int) fmin (fmax (shift->from_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1)]++;
          lobby_engine_log_sums_add (&habits->pause_times, shift->until_s - shift->from_s);
        }
      else
        learn_open (habits, shift->from_s, shift->until_s);
    }
}

/* Returns: when a server that has become free at from_s begins to pause, infinite when nobody says so */
static double
find_pause (const LobbyEngineDay *day, int server, double from_s)
{
  for (size_t i = 0; i < day->n_shifts; i++)
    {
      if (day->shift[i].server == server && day->shift[i].back_s > 0 && day->shift[i].from_s >= from_s)
        return day->shift[i].from_s;
    }
  return INFINITY;
}

/* A server was free when somebody came whom it called. */
static void
learn_reactions (LobbyEngineHabits *habits, const LobbyEngineDay *day, const Call *call, size_t n_calls)
{
  for (size_t i = 1; i < n_calls; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[call[i].visit];
      double reaction_s = call[i].at_s - visit->arrived_s;

      if (call[i - 1].server == call[i].server && day->visit[call[i - 1].visit].ended_s <= visit->arrived_s
          && reaction_s > 0 && reaction_s < LOBBY_ENGINE_REACTION_MAX_S)
        lobby_engine_log_sums_add (&habits->reactions, reaction_s);
    }
}

/* How soon who has ended a service takes the next customer, and how soon who was free. */
void
lobby_engine_habits_learn_calls (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  Span *span = malloc ((day->n_visits + 1) * sizeof *span);
  Call *call = malloc ((day->n_visits + 1) * sizeof *call);

  if (span != NULL && call != NULL)
    {
      size_t n_spans = find_queue_spans (day, span), n_calls = list_calls (day, call);

      learn_reactions (habits, day, call, n_calls);

      for (size_t i = 0; i < day->n_visits; i++)
        {
          double end_s = day->visit[i].ended_s, next_s;

          if (day->visit[i].server < 0 || !lobby_engine_visit_is_served (&day->visit[i]))
            continue;
          next_s = find_next_call (call, n_calls, day, i);
          /* Pauses are known by themselves. */
          if (find_pause (day, day->visit[i].server, end_s) < next_s)
            continue;
          learn_return (&habits->returns, end_s, fmin (fmax (next_s, end_s), end_s + 7200), next_s < end_s + 7200, span,
                        n_spans);
        }
    }
  free (span);
  free (call);
}

/** lobby_engine_habits_get_reactions: Returns: how soon a server that is free calls somebody who comes */
LobbyEngineLognormal
lobby_engine_habits_get_reactions (const LobbyEngineHabits *habits)
{
  return lobby_engine_lognormal_fit (&habits->reactions, REACTION, REACTION_N);
}

/**
 * lobby_engine_habits_get_pauses:
 * @at_s: seconds since midnight
 *
 * Returns: the chance a second that a server at an open counter begins to pause, of this quarter-hour and those beside it
 */
double
lobby_engine_habits_get_pauses (const LobbyEngineHabits *habits, double at_s)
{
  static const double weight[] = { 0.5, 1, 0.5 };
  int quarter = (int) fmin (fmax (at_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1);
  double pauses = PAUSE_N, open_s = PAUSE_N * PAUSE_EVERY_S;

  for (int i = -1; i <= 1; i++)
    {
      if (quarter + i < 0 || quarter + i >= LOBBY_ENGINE_QUARTERS)
        continue;
      pauses += weight[i + 1] * habits->pauses[quarter + i];
      open_s += weight[i + 1] * habits->open_s[quarter + i];
    }
  return pauses / open_s;
}

/** lobby_engine_habits_get_pause_times: Returns: how long pauses last */
LobbyEngineLognormal
lobby_engine_habits_get_pause_times (const LobbyEngineHabits *habits)
{
  return lobby_engine_lognormal_fit (&habits->pause_times, PAUSE, PAUSE_TIMES_N);
}
