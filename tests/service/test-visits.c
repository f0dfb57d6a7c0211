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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/note-is-kept", test_note_is_kept);
  g_test_add_func ("/visits/another-takes-over", test_another_takes_over);
  g_test_add_func ("/visits/nobody-takes-over-who-is-not-there", test_nobody_takes_over_who_is_not_there);
  g_test_add_func ("/visits/met-is-not-handed-over", test_met_is_not_handed_over);
  return g_test_run ();
}
