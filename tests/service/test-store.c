/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a branch service must not forget. */
#include "lobby-store.h"

#include "lobby-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

typedef struct
{
  char *folder;
  char *path;
  LobbyStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lobby-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "branch.db", NULL);
  fixture->store = lobby_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer nothing)
{
  const char *const ends[] = { "", "-wal", "-shm" };

  g_clear_pointer (&fixture->store, lobby_store_close);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  lobby_store_close (fixture->store);
  fixture->store = lobby_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
append (Fixture *fixture, const char *epoch, guint64 sequence, const char *day, const char *body)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lobby_store_append (fixture->store, "main", epoch, sequence, day, body, &error));
  g_assert_no_error (error);
}

static void
test_events_stay (Fixture *fixture, gconstpointer nothing)
{
  append (fixture, "e1", 1, "2025-11-17", "{\"n\":1}");
  append (fixture, "e1", 2, "2025-11-17", "{\"n\":2}");
  append (fixture, "e2", 1, "2025-11-18", "{\"n\":\"it's\"}");
  reopen (fixture);
  g_assert_cmpuint (lobby_store_get_last_sequence (fixture->store, "main", "e1"), ==, 2);
  g_assert_cmpuint (lobby_store_get_last_sequence (fixture->store, "main", "e3"), ==, 0);
  g_autoptr (GPtrArray) bodies = lobby_store_read_after (fixture->store, "main", "e1", 1, 10, NULL);
  g_assert_cmpuint (bodies->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (bodies, 0), ==, "{\"n\":2}");
  g_autoptr (GPtrArray) days = lobby_store_list_days (fixture->store, "main", NULL);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (((LobbyStoredDay *) g_ptr_array_index (days, 0))->events, ==, 2);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_assert_true (lobby_store_read_day (fixture->store, "main", "2025-11-18", lines, NULL));
  g_assert_cmpstr (lines->str, ==, "{\"n\":\"it's\"}\n");
}

/* The same day once more: what was before is kept, and not mixed in. */
/* Events may identify people: only the service's own user may read them. */
static void
test_nobody_else_reads (Fixture *fixture, gconstpointer nothing)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (fixture->path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
}

static void
test_later_life_counts (Fixture *fixture, gconstpointer nothing)
{
  append (fixture, "0001-a", 1, "2025-11-17", "{\"old\":1}");
  append (fixture, "0001-a", 2, "2025-11-17", "{\"old\":2}");
  append (fixture, "0002-b", 1, "2025-11-17", "{\"new\":1}");
  g_autoptr (GPtrArray) days = lobby_store_list_days (fixture->store, "main", NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (((LobbyStoredDay *) g_ptr_array_index (days, 0))->events, ==, 1);
  g_assert_true (lobby_store_read_day (fixture->store, "main", "2025-11-17", lines, NULL));
  g_assert_cmpstr (lines->str, ==, "{\"new\":1}\n");
}

static void
test_number_is_given_once (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (GError) error = NULL;

  append (fixture, "e1", 1, "2025-11-17", "{}");
  g_assert_false (lobby_store_append (fixture->store, "main", "e1", 1, "2025-11-17", "{}", &error));
  g_assert_nonnull (error);
}

static void
test_rolled_back_is_forgotten (Fixture *fixture, gconstpointer nothing)
{
  g_assert_true (lobby_store_begin (fixture->store, NULL));
  append (fixture, "e1", 1, "2025-11-17", "{}");
  lobby_store_roll_back (fixture->store);
  g_assert_cmpuint (lobby_store_get_last_sequence (fixture->store, "main", "e1"), ==, 0);
  g_assert_true (lobby_store_begin (fixture->store, NULL));
  append (fixture, "e1", 1, "2025-11-17", "{}");
  g_assert_true (lobby_store_commit (fixture->store, NULL));
  reopen (fixture);
  g_assert_cmpuint (lobby_store_get_last_sequence (fixture->store, "main", "e1"), ==, 1);
}

static void
test_commands_stay (Fixture *fixture, gconstpointer nothing)
{
  const LobbyStoredCommand command = {
    .id = (char *) "c1",
    .fingerprint = (char *) "f",
    .at_us = 5,
    .status = 202,
    .answer = (char *) "{}",
    .body = (char *) "{\"x\":1}",
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (lobby_store_add_command (fixture->store, &command, "e1", NULL));
  g_assert_false (lobby_store_add_command (fixture->store, &command, "e1", &error));
  reopen (fixture);
  g_autoptr (LobbyStoredCommand) found = lobby_store_find_command (fixture->store, "c1");
  g_assert_cmpint (found->status, ==, 202);
  g_assert_cmpint (found->at_us, ==, 5);
  g_assert_cmpstr (found->body, ==, "{\"x\":1}");
  g_assert_null (lobby_store_find_command (fixture->store, "c2"));
  g_autoptr (GPtrArray) of_epoch = lobby_store_list_commands (fixture->store, "e1", NULL);
  g_autoptr (GPtrArray) of_other = lobby_store_list_commands (fixture->store, "e2", NULL);
  g_assert_cmpuint (of_epoch->len, ==, 1);
  g_assert_cmpuint (of_other->len, ==, 0);
}

static void
test_claimed_once (Fixture *fixture, gconstpointer nothing)
{
  gboolean is_new = FALSE;

  g_assert_true (lobby_store_claim (fixture->store, "/adapters/a", "1", &is_new, NULL));
  g_assert_true (is_new);
  reopen (fixture);
  g_assert_true (lobby_store_claim (fixture->store, "/adapters/a", "1", &is_new, NULL));
  g_assert_false (is_new);
  g_assert_true (lobby_store_claim (fixture->store, "/adapters/b", "1", &is_new, NULL));
  g_assert_true (is_new);
}

static void
test_settings_stay (Fixture *fixture, gconstpointer nothing)
{
  g_assert_null (lobby_store_dup_setting (fixture->store, "run"));
  g_assert_true (lobby_store_set_setting (fixture->store, "run", "one", NULL));
  g_assert_true (lobby_store_set_setting (fixture->store, "run", "two", NULL));
  g_autofree char *value = lobby_store_dup_setting (fixture->store, "run");
  g_assert_cmpstr (value, ==, "two");
}

static void
test_newer_is_left_alone (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_clear_pointer (&fixture->store, lobby_store_close);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version=99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_null (lobby_store_open (fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NEWER);
}

static void
test_no_store (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (GError) corrupt = NULL, missing = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder.db", NULL);
  g_autofree char *junk = g_strnfill (8192, 'j');

  g_clear_pointer (&fixture->store, lobby_store_close);
  g_assert_true (g_file_set_contents (fixture->path, junk, -1, NULL));
  g_assert_null (lobby_store_open (fixture->path, &corrupt));
  g_assert_error (corrupt, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
  g_assert_null (lobby_store_open (nowhere, &missing));
  g_assert_nonnull (missing);
}

#define ADD(name, test_cb) g_test_add ("/store/" name, Fixture, NULL, set_up, test_cb, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("events-stay", test_events_stay);
  ADD ("nobody-else-reads", test_nobody_else_reads);
  ADD ("later-life-counts", test_later_life_counts);
  ADD ("number-is-given-once", test_number_is_given_once);
  ADD ("rolled-back-is-forgotten", test_rolled_back_is_forgotten);
  ADD ("commands-stay", test_commands_stay);
  ADD ("claimed-once", test_claimed_once);
  ADD ("settings-stay", test_settings_stay);
  ADD ("newer-is-left-alone", test_newer_is_left_alone);
  ADD ("no-store", test_no_store);
  return g_test_run ();
}
