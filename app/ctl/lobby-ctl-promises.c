/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl promises: what customers of a recorded day would have been told, each a moment after joining, and what became of
 * it. It is the way of the console: the same adviser, the same rule of who is told, the same judgement. */
#include "config.h"

#include "lobby-ctl-moment.h"

#include "lobby-promise-desk.h"
#include "lobby-promises.h"
#include "lobby-recording-reader.h"
#include "lobby-wire.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define SEED 20251117
#define HOURS 24
/* Ranges are meant to hold eight of ten. */
#define MISSED 0.2

typedef struct
{
  char **train; /* (owned) (nullable) */
  gint64 every_s;
  gboolean json;
  LobbyState *state;         /* (owned) */
  LobbyAdviser *adviser;     /* (owned) */
  LobbyRecordingReader *day; /* (owned) (nullable) */
} Telling;

/* What became of some promises, with what it takes for a median. */
typedef struct
{
  guint n[LOBBY_PROMISE_VOID + 1];
  GArray *width_s; /* (element-type double) */
  GArray *error_s; /* (element-type double) */
  double winkler_s;
} Account;

static void
telling_clear (Telling *self)
{
  g_strfreev (self->train);
  lobby_adviser_free (self->adviser);
  lobby_recording_reader_free (self->day);
  g_clear_pointer (&self->state, lobby_state_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Telling, telling_clear)

static void
account_clear (Account *account)
{
  g_clear_pointer (&account->width_s, g_array_unref);
  g_clear_pointer (&account->error_s, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Account, account_clear)

static int
learn_day (Telling *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, &error);
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyShiftWatch) watch = lobby_adviser_watch_day (self->adviser);
  LobbyEvent *event;

  while (reader != NULL && (event = lobby_recording_reader_next (reader, &error)) != NULL)
    {
      lobby_state_apply (state, event, NULL);
      lobby_shift_watch_look (watch, state);
      lobby_event_unref (event);
    }
  if (error != NULL)
    return lobby_ctl_fail_day (path, error);
  lobby_adviser_add_day (self->adviser, state, watch);
  return LOBBY_CTL_DONE;
}

/* Promises that a console made that day are not looked at: it is about those that would be made now. */
static int
tell_day (Telling *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyPromiseDesk) desk = NULL;
  LobbyEvent *event;

  self->day = lobby_recording_reader_new (path, &error);
  if (self->day == NULL)
    return lobby_ctl_fail_day (path, error);
  desk = lobby_promise_desk_new (self->adviser, self->state, self->every_s * G_USEC_PER_SEC);
  while ((event = lobby_recording_reader_next (self->day, &error)) != NULL)
    {
      if (lobby_event_get_kind (event) != LOBBY_EVENT_TICKET_PROMISED)
        lobby_promise_desk_apply (desk, event);
      lobby_event_unref (event);
    }
  return error == NULL ? LOBBY_CTL_DONE : lobby_ctl_fail_day (path, error);
}

/* ---- Figures ---- */

static int
get_hour (const Telling *self, const LobbyPromiseRecord *promise)
{
  g_autoptr (GTimeZone) zone = lobby_zone_new (lobby_recording_reader_get_header (self->day)->time_zone);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *time = lobby_ctl_format_time (promise->at_us, zone != NULL ? zone : utc);

  return CLAMP (atoi (time), 0, HOURS - 1);
}

static void
count (Account *account, const LobbyPromiseRecord *promise, const LobbyState *state)
{
  double wait_s, width_s = (double) (promise->high_s - promise->low_s), error_s;
  LobbyPromiseOutcome outcome = lobby_promise_judge (promise, state, &wait_s);

  account->n[outcome]++;
  if (wait_s < 0)
    return;
  error_s = ABS (wait_s - (double) promise->mid_s);
  g_array_append_val (account->width_s, width_s);
  g_array_append_val (account->error_s, error_s);
  account->winkler_s += width_s
                        + 2 / MISSED
                              * MAX (MAX ((double) promise->low_s - wait_s, wait_s - (double) promise->high_s), 0);
}

/* @service: (nullable): all for %NULL; @hour: all for -1 */
static void
add_up (const Telling *self, const char *service, int hour, Account *account)
{
  const GPtrArray *promises = lobby_state_get_promises (self->state);

  *account = (Account){ .width_s = g_array_new (FALSE, FALSE, sizeof (double)),
                        .error_s = g_array_new (FALSE, FALSE, sizeof (double)) };
  for (guint i = 0; i < promises->len; i++)
    {
      const LobbyPromiseRecord *promise = g_ptr_array_index (promises, i);

      if ((service == NULL || g_strcmp0 (promise->service, service) == 0)
          && (hour < 0 || get_hour (self, promise) == hour))
        count (account, promise, self->state);
    }
}

static guint
get_told (const Account *account)
{
  guint told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (account->n); i++)
    told += account->n[i];
  return told;
}

static guint
get_due (const Account *account)
{
  return account->n[LOBBY_PROMISE_KEPT] + account->n[LOBBY_PROMISE_EARLY] + account->n[LOBBY_PROMISE_LATE];
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_median (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return numbers->len > 0 ? g_array_index (numbers, double, numbers->len / 2) : 0;
}

static double
get_winkler (const Account *account)
{
  return account->width_s->len > 0 ? account->winkler_s / account->width_s->len : 0;
}

/* ---- Words ---- */

typedef void (*Say) (const Telling *self, const char *service, int hour, GString *out);

static void
append_number (GString *out, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, ",\"%s\":%s", name, g_ascii_formatd (buffer, sizeof buffer, "%.1f", number));
}

static void
append_json (const Telling *self, const char *service, int hour, GString *out)
{
  g_auto (Account) account = { 0 };

  add_up (self, service, hour, &account);
  if (hour >= 0 && get_told (&account) == 0)
    return;
  g_string_append_printf (out, "%s{\"service\":", out->str[out->len - 1] == '[' ? "" : ",");
  if (service != NULL)
    lobby_wire_append_text (out, service);
  else
    g_string_append (out, "null");
  if (hour >= 0)
    g_string_append_printf (out, ",\"hour\":%d", hour);
  g_string_append_printf (out, ",\"told\":%u,\"due\":%u,\"kept\":%u,\"early\":%u,\"late\":%u,\"open\":%u,\"void\":%u",
                          get_told (&account), get_due (&account), account.n[LOBBY_PROMISE_KEPT],
                          account.n[LOBBY_PROMISE_EARLY], account.n[LOBBY_PROMISE_LATE], account.n[LOBBY_PROMISE_OPEN],
                          account.n[LOBBY_PROMISE_VOID]);
  append_number (out, "medianErrorSeconds", get_median (account.error_s));
  append_number (out, "medianWidthSeconds", get_median (account.width_s));
  append_number (out, "winklerSeconds", get_winkler (&account));
  g_string_append_c (out, '}');
}

static void
append_row (const Telling *self, const char *service, int hour, GString *out)
{
  g_auto (Account) account = { 0 };
  g_autofree char *name = NULL, *share = NULL;

  add_up (self, service, hour, &account);
  if (get_told (&account) == 0)
    return;
  name = hour >= 0 ? g_strdup_printf ("%s %02d", service, hour) : g_strdup (service != NULL ? service : _ ("all"));
  share = get_due (&account) > 0
              ? g_strdup_printf ("%.0f%%", 100.0 * account.n[LOBBY_PROMISE_KEPT] / get_due (&account))
              : g_strdup ("–");
  g_string_append_printf (out, "%s%-12s %9u %9u %9s %9u %9u %9.0f %9.0f %9.0f", out->len > 0 ? "\n" : "", name,
                          get_told (&account), account.n[LOBBY_PROMISE_KEPT], share, account.n[LOBBY_PROMISE_EARLY],
                          account.n[LOBBY_PROMISE_LATE], get_median (account.error_s), get_median (account.width_s),
                          get_winkler (&account));
}

/* All, each service, each service by hour. */
static void
say_all (const Telling *self, Say say, GString *out)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (self->state);
  const GPtrArray *services = branch != NULL ? branch->services : NULL;

  say (self, NULL, -1, out);
  for (guint i = 0; services != NULL && i < services->len; i++)
    say (self, ((const LobbyServiceRecord *) g_ptr_array_index (services, i))->id, -1, out);
  for (guint i = 0; services != NULL && i < services->len; i++)
    for (int hour = 0; hour < HOURS; hour++)
      say (self, ((const LobbyServiceRecord *) g_ptr_array_index (services, i))->id, hour, out);
}

static void
say_table (const Telling *self)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  /* Translators: heads of columns: customers who were told a waiting time, called inside the range, the share of that, called
   * before it, called after it, median error in seconds, median width of the range in seconds, and the Winkler score (a
   * name). Keep each under ten letters. */
  g_autofree char *head = g_strdup_printf ("%-12s %9s %9s %9s %9s %9s %9s %9s %9s", _ ("service"),
                                           C_ ("ledger", "told"), C_ ("ledger", "kept"), C_ ("ledger", "share"),
                                           C_ ("ledger", "early"), C_ ("ledger", "late"), C_ ("ledger", "error s"),
                                           C_ ("ledger", "width s"), C_ ("ledger", "Winkler"));

  say_all (self, append_row, rows);
  if (rows->len == 0)
    {
      lobby_ctl_say (stdout, _ ("No customer was told a waiting time."));
      return;
    }
  lobby_ctl_say (stdout, head);
  lobby_ctl_say (stdout, rows->str);
}

static int
answer (Telling *self, const char *path)
{
  int outcome = LOBBY_CTL_DONE;

  for (guint i = 0; outcome == LOBBY_CTL_DONE && self->train != NULL && self->train[i] != NULL; i++)
    outcome = learn_day (self, self->train[i]);
  if (outcome == LOBBY_CTL_DONE && self->train != NULL)
    lobby_adviser_learn (self->adviser, NULL, NULL);
  if (outcome == LOBBY_CTL_DONE)
    outcome = tell_day (self, path);
  if (outcome != LOBBY_CTL_DONE)
    return outcome;
  if (!self->json)
    {
      say_table (self);
      return LOBBY_CTL_DONE;
    }
  g_autoptr (GString) json = g_string_new ("[");
  say_all (self, append_json, json);
  g_string_append_c (json, ']');
  lobby_ctl_say (stdout, json->str);
  return LOBBY_CTL_DONE;
}

static int
run_promises (int argc, char **argv)
{
  g_auto (Telling) self = { .every_s = 1 };
  const GOptionEntry entries[] = { { "train", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.train,
                                     N_ ("A past day to learn from; may be given again"), "DAY" },
                                   { "every", 0, 0, G_OPTION_ARG_INT64, &self.every_s, N_ ("Look at most so often"),
                                     N_ ("SECONDS") },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON array"), NULL },
                                   { NULL } };

  if (!lobby_ctl_parse (&lobby_ctl_promises, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  if (self.every_s < 1 || self.every_s > 3600)
    {
      lobby_ctl_fail (_ ("Give a number of seconds from 1 to 3600 with --every."));
      return LOBBY_CTL_USAGE;
    }
  self.state = lobby_state_new ();
  self.adviser = lobby_adviser_new (SEED);
  return answer (&self, argv[1]);
}

const LobbyCtlVerb lobby_ctl_promises = {
  .name = "promises",
  .arguments = "DAY [--train DAY]… [--every SECONDS] [--json]",
  .summary = N_ ("Shows which promises of waiting times would have been kept on a recorded day"),
  .run = run_promises,
};
