/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl ledger: what became of the diversions of a recorded day, what they saved, and which promises were kept. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-ledger.h"
#include "lobby-promises.h"
#include "lobby-recording-reader.h"
#include "lobby-rules.h"
#include "lobby-state.h"
#include "lobby-wire.h"

#include <glib/gi18n.h>

typedef struct
{
  LobbyState *state; /* (owned) */
  LobbyLedger ledger;
  LobbyPromises promises;
} Account;

static void
account_clear (Account *account)
{
  g_clear_pointer (&account->state, lobby_state_free);
  lobby_ledger_clear (&account->ledger);
  lobby_promises_clear (&account->promises);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Account, account_clear)

static gboolean
read_day (Account *account, const char *path, GError **error)
{
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, error);
  g_autoptr (GError) problem = NULL;
  LobbyEvent *event;

  if (reader == NULL)
    return FALSE;
  while ((event = lobby_recording_reader_next (reader, &problem)) != NULL)
    {
      lobby_state_apply (account->state, event, NULL);
      lobby_event_unref (event);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- as JSON ---- */

static void
append_name (GString *out, const char *member, const char *name)
{
  g_string_append_printf (out, "{\"%s\":", member);
  if (name != NULL)
    lobby_wire_append_text (out, name);
  else
    g_string_append (out, "null");
}

static void
append_reasons (GString *out, const LobbyLedgerFigures *figures)
{
  const char *comma = "";

  g_string_append (out, ",\"declinedBy\":{");
  for (guint i = 0; i < LOBBY_LEDGER_N_REASONS; i++)
    if (figures->declined_by[i] > 0)
      {
        g_string_append_printf (out, "%s\"%s\":%u", comma,
                                lobby_choice_get_nick (&lobby_decline_reason_choice, (int) i), figures->declined_by[i]);
        comma = ",";
      }
  g_string_append_c (out, '}');
}

static void
append_figures (GString *out, const LobbyLedgerFigures *figures)
{
  append_name (out, "rule", figures->rule);
  g_string_append_printf (out,
                          ",\"suggested\":%u,\"offered\":%u,\"accepted\":%u,\"completed\":%u,\"cameBack\":%u,"
                          "\"onWay\":%u,\"declined\":%u",
                          figures->n_suggested, figures->n_offered, figures->n_accepted, figures->n_completed,
                          figures->n_came_back, figures->n_on_way, figures->n_declined);
  append_reasons (out, figures);
  g_string_append_printf (out, ",\"skipped\":%u,\"undone\":%u,\"lapsed\":%u,\"pending\":%u,\"measured\":%u,\"open\":%u",
                          figures->n_skipped, figures->n_undone, figures->n_lapsed, figures->n_pending,
                          figures->n_measured, figures->n_open);
  g_string_append_printf (out,
                          ",\"promisedOwnSeconds\":%" G_GINT64_FORMAT ",\"promisedOthersSeconds\":%" G_GINT64_FORMAT
                          ",\"savedOwnSeconds\":%" G_GINT64_FORMAT ",\"savedOthersSeconds\":%" G_GINT64_FORMAT
                          ",\"aheadSeconds\":%" G_GINT64_FORMAT "}",
                          figures->promised_own_s, figures->promised_others_s, figures->saved_own_s,
                          figures->saved_others_s, figures->ahead_s);
}

static void
append_base (GString *out, const LobbyLedgerBase *base)
{
  append_name (out, "rule", base->rule);
  g_string_append_printf (out,
                          ",\"business\":%u,\"protected\":%u,\"looseChange\":%u,\"kept\":%u,\"passbook\":%u,"
                          "\"deviceOut\":%u,\"accepted\":%u,\"done\":%u,\"ratePercent\":%d,"
                          "\"rateWithoutExceptionsPercent\":%d}",
                          base->n_business, base->n_protected, base->n_loose_change, base->n_kept, base->n_passbook,
                          base->n_device_out, base->n_accepted, base->n_done,
                          lobby_ledger_get_rate_percent (base, base->n_done, TRUE),
                          lobby_ledger_get_rate_percent (base, base->n_done, FALSE));
}

static void
append_promises (GString *out, const LobbyPromiseFigures *figures)
{
  char error[G_ASCII_DTOSTR_BUF_SIZE], bias[G_ASCII_DTOSTR_BUF_SIZE];

  append_name (out, "service", figures->service);
  g_string_append_printf (out,
                          ",\"promised\":%u,\"due\":%u,\"kept\":%u,\"early\":%u,\"late\":%u,\"open\":%u,\"void\":%u,"
                          "\"keptPercent\":%d,\"called\":%u,\"meanAbsoluteErrorSeconds\":%s,\"biasSeconds\":%s}",
                          figures->n_promised, figures->n_due, figures->n_kept, figures->n_early, figures->n_late,
                          figures->n_open, figures->n_void, lobby_promises_get_kept_percent (figures),
                          figures->n_called, g_ascii_formatd (error, sizeof error, "%.1f", figures->error_s),
                          g_ascii_formatd (bias, sizeof bias, "%.1f", figures->bias_s));
}

/* Advice about counters and devices, by its kind. */
static void
append_work (GString *out, const LobbyLedger *ledger)
{
  const char *comma = "";

  g_string_append (out, ",\"work\":{");
  for (guint kind = LOBBY_ADVICE_OPEN_COUNTER; kind < LOBBY_LEDGER_N_KINDS; kind++)
    {
      const LobbyLedgerWork *work = &ledger->work[kind];

      g_string_append_printf (
          out,
          "%s\"%s\":{\"suggested\":%u,\"accepted\":%u,\"completed\":%u,\"declined\":%u,\"pending\":%u,"
          "\"promisedSeconds\":%" G_GINT64_FORMAT "}",
          comma, lobby_choice_get_nick (&lobby_advice_kind_choice, (int) kind), work->n_suggested, work->n_accepted,
          work->n_completed, work->n_declined, work->n_open, work->promised_s);
      comma = ",";
    }
  g_string_append_c (out, '}');
}

static char *
format_json (const Account *account)
{
  GString *out = g_string_new ("{\"all\":");

  append_figures (out, &account->ledger.all);
  g_string_append (out, ",\"rules\":[");
  for (guint i = 0; i < account->ledger.rules->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      append_figures (out, &g_array_index (account->ledger.rules, LobbyLedgerFigures, i));
    }
  g_string_append_printf (out, "],\"goalPercent\":%d,\"base\":", account->ledger.goal_percent);
  append_base (out, &account->ledger.all_base);
  g_string_append (out, ",\"bases\":[");
  for (guint i = 0; i < account->ledger.bases->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      append_base (out, &g_array_index (account->ledger.bases, LobbyLedgerBase, i));
    }
  g_string_append_c (out, ']');
  append_work (out, &account->ledger);
  g_string_append (out, ",\"promises\":");
  append_promises (out, &account->promises.all);
  g_string_append (out, ",\"services\":[");
  for (guint i = 0; i < account->promises.services->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      append_promises (out, &g_array_index (account->promises.services, LobbyPromiseFigures, i));
    }
  g_string_append (out, "]}");
  return g_string_free (out, FALSE);
}

/* ---- for a person ---- */

static const char *
name_rule (const char *rule)
{
  if (rule == NULL)
    return _ ("all");
  return *rule != '\0' ? rule : "–";
}

static void
say_figures (const LobbyLedgerFigures *figures)
{
  g_autofree char *line = g_strdup_printf ("%-26s %9u %9u %9u %9u %9u %9u %9u %9u %9u", name_rule (figures->rule),
                                           figures->n_suggested, figures->n_offered, figures->n_accepted,
                                           figures->n_completed, figures->n_came_back, figures->n_declined,
                                           figures->n_skipped, figures->n_undone, figures->n_lapsed);

  lobby_ctl_say (stdout, line);
}

static void
say_funnel (const LobbyLedger *ledger)
{
  /* Translators: heads of columns of the ledger of diversion, for: diversions that were suggested, customers who were spoken
   * to, yes, done at the device, came back, no, not now, taken back, nobody decided. Keep each under ten letters. */
  g_autofree char *head = g_strdup_printf ("%-26s %9s %9s %9s %9s %9s %9s %9s %9s %9s", C_ ("ledger", "rule"),
                                           C_ ("ledger", "suggested"), C_ ("ledger", "offered"),
                                           C_ ("ledger", "accepted"), C_ ("ledger", "done"), C_ ("ledger", "back"),
                                           C_ ("ledger", "declined"), C_ ("ledger", "skipped"), C_ ("ledger", "undone"),
                                           C_ ("ledger", "lapsed"));

  if (ledger->all.n_suggested == 0)
    {
      lobby_ctl_say (stdout, _ ("No diversion was suggested."));
      return;
    }
  lobby_ctl_say (stdout, head);
  for (guint i = 0; i < ledger->rules->len; i++)
    if (g_array_index (ledger->rules, LobbyLedgerFigures, i).n_suggested > 0)
      say_figures (&g_array_index (ledger->rules, LobbyLedgerFigures, i));
  say_figures (&ledger->all);
}

static void
say_savings (const LobbyLedgerFigures *all)
{
  g_autofree char *own = g_strdup_printf ("%" G_GINT64_FORMAT, all->saved_own_s / 60);
  g_autofree char *others = g_strdup_printf ("%" G_GINT64_FORMAT, all->saved_others_s / 60);
  g_autofree char *promised_own = g_strdup_printf ("%" G_GINT64_FORMAT, all->promised_own_s / 60);
  g_autofree char *promised_others = g_strdup_printf ("%" G_GINT64_FORMAT, all->promised_others_s / 60);
  /* Translators: each %s is a number of minutes. */
  g_autofree char *saved = g_strdup_printf (_ ("Saved %1$s min for those who went (promised %2$s), %3$s min for those "
                                               "behind (promised %4$s)."),
                                            own, promised_own, others, promised_others);
  g_autofree char *measured = g_strdup_printf ("%u", all->n_measured);
  g_autofree char *completed = g_strdup_printf ("%u", all->n_completed);
  g_autofree char *open = g_strdup_printf ("%u", all->n_open);
  /* Translators: each %s is a number of diversions. */
  g_autofree char *of = g_strdup_printf (_ ("Measured: %1$s of %2$s done; not final yet: %3$s."), measured, completed,
                                         open);
  g_autofree char *ahead = g_strdup_printf ("%" G_GINT64_FORMAT, all->ahead_s / 60);
  /* Translators: %s is a number of minutes. */
  g_autofree char *counted = g_strdup_printf (_ ("Promised and saved are both counted for %s min from the suggestion."),
                                              ahead);

  if (all->n_completed == 0)
    return;
  lobby_ctl_say (stdout, saved);
  lobby_ctl_say (stdout, of);
  if (all->n_measured > 0)
    lobby_ctl_say (stdout, counted);
}

static char *
format_rate (const LobbyLedgerBase *base, gboolean with_exceptions)
{
  int percent = lobby_ledger_get_rate_percent (base, base->n_done, with_exceptions);
  guint of = lobby_ledger_base_count (base, with_exceptions);
  g_autofree char *n = g_strdup_printf ("%u", base->n_done);
  g_autofree char *all = g_strdup_printf ("%u", of);
  g_autofree char *share = percent >= 0 ? g_strdup_printf ("%d%%", percent) : g_strdup ("–");

  /* Translators: %1$s and %2$s are numbers of customers, %3$s is a share as in 42%. */
  return g_strdup_printf (_ ("%1$s of %2$s (%3$s)"), n, all, share);
}

static void
say_rate (const LobbyLedger *ledger)
{
  const LobbyLedgerBase *base = &ledger->all_base;
  g_autofree char *with = format_rate (base, TRUE);
  g_autofree char *without = format_rate (base, FALSE);
  g_autofree char *goal = ledger->goal_percent >= 0 ? g_strdup_printf ("%d%%", ledger->goal_percent) : g_strdup ("–");
  /* Translators: %1$s and %2$s are as in "12 of 80 (15%)", %3$s is a share. */
  g_autofree char *rate = g_strdup_printf (
      _ ("Done at a machine: %1$s; without justified exceptions: %2$s; goal %3$s."), with, without, goal);
  g_autofree char *protected = g_strdup_printf ("%u", base->n_protected);
  g_autofree char *coins = g_strdup_printf ("%u", base->n_loose_change);
  g_autofree char *kept = g_strdup_printf ("%u", base->n_kept);
  g_autofree char *passbook = g_strdup_printf ("%u", base->n_passbook);
  g_autofree char *out = g_strdup_printf ("%u", base->n_device_out);
  /* Translators: each %s is a number of customers who were not diverted, by reason. */
  g_autofree char *exceptions = g_strdup_printf (_ ("Justified exceptions: coins or odd notes %1$s, valued customers "
                                                    "%2$s, passbook only %3$s, no machine worked %4$s."),
                                                 coins, kept, passbook, out);
  /* Translators: %s is a number of customers. */
  g_autofree char *elderly = g_strdup_printf (_ ("In neither: %s elderly or in need of help, who are accompanied."),
                                              protected);

  lobby_ctl_say (stdout, rate);
  lobby_ctl_say (stdout, exceptions);
  lobby_ctl_say (stdout, elderly);
}

static void
say_promise (const LobbyPromiseFigures *figures)
{
  int percent = lobby_promises_get_kept_percent (figures);
  g_autofree char *share = percent >= 0 ? g_strdup_printf ("%d%%", percent) : g_strdup ("–");
  g_autofree char *line = g_strdup_printf ("%-26s %9u %9u %9s %9u %9u %9u %9.0f",
                                           figures->service != NULL ? figures->service : _ ("all"), figures->n_promised,
                                           figures->n_kept, share, figures->n_early, figures->n_late, figures->n_open,
                                           figures->error_s);

  lobby_ctl_say (stdout, line);
}

static void
say_promises (const LobbyPromises *promises)
{
  /* Translators: heads of columns: waiting times that customers were told, called inside the range, the share of that,
   * called before it, called after it, still waiting, mean error in seconds. Keep each under ten letters. */
  g_autofree char *head = g_strdup_printf ("%-26s %9s %9s %9s %9s %9s %9s %9s", _ ("service"), C_ ("ledger", "told"),
                                           C_ ("ledger", "kept"), C_ ("ledger", "share"), C_ ("ledger", "early"),
                                           C_ ("ledger", "late"), C_ ("ledger", "open"), C_ ("ledger", "error s"));

  if (promises->all.n_promised == 0)
    {
      lobby_ctl_say (stdout, _ ("No customer was told a waiting time."));
      return;
    }
  lobby_ctl_say (stdout, head);
  for (guint i = 0; i < promises->services->len; i++)
    say_promise (&g_array_index (promises->services, LobbyPromiseFigures, i));
  say_promise (&promises->all);
}

static int
run_ledger (int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print one JSON object"), NULL },
                                   { NULL } };
  g_auto (Account) account = { 0 };
  g_autoptr (GError) error = NULL;

  if (!lobby_ctl_parse (&lobby_ctl_ledger, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  account.state = lobby_state_new ();
  if (!read_day (&account, argv[1], &error))
    {
      g_autofree char *problem = lobby_ctl_describe_file_error (error);
      return lobby_ctl_fail (problem);
    }
  lobby_ledger_measure (account.state, lobby_rules_get_effective (account.state), &account.ledger);
  lobby_promises_measure (account.state, &account.promises);
  if (as_json)
    {
      g_autofree char *json = format_json (&account);
      lobby_ctl_say (stdout, json);
      return LOBBY_CTL_DONE;
    }
  say_funnel (&account.ledger);
  say_savings (&account.ledger.all);
  say_rate (&account.ledger);
  say_promises (&account.promises);
  return LOBBY_CTL_DONE;
}

const LobbyCtlVerb lobby_ctl_ledger = {
  .name = "ledger",
  .arguments = "DAY [--json]",
  .summary = N_ (
      "Shows what became of the diversions of a recorded day, what they saved, and which promises were kept"),
  .run = run_ledger,
};
