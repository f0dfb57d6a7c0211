/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists what could have been decided: a counter that was closed or paused opens, an open one serves one more service, a
 * diversion that was suggested is accepted. Whether a teller was there to open a counter is not recorded. */
#include "config.h"

#include "lobby-past-choices.h"

#include "lobby-instant.h"

#include <math.h>

/* Counters are opened and changed at these moments of the window, and so many at most. */
#define STEP_S 300.0
#define STEPS_MAX 36
/* From the suggestion to the answer. Ours. */
#define ANSWER_S 30.0

/** lobby_past_choices_free: @choices: (nullable): choices to free */
void
lobby_past_choices_free (LobbyPastChoices *choices)
{
  if (choices == NULL)
    return;
  g_array_unref (choices->decisions);
  g_ptr_array_unref (choices->devices);
  g_free (choices);
}

static void
add (LobbyPastChoices *choices, LobbyEngineDecision decision, const char *device)
{
  g_array_append_val (choices->decisions, decision);
  g_ptr_array_add (choices->devices, g_strdup (device != NULL ? device : ""));
}

/* Returns: what the counter serves at that time; 0 when it is not open */
static guint32
find_services (const LobbyPastDay *day, int counter, double at_s)
{
  for (gsize i = 0; i < day->past.n_openings; i++)
    {
      const LobbyEngineOpening *opening = &day->past.openings[i];

      if (opening->counter == counter && opening->from_s <= at_s && at_s < opening->until_s)
        return opening->serves;
    }
  return 0;
}

/* What a counter can serve, whether it was open that day or not. */
static guint32
find_usual_services (const LobbyPastDay *day, const LobbyState *state, LobbyVisitNames *names, int counter)
{
  const LobbyCounterPlan *plan = lobby_state_get_counter_plan (state, g_ptr_array_index (day->counters, counter));
  guint32 serves = 0;

  for (guint i = 0; plan != NULL && plan->services != NULL && plan->services[i] != NULL; i++)
    serves |= G_GUINT64_CONSTANT (1) << lobby_visit_names_get_service (names, plan->services[i]);
  for (gsize i = 0; i < day->past.n_openings && serves == 0; i++)
    serves = day->past.openings[i].counter == counter ? day->past.openings[i].serves : 0;
  return serves;
}

static guint32
list_all_services (const LobbyPastDay *day)
{
  guint32 services = 0;

  for (gsize i = 0; i < day->past.n_errands; i++)
    services |= G_GUINT64_CONSTANT (1) << day->past.errands[i].service;
  return services;
}

static void
list_counter (LobbyPastChoices *choices,
              const LobbyPastDay *day,
              int counter,
              guint32 usual,
              double at_s,
              double until_s)
{
  guint32 serves = find_services (day, counter, at_s), all = list_all_services (day);
  LobbyEngineDecision decision = {
    .kind = LOBBY_ENGINE_DECISION_OPEN, .counter = counter, .serves = usual, .from_s = at_s, .until_s = until_s
  };

  decision.which = LOBBY_ENGINE_NO_ERRAND;
  if (serves == 0)
    {
      if (usual != 0)
        add (choices, decision, NULL);
      return;
    }
  decision.kind = LOBBY_ENGINE_DECISION_SERVE;
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    {
      guint32 more = G_GUINT64_CONSTANT (1) << service;

      if ((all & more) == 0 || (serves & more) != 0)
        continue;
      decision.serves = serves | more;
      add (choices, decision, NULL);
    }
}

static void
list_diversions (LobbyPastChoices *choices,
                 const LobbyPastDay *day,
                 const LobbyState *state,
                 double from_s,
                 double until_s)
{
  const GPtrArray *advices = lobby_state_get_advices (state);

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      double at_s = (double) (advice->shown_us - day->midnight_us) / G_USEC_PER_SEC + ANSWER_S;
      LobbyEngineDecision decision = { .kind = LOBBY_ENGINE_DECISION_DIVERT, .counter = -1, .from_s = at_s };

      if (advice->kind != LOBBY_ADVICE_DIVERT || advice->ticket == NULL || advice->accepted_us != 0 || at_s < from_s
          || at_s >= until_s)
        continue;
      decision.which = lobby_past_day_find_errand (day, advice->ticket, at_s);
      if (decision.which != LOBBY_ENGINE_NO_ERRAND)
        add (choices, decision, advice->device);
    }
}

/**
 * lobby_past_choices_new:
 * @day: a day
 * @state: the lobby at its end
 * @names: numbers of services
 * @from_s: seconds since midnight
 * @until_s: what is decided about a counter holds until then
 *
 * Returns: (transfer full): what could have been decided from @from_s to @until_s
 */
LobbyPastChoices *
lobby_past_choices_new (const LobbyPastDay *day,
                        const LobbyState *state,
                        LobbyVisitNames *names,
                        double from_s,
                        double until_s)
{
  g_return_val_if_fail (day != NULL && state != NULL && names != NULL, NULL);

  LobbyPastChoices *choices = g_new0 (LobbyPastChoices, 1);
  double step_s = fmax (STEP_S, (until_s - from_s) / STEPS_MAX);
  choices->decisions = g_array_new (FALSE, FALSE, sizeof (LobbyEngineDecision));
  choices->devices = g_ptr_array_new_with_free_func (g_free);
  for (guint counter = 0; counter < day->counters->len; counter++)
    {
      guint32 usual = find_usual_services (day, state, names, (int) counter);

      for (double at_s = from_s; at_s < until_s; at_s += step_s)
        list_counter (choices, day, (int) counter, usual, at_s, until_s);
    }
  list_diversions (choices, day, state, from_s, until_s);
  return choices;
}
