/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases at a simulated branch: a disappointed customer's answer is entered at the desk and opens a case; cases of earlier
 * days are there in the morning; the second one who acts is told who was first. */
#include "config.h"

#include "decision-desk.h"

#include "lobby-instant.h"

static const LobbyCaseRecord *
get_case (TestDay *day, const char *id)
{
  return lobby_state_get_case (day->state, id);
}

static gboolean
change (TestDay *day, const char *time, const char *id, const char *rest, GError **error)
{
  return desk_ask (day, LOBBY_COMMAND_CASE_CHANGE, time, error, "{\"case\":\"%s\",\"by\":\"lm1\",%s}", id, rest);
}

/* S3-41, S3-42, S3-34: two questions, a case with a clock of a day, its steps, closed. */
static void
test_a_detractor (void)
{
  TestDay day;
  const LobbyTicketRecord *ticket;
  const char *id = "case-f-1";

  desk_begin (&day);
  test_day_run_to (&day, "10:00");
  ticket = g_ptr_array_index (lobby_state_get_tickets (day.state), 0);
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_FEEDBACK_ENTER, "10:00", NULL,
                           "{\"id\":\"f-1\",\"ticket\":\"%s\",\"score\":3,\"reason\":\"two counters open\",\"at\":"
                           "\"2025-11-17T01:00:00Z\",\"by\":\"lm1\"}",
                           ticket->id));
  g_assert_cmpint (lobby_state_get_feedback (day.state, "f-1")->score, ==, 3);
  g_assert_cmpint (lobby_state_get_feedback (day.state, "f-1")->at_us, ==, test_day_at (&day, "10:00"));
  g_assert_cmpint (get_case (&day, id)->kind, ==, LOBBY_CASE_FEEDBACK);
  g_assert_cmpstr (get_case (&day, id)->ticket, ==, ticket->id);
  g_assert_cmpstr (get_case (&day, id)->owner, ==, "lm1");
  g_assert_cmpint (get_case (&day, id)->due_us, ==, test_day_at (&day, "10:00") + 24 * LOBBY_HOUR_US);
  g_assert_true (change (&day, "10:05", id, "\"phase\":\"apologised\"", NULL));
  g_assert_true (change (&day, "10:10", id, "\"phase\":\"listened\",\"note\":\"came from far\"", NULL));
  g_assert_true (change (&day, "10:20", id, "\"phase\":\"solved\",\"solution\":\"fee refunded\"", NULL));
  g_assert_true (change (&day, "10:21", id, "\"phase\":\"closed\"", NULL));
  g_assert_cmpint (get_case (&day, id)->closed_us, ==, test_day_at (&day, "10:21"));
  g_assert_true (change (&day, "10:30", id, "\"phase\":\"reopened\"", NULL));
  g_assert_cmpint (get_case (&day, id)->due_us, ==, test_day_at (&day, "10:30") + 24 * LOBBY_HOUR_US);
  desk_end (&day);
}

/* Whoever is not disappointed opens nothing, and an answer is taken once. */
static void
test_others_open_no_case (void)
{
  TestDay day;
  g_autoptr (GError) error = NULL;
  guint before;

  desk_begin (&day);
  test_day_run_to (&day, "10:00");
  before = lobby_state_get_cases (day.state)->len;
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_FEEDBACK_ENTER, "10:00", NULL,
                           "{\"id\":\"f-1\",\"score\":7,\"at\":\"2025-11-17T01:00:00Z\"}"));
  g_assert_false (desk_ask (&day, LOBBY_COMMAND_FEEDBACK_ENTER, "10:00", &error,
                            "{\"id\":\"f-1\",\"score\":2,\"at\":\"2025-11-17T01:00:00Z\"}"));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_cmpuint (lobby_state_get_cases (day.state)->len, ==, before);
  desk_end (&day);
}

static void
test_the_second_one_is_told (void)
{
  TestDay day;
  g_autoptr (GError) error = NULL;

  desk_begin (&day);
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_CASE_OPEN, "10:00", NULL,
                           "{\"id\":\"c\",\"kind\":\"complaint\",\"summary\":\"fee twice\",\"openedAt\":"
                           "\"2025-11-17T02:00:00Z\",\"dueAt\":\"2026-01-01T00:00:00Z\"}"));
  /* A complaint's time is not what somebody wishes. */
  g_assert_cmpint (get_case (&day, "c")->due_us, ==, test_day_at (&day, "23:59:59") + 15 * 24 * LOBBY_HOUR_US);
  g_assert_true (change (&day, "10:01", "c", "\"phase\":\"apologised\"", NULL));
  g_assert_false (change (&day, "10:02", "c", "\"phase\":\"apologised\"", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "already apologised by lm1");
  g_clear_error (&error);
  g_assert_false (change (&day, "10:02", "c", "\"owner\":\"nobody\"", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  desk_end (&day);
}

/* S2-15: a slip's time is moved by who sees to it; not into the time before it was opened, and not when it is done. */
static void
test_a_slip_is_moved (void)
{
  TestDay day;
  g_autoptr (GError) error = NULL;

  desk_begin (&day);
  g_assert_true (desk_ask (&day, LOBBY_COMMAND_CASE_OPEN, "10:00", NULL,
                           "{\"id\":\"s\",\"kind\":\"second-line\",\"summary\":\"line not printed\",\"openedAt\":"
                           "\"2025-11-17T02:00:00Z\",\"dueAt\":\"2025-11-17T08:00:00Z\"}"));
  g_assert_true (change (&day, "10:05", "s", "\"due\":\"2025-11-18T08:30:00Z\"", NULL));
  g_assert_cmpint (get_case (&day, "s")->due_us, ==, test_day_at (&day, "16:30") + 24 * LOBBY_HOUR_US);
  g_assert_false (change (&day, "10:06", "s", "\"due\":\"2025-11-17T01:00:00Z\"", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (change (&day, "10:07", "s", "\"phase\":\"closed\",\"solution\":\"printed\"", NULL));
  g_assert_false (change (&day, "10:08", "s", "\"due\":\"2025-11-19T08:30:00Z\"", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "already closed by: lm1");
  desk_end (&day);
}

/* S2-15, S3-30: slips and lost property of earlier days are there when the branch opens, with who sees to them. */
static void
test_earlier_days (void)
{
  TestDay day;
  guint slips = 0, lost = 0, due_today = 0;

  desk_begin (&day);
  test_day_run_to (&day, "09:00");
  for (guint i = 0; i < lobby_state_get_cases (day.state)->len; i++)
    {
      const LobbyCaseRecord *record = g_ptr_array_index (lobby_state_get_cases (day.state), i);
      slips += record->kind == LOBBY_CASE_SECOND_LINE && record->need != NULL && record->due_us != 0;
      lost += record->kind == LOBBY_CASE_LOST_PROPERTY && record->place != NULL && record->kept != NULL;
      due_today += record->kind == LOBBY_CASE_COMPLAINT && record->due_us == test_day_at (&day, "23:59:59");
      g_assert_nonnull (lobby_state_get_staff (day.state, record->owner));
      g_assert_cmpint (record->opened_us, <, test_day_at (&day, "00:00"));
    }
  g_assert_cmpuint (slips, ==, 2);
  g_assert_cmpuint (lost, ==, 1);
  g_assert_cmpuint (due_today, ==, 1);
  desk_end (&day);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases-desk/a-detractor", test_a_detractor);
  g_test_add_func ("/cases-desk/others-open-no-case", test_others_open_no_case);
  g_test_add_func ("/cases-desk/the-second-one-is-told", test_the_second_one_is_told);
  g_test_add_func ("/cases-desk/a-slip-is-moved", test_a_slip_is_moved);
  g_test_add_func ("/cases-desk/earlier-days", test_earlier_days);
  return g_test_run ();
}
