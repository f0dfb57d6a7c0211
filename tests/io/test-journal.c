/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal in good days: what was applied is recorded, comes back as it was, and is let go in time. */
#include "journal-fixture.h"

#include "lobby-floor-maker.h"
#include "lobby-wait.h"

#include <sys/stat.h>

static void
test_reload_equals (JournalFixture *fixture, gconstpointer data)
{
  fixture->options.checkpoint_events = 700;
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 500);
  journal_fixture_flush (fixture, NULL);
  g_assert_cmpint (lobby_journal_get_state (fixture->journal), ==, LOBBY_JOURNAL_RECORDING);
  journal_fixture_assert_reloads (fixture);
  journal_fixture_close (fixture);
  journal_fixture_assert_reloads (fixture);
}

/* The next day at work goes on in the same file, from the same picture. */
static void
test_goes_on (JournalFixture *fixture, gconstpointer data)
{
  guint n_events;

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 10);
  journal_fixture_close (fixture);
  journal_fixture_open (fixture);
  journal_fixture_append_visits (fixture, 11, 10);
  journal_fixture_close (fixture);
  journal_fixture_assert_reloads (fixture);
  g_free (journal_fixture_fold_day (fixture->folder.path, LOBBY_FLOOR_DAY, 1, &n_events));
  g_assert_cmpint (n_events, ==, 81);
}

/* A start reads a checkpoint and a short tail, however long the day is. */
static void
test_short_start (JournalFixture *fixture, gconstpointer data)
{
  fixture->options.checkpoint_events = 100;
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  for (guint i = 0; i < 20; i++)
    {
      journal_fixture_append_visits (fixture, 1 + i * 30, 30);
      journal_fixture_flush (fixture, NULL);
    }
  g_autoptr (GPtrArray) events = journal_fixture_load (fixture);
  g_assert_cmpint (events->len, <, 4 + 100 + 120);
  journal_fixture_close (fixture);
}

static void
test_nothing_yet (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_journal_reader_new (fixture->folder.path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  journal_fixture_open (fixture);
  g_autoptr (GPtrArray) events = journal_fixture_load (fixture);
  g_assert_cmpint (events->len, ==, 0);
}

/* Only this console knows which alerts a person has put off: that must come back too. */
static void
test_marks_come_back (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyState) state = lobby_state_new ();

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append (fixture,
                          lobby_floor_make_event ("09:00:00", "console.alert-marked",
                                                  "{\"key\":\"wait:A\",\"mark\":\"seen\",\"at\":\"" LOBBY_FLOOR_DAY
                                                  "T09:00:00Z\"}"));
  journal_fixture_append_visits (fixture, 1, 5);
  journal_fixture_close (fixture);
  journal_fixture_open (fixture);
  g_autoptr (GPtrArray) events = journal_fixture_load (fixture);
  for (guint i = 0; i < events->len; i++)
    lobby_state_apply (state, g_ptr_array_index (events, i), NULL);
  g_assert_nonnull (lobby_state_get_alert_mark (state, "wait:A"));
}

/* And what customers were told: the first promise, which the day is measured by. */
static void
test_promises_come_back (JournalFixture *fixture, gconstpointer data)
{
  static const char promise[] = "{\"ticket\":\"A901\",\"service\":\"A\",\"at\":\"" LOBBY_FLOOR_DAY "T09:00:0%cZ\","
                                "\"lowSeconds\":60,\"midSeconds\":%d,\"highSeconds\":900}";
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autofree char *first = g_strdup_printf (promise, '1', 300);
  g_autofree char *second = g_strdup_printf (promise, '5', 200);

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append (fixture, lobby_floor_make_event ("09:00:00", "ticket.issued",
                                                           "{\"ticket\":\"A901\",\"service\":\"A\"}"));
  journal_fixture_append (fixture, lobby_floor_make_event ("09:00:01", "console.ticket-promised", first));
  journal_fixture_append (fixture, lobby_floor_make_event ("09:00:05", "console.ticket-promised", second));
  journal_fixture_close (fixture);
  journal_fixture_open (fixture);
  g_autoptr (GPtrArray) events = journal_fixture_load (fixture);
  for (guint i = 0; i < events->len; i++)
    lobby_state_apply (state, g_ptr_array_index (events, i), NULL);
  g_assert_nonnull (lobby_state_get_promise (state, "A901"));
  g_assert_cmpint (lobby_state_get_promise (state, "A901")->mid_s, ==, 300);
}

static void
test_life_signs_are_not_kept (JournalFixture *fixture, gconstpointer data)
{
  guint n_events;

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append (fixture, lobby_floor_make_event ("08:30:05", "stream.heartbeat", "{\"rate\":1}"));
  journal_fixture_close (fixture);
  g_free (journal_fixture_fold_day (fixture->folder.path, LOBBY_FLOOR_DAY, 0, &n_events));
  g_assert_cmpint (n_events, ==, 1);
}

static void
test_lists_days (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 3);
  journal_fixture_close (fixture);
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (fixture->folder.path, &error);
  g_autoptr (GPtrArray) days = lobby_journal_reader_list_days (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpint (days->len, ==, 1);
  const LobbyJournalDay *day = g_ptr_array_index (days, 0);
  g_assert_cmpstr (day->day, ==, LOBBY_FLOOR_DAY);
  g_assert_cmpstr (day->branch, ==, "test");
  g_assert_cmpstr (day->time_zone, ==, "UTC");
  g_assert_cmpint (day->n_events, ==, 13);
  g_assert_cmpint (day->n_lost, ==, 0);
  g_assert_cmpint (day->first_us, ==, lobby_floor_at ("08:30:00"));
  g_assert_cmpint (day->last_us, ==, lobby_floor_at ("09:00:18"));
}

/* What the console noticed before the branch answered belongs to no day that can be shown. */
static void
test_no_day_without_a_picture (JournalFixture *fixture, gconstpointer data)
{
  journal_fixture_open (fixture);
  journal_fixture_append (
      fixture, lobby_floor_make_event ("08:00:00", "console.link-changed",
                                       "{\"stream\":\"main\",\"state\":\"connecting\",\"at\":\"" LOBBY_FLOOR_DAY
                                       "T08:00:00Z\"}"));
  journal_fixture_close (fixture);
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (fixture->folder.path, NULL);
  g_autoptr (GPtrArray) days = lobby_journal_reader_list_days (reader, NULL);
  g_assert_cmpint (days->len, ==, 0);
}

/* A simulated day that is begun again does not overwrite the day before, nor run on from it (fault 3). */
static void
test_begins_anew (JournalFixture *fixture, gconstpointer data)
{
  guint n_first, n_second;

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 100);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 2);
  journal_fixture_close (fixture);
  g_free (journal_fixture_fold_day (fixture->folder.path, LOBBY_FLOOR_DAY, 1, &n_first));
  g_free (journal_fixture_fold_day (fixture->folder.path, LOBBY_FLOOR_DAY, 2, &n_second));
  g_assert_cmpint (n_first, ==, 401);
  g_assert_cmpint (n_second, ==, 9);
  journal_fixture_assert_reloads (fixture);
}

static LobbyEvent *
make_snapshot_of (const char *day)
{
  g_autofree char *data = g_strdup_printf (
      "{\"areas\":[\"queue\",\"devices\",\"customers\",\"feedback\"],\"branch\":{\"id\":\"test\",\"name\":{\"en\":"
      "\"T\"},"
      "\"timeZone\":\"UTC\",\"businessDay\":\"%s\",\"opens\":\"09:00\",\"closes\":\"17:00\",\"services\":[],"
      "\"policy\":{}}}",
      day);

  return lobby_floor_make_event ("08:30:00", "stream.snapshot", data);
}

static guint
count_days (JournalFixture *fixture)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (fixture->folder.path, NULL);
  g_autoptr (GPtrArray) days = lobby_journal_reader_list_days (reader, NULL);

  return days->len;
}

static void
test_purges (JournalFixture *fixture, gconstpointer data)
{
  const char *const days[] = { "2025-05-01", "2025-05-20", "2025-05-21", "2025-11-16", "2025-11-17" };

  journal_fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    journal_fixture_append (fixture, make_snapshot_of (days[i]));
  journal_fixture_close (fixture);
  g_assert_cmpint (count_days (fixture), <=, 5);
  journal_fixture_open (fixture);
  journal_fixture_close (fixture);
  /* 180 days before 17 November 2025 is 21 May. */
  g_assert_cmpint (count_days (fixture), ==, 3);
}

static void
test_keeps_the_last_runs (JournalFixture *fixture, gconstpointer data)
{
  journal_fixture_open (fixture);
  for (guint i = 0; i < 12; i++)
    {
      journal_fixture_append_snapshot (fixture, "08:30:00");
      journal_fixture_append_visits (fixture, 1, 50);
    }
  journal_fixture_close (fixture);
  journal_fixture_open (fixture);
  journal_fixture_close (fixture);
  g_assert_cmpint (count_days (fixture), ==, 5);
  g_free (journal_fixture_fold_day (fixture->folder.path, LOBBY_FLOOR_DAY, 12, NULL));
}

/* A reader sees whole batches only, and neither waits for the writer nor makes it wait (fault 36). */
static void
test_reader_beside_writer (JournalFixture *fixture, gconstpointer data)
{
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_flush (fixture, NULL);
  for (guint round = 0; round < 20; round++)
    {
      guint n_events;
      journal_fixture_append_visits (fixture, 1 + round * 20, 20);
      g_free (journal_fixture_fold_day (fixture->folder.path, LOBBY_FLOOR_DAY, 0, &n_events));
      g_assert_cmpint ((n_events - 1) % 4, ==, 0);
    }
  journal_fixture_flush (fixture, NULL);
  journal_fixture_assert_reloads (fixture);
}

static void
test_is_private (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&fixture->folder, "journal.sqlite");
  struct stat facts;

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_close (fixture);
  g_assert_cmpint (stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 077, ==, 0);
}

/* Forgetting to close costs time, not events. */
static void
test_dropped_without_closing (JournalFixture *fixture, gconstpointer data)
{
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 50);
  g_assert_finalize_object (g_steal_pointer (&fixture->journal));
  journal_fixture_assert_reloads (fixture);
}

static void
add (const char *name, void (*test) (JournalFixture *, gconstpointer))
{
  g_test_add (name, JournalFixture, NULL, journal_fixture_set_up, test, journal_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/journal/reload-equals", test_reload_equals);
  add ("/journal/goes-on", test_goes_on);
  add ("/journal/short-start", test_short_start);
  add ("/journal/nothing-yet", test_nothing_yet);
  add ("/journal/marks-come-back", test_marks_come_back);
  add ("/journal/promises-come-back", test_promises_come_back);
  add ("/journal/life-signs-are-not-kept", test_life_signs_are_not_kept);
  add ("/journal/lists-days", test_lists_days);
  add ("/journal/no-day-without-a-picture", test_no_day_without_a_picture);
  add ("/journal/begins-anew", test_begins_anew);
  add ("/journal/purges", test_purges);
  add ("/journal/keeps-the-last-runs", test_keeps_the_last_runs);
  add ("/journal/reader-beside-writer", test_reader_beside_writer);
  add ("/journal/is-private", test_is_private);
  add ("/journal/dropped-without-closing", test_dropped_without_closing);
  return g_test_run ();
}
