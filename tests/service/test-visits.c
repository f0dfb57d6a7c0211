/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers at the simulated branch: notes that travel with the next visit, and who takes over. */
#include "lobby-test-day.h"

#include "lobby-wire.h"

#include <string.h>

static gboolean
ask (TestDay *day, LobbyCommandKind kind, const char *json, const char *wall_time, GError **error)
{
  gpointer payload = lobby_wire_parse_record (lobby_command_kind_get_table (kind), json, strlen (json), error);
  g_autoptr (LobbyCommand) command = NULL;

  g_assert_nonnull (payload);
  command = lobby_command_new ("11111111-2222-3333-4444-555555555555", kind, payload);
  return lobby_simulator_handle_command (day->simulator, command, test_day_at (day, wall_time), error);
}

static const LobbyVisitRecord *
find_told (TestDay *day)
{
  const GPtrArray *visits = lobby_state_get_visits (day->state);

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      if (visit->told_us != 0 && visit->acknowledged_us == 0 && visit->met_us == 0)
        return visit;
    }
  return NULL;
}

/* Pension day at 10:42 has a customer whose relationship manager has not answered. */
static const LobbyVisitRecord *
begin (TestDay *day)
{
  const LobbyVisitRecord *visit;

  test_day_begin (day, "pension-day", 147586);
  test_day_run_to (day, "10:42");
  visit = find_told (day);
  g_assert_nonnull (visit);
  return visit;
}

static void
test_note_is_kept (void)
{
  TestDay day;
  const LobbyVisitRecord *visit = begin (&day);
  g_autofree char *id = g_strdup (visit->id);
  g_autofree char *json = g_strdup_printf ("{\"visit\":\"%s\",\"text\":\"Came with her daughter\",\"by\":\"lm1\"}", id);

  g_assert_true (ask (&day, LOBBY_COMMAND_CUSTOMER_NOTE, json, "10:42", NULL));
  visit = lobby_state_get_visit (day.state, id);
  g_assert_cmpstr (visit->new_note, ==, "Came with her daughter");
  g_assert_cmpstr (visit->noted_by, ==, "lm1");
  g_assert_cmpint (visit->noted_us, ==, test_day_at (&day, "10:42"));
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static void
test_another_takes_over (void)
{
  TestDay day;
  const LobbyVisitRecord *visit = begin (&day);
  const char *other = g_strcmp0 (visit->owner, "rm1") == 0 ? "rm2" : "rm1";
  g_autofree char *id = g_strdup (visit->id);
  g_autofree char *json = g_strdup_printf ("{\"visit\":\"%s\",\"staff\":\"%s\"}", id, other);

  g_assert_true (ask (&day, LOBBY_COMMAND_CUSTOMER_ASSIGN, json, "10:42", NULL));
  visit = lobby_state_get_visit (day.state, id);
  g_assert_cmpstr (visit->owner, ==, other);
  g_assert_cmpint (visit->told_us, ==, test_day_at (&day, "10:42"));
  test_day_run_to (&day, "11:00");
  visit = lobby_state_get_visit (day.state, id);
  g_assert_cmpint (visit->acknowledged_us, >, 0);
  g_assert_cmpint (visit->met_us, >, 0);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static void
test_nobody_takes_over_who_is_not_there (void)
{
  g_autoptr (GError) error = NULL;
  TestDay day;
  const LobbyVisitRecord *visit = begin (&day);
  g_autofree char *json = g_strdup_printf ("{\"visit\":\"%s\",\"staff\":\"nobody\"}", visit->id);

  g_assert_false (ask (&day, LOBBY_COMMAND_CUSTOMER_ASSIGN, json, "10:42", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ask (&day, LOBBY_COMMAND_CUSTOMER_NOTE, "{\"visit\":\"visit-999\",\"text\":\"x\"}", "10:42", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  test_day_end (&day);
}

/* Who was met is in good hands. */
static void
test_met_is_not_handed_over (void)
{
  g_autoptr (GError) error = NULL;
  TestDay day;
  const LobbyVisitRecord *visit = begin (&day);
  g_autofree char *meet = g_strdup_printf ("{\"visit\":\"%s\",\"staff\":\"lm1\"}", visit->id);
  g_autofree char *assign = g_strdup_printf ("{\"visit\":\"%s\",\"staff\":\"rm1\"}", visit->id);

  g_assert_true (ask (&day, LOBBY_COMMAND_CUSTOMER_MEET, meet, "10:42", NULL));
  g_assert_false (ask (&day, LOBBY_COMMAND_CUSTOMER_ASSIGN, assign, "10:43", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  test_day_end (&day);
}

/* Told, reminded, the deputy, the branch head: each by the branch's own limit, counted from the notice. */
static void
test_nobody_answers (void)
{
  TestDay day;
  const LobbyPolicyRecord *policy;
  const LobbyVisitRecord *visit;
  gint64 told_us;

  test_day_begin (&day, "pension-day", 147586);
  test_day_run_to (&day, "10:44");
  policy = lobby_state_get_branch (day.state)->policy;
  visit = lobby_state_get_visit (day.state, "visit-002");
  g_assert_nonnull (visit);
  told_us = visit->told_us;
  g_assert_cmpint (visit->reminded_us - told_us, ==, policy->vip_answer_s * G_USEC_PER_SEC);
  g_assert_cmpint (visit->deputy_us - told_us, ==, policy->vip_deputy_s * G_USEC_PER_SEC);
  g_assert_cmpint (visit->escalated_us - told_us, ==, policy->vip_escalate_s * G_USEC_PER_SEC);
  g_assert_cmpstr (visit->deputy, ==, "rm2");
  g_assert_cmpstr (visit->escalated_to, ==, "bh1");
  g_assert_cmpint (visit->acknowledged_us, >, visit->escalated_us);
  g_assert_cmpint (visit->met_us, >, visit->acknowledged_us);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

/* A whole day: who answered in time is not asked for again, and a deputy who was told answers for some. */
static void
test_limits_of_a_day (void)
{
  TestDay day;
  guint n_deputies = 0;

  test_day_begin (&day, "pension-day", 147586);
  test_day_run_out (&day);
  const GPtrArray *visits = lobby_state_get_visits (day.state);
  const LobbyPolicyRecord *policy = lobby_state_get_branch (day.state)->policy;
  g_assert_cmpuint (visits->len, >, 6);
  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      gint64 answer_us = visit->acknowledged_us - visit->told_us;
      g_assert_cmpint (visit->reminded_us != 0, ==, answer_us >= policy->vip_answer_s * G_USEC_PER_SEC);
      g_assert_cmpint (visit->deputy_us != 0, ==, answer_us >= policy->vip_deputy_s * G_USEC_PER_SEC);
      g_assert_cmpint (visit->escalated_us != 0, ==, answer_us >= policy->vip_escalate_s * G_USEC_PER_SEC);
      n_deputies += visit->deputy_us != 0 ? 1 : 0;
    }
  g_assert_cmpuint (n_deputies, >, 0);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static const LobbyAppointmentRecord *
find_appointment (TestDay *day, const char *customer)
{
  const GPtrArray *appointments = lobby_state_get_appointments (day->state);

  for (guint i = 0; i < appointments->len; i++)
    {
      const LobbyAppointmentRecord *appointment = g_ptr_array_index (appointments, i);
      if (g_strcmp0 (appointment->customer, customer) == 0)
        return appointment;
    }
  return NULL;
}

/* One comes for the appointment, one confirms at noon, one calls it off, one is missed. */
static void
test_appointments_of_a_day (void)
{
  TestDay day;

  test_day_begin (&day, "pension-day", 147586);
  test_day_run_to (&day, "10:42");
  g_assert_cmpuint (lobby_state_get_appointments (day.state)->len, ==, 2);
  g_assert_false (find_appointment (&day, "c-7f3a14")->confirmed);
  g_assert_null (find_appointment (&day, "c-7f3a14")->room);
  test_day_run_out (&day);
  g_assert_true (find_appointment (&day, "c-7f3a14")->confirmed);
  g_assert_cmpstr (find_appointment (&day, "c-7f3a14")->room, ==, "1");
  const LobbyAppointmentRecord *kept = find_appointment (&day, "c-7f3a13");
  g_assert_cmpint (lobby_appointment_get_phase (kept, 900, test_day_at (&day, "17:00")), ==, LOBBY_APPOINTMENT_KEPT);
  g_assert_cmpstr (lobby_state_get_visit (day.state, kept->visit)->appointment, ==, kept->id);
  g_assert_cmpint (lobby_appointment_get_phase (find_appointment (&day, "c-7f3a15"), 900, test_day_at (&day, "17:00")),
                   ==, LOBBY_APPOINTMENT_MISSED);
  g_assert_cmpint (lobby_appointment_get_phase (find_appointment (&day, "c-7f3a16"), 900, test_day_at (&day, "17:00")),
                   ==, LOBBY_APPOINTMENT_CANCELLED);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

static const char *
find_waiting (TestDay *day)
{
  const GPtrArray *queue = lobby_state_get_waiting (day->state, "A");

  g_assert_cmpuint (queue->len, >, 0);
  return ((const LobbyTicketRecord *) g_ptr_array_index (queue, queue->len - 1))->id;
}

/* The lobby manager enters the number of a ticket; the branch knows the rest, and the duty runs as after a card. */
static void
test_entered_by_hand (void)
{
  TestDay day;
  g_autoptr (GError) error = NULL;
  const LobbyVisitRecord *visit = NULL;

  test_day_begin (&day, "pension-day", 147586);
  test_day_run_to (&day, "10:42");
  g_autofree char *ticket = g_strdup (find_waiting (&day));
  g_autofree char *json = g_strdup_printf ("{\"ticket\":\"%s\",\"tier\":\"gold\",\"by\":\"lm1\"}", ticket);
  g_assert_true (ask (&day, LOBBY_COMMAND_CUSTOMER_RECOGNISE, json, "10:42", NULL));
  for (guint i = 0; i < lobby_state_get_visits (day.state)->len; i++)
    {
      visit = g_ptr_array_index (lobby_state_get_visits (day.state), i);
      if (g_strcmp0 (visit->ticket, ticket) == 0)
        break;
    }
  g_assert_cmpstr (visit->ticket, ==, ticket);
  g_assert_cmpstr (visit->entered_by, ==, "lm1");
  g_assert_cmpint (visit->tier, ==, LOBBY_TIER_GOLD);
  g_assert_nonnull (visit->owner);
  g_assert_cmpint (lobby_state_get_ticket (day.state, ticket)->tier, ==, LOBBY_TIER_GOLD);
  g_assert_false (ask (&day, LOBBY_COMMAND_CUSTOMER_RECOGNISE, json, "10:42", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_autofree char *id = g_strdup (visit->id);
  test_day_run_to (&day, "10:55");
  g_assert_cmpint (lobby_state_get_visit (day.state, id)->told_us, >, 0);
  g_assert_cmpint (lobby_state_get_visit (day.state, id)->met_us, >, 0);
  g_assert_cmpuint (day.inconsistent, ==, 0);
  test_day_end (&day);
}

/* Who was expected is known by the appointment, whatever tier was typed; who has gone is not entered. */
static void
test_entered_for_an_appointment (void)
{
  TestDay day;
  g_autoptr (GError) error = NULL;

  test_day_begin (&day, "pension-day", 147586);
  test_day_run_to (&day, "10:42");
  g_autofree char *ticket = g_strdup (find_waiting (&day));
  const char *appointment = find_appointment (&day, "c-7f3a13")->id;
  g_autofree char *json = g_strdup_printf ("{\"ticket\":\"%s\",\"appointment\":\"%s\"}", ticket, appointment);
  g_autofree char *ordinary = g_strdup_printf ("{\"ticket\":\"%s\"}", ticket);
  g_assert_false (ask (&day, LOBBY_COMMAND_CUSTOMER_RECOGNISE, ordinary, "10:42", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (ask (&day, LOBBY_COMMAND_CUSTOMER_RECOGNISE, json, "10:42", NULL));
  g_assert_cmpint (find_appointment (&day, "c-7f3a13")->arrived_us, ==, test_day_at (&day, "10:42"));
  g_assert_cmpint (lobby_state_get_ticket (day.state, ticket)->tier, ==, LOBBY_TIER_PRIVATE);
  g_assert_false (
      ask (&day, LOBBY_COMMAND_CUSTOMER_RECOGNISE, "{\"ticket\":\"V001\",\"tier\":\"gold\"}", "10:42", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (
      ask (&day, LOBBY_COMMAND_CUSTOMER_RECOGNISE, "{\"ticket\":\"X999\",\"tier\":\"gold\"}", "10:42", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  test_day_end (&day);
}

/* S2-22: without consent the birthday does not leave the bank's records. S2-16: the note travels with its author. */
static void
test_what_travels_with_a_visit (void)
{
  TestDay day;
  guint n_birthdays = 0;
  const LobbyVisitRecord *chen = begin (&day);
  const LobbyHandOverRecord *note;

  g_assert_cmpuint (chen->notes->len, ==, 1);
  note = g_ptr_array_index (chen->notes, 0);
  g_assert_cmpstr (note->by, ==, chen->owner);
  g_assert_cmpint (note->at_us, ==, chen->last_visit->at_us);
  g_assert_cmpint (chen->last_visit->wait_s, ==, 660);
  test_day_run_out (&day);
  for (guint i = 0; i < lobby_state_get_visits (day.state)->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (lobby_state_get_visits (day.state), i);
      g_assert_true (!visit->birthday || visit->birthday_consent);
      n_birthdays += visit->birthday ? 1 : 0;
    }
  g_assert_cmpuint (n_birthdays, ==, 1);
  test_day_end (&day);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/note-is-kept", test_note_is_kept);
  g_test_add_func ("/visits/another-takes-over", test_another_takes_over);
  g_test_add_func ("/visits/nobody-takes-over-who-is-not-there", test_nobody_takes_over_who_is_not_there);
  g_test_add_func ("/visits/met-is-not-handed-over", test_met_is_not_handed_over);
  g_test_add_func ("/visits/nobody-answers", test_nobody_answers);
  g_test_add_func ("/visits/limits-of-a-day", test_limits_of_a_day);
  g_test_add_func ("/visits/appointments-of-a-day", test_appointments_of_a_day);
  g_test_add_func ("/visits/entered-by-hand", test_entered_by_hand);
  g_test_add_func ("/visits/entered-for-an-appointment", test_entered_for_an_appointment);
  g_test_add_func ("/visits/what-travels-with-a-visit", test_what_travels_with_a_visit);
  return g_test_run ();
}
