/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long each will wait: the engine's forward runs, corrected by what past days taught. */
#include "config.h"

#include "lobby-adviser-private.h"

#include "lobby-promise-stretch.h"

#include <math.h>
#include <string.h>

/* How far waits and breaches are looked for. */
#define HORIZON_S 7200.0
#define BREACH_HORIZON_S 3600.0
/* Runs: until the mean of the last customer is known to this many seconds. */
#define RUNS_MIN 64
#define RUNS_MAX 192
#define BREACH_RUNS 64
#define PRECISION_S 12.0
/* A breach is expected when it comes in more than half of the runs. */
#define BREACH_LIKELY 0.5
/* With fewer finished services than this nothing is said, unless the branch states its usual times. */
#define SERVICES_MIN 8.0
/* Standard normal 90 % point. */
#define Z_90 1.2815515655446004

static const LobbyServiceRecord *
get_service (const LobbyLook *look, guint place)
{
  return g_ptr_array_index (look->branch->services, place);
}

static guint
count_services (const LobbyLook *look)
{
  return look->branch->services != NULL ? MIN (look->branch->services->len, LOBBY_ENGINE_SERVICES_MAX) : 0;
}

/* The branch's own median and 90 % point are a lognormal. */
static void
believe_branch (LobbyLook *look)
{
  for (guint i = 0; i < count_services (look); i++)
    {
      const LobbyServiceRecord *service = get_service (look, i);
      LobbyEngineLognormal times = { .log_sd = 0.5 };

      if (service->usual_s <= 0)
        continue;
      times.log_mean = log ((double) service->usual_s);
      if (service->long_s > service->usual_s)
        times.log_sd = log ((double) service->long_s / (double) service->usual_s) / Z_90;
      lobby_engine_habits_state_times (look->habits, lobby_visit_names_get_service (look->names, service->id), times);
    }
}

/* The next arrival of each service, of the class that most of its customers have. */
static void
list_next (LobbyLook *look)
{
  for (guint i = 0; i < count_services (look); i++)
    {
      int service = lobby_visit_names_get_service (look->names, get_service (look, i)->id), class = 0;

      if (look->visits->order_known)
        class = MIN (service, LOBBY_ENGINE_CLASSES_MAX - 1);
      for (int k = 0; !look->visits->order_known && k < LOBBY_ENGINE_CLASSES_MAX; k++)
        class = look->habits->services[k][service] > look->habits->services[class][service] ? k : class;
      look->next[i] = (LobbyEngineNext){ service, class };
    }
}

static void
set_up (LobbyLook *look)
{
  look->setup = (LobbyEngineForecastSetup){ .present = &look->present,
                                            .habits = look->habits,
                                            .order = look->visits->order,
                                            .next = look->next,
                                            .n_next = count_services (look),
                                            .horizon_s = HORIZON_S,
                                            .n_runs_min = RUNS_MIN,
                                            .n_runs_max = RUNS_MAX,
                                            .precision_s = PRECISION_S,
                                            .surprises = true,
                                            .seed = look->seed };
  lobby_present_get_targets (look->state, look->names, look->setup.target_s);
}

/* The service of one who waits, or of one who would come. */
static int
get_outlook_service (const LobbyLook *look, size_t which)
{
  size_t n_waiting = look->present.n_waiting;

  return which < n_waiting ? look->present.waiting[which].service : look->next[which - n_waiting].service;
}

static LobbySpan
read_span (const LobbyLook *look, size_t which, const LobbyPromiseStretch *stretch)
{
  const LobbyEngineOutlook *outlook = &look->waits.outlook[which];
  const LobbyEnginePrediction *prediction = look->predictions != NULL ? &look->predictions[which] : NULL;

  if (prediction == NULL)
    return lobby_promise_stretch_apply (stretch[get_outlook_service (look, which)],
                                        (LobbySpan){ outlook->p10_s, outlook->p50_s, outlook->p90_s });
  return (LobbySpan){ lobby_engine_prediction_get_quantile (prediction, 0.1), prediction->median_s,
                      lobby_engine_prediction_get_quantile (prediction, 0.9) };
}

static double
read_in_time (const LobbyLook *look, size_t which, double target_s, double waited_s)
{
  if (target_s <= 0)
    return -1;
  if (look->predictions == NULL)
    return look->waits.outlook[which].in_time;
  return lobby_engine_prediction_get_chance (&look->predictions[which], target_s - waited_s);
}

static void
tell_tickets (LobbyLook *look)
{
  for (size_t i = 0; i < look->present.n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &look->present.waiting[i];
      LobbyTicketForesight *entry = lobby_foresight_add_ticket (look->foresight, lobby_look_get_ticket (look, i));

      entry->to_call = g_array_index (look->to_call, LobbySpan, i);
      entry->in_time = read_in_time (look, i, look->setup.target_s[waiting->service],
                                     look->present.now_s - waiting->since_s);
    }
}

static gboolean
is_known (const LobbyLook *look, guint place)
{
  int service = look->next[place].service;
  gboolean served = FALSE;

  for (int i = 0; i < look->present.n_servers; i++)
    served |= look->present.server[i].serves == 0 || (look->present.server[i].serves & (1u << service)) != 0;
  return served && (look->habits->by_service[service].n >= SERVICES_MIN || get_service (look, place)->usual_s > 0);
}

static void
tell_services (LobbyLook *look, const LobbyEngineForecast *breaches)
{
  for (guint i = 0; i < count_services (look); i++)
    {
      LobbyServiceForesight *entry = lobby_foresight_add_service (look->foresight, get_service (look, i)->id);
      size_t which = look->present.n_waiting + i;
      const LobbyEngineBreach *breach = &breaches->breach[look->next[i].service];

      entry->known = is_known (look, i);
      entry->next = g_array_index (look->to_call, LobbySpan, which);
      entry->next_in_time = read_in_time (look, which, look->setup.target_s[look->next[i].service], 0);
      entry->breach_chance = breach->chance;
      if (entry->known && breach->chance >= BREACH_LIKELY)
        entry->breach_us = look->moment.now_us + (gint64) (breach->p50_s * G_USEC_PER_SEC);
    }
}

static gboolean
run_breaches (const LobbyLook *look, LobbyEngineForecast *breaches)
{
  LobbyEngineForecastSetup setup = look->setup;

  setup.n_next = 0;
  setup.horizon_s = BREACH_HORIZON_S;
  setup.whole_horizon = true;
  setup.n_runs_min = setup.n_runs_max = BREACH_RUNS;
  setup.precision_s = 0;
  return lobby_engine_forecast_run (&setup, breaches);
}

static void
measure_stretches (const LobbyLook *look, LobbyPromiseStretch *stretch)
{
  for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    stretch[i] = (LobbyPromiseStretch){ 1, 1 };
  for (guint i = 0; i < count_services (look); i++)
    stretch[look->next[i].service] = lobby_promise_stretch_measure (look->state, get_service (look, i)->id,
                                                                    look->moment.now_us);
}

/** lobby_look_foresee_waits: Returns: %FALSE when memory ran out */
gboolean
lobby_look_foresee_waits (LobbyLook *look, const LobbyEngineCorrection *correction)
{
  LobbyPromiseStretch stretch[LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineForecast breaches = { 0 };
  gboolean done;

  believe_branch (look);
  list_next (look);
  set_up (look);
  done = lobby_engine_forecast_run (&look->setup, &look->waits) && run_breaches (look, &breaches);
  if (done && correction != NULL && lobby_engine_correction_is_learned (correction))
    {
      look->predictions = g_new0 (LobbyEnginePrediction, look->waits.n_outlooks + 1);
      lobby_engine_correction_correct (correction, &look->setup, &look->waits, look->predictions);
    }
  measure_stretches (look, stretch);
  look->to_call = g_array_new (FALSE, TRUE, sizeof (LobbySpan));
  for (size_t i = 0; done && i < look->waits.n_outlooks; i++)
    {
      LobbySpan span = read_span (look, i, stretch);
      g_array_append_val (look->to_call, span);
    }
  if (done)
    {
      tell_tickets (look);
      tell_services (look, &breaches);
    }
  lobby_engine_forecast_clear (&breaches);
  return done;
}

/** lobby_look_get_ticket: Returns: (transfer none): id of one who waits */
const char *
lobby_look_get_ticket (const LobbyLook *look, size_t waiting)
{
  return g_ptr_array_index (look->visits->tickets, look->present.waiting[waiting].visit);
}

/** lobby_look_get_number: Returns: a number of the rule sheet */
gint64
lobby_look_get_number (const LobbyLook *look, const char *id, gint64 fallback)
{
  return lobby_rule_sheet_get_number (look->rules, id, fallback);
}

/** lobby_look_get_mean_service_s: Returns: mean time that a counter is taken by one customer, seconds */
double
lobby_look_get_mean_service_s (const LobbyLook *look, int service)
{
  return lobby_engine_lognormal_get_mean (lobby_engine_habits_get_service_times (look->habits, service, -1))
         + LOBBY_ENGINE_RETURN_S;
}

/* Work that waits for a service and will come within the half hour, seconds of a counter. */
static double
measure_work (const LobbyLook *look, int service)
{
  double mean_s = lobby_look_get_mean_service_s (look, service), came = 0;

  for (size_t i = 0; i < look->visits->day.n_visits; i++)
    {
      const LobbyEngineVisit *visit = &look->visits->day.visit[i];
      came += visit->service == service && visit->arrived_s > look->present.now_s - 1800;
    }
  for (size_t i = 0; i < look->present.n_waiting; i++)
    came += look->present.waiting[i].service == service;
  return came * mean_s;
}

/**
 * lobby_look_find_bottleneck:
 *
 * The service with the most work that its counters cannot do within the half hour: a lobby is as fast as its narrowest place
 * (S4-5, the shortest board of a barrel). Where a counter serves several services, its time is shared out by their work.
 *
 * Returns: (transfer none) (nullable): id of the service
 */
const char *
lobby_look_find_bottleneck (const LobbyLook *look)
{
  double work_s[LOBBY_ENGINE_SERVICES_MAX] = { 0 }, capacity_s[LOBBY_ENGINE_SERVICES_MAX] = { 0 }, worst_s = 0;
  const char *bottleneck = NULL;

  for (guint i = 0; i < count_services (look); i++)
    work_s[look->next[i].service] = measure_work (look, look->next[i].service);
  for (int k = 0; k < look->present.n_servers; k++)
    {
      guint32 serves = look->present.server[k].serves != 0 ? look->present.server[k].serves : G_MAXUINT32;
      double all_s = 0;

      for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
        all_s += (serves & (1u << i)) != 0 ? work_s[i] : 0;
      for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX && all_s > 0; i++)
        capacity_s[i] += (serves & (1u << i)) != 0 ? 1800 * work_s[i] / all_s : 0;
    }
  for (guint i = 0; i < count_services (look); i++)
    {
      int service = look->next[i].service;
      double left_s = work_s[service] - capacity_s[service];

      if (left_s > worst_s && lobby_state_get_waiting (look->state, get_service (look, i)->id)->len > 0)
        {
          worst_s = left_s;
          bottleneck = get_service (look, i)->id;
        }
    }
  return bottleneck;
}
