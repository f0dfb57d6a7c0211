/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in the journal teach, and what they taught lies beside the journal: the next start has it at once, a further day is
 * learned, and what is damaged or of somewhere else is learned anew. */
#include "config.h"

#include "journal-fixture.h"
#include "lobby-brain-lesson.h"
#include "lobby-rules.h"
#include "lobby-test-day.h"

#include <glib/gstdio.h>
#include <string.h>

static bool
go_on (void *data)
{
  return true;
}

static void
set_up (JournalFixture *fixture, gconstpointer data)
{
  journal_fixture_set_up (fixture, data);
  journal_fixture_open (fixture);
}

static void
tear_down (JournalFixture *fixture, gconstpointer data)
{
  journal_fixture_close (fixture);
  journal_fixture_tear_down (fixture, data);
}

/* A simulated day, recorded as a live session records it. */
static void
record_day (JournalFixture *fixture, const char *date)
{
  g_autoptr (GError) error = NULL;
  LobbyScenario *scenario = lobby_scenario_load ("ordinary-day", &error);
  TestDay day;

  g_assert_no_error (error);
  test_day_begin_dated (&day, scenario, date, 3);
  test_day_run_out (&day);
  lobby_journal_append (fixture->journal, day.events);
  journal_fixture_flush (fixture, NULL);
  test_day_end (&day);
}

static LobbyBrainLesson
make_lesson (JournalFixture *fixture, const char *today)
{
  return (LobbyBrainLesson){ 7, lobby_rules_get_shipped (), fixture->folder.path, today, go_on, NULL };
}

static char *
dup_notes_path (JournalFixture *fixture)
{
  return g_build_filename (fixture->folder.path, "lesson.bin", NULL);
}

static guint
recall (JournalFixture *fixture, const char *today, gboolean *current)
{
  const LobbyBrainLesson lesson = make_lesson (fixture, today);
  guint n_days;
  g_autoptr (LobbyAdviser) adviser = lobby_brain_recall (&lesson, current, &n_days);

  g_assert_true ((adviser != NULL) == (n_days > 0));
  return n_days;
}

static guint
learn (JournalFixture *fixture, const char *today)
{
  const LobbyBrainLesson lesson = make_lesson (fixture, today);
  guint n_days;
  g_autoptr (LobbyAdviser) adviser = lobby_brain_learn_days (&lesson, &n_days);

  return adviser != NULL ? n_days : 0;
}

static void
test_next_start_has_it_at_once (JournalFixture *fixture, gconstpointer data)
{
  gboolean current = TRUE;

  g_assert_cmpuint (recall (fixture, "2025-11-05", &current), ==, 0);
  g_assert_cmpuint (learn (fixture, "2025-11-05"), ==, 0); /* no day yet */
  record_day (fixture, "2025-11-03");
  record_day (fixture, "2025-11-04");
  g_assert_cmpuint (learn (fixture, "2025-11-05"), ==, 2);
  g_assert_cmpuint (recall (fixture, "2025-11-05", &current), ==, 2);
  g_assert_true (current);

  record_day (fixture, "2025-11-05"); /* a day that is not in it: it serves until that is learned */
  g_assert_cmpuint (recall (fixture, "2025-11-06", &current), ==, 2);
  g_assert_false (current);
  g_assert_cmpuint (learn (fixture, "2025-11-06"), ==, 3);
  g_assert_cmpuint (recall (fixture, "2025-11-06", &current), ==, 3);
  g_assert_true (current);
}

/* A replay asks for an older day: what came later is not known then, and the newer notes stay. */
static void
test_the_past_knows_no_future (JournalFixture *fixture, gconstpointer data)
{
  gboolean current = TRUE;

  record_day (fixture, "2025-11-03");
  record_day (fixture, "2025-11-04");
  g_assert_cmpuint (learn (fixture, "2025-11-05"), ==, 2);
  g_assert_cmpuint (recall (fixture, "2025-11-04", &current), ==, 0);
  g_assert_cmpuint (learn (fixture, "2025-11-04"), ==, 1);
  g_assert_cmpuint (recall (fixture, "2025-11-05", &current), ==, 2);
  g_assert_true (current);
}

static void
test_damaged_notes_are_learned_anew (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_notes_path (fixture);
  g_autofree char *content = NULL;
  gboolean current = TRUE;
  GStatBuf about;
  gsize n;

  record_day (fixture, "2025-11-03");
  g_assert_cmpuint (learn (fixture, "2025-11-05"), ==, 1);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &content, &n, NULL));
  content[n / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) n, NULL));
  g_assert_cmpuint (recall (fixture, "2025-11-05", &current), ==, 0);
  g_assert_true (g_file_set_contents (path, content, (gssize) n / 2, NULL));
  g_assert_cmpuint (recall (fixture, "2025-11-05", &current), ==, 0);
  g_assert_cmpuint (learn (fixture, "2025-11-05"), ==, 1);
  g_assert_cmpuint (recall (fixture, "2025-11-05", &current), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/journey/lesson/" name, JournalFixture, NULL, set_up, function, tear_down)
  ADD ("next-start-has-it-at-once", test_next_start_has_it_at_once);
  ADD ("the-past-knows-no-future", test_the_past_knows_no_future);
  ADD ("damaged-notes-are-learned-anew", test_damaged_notes_are_learned_anew);
  return g_test_run ();
}
