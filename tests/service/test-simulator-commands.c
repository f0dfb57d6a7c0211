/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simulated branch does what it is asked, a little later, and says whose wish it was; or it says why not. */
#include "lobby-test-day.h"

#include "lobby-wire.h"

#include <string.h>

#define KEY "11111111-2222-3333-4444-555555555555"

static gboolean
ask (TestDay *day, LobbyCommandKind kind, const char *json, const char *wall_time, GError **error)
{
  gpointer payload = lobby_wire_parse_record (lobby_command_kind_get_table (kind), json, strlen (json), error);
  g_autoptr (LobbyCommand) command = NULL;

  g_assert_nonnull (payload);
  command = lobby_command_new (KEY, kind, payload);
  return lobby_simulator_handle_command (day->simulator, command, test_day_at (day, wall_time), error);
}

static guint
count_effects (TestDay *day, LobbyEventKind kind)
{
  guint n = 0;

  for (guint i = 0; i < day->events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (day->events, i);
      n += lobby_event_get_kind (event) == kind && g_strcmp0 (lobby_event_get_causation (event), KEY) == 0;
    }
  return n;
}

static void
test_counter_opens (void)
{
  g_autoptr (GError) error = NULL;
  TestDay day;

  test_day_begin (&day, "pension-day", 7);
  g_assert_true (
      ask (&day, LOBBY_COMMAND_COUNTER_ASK, "{\"counter\":\"5\",\"action\":\"open\",\"by\":\"lm1\"}", "10:00", &error));
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_ASKED), ==, 1);
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_OPENED), ==, 0);
  test_day_run_to (&day, "10:10");
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_OPENED), ==, 1);
  test_day_run_to (&day, "11:00");
  g_assert_cmpint (lobby_state_get_counter (day.state, "5")->served, >, 0);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static void
test_counter_refuses (void)
{
  g_autoptr (GError) error = NULL;
  TestDay day;

  test_day_begin (&day, "pension-day", 7);
  g_assert_true (ask (&day, LOBBY_COMMAND_COUNTER_ASK, "{\"counter\":\"1\",\"action\":\"open\"}", "10:00", &error));
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_REFUSED), ==, 1);
  g_assert_false (ask (&day, LOBBY_COMMAND_COUNTER_ASK, "{\"counter\":\"99\",\"action\":\"open\"}", "10:01", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  test_day_end (&day);
}

/* Whatever is asked for, one counter stays open (Barrier-free Environment Law). */
static void
test_last_counter_stays (void)
{
  TestDay day;
  const char *const requests[] = {
    "{\"counter\":\"1\",\"action\":\"close\"}", "{\"counter\":\"2\",\"action\":\"close\"}",
    "{\"counter\":\"3\",\"action\":\"close\"}", "{\"counter\":\"4\",\"action\":\"close\"}",
    "{\"counter\":\"6\",\"action\":\"close\"}",
  };
  guint open = 0;

  test_day_begin (&day, "ordinary-day", 7);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    g_assert_true (ask (&day, LOBBY_COMMAND_COUNTER_ASK, requests[i], "09:40", NULL));
  test_day_run_to (&day, "10:30");
  for (guint i = 0; i < lobby_state_get_counters (day.state)->len; i++)
    open += ((LobbyCounterRecord *) g_ptr_array_index (lobby_state_get_counters (day.state), i))->phase
            == LOBBY_COUNTER_OPEN;
  g_assert_cmpuint (open, >=, 1);
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_CLOSED), ==, 4);
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_REFUSED), ==, 1);
  test_day_end (&day);
}

static void
test_counter_pauses_and_changes (void)
{
  TestDay day;

  test_day_begin (&day, "ordinary-day", 7);
  g_assert_true (ask (&day, LOBBY_COMMAND_COUNTER_ASK, "{\"counter\":\"1\",\"action\":\"pause\"}", "09:40", NULL));
  test_day_run_to (&day, "10:20");
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_PAUSED), ==, 1);
  g_assert_true (ask (&day, LOBBY_COMMAND_COUNTER_ASK,
                      "{\"counter\":\"2\",\"action\":\"profile\",\"services\":[\"C\"]}", "10:20", NULL));
  test_day_run_to (&day, "10:30");
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_COUNTER_PROFILE_CHANGED), ==, 1);
  g_assert_cmpstr (lobby_state_get_counter (day.state, "2")->services[0], ==, "C");
  test_day_end (&day);
}

/* Returns: (transfer full): a waiting ticket that a recycler could serve */
static char *
find_divertible (TestDay *day)
{
  const GPtrArray *waiting = lobby_state_get_waiting (day->state, "A");

  for (guint i = waiting->len; i > 0; i--)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (waiting, i - 1);
      if (g_strcmp0 (ticket->transaction, "withdraw") == 0 && ticket->amount_cny < 20000)
        return g_strdup (ticket->id);
    }
  return NULL;
}

static void
test_ticket_goes_to_machine (void)
{
  TestDay day;
  g_autofree char *id = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  test_day_begin (&day, "pension-day", 7);
  test_day_run_to (&day, "09:50");
  id = find_divertible (&day);
  g_assert_nonnull (id);
  json = g_strdup_printf ("{\"ticket\":\"%s\",\"device\":\"CRS-1\",\"by\":\"lm1\"}", id);
  g_assert_true (ask (&day, LOBBY_COMMAND_TICKET_DIVERT, json, "09:50", NULL));
  g_assert_cmpint (lobby_state_get_ticket (day.state, id)->phase, ==, LOBBY_TICKET_DIVERTED);
  test_day_run_to (&day, "10:15");
  guint used = count_effects (&day, LOBBY_EVENT_DEVICE_USE_ENDED),
        back = count_effects (&day, LOBBY_EVENT_TICKET_RETURNED);
  g_assert_cmpuint (used + back, >=, 1);
  g_assert_cmpint (lobby_state_get_ticket (day.state, id)->phase == LOBBY_TICKET_DIVERTED, ==, back == 0);
  g_assert_false (ask (&day, LOBBY_COMMAND_TICKET_DIVERT, json, "10:16", &error) && back == 0);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static void
test_machine_breaks_and_ticket_returns (void)
{
  TestDay day;
  g_autofree char *id = NULL;
  g_autofree char *json = NULL;

  test_day_begin (&day, "pension-day", 7);
  test_day_run_to (&day, "10:30");
  id = find_divertible (&day);
  g_assert_nonnull (id);
  json = g_strdup_printf ("{\"ticket\":\"%s\",\"device\":\"VTM-1\"}", id);
  g_assert_true (ask (&day, LOBBY_COMMAND_TICKET_DIVERT, json, "10:30", NULL));
  test_day_run_to (&day, "10:32");
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_TICKET_RETURNED), ==, 1);
  g_assert_true (lobby_state_get_ticket (day.state, id)->came_back);
  test_day_end (&day);
}

static void
test_cash_comes (void)
{
  TestDay day;
  g_autoptr (GError) error = NULL;
  double before;

  test_day_begin (&day, "pension-day", 7);
  test_day_run_to (&day, "10:30");
  before = lobby_device_get_supply (lobby_state_get_device (day.state, "CRS-2"), LOBBY_SUPPLY_CASH)->percent;
  g_assert_true (ask (&day, LOBBY_COMMAND_DEVICE_ASK,
                      "{\"device\":\"CRS-2\",\"action\":\"request-cash\",\"by\":\"lm1\"}", "10:30", NULL));
  g_assert_cmpint (lobby_state_get_device (day.state, "CRS-2")->due_us, >, test_day_at (&day, "10:40"));
  g_assert_false (
      ask (&day, LOBBY_COMMAND_DEVICE_ASK, "{\"device\":\"CRS-2\",\"action\":\"request-cash\"}", "10:31", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "lm1"));
  test_day_run_to (&day, "11:10");
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_DEVICE_SERVICED), ==, 1);
  g_assert_cmpfloat (lobby_device_get_supply (lobby_state_get_device (day.state, "CRS-2"), LOBBY_SUPPLY_CASH)->percent,
                     >, before);
  test_day_end (&day);
}

static void
test_deposits_only (void)
{
  TestDay day;

  test_day_begin (&day, "pension-day", 7);
  g_assert_true (
      ask (&day, LOBBY_COMMAND_DEVICE_ASK, "{\"device\":\"CRS-2\",\"action\":\"deposits-only\"}", "10:30", NULL));
  g_assert_true (lobby_state_get_device (day.state, "CRS-2")->deposits_only);
  g_assert_true (
      ask (&day, LOBBY_COMMAND_DEVICE_ASK, "{\"device\":\"CRS-2\",\"action\":\"all-functions\"}", "10:40", NULL));
  g_assert_false (lobby_state_get_device (day.state, "CRS-2")->deposits_only);
  test_day_end (&day);
}

static void
test_fault_is_reported_and_mended (void)
{
  TestDay day;

  test_day_begin (&day, "pension-day", 7);
  test_day_run_to (&day, "10:39");
  g_assert_true (ask (&day, LOBBY_COMMAND_DEVICE_ASK,
                      "{\"device\":\"KSK-1\",\"action\":\"report-fault\",\"by\":\"lm1\"}", "10:39", NULL));
  g_assert_nonnull (lobby_state_get_device (day.state, "KSK-1")->reference);
  g_assert_cmpint (lobby_state_get_device (day.state, "KSK-1")->due_us, >, test_day_at (&day, "10:50"));
  test_day_run_to (&day, "12:30");
  g_assert_cmpint (lobby_state_get_device (day.state, "KSK-1")->link, ==, LOBBY_DEVICE_LINK_ONLINE);
  test_day_end (&day);
}

static void
test_quick_fix (void)
{
  guint cleared = 0, tries = 12;

  for (guint seed = 1; seed <= tries; seed++)
    {
      TestDay day;
      test_day_begin (&day, "pension-day", seed);
      test_day_run_to (&day, "10:10");
      g_assert_true (
          ask (&day, LOBBY_COMMAND_DEVICE_ASK, "{\"device\":\"VTM-1\",\"action\":\"quick-fix\"}", "10:10", NULL));
      test_day_run_to (&day, "10:15");
      g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_DEVICE_SERVICED), ==, 1);
      cleared += lobby_state_get_device (day.state, "VTM-1")->fault == LOBBY_FAULT_UNKNOWN;
      test_day_end (&day);
    }
  g_assert_cmpuint (cleared, >, 0);
  g_assert_cmpuint (cleared, <, tries);
}

static char *
find_open_visit (TestDay *day)
{
  const GPtrArray *visits = lobby_state_get_visits (day->state);

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      if (visit->told_us != 0 && visit->acknowledged_us == 0 && visit->met_us == 0)
        return g_strdup (visit->id);
    }
  return NULL;
}

static void
test_visit_is_acknowledged_and_met (void)
{
  TestDay day;
  g_autofree char *id = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  test_day_begin (&day, "pension-day", 7);
  test_day_run_to (&day, "10:42:06");
  id = find_open_visit (&day);
  g_assert_nonnull (id);
  json = g_strdup_printf ("{\"visit\":\"%s\",\"staff\":\"lm1\"}", id);
  g_assert_true (ask (&day, LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE, json, "10:42:10", NULL));
  g_assert_cmpstr (lobby_state_get_visit (day.state, id)->acknowledged_by, ==, "lm1");
  g_assert_false (ask (&day, LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE, json, "10:42:12", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  test_day_run_to (&day, "10:50");
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_CUSTOMER_MET), ==, 1);
  g_assert_cmpint (lobby_state_get_visit (day.state, id)->escalated_us, ==, 0);
  test_day_end (&day);
}

static void
test_visit_nobody_answers (void)
{
  TestDay day;
  g_autofree char *id = NULL;

  test_day_begin (&day, "pension-day", 7);
  test_day_run_to (&day, "10:42:06");
  id = find_open_visit (&day);
  test_day_run_to (&day, "10:44");
  g_assert_cmpstr (lobby_state_get_visit (day.state, id)->escalated_to, ==, "bh1");
  test_day_end (&day);
}

static void
test_desk_work (void)
{
  TestDay day;
  g_autoptr (GError) error = NULL;

  test_day_begin (&day, "ordinary-day", 7);
  test_day_run_to (&day, "10:00");
  g_autofree char *note = g_strdup_printf (
      "{\"ticket\":\"%s\",\"elderly\":true}",
      ((LobbyTicketRecord *) g_ptr_array_index (lobby_state_get_tickets (day.state), 0))->id);
  g_assert_true (ask (&day, LOBBY_COMMAND_TICKET_NOTE, note, "10:00", NULL));
  g_assert_true (ask (&day, LOBBY_COMMAND_ADVICE_SHOW,
                      "{\"id\":\"advice-1\",\"kind\":\"divert\",\"ticket\":\"A001\",\"device\":\"CRS-1\"}", "10:00",
                      NULL));
  g_assert_true (ask (&day, LOBBY_COMMAND_ADVICE_DECIDE,
                      "{\"advice\":\"advice-1\",\"decision\":\"declined\",\"reason\":\"prefers-counter\"}", "10:01",
                      NULL));
  g_assert_true (ask (&day, LOBBY_COMMAND_CASE_OPEN,
                      "{\"id\":\"lost-1\",\"kind\":\"lost-property\",\"summary\":\"an "
                      "umbrella\",\"openedAt\":\"2025-11-12T02:00:00Z\"}",
                      "10:02", NULL));
  g_assert_false (ask (&day, LOBBY_COMMAND_CASE_CHANGE, "{\"case\":\"lost-2\",\"phase\":\"closed\"}", "10:03", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  g_assert_true (ask (&day, LOBBY_COMMAND_CASE_CHANGE,
                      "{\"case\":\"lost-1\",\"phase\":\"closed\",\"handedTo\":\"the owner\"}", "10:04", NULL));
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_TICKET_NOTED), ==, 1);
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_ADVICE_SHOWN), ==, 1);
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_ADVICE_DECIDED), ==, 1);
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_CASE_OPENED), ==, 1);
  g_assert_cmpuint (count_effects (&day, LOBBY_EVENT_CASE_CLOSED), ==, 1);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

/* From the hour on at which a person has the desk, the simulated lobby manager offers nothing. */
static void
test_manager_steps_back (void)
{
  TestDay day;
  guint offers;

  test_day_begin (&day, "pension-day", 7);
  lobby_simulator_set_manager_until (day.simulator, test_day_at (&day, "10:30"));
  test_day_run_to (&day, "10:30");
  offers = test_day_count (&day, LOBBY_EVENT_ADVICE_SHOWN);
  test_day_run_out (&day);
  g_assert_cmpuint (offers, >, 0);
  g_assert_cmpuint (test_day_count (&day, LOBBY_EVENT_ADVICE_SHOWN), ==, offers);
  test_day_end (&day);
}

/* Whatever people ask for, whenever they do: nobody gets lost, and every event is lawful. */
static char *
make_wish (TestDay *day, GRand *dice, LobbyCommandKind *kind)
{
  static const char *const counter_actions[] = { "open", "close", "pause", "resume", "help" };
  static const char *const device_actions[] = { "request-cash", "deposits-only", "all-functions", "report-fault",
                                                "quick-fix" };
  static const char *const devices[] = { "ATM-1", "CRS-1", "CRS-2", "VTM-1", "STM-1", "KSK-1", "PBP-1" };
  const GPtrArray *tickets = lobby_state_get_tickets (day->state);
  const GPtrArray *visits = lobby_state_get_visits (day->state);
  const char *device = devices[g_rand_int_range (dice, 0, G_N_ELEMENTS (devices))];
  const LobbyTicketRecord *ticket = tickets->len > 0
                                        ? g_ptr_array_index (tickets,
                                                             (guint) g_rand_int_range (dice, 0, (int) tickets->len))
                                        : NULL;

  switch (g_rand_int_range (dice, 0, 6))
    {
    case 0:
      *kind = LOBBY_COMMAND_COUNTER_ASK;
      return g_strdup_printf ("{\"counter\":\"%d\",\"action\":\"%s\"}", g_rand_int_range (dice, 1, 8),
                              counter_actions[g_rand_int_range (dice, 0, G_N_ELEMENTS (counter_actions))]);
    case 1:
      *kind = LOBBY_COMMAND_COUNTER_ASK;
      return g_strdup_printf (
          "{\"counter\":\"%d\",\"action\":\"profile\",\"services\":[\"A\",\"B\",\"C\",\"D\",\"V\"]}",
          g_rand_int_range (dice, 1, 7));
    case 2:
      *kind = LOBBY_COMMAND_DEVICE_ASK;
      return g_strdup_printf ("{\"device\":\"%s\",\"action\":\"%s\"}", device,
                              device_actions[g_rand_int_range (dice, 0, G_N_ELEMENTS (device_actions))]);
    case 3:
      *kind = (LobbyCommandKind) g_rand_int_range (dice, LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE,
                                                   LOBBY_COMMAND_CUSTOMER_ESCALATE + 1);
      return g_strdup_printf ("{\"visit\":\"visit-%03d\",\"staff\":\"lm1\"}",
                              g_rand_int_range (dice, 1, (int) visits->len + 2));
    default:
      *kind = LOBBY_COMMAND_TICKET_DIVERT;
      return g_strdup_printf ("{\"ticket\":\"%s\",\"device\":\"%s\"}", ticket != NULL ? ticket->id : "A001", device);
    }
}

static void
test_any_wish (void)
{
  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      TestDay day;
      guint taken = 0;

      test_day_begin (&day, seed % 2 == 0 ? "pension-day" : "broken-devices", seed);
      for (gint64 now_us = test_day_at (&day, "08:40"); now_us < test_day_at (&day, "17:30");
           now_us += g_rand_int_range (dice, 1, 90) * 1000000)
        {
          LobbyCommandKind kind;
          lobby_simulator_advance_to (day.simulator, now_us);
          g_autofree char *json = make_wish (&day, dice, &kind);
          gpointer payload = lobby_wire_parse_record (lobby_command_kind_get_table (kind), json, strlen (json), NULL);
          g_autoptr (LobbyCommand) command = lobby_command_new (KEY, kind, payload);
          taken += lobby_simulator_handle_command (day.simulator, command, now_us, NULL);
          g_assert_cmpuint (day.inconsistent, ==, 0);
        }
      test_day_run_out (&day);
      g_assert_cmpuint (taken, >, 100);
      g_assert_cmpuint (day.inconsistent, ==, 0);
      for (guint i = 0; i < lobby_state_get_tickets (day.state)->len; i++)
        {
          const LobbyTicketRecord *ticket = g_ptr_array_index (lobby_state_get_tickets (day.state), i);
          if (ticket->ended_us == 0)
            g_test_message ("%s is left in phase %d", ticket->id, ticket->phase);
          g_assert_cmpint (ticket->ended_us, !=, 0);
        }
      test_day_end (&day);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/commands/counter-opens", test_counter_opens);
  g_test_add_func ("/simulator/commands/counter-refuses", test_counter_refuses);
  g_test_add_func ("/simulator/commands/last-counter-stays", test_last_counter_stays);
  g_test_add_func ("/simulator/commands/counter-pauses-and-changes", test_counter_pauses_and_changes);
  g_test_add_func ("/simulator/commands/ticket-goes-to-machine", test_ticket_goes_to_machine);
  g_test_add_func ("/simulator/commands/machine-breaks-and-ticket-returns", test_machine_breaks_and_ticket_returns);
  g_test_add_func ("/simulator/commands/cash-comes", test_cash_comes);
  g_test_add_func ("/simulator/commands/deposits-only", test_deposits_only);
  g_test_add_func ("/simulator/commands/fault-is-reported-and-mended", test_fault_is_reported_and_mended);
  g_test_add_func ("/simulator/commands/quick-fix", test_quick_fix);
  g_test_add_func ("/simulator/commands/visit-is-acknowledged-and-met", test_visit_is_acknowledged_and_met);
  g_test_add_func ("/simulator/commands/visit-nobody-answers", test_visit_nobody_answers);
  g_test_add_func ("/simulator/commands/desk-work", test_desk_work);
  g_test_add_func ("/simulator/manager-steps-back", test_manager_steps_back);
  g_test_add_func ("/simulator/commands/any-wish", test_any_wish);
  return g_test_run ();
}
