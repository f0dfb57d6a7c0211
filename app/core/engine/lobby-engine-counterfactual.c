/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trace-driven: everything a customer brings is taken from the record, and only the queueing is played. Who gave up gives
 * up after the same wait; who did not is taken to be patient. Who was never called needs what its service needed on
 * average that day. */
#include "config.h"

#include "lobby-engine-counterfactual.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where nobody of a service was ever called, seconds. */
#define NEED_S 300
/* Moments that differ by less are one, whatever sums of seconds are rounded to: the first counter goes first. */
#define SAME_S 1e-6

typedef struct
{
  double at_s;
  size_t which;
} Entry;

typedef struct
{
  double look_s;
  bool idle;
} Counter;

typedef struct
{
  bool open;
  uint32_t serves;
  double ready_s;
  double next_s; /* when this may be otherwise */
} Duty;

typedef struct
{
  const LobbyEnginePast *past;
  const LobbyEngineDecision *decisions;
  size_t n_decisions;
  LobbyEngineFate *fates;
  Entry *entries; /* (owned): who comes, the next one last */
  size_t n_entries;
  size_t *next;    /* (owned): by errand, the one that follows it */
  size_t *waiting; /* (owned): by arrival */
  size_t n_waiting;
  Counter counter[LOBBY_ENGINE_SERVERS_MAX];
  int n_counters;
  double need_s[LOBBY_ENGINE_SERVICES_MAX];
  double rest_s;
  LobbyEngineTurn turn;
} Telling;

/* ---- What counters do ---- */

static bool
holds (const LobbyEngineDecision *decision, int counter, double at_s)
{
  return decision->kind <= LOBBY_ENGINE_DECISION_SERVE && decision->counter == counter && decision->from_s <= at_s
         && at_s < decision->until_s;
}

static double
get_boundary (double boundary_s, double at_s, double next_s)
{
  return boundary_s > at_s && boundary_s < next_s ? boundary_s : next_s;
}

/* What a counter served at any time of the day. */
static uint32_t
find_usual_services (const LobbyEnginePast *past, int counter)
{
  uint32_t serves = 0;

  for (size_t i = 0; i < past->n_openings; i++)
    serves |= past->openings[i].counter == counter ? past->openings[i].serves : 0;
  return serves != 0 ? serves : UINT32_MAX;
}

static Duty
find_recorded_duty (const LobbyEnginePast *past, int counter, double at_s)
{
  Duty duty = { .next_s = INFINITY };

  for (size_t i = 0; i < past->n_openings; i++)
    {
      const LobbyEngineOpening *opening = &past->openings[i];

      if (opening->counter != counter)
        continue;
      duty.next_s = get_boundary (opening->from_s, at_s, get_boundary (opening->until_s, at_s, duty.next_s));
      if (opening->from_s > at_s || at_s >= opening->until_s)
        continue;
      duty.open = true;
      duty.serves = opening->serves;
      duty.ready_s = opening->ready_s;
    }
  return duty;
}

/* Later decisions go before earlier ones. */
static Duty
find_duty (const LobbyEnginePast *past,
           const LobbyEngineDecision *decisions,
           size_t n_decisions,
           int counter,
           double at_s)
{
  Duty duty = find_recorded_duty (past, counter, at_s);

  for (size_t i = 0; i < n_decisions; i++)
    {
      const LobbyEngineDecision *decision = &decisions[i];

      if (decision->kind > LOBBY_ENGINE_DECISION_SERVE || decision->counter != counter)
        continue;
      duty.next_s = get_boundary (decision->from_s, at_s, get_boundary (decision->until_s, at_s, duty.next_s));
      if (!holds (decision, counter, at_s))
        continue;
      if (decision->kind == LOBBY_ENGINE_DECISION_CLOSE)
        duty.open = false;
      else if (decision->kind == LOBBY_ENGINE_DECISION_SERVE)
        duty.serves = decision->serves != 0 ? decision->serves : duty.serves;
      else if (!duty.open || decision->serves != 0)
        {
          duty.ready_s = duty.open ? duty.ready_s : decision->from_s + past->reaction_s;
          duty.serves = decision->serves != 0 ? decision->serves : find_usual_services (past, counter);
          duty.open = true;
        }
    }
  return duty;
}

/* ---- What customers bring ---- */

static int
compare_seconds (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
find_median (double *seconds, size_t n)
{
  if (n == 0)
    return 0;
  qsort (seconds, n, sizeof *seconds, compare_seconds);
  return n % 2 == 1 ? seconds[n / 2] : (seconds[n / 2 - 1] + seconds[n / 2]) / 2;
}

static bool
learn (Telling *telling)
{
  const LobbyEnginePast *past = telling->past;
  double sum_s[LOBBY_ENGINE_SERVICES_MAX] = { 0 }, all_s = 0;
  int n[LOBBY_ENGINE_SERVICES_MAX] = { 0 }, n_all = 0;
  double *rests = malloc ((past->n_errands + 1) * sizeof *rests);
  size_t n_rests = 0;

  if (rests == NULL)
    return false;
  for (size_t i = 0; i < past->n_errands; i++)
    {
      const LobbyEngineErrand *one = &past->errands[i];

      if (one->rest_s >= 0)
        rests[n_rests++] = one->rest_s;
      if (!(one->need_s >= 0))
        continue;
      sum_s[one->service] += one->need_s;
      n[one->service]++;
      all_s += one->need_s;
      n_all++;
    }
  telling->rest_s = find_median (rests, n_rests);
  free (rests);
  for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    telling->need_s[i] = n[i] > 0 ? sum_s[i] / n[i] : n_all > 0 ? all_s / n_all : NEED_S;
  return true;
}

static const LobbyEngineDecision *
find_decision (const Telling *telling, LobbyEngineDecisionKind kind, size_t which)
{
  const LobbyEngineDecision *found = NULL;

  for (size_t i = 0; i < telling->n_decisions; i++)
    if (telling->decisions[i].kind == kind && telling->decisions[i].which == which)
      found = &telling->decisions[i];
  return found;
}

/* A errand that joins later than it did is patient for as long as it was. */
static double
shift (const Telling *telling, size_t which, double at_s)
{
  return at_s + (telling->fates[which].arrived_s - telling->past->errands[which].arrived_s);
}

/* Returns: when it goes to a machine, infinite for never */
static double
find_away (const Telling *telling, size_t which, bool *comes_back)
{
  const LobbyEngineErrand *one = &telling->past->errands[which];
  const LobbyEngineDecision *sent = find_decision (telling, LOBBY_ENGINE_DECISION_DIVERT, which);
  double away_s = find_decision (telling, LOBBY_ENGINE_DECISION_STAY, which) == NULL
                      ? shift (telling, which, one->away_s)
                      : INFINITY;

  *comes_back = one->back_s < INFINITY;
  if (sent != NULL && sent->from_s < away_s)
    {
      away_s = fmax (sent->from_s, telling->fates[which].arrived_s);
      *comes_back = false;
    }
  return away_s;
}

/* ---- The queue ---- */

static void
add_entry (Telling *telling, double at_s, size_t which)
{
  size_t place = telling->n_entries++;

  while (place > 0 && telling->entries[place - 1].at_s < at_s)
    {
      telling->entries[place] = telling->entries[place - 1];
      place--;
    }
  telling->entries[place] = (Entry){ at_s, which };
}

static void
end_wait (Telling *telling, size_t place, LobbyEngineFateKind kind, double at_s)
{
  LobbyEngineFate *fate = &telling->fates[telling->waiting[place]];

  fate->kind = kind;
  fate->end_s = at_s;
  memmove (&telling->waiting[place], &telling->waiting[place + 1],
           (--telling->n_waiting - place) * sizeof *telling->waiting);
}

/* Those who have gone by then, to a machine or home. */
static void
let_go (Telling *telling, double at_s)
{
  for (size_t i = 0; i < telling->n_waiting;)
    {
      size_t which = telling->waiting[i];
      const LobbyEngineErrand *one = &telling->past->errands[which];
      bool comes_back;
      bool was_away = telling->fates[which].kind == LOBBY_ENGINE_FATE_DIVERTED;
      double away_s = was_away ? INFINITY : find_away (telling, which, &comes_back);
      double left_s = shift (telling, which, one->left_s);

      if (fmin (away_s, left_s) >= at_s)
        i++;
      else if (left_s <= away_s)
        end_wait (telling, i, LOBBY_ENGINE_FATE_LEFT, left_s);
      else
        {
          end_wait (telling, i, LOBBY_ENGINE_FATE_DIVERTED, away_s);
          if (comes_back)
            add_entry (telling, shift (telling, which, one->back_s), which);
        }
    }
}

static bool
may_call (const Telling *telling, int counter, const Entry *entry)
{
  Duty duty = find_duty (telling->past, telling->decisions, telling->n_decisions, counter, entry->at_s);

  return duty.open && (duty.serves >> telling->past->errands[entry->which].service & 1) != 0;
}

/* The place that counts is the one by arrival, also for who comes back. */
static void
join (Telling *telling, const Entry *entry)
{
  LobbyEngineFate *fate = &telling->fates[entry->which];
  double answer_s = telling->past->errands[entry->which].answer_s;
  size_t place = telling->n_waiting++;

  if (fate->kind != LOBBY_ENGINE_FATE_DIVERTED)
    fate->arrived_s = entry->at_s;
  while (place > 0 && telling->fates[telling->waiting[place - 1]].arrived_s > fate->arrived_s)
    {
      telling->waiting[place] = telling->waiting[place - 1];
      place--;
    }
  telling->waiting[place] = entry->which;
  answer_s = answer_s >= 0 ? answer_s : telling->past->reaction_s;
  for (int i = 0; i < telling->n_counters; i++)
    if (telling->counter[i].idle && may_call (telling, i, entry))
      telling->counter[i].look_s = fmin (telling->counter[i].look_s, entry->at_s + answer_s);
}

/* Returns: place among those who wait, `n_waiting` when nobody is called */
static size_t
choose (Telling *telling, uint32_t serves, double at_s)
{
  double head_s[LOBBY_ENGINE_CLASSES_MAX];
  size_t head[LOBBY_ENGINE_CLASSES_MAX];
  int class;

  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    head_s[i] = INFINITY;
  for (size_t i = 0; i < telling->n_waiting; i++)
    {
      const LobbyEngineErrand *one = &telling->past->errands[telling->waiting[i]];

      if ((serves >> one->service & 1) == 0 || head_s[one->class] < INFINITY)
        continue;
      head_s[one->class] = telling->fates[telling->waiting[i]].arrived_s;
      head[one->class] = i;
    }
  class = lobby_engine_order_choose (&telling->past->order, &telling->turn, head_s, LOBBY_ENGINE_CLASSES_MAX, at_s);
  return class >= 0 ? head[class] : telling->n_waiting;
}

static void
look (Telling *telling, int number, double at_s)
{
  Counter *counter = &telling->counter[number];
  Duty duty = find_duty (telling->past, telling->decisions, telling->n_decisions, number, at_s);
  size_t place, which;
  const LobbyEngineErrand *one;

  counter->idle = false;
  counter->look_s = duty.next_s;
  if (!duty.open)
    return;
  if (at_s < duty.ready_s)
    {
      counter->look_s = fmin (duty.ready_s, duty.next_s);
      return;
    }
  let_go (telling, at_s);
  place = choose (telling, duty.serves, at_s);
  counter->idle = place == telling->n_waiting;
  if (counter->idle)
    return;
  which = telling->waiting[place];
  one = &telling->past->errands[which];
  end_wait (telling, place, LOBBY_ENGINE_FATE_CALLED, at_s);
  telling->fates[which].counter = number;
  at_s += one->need_s >= 0 ? one->need_s : telling->need_s[one->service];
  if (telling->next[which] != LOBBY_ENGINE_NO_ERRAND)
    add_entry (telling, at_s, telling->next[which]);
  counter->look_s = at_s + (one->rest_s >= 0 ? one->rest_s : telling->rest_s);
}

/* ---- A whole day ---- */

static int
find_next_counter (const Telling *telling)
{
  int next = 0;

  for (int i = 1; i < telling->n_counters; i++)
    if (telling->counter[i].look_s < telling->counter[next].look_s - SAME_S)
      next = i;
  return next;
}

static void
play (Telling *telling)
{
  for (;;)
    {
      int next = find_next_counter (telling);
      double look_s = telling->n_counters > 0 ? telling->counter[next].look_s : INFINITY;
      double entry_s = telling->n_entries > 0 ? telling->entries[telling->n_entries - 1].at_s : INFINITY;

      if (fmin (look_s, entry_s) >= telling->past->closes_s)
        break;
      if (entry_s <= look_s)
        {
          Entry entry = telling->entries[--telling->n_entries];

          join (telling, &entry);
        }
      else
        look (telling, next, look_s);
    }
  let_go (telling, telling->past->closes_s);
  while (telling->n_waiting > 0)
    end_wait (telling, 0, LOBBY_ENGINE_FATE_WAITING, telling->past->closes_s);
}

static void
count_counters (Telling *telling)
{
  for (size_t i = 0; i < telling->past->n_openings; i++)
    if (telling->past->openings[i].counter >= telling->n_counters)
      telling->n_counters = telling->past->openings[i].counter + 1;
  for (size_t i = 0; i < telling->n_decisions; i++)
    if (telling->decisions[i].kind <= LOBBY_ENGINE_DECISION_SERVE
        && telling->decisions[i].counter >= telling->n_counters)
      telling->n_counters = telling->decisions[i].counter + 1;
  for (int i = 0; i < telling->n_counters; i++)
    telling->counter[i].look_s = -INFINITY;
}

static void
expect (Telling *telling)
{
  const LobbyEnginePast *past = telling->past;

  for (size_t i = 0; i < past->n_errands; i++)
    {
      telling->next[i] = LOBBY_ENGINE_NO_ERRAND;
      telling->fates[i] = (LobbyEngineFate){ LOBBY_ENGINE_FATE_WAITING, -1, past->closes_s, past->closes_s };
    }
  for (size_t i = past->n_errands; i-- > 0;)
    {
      if (past->errands[i].after < past->n_errands)
        telling->next[past->errands[i].after] = i;
      else
        add_entry (telling, past->errands[i].arrived_s, i);
    }
}

/**
 * lobby_engine_counterfactual_run:
 * @past: the day
 * @decisions: what is decided otherwise; later ones go before earlier ones
 * @fates: (out caller-allocates) (array length=past.n_errands): what becomes of each errand
 *
 * Tells the day again.
 *
 * Returns: false when memory ran out or a number is out of range
 */
bool
lobby_engine_counterfactual_run (const LobbyEnginePast *past,
                                 const LobbyEngineDecision *decisions,
                                 size_t n_decisions,
                                 LobbyEngineFate *fates)
{
  Telling telling = { .past = past, .decisions = decisions, .n_decisions = n_decisions, .fates = fates };
  bool done = false;

  /* Nobody is on the way to the queue twice. */
  telling.entries = malloc ((past->n_errands + 1) * sizeof *telling.entries);
  telling.next = malloc ((past->n_errands + 1) * sizeof *telling.next);
  telling.waiting = malloc ((past->n_errands + 1) * sizeof *telling.waiting);
  if (telling.entries != NULL && telling.next != NULL && telling.waiting != NULL && learn (&telling))
    {
      count_counters (&telling);
      expect (&telling);
      play (&telling);
      done = true;
    }
  free (telling.entries);
  free (telling.next);
  free (telling.waiting);
  return done;
}

/**
 * lobby_engine_counterfactual_recall:
 * @fates: (out caller-allocates) (array length=past.n_errands): what became of each errand
 *
 * What really happened.
 */
void
lobby_engine_counterfactual_recall (const LobbyEnginePast *past, LobbyEngineFate *fates)
{
  for (size_t i = 0; i < past->n_errands; i++)
    {
      const LobbyEngineErrand *one = &past->errands[i];
      LobbyEngineFate *fate = &fates[i];

      *fate = (LobbyEngineFate){ LOBBY_ENGINE_FATE_WAITING, -1, one->arrived_s, past->closes_s };
      if (one->called_s < INFINITY)
        *fate = (LobbyEngineFate){ LOBBY_ENGINE_FATE_CALLED, one->counter, one->arrived_s, one->called_s };
      else if (one->left_s < INFINITY)
        *fate = (LobbyEngineFate){ LOBBY_ENGINE_FATE_LEFT, -1, one->arrived_s, one->left_s };
      else if (one->away_s < INFINITY)
        *fate = (LobbyEngineFate){ LOBBY_ENGINE_FATE_DIVERTED, -1, one->arrived_s, one->away_s };
    }
}

static bool
lies_within (double at_s, double from_s, double until_s)
{
  return at_s >= from_s && at_s < until_s;
}

static double
measure_open (const LobbyEnginePast *past,
              const LobbyEngineDecision *decisions,
              size_t n_decisions,
              double from_s,
              double until_s)
{
  double open_s = 0;

  for (int i = 0; i < LOBBY_ENGINE_SERVERS_MAX; i++)
    for (double at_s = from_s; at_s < until_s;)
      {
        Duty duty = find_duty (past, decisions, n_decisions, i, at_s);
        double next_s = fmin (duty.next_s, until_s);

        open_s += duty.open ? next_s - at_s : 0;
        at_s = next_s;
      }
  return open_s;
}

/**
 * lobby_engine_counterfactual_tally:
 * @decisions: those of the run, none for what really happened
 * @fates: of a run, or what really happened
 * @service: only of this service; below 0 all, with the time that counters were open
 * @from_s: seconds since midnight
 * @until_s: only what falls within these times counts, also of a wait that is longer
 * @tally: (out)
 *
 * A day in figures.
 */
void
lobby_engine_counterfactual_tally (const LobbyEnginePast *past,
                                   const LobbyEngineDecision *decisions,
                                   size_t n_decisions,
                                   const LobbyEngineFate *fates,
                                   int service,
                                   double from_s,
                                   double until_s,
                                   LobbyEngineTally *tally)
{
  memset (tally, 0, sizeof *tally);
  until_s = fmin (until_s, past->closes_s);
  for (size_t i = 0; i < past->n_errands; i++)
    {
      const LobbyEngineFate *fate = &fates[i];
      double target_s = past->target_s[past->errands[i].service];
      bool ends = lies_within (fate->end_s, from_s, until_s);

      if (service >= 0 && past->errands[i].service != service)
        continue;
      tally->waited_s += fmax (fmin (fate->end_s, until_s) - fmax (fate->arrived_s, from_s), 0);
      tally->n_over += target_s > 0 && fate->end_s > fate->arrived_s + target_s
                       && lies_within (fate->arrived_s + target_s, from_s, until_s);
      tally->n_called += ends && fate->kind == LOBBY_ENGINE_FATE_CALLED;
      tally->n_left += ends && fate->kind == LOBBY_ENGINE_FATE_LEFT;
      tally->n_diverted += ends && fate->kind == LOBBY_ENGINE_FATE_DIVERTED;
    }
  if (service < 0)
    tally->open_s = measure_open (past, decisions, n_decisions, from_s, until_s);
}
