/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists: what makes sense, what may be answered, the score by hand, what is due when, which failures become slips. */
#include "config.h"

#include "lobby-checklist.h"
#include "lobby-instant.h"

#include <string.h>

static LobbyCheckItem *
add_item (LobbyChecklist *checklist, const char *id, LobbyCheckKind kind, gint64 weight)
{
  LobbyCheckItem *item = lobby_record_new (&lobby_check_item_type);

  item->id = g_strdup (id);
  item->text = lobby_text_new (id, "项", "項");
  item->kind = kind;
  item->weight = weight;
  item->source = g_strdup ("S3-29");
  g_ptr_array_add (checklist->items, item);
  return item;
}

/* Weights 3, 2, 4, 1 and words; the recycler opens a duty; one empty place. */
static LobbyChecklist *
make_checklist (void)
{
  LobbyChecklist *checklist = lobby_record_new (&lobby_checklist_type);
  LobbyCheckItem *item;

  checklist->id = g_strdup ("round");
  checklist->name = lobby_text_new ("Round", "巡查", "巡查");
  checklist->source = g_strdup ("S4-11");
  checklist->version = 1;
  checklist->items = g_ptr_array_new ();
  add_item (checklist, "devices", LOBBY_CHECK_YES_NO, 3)->opens_duty = TRUE;
  add_item (checklist, "door", LOBBY_CHECK_YES_NO, 2);
  item = add_item (checklist, "zone", LOBBY_CHECK_SCORE, 4);
  item->most = 5;
  item->minimum = 3;
  item = add_item (checklist, "minutes", LOBBY_CHECK_NUMBER, 1);
  item->minimum = 5;
  item->maximum = 15;
  add_item (checklist, "words", LOBBY_CHECK_TEXT, 0);
  add_item (checklist, "slot", LOBBY_CHECK_YES_NO, 9)->is_slot = TRUE;
  return checklist;
}

static gboolean
give (LobbyCheckRun *run, const char *item, LobbyCheckVerdict verdict, double value, const char *text)
{
  LobbyCheckAnswer answer = { .item = (char *) item, .verdict = verdict, .value = value, .text = (char *) text };

  if (!lobby_check_run_check_answer (run, &answer, NULL))
    return FALSE;
  lobby_check_run_take_answer (run, &answer, 100);
  return TRUE;
}

static LobbyCheckScore
score (const LobbyCheckRun *run)
{
  LobbyCheckScore out;

  lobby_check_run_score (run, &out);
  return out;
}

static void
assert_percent (const LobbyCheckRun *run, double percent)
{
  g_assert_cmpfloat_with_epsilon (score (run).percent, percent, 1e-9);
}

/* By hand. yes (3 of 3): 100. + no (0 of 2): 3/5 = 60. + 4 of 5 at weight 4: (3 + 3.2)/9. + 20 min, outside (0 of 1): 6.2/10
 * = 62. The door does not apply after all: (3 + 3.2)/8 = 77.5. */
static void
test_score_by_hand (void)
{
  g_autoptr (LobbyChecklist) checklist = make_checklist ();
  g_autoptr (LobbyCheckRun) run = lobby_check_run_new (checklist, "r1", "lm1", 1);

  assert_percent (run, -1);
  g_assert_true (give (run, "devices", LOBBY_VERDICT_YES, 0, NULL));
  assert_percent (run, 100);
  g_assert_true (give (run, "door", LOBBY_VERDICT_NO, 0, NULL));
  assert_percent (run, 60);
  g_assert_true (give (run, "zone", LOBBY_VERDICT_GIVEN, 4, NULL));
  assert_percent (run, 100 * 6.2 / 9);
  g_assert_true (give (run, "minutes", LOBBY_VERDICT_GIVEN, 20, NULL));
  assert_percent (run, 62);
  g_assert_true (give (run, "words", LOBBY_VERDICT_GIVEN, 0, "tidy"));
  assert_percent (run, 62);
  g_assert_cmpuint (score (run).failed, ==, 2);
  g_assert_true (give (run, "door", LOBBY_VERDICT_NOT_APPLICABLE, 0, NULL));
  assert_percent (run, 77.5);
  g_assert_cmpuint (score (run).failed, ==, 1);
  g_assert_cmpuint (score (run).left_out, ==, 1);
  run->finished_us = 200;
  LobbyCheckResult *result = lobby_check_run_dup_result (run);
  g_assert_cmpint (result->score_percent, ==, 78);
  g_assert_cmpint (result->asked, ==, 5);
  g_assert_cmpuint (g_strv_length (result->failed), ==, 1);
  g_assert_cmpstr (result->failed[0], ==, "minutes");
  lobby_record_free (&lobby_check_result_type, result);
}

/* A score passes from the item's own smallest value on, and counts with its share either way. */
static void
test_a_low_score_fails (void)
{
  g_autoptr (LobbyChecklist) checklist = make_checklist ();
  g_autoptr (LobbyCheckRun) run = lobby_check_run_new (checklist, "r1", NULL, 1);
  const LobbyCheckItem *zone = lobby_check_item_find (run->items, "zone");

  give (run, "zone", LOBBY_VERDICT_GIVEN, 3, NULL);
  g_assert_cmpint (lobby_check_item_judge (zone, lobby_check_run_get_answer (run, "zone")), ==, LOBBY_CHECK_PASSED);
  give (run, "zone", LOBBY_VERDICT_GIVEN, 2, NULL);
  g_assert_cmpint (lobby_check_item_judge (zone, lobby_check_run_get_answer (run, "zone")), ==, LOBBY_CHECK_FAILED);
  assert_percent (run, 40);
  give (run, "zone", LOBBY_VERDICT_UNKNOWN, 0, NULL);
  assert_percent (run, -1);
  g_assert_cmpuint (score (run).answered, ==, 0);
}

static void
test_what_may_be_answered (void)
{
  g_autoptr (LobbyChecklist) checklist = make_checklist ();
  g_autoptr (LobbyCheckRun) run = lobby_check_run_new (checklist, "r1", NULL, 1);
  const LobbyCheckAnswer answer = { .item = (char *) "door", .verdict = LOBBY_VERDICT_YES };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (run->items->len, ==, 5); /* the empty place is not asked */
  g_assert_false (give (run, "slot", LOBBY_VERDICT_YES, 0, NULL));
  g_assert_false (give (run, "door", LOBBY_VERDICT_GIVEN, 1, NULL));
  g_assert_false (give (run, "zone", LOBBY_VERDICT_YES, 0, NULL));
  g_assert_false (give (run, "zone", LOBBY_VERDICT_GIVEN, 6, NULL));
  g_assert_false (give (run, "zone", LOBBY_VERDICT_GIVEN, 2.5, NULL));
  g_assert_false (give (run, "words", LOBBY_VERDICT_GIVEN, 0, ""));
  g_assert_false (lobby_check_run_check_answer (NULL, &answer, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  run->finished_us = 5;
  run->finished_by = g_strdup ("lm2");
  g_assert_false (lobby_check_run_check_answer (run, &answer, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "lm2"));
}

static void
test_when_it_may_be_finished (void)
{
  g_autoptr (LobbyChecklist) checklist = make_checklist ();
  g_autoptr (LobbyCheckRun) run = lobby_check_run_new (checklist, "r1", NULL, 1);
  g_autoptr (GError) error = NULL;

  give (run, "devices", LOBBY_VERDICT_NO, 0, NULL);
  give (run, "door", LOBBY_VERDICT_YES, 0, NULL);
  give (run, "zone", LOBBY_VERDICT_GIVEN, 5, NULL);
  g_assert_false (lobby_check_run_check_finish (run, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "1 items"));
  give (run, "minutes", LOBBY_VERDICT_NOT_APPLICABLE, 0, NULL);
  g_assert_true (lobby_check_run_check_finish (run, NULL)); /* words may be left out */
}

/* S2-15: the failed item that opens a duty is a slip until the branch closes, a day when it has closed. */
static void
test_failures_become_slips (void)
{
  g_autoptr (LobbyChecklist) checklist = make_checklist ();
  g_autoptr (LobbyCheckRun) run = lobby_check_run_new (checklist, "run-1", "lm1", 1);
  const LobbyBranchRecord branch = {
    .day = (char *) "2025-11-17", .zone_id = (char *) "Asia/Shanghai", .opens = 540, .closes = 1020
  };
  gint64 closes_us, morning_us;

  g_assert_true (lobby_instant_parse ("2025-11-17T09:00:00Z", &closes_us)); /* 17:00 in Shanghai */
  g_assert_true (lobby_instant_parse ("2025-11-17T00:45:00Z", &morning_us));
  give (run, "devices", LOBBY_VERDICT_NO, 0, NULL);
  give (run, "door", LOBBY_VERDICT_NO, 0, NULL);
  run->finished_us = morning_us;
  run->finished_by = g_strdup ("lm1");
  g_autoptr (GPtrArray) duties = lobby_check_run_dup_duties (run, &branch, "zh_CN");
  const LobbyCaseRecord *slip = g_ptr_array_index (duties, 0);
  g_assert_cmpuint (duties->len, ==, 1);
  g_assert_cmpint (slip->kind, ==, LOBBY_CASE_SECOND_LINE);
  g_assert_cmpstr (slip->owner, ==, "lm1");
  g_assert_cmpint (slip->due_us, ==, closes_us);
  g_assert_cmpstr (slip->summary, ==, "巡查 ✗ 项");
  run->finished_us = closes_us + 1;
  g_autoptr (GPtrArray) later = lobby_check_run_dup_duties (run, &branch, NULL);
  g_assert_cmpint (((LobbyCaseRecord *) g_ptr_array_index (later, 0))->due_us, ==, closes_us + 1 + 24 * LOBBY_HOUR_US);
}

static void
test_due (void)
{
  g_autoptr (LobbyChecklist) checklist = make_checklist ();
  LobbyBranchRecord branch = {
    .day = (char *) "2025-11-17", .zone_id = (char *) "Asia/Shanghai", .opens = 540, .closes = 1020
  };
  gint64 expected;

  g_assert_cmpint (lobby_checklist_get_due (checklist, &branch), ==, 0);
  checklist->time = LOBBY_CHECK_TIME_BEFORE_OPENING;
  checklist->lead_min = 10;
  g_assert_true (lobby_instant_parse ("2025-11-17T00:50:00Z", &expected));
  g_assert_cmpint (lobby_checklist_get_due (checklist, &branch), ==, expected);
  checklist->time = LOBBY_CHECK_TIME_OF_DAY;
  checklist->at_min = 14 * 60;
  g_assert_true (lobby_instant_parse ("2025-11-17T06:00:00Z", &expected));
  g_assert_cmpint (lobby_checklist_get_due (checklist, &branch), ==, expected);
  branch.zone_id = (char *) "Nowhere/Land";
  g_assert_cmpint (lobby_checklist_get_due (checklist, &branch), ==, 0);
  branch.zone_id = (char *) "Asia/Shanghai";
  checklist->retired = TRUE;
  g_assert_cmpint (lobby_checklist_get_due (checklist, &branch), ==, 0);
}

static void
assert_senseless (LobbyChecklist *checklist, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lobby_checklist_check (checklist, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
  lobby_checklist_free (checklist);
}

static LobbyChecklist *
with (void (*spoil) (LobbyChecklist *checklist))
{
  LobbyChecklist *checklist = make_checklist ();

  g_assert_true (lobby_checklist_check (checklist, NULL));
  spoil (checklist);
  return checklist;
}

#define ITEM(checklist, i) ((LobbyCheckItem *) g_ptr_array_index ((checklist)->items, i))

static void
spoil_weight (LobbyChecklist *checklist)
{
  ITEM (checklist, 1)->weight = 101;
}

static void
spoil_kind (LobbyChecklist *checklist)
{
  ITEM (checklist, 0)->kind = LOBBY_CHECK_UNKNOWN;
}

static void
spoil_score (LobbyChecklist *checklist)
{
  ITEM (checklist, 2)->minimum = 6;
}

static void
spoil_limits (LobbyChecklist *checklist)
{
  ITEM (checklist, 3)->minimum = 16;
}

static void
spoil_words (LobbyChecklist *checklist)
{
  ITEM (checklist, 4)->weight = 1;
}

static void
spoil_source (LobbyChecklist *checklist)
{
  g_clear_pointer (&ITEM (checklist, 1)->source, g_free);
}

static void
spoil_twice (LobbyChecklist *checklist)
{
  g_free (ITEM (checklist, 1)->id);
  ITEM (checklist, 1)->id = g_strdup ("devices");
}

static void
spoil_time (LobbyChecklist *checklist)
{
  checklist->time = LOBBY_CHECK_TIME_OF_DAY;
}

static void
test_senseless_checklists_are_named (void)
{
  assert_senseless (with (spoil_weight), "items[1] door: weight");
  assert_senseless (with (spoil_kind), "items[0] devices: kind");
  assert_senseless (with (spoil_score), "items[2] zone: score that passes");
  assert_senseless (with (spoil_limits), "items[3] minutes: smallest value");
  assert_senseless (with (spoil_words), "items[4] words: words have no weight");
  assert_senseless (with (spoil_source), "items[1] door: names no source");
  assert_senseless (with (spoil_twice), "items[1] devices: there twice");
  assert_senseless (with (spoil_time), "at: a time of day");
}

static void
test_a_change_is_made_from_what_counts (void)
{
  g_autoptr (LobbyChecklist) present = make_checklist ();
  g_autoptr (LobbyChecklist) next = make_checklist ();
  g_autoptr (GError) error = NULL;

  present->version = 4;
  present->changed_by = g_strdup ("head-1");
  next->version = 5;
  g_assert_true (lobby_checklist_check_change (present, next, NULL));
  g_assert_true (lobby_checklist_check_change (NULL, next, NULL));
  next->version = 4;
  g_assert_false (lobby_checklist_check_change (present, next, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "head-1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checklist/score-by-hand", test_score_by_hand);
  g_test_add_func ("/checklist/a-low-score-fails", test_a_low_score_fails);
  g_test_add_func ("/checklist/what-may-be-answered", test_what_may_be_answered);
  g_test_add_func ("/checklist/when-it-may-be-finished", test_when_it_may_be_finished);
  g_test_add_func ("/checklist/failures-become-slips", test_failures_become_slips);
  g_test_add_func ("/checklist/due", test_due);
  g_test_add_func ("/checklist/senseless-checklists-are-named", test_senseless_checklists_are_named);
  g_test_add_func ("/checklist/a-change-is-made-from-what-counts", test_a_change_is_made_from_what_counts);
  return g_test_run ();
}
