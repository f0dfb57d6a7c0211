/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover over SQLite: versions lead from one to the next, a step that fails leaves nothing behind. */
#include "lobby-database.h"

#include "temp-folder.h"

#include <string.h>

#define MARK 4711

static const char *const first_steps[] = { "CREATE TABLE a (x INTEGER NOT NULL) STRICT", NULL };
static const char *const more_steps[] = { "CREATE TABLE a (x INTEGER NOT NULL) STRICT",
                                          "ALTER TABLE a ADD COLUMN y TEXT NOT NULL DEFAULT 'new'", NULL };
static const char *const broken_steps[] = { "CREATE TABLE a (x INTEGER NOT NULL) STRICT",
                                            "CREATE TABLE b (z INTEGER); INSERT INTO nowhere VALUES (1)", NULL };

static const LobbySchema first = { .application_id = MARK, .steps = first_steps };
static const LobbySchema more = { .application_id = MARK, .steps = more_steps };
static const LobbySchema broken = { .application_id = MARK, .steps = broken_steps };

typedef struct
{
  TempFolder folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
  fixture->path = temp_folder_path (&fixture->folder, "test.sqlite");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  temp_folder_remove (&fixture->folder);
}

static LobbyDatabase *
open_database (Fixture *fixture, LobbyDatabaseMode mode, const LobbySchema *schema)
{
  g_autoptr (GError) error = NULL;
  LobbyDatabase *database = lobby_database_open (fixture->path, mode, schema, &error);

  g_assert_no_error (error);
  return database;
}

static char *
read_text (LobbyDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (lobby_statement_step (statement, &row, &error));
  return row ? g_strdup (lobby_statement_get_text (statement, 0, NULL)) : NULL;
}

static void
test_migrates (Fixture *fixture, gconstpointer data)
{
  LobbyDatabase *database = open_database (fixture, LOBBY_DATABASE_RECORD, &first);

  g_assert_true (lobby_database_run (database, "INSERT INTO a VALUES (1)", NULL));
  lobby_database_close (database);
  database = open_database (fixture, LOBBY_DATABASE_RECORD, &more);
  g_autofree char *text = read_text (database, "SELECT y FROM a");
  g_assert_cmpstr (text, ==, "new");
  lobby_database_close (database);
}

static void
test_failed_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LobbyDatabase *database = open_database (fixture, LOBBY_DATABASE_RECORD, &first);

  g_assert_true (lobby_database_run (database, "INSERT INTO a VALUES (1)", NULL));
  lobby_database_close (database);
  g_assert_null (lobby_database_open (fixture->path, LOBBY_DATABASE_RECORD, &broken, &error));
  g_assert_nonnull (error);
  database = open_database (fixture, LOBBY_DATABASE_RECORD, &more);
  g_autofree char *tables = read_text (database, "SELECT group_concat(name) FROM sqlite_schema");
  g_assert_cmpstr (tables, ==, "a");
  lobby_database_close (database);
}

static void
test_newer_and_foreign (Fixture *fixture, gconstpointer data)
{
  const LobbySchema foreign = { .application_id = MARK + 1, .steps = more_steps };
  g_autoptr (GError) error = NULL;

  lobby_database_close (open_database (fixture, LOBBY_DATABASE_RECORD, &more));
  g_assert_null (lobby_database_open (fixture->path, LOBBY_DATABASE_RECORD, &first, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (lobby_database_open (fixture->path, LOBBY_DATABASE_RECORD, &foreign, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
}

static void
test_reading_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_database_open (fixture->path, LOBBY_DATABASE_READ, &first, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  lobby_database_close (open_database (fixture, LOBBY_DATABASE_RECORD, &first));
  LobbyDatabase *database = open_database (fixture, LOBBY_DATABASE_READ, &first);
  g_assert_false (lobby_database_run (database, "INSERT INTO a VALUES (1)", &error));
  g_assert_nonnull (error);
  lobby_database_close (database);
}

/* A table that came with the file may not act when it is touched. */
static void
test_is_defended (Fixture *fixture, gconstpointer data)
{
  LobbyDatabase *database = open_database (fixture, LOBBY_DATABASE_RECORD, &first);

  g_assert_false (lobby_database_run (database, "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema", NULL));
  g_assert_false (lobby_database_run (database, "ATTACH DATABASE ':memory:' AS other", NULL));
  g_assert_true (lobby_database_run (
      database, "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; END; INSERT INTO a VALUES (5)", NULL));
  g_autofree char *text = read_text (database, "SELECT x FROM a");
  g_assert_cmpstr (text, ==, "5");
  lobby_database_close (database);
}

static void
test_set_aside (Fixture *fixture, gconstpointer data)
{
  lobby_database_close (open_database (fixture, LOBBY_DATABASE_RECORD, &first));
  g_autofree char *first_name = lobby_database_set_aside (fixture->path, NULL);
  lobby_database_close (open_database (fixture, LOBBY_DATABASE_RECORD, &first));
  g_autofree char *second_name = lobby_database_set_aside (fixture->path, NULL);
  g_assert_cmpstr (first_name, !=, second_name);
  g_assert_true (g_file_test (first_name, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second_name, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/database/migrates", test_migrates);
  add ("/database/failed-step", test_failed_step);
  add ("/database/newer-and-foreign", test_newer_and_foreign);
  add ("/database/reading-changes-nothing", test_reading_changes_nothing);
  add ("/database/is-defended", test_is_defended);
  add ("/database/set-aside", test_set_aside);
  return g_test_run ();
}
