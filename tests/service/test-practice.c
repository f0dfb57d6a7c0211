/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trainer lets something happen to the simulated day, and the day goes on from there. */
#include "lobby-test-day.h"

#include "lobby-wire.h"

#include <string.h>

static gboolean
bring_about (TestDay *day, const char *json, const char *wall_time, GError **error)
{
  const LobbyRecordType *table = lobby_command_kind_get_table (LOBBY_COMMAND_SIMULATION_INCIDENT);
  gpointer payload = lobby_wire_parse_record (table, json, strlen (json), error);
  g_autoptr (LobbyCommand) command = NULL;

  g_assert_nonnull (payload);
  command = lobby_command_new ("11111111-2222-3333-4444-555555555555", LOBBY_COMMAND_SIMULATION_INCIDENT, payload);
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

static void
test_unknown_is_refused (void)
{
  static const char *const wishes[] = { "{\"kind\":\"device-fault\",\"device\":\"CRS-77\"}",
                                        "{\"kind\":\"counter-pause\"}", "{\"kind\":\"arrivals\",\"service\":\"none\"}",
                                        "{\"kind\":\"device-report\",\"device\":\"ATM-1\"}" };
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
  g_test_add_func ("/practice/unknown-is-refused", test_unknown_is_refused);
  g_test_add_func ("/practice/nothing-happens-before-opening", test_nothing_happens_before_opening);
  return g_test_run ();
}
