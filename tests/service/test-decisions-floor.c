/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decides on advice about counters and devices: a teller is asked, help comes, or is not asked any more. */
#include "config.h"

#include "decision-desk.h"

/* ---- counters ---- */

static void
test_a_counter_opens (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:00", "o", "open-counter", "\"counter\":\"5\""));
  g_assert_true (desk_decide (&day, "10:00", "o", "accepted", NULL));
  g_assert_cmpint (lobby_state_get_counter (day.state, "5")->asked, ==, LOBBY_COUNTER_ACTION_OPEN);
  test_day_run_to (&day, "10:10");
  g_assert_cmpint (lobby_state_get_counter (day.state, "5")->phase, ==, LOBBY_COUNTER_OPEN);
  g_assert_cmpint (desk_get_advice (&day, "o")->decision, ==, LOBBY_DECISION_COMPLETED);
  desk_assert_refused (&day, "10:10", "o", "undone", LOBBY_ERROR_CONFLICT, "too late");
  desk_end (&day);
}

static void
test_a_counter_is_not_asked_any_more (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:00", "o", "open-counter", "\"counter\":\"5\""));
  g_assert_true (desk_decide (&day, "10:00", "o", "accepted", NULL));
  g_assert_true (desk_decide (&day, "10:00:05", "o", "undone", NULL));
  g_assert_cmpint (lobby_state_get_counter (day.state, "5")->asked, ==, LOBBY_COUNTER_ACTION_UNKNOWN);
  g_assert_null (lobby_state_get_counter (day.state, "5")->asked_staff);
  test_day_run_to (&day, "10:20");
  g_assert_cmpint (lobby_state_get_counter (day.state, "5")->phase, ==, LOBBY_COUNTER_CLOSED);
  desk_end (&day);
}

static void
test_a_teller_refuses (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:00", "o", "open-counter", "\"counter\":\"1\""));
  g_assert_true (desk_decide (&day, "10:00", "o", "accepted", NULL));
  g_assert_cmpuint (desk_count_said (&day, LOBBY_EVENT_COUNTER_REFUSED), ==, 1);
  g_assert_cmpint (desk_get_advice (&day, "o")->decision, ==, LOBBY_DECISION_ACCEPTED);
  desk_end (&day);
}

static void
test_a_counter_that_was_asked (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:00", "o", "open-counter", "\"counter\":\"5\""));
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_COUNTER_ASK, "10:00", NULL,
                           "{\"counter\":\"5\",\"action\":\"open\",\"by\":\"head-1\"}"));
  desk_assert_refused (&day, "10:00", "o", "accepted", LOBBY_ERROR_CONFLICT, "already asked by: head-1");
  desk_end (&day);
}

static void
test_a_counter_changes_its_work (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:20", "p", "profile-counter", "\"counter\":\"2\",\"services\":[\"C\"]"));
  g_assert_true (desk_decide (&day, "10:20", "p", "accepted", NULL));
  test_day_run_to (&day, "10:30");
  g_assert_cmpstr (lobby_state_get_counter (day.state, "2")->services[0], ==, "C");
  g_assert_cmpint (desk_get_advice (&day, "p")->decision, ==, LOBBY_DECISION_COMPLETED);
  desk_end (&day);
}

static const char *
find_paused (TestDay *day)
{
  const GPtrArray *counters = lobby_state_get_counters (day->state);

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      if (counter->phase == LOBBY_COUNTER_PAUSED && counter->back_us > lobby_state_get_time (day->state) + 60 * 1000000)
        return counter->id;
    }
  return NULL;
}

/* Called back from the break, and then not: the break goes on and ends by itself. */
static void
test_a_break_goes_on (void)
{
  TestDay day;
  const char *counter;
  g_autofree char *rest = NULL;

  desk_begin (&day);
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_COUNTER_ASK, "09:40", NULL, "{\"counter\":\"1\",\"action\":\"pause\"}"));
  test_day_run_to (&day, "09:40");
  while (find_paused (&day) == NULL)
    lobby_simulator_advance_to (day.simulator, lobby_simulator_get_now (day.simulator) + 1000000);
  counter = find_paused (&day);
  rest = g_strdup_printf ("\"counter\":\"%s\"", counter);
  g_assert_true (desk_show (&day, "09:40", "r", "resume-counter", rest));
  g_assert_true (desk_decide (&day, "09:40", "r", "accepted", NULL));
  g_assert_true (desk_decide (&day, "09:40", "r", "undone", NULL));
  g_assert_cmpint (lobby_state_get_counter (day.state, counter)->phase, ==, LOBBY_COUNTER_PAUSED);
  test_day_run_to (&day, "11:30");
  g_assert_cmpint (lobby_state_get_counter (day.state, counter)->phase, ==, LOBBY_COUNTER_OPEN);
  desk_end (&day);
}

/* ---- devices ---- */

static gint64
get_cash (TestDay *day, const char *device)
{
  return lobby_device_get_supply (lobby_state_get_device (day->state, device), LOBBY_SUPPLY_CASH)->amount_cny;
}

static void
test_cash_comes (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:00", "c", "restock", "\"device\":\"ATM-2\",\"supply\":\"cash\""));
  g_assert_true (desk_decide (&day, "10:00", "c", "accepted", NULL));
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-2")->asked, ==, LOBBY_DEVICE_ACTION_REQUEST_CASH);
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-2")->due_us, >, 0);
  test_day_run_to (&day, "10:40");
  g_assert_cmpint (desk_get_advice (&day, "c")->decision, ==, LOBBY_DECISION_COMPLETED);
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-2")->asked, ==, LOBBY_DEVICE_ACTION_UNKNOWN);
  desk_end (&day);
}

static void
test_cash_does_not_come (void)
{
  TestDay day;
  gint64 before;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:00", "c", "restock", "\"device\":\"ATM-2\",\"supply\":\"cash\""));
  g_assert_true (desk_decide (&day, "10:00", "c", "accepted", NULL));
  g_assert_true (desk_decide (&day, "10:00:05", "c", "undone", NULL));
  before = get_cash (&day, "ATM-2");
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-2")->asked, ==, LOBBY_DEVICE_ACTION_UNKNOWN);
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-2")->due_us, ==, 0);
  test_day_run_to (&day, "10:45");
  g_assert_cmpint (get_cash (&day, "ATM-2"), <=, before);
  g_assert_cmpint (desk_get_advice (&day, "c")->decision, ==, LOBBY_DECISION_UNDONE);
  desk_end (&day);
}

static void
test_paper_comes (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (desk_show (&day, "10:00", "p", "restock", "\"device\":\"STM-1\",\"supply\":\"paper\""));
  g_assert_true (desk_decide (&day, "10:00", "p", "accepted", NULL));
  g_assert_cmpint (lobby_state_get_device (day.state, "STM-1")->asked, ==, LOBBY_DEVICE_ACTION_REQUEST_SUPPLIES);
  test_day_run_to (&day, "10:10");
  g_assert_cmpint (desk_get_advice (&day, "p")->decision, ==, LOBBY_DECISION_COMPLETED);
  desk_end (&day);
}

static void
test_a_fault_is_reported (void)
{
  TestDay day;

  desk_begin (&day);
  g_assert_true (
      desk_ask (&day, LOBBY_COMMAND_SIMULATION_INCIDENT, "10:00", NULL,
                "{\"kind\":\"device-fault\",\"device\":\"ATM-2\",\"part\":\"dispenser\",\"fault\":\"inoperative\"}"));
  g_assert_true (desk_show (&day, "10:00", "f", "repair", "\"device\":\"ATM-2\""));
  g_assert_true (desk_decide (&day, "10:00", "f", "accepted", NULL));
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-2")->asked, ==, LOBBY_DEVICE_ACTION_REPORT_FAULT);
  test_day_run_to (&day, "11:30");
  g_assert_cmpint (desk_get_advice (&day, "f")->decision, ==, LOBBY_DECISION_COMPLETED);
  desk_end (&day);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decisions/counter/opens", test_a_counter_opens);
  g_test_add_func ("/decisions/counter/is-not-asked-any-more", test_a_counter_is_not_asked_any_more);
  g_test_add_func ("/decisions/counter/a-teller-refuses", test_a_teller_refuses);
  g_test_add_func ("/decisions/counter/was-asked-already", test_a_counter_that_was_asked);
  g_test_add_func ("/decisions/counter/changes-its-work", test_a_counter_changes_its_work);
  g_test_add_func ("/decisions/counter/a-break-goes-on", test_a_break_goes_on);
  g_test_add_func ("/decisions/device/cash-comes", test_cash_comes);
  g_test_add_func ("/decisions/device/cash-does-not-come", test_cash_does_not_come);
  g_test_add_func ("/decisions/device/paper-comes", test_paper_comes);
  g_test_add_func ("/decisions/device/a-fault-is-reported", test_a_fault_is_reported);
  return g_test_run ();
}
