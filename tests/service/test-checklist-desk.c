/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists at the branch service: each tick once, what does not fit refused with its reason, failures as slips, and what
 * survives a restart and a new day. */
#include "config.h"

#include "service-client.h"

#include "lobby-checklists.h"
#include "lobby-wire.h"
#include "temp-folder.h"

#include <string.h>

#define RUN "5f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7c01"

static guint next_key = 0x100;

/* Takes @payload. Returns: the answer */
static Answer
post (ServiceClient *fixture, LobbyCommandKind kind, gpointer payload)
{
  g_autofree char *key = g_strdup_printf ("3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d%04x", next_key++);
  g_autoptr (LobbyCommand) command = lobby_command_new (key, kind, payload);
  g_autofree char *body = lobby_wire_format_command (command);

  return service_client_post_command (fixture, key, body);
}

static LobbyCheckMoment *
make_moment (const LobbyRecordType *type, const char *run, const char *checklist, gint64 version)
{
  LobbyCheckMoment *moment = lobby_record_new (type);

  moment->run = g_strdup (run);
  moment->checklist = g_strdup (checklist);
  moment->version = version;
  moment->by = g_strdup ("lm1");
  return moment;
}

static guint
start (ServiceClient *fixture, const char *run, const char *checklist, gint64 version)
{
  g_auto (Answer) answer = post (fixture, LOBBY_COMMAND_CHECKLIST_START,
                                 make_moment (&lobby_check_started_type, run, checklist, version));

  return answer.status;
}

static Answer
finish (ServiceClient *fixture, const char *run)
{
  return post (fixture, LOBBY_COMMAND_CHECKLIST_FINISH, make_moment (&lobby_check_finished_type, run, NULL, 0));
}

static Answer
give (ServiceClient *fixture, const char *run, const char *item, LobbyCheckVerdict verdict, double value)
{
  LobbyCheckAnswered *answered = lobby_record_new (&lobby_check_answered_type);

  answered->run = g_strdup (run);
  answered->answer = lobby_record_new (&lobby_check_answer_type);
  answered->answer->item = g_strdup (item);
  answered->answer->verdict = verdict;
  answered->answer->value = value;
  return post (fixture, LOBBY_COMMAND_CHECKLIST_ANSWER, answered);
}

static const LobbyState *
get_state (ServiceClient *fixture)
{
  return lobby_branch_service_get_state (lobby_test_service_get_service (fixture->branch));
}

static const char *
get_item (ServiceClient *fixture, guint i)
{
  const LobbyCheckRun *run = lobby_state_get_check_run (get_state (fixture), RUN);

  return ((const LobbyCheckItem *) g_ptr_array_index (run->items, i))->id;
}

/* 5S: five scores of 0 to 5, three and more pass. */
static void
fill_five_s (ServiceClient *fixture, const double *values)
{
  g_assert_cmpuint (start (fixture, RUN, "five-s", 1), ==, 202);
  for (guint i = 0; i < 5; i++)
    {
      g_auto (Answer) answer = give (fixture, RUN, get_item (fixture, i), LOBBY_VERDICT_GIVEN, values[i]);
      g_assert_cmpuint (answer.status, ==, 202);
    }
}

static void
test_a_round (ServiceClient *fixture, gconstpointer data)
{
  const double values[] = { 5, 4, 3, 2, 1 };

  g_assert_cmpuint (lobby_state_get_checklists (get_state (fixture))->len, ==, 6);
  fill_five_s (fixture, values);
  g_auto (Answer) done = finish (fixture, RUN);
  g_assert_cmpuint (done.status, ==, 202);
  const GPtrArray *results = lobby_state_get_check_results (get_state (fixture));
  const LobbyCheckResult *result = g_ptr_array_index (results, results->len - 1);
  g_assert_cmpstr (result->run, ==, RUN);
  g_assert_cmpint (result->score_percent, ==, 60); /* 15 of 25 */
  g_assert_cmpuint (g_strv_length (result->failed), ==, 2);
  g_assert_cmpstr (result->finished_by, ==, "lm1");
}

/* 404, 409 and 422, each with the reason (fault 23). */
static void
test_what_is_refused (ServiceClient *fixture, gconstpointer data)
{
  g_assert_cmpuint (start (fixture, "r-1", "nothing", 1), ==, 404);
  g_assert_cmpuint (start (fixture, "r-1", "five-s", 2), ==, 409);
  g_assert_cmpuint (start (fixture, "r-1", "flow-7-7", 1), ==, 422);
  g_auto (Answer) nowhere = give (fixture, "r-1", "sort", LOBBY_VERDICT_GIVEN, 3);
  g_assert_cmpuint (nowhere.status, ==, 404);
  g_assert_cmpuint (start (fixture, RUN, "five-s", 1), ==, 202);
  g_assert_cmpuint (start (fixture, "r-2", "five-s", 1), ==, 409); /* somebody has begun it */
  g_auto (Answer) wrong = give (fixture, RUN, "sort", LOBBY_VERDICT_GIVEN, 9);
  g_assert_cmpuint (wrong.status, ==, 422);
  g_assert_nonnull (strstr (wrong.body, "sort"));
  g_auto (Answer) early = finish (fixture, RUN);
  g_assert_cmpuint (early.status, ==, 422);
  g_assert_nonnull (strstr (early.body, "5 items are not answered"));
  g_assert_cmpuint (lobby_state_get_check_run (get_state (fixture), RUN)->answers->len, ==, 0);
}

static const LobbyCaseRecord *
find_slip (const LobbyState *state)
{
  const GPtrArray *cases = lobby_state_get_cases (state);

  for (guint i = 0; i < cases->len; i++)
    {
      const LobbyCaseRecord *record = g_ptr_array_index (cases, i);
      if (record->kind == LOBBY_CASE_SECOND_LINE && g_str_has_prefix (record->id, "check-"))
        return record;
    }
  return NULL;
}

/* S2-15: elderly customers were not helped at once: a slip of the second line, due before the day is over. */
static void
test_a_failure_becomes_a_slip (ServiceClient *fixture, gconstpointer data)
{
  g_assert_cmpuint (start (fixture, RUN, "mystery-shopper", 1), ==, 202);
  for (guint i = 0; i < 8; i++)
    {
      g_auto (Answer) scored = give (fixture, RUN, get_item (fixture, i), LOBBY_VERDICT_GIVEN, 5);
      g_assert_cmpuint (scored.status, ==, 202);
    }
  g_auto (Answer) failed = give (fixture, RUN, "elderly-helped", LOBBY_VERDICT_NO, 0);
  g_assert_cmpuint (failed.status, ==, 202);
  g_assert_null (find_slip (get_state (fixture)));
  g_auto (Answer) done = finish (fixture, RUN);
  g_assert_cmpuint (done.status, ==, 202);
  const LobbyCaseRecord *slip = find_slip (get_state (fixture));
  g_assert_nonnull (slip);
  g_assert_nonnull (strstr (slip->summary, "Elderly customers were helped at once"));
  g_assert_cmpint (slip->due_us, >, slip->opened_us);
}

static void
test_two_people_change_it (ServiceClient *fixture, gconstpointer data)
{
  LobbyChecklist *next = lobby_checklist_copy (lobby_state_get_checklist (get_state (fixture), "five-s"));
  LobbyChecklist *other = lobby_checklist_copy (next);
  LobbyChecklist *senseless = lobby_checklist_copy (next);

  next->version = other->version = 2;
  next->changed_by = g_strdup ("head-1");
  g_auto (Answer) first = post (fixture, LOBBY_COMMAND_CHECKLIST_CHANGE, next);
  g_assert_cmpuint (first.status, ==, 202);
  g_assert_cmpint (lobby_state_get_checklist (get_state (fixture), "five-s")->version, ==, 2);
  g_auto (Answer) second = post (fixture, LOBBY_COMMAND_CHECKLIST_CHANGE, other);
  g_assert_cmpuint (second.status, ==, 409);
  g_assert_nonnull (strstr (second.body, "head-1"));
  senseless->version = 3;
  ((LobbyCheckItem *) g_ptr_array_index (senseless->items, 0))->most = 0;
  g_auto (Answer) third = post (fixture, LOBBY_COMMAND_CHECKLIST_CHANGE, senseless);
  g_assert_cmpuint (third.status, >=, 400);
  g_assert_cmpuint (third.status, <, 500);
  g_assert_nonnull (strstr (third.body, "items[0] sort"));
}

static void
test_a_restart_forgets_nothing (ServiceClient *fixture, gconstpointer data)
{
  const double values[] = { 5, 5, 5, 5, 5 };

  fill_five_s (fixture, values);
  g_autofree char *digest = lobby_state_digest (get_state (fixture));
  lobby_test_service_restart (fixture->branch);
  g_autofree char *again = lobby_state_digest (get_state (fixture));
  g_assert_cmpstr (again, ==, digest);
  g_assert_cmpuint (lobby_state_get_check_run (get_state (fixture), RUN)->answers->len, ==, 5);
  g_auto (Answer) done = finish (fixture, RUN);
  g_assert_cmpuint (done.status, ==, 202);
}

/* The early staff finish what is due before the doors open, and leave a round for whoever takes over. */
static void
test_the_early_staff (ServiceClient *fixture, gconstpointer data)
{
  const LobbyCheckRun *opening = lobby_state_find_check_run (get_state (fixture), "opening-readiness");
  const LobbyCheckRun *round = lobby_state_find_check_run (get_state (fixture), "environment");
  gint64 due_us = lobby_checklist_get_due (lobby_state_get_checklist (get_state (fixture), "opening-readiness"),
                                           lobby_state_get_branch (get_state (fixture)));

  g_assert_cmpint (opening->finished_us, >, 0);
  g_assert_cmpint (opening->finished_us, <, due_us);
  g_assert_cmpint (round->finished_us, ==, 0);
  g_assert_cmpuint (round->answers->len, >, 0);
}

/* --- from day to day --- */

static LobbyBranchService *
open_day (const char *path, const char *day)
{
  g_autoptr (LobbyManualClock) clock = lobby_manual_clock_new (1);
  LobbyServiceOptions options = { .day = day, .seed = 7, .start = "11:00", .rate = 1 };
  g_autoptr (GError) error = NULL;
  LobbyBranchService *service;

  options.scenario = lobby_scenario_load ("pension-day", &error);
  g_assert_no_error (error);
  service = lobby_branch_service_new (LOBBY_CLOCK (clock), lobby_store_open (path, &error));
  g_assert_true (lobby_branch_service_open (service, &options, &error));
  lobby_manual_clock_set (clock, lobby_branch_service_warm_up (service, &error));
  g_assert_no_error (error);
  return service;
}

static void
change (LobbyBranchService *service, const char *key)
{
  LobbyChecklist *next = lobby_checklist_copy (
      lobby_state_get_checklist (lobby_branch_service_get_state (service), "environment"));
  g_autofree char *answer = NULL;

  next->version++;
  g_autoptr (LobbyCommand) command = lobby_command_new (key, LOBBY_COMMAND_CHECKLIST_CHANGE, next);
  g_assert_cmpuint (lobby_branch_service_take_command (service, command, NULL, NULL, &answer, NULL), ==, 202);
}

static void
finish_round (LobbyBranchService *service, const char *key)
{
  LobbyCheckMoment *moment = make_moment (&lobby_check_finished_type, RUN, NULL, 0);
  LobbyCheckMoment *begin = make_moment (&lobby_check_started_type, RUN, "five-s", 1);
  g_autofree char *first = NULL, *last = NULL;
  g_autofree char *other_key = g_strdup (key);

  other_key[0] = 'a';
  g_autoptr (LobbyCommand) start_it = lobby_command_new (other_key, LOBBY_COMMAND_CHECKLIST_START, begin);
  g_assert_cmpuint (lobby_branch_service_take_command (service, start_it, NULL, NULL, &first, NULL), ==, 202);
  for (guint i = 0; i < 5; i++)
    {
      const char *const items[] = { "sort", "set-in-order", "shine", "standardise", "sustain" };
      LobbyCheckAnswered *answered = lobby_record_new (&lobby_check_answered_type);
      g_autofree char *answer = NULL;
      answered->run = g_strdup (RUN);
      answered->answer = lobby_record_new (&lobby_check_answer_type);
      answered->answer->item = g_strdup (items[i]);
      answered->answer->verdict = LOBBY_VERDICT_NOT_APPLICABLE;
      other_key[1] = (char) ('0' + i);
      g_autoptr (LobbyCommand) command = lobby_command_new (other_key, LOBBY_COMMAND_CHECKLIST_ANSWER, answered);
      g_assert_cmpuint (lobby_branch_service_take_command (service, command, NULL, NULL, &answer, NULL), ==, 202);
    }
  g_autoptr (LobbyCommand) end_it = lobby_command_new (key, LOBBY_COMMAND_CHECKLIST_FINISH, moment);
  g_assert_cmpuint (lobby_branch_service_take_command (service, end_it, NULL, NULL, &last, NULL), ==, 202);
}

static const LobbyCheckResult *
find_result (LobbyBranchService *service, const char *run)
{
  const GPtrArray *results = lobby_state_get_check_results (lobby_branch_service_get_state (service));

  for (guint i = 0; i < results->len; i++)
    if (strcmp (((const LobbyCheckResult *) g_ptr_array_index (results, i))->run, run) == 0)
      return g_ptr_array_index (results, i);
  return NULL;
}

static void
test_from_day_to_day (void)
{
  TempFolder folder;
  temp_folder_make (&folder);
  g_autofree char *path = temp_folder_path (&folder, "branch.db");
  LobbyBranchService *monday = open_day (path, "2025-11-17");
  LobbyBranchService *tuesday;

  change (monday, "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7d01");
  finish_round (monday, "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7d02");
  g_assert_cmpint (find_result (monday, RUN)->score_percent, ==, -1); /* nothing applied */
  g_object_unref (monday);

  tuesday = open_day (path, "2025-11-18");
  const LobbyState *state = lobby_branch_service_get_state (tuesday);
  g_assert_cmpint (lobby_state_get_checklist (state, "environment")->version, ==, 2);
  g_assert_nonnull (find_result (tuesday, RUN));
  g_assert_nonnull (find_result (tuesday, "run-2025-11-18-opening-readiness"));
  g_assert_null (lobby_state_get_check_run (state, RUN)); /* in short only */
  g_object_unref (tuesday);

  /* The same day again begins as it began. */
  tuesday = open_day (path, "2025-11-18");
  g_assert_nonnull (find_result (tuesday, RUN));
  g_object_unref (tuesday);
  temp_folder_remove (&folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, set_up, function) \
  g_test_add ("/checklist-desk/" path, ServiceClient, "10:30", set_up, function, service_client_tear_down)
  ADD ("simulated/a-round", service_client_set_up, test_a_round);
  ADD ("adapters/a-round", service_client_set_up_adapters, test_a_round);
  ADD ("split/a-round", service_client_set_up_split, test_a_round);
  ADD ("simulated/what-is-refused", service_client_set_up, test_what_is_refused);
  ADD ("adapters/what-is-refused", service_client_set_up_adapters, test_what_is_refused);
  ADD ("simulated/a-failure-becomes-a-slip", service_client_set_up, test_a_failure_becomes_a_slip);
  ADD ("adapters/a-failure-becomes-a-slip", service_client_set_up_adapters, test_a_failure_becomes_a_slip);
  ADD ("simulated/two-people-change-it", service_client_set_up, test_two_people_change_it);
  ADD ("adapters/two-people-change-it", service_client_set_up_adapters, test_two_people_change_it);
  ADD ("simulated/a-restart-forgets-nothing", service_client_set_up, test_a_restart_forgets_nothing);
  ADD ("adapters/a-restart-forgets-nothing", service_client_set_up_adapters, test_a_restart_forgets_nothing);
  ADD ("the-early-staff", service_client_set_up, test_the_early_staff);
  g_test_add_func ("/checklist-desk/from-day-to-day", test_from_day_to_day);
  return g_test_run ();
}
