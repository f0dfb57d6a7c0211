/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl for people who measure, from outside: a table becomes a day, the day is forecast and evaluated, and a queue is
 * simulated. */
#include "temp-folder.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

typedef struct
{
  TempFolder folder;
  char *table;
  char *prefix;
  char *day;
  char *out;
} Fixture;

/* Two counters, a customer a minute, each served for two minutes and a half: a queue that grows. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (
      "ticket,service,class,arrived_at,called_at,served_at,finished_at,counter,outcome\n");

  temp_folder_make (&fixture->folder);
  fixture->table = temp_folder_path (&fixture->folder, "visits.csv");
  fixture->prefix = temp_folder_path (&fixture->folder, "day");
  fixture->day = temp_folder_path (&fixture->folder, "day-2025-11-17.jsonl.gz");
  for (int i = 0; i < 100; i++)
    {
      int arrived = 9 * 3600 + 60 * i, called = MAX (arrived, 9 * 3600 + i / 2 * 150), ended = called + 145;

      g_string_append_printf (
          text, "A%03d,A,0,2025-11-17T%02d:%02d:%02d,2025-11-17T%02d:%02d:%02d,,2025-11-17T%02d:%02d:%02d,%d,served\n",
          i, arrived / 3600, arrived / 60 % 60, arrived % 60, called / 3600, called / 60 % 60, called % 60,
          ended / 3600, ended / 60 % 60, ended % 60, i % 2 + 1);
    }
  g_assert_true (g_file_set_contents (fixture->table, text->str, -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->table);
  g_free (fixture->prefix);
  g_free (fixture->day);
  g_free (fixture->out);
  temp_folder_remove (&fixture->folder);
}

/* Returns: the exit code; what was said on stdout is kept */
static int
run (Fixture *fixture, const char *const *arguments)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_ptr_array_add (words, (gpointer) g_getenv ("LOBBYCTL"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) arguments[i]);
  g_ptr_array_add (words, NULL);
  g_clear_pointer (&fixture->out, g_free);
  g_assert_true (g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               &fixture->out, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
import (Fixture *fixture)
{
  const char *const arguments[] = { "import", "--format", "csv", fixture->table, "--out", fixture->prefix, NULL };

  g_assert_cmpint (run (fixture, arguments), ==, 0);
  g_assert_true (g_file_test (fixture->day, G_FILE_TEST_IS_REGULAR));
}

static void
test_imported_day_is_whole (Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = { "check", fixture->day, NULL };

  import (fixture);
  g_assert_cmpint (run (fixture, arguments), ==, 0);
}

static void
test_forecast_of_a_day (Fixture *fixture, gconstpointer data)
{
  const char *const late[] = { "forecast", fixture->day, "--at", "10:30:00", "--json", NULL };
  const char *const early[] = { "forecast", fixture->day, "--at", "09:05:00", "--json", NULL };
  const char *const never[] = { "forecast", fixture->day, "--at", "25:00:00", NULL };

  import (fixture);
  g_assert_cmpint (run (fixture, late), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "\"enough\":true"));
  g_assert_nonnull (strstr (fixture->out, "\"ticket\":\"A090\""));
  g_assert_nonnull (strstr (fixture->out, "\"next\":[{\"service\":\"A\""));
  g_assert_cmpint (run (fixture, early), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "\"enough\":false"));
  g_assert_cmpint (run (fixture, never), ==, 2);
}

static void
test_evaluation_of_a_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = temp_folder_path (&fixture->folder, "out.tsv");
  g_autofree char *text = NULL;
  const char *const arguments[] = { "evaluate", "--train", fixture->day, "--test", fixture->day, "--out", table, NULL };

  import (fixture);
  g_assert_cmpint (run (fixture, arguments), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "QLM"));
  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "ticket\tclass\tmean\tmedian\tlo\thi\tactual\n"));
  g_assert_nonnull (strstr (text, "\nA099\t0\t"));
}

static void
test_simulated_queue (Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = { "simulate-queue", "--lambda", "0.5",    "--mu", "1",      "--servers", "1",
                                    "--customers",    "200000",   "--seed", "4",    "--json", NULL };
  const char *const nonsense[] = { "simulate-queue", "--lambda", "-1", NULL };
  const char *mean;

  g_assert_cmpint (run (fixture, arguments), ==, 0);
  mean = strstr (fixture->out, "\"meanWait\":");
  g_assert_nonnull (mean);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (mean + strlen ("\"meanWait\":"), NULL), 1, 0.05);
  g_assert_cmpint (run (fixture, nonsense), ==, 2);
}

static void
add (const char *name, void (*run_test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, run_test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/ctl/measure/import", test_imported_day_is_whole);
  add ("/ctl/measure/forecast", test_forecast_of_a_day);
  add ("/ctl/measure/evaluate", test_evaluation_of_a_day);
  add ("/ctl/measure/simulate-queue", test_simulated_queue);
  return g_test_run ();
}
