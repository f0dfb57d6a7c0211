/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects cases from days, and guesses the calling order that a recording does not state. */
#include "config.h"

#include "lobby-engine-rehearsal.h"

#include "lobby-engine-shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RUNS 128
#define HORIZON_S 5400.0
#define CREDIT_STEP_S 15.0
#define CREDIT_STEPS 21
#define LONGEST_WAIT_S 3600.0

/* What a visit looks like to one who joins at now_s. A call in that very second is not seen yet, for nobody knows which was
 * first; who goes in it is gone. */
static LobbyEngineVisit
hide_future (LobbyEngineVisit visit, double now_s)
{
  if (visit.called_s >= now_s)
    {
      visit.called_s = visit.served_s = INFINITY;
      visit.server = -1;
      if (!visit.left)
        visit.ended_s = INFINITY;
    }
  if (visit.served_s >= now_s)
    visit.served_s = INFINITY;
  if (visit.ended_s > now_s)
    {
      visit.ended_s = INFINITY;
      visit.left = false;
    }
  return visit;
}

static LobbyEngineCase *
add_case (LobbyEngineCases *cases)
{
  if (cases->n == cases->size)
    {
      size_t size = cases->size == 0 ? 1024 : cases->size * 2;
      LobbyEngineCase *grown = realloc (cases->cases, size * sizeof *grown);

      if (grown == NULL)
        return NULL;
      cases->cases = grown;
      cases->size = size;
    }
  return &cases->cases[cases->n++];
}

/* One of those who wait at this moment, each time another one; what is learned of it is how much longer it waits. */
static bool
collect_waiting (const LobbyEngineForecastSetup *setup,
                 const LobbyEngineForecast *forecast,
                 const LobbyEngineDay *day,
                 size_t number,
                 LobbyEngineCases *cases)
{
  const LobbyEnginePresent *present = setup->present;
  size_t which = present->n_waiting == 0 ? 0 : number * UINT64_C (2654435761) % present->n_waiting;
  const LobbyEngineVisit *visit;
  LobbyEngineCase *one;

  if (present->n_waiting == 0)
    return true;
  visit = &day->visit[present->waiting[which].visit];
  if (visit->left || !(visit->called_s < INFINITY) || !(visit->arrived_s < present->now_s))
    return true;
  one = add_case (cases);
  if (one == NULL)
    return false;
  *one = (LobbyEngineCase){ .visit = present->waiting[which].visit,
                            .class = visit->class,
                            .n_waiting = (int) present->n_waiting,
                            .joined_s = visit->arrived_s,
                            .waited_s = present->now_s - visit->arrived_s,
                            .wait_s = visit->called_s - present->now_s };
  lobby_engine_features_look_waiting (present, setup->habits, &setup->order, which, &forecast->outlook[which],
                                      one->feature);
  return true;
}

static bool
collect_one (const LobbyEngineForecastSetup *base,
             const LobbyEngineDay *seen,
             const LobbyEngineDay *day,
             LobbyEngineCases *cases,
             LobbyEngineCases *waiting)
{
  const LobbyEngineVisit *visit = &day->visit[seen->n_visits];
  LobbyEngineNext who = { visit->service, visit->class };
  LobbyEngineForecastSetup setup = *base;
  LobbyEngineForecast forecast;
  LobbyEnginePresent present;
  LobbyEngineCase *one = add_case (cases);
  bool done;

  if (one == NULL || !lobby_engine_present_look (&present, seen, visit->arrived_s))
    return false;
  lobby_engine_shift_look (&present, day);
  setup.present = &present;
  setup.next = &who;
  setup.n_next = 1;
  if (!lobby_engine_forecast_run (&setup, &forecast))
    {
      lobby_engine_present_clear (&present);
      return false;
    }
  *one = (LobbyEngineCase){ .visit = seen->n_visits,
                            .class = visit->class,
                            .n_waiting = (int) present.n_waiting,
                            .joined_s = visit->arrived_s,
                            .wait_s = visit->called_s - visit->arrived_s };
  lobby_engine_features_look (&present, setup.habits, &setup.order, who, &forecast.outlook[present.n_waiting],
                              one->feature);
  done = waiting == NULL || collect_waiting (&setup, &forecast, day, seen->n_visits, waiting);
  lobby_engine_forecast_clear (&forecast);
  lobby_engine_present_clear (&present);
  return done;
}

/**
 * lobby_engine_rehearsal_collect:
 * @habits: learned from days before
 * @day: a whole day
 * @cases: (inout): the day's cases of those who joined are added; all zero before the first
 * @waiting: (inout) (nullable): cases of some who were waiting already are added
 *
 * For each one who queued and was served: what was known when it joined, and what happened. Nothing that came later is
 * seen.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_rehearsal_collect (const LobbyEngineHabits *habits,
                                const LobbyEngineOrder *order,
                                const LobbyEngineDay *day,
                                uint64_t seed,
                                LobbyEngineCases *cases,
                                LobbyEngineCases *waiting)
{
  LobbyEngineForecastSetup setup = { .habits = habits,
                                     .order = *order,
                                     .horizon_s = HORIZON_S,
                                     .n_runs_min = RUNS,
                                     .n_runs_max = RUNS,
                                     .surprises = true,
                                     .seed = seed };
  LobbyEngineVisit *seen = malloc ((day->n_visits + 1) * sizeof *seen);
  bool done = seen != NULL;

  for (size_t i = 0; done && i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];
      LobbyEngineDay before = {
        .visit = seen, .n_visits = i, .weekday = day->weekday, .kind = day->kind, .date = day->date
      };

      if (visit->left || !(visit->called_s > visit->arrived_s) || !(visit->called_s < INFINITY))
        continue;
      for (size_t k = 0; k < i; k++)
        seen[k] = hide_future (day->visit[k], visit->arrived_s);
      done = collect_one (&setup, &before, day, cases, waiting);
    }
  free (seen);
  return done;
}

static double
get_leave (const LobbyEngineVisit *visit)
{
  return visit->left ? visit->ended_s : visit->called_s;
}

/* Adds one for each credit under which this call was right: nobody who waited was ahead of it. */
static void
test_call (const LobbyEngineDay *day, size_t which, int *right)
{
  const LobbyEngineVisit *called = &day->visit[which];
  double at_s = called->called_s;
  bool wrong[CREDIT_STEPS] = { false };
  int n_others = 0;
  size_t first = which;

  while (first > 0 && day->visit[first - 1].arrived_s > at_s - LONGEST_WAIT_S)
    first--;
  for (size_t i = first; i < day->n_visits && day->visit[i].arrived_s < at_s; i++)
    {
      const LobbyEngineVisit *other = &day->visit[i];

      if (i == which || !(get_leave (other) > at_s) || other->class == called->class)
        continue;
      n_others++;
      for (int k = 0; k < CREDIT_STEPS; k++)
        wrong[k] |= other->arrived_s - other->class * k * CREDIT_STEP_S
                    < called->arrived_s - called->class * k * CREDIT_STEP_S;
    }
  for (int k = 0; n_others > 0 && k < CREDIT_STEPS; k++)
    right[k] += !wrong[k];
}

/**
 * lobby_engine_rehearsal_guess_order:
 * @days: (array length=n_days): whole days
 *
 * Guesses the calling order: a head start of so many seconds a class, the one under which most calls were right; 0 is
 * first come, first served.
 *
 * Returns: the order
 */
LobbyEngineOrder
lobby_engine_rehearsal_guess_order (const LobbyEngineDay *const *days, size_t n_days)
{
  LobbyEngineOrder order = { .kind = LOBBY_ENGINE_ORDER_CREDIT };
  int right[CREDIT_STEPS] = { 0 }, best = 0;

  for (size_t d = 0; d < n_days; d++)
    {
      for (size_t i = 0; i < days[d]->n_visits; i++)
        {
          const LobbyEngineVisit *visit = &days[d]->visit[i];

          if (!visit->left && visit->called_s > visit->arrived_s && visit->called_s < INFINITY)
            test_call (days[d], i, right);
        }
    }
  for (int k = 1; k < CREDIT_STEPS; k++)
    best = right[k] > right[best] ? k : best;
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    {
      order.weight[class] = 1;
      order.credit_s[class] = class * best * CREDIT_STEP_S;
    }
  return order;
}

/**
 * lobby_engine_cases_clear:
 *
 * Frees the cases.
 */
void
lobby_engine_cases_clear (LobbyEngineCases *cases)
{
  free (cases->cases);
  memset (cases, 0, sizeof *cases);
}
