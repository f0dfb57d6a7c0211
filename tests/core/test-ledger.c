/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of diversion against days computed by hand. */
#include "config.h"

#include "lobby-floor-maker.h"
#include "lobby-ledger.h"
#include "lobby-wire.h"

#include <string.h>

/* Withdrawals at a recycler up to 20,000, with a card; statements at a smart teller. Gold and above are kept. */
static LobbyRuleSheet *
make_sheet (void)
{
  static const char json[]
      = "{\"version\":1,\"numbers\":["
        "{\"id\":\"keep-tier\",\"name\":{\"en\":\"k\"},\"value\":2,\"minimum\":2,\"maximum\":6,\"unit\":\"tier\","
        "\"source\":\"S3-7\"},"
        "{\"id\":\"rate-goal-percent\",\"name\":{\"en\":\"g\"},\"value\":60,\"minimum\":0,\"maximum\":100,"
        "\"unit\":\"percent\",\"source\":\"S3-16\"}],"
        "\"rules\":[{\"id\":\"S3-1-withdraw\",\"name\":{\"en\":\"w\"},\"transaction\":\"withdraw\","
        "\"devices\":[\"cash-recycler\"],\"limitCny\":20000,\"inclusive\":true,\"needsCard\":true,\"enabled\":true,"
        "\"words\":{\"en\":\"w\"},\"source\":\"S3-1\"},"
        "{\"id\":\"S3-2-statement\",\"name\":{\"en\":\"s\"},\"transaction\":\"statement\","
        "\"devices\":[\"smart-teller\"],\"enabled\":true,\"words\":{\"en\":\"s\"},\"source\":\"S3-2\"},"
        "{\"id\":\"S3-1-deposit\",\"name\":{\"en\":\"d\"},\"transaction\":\"deposit\","
        "\"devices\":[\"cash-recycler\"],\"words\":{\"en\":\"d\"},\"source\":\"S3-1\"},"
        "{\"id\":\"S3-35-passbook-update\",\"name\":{\"en\":\"p\"},\"transaction\":\"passbook-update\","
        "\"devices\":[\"passbook-printer\"],\"enabled\":true,\"words\":{\"en\":\"p\"},\"source\":\"S3-35\"}]}";
  g_autoptr (GError) error = NULL;
  LobbyRuleSheet *sheet = lobby_wire_parse_record (&lobby_rule_sheet_type, json, strlen (json), &error);

  g_assert_no_error (error);
  g_assert_true (lobby_rule_sheet_check (sheet, NULL));
  return sheet;
}

static void
issue (LobbyState *state, const char *time, const char *ticket, const char *facts)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"service\":\"%c\"%s}", ticket, *ticket, facts);

  g_assert_cmpint (lobby_floor_play (state, time, "ticket.issued", data), ==, LOBBY_APPLY_APPLIED);
}

static void
call (LobbyState *state, const char *time, const char *ticket)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"counter\":\"1\"}", ticket);

  g_assert_cmpint (lobby_floor_play (state, time, "ticket.called", data), ==, LOBBY_APPLY_APPLIED);
}

static void
show (LobbyState *state, const char *time, const char *ticket)
{
  g_autofree char *data = g_strdup_printf (
      "{\"id\":\"d-%s\",\"kind\":\"divert\",\"ticket\":\"%s\",\"device\":\"CRS-1\",\"rule\":\"S3-1-withdraw\","
      "\"ownSavingSeconds\":600,\"othersSavingSeconds\":300}",
      ticket, ticket);

  g_assert_cmpint (lobby_floor_play (state, time, "advice.shown", data), ==, LOBBY_APPLY_APPLIED);
}

static void
decide (LobbyState *state, const char *time, const char *ticket, const char *decision)
{
  g_autofree char *data = g_strdup_printf ("{\"advice\":\"d-%s\",\"decision\":\"%s\"}", ticket, decision);

  g_assert_cmpint (lobby_floor_play (state, time, "advice.decided", data), ==, LOBBY_APPLY_APPLIED);
}

static void
decline (LobbyState *state, const char *time, const char *ticket, const char *reason)
{
  g_autofree char *data = g_strdup_printf ("{\"advice\":\"d-%s\",\"decision\":\"declined\",\"reason\":\"%s\"}", ticket,
                                           reason);

  g_assert_cmpint (lobby_floor_play (state, time, "advice.decided", data), ==, LOBBY_APPLY_APPLIED);
}

static void
send (LobbyState *state, const char *time, const char *ticket)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"device\":\"CRS-1\"}", ticket);

  decide (state, time, ticket, "accepted");
  g_assert_cmpint (lobby_floor_play (state, time, "ticket.diverted", data), ==, LOBBY_APPLY_APPLIED);
}

static void
use (LobbyState *state, const char *started, const char *ended, const char *ticket, gboolean failed)
{
  g_autofree char *start = g_strdup_printf ("{\"device\":\"CRS-1\",\"ticket\":\"%s\"}", ticket);
  g_autofree char *end = g_strdup_printf ("{\"device\":\"CRS-1\",\"ticket\":\"%s\",\"failed\":%s}", ticket,
                                          failed ? "true" : "false");

  lobby_floor_play (state, started, "device.use-started", start);
  lobby_floor_play (state, ended, "device.use-ended", end);
  if (!failed)
    decide (state, ended, ticket, "completed");
}

static void
come_back (LobbyState *state, const char *time, const char *ticket)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"device\":\"CRS-1\"}", ticket);

  lobby_floor_play (state, time, "ticket.returned", data);
  decide (state, time, ticket, "came-back");
}

static LobbyLedger
measure (const LobbyState *state)
{
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  LobbyLedger ledger;

  lobby_ledger_measure (state, sheet, &ledger);
  return ledger;
}

/* One of each: done, back again, on the way, two times no, not now, taken back, called before anybody decided, open. */
static LobbyState *
make_funnel (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *ticket = g_strdup_printf ("A%03d", i);
      issue (state, "09:00:00", ticket, "");
      show (state, "09:01:00", ticket);
    }
  send (state, "09:02:00", "A001");
  use (state, "09:03:00", "09:05:00", "A001", FALSE);
  send (state, "09:05:10", "A002");
  use (state, "09:06:00", "09:06:30", "A002", TRUE);
  come_back (state, "09:06:30", "A002");
  send (state, "09:07:00", "A003");
  decide (state, "09:07:00", "A004", "offered");
  decline (state, "09:07:10", "A004", "prefers-counter");
  decline (state, "09:07:10", "A005", "device-busy-or-faulty");
  decide (state, "09:07:20", "A006", "skipped");
  send (state, "09:07:30", "A007");
  decide (state, "09:07:35", "A007", "undone");
  lobby_floor_play (state, "09:07:35", "ticket.returned", "{\"ticket\":\"A007\",\"undone\":true}");
  decide (state, "09:07:40", "A008", "offered");
  call (state, "09:08:00", "A008");
  return state;
}

static void
test_the_funnel (void)
{
  g_autoptr (LobbyState) state = make_funnel ();
  g_auto (LobbyLedger) ledger = measure (state);
  const LobbyLedgerFigures *all = &ledger.all;

  g_assert_cmpuint (all->n_suggested, ==, 9);
  g_assert_cmpuint (all->n_offered, ==, 6); /* A001 to A004, A007, A008: the manager alone said no to A005 */
  g_assert_cmpuint (all->n_accepted, ==, 3);
  g_assert_cmpuint (all->n_completed, ==, 1);
  g_assert_cmpuint (all->n_came_back, ==, 1);
  g_assert_cmpuint (all->n_on_way, ==, 1);
  g_assert_cmpuint (all->n_declined, ==, 2);
  g_assert_cmpuint (all->declined_by[LOBBY_DECLINE_PREFERS_COUNTER], ==, 1);
  g_assert_cmpuint (all->declined_by[LOBBY_DECLINE_DEVICE_BUSY_OR_FAULTY], ==, 1);
  g_assert_cmpuint (all->n_skipped, ==, 1);
  g_assert_cmpuint (all->n_undone, ==, 1);
  g_assert_cmpuint (all->n_lapsed, ==, 1);
  g_assert_cmpuint (all->n_pending, ==, 1);
  g_assert_cmpuint (all->n_suggested, ==,
                    all->n_accepted + all->n_declined + all->n_skipped + all->n_undone + all->n_lapsed
                        + all->n_pending);
  g_assert_cmpint (ledger.goal_percent, ==, 60);
}

/* A customer for whom another device was found before anybody had decided was suggested once; a decision counts, whatever
 * was shown beside it. */
static void
test_another_device_is_no_other_suggestion (void)
{
  static const char *const tickets[] = { "A001", "A002" };
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyRuleSheet) sheet = make_sheet ();
  g_auto (LobbyLedger) ledger = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
    {
      g_autofree char *data = g_strdup_printf (
          "{\"id\":\"d-%s-2\",\"kind\":\"divert\",\"ticket\":\"%s\",\"device\":\"STM-1\",\"rule\":\"S3-1-withdraw\"}",
          tickets[i], tickets[i]);
      issue (state, "09:00:00", tickets[i], "");
      show (state, "09:01:00", tickets[i]);
      g_assert_cmpint (lobby_floor_play (state, "09:02:00", "advice.shown", data), ==, LOBBY_APPLY_APPLIED);
    }
  decide (state, "09:03:00", "A002", "skipped"); /* the first of its two */
  lobby_ledger_measure (state, sheet, &ledger);
  g_assert_cmpuint (ledger.all.n_suggested, ==, 2);
  g_assert_cmpuint (ledger.all.n_pending, ==, 1);
  g_assert_cmpuint (ledger.all.n_skipped, ==, 1);
}

static void
test_each_rule_has_its_own (void)
{
  g_autoptr (LobbyState) state = make_funnel ();

  issue (state, "09:09:00", "A020", "");
  lobby_floor_play (state, "09:09:10", "advice.shown",
                    "{\"id\":\"x\",\"kind\":\"divert\",\"ticket\":\"A020\",\"rule\":\"S9-old\"}");
  lobby_floor_play (state, "09:09:10", "advice.shown", "{\"id\":\"c\",\"kind\":\"open-counter\",\"counter\":\"2\"}");
  g_auto (LobbyLedger) ledger = measure (state);
  g_assert_cmpuint (ledger.rules->len, ==, 5);
  g_assert_cmpstr (g_array_index (ledger.rules, LobbyLedgerFigures, 0).rule, ==, "S3-1-withdraw");
  g_assert_cmpuint (g_array_index (ledger.rules, LobbyLedgerFigures, 0).n_suggested, ==, 9);
  g_assert_cmpuint (g_array_index (ledger.rules, LobbyLedgerFigures, 1).n_suggested, ==, 0);
  g_assert_cmpstr (g_array_index (ledger.rules, LobbyLedgerFigures, 4).rule, ==, "S9-old");
  g_assert_cmpuint (ledger.all.n_suggested, ==, 10);
}

/* A002 leaves the line at 9:02 and begins at the machine at 9:03. */
static LobbyState *
make_line (const char *started)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  issue (state, "09:00:00", "A001", "");
  issue (state, "09:00:10", "A002", "");
  show (state, "09:01:00", "A002");
  send (state, "09:02:00", "A002");
  issue (state, "09:02:01", "B001", "");
  if (started != NULL)
    use (state, started, "09:07:00", "A002", FALSE);
  return state;
}

static void
assert_saved (const LobbyState *state, guint n_measured, guint n_open, gint64 own_s, gint64 others_s)
{
  g_auto (LobbyLedger) ledger = measure (state);

  g_assert_cmpuint (ledger.all.n_completed, ==, 1);
  g_assert_cmpuint (ledger.all.n_measured, ==, n_measured);
  g_assert_cmpuint (ledger.all.n_open, ==, n_open);
  g_assert_cmpint (ledger.all.saved_own_s, ==, own_s);
  g_assert_cmpint (ledger.all.saved_others_s, ==, others_s);
  g_assert_cmpint (ledger.all.promised_own_s, ==, 600 * (gint64) n_measured);
  g_assert_cmpint (ledger.all.promised_others_s, ==, 300 * (gint64) n_measured);
}

/* A003 takes the slot that was A002's: called at 9:10, 7 min after A002 began. A003 itself would have been called with
 * A004's call at 9:14: 4 min. A005 came when the queue had run empty: the chain ends. */
static void
test_savings_by_slots (void)
{
  g_autoptr (LobbyState) state = make_line ("09:03:00");

  issue (state, "09:07:20", "A003", "");
  issue (state, "09:07:30", "A004", "");
  call (state, "09:08:00", "A001");
  assert_saved (state, 0, 1, 0, 0); /* whose call decides still waits */
  call (state, "09:10:00", "A003");
  assert_saved (state, 1, 1, 420, 0); /* A004's call will add to it */
  call (state, "09:14:00", "A004");
  assert_saved (state, 1, 0, 420, 240);
  issue (state, "09:20:00", "A005", "");
  call (state, "09:20:04", "A005");
  assert_saved (state, 1, 0, 420, 240);
}

/* Somebody who comes while all counters are busy has to wait: the chain goes on. */
static void
test_the_chain_goes_on_while_somebody_has_to_wait (void)
{
  g_autoptr (LobbyState) state = make_line ("09:03:00");

  call (state, "09:08:00", "A001");
  issue (state, "09:09:00", "A003", "");
  call (state, "09:10:00", "A003");
  assert_saved (state, 1, 0, 420, 0);
  issue (state, "09:11:00", "A004", "");
  call (state, "09:12:30", "A004");
  assert_saved (state, 1, 0, 420, 150);
}

/* Nobody stood behind when A002's turn came: the last call ahead is the least that it would have waited for. */
static void
test_the_queue_ran_empty (void)
{
  g_autoptr (LobbyState) state = make_line ("09:03:00");

  assert_saved (state, 0, 1, 0, 0); /* A001 ahead still waits */
  call (state, "09:08:00", "A001");
  assert_saved (state, 1, 0, 300, 0);
  issue (state, "09:30:00", "A003", "");
  call (state, "09:30:05", "A003");
  assert_saved (state, 1, 0, 300, 0);
}

/* The counter would have been sooner: the ledger says so. */
static void
test_a_diversion_that_lost_time (void)
{
  g_autoptr (LobbyState) state = make_line ("09:06:00");

  issue (state, "09:07:05", "A003", "");
  call (state, "09:07:10", "A001");
  call (state, "09:07:40", "A003");
  assert_saved (state, 1, 0, 100, 0);
  g_autoptr (LobbyState) late = make_line (NULL);
  call (late, "09:02:10", "A001");
  use (late, "09:06:00", "09:07:00", "A002", FALSE);
  assert_saved (late, 1, 0, -230, 0);
}

/* Promised and saved look one hour ahead of the suggestion at 9:01: a call at 10:20 counts as one at 10:01, 51 min after the
 * one before, and who comes later is in neither. */
static void
test_one_horizon (void)
{
  g_autoptr (LobbyState) state = make_line ("09:03:00");

  issue (state, "09:07:20", "A003", "");
  issue (state, "09:07:30", "A004", "");
  call (state, "09:08:00", "A001");
  call (state, "09:10:00", "A003");
  assert_saved (state, 1, 1, 420, 0);
  issue (state, "10:02:00", "A005", "");
  assert_saved (state, 1, 0, 420, 51 * 60); /* the hour is over: nothing is added any more */
  call (state, "10:20:00", "A004");
  call (state, "10:30:00", "A005");
  assert_saved (state, 1, 0, 420, 51 * 60);
}

static void
advise (LobbyState *state, const char *time, const char *id, const char *kind, const char *decision)
{
  g_autofree char *shown = g_strdup_printf (
      "{\"id\":\"%s\",\"kind\":\"%s\",\"counter\":\"1\",\"othersSavingSeconds\":900}", id, kind);
  g_autofree char *decided = g_strdup_printf ("{\"advice\":\"%s\",\"decision\":\"%s\"}", id, decision);

  g_assert_cmpint (lobby_floor_play (state, time, "advice.shown", shown), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (lobby_floor_play (state, time, "advice.decided", decided), ==, LOBBY_APPLY_APPLIED);
}

static void
test_work_at_counters (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_auto (LobbyLedger) ledger = { 0 };

  advise (state, "09:10:00", "open-1-0910", "open-counter", "declined");
  advise (state, "09:30:00", "open-1-0930", "open-counter", "accepted");
  lobby_floor_play (state, "09:32:00", "advice.decided", "{\"advice\":\"open-1-0930\",\"decision\":\"completed\"}");
  advise (state, "10:00:00", "close-1-1000", "close-counter", "accepted");
  ledger = measure (state);
  g_assert_cmpuint (ledger.all.n_suggested, ==, 0); /* of customers */
  g_assert_cmpuint (ledger.work[LOBBY_ADVICE_OPEN_COUNTER].n_suggested, ==, 2);
  g_assert_cmpuint (ledger.work[LOBBY_ADVICE_OPEN_COUNTER].n_declined, ==, 1);
  g_assert_cmpuint (ledger.work[LOBBY_ADVICE_OPEN_COUNTER].n_accepted, ==, 1);
  g_assert_cmpuint (ledger.work[LOBBY_ADVICE_OPEN_COUNTER].n_completed, ==, 1);
  g_assert_cmpint (ledger.work[LOBBY_ADVICE_OPEN_COUNTER].promised_s, ==, 900);
  g_assert_cmpuint (ledger.work[LOBBY_ADVICE_CLOSE_COUNTER].n_accepted, ==, 1);
  g_assert_cmpuint (ledger.work[LOBBY_ADVICE_CLOSE_COUNTER].n_completed, ==, 0);
}

/* Those who leave or are diverted themselves hold no slot. */
static void
test_leavers_hold_no_slot (void)
{
  g_autoptr (LobbyState) state = make_line ("09:03:00");

  issue (state, "09:07:20", "A003", "");
  issue (state, "09:07:30", "A004", "");
  lobby_floor_play (state, "09:07:40", "ticket.abandoned", "{\"ticket\":\"A003\"}");
  call (state, "09:08:00", "A001");
  call (state, "09:11:00", "A004");
  assert_saved (state, 1, 0, 480, 0);
}

static const LobbyLedgerBase *
get_base (const LobbyLedger *ledger, guint rule)
{
  return &g_array_index (ledger->bases, LobbyLedgerBase, rule);
}

/* Ten whose business a machine could do: 1 elderly, 1 needs help, 1 coins, 1 gold, 1 passbook, 1 done, 1 back again, 3 at
 * the counter. Not counted: above the limit, a rule that is off, no such device, no rule, still waiting. */
static LobbyState *
make_base (void)
{
  static const char *const facts[] = {
    ",\"elderly\":true",
    ",\"needsHelp\":true",
    ",\"looseChange\":true",
    ",\"tier\":\"gold\"",
    ",\"medium\":\"passbook\"",
    "",
    "",
    ",\"medium\":\"card\"",
    ",\"tier\":\"ordinary\"",
    ",\"amountCny\":20000",
    ",\"amountCny\":20001",
  };
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *ticket = g_strdup_printf ("A%03u", i + 1);
      g_autofree char *all = g_strconcat (",\"transaction\":\"withdraw\"", facts[i], NULL);
      issue (state, "09:00:00", ticket, all);
    }
  issue (state, "09:00:00", "A012", ",\"transaction\":\"deposit\"");
  issue (state, "09:00:00", "A013", ",\"transaction\":\"passbook-update\"");
  issue (state, "09:00:00", "A014", ",\"transaction\":\"loan\"");
  show (state, "09:01:00", "A006");
  send (state, "09:01:30", "A006");
  use (state, "09:02:00", "09:03:00", "A006", FALSE);
  show (state, "09:03:00", "A007");
  send (state, "09:03:30", "A007");
  use (state, "09:04:00", "09:05:00", "A007", TRUE);
  come_back (state, "09:05:00", "A007");
  for (guint i = 1; i <= 14; i++)
    {
      g_autofree char *ticket = g_strdup_printf ("A%03u", i);
      if (i != 6)
        call (state, "09:10:00", ticket);
    }
  issue (state, "09:11:00", "A015", ",\"transaction\":\"withdraw\"");
  return state;
}

static void
test_whom_the_rate_is_about (void)
{
  g_autoptr (LobbyState) state = make_base ();
  g_auto (LobbyLedger) ledger = measure (state);
  const LobbyLedgerBase *base = &ledger.all_base;

  g_assert_cmpuint (base->n_business, ==, 10);
  g_assert_cmpuint (base->n_protected, ==, 2);
  g_assert_cmpuint (base->n_loose_change, ==, 1);
  g_assert_cmpuint (base->n_kept, ==, 1);
  g_assert_cmpuint (base->n_passbook, ==, 1);
  g_assert_cmpuint (base->n_device_out, ==, 0);
  g_assert_cmpuint (base->n_accepted, ==, 2);
  g_assert_cmpuint (base->n_done, ==, 1);
  g_assert_cmpuint (get_base (&ledger, 0)->n_business, ==, 10);
  g_assert_cmpuint (get_base (&ledger, 1)->n_business, ==, 0);
}

/* S3-16/17: 1 done of 8, and of 5 without justified exceptions; the two who are protected are in neither. */
static void
test_rates_with_and_without_exceptions (void)
{
  g_autoptr (LobbyState) state = make_base ();
  g_auto (LobbyLedger) ledger = measure (state);
  const LobbyLedgerBase *base = &ledger.all_base;
  LobbyLedgerBase nobody = { 0 };

  g_assert_cmpuint (lobby_ledger_base_count (base, TRUE), ==, 8);
  g_assert_cmpuint (lobby_ledger_base_count (base, FALSE), ==, 5);
  g_assert_cmpint (lobby_ledger_get_rate_percent (base, base->n_done, TRUE), ==, 13);
  g_assert_cmpint (lobby_ledger_get_rate_percent (base, base->n_done, FALSE), ==, 20);
  g_assert_cmpint (lobby_ledger_get_rate_percent (base, base->n_accepted, FALSE), ==, 40);
  g_assert_cmpint (lobby_ledger_get_rate_percent (&nobody, 0, TRUE), ==, -1);
}

/* The only recycler fails at 8:50 and is cleared at 9:20: nobody who waited in between could go there. */
static void
test_a_device_out_is_no_failure (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();

  lobby_floor_play (state, "08:40:00", "counter.opened", "{\"counter\":\"1\"}");
  issue (state, "08:45:00", "A001", ",\"transaction\":\"withdraw\"");
  lobby_floor_play (state, "08:50:00", "device.fault",
                    "{\"device\":\"CRS-1\",\"part\":\"dispenser\",\"fault\":\"jammed\"}");
  issue (state, "08:55:00", "A002", ",\"transaction\":\"withdraw\"");
  issue (state, "09:00:00", "A003", ",\"transaction\":\"withdraw\"");
  call (state, "09:05:00", "A001");
  call (state, "09:06:00", "A002");
  lobby_floor_play (state, "09:07:00", "device.serviced", "{\"device\":\"CRS-1\",\"servicing\":\"inspected\"}");
  lobby_floor_play (state, "09:20:00", "device.serviced", "{\"device\":\"CRS-1\",\"servicing\":\"cleared\"}");
  call (state, "09:25:00", "A003");
  issue (state, "09:26:00", "A004", ",\"transaction\":\"withdraw\"");
  call (state, "09:30:00", "A004");
  g_auto (LobbyLedger) ledger = measure (state);
  g_assert_cmpuint (ledger.all_base.n_business, ==, 4);
  g_assert_cmpuint (ledger.all_base.n_device_out, ==, 1); /* A002 only */
}

static void
test_an_empty_day (void)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  LobbyLedger ledger;

  lobby_ledger_measure (state, NULL, &ledger);
  g_assert_cmpuint (ledger.all.n_suggested, ==, 0);
  g_assert_cmpuint (ledger.rules->len, ==, 0);
  g_assert_cmpint (ledger.goal_percent, ==, -1);
  lobby_ledger_clear (&ledger);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/the-funnel", test_the_funnel);
  g_test_add_func ("/ledger/another-device-is-no-other-suggestion", test_another_device_is_no_other_suggestion);
  g_test_add_func ("/ledger/each-rule-has-its-own", test_each_rule_has_its_own);
  g_test_add_func ("/ledger/savings-by-slots", test_savings_by_slots);
  g_test_add_func ("/ledger/the-chain-goes-on-while-somebody-has-to-wait",
                   test_the_chain_goes_on_while_somebody_has_to_wait);
  g_test_add_func ("/ledger/the-queue-ran-empty", test_the_queue_ran_empty);
  g_test_add_func ("/ledger/a-diversion-that-lost-time", test_a_diversion_that_lost_time);
  g_test_add_func ("/ledger/one-horizon", test_one_horizon);
  g_test_add_func ("/ledger/work-at-counters", test_work_at_counters);
  g_test_add_func ("/ledger/leavers-hold-no-slot", test_leavers_hold_no_slot);
  g_test_add_func ("/ledger/whom-the-rate-is-about", test_whom_the_rate_is_about);
  g_test_add_func ("/ledger/rates-with-and-without-exceptions", test_rates_with_and_without_exceptions);
  g_test_add_func ("/ledger/a-device-out-is-no-failure", test_a_device_out_is_no_failure);
  g_test_add_func ("/ledger/an-empty-day", test_an_empty_day);
  return g_test_run ();
}
