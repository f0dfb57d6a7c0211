/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit: lines are only added, and any that is changed, left out, put in or cut off is noticed. */
#include "lobby-audit.h"

#include "temp-folder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define NOW_US G_GINT64_CONSTANT (1763337600000000)
#define N_LINES 230

typedef struct
{
  TempFolder folder;
} Fixture;

static void
write_lines (Fixture *fixture, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyAudit) audit = lobby_audit_open (fixture->folder.path, &error);

  g_assert_no_error (error);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *subject = g_strdup_printf ("visit-%d", i);
      lobby_audit_add (audit, NOW_US + i, "console:lm1", LOBBY_AUDIT_NAME_SHOWN, subject, i % 2 ? "greeting" : NULL,
                       &error);
      g_assert_no_error (error);
    }
}

static LobbyAuditProof
verify (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyAudit) audit = lobby_audit_open_to_read (fixture->folder.path, &error);
  LobbyAuditProof proof;

  g_assert_no_error (error);
  g_assert_true (lobby_audit_verify (audit, &proof, &error));
  return proof;
}

/* As somebody with the file in hand would: without the triggers. */
static void
tamper (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder.path, "audit.sqlite", NULL);
  sqlite3 *file;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, "DROP TRIGGER lines_stay; DROP TRIGGER lines_stand;", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (file);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  temp_folder_remove (&fixture->folder);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  LobbyAuditProof proof;

  write_lines (fixture, 2);
  write_lines (fixture, 3); /* another run goes on where the first one ended */
  proof = verify (fixture);
  g_assert_cmpint (proof.n_lines, ==, 5);
  g_assert_cmpint (proof.broken, ==, 0);
  g_assert_cmpint (proof.n_missing, ==, 0);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  LobbyAuditProof proof;

  write_lines (fixture, 0);
  proof = verify (fixture);
  g_assert_cmpint (proof.n_lines, ==, 0);
  g_assert_cmpint (proof.broken, ==, 0);
  g_assert_cmpint (proof.n_missing, ==, 0);
}

static void
test_refuses_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder.path, "audit.sqlite", NULL);
  sqlite3 *file;

  write_lines (fixture, 3);
  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, "UPDATE lines SET who = 'nobody'", NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (sqlite3_exec (file, "DELETE FROM lines WHERE number = 2", NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  sqlite3_close (file);
}

static const struct
{
  const char *name;
  const char *sql;
  gint64 broken;
  gint64 n_missing;
} harms[] = {
  { "who-changed", "UPDATE lines SET who = 'console:other' WHERE number = 4", 4, 0 },
  { "time-changed", "UPDATE lines SET at_us = at_us + 1 WHERE number = 1", 1, 0 },
  { "reason-removed", "UPDATE lines SET reason = NULL WHERE number = 2", 2, 0 },
  { "text-moved-between-members", "UPDATE lines SET who = 'console:lm1name', action = '.shown' WHERE number = 3", 3,
    0 },
  { "left-out", "DELETE FROM lines WHERE number = 5", 5, 0 },
  { "left-out-and-closed-up",
    "DELETE FROM lines WHERE number = 5; UPDATE lines SET number = number - 1 WHERE number > 5", 5, 0 },
  { "cut-off", "DELETE FROM lines WHERE number > 6", 0, 4 },
  { "two-exchanged",
    "UPDATE lines SET number = 99 WHERE number = 7; UPDATE lines SET number = 7 WHERE number = 8;"
    "UPDATE lines SET number = 8 WHERE number = 99",
    7, 0 },
};

static void
test_harm (Fixture *fixture, gconstpointer data)
{
  guint harm = GPOINTER_TO_UINT (data);
  LobbyAuditProof proof;

  write_lines (fixture, 10);
  tamper (fixture, harms[harm].sql);
  proof = verify (fixture);
  g_assert_cmpint (proof.broken, ==, harms[harm].broken);
  g_assert_cmpint (proof.n_missing, ==, harms[harm].n_missing);
}

/* Who cuts off the end removes the note beside the file as well. */
static void
test_note_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *head = g_build_filename (fixture->folder.path, "audit.head", NULL);

  write_lines (fixture, 4);
  g_assert_cmpint (g_unlink (head), ==, 0);
  g_assert_cmpint (verify (fixture).n_missing, >, 0);
}

/* More lines than are read at once. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (LobbyAudit) audit = NULL;

  write_lines (fixture, N_LINES);
  g_assert_cmpint (verify (fixture).n_lines, ==, N_LINES);
  audit = lobby_audit_open_to_read (fixture->folder.path, &error);
  lines = lobby_audit_list (audit, 11, 5, &error);
  g_assert_cmpuint (lines->len, ==, 5);
  g_assert_cmpstr (((const LobbyAuditLine *) g_ptr_array_index (lines, 0))->subject, ==, "visit-10");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/audit/whole", test_whole);
  ADD ("/audit/empty", test_empty);
  ADD ("/audit/refuses-changes", test_refuses_changes);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *path = g_strconcat ("/audit/", harms[i].name, NULL);
      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_harm, tear_down);
    }
  ADD ("/audit/note-removed", test_note_removed);
  ADD ("/audit/long", test_long);
  return g_test_run ();
}
