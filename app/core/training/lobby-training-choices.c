/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Good and bad ones side by side: what the adviser would advise, a change of a counter that looks helpful, and a customer
 * who may not be sent to a machine. Their order says nothing. */
#include "config.h"

#include "lobby-training-choices.h"

#include "lobby-adviser.h"
#include "lobby-engine-rng.h"

/* What the adviser draws with: the same moment always offers the same. */
#define ADVISER_SEED 20251117
/* Of each sort so many at most. */
#define DIVERSIONS_MAX 2
#define COUNTERS_MAX 2
/* From asking to the first call of a counter, and from the suggestion to the way to the machine. Ours. */
#define OPENING_S 60.0
#define ANSWER_S 30.0
/* Who is called sooner than that may be gone before the decision is made. */
#define STAYS_S 90.0

typedef struct
{
  const LobbyTrainingDay *day;
  const LobbyState *state;
  const LobbyEngineFate *fates;
  double at_s;
  GPtrArray *choices;
} Listing;

static void
free_choice (gpointer data)
{
  LobbyTrainingChoice *choice = data;

  g_free (choice->counter);
  g_strfreev (choice->services);
  g_free (choice->ticket);
  g_free (choice->device);
  lobby_record_free (&lobby_text_type, choice->words);
  g_free (choice);
}

static guint
count (const Listing *listing, gboolean about_counters)
{
  guint n = 0;

  for (guint i = 0; i < listing->choices->len; i++)
    n += (((const LobbyTrainingChoice *) g_ptr_array_index (listing->choices, i))->counter != NULL) == about_counters;
  return n;
}

static gboolean
has_counter (const Listing *listing, const char *counter)
{
  for (guint i = 0; i < listing->choices->len; i++)
    if (g_strcmp0 (((const LobbyTrainingChoice *) g_ptr_array_index (listing->choices, i))->counter, counter) == 0)
      return TRUE;
  return FALSE;
}

/* --- customers --- */

/* Returns: the errand with which the ticket waits in the trainee's lobby, %LOBBY_ENGINE_NO_ERRAND when it does not */
static gsize
find_waiting (const Listing *listing, const char *ticket)
{
  gsize which = lobby_past_day_find_errand (listing->day->past, ticket, listing->at_s);

  if (which == LOBBY_ENGINE_NO_ERRAND || listing->fates[which].arrived_s > listing->at_s
      || listing->fates[which].end_s < listing->at_s + STAYS_S)
    return LOBBY_ENGINE_NO_ERRAND;
  return which;
}

static void
add_diversion (Listing *listing, const char *ticket, const char *device, const LobbyText *words, LobbyVeto veto)
{
  gsize which = find_waiting (listing, ticket);
  LobbyTrainingChoice *choice;

  if (which == LOBBY_ENGINE_NO_ERRAND || device == NULL)
    return;
  choice = g_new0 (LobbyTrainingChoice, 1);
  choice->kind = LOBBY_ADVICE_DIVERT;
  choice->ticket = g_strdup (ticket);
  choice->device = g_strdup (device);
  choice->words = words != NULL ? lobby_record_copy (&lobby_text_type, words) : NULL;
  choice->veto = veto;
  choice->decision = (LobbyEngineDecision){
    .kind = LOBBY_ENGINE_DECISION_DIVERT, .counter = -1, .which = which, .from_s = listing->at_s + ANSWER_S
  };
  g_ptr_array_add (listing->choices, choice);
}

static gboolean
is_temptation (LobbyVeto veto)
{
  return veto == LOBBY_VETO_ELDERLY || veto == LOBBY_VETO_NEEDS_HELP || veto == LOBBY_VETO_TIER
         || veto == LOBBY_VETO_PASSBOOK || veto == LOBBY_VETO_LOOSE_CHANGE;
}

/* Returns: (nullable): a machine that takes the customer's business and has not been offered to another */
static const char *
find_machine (const Listing *listing, const char *transaction)
{
  const GPtrArray *devices = lobby_state_get_devices (listing->state);

  for (guint i = 0; i < devices->len; i++)
    {
      const LobbyDeviceRecord *device = g_ptr_array_index (devices, i);
      const LobbyDevicePlan *plan = lobby_state_get_device_plan (listing->state, device->id);
      gboolean offered = FALSE;

      for (guint k = 0; k < listing->choices->len; k++)
        offered |= g_strcmp0 (((const LobbyTrainingChoice *) g_ptr_array_index (listing->choices, k))->device,
                              device->id)
                   == 0;
      if (!offered && plan != NULL && plan->transactions != NULL
          && g_strv_contains ((const char *const *) plan->transactions, transaction))
        return device->id;
    }
  return NULL;
}

/* One of those whom the rules keep at the counter; choosing it is a mistake. */
static void
tempt (Listing *listing, const LobbyForesight *foresight)
{
  guint n = listing->choices->len;

  for (guint i = 0; i < foresight->tickets->len && listing->choices->len == n; i++)
    {
      const LobbyTicketForesight *entry = g_ptr_array_index (foresight->tickets, i);
      const LobbyTicketRecord *ticket = lobby_state_get_ticket (listing->state, entry->ticket);

      if (ticket != NULL && ticket->transaction != NULL && is_temptation (entry->verdict.veto))
        add_diversion (listing, ticket->id, find_machine (listing, ticket->transaction), NULL, entry->verdict.veto);
    }
}

/* --- counters --- */

static guint32
read_services (const Listing *listing, char *const *services)
{
  guint32 serves = 0;

  for (guint i = 0; services != NULL && services[i] != NULL; i++)
    serves |= 1u << lobby_visit_names_get_service (listing->day->names, services[i]);
  return serves;
}

static void
add_counter (Listing *listing, LobbyAdviceKind kind, const char *counter, char *const *services)
{
  int number = lobby_past_day_find_counter (listing->day->past, counter);
  LobbyTrainingChoice *choice;

  if (number < 0 || has_counter (listing, counter))
    return;
  choice = g_new0 (LobbyTrainingChoice, 1);
  choice->kind = kind;
  choice->counter = g_strdup (counter);
  choice->services = g_strdupv ((char **) services);
  choice->decision = (LobbyEngineDecision){
    .kind = kind == LOBBY_ADVICE_PROFILE_COUNTER ? LOBBY_ENGINE_DECISION_SERVE : LOBBY_ENGINE_DECISION_OPEN,
    .counter = number,
    .which = LOBBY_ENGINE_NO_ERRAND,
    .serves = read_services (listing, services),
    .from_s = listing->at_s + OPENING_S,
    .until_s = listing->at_s + LOBBY_TRAINING_AHEAD_S,
  };
  g_ptr_array_add (listing->choices, choice);
}

/* Who opens a counter serves what is done there. */
static char *const *
find_services (const Listing *listing, const char *counter)
{
  const LobbyCounterRecord *record = lobby_state_get_counter (listing->state, counter);
  const LobbyCounterPlan *plan = lobby_state_get_counter_plan (listing->state, counter);

  if (record != NULL && record->services != NULL && record->services[0] != NULL)
    return record->services;
  return plan != NULL ? plan->services : NULL;
}

static gboolean
is_about_counters (LobbyAdviceKind kind)
{
  return kind == LOBBY_ADVICE_OPEN_COUNTER || kind == LOBBY_ADVICE_RESUME_COUNTER
         || kind == LOBBY_ADVICE_PROFILE_COUNTER;
}

static void
take_advice (Listing *listing, const LobbyAdviceFacts *advice)
{
  if (advice->kind == LOBBY_ADVICE_DIVERT && count (listing, FALSE) < DIVERSIONS_MAX)
    add_diversion (listing, advice->ticket, advice->device, advice->words, LOBBY_VETO_NONE);
  else if (is_about_counters (advice->kind) && count (listing, TRUE) < COUNTERS_MAX)
    add_counter (listing, advice->kind, advice->counter,
                 advice->services != NULL ? advice->services : find_services (listing, advice->counter));
}

static char **
add_service (char *const *services, const char *more)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; services != NULL && services[i] != NULL; i++)
    g_strv_builder_add (builder, services[i]);
  g_strv_builder_add (builder, more);
  return g_strv_builder_end (builder);
}

static gboolean
can_serve_too (const LobbyCounterPlan *plan, const LobbyCounterRecord *counter, const char *service)
{
  gboolean able = (plan->services != NULL && g_strv_contains ((const char *const *) plan->services, service))
                  || (plan->also != NULL && g_strv_contains ((const char *const *) plan->also, service));

  return able && counter->services != NULL && counter->services[0] != NULL
         && !g_strv_contains ((const char *const *) counter->services, service);
}

/* The service with most customers waiting, at one more counter: it looks helpful, and often only moves the wait. */
static void
add_change (Listing *listing)
{
  const GPtrArray *counters = lobby_state_get_counters (listing->state);
  const GPtrArray *services = lobby_state_get_branch (listing->state)->services;
  const char *longest = NULL;
  guint most = 0, n = listing->choices->len;

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (services, i);
      const GPtrArray *waiting = lobby_state_get_waiting (listing->state, service->id);

      if (waiting != NULL && waiting->len > most)
        {
          most = waiting->len;
          longest = service->id;
        }
    }
  for (guint i = 0; longest != NULL && i < counters->len && listing->choices->len == n; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      const LobbyCounterPlan *plan = lobby_state_get_counter_plan (listing->state, counter->id);
      g_auto (GStrv) next = NULL;

      if (counter->phase != LOBBY_COUNTER_OPEN || plan == NULL || !can_serve_too (plan, counter, longest))
        continue;
      next = add_service (counter->services, longest);
      add_counter (listing, LOBBY_ADVICE_PROFILE_COUNTER, counter->id, next);
    }
}

static void
shuffle (GPtrArray *choices, guint64 seed, double at_s)
{
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, seed, (guint64) at_s);
  for (guint i = choices->len; i > 1; i--)
    {
      guint other = (guint) (lobby_engine_rng_uniform (&rng) * i);
      gpointer last = choices->pdata[i - 1];

      choices->pdata[i - 1] = choices->pdata[other];
      choices->pdata[other] = last;
    }
}

/**
 * lobby_training_choices_new:
 * @day: a day
 * @state: the recorded lobby at @at_s
 * @fates: what becomes of each errand in the trainee's lobby
 * @at_s: the moment, seconds since midnight
 * @seed: any number; the order of the choices follows from it
 *
 * Returns: (transfer full) (element-type LobbyTrainingChoice): what can be decided, at most %LOBBY_TRAINING_CHOICES_MAX; any
 *   of them go together
 */
GPtrArray *
lobby_training_choices_new (const LobbyTrainingDay *day,
                            const LobbyState *state,
                            const LobbyEngineFate *fates,
                            double at_s,
                            guint64 seed)
{
  gint64 at_us = lobby_training_day_get_instant (day, at_s);
  LobbyAdviserMoment moment = { .now_us = at_us, .devices_now_us = at_us, .devices_known = TRUE };
  g_autoptr (LobbyAdviser) adviser = lobby_adviser_new (ADVISER_SEED);
  g_autoptr (LobbyForesight) foresight = NULL;
  Listing listing = { day, state, fates, at_s, g_ptr_array_new_with_free_func (free_choice) };

  if (lobby_state_get_branch (state) == NULL)
    return listing.choices;
  lobby_adviser_set_rules (adviser, day->rules);
  foresight = lobby_adviser_foresee (adviser, state, &moment);
  for (guint i = 0; i < foresight->advices->len; i++)
    take_advice (&listing, g_ptr_array_index (foresight->advices, i));
  add_change (&listing);
  tempt (&listing, foresight);
  shuffle (listing.choices, seed, at_s);
  return listing.choices;
}
