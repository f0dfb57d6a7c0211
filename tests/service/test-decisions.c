/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decides on advice to divert somebody, and how the branch carries it out: all in one, once, and in the
 * order of things. */
#include "config.h"

#include "decision-desk.h"

#include "lobby-wire.h"

#include <string.h>

static gboolean
is_plain (const LobbyTicketRecord *ticket)
{
  return g_strcmp0 (ticket->transaction, "withdraw") == 0 && ticket->amount_cny < 20000 && !ticket->elderly
         && !ticket->needs_help;
}

/* Returns: a waiting ticket that a recycler could serve, the last in the line of A; shown as advice "d" for CRS-1 */
static const LobbyTicketRecord *
show_diversion (TestDay *day, const char *wall_time)
{
  const GPtrArray *waiting;

  test_day_run_to (day, wall_time);
  waiting = lobby_state_get_waiting (day->state, "A");
  for (guint i = waiting->len; i > 0; i--)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (waiting, i - 1);
      g_autofree char *rest = g_strdup_printf (
          "\"ticket\":\"%s\",\"device\":\"CRS-1\",\"rule\":\"S3-1-withdraw\",\"ownSavingSeconds\":600", ticket->id);
      if (!is_plain (ticket))
        continue;
      g_assert_true (desk_show (day, wall_time, "d", "divert", rest));
      return ticket;
    }
  g_assert_not_reached ();
}

static void
test_a_diversion_is_carried_out (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  g_assert_true (desk_decide (&day, "09:50", "d", "offered", NULL));
  g_assert_true (desk_decide (&day, "09:50", "d", "offered", NULL)); /* two taps are one offer */
  g_assert_cmpuint (desk_count_said (&day, LOBBY_EVENT_ADVICE_DECIDED), ==, 1);
  g_assert_true (desk_decide (&day, "09:51", "d", "accepted", NULL));
  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_DIVERTED);
  g_assert_cmpstr (ticket->device, ==, "CRS-1");
  g_assert_cmpuint (desk_count_said (&day, LOBBY_EVENT_ADVICE_DECIDED), ==, 2);
  g_assert_cmpuint (desk_count_said (&day, LOBBY_EVENT_TICKET_DIVERTED), ==, 1);
  test_day_run_to (&day, "10:20");
  g_assert_cmpint (desk_get_advice (&day, "d")->decision, ==, LOBBY_DECISION_COMPLETED);
  g_assert_cmpstr (desk_get_advice (&day, "d")->by, ==, "lm1");
  g_assert_cmpint (desk_get_advice (&day, "d")->offered_us, ==, test_day_at (&day, "09:50"));
  g_assert_cmpint (desk_get_advice (&day, "d")->accepted_us, ==, test_day_at (&day, "09:51"));
  g_assert_cmpint (desk_get_advice (&day, "d")->completed_us, >, test_day_at (&day, "09:51"));
  desk_end (&day);
}

static void
test_who_was_first (void)
{
  TestDay day;

  desk_begin (&day);
  show_diversion (&day, "09:50");
  g_assert_true (desk_decide (&day, "09:50", "d", "accepted", NULL));
  desk_assert_refused (&day, "09:50", "d", "declined", LOBBY_ERROR_CONFLICT, "already accepted by lm1");
  desk_assert_refused (&day, "09:50", "nothing", "accepted", LOBBY_ERROR_NOT_FOUND, "no such advice");
  desk_assert_refused (&day, "09:50", "d", "completed", LOBBY_ERROR_INVALID, "person");
  desk_end (&day);
}

static void
test_a_ticket_that_was_called (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  for (gint64 at_us = test_day_at (&day, "09:50"); ticket->phase == LOBBY_TICKET_WAITING; at_us += 1000000)
    lobby_simulator_advance_to (day.simulator, at_us);
  if (ticket->phase == LOBBY_TICKET_CALLED)
    desk_assert_refused (&day, "09:50", "d", "accepted", LOBBY_ERROR_CONFLICT, "already called by counter");
  else
    desk_assert_refused (&day, "09:50", "d", "accepted", LOBBY_ERROR_CONFLICT, "not waiting any more");
  g_assert_cmpint (desk_get_advice (&day, "d")->decision, ==, LOBBY_DECISION_UNKNOWN);
  desk_end (&day);
}

static void
test_a_ticket_that_was_diverted (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_TICKET_DIVERT, "09:50", NULL, "{\"ticket\":\"%s\",\"device\":\"CRS-2\"}",
                           ticket->id));
  desk_assert_refused (&day, "09:50", "d", "accepted", LOBBY_ERROR_CONFLICT, "already diverted to: CRS-2");
  desk_end (&day);
}

static void
test_a_device_that_failed (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  g_assert_true (
      desk_ask (&day, LOBBY_COMMAND_SIMULATION_INCIDENT, "09:50", NULL,
                "{\"kind\":\"device-fault\",\"device\":\"CRS-1\",\"part\":\"card-reader\",\"fault\":\"jammed\"}"));
  desk_assert_refused (&day, "09:50", "d", "accepted", LOBBY_ERROR_CONFLICT, "out of service now: CRS-1");
  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_WAITING);
  desk_end (&day);
}

/* S3-28: whoever learns at the door that help is needed does not divert any more. */
static void
test_who_needs_help_is_accompanied (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;
  g_autofree char *rest = NULL;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  g_assert_true (
      desk_ask (&day, LOBBY_COMMAND_TICKET_NOTE, "09:50", NULL, "{\"ticket\":\"%s\",\"needsHelp\":true}", ticket->id));
  desk_assert_refused (&day, "09:50", "d", "accepted", LOBBY_ERROR_REFUSED, "S3-28");
  rest = g_strdup_printf ("\"ticket\":\"%s\"", ticket->id);
  g_assert_true (desk_show (&day, "09:50", "with", "accompany", rest));
  g_assert_true (desk_decide (&day, "09:50", "with", "accepted", NULL));
  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_WAITING);
  desk_end (&day);
}

static void
test_who_said_no (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_ADVICE_DECIDE, "09:50", NULL,
                           "{\"advice\":\"d\",\"decision\":\"declined\",\"reason\":\"not-used-to-devices\"}"));
  g_assert_true (ticket->declined);
  g_assert_cmpint (desk_get_advice (&day, "d")->reason, ==, LOBBY_DECLINE_NOT_USED_TO_DEVICES);
  desk_assert_refused (&day, "09:50", "d", "accepted", LOBBY_ERROR_CONFLICT, "already declined by lobby-manager");
  g_assert_true (desk_decide (&day, "09:50", "d", "undone", NULL));
  g_assert_false (ticket->declined);
  g_assert_true (desk_decide (&day, "09:50", "d", "accepted", NULL));
  desk_end (&day);
}

static guint
find_place (TestDay *day, const LobbyTicketRecord *ticket)
{
  const GPtrArray *waiting = lobby_state_get_waiting (day->state, "A");

  for (guint i = 0; i < waiting->len; i++)
    if (g_ptr_array_index (waiting, i) == ticket)
      return i;
  g_assert_not_reached ();
}

/* The ticket is where it was, asked by nobody: and can be asked anew. */
static void
test_taken_back_on_the_way (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;
  guint place;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  place = find_place (&day, ticket);
  g_assert_true (desk_decide (&day, "09:50", "d", "accepted", NULL));
  g_assert_true (desk_decide (&day, "09:50:05", "d", "undone", NULL));
  g_assert_cmpuint (find_place (&day, ticket), ==, place);
  g_assert_false (ticket->came_back);
  g_assert_false (ticket->declined);
  g_assert_null (ticket->device);
  g_assert_cmpint (desk_get_advice (&day, "d")->decision, ==, LOBBY_DECISION_UNDONE);
  g_assert_cmpint (desk_get_advice (&day, "d")->accepted_us, ==, 0);
  desk_assert_refused (&day, "09:50:06", "d", "undone", LOBBY_ERROR_CONFLICT, "already undone by lm1");
  g_assert_true (desk_decide (&day, "09:50:10", "d", "accepted", NULL));
  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_DIVERTED);
  desk_end (&day);
}

static gboolean
uses_device (TestDay *day, const LobbyTicketRecord *ticket)
{
  return g_strcmp0 (lobby_state_get_device (day->state, "CRS-1")->ticket, ticket->id) == 0;
}

static void
test_taken_back_too_late (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  g_assert_true (desk_decide (&day, "09:50", "d", "accepted", NULL));
  for (gint64 at_us = test_day_at (&day, "09:50"); !uses_device (&day, ticket); at_us += 1000000)
    lobby_simulator_advance_to (day.simulator, at_us);
  desk_assert_refused (&day, "09:50", "d", "undone", LOBBY_ERROR_CONFLICT, "too late: has begun at: CRS-1");
  test_day_run_to (&day, "10:30");
  desk_assert_refused (&day, "10:30", "d", "undone", LOBBY_ERROR_CONFLICT, "too late: ");
  desk_end (&day);
}

static void
send_others (TestDay *day, const LobbyTicketRecord *but, guint n)
{
  const GPtrArray *tickets = lobby_state_get_tickets (day->state);

  for (guint i = 0; i < tickets->len && n > 0; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      if (ticket != but && ticket->phase == LOBBY_TICKET_WAITING && is_plain (ticket))
        n -= desk_ask (day, LOBBY_COMMAND_TICKET_DIVERT, "09:50", NULL, "{\"ticket\":\"%s\",\"device\":\"CRS-1\"}",
                       ticket->id);
    }
  g_assert_cmpuint (n, ==, 0);
}

/* Who waits in the line of the machine leaves that line too. */
static void
test_taken_back_in_the_line_of_the_machine (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;
  gint64 waiting;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  send_others (&day, ticket, 2);
  g_assert_true (desk_decide (&day, "09:50", "d", "accepted", NULL));
  lobby_simulator_advance_to (day.simulator, test_day_at (&day, "09:50") + 30 * 1000000);
  waiting = lobby_state_get_device (day.state, "CRS-1")->waiting;
  g_assert_cmpint (waiting, >=, 2);
  g_assert_true (desk_decide (&day, "09:50", "d", "undone", NULL));
  g_assert_cmpint (lobby_state_get_device (day.state, "CRS-1")->waiting, ==, waiting - 1);
  g_assert_cmpint (ticket->phase, ==, LOBBY_TICKET_WAITING);
  desk_end (&day);
}

static void
test_a_device_that_fails_on_the_way (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  g_assert_true (desk_decide (&day, "09:50", "d", "accepted", NULL));
  g_assert_true (
      desk_ask (&day, LOBBY_COMMAND_SIMULATION_INCIDENT, "09:50:02", NULL,
                "{\"kind\":\"device-fault\",\"device\":\"CRS-1\",\"part\":\"card-reader\",\"fault\":\"jammed\"}"));
  test_day_run_to (&day, "09:51");
  g_assert_true (ticket->came_back);
  g_assert_cmpint (desk_get_advice (&day, "d")->decision, ==, LOBBY_DECISION_CAME_BACK);
  g_assert_cmpint (desk_get_advice (&day, "d")->returned_us, >, test_day_at (&day, "09:50"));
  desk_end (&day);
}

static void
test_shown_again_is_nothing_new (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  same = g_strdup_printf ("\"ticket\":\"%s\",\"device\":\"CRS-1\",\"decision\":\"accepted\"", ticket->id);
  other = g_strdup_printf ("\"ticket\":\"%s\",\"device\":\"CRS-2\"", ticket->id);
  g_assert_true (desk_show (&day, "09:50", "d", "divert", same));
  g_assert_false (desk_show (&day, "09:50", "d", "divert", other));
  g_assert_false (desk_show (&day, "09:50", "x", "divert", "\"ticket\":\"A999\",\"device\":\"CRS-1\""));
  g_assert_cmpuint (desk_count_said (&day, LOBBY_EVENT_ADVICE_SHOWN), ==, 1);
  g_assert_cmpint (desk_get_advice (&day, "d")->decision, ==, LOBBY_DECISION_UNKNOWN);
  desk_end (&day);
}

/* ---- the first question ---- */

/* S3-9: what was answered counts; what was not stays as it was known. */
static void
test_what_was_asked_at_the_door (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;
  LobbyMedium medium;
  gint64 amount_cny;
  g_autoptr (GError) error = NULL;

  desk_begin (&day);
  ticket = show_diversion (&day, "09:50");
  medium = ticket->medium;
  amount_cny = ticket->amount_cny;
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_TICKET_NOTE, "09:50", NULL, "{\"ticket\":\"%s\",\"looseChange\":true}",
                           ticket->id));
  g_assert_true (
      desk_ask (&day, LOBBY_COMMAND_TICKET_NOTE, "09:50", NULL, "{\"ticket\":\"%s\",\"needsHelp\":true}", ticket->id));
  g_assert_true (ticket->loose_change && ticket->needs_help);
  g_assert_cmpint (ticket->medium, ==, medium);
  g_assert_cmpint (ticket->amount_cny, ==, amount_cny);
  g_assert_cmpstr (ticket->transaction, ==, "withdraw");
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_TICKET_NOTE, "09:50", NULL,
                           "{\"ticket\":\"%s\",\"transaction\":\"deposit\",\"amountCny\":9000,\"medium\":\"both\"}",
                           ticket->id));
  g_assert_cmpstr (ticket->transaction, ==, "deposit");
  g_assert_cmpint (ticket->amount_cny, ==, 9000);
  g_assert_cmpint (ticket->medium, ==, LOBBY_MEDIUM_BOTH);
  g_assert_false (desk_ask (&day, LOBBY_COMMAND_TICKET_NOTE, "09:50", &error,
                            "{\"ticket\":\"%s\",\"transaction\":\"alchemy\"}", ticket->id));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  desk_end (&day);
}

/* ---- whatever people decide ---- */

static void
decide_anything (TestDay *day, GRand *dice, guint round)
{
  static const char *const decisions[] = {
    "offered", "accepted", "accepted", "declined", "skipped", "undone", "expired"
  };
  static const char *const kinds[] = { "divert",         "divert",  "open-counter", "close-counter", "profile-counter",
                                       "resume-counter", "restock", "repair",       "accompany" };
  static const char *const devices[] = { "CRS-1", "CRS-2", "ATM-1", "STM-1", "PBP-1" };
  const GPtrArray *tickets = lobby_state_get_tickets (day->state);
  const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, (guint) g_rand_int_range (dice, 0, (int) tickets->len));
  guint about = (guint) g_rand_int_range (dice, (int) MAX (round, 12) - 12, (int) round + 1);
  LobbyAdviceMoment *moment = lobby_record_new (&lobby_advice_decided_type);
  g_autofree char *json = g_strdup_printf ("{\"id\":\"r%u\",\"kind\":\"%s\",\"ticket\":\"%s\",\"device\":\"%s\","
                                           "\"counter\":\"%d\",\"services\":[\"A\",\"B\",\"C\",\"D\",\"V\"]}",
                                           round, kinds[g_rand_int_range (dice, 0, G_N_ELEMENTS (kinds))], ticket->id,
                                           devices[g_rand_int_range (dice, 0, G_N_ELEMENTS (devices))],
                                           g_rand_int_range (dice, 1, 7));
  g_autoptr (LobbyCommand) shown = lobby_command_new (
      KEY, LOBBY_COMMAND_ADVICE_SHOW, lobby_wire_parse_record (&lobby_advice_record_type, json, strlen (json), NULL));
  g_autoptr (LobbyCommand) decided = NULL;

  lobby_simulator_handle_command (day->simulator, shown, lobby_simulator_get_now (day->simulator), NULL);
  moment->advice = g_strdup_printf ("r%u", about);
  moment->decision = lobby_choice_from_nick (&lobby_decision_choice,
                                             decisions[g_rand_int_range (dice, 0, G_N_ELEMENTS (decisions))]);
  decided = lobby_command_new (KEY, LOBBY_COMMAND_ADVICE_DECIDE, moment);
  lobby_simulator_handle_command (day->simulator, decided, lobby_simulator_get_now (day->simulator), NULL);
}

/* Whatever people decide, whenever they do: nobody gets lost, and every event is lawful. */
static void
test_any_decision (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      guint round = 0, reached[LOBBY_DECISION_EXPIRED + 1] = { 0 };
      TestDay day;

      test_day_begin (&day, seed % 2 == 0 ? "pension-day" : "broken-devices", seed);
      for (gint64 now_us = test_day_at (&day, "09:10"); now_us < test_day_at (&day, "14:30");
           now_us += g_rand_int_range (dice, 1, 60) * 1000000)
        {
          lobby_simulator_advance_to (day.simulator, now_us);
          decide_anything (&day, dice, ++round);
          g_assert_cmpuint (day.inconsistent, ==, 0);
        }
      test_day_run_out (&day);
      g_assert_cmpuint (day.inconsistent, ==, 0);
      for (guint i = 0; i < lobby_state_get_advices (day.state)->len; i++)
        reached[((LobbyAdviceRecord *) g_ptr_array_index (lobby_state_get_advices (day.state), i))->decision]++;
      for (guint i = LOBBY_DECISION_OFFERED; i <= LOBBY_DECISION_COMPLETED; i++)
        g_assert_cmpuint (reached[i], >, 0);
      for (guint i = 0; i < lobby_state_get_tickets (day.state)->len; i++)
        {
          const LobbyTicketRecord *ticket = g_ptr_array_index (lobby_state_get_tickets (day.state), i);
          if (ticket->ended_us == 0)
            g_test_message ("%s is left in phase %d, at %s, counter %s", ticket->id, ticket->phase, ticket->device,
                            ticket->counter);
          g_assert_cmpint (ticket->ended_us, !=, 0);
        }
      test_day_end (&day);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decisions/diversion/is-carried-out", test_a_diversion_is_carried_out);
  g_test_add_func ("/decisions/diversion/who-was-first", test_who_was_first);
  g_test_add_func ("/decisions/diversion/a-ticket-that-was-called", test_a_ticket_that_was_called);
  g_test_add_func ("/decisions/diversion/a-ticket-that-was-diverted", test_a_ticket_that_was_diverted);
  g_test_add_func ("/decisions/diversion/a-device-that-failed", test_a_device_that_failed);
  g_test_add_func ("/decisions/diversion/who-needs-help-is-accompanied", test_who_needs_help_is_accompanied);
  g_test_add_func ("/decisions/diversion/who-said-no", test_who_said_no);
  g_test_add_func ("/decisions/diversion/taken-back-on-the-way", test_taken_back_on_the_way);
  g_test_add_func ("/decisions/diversion/taken-back-too-late", test_taken_back_too_late);
  g_test_add_func ("/decisions/diversion/taken-back-in-the-line-of-the-machine",
                   test_taken_back_in_the_line_of_the_machine);
  g_test_add_func ("/decisions/diversion/a-device-that-fails-on-the-way", test_a_device_that_fails_on_the_way);
  g_test_add_func ("/decisions/shown-again-is-nothing-new", test_shown_again_is_nothing_new);
  g_test_add_func ("/decisions/what-was-asked-at-the-door", test_what_was_asked_at_the_door);
  g_test_add_func ("/decisions/any-decision", test_any_decision);
  return g_test_run ();
}
