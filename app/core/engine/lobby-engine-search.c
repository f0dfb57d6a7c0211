/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Greedy: the decision that is worth most is taken, then the one that is worth most beside it, until none is worth
 * anything; then those are dropped that later ones have made worthless. The trials draw the service times anew from those
 * of the same service (bootstrap), the same ones with and without the decisions. */
#include "config.h"

#include "lobby-engine-rng.h"
#include "lobby-engine-search.h"

#include <math.h>
#include <stdlib.h>

/* Less is not worth a decision: a minute of somebody's time. */
#define WORTH_S 60.0

typedef struct
{
  const LobbyEnginePast *past;
  const LobbyEngineSearchSetup *setup;
  LobbyEngineFate *fates; /* (owned) */
  long n_runs;
} Search;

typedef struct
{
  double waited_s;
  double open_s;
} Outcome;

static bool
measure (Search *search, const LobbyEnginePast *past, const LobbyEngineDecision *decisions, int n, Outcome *outcome)
{
  LobbyEngineTally tally;

  if (!lobby_engine_counterfactual_run (past, decisions, (size_t) n, search->fates))
    return false;
  search->n_runs++;
  lobby_engine_counterfactual_tally (past, decisions, (size_t) n, search->fates, -1, search->setup->from_s, INFINITY,
                                     &tally);
  *outcome = (Outcome){ tally.waited_s, tally.open_s };
  return true;
}

static double
get_cost (const Search *search, const Outcome *outcome)
{
  return outcome->waited_s + search->setup->teller_price * outcome->open_s;
}

static bool
is_chosen (const LobbyEngineSearchResult *result, size_t candidate)
{
  for (int i = 0; i < result->n_chosen; i++)
    if (result->chosen[i] == candidate)
      return true;
  return false;
}

/* Takes the best candidate. Returns: 1 when there was one, 0 when none is worth it, -1 when memory ran out */
static int
take_best (Search *search, LobbyEngineDecision *decisions, double *cost_s, LobbyEngineSearchResult *result)
{
  size_t best = SIZE_MAX;
  double best_s = *cost_s - WORTH_S;

  for (size_t i = 0; i < search->setup->n_candidates; i++)
    {
      Outcome outcome;

      if (is_chosen (result, i))
        continue;
      decisions[result->n_chosen] = search->setup->candidates[i];
      if (!measure (search, search->past, decisions, result->n_chosen + 1, &outcome))
        return -1;
      if (get_cost (search, &outcome) < best_s)
        {
          best_s = get_cost (search, &outcome);
          best = i;
        }
    }
  if (best == SIZE_MAX)
    return 0;
  decisions[result->n_chosen] = search->setup->candidates[best];
  result->chosen[result->n_chosen++] = best;
  *cost_s = best_s;
  return 1;
}

/* Drops what is worth nothing any more beside the others. */
static bool
drop_worthless (Search *search, LobbyEngineDecision *decisions, double *cost_s, LobbyEngineSearchResult *result)
{
  for (int i = 0; i < result->n_chosen;)
    {
      LobbyEngineDecision others[LOBBY_ENGINE_SEARCH_MOST];
      Outcome outcome;
      int n = 0;

      for (int k = 0; k < result->n_chosen; k++)
        if (k != i)
          others[n++] = decisions[k];
      if (!measure (search, search->past, others, n, &outcome))
        return false;
      if (get_cost (search, &outcome) > *cost_s + WORTH_S)
        {
          i++;
          continue;
        }
      *cost_s = get_cost (search, &outcome);
      for (int k = i; k + 1 < result->n_chosen; k++)
        {
          decisions[k] = decisions[k + 1];
          result->chosen[k] = result->chosen[k + 1];
        }
      result->n_chosen--;
    }
  return true;
}

/* ---- How sure ---- */

static void
draw_needs (const LobbyEnginePast *past,
            const size_t *known,
            const size_t *first,
            LobbyEngineRng *rng,
            LobbyEngineErrand *errands)
{
  for (size_t i = 0; i < past->n_errands; i++)
    {
      int service = past->errands[i].service;
      size_t n = first[service + 1] - first[service];

      errands[i] = past->errands[i];
      if (past->errands[i].need_s >= 0 && n > 0)
        {
          double place = lobby_engine_rng_uniform (rng) * (double) n;
          errands[i].need_s = past->errands[known[first[service] + (size_t) fmin (floor (place), (double) (n - 1))]]
                                  .need_s;
        }
    }
}

/* Those whose need is known, by service. */
static void
list_known (const LobbyEnginePast *past, size_t *known, size_t *first)
{
  size_t n = 0;

  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    {
      first[service] = n;
      for (size_t i = 0; i < past->n_errands; i++)
        if (past->errands[i].service == service && past->errands[i].need_s >= 0)
          known[n++] = i;
    }
  first[LOBBY_ENGINE_SERVICES_MAX] = n;
}

static int
compare_seconds (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static bool
try_out (Search *search, const LobbyEngineDecision *decisions, LobbyEngineSearchResult *result)
{
  const LobbyEnginePast *past = search->past;
  int n_trials = search->setup->n_trials, n_better = 0;
  LobbyEngineErrand *errands = malloc ((past->n_errands + 1) * sizeof *errands);
  size_t *known = malloc ((past->n_errands + 1) * sizeof *known);
  double *saved = malloc (((size_t) n_trials + 1) * sizeof *saved);
  size_t first[LOBBY_ENGINE_SERVICES_MAX + 1];
  bool done = errands != NULL && known != NULL && saved != NULL;
  LobbyEnginePast trial = *past;
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, search->setup->seed, 0);
  trial.errands = errands;
  if (done)
    list_known (past, known, first);
  for (int i = 0; done && i < n_trials; i++)
    {
      Outcome before, after;

      draw_needs (past, known, first, &rng, errands);
      done = measure (search, &trial, NULL, 0, &before)
             && measure (search, &trial, decisions, result->n_chosen, &after);
      if (!done)
        break;
      saved[i] = before.waited_s - after.waited_s;
      n_better += get_cost (search, &after) < get_cost (search, &before);
    }
  if (done && n_trials > 0)
    {
      qsort (saved, (size_t) n_trials, sizeof *saved, compare_seconds);
      result->sure = (double) n_better / n_trials;
      result->p10_s = saved[n_trials / 10];
      result->p50_s = saved[n_trials / 2];
      result->p90_s = saved[n_trials - 1 - n_trials / 10];
    }
  free (errands);
  free (known);
  free (saved);
  return done;
}

/**
 * lobby_engine_search_run:
 * @past: the day
 * @setup: what could have been decided
 * @result: (out)
 *
 * Looks for the decisions that would have saved most.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_search_run (const LobbyEnginePast *past,
                         const LobbyEngineSearchSetup *setup,
                         LobbyEngineSearchResult *result)
{
  Search search = { .past = past, .setup = setup };
  LobbyEngineDecision decisions[LOBBY_ENGINE_SEARCH_MOST];
  Outcome before, after;
  double cost_s;
  int taken = 1;
  bool done;

  *result = (LobbyEngineSearchResult){ 0 };
  search.fates = malloc ((past->n_errands + 1) * sizeof *search.fates);
  done = search.fates != NULL && measure (&search, past, NULL, 0, &before);
  cost_s = done ? get_cost (&search, &before) : 0;
  while (done && taken > 0 && result->n_chosen < setup->n_most && result->n_chosen < LOBBY_ENGINE_SEARCH_MOST)
    {
      taken = take_best (&search, decisions, &cost_s, result);
      done = taken >= 0;
    }
  done = done && drop_worthless (&search, decisions, &cost_s, result)
         && measure (&search, past, decisions, result->n_chosen, &after) && try_out (&search, decisions, result);
  if (done)
    {
      result->saved_s = before.waited_s - after.waited_s;
      result->open_s = after.open_s - before.open_s;
    }
  result->n_runs = search.n_runs;
  free (search.fates);
  return done;
}
