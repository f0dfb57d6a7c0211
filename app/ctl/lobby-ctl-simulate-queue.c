/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl simulate-queue: a queue in the long run, to hold the simulator against the formulas of queueing theory. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-engine-queue.h"

#include <glib/gi18n.h>

static const double SHARES[] = { 0.5, 0.9, 0.95, 0.99 };

typedef struct
{
  LobbyEngineQueueSetup setup;
  char *classes; /* (owned) (nullable) */
  gint64 servers;
  gint64 customers;
  gint64 seed;
  gboolean json;
} Request;

static void
request_clear (Request *request)
{
  g_clear_pointer (&request->classes, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* "20,30,50": shares of the arrivals, the first class goes first. */
static gboolean
read_classes (LobbyEngineQueueSetup *setup, const char *classes)
{
  g_auto (GStrv) shares = g_strsplit (classes, ",", LOBBY_ENGINE_CLASSES_MAX + 1);
  guint n = g_strv_length (shares);

  if (n == 0 || n > LOBBY_ENGINE_CLASSES_MAX)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;

      setup->share[i] = g_ascii_strtod (shares[i], &end);
      if (end == shares[i] || *end != '\0')
        return FALSE;
    }
  setup->n_classes = (int) n;
  setup->order.kind = LOBBY_ENGINE_ORDER_STRICT;
  return TRUE;
}

static gboolean
complete (Request *request)
{
  LobbyEngineQueueSetup *setup = &request->setup;

  if (request->servers < 0 || request->servers > 1000000 || request->customers < 1
      || request->customers > G_GINT64_CONSTANT (100000000000))
    return FALSE;
  setup->n_servers = (guint32) request->servers;
  setup->n_customers = (guint64) request->customers;
  setup->n_warm_up = MIN (setup->n_customers / 10, 100000);
  setup->seed = (guint64) request->seed;
  setup->n_classes = 1;
  setup->share[0] = 1;
  return request->classes == NULL || read_classes (setup, request->classes);
}

static const char *
format_number (char buffer[G_ASCII_DTOSTR_BUF_SIZE], double number)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.6f", number);
}

static double
get_share (guint64 part, guint64 whole)
{
  return whole > 0 ? (double) part / (double) whole : 0;
}

static void
add_member (GString *json, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, "%s\"%s\":%s", json->str[json->len - 1] == '{' ? "" : ",", name,
                          format_number (buffer, number));
}

static void
add_figures (GString *json, const LobbyEngineQueueClass *figures)
{
  g_string_append_printf (json, "\"customers\":%" G_GUINT64_FORMAT, figures->n);
  add_member (json, "meanWait", figures->wait_s);
  add_member (json, "meanWaitOfServed", figures->served_wait_s);
  add_member (json, "waited", get_share (figures->n_waited, figures->n));
  add_member (json, "over", get_share (figures->n_over, figures->n));
  add_member (json, "walkOut", get_share (figures->n_left, figures->n));
}

static char *
format_json (const Request *request, const LobbyEngineQueueResult *result)
{
  GString *json = g_string_new ("{");

  add_member (json, "lambda", request->setup.arrival_rate);
  add_member (json, "mu", request->setup.service_rate);
  add_member (json, "theta", request->setup.patience_rate);
  g_string_append_printf (json, ",\"servers\":%u,\"seed\":%" G_GINT64_FORMAT ",", request->setup.n_servers,
                          request->seed);
  add_figures (json, &result->all);
  add_member (json, "standardError", result->wait_error_s);
  add_member (json, "overTime", request->setup.over_s);
  add_member (json, "use", result->use);
  g_string_append_printf (json, ",\"turnedAway\":%" G_GUINT64_FORMAT ",\"unserved\":%" G_GUINT64_FORMAT,
                          result->n_turned_away, result->n_unserved);
  g_string_append (json, ",\"quantiles\":[");
  for (guint i = 0; i < G_N_ELEMENTS (SHARES); i++)
    {
      g_string_append (json, i > 0 ? ",{" : "{");
      add_member (json, "share", SHARES[i]);
      add_member (json, "wait", lobby_engine_spread_get_quantile (&result->waits, SHARES[i]));
      g_string_append (json, "}");
    }
  g_string_append (json, "],\"classes\":[");
  for (int i = 0; i < request->setup.n_classes; i++)
    {
      g_string_append (json, i > 0 ? ",{" : "{");
      add_figures (json, &result->by_class[i]);
      g_string_append (json, "}");
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
say_row (const char *name, const LobbyEngineQueueClass *figures)
{
  char wait[G_ASCII_DTOSTR_BUF_SIZE], waited[G_ASCII_DTOSTR_BUF_SIZE], over[G_ASCII_DTOSTR_BUF_SIZE],
      left[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *line = g_strdup_printf ("%-8s %12" G_GUINT64_FORMAT " %12s %10s %10s %10s", name, figures->n,
                                           format_number (wait, figures->wait_s),
                                           format_number (waited, get_share (figures->n_waited, figures->n)),
                                           format_number (over, get_share (figures->n_over, figures->n)),
                                           format_number (left, get_share (figures->n_left, figures->n)));

  lobby_ctl_say (stdout, line);
}

static void
say_table (const Request *request, const LobbyEngineQueueResult *result)
{
  char error[G_ASCII_DTOSTR_BUF_SIZE], use[G_ASCII_DTOSTR_BUF_SIZE];
  /* Translators: heads of columns: mean wait, share that waited, share that waited longer than asked, share that left.
   * Keep them short. */
  g_autofree char *head = g_strdup_printf ("%-8s %12s %12s %10s %10s %10s", _ ("class"), _ ("customers"),
                                           _ ("mean wait"), _ ("waited"), _ ("over"), _ ("left"));

  lobby_ctl_say (stdout, head);
  say_row (_ ("all"), &result->all);
  for (int i = 0; request->setup.n_classes > 1 && i < request->setup.n_classes; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i + 1);
      say_row (name, &result->by_class[i]);
    }
  g_autofree char *line = g_strdup_printf (
      /* Translators: %1$s is a time, %2$s a share between 0 and 1. */
      _ ("Standard error of the mean wait %1$s; use of the servers %2$s"), format_number (error, result->wait_error_s),
      format_number (use, result->use));
  lobby_ctl_say (stdout, line);
  if (result->n_unserved + result->n_turned_away == 0)
    return;
  g_autofree char *unserved = lobby_ctl_format_count (result->n_unserved);
  g_autofree char *turned_away = lobby_ctl_format_count (result->n_turned_away);
  /* Translators: each %s is a number of customers. */
  g_autofree char *rest = g_strdup_printf (_ ("Never served: %1$s; turned away from a full queue: %2$s"), unserved,
                                           turned_away);
  lobby_ctl_say (stdout, rest);
}

static int
run_simulate_queue (int argc, char **argv)
{
  g_auto (Request) request = { .servers = -1, .seed = 1, .setup = { .over_s = 10 } };
  LobbyEngineQueueResult result;
  const GOptionEntry entries[] = {
    { "lambda", 0, 0, G_OPTION_ARG_DOUBLE, &request.setup.arrival_rate, N_ ("Arrivals per unit of time"), "L" },
    { "mu", 0, 0, G_OPTION_ARG_DOUBLE, &request.setup.service_rate, N_ ("Services per unit of time of one server"),
      "M" },
    { "servers", 0, 0, G_OPTION_ARG_INT64, &request.servers, N_ ("Number of servers"), "C" },
    { "theta", 0, 0, G_OPTION_ARG_DOUBLE, &request.setup.patience_rate,
      N_ ("One over the mean patience; 0: nobody leaves"), "T" },
    { "classes", 0, 0, G_OPTION_ARG_STRING, &request.classes,
      N_ ("Shares of the classes; the first goes strictly first"), "SHARE,SHARE,…" },
    { "sigma", 0, 0, G_OPTION_ARG_DOUBLE, &request.setup.service_log_sd,
      N_ ("Lognormal services with this deviation of the logarithm, not exponential ones"), "SD" },
    { "over", 0, 0, G_OPTION_ARG_DOUBLE, &request.setup.over_s, N_ ("Count the waits longer than this"), "TIME" },
    { "customers", 0, 0, G_OPTION_ARG_INT64, &request.customers, N_ ("Number of customers to look at"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &request.seed, N_ ("Seed of the random numbers"), "S" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("Print one JSON object"), NULL },
    { NULL }
  };

  if (!lobby_ctl_parse (&lobby_ctl_simulate_queue, entries, &argc, &argv, 0))
    return LOBBY_CTL_USAGE;
  if (!complete (&request) || !lobby_engine_queue_run (&request.setup, &result))
    {
      lobby_ctl_fail (
          _ ("These numbers make no queue: --lambda, --mu and --customers must be above 0, --servers given."));
      return LOBBY_CTL_USAGE;
    }
  if (!request.json)
    {
      say_table (&request, &result);
      return LOBBY_CTL_DONE;
    }
  g_autofree char *json = format_json (&request, &result);
  lobby_ctl_say (stdout, json);
  return LOBBY_CTL_DONE;
}

const LobbyCtlVerb lobby_ctl_simulate_queue = {
  .name = "simulate-queue",
  .arguments = "--lambda L --mu M --servers C --customers N",
  .summary = N_ ("Simulates a queue in the long run, for checks against theory"),
  .run = run_simulate_queue,
};
