/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simulated branch: repeatable to the byte, true to its scenario, and fair to everybody. */
#include "lobby-test-day.h"

#include "lobby-instant.h"
#include "lobby-wire.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* ---- repeatable ---- */

static void
test_same_seed_same_bytes (void)
{
  TestDay one, two, other;

  test_day_begin (&one, "pension-day", 11);
  test_day_begin (&two, "pension-day", 11);
  test_day_begin (&other, "pension-day", 12);
  test_day_run_out (&one);
  test_day_run_out (&two);
  test_day_run_out (&other);
  g_autofree char *a = test_day_dup_digest (&one);
  g_autofree char *b = test_day_dup_digest (&two);
  g_autofree char *c = test_day_dup_digest (&other);
  g_assert_cmpuint (one.events->len, >, 5000);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  test_day_end (&one);
  test_day_end (&two);
  test_day_end (&other);
}

static void
test_steps_do_not_matter (void)
{
  TestDay whole, sliced;

  test_day_begin (&whole, "broken-devices", 3);
  test_day_begin (&sliced, "broken-devices", 3);
  test_day_run_out (&whole);
  gint64 step_us = 1;
  for (gint64 now_us = lobby_simulator_get_start (sliced.simulator);
       now_us < lobby_simulator_get_end (sliced.simulator); now_us += step_us)
    {
      lobby_simulator_advance_to (sliced.simulator, now_us);
      step_us = (step_us * 7919 + 104729) % (97 * LOBBY_SECOND_US) + 1;
    }
  test_day_run_out (&sliced);
  g_autofree char *a = test_day_dup_digest (&whole);
  g_autofree char *b = test_day_dup_digest (&sliced);
  g_assert_cmpstr (a, ==, b);
  test_day_end (&whole);
  test_day_end (&sliced);
}

/* Who comes that day is the same, whatever is decided meanwhile: two decisions can be compared. */
static void
test_decisions_do_not_change_customers (void)
{
  TestDay left_alone, asked;
  LobbyCounterMoment *open = lobby_record_new (&lobby_counter_asked_type);
  LobbyCommand *command;

  test_day_begin (&left_alone, "ordinary-day", 5);
  test_day_begin (&asked, "ordinary-day", 5);
  open->counter = g_strdup ("5");
  open->action = LOBBY_COUNTER_ACTION_OPEN;
  command = lobby_command_new ("11111111-2222-3333-4444-555555555555", LOBBY_COMMAND_COUNTER_ASK, open);
  g_assert_true (lobby_simulator_handle_command (asked.simulator, command, test_day_at (&asked, "09:30"), NULL));
  lobby_command_free (command);
  test_day_run_to (&left_alone, "10:30");
  test_day_run_to (&asked, "10:30");
  const LobbyTicketRecord *a, *b;
  for (guint i = 0; i < 10; i++)
    {
      a = g_ptr_array_index (lobby_state_get_tickets (left_alone.state), i);
      b = g_ptr_array_index (lobby_state_get_tickets (asked.state), i);
      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpint (a->issued_us, ==, b->issued_us);
      g_assert_cmpstr (a->transaction, ==, b->transaction);
    }
  test_day_end (&left_alone);
  test_day_end (&asked);
}

/* ---- lawful ---- */

static void
test_every_scenario_is_lawful (void)
{
  g_auto (GStrv) names = lobby_scenario_list ();

  g_assert_cmpuint (g_strv_length (names), ==, 7);
  for (guint i = 0; names[i] != NULL; i++)
    {
      TestDay day;
      test_day_begin (&day, names[i], 1);
      test_day_run_out (&day);
      g_test_message ("%s: %u events", names[i], day.events->len);
      g_assert_cmpuint (day.events->len, >, 1000);
      g_assert_cmpuint (day.inconsistent, ==, 0);
      for (guint e = 0; e < day.events->len; e += strcmp (names[i], "stress") == 0 ? 97 : 1)
        {
          LobbyEvent *event = g_ptr_array_index (day.events, e);
          g_autofree char *json = lobby_wire_format_event (event);
          g_autoptr (GError) error = NULL;
          g_autoptr (LobbyEvent) read = lobby_wire_parse_event (json, strlen (json), &error);
          g_assert_no_error (error);
          g_assert_cmpuint (lobby_event_get_sequence (read), ==, e + 1);
        }
      test_day_end (&day);
    }
}

static void
test_nobody_gets_lost (void)
{
  const char *const scenarios[] = { "pension-day", "pay-day", "broken-devices", "stress" };

  for (guint s = 0; s < G_N_ELEMENTS (scenarios); s++)
    {
      TestDay day;
      guint ends[8] = { 0 }, issued;
      test_day_begin (&day, scenarios[s], 21);
      test_day_run_to (&day, "11:00");
      const GPtrArray *tickets = lobby_state_get_tickets (day.state);
      guint inside = 0;
      for (guint i = 0; i < tickets->len; i++)
        inside += ((LobbyTicketRecord *) g_ptr_array_index (tickets, i))->ended_us == 0;
      g_assert_cmpuint (inside, >, 0);
      test_day_run_out (&day);
      tickets = lobby_state_get_tickets (day.state);
      issued = test_day_count (&day, LOBBY_EVENT_TICKET_ISSUED);
      g_assert_cmpuint (tickets->len, ==, issued);
      for (guint i = 0; i < tickets->len; i++)
        ends[((LobbyTicketRecord *) g_ptr_array_index (tickets, i))->phase]++;
      g_assert_cmpuint (ends[LOBBY_TICKET_FINISHED] + ends[LOBBY_TICKET_NO_SHOW] + ends[LOBBY_TICKET_ABANDONED]
                            + ends[LOBBY_TICKET_DIVERTED],
                        ==, issued);
      for (guint i = 0; i < lobby_state_get_counters (day.state)->len; i++)
        g_assert_cmpint (((LobbyCounterRecord *) g_ptr_array_index (lobby_state_get_counters (day.state), i))->phase,
                         ==, LOBBY_COUNTER_CLOSED);
      test_day_end (&day);
    }
}

/* Valued customers go first, and yet nobody waits for ever: no class is starved by another. */
static void
test_nobody_starves (void)
{
  TestDay day;
  double longest_s = 0;

  test_day_begin (&day, "pay-day", 31);
  test_day_run_out (&day);
  const GPtrArray *tickets = lobby_state_get_tickets (day.state);
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      if (ticket->called_us != 0)
        longest_s = MAX (longest_s, (double) (ticket->called_us - ticket->queued_us) / 1e6);
    }
  g_assert_cmpfloat (longest_s, >, 60);
  g_assert_cmpfloat (longest_s, <, 2 * 3600);
  test_day_end (&day);
}

/* A class that is called first all the time leaves room for the other: weights, not strict priority. */
static void
test_weights_are_no_priority (void)
{
  g_autoptr (GError) error = NULL;
  LobbyScenario *scenario = lobby_scenario_load ("pension-day", &error);
  TestDay day;
  guint served_b = 0, served_a = 0;

  for (guint i = 0; i < scenario->branch->services->len; i++)
    {
      LobbyServiceRecord *service = g_ptr_array_index (scenario->branch->services, i);
      service->weight = strcmp (service->id, "A") == 0 ? 5 : 1;
    }
  scenario->demand_factor = 1.6;
  test_day_begin_scenario (&day, scenario, 8);
  test_day_run_to (&day, "12:15");
  for (guint i = 0; i < lobby_state_get_tickets (day.state)->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (lobby_state_get_tickets (day.state), i);
      served_a += ticket->phase == LOBBY_TICKET_FINISHED && strcmp (ticket->service, "A") == 0;
      served_b += ticket->phase == LOBBY_TICKET_FINISHED && strcmp (ticket->service, "B") == 0;
    }
  g_assert_cmpuint (served_a, >, served_b);
  g_assert_cmpuint (served_b, >, 3);
  test_day_end (&day);
}

/* ---- true to the scenario ---- */

static void
test_statistics_are_those_asked_for (void)
{
  double waited = 0, elderly = 0, issued = 0, expected = 0, median_sum = 0;
  guint no_shows = 0, abandoned = 0, transferred = 0, recalled = 0, days = 12;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  const LobbyDemandPlan *demand;

  g_autoptr (LobbyScenario) plan = lobby_scenario_load ("ordinary-day", NULL);
  demand = g_ptr_array_index (plan->demands, 0);
  for (guint i = 0; i + 1 < demand->rates->len; i++)
    {
      const LobbyRatePoint *a = g_ptr_array_index (demand->rates, i), *b = g_ptr_array_index (demand->rates, i + 1);
      expected += (a->per_hour + b->per_hour) / 2 * (double) (b->at - a->at) / 60;
    }
  for (guint seed = 100; seed < 100 + days; seed++)
    {
      TestDay day;
      test_day_begin (&day, "ordinary-day", seed);
      test_day_run_out (&day);
      no_shows += test_day_count (&day, LOBBY_EVENT_TICKET_NO_SHOW);
      abandoned += test_day_count (&day, LOBBY_EVENT_TICKET_ABANDONED);
      transferred += test_day_count (&day, LOBBY_EVENT_TICKET_TRANSFERRED);
      recalled += test_day_count (&day, LOBBY_EVENT_TICKET_RECALLED);
      for (guint i = 0; i < lobby_state_get_tickets (day.state)->len; i++)
        {
          const LobbyTicketRecord *ticket = g_ptr_array_index (lobby_state_get_tickets (day.state), i);
          if (strcmp (ticket->id, "A") < 0 || ticket->id[0] != 'A')
            continue;
          issued++;
          elderly += ticket->elderly;
          if (ticket->phase == LOBBY_TICKET_FINISHED && ticket->transfers == 0)
            {
              double served_s = (double) (ticket->ended_us - ticket->serving_us) / 1e6;
              g_array_append_val (times, served_s);
              median_sum += log (served_s);
            }
          waited += ticket->called_us != 0 ? (double) (ticket->called_us - ticket->queued_us) / 1e6 : 0;
        }
      test_day_end (&day);
    }
  /* Walk-ins whom a machine turned away come on top of the rates. */
  g_assert_cmpfloat (issued / days, >, expected * 0.93);
  g_assert_cmpfloat (issued / days, <, expected * 1.15);
  g_assert_cmpfloat (fabs (elderly / issued - demand->elderly), <, 0.03);
  g_assert_cmpfloat (fabs (exp (median_sum / times->len) / demand->median_s - 1), <, 0.12);
  g_assert_cmpuint (no_shows, >, 0);
  g_assert_cmpuint (recalled, >, no_shows);
  g_assert_cmpuint (abandoned, >, 0);
  g_assert_cmpuint (transferred, >, 0);
  g_assert_cmpfloat (waited / issued, >, 30);
  g_assert_cmpfloat (waited / issued, <, 20 * 60);
}

static void
test_day_has_a_shape (void)
{
  TestDay day;
  guint by_hour[24] = { 0 };

  test_day_begin (&day, "stress", 2);
  test_day_run_out (&day);
  for (guint i = 0; i < lobby_state_get_tickets (day.state)->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (lobby_state_get_tickets (day.state), i);
      by_hour[(ticket->issued_us - test_day_at (&day, "00:00")) / LOBBY_HOUR_US]++;
    }
  g_assert_cmpuint (lobby_state_get_tickets (day.state)->len, >, 4500);
  g_assert_cmpuint (by_hour[8], ==, 0);
  g_assert_cmpuint (by_hour[9], >, by_hour[12]);
  g_assert_cmpuint (by_hour[14], >, by_hour[12]);
  g_assert_cmpuint (by_hour[16], <, by_hour[14]);
  g_assert_cmpuint (by_hour[17], ==, 0);
  test_day_end (&day);
}

static void
test_machines_live (void)
{
  TestDay day;

  test_day_begin (&day, "broken-devices", 9);
  test_day_run_out (&day);
  g_assert_cmpuint (test_day_count (&day, LOBBY_EVENT_DEVICE_FAULT), >=, 6);
  g_assert_cmpuint (test_day_count (&day, LOBBY_EVENT_DEVICE_SERVICED), >=, 3);
  g_assert_cmpuint (test_day_count (&day, LOBBY_EVENT_DEVICE_USE_STARTED), >, 200);
  g_assert_cmpuint (test_day_count (&day, LOBBY_EVENT_DEVICE_QUEUE), >, 10);
  /* No machine is silent for longer than the branch's policy allows. */
  g_autoptr (GHashTable) signs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < day.events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (day.events, i);
      if (lobby_event_get_kind (event) != LOBBY_EVENT_DEVICE_STATUS)
        continue;
      const char *device = LOBBY_PAYLOAD (event, DeviceStatus)->device;
      gint64 *last = g_hash_table_lookup (signs, device);
      gint64 time = lobby_event_get_time (event);
      g_assert_true (last == NULL || time - *last <= 60 * LOBBY_SECOND_US);
      g_hash_table_replace (signs, (gpointer) device, g_memdup2 (&time, sizeof time));
    }
  test_day_end (&day);
}

static void
test_spoke_has_no_counters (void)
{
  TestDay day;

  test_day_begin (&day, "spoke", 4);
  test_day_run_out (&day);
  g_assert_cmpuint (lobby_state_get_counters (day.state)->len, ==, 0);
  g_assert_cmpuint (lobby_state_get_tickets (day.state)->len, ==, 0);
  g_assert_cmpuint (test_day_count (&day, LOBBY_EVENT_DEVICE_USE_ENDED), >, 100);
  test_day_end (&day);
}

static void
test_scenario_refused (void)
{
  g_autoptr (GError) missing = NULL, wrong = NULL, looped = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lobby-scenario-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "wrong.json", NULL);

  g_assert_null (lobby_scenario_load ("no-such-day", &missing));
  g_assert_error (missing, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  g_file_set_contents (path, "{\"id\":\"x\",\"extends\":\"ordinary-day\",\"habits\":{\"walkSeconds\":-3}}", -1, NULL);
  g_assert_null (lobby_scenario_load (path, &wrong));
  g_assert_error (wrong, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_file_set_contents (path, "{\"id\":\"x\",", -1, NULL);
  g_assert_null (lobby_scenario_load (path, &looped));
  g_assert_nonnull (looped);
  g_unlink (path);
  g_rmdir (folder);
}

/* The ticket machine does not know everybody's business; asking is for the lobby manager (S3-9). The day is the same. */
static void
test_some_are_not_asked (void)
{
  TestDay day;
  guint n_untold = 0, n = 0;

  test_day_begin (&day, "pension-day", 7);
  test_day_run_to (&day, "12:00");
  for (guint i = 0; i < lobby_state_get_tickets (day.state)->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (lobby_state_get_tickets (day.state), i);
      if (g_str_equal (ticket->service, "V"))
        continue;
      n++;
      n_untold += ticket->transaction == NULL;
      if (ticket->transaction == NULL)
        g_assert_cmpint (ticket->amount_cny, ==, 0);
    }
  g_assert_cmpuint (n_untold, >, n / 25);
  g_assert_cmpuint (n_untold, <, n / 4);
  test_day_end (&day);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/same-seed-same-bytes", test_same_seed_same_bytes);
  g_test_add_func ("/simulator/steps-do-not-matter", test_steps_do_not_matter);
  g_test_add_func ("/simulator/decisions-do-not-change-customers", test_decisions_do_not_change_customers);
  g_test_add_func ("/simulator/every-scenario-is-lawful", test_every_scenario_is_lawful);
  g_test_add_func ("/simulator/nobody-gets-lost", test_nobody_gets_lost);
  g_test_add_func ("/simulator/nobody-starves", test_nobody_starves);
  g_test_add_func ("/simulator/weights-are-no-priority", test_weights_are_no_priority);
  g_test_add_func ("/simulator/statistics-are-those-asked-for", test_statistics_are_those_asked_for);
  g_test_add_func ("/simulator/day-has-a-shape", test_day_has_a_shape);
  g_test_add_func ("/simulator/machines-live", test_machines_live);
  g_test_add_func ("/simulator/spoke-has-no-counters", test_spoke_has_no_counters);
  g_test_add_func ("/simulator/scenario-refused", test_scenario_refused);
  g_test_add_func ("/simulator/some-are-not-asked", test_some_are_not_asked);
  return g_test_run ();
}
