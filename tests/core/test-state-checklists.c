/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists in the state: changed, filled, finished, kept in short; and the alert about one that is late. */
#include "config.h"

#include "lobby-alert-board.h"
#include "lobby-floor-maker.h"

#include <string.h>

#define ITEM(id, kind) \
  "{\"id\":\"" id "\",\"text\":{\"en\":\"" id "\"},\"kind\":\"" kind "\",\"weight\":1,\"source\":\"S4-11\"}"
#define CHECKLIST(version) \
  "{\"id\":\"opening\",\"name\":{\"en\":\"Opening\"},\"source\":\"S4-11\",\"version\":" #version \
  ",\"due\":\"before-opening\",\"leadMinutes\":10,\"items\":[" ITEM ("a", "yes-no") "," ITEM ("b", "yes-no") "]}"
#define START "{\"run\":\"r1\",\"checklist\":\"opening\",\"version\":1,\"by\":\"t1\"}"
#define ANSWER(item, verdict) "{\"run\":\"r1\",\"answer\":{\"item\":\"" item "\",\"verdict\":\"" verdict "\"}}"
#define FINISH "{\"run\":\"r1\",\"by\":\"t1\"}"

static LobbyState *
make_state (void)
{
  LobbyState *state = lobby_floor_make_state ();

  g_assert_cmpint (lobby_floor_play (state, "08:31:00", "checklist.changed", CHECKLIST (1)), ==, LOBBY_APPLY_APPLIED);
  return state;
}

static void
test_filled_and_finished (void)
{
  g_autoptr (LobbyState) state = make_state ();
  const LobbyCheckRun *run;

  g_assert_cmpint (lobby_floor_play (state, "08:32:00", "checklist.started", START), ==, LOBBY_APPLY_APPLIED);
  run = lobby_state_find_check_run (state, "opening");
  g_assert_cmpstr (run->started_by, ==, "t1");
  g_assert_cmpint (run->started_us, ==, lobby_floor_at ("08:32:00"));
  g_assert_cmpint (lobby_floor_play (state, "08:33:00", "checklist.answered", ANSWER ("a", "yes")), ==,
                   LOBBY_APPLY_APPLIED);
  g_assert_cmpint (lobby_floor_play (state, "08:33:30", "checklist.finished", FINISH), ==, LOBBY_APPLY_INCONSISTENT);
  lobby_floor_play (state, "08:34:00", "checklist.answered", ANSWER ("b", "no"));
  g_assert_cmpint (lobby_floor_play (state, "08:35:00", "checklist.finished", FINISH), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (lobby_state_get_check_run (state, "r1")->finished_us, ==, lobby_floor_at ("08:35:00"));
  const LobbyCheckResult *result = g_ptr_array_index (lobby_state_get_check_results (state), 0);
  g_assert_cmpint (result->score_percent, ==, 50);
  g_assert_cmpstr (result->failed[0], ==, "b");
  g_assert_cmpint (lobby_floor_play (state, "08:36:00", "checklist.answered", ANSWER ("b", "yes")), ==,
                   LOBBY_APPLY_INCONSISTENT);
}

static void
test_what_cannot_be (void)
{
  g_autoptr (LobbyState) state = make_state ();

  g_assert_cmpint (lobby_floor_play (state, "08:32:00", "checklist.answered", ANSWER ("a", "yes")), ==,
                   LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "08:32:00", "checklist.started",
                                     "{\"run\":\"r1\",\"checklist\":\"opening\",\"version\":2}"),
                   ==, LOBBY_APPLY_INCONSISTENT);
  lobby_floor_play (state, "08:32:00", "checklist.started", START);
  g_assert_cmpint (lobby_floor_play (state, "08:32:30", "checklist.started", START), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "08:33:00", "checklist.answered", ANSWER ("z", "yes")), ==,
                   LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "08:33:00", "checklist.changed", CHECKLIST (1)), ==,
                   LOBBY_APPLY_INCONSISTENT);
}

/* What is being filled stays as it was begun. */
static void
test_a_change_does_not_touch_what_is_being_filled (void)
{
  g_autoptr (LobbyState) state = make_state ();

  lobby_floor_play (state, "08:32:00", "checklist.started", START);
  g_assert_cmpint (lobby_floor_play (state, "08:33:00", "checklist.changed",
                                     "{\"id\":\"opening\",\"name\":{\"en\":\"O\"},\"source\":\"S\",\"version\":2,"
                                     "\"items\":[" ITEM ("c", "yes-no") "]}"),
                   ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpuint (lobby_state_get_checklist (state, "opening")->items->len, ==, 1);
  g_assert_cmpint (lobby_floor_play (state, "08:34:00", "checklist.answered", ANSWER ("b", "yes")), ==,
                   LOBBY_APPLY_APPLIED);
}

/* Of many fillings of a day the newest stay whole; sixty results stay in short. */
static void
test_no_state_grows_without_end (void)
{
  g_autoptr (LobbyState) state = make_state ();

  for (int i = 0; i < 70; i++)
    {
      g_autofree char *start = g_strdup_printf ("{\"run\":\"n%d\",\"checklist\":\"opening\",\"version\":1}", i);
      g_autofree char *finish = g_strdup_printf ("{\"run\":\"n%d\"}", i);
      lobby_floor_play (state, "08:40:00", "checklist.started", start);
      for (int k = 0; k < 2; k++)
        {
          g_autofree char *answer = g_strdup_printf (
              "{\"run\":\"n%d\",\"answer\":{\"item\":\"%c\",\"verdict\":\"yes\"}}", i, "ab"[k]);
          lobby_floor_play (state, "08:40:00", "checklist.answered", answer);
        }
      lobby_floor_play (state, "08:40:00", "checklist.finished", finish);
    }
  g_assert_cmpuint (lobby_state_get_check_runs (state)->len, ==, 8);
  g_assert_cmpuint (lobby_state_get_check_results (state)->len, ==, LOBBY_CHECK_RESULTS_MAX);
  g_assert_cmpstr (((LobbyCheckResult *) g_ptr_array_index (lobby_state_get_check_results (state), 0))->run, ==, "n10");
  g_assert_nonnull (lobby_state_get_check_run (state, "n69"));
  g_assert_null (lobby_state_get_check_run (state, "n61"));
}

static void
test_a_picture_holds_them (void)
{
  g_autoptr (LobbyState) state = make_state ();
  const char *const areas[] = { "feedback", NULL };

  lobby_floor_play (state, "08:32:00", "checklist.started", START);
  lobby_floor_play (state, "08:33:00", "checklist.answered", ANSWER ("a", "yes"));
  LobbySnapshot *picture = lobby_state_snapshot (state, areas, 9);
  g_assert_cmpuint (picture->checklists->len, ==, 1);
  g_assert_cmpuint (((LobbyCheckRun *) g_ptr_array_index (picture->check_runs, 0))->answers->len, ==, 1);
  lobby_record_free (&lobby_snapshot_type, picture);
  g_autoptr (LobbyState) copy = lobby_state_copy (state);
  g_autofree char *digest = lobby_state_digest (state);
  g_autofree char *same = lobby_state_digest (copy);
  g_assert_cmpstr (digest, ==, same);
}

/* Another system's picture of feedback keeps them; a new day begins without fillings, and keeps the rest. */
static void
test_whoever_does_not_speak_of_them_keeps_them (void)
{
  g_autoptr (LobbyState) state = make_state ();
  const char *const branch = "{\"id\":\"test\",\"name\":{\"en\":\"T\"},\"timeZone\":\"UTC\",\"businessDay\":";

  lobby_floor_play (state, "08:32:00", "checklist.started", START);
  g_autofree char *same = g_strdup_printf ("{\"areas\":[\"feedback\"],\"branch\":%s\"" LOBBY_FLOOR_DAY "\"}}", branch);
  lobby_floor_play (state, "08:33:00", "stream.snapshot", same);
  g_assert_cmpuint (lobby_state_get_check_runs (state)->len, ==, 1);
  g_autofree char *next = g_strdup_printf ("{\"areas\":[\"feedback\"],\"branch\":%s\"2025-11-18\"}}", branch);
  lobby_floor_play (state, "08:33:00", "stream.snapshot", next);
  g_assert_cmpuint (lobby_state_get_check_runs (state)->len, ==, 0);
  g_assert_cmpuint (lobby_state_get_checklists (state)->len, ==, 1);
}

static const LobbyAlertFacts *
find_late (LobbyAlertBoard *board, const LobbyState *state, const char *time)
{
  const GPtrArray *active;

  lobby_alert_board_update (board, state, NULL, lobby_floor_at (time), lobby_floor_at ("08:30:00"));
  active = lobby_alert_board_get_active (board);
  for (guint i = 0; i < active->len; i++)
    if (((LobbyAlertFacts *) g_ptr_array_index (active, i))->kind == LOBBY_ALERT_CHECKLIST)
      return g_ptr_array_index (active, i);
  return NULL;
}

/* Due ten minutes before the doors open at 9:00: amber from then on, red half an hour later, gone when it is finished. */
static void
test_a_late_checklist_is_an_alert (void)
{
  g_autoptr (LobbyState) state = make_state ();
  g_autoptr (LobbyAlertBoard) board = lobby_alert_board_new ();
  const LobbyAlertFacts *late;

  g_assert_null (find_late (board, state, "08:49:59"));
  late = find_late (board, state, "08:50:00");
  g_assert_cmpstr (late->key, ==, "checklist:opening");
  g_assert_cmpint (late->severity, ==, LOBBY_SEVERITY_AMBER);
  g_assert_cmpuint (late->waiting, ==, 2);
  g_assert_cmpstr (late->name->en, ==, "Opening");
  lobby_floor_play (state, "08:51:00", "checklist.started", START);
  lobby_floor_play (state, "08:52:00", "checklist.answered", ANSWER ("a", "yes"));
  g_assert_cmpuint (find_late (board, state, "08:52:00")->waiting, ==, 1);
  g_assert_cmpint (find_late (board, state, "09:20:00")->severity, ==, LOBBY_SEVERITY_RED);
  lobby_floor_play (state, "09:21:00", "checklist.answered", ANSWER ("b", "yes"));
  lobby_floor_play (state, "09:21:10", "checklist.finished", FINISH);
  g_assert_null (find_late (board, state, "09:21:10"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-checklists/filled-and-finished", test_filled_and_finished);
  g_test_add_func ("/state-checklists/what-cannot-be", test_what_cannot_be);
  g_test_add_func ("/state-checklists/a-change-does-not-touch-what-is-being-filled",
                   test_a_change_does_not_touch_what_is_being_filled);
  g_test_add_func ("/state-checklists/no-state-grows-without-end", test_no_state_grows_without_end);
  g_test_add_func ("/state-checklists/a-picture-holds-them", test_a_picture_holds_them);
  g_test_add_func ("/state-checklists/whoever-does-not-speak-of-them-keeps-them",
                   test_whoever_does_not_speak_of_them_keeps_them);
  g_test_add_func ("/state-checklists/a-late-checklist-is-an-alert", test_a_late_checklist_is_an_alert);
  return g_test_run ();
}
