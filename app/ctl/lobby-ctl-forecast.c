/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl forecast: what the console would have foreseen at a moment of a recorded day. */
#include "config.h"

#include "lobby-ctl-moment.h"

#include "lobby-engine-rehearsal.h"
#include "lobby-history.h"
#include "lobby-instant.h"
#include "lobby-present.h"

#include <glib/gi18n.h>
#include <string.h>

#define SEED 1
#define RUNS_MIN 128
#define RUNS_MAX 1024
#define PRECISION_S 5
#define HORIZON_S 10800
#define BREACH_HORIZON_S 3600
/* With fewer finished services than this a forecast would be a guess. */
#define SERVICES_MIN 20

typedef struct
{
  char *at;     /* (owned) (nullable) */
  char **train; /* (owned) (nullable) */
  gboolean json;
  gint64 at_us;
  LobbyState *state;          /* (owned) */
  LobbyVisitNames *names;     /* (owned) */
  LobbyVisits *visits;        /* (owned) */
  LobbyEngineHabits *habits;  /* (owned) */
  LobbyEnginePresent present; /* (owned) */
  LobbyEngineNext next[LOBBY_ENGINE_SERVICES_MAX];
  guint n_next;
  double target_s[LOBBY_ENGINE_SERVICES_MAX]; /* 0 where there is none */
  LobbyEngineForecast waits;                  /* (owned) */
  LobbyEngineForecast breaches;               /* (owned) */
} Foresight;

static void
foresight_clear (Foresight *self)
{
  g_free (self->at);
  g_strfreev (self->train);
  g_free (self->habits);
  lobby_engine_forecast_clear (&self->waits);
  lobby_engine_forecast_clear (&self->breaches);
  lobby_engine_present_clear (&self->present);
  g_clear_pointer (&self->visits, lobby_visits_free);
  g_clear_pointer (&self->names, lobby_visit_names_free);
  g_clear_pointer (&self->state, lobby_state_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Foresight, foresight_clear)

static int
learn (Foresight *self)
{
  for (guint i = 0; self->train != NULL && self->train[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LobbyVisits) past = lobby_history_load_day (self->train[i], self->names, &error);

      if (past == NULL)
        return lobby_ctl_fail_day (self->train[i], error);
      lobby_engine_habits_add_day (self->habits, &past->day, 0.97);
    }
  lobby_present_learn_today (self->habits, self->visits);
  return LOBBY_CTL_DONE;
}

/* The next arrival of each service, of the class that most of its customers have. */
static void
list_next (Foresight *self)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len
                    && self->n_next < LOBBY_ENGINE_SERVICES_MAX;
       i++)
    {
      const LobbyServiceRecord *record = g_ptr_array_index (branch->services, i);
      int service = lobby_visit_names_get_service (self->names, record->id), class = 0;

      for (int k = 1; k < LOBBY_ENGINE_CLASSES_MAX; k++)
        class = self->habits->services[k][service] > self->habits->services[class][service] ? k : class;
      self->next[self->n_next++] = (LobbyEngineNext){ service, class };
    }
}

static gboolean
foresee (Foresight *self)
{
  LobbyEngineForecastSetup setup = { .present = &self->present,
                                     .habits = self->habits,
                                     .order = self->visits->order,
                                     .next = self->next,
                                     .n_next = self->n_next,
                                     .horizon_s = HORIZON_S,
                                     .n_runs_min = RUNS_MIN,
                                     .n_runs_max = RUNS_MAX,
                                     .precision_s = PRECISION_S,
                                     .seed = SEED };

  lobby_present_get_targets (self->state, self->names, self->target_s);
  memcpy (setup.target_s, self->target_s, sizeof setup.target_s);
  if (!lobby_engine_forecast_run (&setup, &self->waits))
    return FALSE;
  setup.n_next = 0;
  setup.horizon_s = BREACH_HORIZON_S;
  setup.whole_horizon = true;
  setup.n_runs_max = 2 * RUNS_MIN;
  setup.precision_s = 0;
  return lobby_engine_forecast_run (&setup, &self->breaches);
}

static const char *
get_name (const Foresight *self, size_t which)
{
  return which < self->present.n_waiting ? g_ptr_array_index (self->visits->tickets, self->present.waiting[which].visit)
                                         : "";
}

static int
get_service (const Foresight *self, size_t which)
{
  return which < self->present.n_waiting ? self->present.waiting[which].service
                                         : self->next[which - self->present.n_waiting].service;
}

static void
append_number (GString *json, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, ",\"%s\":%s", name, g_ascii_formatd (buffer, sizeof buffer, "%.3f", number));
}

static void
append_outlook (const Foresight *self, GString *json, size_t which)
{
  const LobbyEngineOutlook *outlook = &self->waits.outlook[which];
  const char *service = lobby_visit_names_lookup_service (self->names, get_service (self, which));

  g_string_append (json, json->str[json->len - 1] == '[' ? "{" : ",{");
  if (which < self->present.n_waiting)
    g_string_append_printf (json, "\"ticket\":\"%s\",", get_name (self, which));
  g_string_append_printf (json, "\"service\":\"%s\"", service != NULL ? service : "");
  append_number (json, "p10Seconds", outlook->p10_s);
  append_number (json, "p50Seconds", outlook->p50_s);
  append_number (json, "p90Seconds", outlook->p90_s);
  if (self->target_s[get_service (self, which)] > 0)
    append_number (json, "inTime", outlook->in_time);
  append_number (json, "beyondHorizon", outlook->beyond);
  g_string_append_c (json, '}');
}

static char *
format_json (const Foresight *self)
{
  char at[LOBBY_INSTANT_SIZE], buffer[G_ASCII_DTOSTR_BUF_SIZE];
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"at\":\"%s\",\"enough\":true,\"runs\":%d", lobby_instant_format (self->at_us, at),
                          self->waits.n_runs);
  append_number (json, "learnedServices", self->habits->all.n);
  g_string_append (json, ",\"waiting\":[");
  for (size_t i = 0; i < self->present.n_waiting; i++)
    append_outlook (self, json, i);
  g_string_append (json, "],\"next\":[");
  for (size_t i = self->present.n_waiting; i < self->waits.n_outlooks; i++)
    append_outlook (self, json, i);
  g_string_append (json, "],\"breaches\":[");
  for (guint i = 0; i < self->n_next; i++)
    {
      const LobbyEngineBreach *breach = &self->breaches.breach[self->next[i].service];

      g_string_append_printf (json, "%s{\"service\":\"%s\"", i > 0 ? "," : "",
                              lobby_visit_names_lookup_service (self->names, self->next[i].service));
      append_number (json, "chance", breach->chance);
      append_number (json, "p50Seconds", breach->p50_s);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "],\"queue\":[");
  for (guint i = 0; i < LOBBY_ENGINE_MARKS; i++)
    g_string_append_printf (json, "%s%s", i > 0 ? "," : "",
                            g_ascii_formatd (buffer, sizeof buffer, "%.1f", self->breaches.n_waiting[i]));
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static char *
format_minutes (double time_s)
{
  return g_strdup_printf ("%d:%02d", (int) (time_s / 60), (int) time_s % 60);
}

static void
say_outlook (const Foresight *self, size_t which)
{
  const LobbyEngineOutlook *outlook = &self->waits.outlook[which];
  g_autofree char *p10 = format_minutes (outlook->p10_s);
  g_autofree char *p50 = format_minutes (outlook->p50_s);
  g_autofree char *p90 = format_minutes (outlook->p90_s);
  g_autofree char *in_time = self->target_s[get_service (self, which)] > 0
                                 ? g_strdup_printf ("%.0f%%", outlook->in_time * 100)
                                 : g_strdup ("-");
  g_autofree char *line = g_strdup_printf ("%-16s %-10s %8s %8s %8s %8s",
                                           which < self->present.n_waiting ? get_name (self, which) : _ ("next"),
                                           lobby_visit_names_lookup_service (self->names, get_service (self, which)),
                                           p10, p50, p90, in_time);

  lobby_ctl_say (stdout, line);
}

static void
say_table (const Foresight *self)
{
  /* Translators: heads of columns: time to the call that 10, 50 and 90 of 100 do not pass, and the share called within the
   * target. Keep them short. */
  g_autofree char *head = g_strdup_printf ("%-16s %-10s %8s %8s %8s %8s", _ ("ticket"), _ ("service"), "P10", "P50",
                                           "P90", _ ("in time"));

  lobby_ctl_say (stdout, head);
  for (size_t i = 0; i < self->waits.n_outlooks; i++)
    say_outlook (self, i);
  for (guint i = 0; i < self->n_next; i++)
    {
      const LobbyEngineBreach *breach = &self->breaches.breach[self->next[i].service];
      g_autofree char *chance = g_strdup_printf ("%.0f", breach->chance * 100);
      g_autofree char *time = format_minutes (breach->p50_s);
      g_autofree char *line = g_strdup_printf (
          /* Translators: %1$s is a service, %2$s a number of percent, %3$s minutes and seconds as in 12:30. */
          _ ("%1$s passes its target within 60 minutes with a chance of %2$s %%, most likely in %3$s."),
          lobby_visit_names_lookup_service (self->names, self->next[i].service), chance, time);

      if (breach->chance > 0)
        lobby_ctl_say (stdout, line);
    }
}

static int
say_too_few (const Foresight *self)
{
  g_autofree char *count = g_strdup_printf ("%.0f", self->habits->all.n);
  char at[LOBBY_INSTANT_SIZE];
  g_autofree char *json = g_strdup_printf ("{\"at\":\"%s\",\"enough\":false,\"learnedServices\":%s}",
                                           lobby_instant_format (self->at_us, at), count);
  /* Translators: %s is a number of finished services. Do not translate “--train”. */
  g_autofree char *line = g_strdup_printf (
      _ ("Too few finished services to forecast: %s. Name past days with --train."), count);

  lobby_ctl_say (stdout, self->json ? json : line);
  return LOBBY_CTL_DONE;
}

static int
answer (Foresight *self, const char *path)
{
  int outcome = lobby_ctl_fold_to (path, self->at, self->state, &self->at_us);

  if (outcome != LOBBY_CTL_DONE)
    return outcome;
  self->visits = lobby_visits_new (self->state, self->names);
  outcome = learn (self);
  if (outcome != LOBBY_CTL_DONE)
    return outcome;
  if (self->habits->all.n < SERVICES_MIN)
    return say_too_few (self);
  if (!self->visits->order_known)
    {
      const LobbyEngineDay *days[] = { &self->visits->day };
      self->visits->order = lobby_engine_rehearsal_guess_order (days, 1);
    }
  list_next (self);
  if (!lobby_present_look (&self->present, self->state, self->visits, self->names, self->at_us) || !foresee (self))
    return lobby_ctl_fail (_ ("There is not enough memory."));
  if (!self->json)
    {
      say_table (self);
      return LOBBY_CTL_DONE;
    }
  g_autofree char *json = format_json (self);
  lobby_ctl_say (stdout, json);
  return LOBBY_CTL_DONE;
}

static int
run_forecast (int argc, char **argv)
{
  g_auto (Foresight) self = { 0 };
  const GOptionEntry entries[] = { { "at", 0, 0, G_OPTION_ARG_STRING, &self.at, N_ ("Time of day at the branch"),
                                     "HH:MM:SS" },
                                   { "train", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.train,
                                     N_ ("A past day to learn from; may be given again"), "DAY" },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON object"), NULL },
                                   { NULL } };

  if (!lobby_ctl_parse (&lobby_ctl_forecast, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  self.state = lobby_state_new ();
  self.names = lobby_visit_names_new ();
  self.habits = g_new0 (LobbyEngineHabits, 1);
  return answer (&self, argv[1]);
}

const LobbyCtlVerb lobby_ctl_forecast = {
  .name = "forecast",
  .arguments = "DAY --at HH:MM:SS",
  .summary = N_ ("Shows what is foreseen at a moment of a recorded day"),
  .run = run_forecast,
};
