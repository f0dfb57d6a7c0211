/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases: the order of their steps (S3-34), how long they may take (S3-42; 15, 30 and 30 more calendar days for a
 * complaint), notes that are only ever added, and what it takes to close one. */
#include "config.h"

#include "lobby-case-order.h"
#include "lobby-case-terms.h"
#include "lobby-floor-maker.h"
#include "lobby-instant.h"

#include <string.h>

static LobbyState *
make_lobby (const char *kind)
{
  LobbyState *state = lobby_floor_make_state ();
  g_autofree char *data = g_strdup_printf ("{\"id\":\"c1\",\"kind\":\"%s\",\"phase\":\"open\",\"stage\":\"%s\","
                                           "\"summary\":\"waited too long\",\"owner\":\"m1\","
                                           "\"openedAt\":\"2025-11-17T09:00:00Z\",\"dueAt\":\"2025-11-18T09:00:00Z\"}",
                                           kind, strcmp (kind, "complaint") == 0 ? "simple" : "unknown");

  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "case.opened", data), ==, LOBBY_APPLY_APPLIED);
  return state;
}

static LobbyApply
change (LobbyState *state, const char *time, const char *rest)
{
  g_autofree char *data = g_strdup_printf ("{\"case\":\"c1\",\"by\":\"m1\",%s}", rest);

  return lobby_floor_play (state, time, strstr (rest, "\"closed\"") != NULL ? "case.closed" : "case.changed", data);
}

static const LobbyCaseRecord *
get_case (const LobbyState *state)
{
  return lobby_state_get_case (state, "c1");
}

/* S3-34: each step is stamped with who and when; the case closes with its solution. */
static void
test_steps_are_stamped (void)
{
  g_autoptr (LobbyState) state = make_lobby ("feedback");
  const LobbyCaseStep *step;

  g_assert_cmpint (change (state, "09:10:00", "\"phase\":\"apologised\""), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (change (state, "09:20:00", "\"phase\":\"listened\""), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (change (state, "09:30:00", "\"phase\":\"solved\",\"solution\":\"fee refunded\""), ==,
                   LOBBY_APPLY_APPLIED);
  g_assert_true (lobby_case_is_open (get_case (state)));
  g_assert_cmpint (change (state, "09:40:00", "\"phase\":\"closed\""), ==, LOBBY_APPLY_APPLIED);
  g_assert_false (lobby_case_is_open (get_case (state)));
  g_assert_cmpint (get_case (state)->closed_us, ==, lobby_floor_at ("09:40:00"));
  g_assert_cmpuint (get_case (state)->steps->len, ==, 4);
  step = g_ptr_array_index (get_case (state)->steps, 2);
  g_assert_cmpint (step->phase, ==, LOBBY_CASE_PHASE_SOLVED);
  g_assert_cmpint (step->at_us, ==, lobby_floor_at ("09:30:00"));
  g_assert_cmpstr (step->by, ==, "m1");
  g_assert_cmpstr (step->text, ==, "fee refunded");
}

static void
test_notes_are_only_added (void)
{
  g_autoptr (LobbyState) state = make_lobby ("feedback");
  const LobbyCaseNote *note;

  change (state, "09:10:00", "\"note\":\"called, no answer\"");
  change (state, "09:50:00", "\"note\":\"comes at four\",\"owner\":\"t1\"");
  g_assert_cmpuint (get_case (state)->notes->len, ==, 2);
  note = g_ptr_array_index (get_case (state)->notes, 0);
  g_assert_cmpstr (note->text, ==, "called, no answer");
  g_assert_cmpint (note->at_us, ==, lobby_floor_at ("09:10:00"));
  g_assert_cmpint (get_case (state)->phase, ==, LOBBY_CASE_PHASE_OPEN);
  g_assert_cmpstr (get_case (state)->owner, ==, "t1");
  for (guint i = 0; i < 2 * LOBBY_CASE_NOTES_MAX; i++)
    change (state, "10:00:00", "\"note\":\"again\"");
  g_assert_cmpuint (get_case (state)->notes->len, ==, LOBBY_CASE_NOTES_MAX);
}

/* A slip is moved to another time: that is a step with who and until when, and nothing but the time changes (S2-15). */
static void
test_a_slip_is_moved (void)
{
  g_autoptr (LobbyState) state = make_lobby ("second-line");
  const LobbyCaseRecord *record = get_case (state);
  const LobbyCaseStep *step;

  g_assert_cmpint (change (state, "09:10:00", "\"due\":\"2025-11-19T06:30:00Z\""), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (record->due_us, ==, lobby_floor_at ("06:30:00") + 48 * LOBBY_HOUR_US);
  g_assert_cmpint (record->phase, ==, LOBBY_CASE_PHASE_OPEN);
  g_assert_cmpuint (record->steps->len, ==, 1);
  step = g_ptr_array_index (record->steps, 0);
  g_assert_cmpint (step->due_us, ==, record->due_us);
  g_assert_cmpint (step->at_us, ==, lobby_floor_at ("09:10:00"));
  g_assert_cmpstr (step->by, ==, "m1");
}

static void
test_opened_again (void)
{
  g_autoptr (LobbyState) state = make_lobby ("lost-property");

  change (state, "09:10:00", "\"phase\":\"closed\",\"handedTo\":\"the owner\"");
  g_assert_cmpint (change (state, "09:20:00", "\"phase\":\"reopened\""), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (get_case (state)->reopened, ==, 1);
  g_assert_cmpint (get_case (state)->closed_us, ==, 0);
  g_assert_null (get_case (state)->handed_to);
  g_assert_cmpstr (((const LobbyCaseStep *) g_ptr_array_index (get_case (state)->steps, 0))->text, ==, "the owner");
}

static void
test_what_cannot_be (void)
{
  g_autoptr (LobbyState) state = make_lobby ("feedback");

  g_assert_cmpint (lobby_floor_play (state, "09:10:00", "case.changed", "{\"case\":\"c9\",\"note\":\"x\"}"), ==,
                   LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:10:00", "case.closed", "{\"case\":\"c1\",\"phase\":\"open\"}"), ==,
                   LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:10:00", "case.opened",
                                     "{\"id\":\"c1\",\"kind\":\"complaint\",\"openedAt\":\"2025-11-17T09:00:00Z\"}"),
                   ==, LOBBY_APPLY_INCONSISTENT);
}

/* ---- what a branch service checks ---- */

static void
assert_may (const LobbyCaseRecord *record, const LobbyCaseMoment *moment)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lobby_case_check_change (record, moment, &error));
  g_assert_no_error (error);
}

static void
assert_may_not (const LobbyCaseRecord *record, const LobbyCaseMoment *moment, LobbyError code, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lobby_case_check_change (record, moment, &error));
  g_assert_error (error, LOBBY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_order_is_checked (void)
{
  g_autoptr (LobbyState) state = make_lobby ("feedback");

  assert_may_not (get_case (state), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_LISTENED }, LOBBY_ERROR_CONFLICT,
                  "already open by");
  assert_may (get_case (state), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_APOLOGISED });
  change (state, "09:10:00", "\"phase\":\"apologised\"");
  assert_may_not (get_case (state), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_APOLOGISED }, LOBBY_ERROR_CONFLICT,
                  "already apologised by m1");
  assert_may_not (get_case (state), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_CLOSED, .solution = (char *) "x" },
                  LOBBY_ERROR_CONFLICT, "already apologised by m1");
  assert_may_not (get_case (state), &(LobbyCaseMoment){ .by = (char *) "m1" }, LOBBY_ERROR_INVALID, "nothing is said");
  assert_may_not (get_case (state), &(LobbyCaseMoment){ .due_us = 1 }, LOBBY_ERROR_INVALID, "its time is fixed");
}

/* Closing needs a solution, and lost property somebody to whom it was handed (S3-30). */
static void
test_closing_needs_a_solution (void)
{
  g_autoptr (LobbyState) state = make_lobby ("feedback");
  g_autoptr (LobbyState) lost = make_lobby ("lost-property");
  g_autoptr (LobbyState) slip = make_lobby ("second-line");

  change (state, "09:10:00", "\"phase\":\"apologised\"");
  change (state, "09:20:00", "\"phase\":\"listened\"");
  assert_may_not (get_case (state), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_SOLVED }, LOBBY_ERROR_INVALID,
                  "how it was solved");
  assert_may_not (get_case (state), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_SOLVED, .solution = (char *) " \n" },
                  LOBBY_ERROR_INVALID, "how it was solved");
  assert_may_not (get_case (lost),
                  &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_CLOSED, .solution = (char *) "solved" },
                  LOBBY_ERROR_INVALID, "to whom it was handed");
  assert_may (get_case (lost),
              &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_CLOSED, .handed_to = (char *) "the owner" });
  assert_may_not (get_case (slip), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_CLOSED }, LOBBY_ERROR_INVALID,
                  "how it was solved");
  change (slip, "09:30:00", "\"phase\":\"closed\",\"solution\":\"printed again\"");
  assert_may_not (get_case (slip), &(LobbyCaseMoment){ .owner = (char *) "t1" }, LOBBY_ERROR_CONFLICT,
                  "already closed by: m1");
  assert_may (get_case (slip), &(LobbyCaseMoment){ .note = (char *) "customer is happy" });
  assert_may (get_case (slip), &(LobbyCaseMoment){ .phase = LOBBY_CASE_PHASE_REOPENED });
}

static void
test_stages_of_a_complaint (void)
{
  g_autoptr (LobbyState) state = make_lobby ("complaint");
  g_autoptr (LobbyState) slip = make_lobby ("second-line");
  LobbyCaseMoment extend = { .stage = LOBBY_COMPLAINT_EXTENDED };

  assert_may_not (get_case (slip), &(LobbyCaseMoment){ .stage = LOBBY_COMPLAINT_COMPLEX }, LOBBY_ERROR_INVALID,
                  "only a complaint");
  assert_may_not (get_case (state), &(LobbyCaseMoment){ .stage = LOBBY_COMPLAINT_SIMPLE }, LOBBY_ERROR_CONFLICT,
                  "that time already");
  assert_may (get_case (state), &(LobbyCaseMoment){ .stage = LOBBY_COMPLAINT_COMPLEX });
  change (state, "09:10:00", "\"stage\":\"complex\"");
  assert_may_not (get_case (state), &extend, LOBBY_ERROR_INVALID, "who approved");
  extend.approved_by = (char *) "head office, Mr Gao";
  assert_may (get_case (state), &extend);
}

/* ---- how long ---- */

static gint64
at (const char *text)
{
  gint64 instant = 0;

  g_assert_true (lobby_instant_parse (text, &instant));
  return instant;
}

/* 15, 30 and 30 more calendar days from the day of the complaint, to the end of the day in Shanghai. */
static void
test_complaints_age_in_calendar_days (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  LobbyCaseRecord record = { .kind = LOBBY_CASE_COMPLAINT,
                             .stage = LOBBY_COMPLAINT_SIMPLE,
                             .opened_us = at ("2025-11-17T02:42:06Z") };
  LobbyCaseMoment complex = { .stage = LOBBY_COMPLAINT_COMPLEX }, extended = { .stage = LOBBY_COMPLAINT_EXTENDED };
  LobbyCaseTerms terms;

  lobby_case_terms_read (NULL, &terms);
  lobby_case_terms_open (&terms, zone, &record);
  g_assert_cmpint (record.due_us, ==, at ("2025-12-02T23:59:59+08:00"));
  lobby_case_terms_change (&terms, zone, &record, at ("2025-11-25T02:00:00Z"), &complex);
  g_assert_cmpint (complex.due_us, ==, at ("2025-12-17T23:59:59+08:00"));
  lobby_case_terms_change (&terms, zone, &record, at ("2025-12-15T02:00:00Z"), &extended);
  g_assert_cmpint (extended.due_us, ==, at ("2026-01-16T23:59:59+08:00"));
}

/* S4-2: one thing to do better is looked at by the end of the next day, or when somebody says so; it has no steps but done. */
static void
test_an_improvement_is_carried (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  LobbyCaseRecord record = { .id = (char *) "i1",
                             .kind = LOBBY_CASE_IMPROVEMENT,
                             .summary = (char *) "Second ticket machine on pension days",
                             .opened_us = at ("2025-11-17T09:30:00Z") };
  LobbyCaseTerms terms;

  g_assert_true (lobby_case_check_open (&record, NULL));
  g_assert_false (lobby_case_has_steps (record.kind));
  lobby_case_terms_read (NULL, &terms);
  lobby_case_terms_open (&terms, zone, &record);
  g_assert_cmpint (record.due_us, ==, at ("2025-11-18T23:59:59+08:00"));
  record.due_us = at ("2025-11-20T02:00:00Z");
  lobby_case_terms_open (&terms, zone, &record);
  g_assert_cmpint (record.due_us, ==, at ("2025-11-20T02:00:00Z"));
}

/* S3-42: 24 hours, from the answer and again from the day it is opened again; the branch may set others. */
static void
test_a_detractor_has_a_day (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  LobbyFeedbackRecord feedback = { .id = (char *) "f1", .score = 6, .ticket = (char *) "A001" };
  LobbyPolicyRecord policy = { .case_s = 4 * 3600 };
  LobbyCaseMoment again = { .phase = LOBBY_CASE_PHASE_REOPENED };
  LobbyCaseRecord *record = lobby_case_new_for_feedback (&feedback, "m1", at ("2025-11-17T02:00:00Z"));
  LobbyCaseTerms terms;

  g_assert_cmpstr (record->feedback, ==, "f1");
  g_assert_cmpstr (record->ticket, ==, "A001");
  lobby_case_terms_read (NULL, &terms);
  lobby_case_terms_open (&terms, zone, record);
  g_assert_cmpint (record->due_us, ==, at ("2025-11-18T02:00:00Z"));
  lobby_case_terms_change (&terms, zone, record, at ("2025-11-19T05:00:00Z"), &again);
  g_assert_cmpint (again.due_us, ==, at ("2025-11-20T05:00:00Z"));
  lobby_case_terms_read (&policy, &terms);
  lobby_case_terms_open (&terms, zone, record);
  g_assert_cmpint (record->due_us, ==, at ("2025-11-17T06:00:00Z"));
  lobby_record_free (&lobby_case_record_type, record);
  feedback.score = 7;
  g_assert_null (lobby_case_new_for_feedback (&feedback, "m1", 0));
}

static void
test_what_a_person_opens (void)
{
  LobbyCaseRecord wanted = { .id = (char *) "c", .kind = LOBBY_CASE_FEEDBACK, .summary = (char *) "words" };

  g_assert_false (lobby_case_check_open (&wanted, NULL));
  wanted.kind = LOBBY_CASE_SECOND_LINE;
  g_assert_false (lobby_case_check_open (&wanted, NULL));
  wanted.due_us = at ("2025-11-18T02:00:00Z");
  g_assert_true (lobby_case_check_open (&wanted, NULL));
  wanted.summary = (char *) "  ";
  g_assert_false (lobby_case_check_open (&wanted, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/steps-are-stamped", test_steps_are_stamped);
  g_test_add_func ("/cases/notes-are-only-added", test_notes_are_only_added);
  g_test_add_func ("/cases/a-slip-is-moved", test_a_slip_is_moved);
  g_test_add_func ("/cases/opened-again", test_opened_again);
  g_test_add_func ("/cases/what-cannot-be", test_what_cannot_be);
  g_test_add_func ("/cases/order-is-checked", test_order_is_checked);
  g_test_add_func ("/cases/closing-needs-a-solution", test_closing_needs_a_solution);
  g_test_add_func ("/cases/stages-of-a-complaint", test_stages_of_a_complaint);
  g_test_add_func ("/cases/complaints-age-in-calendar-days", test_complaints_age_in_calendar_days);
  g_test_add_func ("/cases/a-detractor-has-a-day", test_a_detractor_has_a_day);
  g_test_add_func ("/cases/an-improvement-is-carried", test_an_improvement_is_carried);
  g_test_add_func ("/cases/what-a-person-opens", test_what_a_person_opens);
  return g_test_run ();
}
