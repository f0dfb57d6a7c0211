/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trainer lets something happen to the simulated day, and the day goes on from there. */
#include "lobby-test-day.h"

#include "lobby-wire.h"

#include <string.h>

#define COMMAND "11111111-2222-3333-4444-555555555555"

static gboolean
bring_about (TestDay *day, const char *json, const char *wall_time, GError **error)
{
  const LobbyRecordType *table = lobby_command_kind_get_table (LOBBY_COMMAND_SIMULATION_INCIDENT);
  gpointer payload = lobby_wire_parse_record (table, json, strlen (json), error);
  g_autoptr (LobbyCommand) command = NULL;

  g_assert_nonnull (payload);
  command = lobby_command_new (COMMAND, LOBBY_COMMAND_SIMULATION_INCIDENT, payload);
  return lobby_simulator_handle_command (day->simulator, command, test_day_at (day, wall_time), error);
}

static guint
count_waiting (const TestDay *day, const char *service)
{
  return lobby_state_get_waiting (day->state, service)->len;
}

static void
test_device_breaks (void)
{
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  g_assert_true (bring_about (&day, "{\"kind\":\"device-fault\",\"device\":\"STM-1\"}", "10:00", NULL));
  test_day_run_to (&day, "10:01");
  const LobbyDeviceRecord *device = lobby_state_get_device (day.state, "STM-1");
  g_assert_cmpint (device->fault, ==, LOBBY_FAULT_JAMMED);
  g_assert_cmpint (device->part, ==, LOBBY_PART_CARD_READER);
  test_day_run_to (&day, "12:00");
  g_assert_cmpint (lobby_state_get_device (day.state, "STM-1")->fault, ==, LOBBY_FAULT_JAMMED);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static void
test_device_heals_when_told (void)
{
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  g_assert_true (
      bring_about (&day, "{\"kind\":\"device-offline\",\"device\":\"ATM-1\",\"lastsSeconds\":300}", "10:00", NULL));
  test_day_run_to (&day, "10:01");
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-1")->link, ==, LOBBY_DEVICE_LINK_OFFLINE);
  test_day_run_to (&day, "10:10");
  g_assert_cmpint (lobby_state_get_device (day.state, "ATM-1")->link, ==, LOBBY_DEVICE_LINK_ONLINE);
  test_day_end (&day);
}

static void
test_tour_arrives (void)
{
  TestDay day, usual;

  test_day_begin (&usual, "ordinary-day", 7);
  test_day_run_to (&usual, "10:03");
  test_day_begin (&day, "ordinary-day", 7);
  g_assert_true (
      bring_about (&day, "{\"kind\":\"arrivals\",\"service\":\"A\",\"count\":20,\"lastsSeconds\":120}", "10:00", NULL));
  test_day_run_to (&day, "10:03");
  g_assert_cmpuint (count_waiting (&day, "A"), >=, count_waiting (&usual, "A") + 10);
  g_assert_cmpuint (lobby_state_get_tickets (day.state)->len, ==, lobby_state_get_tickets (usual.state)->len + 20);
  test_day_end (&day);
  test_day_end (&usual);
}

static void
test_elderly_and_guest_arrive (void)
{
  TestDay day;
  guint tickets, visits;

  test_day_begin (&day, "ordinary-day", 7);
  test_day_run_to (&day, "10:00");
  tickets = lobby_state_get_tickets (day.state)->len;
  visits = lobby_state_get_visits (day.state)->len;
  g_assert_true (bring_about (&day, "{\"kind\":\"elderly\",\"service\":\"A\"}", "10:00", NULL));
  test_day_run_to (&day, "10:00");
  g_assert_cmpuint (lobby_state_get_tickets (day.state)->len, ==, tickets + 1);
  g_assert_true (
      ((const LobbyTicketRecord *) g_ptr_array_index (lobby_state_get_tickets (day.state), tickets))->elderly);
  g_assert_true (bring_about (&day, "{\"kind\":\"guest\"}", "10:01", NULL));
  test_day_run_to (&day, "10:01");
  g_assert_cmpuint (lobby_state_get_visits (day.state)->len, >, visits);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static void
test_teller_leaves (void)
{
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  g_assert_true (bring_about (
      &day, "{\"kind\":\"counter-pause\",\"counter\":\"1\",\"reason\":\"break\",\"lastsSeconds\":900}", "10:00", NULL));
  test_day_run_to (&day, "10:14");
  g_assert_cmpint (lobby_state_get_counter (day.state, "1")->phase, ==, LOBBY_COUNTER_PAUSED);
  g_assert_cmpint (lobby_state_get_counter (day.state, "1")->reason, ==, LOBBY_PAUSE_BREAK);
  test_day_end (&day);
}

/* S3-15 and the like: what the machine has left is told, and the cash it can still give. */
static void
test_cash_runs_low (void)
{
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  g_assert_true (bring_about (&day, "{\"kind\":\"device-cash-low\",\"device\":\"ATM-1\"}", "10:00", NULL));
  test_day_run_to (&day, "10:00");
  const LobbyDeviceRecord *device = lobby_state_get_device (day.state, "ATM-1");
  g_assert_cmpint (device->dispense, ==, LOBBY_FUNCTION_ATTENTION);
  for (guint i = 0; i < device->supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      if (supply->kind != LOBBY_SUPPLY_CASH)
        continue;
      g_assert_cmpfloat (supply->percent, ==, 5);
      g_assert_cmpint (supply->level, ==, LOBBY_LEVEL_LOW);
    }
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

/* Each effect says which wish it comes from, so that a drill can be measured. */
static void
test_effects_name_their_cause (void)
{
  TestDay day;
  guint n_arrivals = 0;

  test_day_begin (&day, "ordinary-day", 7);
  g_assert_true (
      bring_about (&day, "{\"kind\":\"arrivals\",\"service\":\"A\",\"count\":5,\"lastsSeconds\":60}", "10:00", NULL));
  test_day_run_to (&day, "10:02");
  for (guint i = 0; i < day.events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (day.events, i);
      n_arrivals += lobby_event_get_kind (event) == LOBBY_EVENT_TICKET_ISSUED
                    && g_strcmp0 (lobby_event_get_causation (event), COMMAND) == 0;
    }
  g_assert_cmpuint (n_arrivals, ==, 5);
  test_day_end (&day);
}

/* What is broken cannot break again, and nobody leaves a counter twice: such a wish would never come home. */
static void
test_so_already (void)
{
  static const char *const wishes[] = { "{\"kind\":\"device-fault\",\"device\":\"STM-1\"}",
                                        "{\"kind\":\"counter-pause\",\"counter\":\"1\",\"lastsSeconds\":900}" };
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (bring_about (&day, wishes[i], "10:00", NULL));
      g_assert_false (bring_about (&day, wishes[i], "10:01", &error));
      g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED);
    }
  test_day_end (&day);
}

static char *
run_drill (guint64 seed, guint *n_late)
{
  LobbyScenario *scenario = lobby_scenario_load ("ordinary-day", NULL);
  TestDay day;
  char *digest;

  lobby_scenario_make_open_ended (scenario);
  test_day_begin_scenario (&day, scenario, seed);
  test_day_run_to (&day, "20:00");
  g_assert_cmpint (lobby_state_get_counter (day.state, "1")->phase, !=, LOBBY_COUNTER_CLOSED);
  test_day_run_to (&day, "23:30");
  *n_late = 0;
  for (guint i = 0; i < day.events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (day.events, i);
      *n_late += lobby_event_get_kind (event) == LOBBY_EVENT_TICKET_ISSUED
                 && lobby_event_get_time (event) > test_day_at (&day, "18:00");
    }
  digest = test_day_dup_digest (&day);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
  return digest;
}

/* An open-ended drill goes on after closing time; its number begins the same day again, another one another. */
static void
test_open_ended (void)
{
  guint n_first, n_again, n_other;
  g_autofree char *first = run_drill (4711, &n_first), *again = run_drill (4711, &n_again),
                  *other = run_drill (4712, &n_other);

  g_assert_cmpuint (n_first, >, 100);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
}

/* Until closing time it is the day that it was. */
static void
test_open_ended_begins_the_same (void)
{
  LobbyScenario *scenario = lobby_scenario_load ("ordinary-day", NULL);
  TestDay usual, drill;

  lobby_scenario_make_open_ended (scenario);
  test_day_begin_scenario (&drill, scenario, 7);
  test_day_begin (&usual, "ordinary-day", 7);
  test_day_run_to (&drill, "16:00");
  test_day_run_to (&usual, "16:00");
  g_assert_cmpuint (lobby_state_get_tickets (drill.state)->len, ==, lobby_state_get_tickets (usual.state)->len);
  test_day_end (&drill);
  test_day_end (&usual);
}

static void
test_unknown_is_refused (void)
{
  static const char *const wishes[] = { "{\"kind\":\"device-fault\",\"device\":\"CRS-77\"}",
                                        "{\"kind\":\"counter-pause\"}", "{\"kind\":\"arrivals\",\"service\":\"none\"}",
                                        "{\"kind\":\"device-report\",\"device\":\"ATM-1\"}",
                                        "{\"kind\":\"device-cash-low\",\"device\":\"QM-1\"}" };
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (bring_about (&day, wishes[i], "10:00", &error));
      g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
    }
  test_day_end (&day);
}

static void
test_nothing_happens_before_opening (void)
{
  g_autoptr (GError) error = NULL;
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  g_assert_false (bring_about (&day, "{\"kind\":\"elderly\",\"service\":\"A\"}", "08:00", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED);
  test_day_end (&day);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/device-breaks", test_device_breaks);
  g_test_add_func ("/practice/device-heals-when-told", test_device_heals_when_told);
  g_test_add_func ("/practice/tour-arrives", test_tour_arrives);
  g_test_add_func ("/practice/elderly-and-guest-arrive", test_elderly_and_guest_arrive);
  g_test_add_func ("/practice/teller-leaves", test_teller_leaves);
  g_test_add_func ("/practice/cash-runs-low", test_cash_runs_low);
  g_test_add_func ("/practice/effects-name-their-cause", test_effects_name_their_cause);
  g_test_add_func ("/practice/so-already", test_so_already);
  g_test_add_func ("/practice/open-ended", test_open_ended);
  g_test_add_func ("/practice/open-ended-begins-the-same", test_open_ended_begins_the_same);
  g_test_add_func ("/practice/unknown-is-refused", test_unknown_is_refused);
  g_test_add_func ("/practice/nothing-happens-before-opening", test_nothing_happens_before_opening);
  return g_test_run ();
}
