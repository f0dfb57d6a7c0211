/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl import on a table that somebody made to do harm, from outside (faults 34 and 37): what makes sense becomes a day,
 * each other row is listed with line and reason, and no cell of it gets into the report. */
#include "temp-folder.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

#define HEAD "ticket,service,class,arrived_at,called_at,served_at,finished_at,counter,outcome,device\r\n"
#define NINE "2025-11-17 09:00:00"
#define TEN "2025-11-17 10:00:00"

/* A row, and why it is left out; %NULL for one that is taken. */
static const struct
{
  const char *row;
  const char *reason;
} rows[] = {
  { "A1,cash,0," NINE "," NINE ",," TEN ",1,served,", NULL },
  { "=cmd|'/c calc'!A1,cash,0," NINE "," NINE ",," TEN ",1,served,", "the ticket is missing, or no short name" },
  { "../../etc/passwd,cash,0," NINE "," NINE ",," TEN ",1,served,", "the ticket is missing, or no short name" },
  { "A1,cash,0," NINE "," NINE ",," TEN ",1,served,", "the ticket came before on that day" },
  { "A2,\"<b>cash</b>\",0," NINE "," NINE ",," TEN ",1,served,", "the service is missing, or no short name" },
  { "A3,cash,-1," NINE "," NINE ",," TEN ",1,served,", "the class is no number from 0 to 15" },
  { "A4,cash,1e3," NINE "," NINE ",," TEN ",1,served,", "the class is no number from 0 to 15" },
  { "A5,cash,0," NINE "," NINE ",," TEN ",\"1\n2\",served,", "the counter is no short name" },
  { "A6,cash,0,9999999999-01-01 00:00:00,,," TEN ",1,served,", "a time cannot be read" },
  { "A7,cash,0,2025-02-30 09:00:00,,," TEN ",1,served,", "a time cannot be read" },
  { "A8,cash,0,,,," TEN ",1,served,", "nobody knows when the customer came" },
  { "A9,cash,0," TEN "," NINE ",," NINE ",1,served,", "the times are in an impossible order, or one is missing" },
  { "B1,cash,0," NINE ",,," TEN ",,eaten,", "neither served nor diverted nor left" },
  { "B2,cash,0," NINE ",,," TEN ",,diverted,@SUM(A1)", "the device is no short name" },
  { "B3", "fewer cells than the head has" },
  { "B4,cash,0," NINE ",,," TEN ",,diverted,crs-1", NULL },
};

typedef struct
{
  TempFolder folder;
  char *table;
  char *prefix;
  char *report;
  char *out; /* what was said */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
  fixture->table = temp_folder_path (&fixture->folder, "=2+3.csv");
  fixture->prefix = temp_folder_path (&fixture->folder, "day");
  fixture->report = temp_folder_path (&fixture->folder, "report.csv");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->table);
  g_free (fixture->prefix);
  g_free (fixture->report);
  g_free (fixture->out);
  temp_folder_remove (&fixture->folder);
}

static int
import (Fixture *fixture, const char *text)
{
  const char *const arguments[] = { g_getenv ("LOBBYCTL"), "import",   "--format",      "csv",
                                    fixture->table,        "--out",    fixture->prefix, "--zone",
                                    "Asia/Shanghai",       "--report", fixture->report, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_file_set_contents (fixture->table, text, -1, NULL));
  g_clear_pointer (&fixture->out, g_free);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &fixture->out,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_hostile_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = g_string_new (HEAD);
  g_autoptr (GString) expected = g_string_new ("\"file\",\"line\",\"reason\"\r\n");
  g_autofree char *report = NULL;
  g_autofree char *day = temp_folder_path (&fixture->folder, "day-2025-11-17.jsonl.gz");
  guint line = 2, n_days = 0;
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_string_append_printf (table, "%s\r\n", rows[i].row);
      if (rows[i].reason != NULL)
        g_string_append_printf (expected, "\"'=2+3.csv\",%u,\"%s\"\r\n", line, rows[i].reason);
      /* A row that goes over two lines is named by the one on which it begins. */
      line += strchr (rows[i].row, '\n') != NULL ? 2 : 1;
    }
  g_assert_cmpint (import (fixture, table->str), ==, 0);
  g_assert_true (g_file_get_contents (fixture->report, &report, NULL, NULL));
  g_assert_cmpstr (report, ==, expected->str);
  g_assert_nonnull (strstr (fixture->out, "Rows 16, visits 2, days 1"));
  g_assert_true (g_file_test (day, G_FILE_TEST_IS_REGULAR));

  /* Nothing was written anywhere else. */
  g_autoptr (GDir) folder = g_dir_open (fixture->folder.path, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    n_days += g_str_has_prefix (name, "day");
  g_assert_cmpuint (n_days, ==, 1);
}

/* A table of which nothing makes sense fails, and still says why. */
static void
test_nothing_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;

  g_assert_cmpint (import (fixture, HEAD ",,,,,,,,,\r\n"), ==, 1);
  g_assert_true (g_file_get_contents (fixture->report, &report, NULL, NULL));
  g_assert_nonnull (strstr (report, ",2,\"the ticket is missing, or no short name\""));
  g_assert_nonnull (strstr (fixture->out, "Rows 1, visits 0, days 0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/import/hostile-table", Fixture, NULL, set_up, test_hostile_table, tear_down);
  g_test_add ("/ctl/import/nothing-taken", Fixture, NULL, set_up, test_nothing_taken, tear_down);
  return g_test_run ();
}
