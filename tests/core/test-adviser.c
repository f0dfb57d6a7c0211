/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adviser on simulated days: whatever the day is like, no rule of the floor is broken; and its answer depends on the
 * lobby alone. */
#include "lobby-advice-board.h"
#include "lobby-adviser.h"
#include "lobby-floor-maker.h"
#include "lobby-rules.h"
#include "lobby-test-day.h"

#include <string.h>

static const char *const scenarios[] = { "pension-day",    "ordinary-day", "pay-day",
                                         "broken-devices", "quiet-day",    "spoke" };
static const char *const times[] = { "09:05:00", "09:40:00", "10:42:06", "11:30:00", "14:15:00", "16:40:00" };

static LobbyAdviser *
make_adviser (void)
{
  LobbyAdviser *adviser = lobby_adviser_new (7);

  lobby_adviser_set_rules (adviser, lobby_rules_get_shipped ());
  return adviser;
}

static LobbyForesight *
foresee (const LobbyState *state, gint64 now_us)
{
  g_autoptr (LobbyAdviser) adviser = make_adviser ();
  const LobbyAdviserMoment moment = { now_us, now_us, TRUE };

  return lobby_adviser_foresee (adviser, state, &moment);
}

static gboolean
works (const LobbyState *state, const char *id, gint64 now_us)
{
  LobbyTerminalState terminal = lobby_device_get_terminal_state (lobby_state_get_device (state, id), now_us,
                                                                 60 * G_USEC_PER_SEC);

  return terminal == LOBBY_TERMINAL_IN_SERVICE || terminal == LOBBY_TERMINAL_DEGRADED;
}

static guint
count_open (const LobbyState *state)
{
  const GPtrArray *counters = lobby_state_get_counters (state);
  guint n = 0;

  for (guint i = 0; i < counters->len; i++)
    n += ((const LobbyCounterRecord *) g_ptr_array_index (counters, i))->phase == LOBBY_COUNTER_OPEN;
  return n;
}

static void
check_diversion (const LobbyState *state, const LobbyAdviceFacts *facts, GHashTable *devices, gint64 now_us)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, facts->ticket);

  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_WAITING);
  g_assert_false (ticket->elderly || ticket->needs_help); /* S3-28 */
  g_assert_false (ticket->loose_change);                  /* S3-4 */
  g_assert_false (ticket->declined || ticket->came_back); /* S0-11, S3-17 */
  g_assert_true (works (state, facts->device, now_us));
  g_assert_true (g_hash_table_add (devices, facts->device)); /* one customer a machine */
  g_assert_nonnull (facts->words);
  g_assert_null (strchr (facts->words->en, '{'));
  g_assert_null (strchr (facts->words->zh_cn, '{'));
  g_assert_null (strchr (facts->words->zh_tw, '{'));
  g_assert_cmpfloat (facts->own.mid_s, >=,
                     (double) lobby_rule_sheet_get_number (lobby_rules_get_shipped (), LOBBY_RULE_GAIN_MIN_S, 0));
  g_assert_cmpfloat (facts->others.mid_s, >=, 0); /* a diversion never makes the total worse */
  g_assert_cmpint (facts->until_us, >, now_us);
}

static void
check_advice (const LobbyState *state, const LobbyAdviceFacts *facts, GHashTable *devices, gint64 now_us)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, facts->ticket);

  g_assert_cmpint (lobby_advice_judge_ending (facts, state, now_us, now_us), ==, LOBBY_ADVICE_ENDING_NONE);
  if (facts->kind == LOBBY_ADVICE_DIVERT)
    check_diversion (state, facts, devices, now_us);
  else if (facts->kind == LOBBY_ADVICE_ACCOMPANY)
    g_assert_true (ticket->elderly || ticket->needs_help);
  else if (facts->kind == LOBBY_ADVICE_CLOSE_COUNTER)
    g_assert_cmpuint (count_open (state), >, 1);
  else if (facts->kind == LOBBY_ADVICE_OPEN_COUNTER)
    g_assert_cmpint (lobby_state_get_staff (state, facts->staff)->phase, ==, LOBBY_STAFF_AVAILABLE);
}

static void
check_verdicts (const LobbyForesight *foresight, const LobbyState *state)
{
  for (guint i = 0; i < foresight->tickets->len; i++)
    {
      const LobbyTicketForesight *entry = g_ptr_array_index (foresight->tickets, i);
      const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, entry->ticket);

      g_assert_cmpfloat (entry->to_call.low_s, <=, entry->to_call.mid_s);
      g_assert_cmpfloat (entry->to_call.mid_s, <=, entry->to_call.high_s);
      if (ticket->elderly)
        g_assert_cmpint (entry->verdict.veto, ==, LOBBY_VETO_ELDERLY);
      if (entry->divertible)
        g_assert_cmpint (entry->verdict.veto, ==, LOBBY_VETO_NONE);
    }
}

static guint
check_moment (const LobbyState *state, gint64 now_us)
{
  g_autoptr (LobbyForesight) foresight = foresee (state, now_us);
  g_autoptr (GHashTable) devices = g_hash_table_new (g_str_hash, g_str_equal);

  check_verdicts (foresight, state);
  for (guint i = 0; i < foresight->advices->len; i++)
    {
      const LobbyAdviceFacts *facts = g_ptr_array_index (foresight->advices, i);
      const LobbyAdviceFacts *above = i > 0 ? g_ptr_array_index (foresight->advices, i - 1) : NULL;

      check_advice (state, facts, devices, now_us);
      if (above != NULL)
        g_assert_cmpfloat (facts->worth_s, <=, above->worth_s);
    }
  return foresight->advices->len;
}

static void
test_rules_hold (gconstpointer scenario)
{
  guint n = 0;

  for (guint64 seed = 1; seed <= 3; seed++)
    {
      TestDay day;

      test_day_begin (&day, scenario, seed);
      for (guint i = 0; i < G_N_ELEMENTS (times); i++)
        {
          test_day_run_to (&day, times[i]);
          n += check_moment (day.state, test_day_at (&day, times[i]));
        }
      test_day_end (&day);
    }
  if (strcmp (scenario, "pension-day") == 0)
    g_assert_cmpuint (n, >, 20);
}

static void
assert_same (const LobbyForesight *one, const LobbyForesight *other)
{
  g_assert_cmpuint (one->tickets->len, ==, other->tickets->len);
  g_assert_cmpuint (one->advices->len, ==, other->advices->len);
  for (guint i = 0; i < one->tickets->len; i++)
    {
      const LobbyTicketForesight *a = g_ptr_array_index (one->tickets, i), *b = g_ptr_array_index (other->tickets, i);

      g_assert_cmpstr (a->ticket, ==, b->ticket);
      g_assert_cmpfloat (a->to_call.mid_s, ==, b->to_call.mid_s);
      g_assert_cmpint (a->verdict.veto, ==, b->verdict.veto);
    }
  for (guint i = 0; i < one->advices->len; i++)
    {
      const LobbyAdviceFacts *a = g_ptr_array_index (one->advices, i), *b = g_ptr_array_index (other->advices, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpfloat (a->worth_s, ==, b->worth_s);
    }
}

static void
test_same_lobby_same_advice (void)
{
  g_autoptr (LobbyForesight) one = NULL, other = NULL;
  g_autoptr (LobbyState) copy = NULL;
  TestDay day;

  test_day_begin (&day, "pension-day", 5);
  test_day_run_to (&day, "10:42:06");
  copy = lobby_state_copy (day.state);
  one = foresee (day.state, test_day_at (&day, "10:42:06"));
  other = foresee (copy, test_day_at (&day, "10:42:06"));
  assert_same (one, other);
  test_day_end (&day);
}

/* Everything in a snapshot in the other direction: devices, counters, staff and tickets have an order of their own. */
static void
reverse (GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len / 2; i++)
    {
      gpointer record = records->pdata[i];
      records->pdata[i] = records->pdata[records->len - 1 - i];
      records->pdata[records->len - 1 - i] = record;
    }
}

static void
test_order_of_records (void)
{
  static const char *const areas[] = { "queue", "devices", "customers", "feedback", NULL };
  g_autoptr (LobbyState) turned = lobby_state_new ();
  g_autoptr (LobbyForesight) one = NULL, other = NULL;
  g_autoptr (LobbyEvent) event = NULL;
  LobbySnapshot *snapshot;
  TestDay day;

  test_day_begin (&day, "pension-day", 5);
  test_day_run_to (&day, "10:42:06");
  snapshot = lobby_state_snapshot (day.state, areas, 1);
  reverse (snapshot->counters);
  reverse (snapshot->staff);
  reverse (snapshot->devices);
  reverse (snapshot->tickets);
  event = lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/turned", 1, "e1", lobby_state_get_time (day.state), snapshot);
  g_assert_cmpint (lobby_state_apply (turned, event, NULL), ==, LOBBY_APPLY_APPLIED);
  one = foresee (day.state, test_day_at (&day, "10:42:06"));
  other = foresee (turned, test_day_at (&day, "10:42:06"));
  g_assert_cmpuint (one->advices->len, ==, other->advices->len);
  for (guint i = 0; i < one->advices->len; i++)
    g_assert_nonnull (lobby_foresight_get_advice (other, ((LobbyAdviceFacts *) one->advices->pdata[i])->id));
  test_day_end (&day);
}

static void
test_nothing (void)
{
  g_autoptr (LobbyState) empty = lobby_state_new ();
  g_autoptr (LobbyForesight) nothing = foresee (empty, lobby_floor_at ("10:00:00"));
  g_autoptr (LobbyState) closed = lobby_floor_make_state ();
  g_autoptr (LobbyForesight) quiet = foresee (closed, lobby_floor_at ("08:40:00"));
  g_autoptr (LobbyForesight) absurd = foresee (closed, G_MAXINT64 / 2);

  g_assert_cmpuint (nothing->services->len, ==, 0);
  g_assert_cmpuint (quiet->services->len, ==, 3);
  g_assert_false (lobby_foresight_get_service (quiet, "A")->known); /* no counter is open: nothing can be said */
  g_assert_cmpuint (quiet->advices->len, ==, 0);
  g_assert_cmpuint (absurd->advices->len, ==, 0);
}

/* A day in which nobody has been asked: each veto in its order, with its figures. */
static void
play (LobbyState *state, const char *time, const char *name, const char *data)
{
  g_assert_cmpint (lobby_floor_play (state, time, name, data), ==, LOBBY_APPLY_APPLIED);
}

static LobbyVerdict
get_verdict (const LobbyForesight *foresight, const char *ticket)
{
  return lobby_foresight_get_ticket (foresight, ticket)->verdict;
}

static LobbyState *
make_queue (void)
{
  static const char *const facts[] = {
    "\"elderly\":true",
    "\"needsHelp\":true",
    "\"looseChange\":true",
    "\"tier\":\"gold\"",
    "\"transaction\":null",
    "\"transaction\":\"change-notes\"",
    "\"transaction\":\"withdraw\",\"amountCny\":30000",
    "\"transaction\":\"withdraw\",\"amountCny\":3000,\"medium\":\"passbook\"",
    "\"transaction\":\"withdraw\",\"amountCny\":3000,\"medium\":\"card\"",
  };
  LobbyState *state = lobby_floor_make_state ();

  play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A100\",\"service\":\"A\"}");
  play (state, "09:00:01", "ticket.called", "{\"ticket\":\"A100\",\"counter\":\"1\"}");
  play (state, "09:00:02", "ticket.serving", "{\"ticket\":\"A100\",\"counter\":\"1\"}");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *time = g_strdup_printf ("09:01:%02u", i);
      g_autofree char *data = g_strdup_printf ("{\"ticket\":\"A10%u\",\"service\":\"A\",%s}", i + 1,
                                               strstr (facts[i], "null") != NULL ? "\"tier\":\"ordinary\"" : facts[i]);
      play (state, time, "ticket.issued", data);
    }
  play (
      state, "09:01:50", "device.status",
      "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\",\"acceptor\":"
      "\"ok\",\"cardReader\":\"ok\"}");
  return state;
}

static void
test_vetoes (void)
{
  g_autoptr (LobbyState) state = make_queue ();
  g_autoptr (LobbyForesight) foresight = foresee (state, lobby_floor_at ("09:02:00"));

  g_assert_cmpint (get_verdict (foresight, "A101").veto, ==, LOBBY_VETO_ELDERLY);
  g_assert_cmpint (get_verdict (foresight, "A102").veto, ==, LOBBY_VETO_NEEDS_HELP);
  g_assert_cmpint (get_verdict (foresight, "A103").veto, ==, LOBBY_VETO_LOOSE_CHANGE);
  g_assert_cmpint (get_verdict (foresight, "A104").veto, ==, LOBBY_VETO_TIER);
  g_assert_cmpint (get_verdict (foresight, "A105").veto, ==, LOBBY_VETO_UNASKED);
  g_assert_cmpint (get_verdict (foresight, "A106").veto, ==, LOBBY_VETO_NO_RULE);
  g_assert_cmpint (get_verdict (foresight, "A107").veto, ==, LOBBY_VETO_AMOUNT);
  g_assert_cmpint (get_verdict (foresight, "A107").figure, ==, 30000);
  g_assert_cmpint (get_verdict (foresight, "A107").limit, ==, 20000);
  g_assert_cmpint (get_verdict (foresight, "A108").veto, ==, LOBBY_VETO_PASSBOOK);
  g_assert_cmpint (get_verdict (foresight, "A109").veto, ==, LOBBY_VETO_NONE);
  g_assert_true (lobby_foresight_get_ticket (foresight, "A109")->divertible);
  g_assert_nonnull (lobby_foresight_get_advice (foresight, "divert-A109-CRS-1"));
}

static void
test_devices_decide (void)
{
  g_autoptr (LobbyState) state = make_queue ();
  g_autoptr (LobbyForesight) out = NULL, busy = NULL, unknown = NULL;
  g_autoptr (LobbyAdviser) adviser = make_adviser ();
  const LobbyAdviserMoment deaf = { lobby_floor_at ("09:02:00"), lobby_floor_at ("09:02:00"), FALSE };

  unknown = lobby_adviser_foresee (adviser, state, &deaf); /* nobody is sent to a device that nobody hears */
  g_assert_cmpint (get_verdict (unknown, "A109").veto, ==, LOBBY_VETO_DEVICE_OUT);

  play (state, "09:01:52", "device.queue", "{\"device\":\"CRS-1\",\"waiting\":40}");
  busy = foresee (state, lobby_floor_at ("09:02:00"));
  g_assert_cmpint (get_verdict (busy, "A109").veto, ==, LOBBY_VETO_DEVICE_BUSY);
  g_assert_cmpint (get_verdict (busy, "A109").figure, >, get_verdict (busy, "A109").limit);

  play (state, "09:01:55", "device.status", "{\"device\":\"CRS-1\",\"deviceStatus\":\"offline\"}");
  out = foresee (state, lobby_floor_at ("09:02:00"));
  g_assert_cmpint (get_verdict (out, "A109").veto, ==, LOBBY_VETO_DEVICE_OUT);
  g_assert_cmpstr (get_verdict (out, "A109").device, ==, "CRS-1");
}

static void
test_no_is_no (void)
{
  g_autoptr (LobbyState) state = make_queue ();
  g_autoptr (LobbyForesight) foresight = NULL;

  play (state, "09:01:51", "advice.shown",
        "{\"id\":\"divert-A109-CRS-1\",\"kind\":\"divert\",\"ticket\":\"A109\",\"device\":\"CRS-1\"}");
  play (state, "09:01:52", "advice.decided",
        "{\"advice\":\"divert-A109-CRS-1\",\"decision\":\"declined\",\"reason\":\"prefers-counter\"}");
  foresight = foresee (state, lobby_floor_at ("09:02:00"));
  g_assert_cmpint (get_verdict (foresight, "A109").veto, ==, LOBBY_VETO_REFUSED);
  g_assert_false (lobby_foresight_get_ticket (foresight, "A109")->divertible);
  for (guint i = 0; i < foresight->advices->len; i++)
    g_assert_cmpstr (((LobbyAdviceFacts *) g_ptr_array_index (foresight->advices, i))->ticket, !=, "A109");
}

/* Recorded days stand behind what is foreseen: it is corrected, it keeps its order, and following a day does not break it. */
static void
test_learned (void)
{
  g_autoptr (LobbyAdviser) adviser = make_adviser ();
  guint n = 0;
  TestDay day;

  g_assert_false (lobby_adviser_learn (adviser, NULL, NULL)); /* there is no day yet */
  for (guint64 seed = 11; seed <= 14; seed++)
    {
      test_day_begin (&day, "ordinary-day", seed);
      test_day_run_out (&day);
      lobby_adviser_add_day (adviser, day.state, NULL);
      test_day_end (&day);
    }
  g_assert_true (lobby_adviser_learn (adviser, NULL, NULL));
  test_day_begin (&day, "ordinary-day", 15);
  for (guint minute = 0; minute < 90; minute++)
    {
      g_autofree char *time = g_strdup_printf ("%02u:%02u:00", 10 + minute / 60, minute % 60);
      g_autoptr (LobbyForesight) foresight = NULL;
      LobbyAdviserMoment moment = { .devices_known = TRUE };

      test_day_run_to (&day, time);
      moment.now_us = moment.devices_now_us = test_day_at (&day, time);
      foresight = lobby_adviser_foresee (adviser, day.state, &moment);
      g_assert_cmpuint (foresight->n_learned, >, 300);
      check_verdicts (foresight, day.state);
      n += foresight->tickets->len;
    }
  g_assert_cmpuint (n, >, 50);
  test_day_end (&day);
}

static LobbyForesight *
foresee_repair (LobbyState *state, const char *decision)
{
  g_autofree char *data = g_strdup_printf ("{\"advice\":\"repair-CRS-1\",\"decision\":\"%s\"}", decision);

  play (state, "09:01:58", "advice.decided", data);
  return foresee (state, lobby_floor_at ("09:02:00"));
}

/* A machine that was mended and fails again is a new matter; one that nobody wants mended now is not. */
static void
test_it_fails_again (void)
{
  g_autoptr (LobbyState) state = make_queue ();
  g_autoptr (LobbyForesight) first = NULL, refused = NULL, again = NULL;

  play (state, "09:01:55", "device.status", "{\"device\":\"CRS-1\",\"deviceStatus\":\"offline\"}");
  first = foresee (state, lobby_floor_at ("09:02:00"));
  g_assert_nonnull (lobby_foresight_get_advice (first, "repair-CRS-1"));
  play (state, "09:01:56", "advice.shown", "{\"id\":\"repair-CRS-1\",\"kind\":\"repair\",\"device\":\"CRS-1\"}");
  refused = foresee_repair (state, "skipped");
  g_assert_null (lobby_foresight_get_advice (refused, "repair-CRS-1-2"));
  lobby_foresight_unref (foresee_repair (state, "undone"));
  lobby_foresight_unref (foresee_repair (state, "accepted"));
  again = foresee_repair (state, "completed");
  g_assert_null (lobby_foresight_get_advice (again, "repair-CRS-1"));
  g_assert_nonnull (lobby_foresight_get_advice (again, "repair-CRS-1-2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strdup_printf ("/adviser/rules-hold/%s", scenarios[i]);
      g_test_add_data_func (path, scenarios[i], test_rules_hold);
    }
  g_test_add_func ("/adviser/same-lobby", test_same_lobby_same_advice);
  g_test_add_func ("/adviser/order-of-records", test_order_of_records);
  g_test_add_func ("/adviser/nothing", test_nothing);
  g_test_add_func ("/adviser/learned", test_learned);
  g_test_add_func ("/adviser/vetoes", test_vetoes);
  g_test_add_func ("/adviser/devices-decide", test_devices_decide);
  g_test_add_func ("/adviser/no-is-no", test_no_is_no);
  g_test_add_func ("/adviser/it-fails-again", test_it_fails_again);
  return g_test_run ();
}
