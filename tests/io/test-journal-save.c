/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the journal as a file: it reads back as the day that was, people are out of it, it says how far it is, and one
 * that is stopped leaves nothing. */
#include "journal-fixture.h"

#include "lobby-error.h"
#include "lobby-floor-maker.h"
#include "lobby-journal-save.h"
#include "lobby-recording-reader.h"

#include <string.h>

#define VISITS 400

typedef struct
{
  goffset last;
  goffset all;
  guint n_told;
  GCancellable *stop; /* (nullable): stops it at the first word */
} Watch;

static void
progress_cb (goffset n_done, goffset n_all, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpint (n_done, >=, watch->last);
  g_assert_cmpint (n_done, <=, n_all);
  watch->last = n_done;
  watch->all = n_all;
  watch->n_told++;
  if (watch->stop != NULL)
    g_cancellable_cancel (watch->stop);
}

static void
record (JournalFixture *fixture)
{
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, VISITS);
  journal_fixture_flush (fixture, NULL);
}

static LobbyJournalSave
ask (JournalFixture *fixture, const char *path, Watch *watch)
{
  return (LobbyJournalSave){ .folder = fixture->folder.path,
                             .day = LOBBY_FLOOR_DAY,
                             .path = path,
                             .engine = "test",
                             .now_us = lobby_floor_at ("12:00:00"),
                             .progress = progress_cb,
                             .progress_data = watch };
}

/* While it is still being recorded. */
static void
test_saves (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&fixture->folder, "day.jsonl.gz");
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) customers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Watch watch = { 0 };
  LobbyJournalSave save = ask (fixture, path, &watch);
  LobbyEvent *event;
  guint n_events = 0;

  record (fixture);
  g_assert_true (lobby_journal_save_day (&save, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (watch.last, ==, watch.all);
  g_assert_cmpint (watch.all, ==, 4 * VISITS + 1);
  g_assert_cmpuint (watch.n_told, >, 4);

  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, &error);
  g_assert_no_error (error);
  while ((event = lobby_recording_reader_next (reader, &error)) != NULL)
    {
      if (lobby_event_get_kind (event) == LOBBY_EVENT_TICKET_ISSUED)
        {
          const LobbyTicketFacts *facts = lobby_event_get_payload (event);
          g_assert_false (g_str_has_prefix (facts->customer, "c-"));
          g_hash_table_add (customers, g_strdup (facts->customer));
        }
      n_events++;
      lobby_event_unref (event);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_events, ==, 4 * VISITS + 1);
  g_assert_cmpuint (g_hash_table_size (customers), ==, VISITS);
  journal_fixture_close (fixture);
}

/* The key is the branch's: whoever comes twice is the same in both files. */
static void
test_same_key (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *one = temp_folder_path (&fixture->folder, "one.jsonl.gz");
  g_autofree char *two = temp_folder_path (&fixture->folder, "two.jsonl.gz");
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first, n_second;
  Watch watch = { 0 }, again = { 0 };
  LobbyJournalSave save = ask (fixture, one, &watch), other = ask (fixture, two, &again);

  record (fixture);
  other.now_us += 80 * G_TIME_SPAN_DAY;
  g_assert_true (lobby_journal_save_day (&save, NULL, NULL));
  g_assert_true (lobby_journal_save_day (&other, NULL, NULL));
  g_assert_true (g_file_get_contents (one, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (two, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
  journal_fixture_close (fixture);
}

static guint
count_files (JournalFixture *fixture, const char *part)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder.path, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += strstr (name, part) != NULL;
  return n;
}

static void
test_stopped (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&fixture->folder, "day.jsonl.gz");
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .stop = stop };
  LobbyJournalSave save = ask (fixture, path, &watch);

  record (fixture);
  g_assert_false (lobby_journal_save_day (&save, stop, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_told, ==, 1);
  g_assert_cmpuint (count_files (fixture, "day.jsonl"), ==, 0);
  journal_fixture_close (fixture);
}

static void
test_refused (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&fixture->folder, "day.jsonl.gz");
  g_autofree char *nowhere = temp_folder_path (&fixture->folder, "no/such/folder.jsonl.gz");
  g_autoptr (GError) there = NULL, unknown = NULL, lost = NULL;
  Watch watch = { 0 };
  LobbyJournalSave save = ask (fixture, path, &watch);

  record (fixture);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (lobby_journal_save_day (&save, NULL, &there));
  g_assert_error (there, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  save.replace = TRUE;
  save.day = "2001-01-01";
  g_assert_false (lobby_journal_save_day (&save, NULL, &unknown));
  g_assert_error (unknown, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  save.day = LOBBY_FLOOR_DAY;
  save.path = nowhere;
  g_assert_false (lobby_journal_save_day (&save, NULL, &lost));
  g_assert_error (lost, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  save.path = path;
  g_assert_true (lobby_journal_save_day (&save, NULL, NULL));
  journal_fixture_close (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/journal-save/" name, JournalFixture, NULL, journal_fixture_set_up, func, journal_fixture_tear_down)
  ADD ("saves", test_saves);
  ADD ("same-key", test_same_key);
  ADD ("stopped", test_stopped);
  ADD ("refused", test_refused);
  return g_test_run ();
}
