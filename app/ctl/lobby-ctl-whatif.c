/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl whatif: a recorded day told again with other decisions, beside what really happened and beside nothing done. */
#include "config.h"

#include "lobby-ctl-decision.h"
#include "lobby-ctl-progress.h"
#include "lobby-ctl.h"

#include "lobby-engine-residual.h"
#include "lobby-engine-search.h"
#include "lobby-history.h"
#include "lobby-past-choices.h"
#include "lobby-past-undo.h"
#include "lobby-wire.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>
#include <math.h>

#define SEED 1
#define TRIALS 200
#define MOST_DECISIONS 6
#define TELLER_PRICE 1.0

/* In the order in which they are shown. */
typedef enum
{
  WORLD_HAPPENED,
  WORLD_RETOLD,
  WORLD_NOTHING,
  WORLD_DECIDED,
  N_WORLDS,
} World;

typedef struct
{
  char **open;    /* (owned) (nullable) */
  char **close;   /* (owned) (nullable) */
  char **divert;  /* (owned) (nullable) */
  char **profile; /* (owned) (nullable) */
  char *from;     /* (owned) (nullable) */
  char *until;    /* (owned) (nullable) */
  gboolean json;
  gboolean best;
  double teller_price;
  LobbyState *state;      /* (owned) */
  LobbyVisitNames *names; /* (owned) */
  LobbyPastDay *day;      /* (owned) */
  GTimeZone *zone;        /* (owned) */
  LobbyCtlDecisionScene scene;
  double from_s;
  double until_s;
  GArray *decisions[N_WORLDS];      /* (owned) (element-type LobbyEngineDecision) */
  LobbyEngineFate *fates[N_WORLDS]; /* (owned) */
  LobbyPastChoices *choices;        /* (owned) (nullable) */
  LobbyEngineSearchResult found;
} Whatif;

static void
whatif_clear (Whatif *self)
{
  g_strfreev (self->open);
  g_strfreev (self->close);
  g_strfreev (self->divert);
  g_strfreev (self->profile);
  g_free (self->from);
  g_free (self->until);
  for (guint i = 0; i < N_WORLDS; i++)
    {
      g_clear_pointer (&self->decisions[i], g_array_unref);
      g_free (self->fates[i]);
    }
  g_clear_pointer (&self->choices, lobby_past_choices_free);
  g_clear_pointer (&self->day, lobby_past_day_free);
  g_clear_pointer (&self->names, lobby_visit_names_free);
  g_clear_pointer (&self->state, lobby_state_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Whatif, whatif_clear)

static const char *
get_world_nick (World world)
{
  const char *const nicks[] = { "happened", "retold", "nothingDone", "decided" };

  return nicks[world];
}

/* ---- Reading ---- */

static int
read_decisions (Whatif *self, LobbyEngineDecisionKind kind, char **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      LobbyEngineDecision decision;
      g_autofree char *problem = lobby_ctl_decision_read (&self->scene, kind, words[i], &decision);

      if (problem != NULL)
        {
          lobby_ctl_fail (problem);
          return LOBBY_CTL_USAGE;
        }
      g_array_append_val (self->decisions[WORLD_DECIDED], decision);
    }
  return LOBBY_CTL_DONE;
}

static gboolean
read_window (Whatif *self)
{
  self->from_s = 0;
  self->until_s = self->day->past.closes_s;
  return (self->from == NULL || lobby_ctl_decision_read_time (&self->scene, self->from, &self->from_s))
         && (self->until == NULL || lobby_ctl_decision_read_time (&self->scene, self->until, &self->until_s))
         && self->from_s < self->until_s;
}

static int
read_all_decisions (Whatif *self)
{
  int outcome = read_decisions (self, LOBBY_ENGINE_DECISION_OPEN, self->open);

  if (outcome == LOBBY_CTL_DONE)
    outcome = read_decisions (self, LOBBY_ENGINE_DECISION_CLOSE, self->close);
  if (outcome == LOBBY_CTL_DONE)
    outcome = read_decisions (self, LOBBY_ENGINE_DECISION_SERVE, self->profile);
  if (outcome == LOBBY_CTL_DONE)
    outcome = read_decisions (self, LOBBY_ENGINE_DECISION_DIVERT, self->divert);
  if (outcome != LOBBY_CTL_DONE || read_window (self))
    return outcome;
  lobby_ctl_fail (_ ("Give a window with --from and --until, as in 10:20 and 11:30."));
  return LOBBY_CTL_USAGE;
}

static int
load (Whatif *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyCtlProgress) progress = NULL;
  const LobbyBranchRecord *branch;

  self->state = lobby_state_new ();
  self->names = lobby_visit_names_new ();
  progress = lobby_ctl_progress_new (_ ("Reading the day…"));
  self->day = lobby_history_load_past (path, self->names, self->state, &error);
  g_clear_pointer (&progress, lobby_ctl_progress_free);
  if (self->day == NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *problem = lobby_ctl_describe_file_error (error);
      g_autofree char *line = g_strdup_printf ("%s: %s", name, problem);
      return lobby_ctl_fail (line);
    }
  branch = lobby_state_get_branch (self->state);
  self->zone = branch != NULL ? lobby_zone_new (branch->zone_id) : NULL;
  if (self->zone == NULL || branch->day == NULL)
    return lobby_ctl_fail (_ ("The day does not say which day it is."));
  self->scene = (LobbyCtlDecisionScene){ self->day, self->state, self->names, self->zone, branch->day };
  for (guint i = 0; i < N_WORLDS; i++)
    {
      self->decisions[i] = g_array_new (FALSE, FALSE, sizeof (LobbyEngineDecision));
      self->fates[i] = g_new (LobbyEngineFate, self->day->past.n_errands + 1);
    }
  return LOBBY_CTL_DONE;
}

/* ---- Searching ---- */

/* The best decisions take the place of those that were asked about. */
static gboolean
search (Whatif *self)
{
  /* Translators: lobbyctl says so while it works */
  g_autoptr (LobbyCtlProgress) progress = lobby_ctl_progress_new (_ ("Looking for the best decisions…"));

  self->choices = lobby_past_choices_new (self->day, self->state, self->names, self->from_s, self->until_s);
  const LobbyEngineDecision *candidates = (const LobbyEngineDecision *) (gconstpointer) self->choices->decisions->data;
  LobbyEngineSearchSetup setup = { .candidates = candidates,
                                   .n_candidates = self->choices->decisions->len,
                                   .from_s = self->from_s,
                                   .teller_price = self->teller_price,
                                   .n_most = MOST_DECISIONS,
                                   .n_trials = TRIALS,
                                   .seed = SEED };
  if (!lobby_engine_search_run (&self->day->past, &setup, &self->found))
    return FALSE;
  g_array_set_size (self->decisions[WORLD_DECIDED], 0);
  for (int i = 0; i < self->found.n_chosen; i++)
    g_array_append_val (self->decisions[WORLD_DECIDED], candidates[self->found.chosen[i]]);
  return TRUE;
}

static char *
dup_found (const Whatif *self, int place)
{
  gsize chosen = self->found.chosen[place];

  return lobby_ctl_decision_dup_words (&self->scene,
                                       &g_array_index (self->choices->decisions, LobbyEngineDecision, chosen),
                                       g_ptr_array_index (self->choices->devices, chosen));
}

/* ---- Telling ---- */

static gboolean
tell (Whatif *self)
{
  lobby_engine_counterfactual_recall (&self->day->past, self->fates[WORLD_HAPPENED]);
  lobby_past_day_undo (self->day, self->state, -INFINITY, INFINITY, self->decisions[WORLD_NOTHING]);
  for (World i = WORLD_RETOLD; i < N_WORLDS; i++)
    if (!lobby_engine_counterfactual_run (&self->day->past,
                                          (const LobbyEngineDecision *) (gconstpointer) self->decisions[i]->data,
                                          self->decisions[i]->len, self->fates[i]))
      return FALSE;
  return TRUE;
}

static LobbyEngineTally
tally (const Whatif *self, World world, int service)
{
  LobbyEngineTally figures;

  lobby_engine_counterfactual_tally (&self->day->past,
                                     (const LobbyEngineDecision *) (gconstpointer) self->decisions[world]->data,
                                     self->decisions[world]->len, self->fates[world], service, self->from_s,
                                     self->until_s, &figures);
  return figures;
}

/* How far the day told again without a change is from the record. */
static LobbyEngineResidual
measure_residual (const Whatif *self)
{
  return lobby_engine_residual_measure (self->fates[WORLD_HAPPENED], self->fates[WORLD_RETOLD],
                                        self->day->past.n_errands);
}

/* ---- As JSON ---- */

static void
append_number (GString *json, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, "%s\"%s\":%s", json->str[json->len - 1] == '{' ? "" : ",", name,
                          g_ascii_formatd (buffer, sizeof buffer, "%.3f", number));
}

static void
append_found (const Whatif *self, GString *json)
{
  if (!self->best)
    return;
  g_string_append (json, ",\"best\":{\"decisions\":[");
  for (int i = 0; i < self->found.n_chosen; i++)
    {
      g_autofree char *words = dup_found (self, i);

      g_string_append (json, i > 0 ? "," : "");
      lobby_wire_append_text (json, words);
    }
  g_string_append (json, "]");
  append_number (json, "savedSeconds", self->found.saved_s);
  append_number (json, "openSeconds", self->found.open_s);
  append_number (json, "sure", self->found.sure);
  append_number (json, "p10SavedSeconds", self->found.p10_s);
  append_number (json, "p50SavedSeconds", self->found.p50_s);
  append_number (json, "p90SavedSeconds", self->found.p90_s);
  append_number (json, "candidates", self->choices->decisions->len);
  append_number (json, "runs", (double) self->found.n_runs);
  g_string_append_c (json, '}');
}

static void
append_tally (const Whatif *self, GString *json, World world, int service)
{
  LobbyEngineTally figures = tally (self, world, service);

  g_string_append_printf (json, "%s\"%s\":{", json->str[json->len - 1] == '{' ? "" : ",", get_world_nick (world));
  append_number (json, "waitedSeconds", figures.waited_s);
  append_number (json, "overTarget", figures.n_over);
  append_number (json, "called", figures.n_called);
  append_number (json, "abandoned", figures.n_left);
  append_number (json, "diverted", figures.n_diverted);
  if (service < 0)
    append_number (json, "openSeconds", figures.open_s);
  g_string_append_c (json, '}');
}

static void
append_services (const Whatif *self, GString *json)
{
  const char *service;

  g_string_append (json, ",\"services\":{");
  for (int i = 0; (service = lobby_visit_names_lookup_service (self->names, i)) != NULL; i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      lobby_wire_append_text (json, service);
      g_string_append (json, ":{");
      for (World world = 0; world < N_WORLDS; world++)
        append_tally (self, json, world, i);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, '}');
}

static void
append_ticket (const Whatif *self, GString *json, gsize place)
{
  const char *const kinds[] = { "waiting", "called", "abandoned", "diverted" };

  g_string_append (json, place > 0 ? ",{\"ticket\":" : "{\"ticket\":");
  lobby_wire_append_text (json, g_ptr_array_index (self->day->tickets, place));
  for (World world = 0; world < N_WORLDS; world++)
    {
      const LobbyEngineFate *fate = &self->fates[world][place];

      g_string_append_printf (json, ",\"%s\":{\"end\":\"%s\"", get_world_nick (world), kinds[fate->kind]);
      append_number (json, "waitedSeconds", fate->end_s - fate->arrived_s);
      if (fate->counter >= 0)
        {
          g_string_append (json, ",\"counter\":");
          lobby_wire_append_text (json, g_ptr_array_index (self->day->counters, fate->counter));
        }
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, '}');
}

static void
say_json (const Whatif *self)
{
  g_autoptr (GString) json = g_string_new ("{");
  LobbyEngineResidual residual = measure_residual (self);

  g_string_append_printf (json, "\"orderKnown\":%s,\"openingsKnown\":%s,\"residual\":{",
                          self->day->order_known ? "true" : "false", self->day->openings_known ? "true" : "false");
  append_number (json, "errands", (double) residual.n);
  append_number (json, "same", (double) residual.n_same);
  append_number (json, "meanSeconds", residual.mean_s);
  append_number (json, "rmseSeconds", residual.rmse_s);
  g_string_append_c (json, '}');
  append_found (self, json);
  g_string_append (json, ",\"all\":{");
  for (World world = 0; world < N_WORLDS; world++)
    append_tally (self, json, world, -1);
  g_string_append_c (json, '}');
  append_services (self, json);
  g_string_append (json, ",\"tickets\":[");
  for (gsize i = 0; i < self->day->past.n_errands; i++)
    append_ticket (self, json, i);
  g_string_append (json, "]}");
  lobby_ctl_say (stdout, json->str);
}

/* ---- As a table ---- */

static const char *
get_world_name (World world)
{
  switch (world)
    {
    case WORLD_HAPPENED:
      /* Translators: rows of a table: a day as it was, as it comes out of the calculation without a change, without the
       * decisions of that day, and with those that were asked about. Keep them short. */
      return _ ("what happened");
    case WORLD_RETOLD:
      return _ ("told again");
    case WORLD_NOTHING:
      return _ ("nothing done");
    case WORLD_DECIDED:
    case N_WORLDS:
      break;
    }
  return _ ("your decisions");
}

static void
say_row (const Whatif *self, World world, int service)
{
  LobbyEngineTally figures = tally (self, world, service);
  g_autofree char *open = service < 0 ? g_strdup_printf ("%.0f", figures.open_s / 60) : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%-10s %-16s %10.0f %8d %8d %8d %8d %10s",
                                           service < 0 ? "" : lobby_visit_names_lookup_service (self->names, service),
                                           get_world_name (world), figures.waited_s / 60, figures.n_over,
                                           figures.n_called, figures.n_left, figures.n_diverted, open);

  lobby_ctl_say (stdout, line);
}

static void
say_residual (const Whatif *self)
{
  LobbyEngineResidual residual = measure_residual (self);
  g_autofree char *mean = g_strdup_printf ("%.1f", residual.mean_s);
  g_autofree char *line = g_strdup_printf (
      /* Translators: %1$u and %2$u are numbers of waits, %3$s is a number of seconds */
      _ ("Told again without a change, %1$u of %2$u waits are as they were; on average they are %3$s s off."),
      (guint) residual.n_same, (guint) residual.n, mean);

  lobby_ctl_say (stdout, line);
  if (!self->day->order_known)
    lobby_ctl_say (stdout, _ ("The day does not state its calling order; it is guessed from the calls."));
  if (!self->day->openings_known)
    lobby_ctl_say (stdout, _ ("The day does not state when counters were open; it is guessed from the calls."));
}

static void
say_found (const Whatif *self)
{
  g_autofree char *sure = g_strdup_printf ("%.0f", self->found.sure * 100);
  g_autofree char *low = g_strdup_printf ("%.0f", self->found.p10_s / 60);
  g_autofree char *high = g_strdup_printf ("%.0f", self->found.p90_s / 60);
  g_autofree char *line = NULL;

  if (self->found.n_chosen == 0)
    {
      lobby_ctl_say (stdout, _ ("Nothing that could have been decided then would have been worth it."));
      return;
    }
  lobby_ctl_say (stdout, _ ("Best found:"));
  for (int i = 0; i < self->found.n_chosen; i++)
    {
      g_autofree char *words = dup_found (self, i);
      g_autofree char *indented = g_strconcat ("  ", words, NULL);

      lobby_ctl_say (stdout, indented);
    }
  line = g_strdup_printf (
      /* Translators: %1$s is a number of percent, %2$s and %3$s are minutes */
      _ ("With other service times it would have been worth it in %1$s %% of the days, and saved %2$s to %3$s min "
         "until closing (80%% range)."),
      sure, low, high);
  lobby_ctl_say (stdout, line);
}

static void
say_tables (const Whatif *self)
{
  g_autofree char *head = g_strdup_printf (
      "%-10s %-16s %10s %8s %8s %8s %8s %10s", _ ("service"), "",
      /* Translators: heads of columns: minutes waited by all, customers over target,
                                            * called, gave up, sent to a machine, minutes that counters were open */
      _ ("waited min"), _ ("over"), _ ("called"), _ ("left"), _ ("diverted"), _ ("open min"));

  lobby_ctl_say (stdout, head);
  for (World world = 0; world < N_WORLDS; world++)
    say_row (self, world, -1);
  for (int i = 0; lobby_visit_names_lookup_service (self->names, i) != NULL; i++)
    for (World world = 0; world < N_WORLDS; world++)
      say_row (self, world, i);
  say_residual (self);
  if (self->best)
    say_found (self);
}

static int
run_whatif (int argc, char **argv)
{
  g_auto (Whatif) self = { .teller_price = TELLER_PRICE };
  const GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.open, N_ ("Open a counter; may be given again"),
      "COUNTER[=SERVICES]@FROM-TO" },
    { "close", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.close, N_ ("Close a counter; may be given again"),
      "COUNTER@FROM-TO" },
    { "profile", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.profile,
      N_ ("Let a counter serve other services; may be given again"), "COUNTER=SERVICES@FROM-TO" },
    { "divert", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.divert, N_ ("Send a customer to a device; may be given again"),
      "TICKET=DEVICE@TIME" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.from, N_ ("Count from this time of day"), "HH:MM" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &self.until, N_ ("Count until this time of day"), "HH:MM" },
    { "best", 0, 0, G_OPTION_ARG_NONE, &self.best, N_ ("Look for the best decisions between --from and --until"),
      NULL },
    { "teller-price", 0, 0, G_OPTION_ARG_DOUBLE, &self.teller_price,
      N_ ("Minutes of waiting that a minute of an open counter must save"), "MINUTES" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON object"), NULL },
    { NULL }
  };

  if (!lobby_ctl_parse (&lobby_ctl_whatif, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  int outcome = load (&self, argv[1]);
  if (outcome == LOBBY_CTL_DONE)
    outcome = read_all_decisions (&self);
  if (outcome != LOBBY_CTL_DONE)
    return outcome;
  if (self.best && (self.from == NULL || self.until == NULL || !(self.teller_price >= 0)))
    {
      lobby_ctl_fail (_ ("Give a window with --from and --until, as in 10:20 and 11:30."));
      return LOBBY_CTL_USAGE;
    }
  if ((self.best && !search (&self)) || !tell (&self))
    return lobby_ctl_fail (_ ("There is not enough memory."));
  if (self.json)
    say_json (&self);
  else
    say_tables (&self);
  return LOBBY_CTL_DONE;
}

const LobbyCtlVerb lobby_ctl_whatif = {
  .name = "whatif",
  .arguments = "DAY [OPTION…]",
  .summary = N_ ("Tells a recorded day again with other decisions"),
  .run = run_whatif,
};
