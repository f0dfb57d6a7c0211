/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal in bad days (faults 30, 33, 34, 36): full disks, killed processes, torn and damaged files, other writers.
 * Whatever happens, the live view goes on, what was flushed is there, and what is missing is known. */
#include "journal-fixture.h"

#include "lobby-floor-maker.h"
#include "lobby-wait.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static const char *program;

static gboolean
is_in_state (JournalFixture *fixture, LobbyJournalState state)
{
  return lobby_journal_get_state (fixture->journal) == state;
}

static char *
journal_path (JournalFixture *fixture)
{
  return temp_folder_path (&fixture->folder, "journal.sqlite");
}

static const LobbyJournalDay *
read_day (JournalFixture *fixture, LobbyJournalReader **reader)
{
  *reader = lobby_journal_reader_new (fixture->folder.path, NULL);
  g_assert_true (lobby_journal_reader_open_day (*reader, LOBBY_FLOOR_DAY, 0, NULL));
  return lobby_journal_reader_get_day (*reader);
}

/* A disk that is full for a while costs nothing as long as memory holds what comes. */
static void
test_full_disk (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyJournalReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  fixture->options.bytes_max = 256 * 1024;
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 1000);
  journal_fixture_flush (fixture, &error);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE);
  g_assert_true (is_in_state (fixture, LOBBY_JOURNAL_NOT_RECORDING));
  g_assert_error (lobby_journal_get_reason (fixture->journal), LOBBY_ERROR, LOBBY_ERROR_NO_SPACE);

  journal_fixture_append_visits (fixture, 1001, 100);
  lobby_journal_limit_bytes (fixture->journal, 0);
  LOBBY_WAIT_UNTIL (is_in_state (fixture, LOBBY_JOURNAL_RECORDING));
  g_assert_cmpint (lobby_journal_get_n_lost (fixture->journal), ==, 0);
  g_assert_null (lobby_journal_get_reason (fixture->journal));
  journal_fixture_close (fixture);
  g_assert_cmpint (read_day (fixture, &reader)->n_events, ==, fixture->n_appended);
  journal_fixture_assert_reloads (fixture);
}

/* What memory cannot hold either becomes a gap that the day knows of; the picture after it is right again. */
static void
test_gap (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyJournalReader) reader = NULL;
  gint64 n_in_gaps = 0;

  fixture->options.bytes_max = 256 * 1024;
  fixture->options.pending_events = 50;
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 1000);
  LOBBY_WAIT_UNTIL (is_in_state (fixture, LOBBY_JOURNAL_NOT_RECORDING));
  journal_fixture_append_visits (fixture, 1001, 100);
  journal_fixture_flush (fixture, NULL);
  lobby_journal_limit_bytes (fixture->journal, 0);
  LOBBY_WAIT_UNTIL (is_in_state (fixture, LOBBY_JOURNAL_RECORDING));
  guint64 n_lost = lobby_journal_get_n_lost (fixture->journal);
  g_assert_cmpint (n_lost, >, 0);
  journal_fixture_append_visits (fixture, 1101, 5);
  journal_fixture_close (fixture);

  const LobbyJournalDay *day = read_day (fixture, &reader);
  g_autoptr (GArray) gaps = lobby_journal_reader_list_gaps (reader, NULL);
  g_assert_cmpint (day->n_lost, ==, n_lost);
  /* The disk may have taken a little in between. */
  g_assert_cmpint (gaps->len, >=, 1);
  for (guint i = 0; i < gaps->len; i++)
    {
      const LobbyJournalGap *gap = &g_array_index (gaps, LobbyJournalGap, i);
      n_in_gaps += gap->n_lost;
      g_assert_cmpint (gap->from_us, <=, gap->until_us);
    }
  g_assert_cmpint (n_in_gaps, ==, n_lost);
  /* What was recorded, and four pictures of the lobby after each gap. */
  g_assert_cmpint (day->n_events, ==, fixture->n_appended - n_lost + 4 * gaps->len);
  journal_fixture_assert_reloads (fixture);
}

/* No folder to write to: nothing is recorded until there is one, and then all of it. */
static void
test_no_folder (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *inside = temp_folder_path (&fixture->folder, "branch");
  g_autofree char *folder = fixture->folder.path;

  g_assert_true (g_file_set_contents (inside, "in the way", -1, NULL));
  fixture->folder.path = inside;
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  LOBBY_WAIT_UNTIL (is_in_state (fixture, LOBBY_JOURNAL_NOT_RECORDING));
  g_assert_cmpint (g_unlink (inside), ==, 0);
  LOBBY_WAIT_UNTIL (is_in_state (fixture, LOBBY_JOURNAL_RECORDING));
  journal_fixture_close (fixture);
  journal_fixture_assert_reloads (fixture);
  fixture->folder.path = g_steal_pointer (&folder);
}

/* Two consoles on one branch: one records, the other says that it does not, and takes over. */
static void
test_other_writer (JournalFixture *fixture, gconstpointer data)
{
  JournalFixture other = *fixture;

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_flush (fixture, NULL);
  other.state = lobby_state_new ();
  journal_fixture_open (&other);
  LOBBY_WAIT_UNTIL (is_in_state (&other, LOBBY_JOURNAL_NOT_RECORDING));
  g_assert_error (lobby_journal_get_reason (other.journal), LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  journal_fixture_close (fixture);
  LOBBY_WAIT_UNTIL (is_in_state (&other, LOBBY_JOURNAL_RECORDING));
  journal_fixture_close (&other);
  lobby_state_free (other.state);
  journal_fixture_assert_reloads (fixture);
}

/* ---- damaged, foreign and newer files ---- */

static void
record_a_little (JournalFixture *fixture)
{
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  journal_fixture_append_visits (fixture, 1, 200);
  journal_fixture_close (fixture);
}

static void
assert_set_aside (JournalFixture *fixture)
{
  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  LOBBY_WAIT_UNTIL (is_in_state (fixture, LOBBY_JOURNAL_RECORDING));
  journal_fixture_flush (fixture, NULL);
  g_assert_nonnull (fixture->set_aside);
  g_assert_true (g_file_test (fixture->set_aside, G_FILE_TEST_EXISTS));
  journal_fixture_close (fixture);
}

static void
test_no_database (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = journal_path (fixture);

  g_assert_true (
      g_file_set_contents (path, "once upon a time there was a bank with a long queue at the counter", -1, NULL));
  assert_set_aside (fixture);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_foreign_database (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = journal_path (fixture);

  run_sql (path, "CREATE TABLE songs (name TEXT); PRAGMA application_id=7");
  assert_set_aside (fixture);
}

static void
test_newer_is_left_alone (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = journal_path (fixture);

  record_a_little (fixture);
  run_sql (path, "PRAGMA user_version=99");
  journal_fixture_open (fixture);
  LOBBY_WAIT_UNTIL (is_in_state (fixture, LOBBY_JOURNAL_NOT_RECORDING));
  g_assert_error (lobby_journal_get_reason (fixture->journal), LOBBY_ERROR, LOBBY_ERROR_NEWER);
  journal_fixture_close (fixture);
  g_assert_null (fixture->set_aside);
  run_sql (path, "PRAGMA user_version=1");
  journal_fixture_assert_reloads (fixture);
}

/* Damage in the middle is met while writing or reading; it never crashes, and a fresh journal goes on. */
static void
test_damaged_pages (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = journal_path (fixture);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  record_a_little (fixture);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 4096, 0x5a, length - 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  /* As a process that died left it. */
  g_assert_true (g_file_set_contents (log, "x", 1, NULL));
  assert_set_aside (fixture);
}

/* ---- power cuts and kills ---- */

static void
copy_file (const char *from, const char *to, gsize length_max)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (g_file_get_contents (from, &bytes, &length, NULL))
    g_assert_true (g_file_set_contents (to, bytes, (gssize) MIN (length, length_max), NULL));
}

static gsize
measure_file (const char *path)
{
  GStatBuf facts;

  return g_stat (path, &facts) == 0 ? (gsize) facts.st_size : 0;
}

static void
assert_prefix (const char *folder, guint n_max)
{
  g_autoptr (LobbyJournalReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint n_events = 0;

  reader = lobby_journal_reader_new (folder, &error);
  g_autoptr (GPtrArray) days = reader != NULL ? lobby_journal_reader_list_days (reader, &error) : NULL;
  g_assert_no_error (error);
  if (days->len > 0)
    g_free (journal_fixture_fold_day (folder, LOBBY_FLOOR_DAY, 0, &n_events));
  g_assert_cmpint (n_events, <=, n_max);
  g_assert_true (n_events == 0 || n_events % 4 == 1);
}

/* The log cut at any byte, as a power cut leaves it: whole batches come back, and the next start goes on from there. */
static void
test_torn_log (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = journal_path (fixture);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  journal_fixture_open (fixture);
  journal_fixture_append_snapshot (fixture, "08:30:00");
  for (guint i = 0; i < 15; i++)
    {
      journal_fixture_append_visits (fixture, 1 + i * 5, 5);
      journal_fixture_flush (fixture, NULL);
    }
  gsize length = measure_file (log);
  g_assert_cmpint (length, >, 0);
  for (guint cut = 0; cut <= 24; cut++)
    {
      JournalFixture torn = { .options = fixture->options };
      temp_folder_make (&torn.folder);
      torn.state = lobby_state_new ();
      g_autofree char *torn_path = journal_path (&torn);
      g_autofree char *torn_log = g_strconcat (torn_path, "-wal", NULL);
      copy_file (path, torn_path, G_MAXSIZE);
      copy_file (log, torn_log, length / 24 * cut + cut % 3);
      journal_fixture_open (&torn);
      journal_fixture_flush (&torn, NULL);
      g_assert_null (torn.set_aside);
      g_assert_true (is_in_state (&torn, LOBBY_JOURNAL_RECORDING));
      journal_fixture_close (&torn);
      assert_prefix (torn.folder.path, fixture->n_appended);
      journal_fixture_tear_down (&torn, NULL);
    }
}

/* Records for ever, and says after each flush how much is in the file. */
static int
run_recorder (const char *folder)
{
  JournalFixture fixture = { 0 };

  journal_fixture_set_up (&fixture, NULL);
  g_free (fixture.folder.path);
  fixture.folder.path = g_strdup (folder);
  journal_fixture_open (&fixture);
  journal_fixture_append_snapshot (&fixture, "08:30:00");
  for (guint i = 0; i < 3000; i++)
    {
      journal_fixture_append_visits (&fixture, 1 + i, 1);
      if (i % 7 == 0)
        journal_fixture_flush (&fixture, NULL);
      if (i % 7 == 0)
        g_print ("%u\n", fixture.n_appended);
    }
  return 0;
}

/* Kills a recorder after it has said so often that all is in the file. Returns: how many events it has promised */
static guint
kill_recorder (const char *folder, guint n_lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--recorder",
                                                      folder, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  guint promised = 0;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (line);
      promised = (guint) g_ascii_strtoull (line, NULL, 10);
    }
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  return promised;
}

static void
test_killed (JournalFixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 6; round++)
    {
      JournalFixture killed = { .options = fixture->options };
      g_autoptr (LobbyJournalReader) reader = NULL;
      temp_folder_make (&killed.folder);
      killed.state = lobby_state_new ();
      guint promised = kill_recorder (killed.folder.path, 1 + round * 11);
      journal_fixture_open (&killed);
      journal_fixture_flush (&killed, NULL);
      g_assert_null (killed.set_aside);
      journal_fixture_close (&killed);
      g_assert_cmpint (read_day (&killed, &reader)->n_events, >=, promised);
      assert_prefix (killed.folder.path, 12001);
      journal_fixture_tear_down (&killed, NULL);
    }
}

static void
add (const char *name, void (*test) (JournalFixture *, gconstpointer))
{
  g_test_add (name, JournalFixture, NULL, journal_fixture_set_up, test, journal_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--recorder") == 0)
    return run_recorder (argv[2]);
  g_test_init (&argc, &argv, NULL);
  add ("/journal/trouble/full-disk", test_full_disk);
  add ("/journal/trouble/gap", test_gap);
  add ("/journal/trouble/no-folder", test_no_folder);
  add ("/journal/trouble/other-writer", test_other_writer);
  add ("/journal/trouble/no-database", test_no_database);
  add ("/journal/trouble/foreign-database", test_foreign_database);
  add ("/journal/trouble/newer-is-left-alone", test_newer_is_left_alone);
  add ("/journal/trouble/damaged-pages", test_damaged_pages);
  add ("/journal/trouble/torn-log", test_torn_log);
  add ("/journal/trouble/killed", test_killed);
  return g_test_run ();
}
