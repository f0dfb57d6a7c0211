/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl whatif, from outside, on a simulated pension day. */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>

/* Returns: the exit code; what was said on stdout in @out, on stderr in @complaint */
static int
ask (const char *const *options, char **out, char **complaint)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_ptr_array_add (words, (gpointer) g_getenv ("LOBBYCTL"));
  g_ptr_array_add (words, (gpointer) "whatif");
  g_ptr_array_add (words, (gpointer) g_getenv ("LOBBY_PENSION_DAY"));
  for (guint i = 0; options[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) options[i]);
  g_ptr_array_add (words, NULL);
  g_assert_true (
      g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, complaint, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static JsonObject *
read_answer (JsonParser *parser, const char *const *options)
{
  g_autofree char *out = NULL, *complaint = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ask (options, &out, &complaint), ==, 0);
  json_parser_load_from_data (parser, out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static double
get_figure (JsonObject *answer, const char *world, const char *figure)
{
  JsonObject *all = json_object_get_object_member (answer, "all");

  return json_object_get_double_member (json_object_get_object_member (all, world), figure);
}

/* With no change the day is as it was. */
static void
test_residual (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *answer = read_answer (parser, (const char *const[]){ "--json", NULL });
  JsonObject *residual = json_object_get_object_member (answer, "residual");

  g_assert_true (json_object_get_boolean_member (answer, "orderKnown"));
  g_assert_true (json_object_get_boolean_member (answer, "openingsKnown"));
  g_assert_cmpfloat (json_object_get_double_member (residual, "errands"), >, 300);
  g_assert_cmpfloat (json_object_get_double_member (residual, "meanSeconds"), <, 30);
  g_assert_cmpfloat (get_figure (answer, "retold", "waitedSeconds"), ==,
                     get_figure (answer, "decided", "waitedSeconds"));
  g_assert_cmpfloat (get_figure (answer, "happened", "diverted"), >, 5);
  g_assert_cmpfloat (get_figure (answer, "nothingDone", "waitedSeconds"), >,
                     get_figure (answer, "happened", "waitedSeconds"));
}

static void
test_open_counter (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *answer = read_answer (parser, (const char *const[]){ "--json", "--open", "5@10:30-12:00", "--from",
                                                                   "10:30", NULL });

  g_assert_cmpfloat (get_figure (answer, "decided", "waitedSeconds"), <,
                     get_figure (answer, "retold", "waitedSeconds") - 600);
  g_assert_cmpfloat (get_figure (answer, "decided", "openSeconds"), >, get_figure (answer, "retold", "openSeconds"));
  g_assert_cmpfloat (get_figure (answer, "decided", "openSeconds"), <=,
                     get_figure (answer, "retold", "openSeconds") + 90 * 60);
}

static void
test_best (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *answer = read_answer (parser, (const char *const[]){ "--json", "--best", "--from", "10:20", "--until",
                                                                   "11:30", NULL });
  JsonObject *best = json_object_get_object_member (answer, "best");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (best, "decisions")), >=, 1);
  g_assert_cmpfloat (json_object_get_double_member (best, "savedSeconds"), >, 0);
  g_assert_cmpfloat (json_object_get_double_member (best, "sure"), >, 0.5);
  g_assert_cmpfloat (get_figure (answer, "decided", "waitedSeconds"), <=,
                     get_figure (answer, "retold", "waitedSeconds"));
}

/* What cannot be understood is said, and nothing is told. */
static void
test_bad_words (void)
{
  const char *const bad[][2] = { { "--open", "99@10:30-12:00" },
                                 { "--open", "5@12:00-10:30" },
                                 { "--open", "5" },
                                 { "--open", "5@25:00-26:00" },
                                 { "--close", "@10:30-12:00" },
                                 { "--profile", "6@10:30-12:00" },
                                 { "--profile", "6=X@10:30-12:00" },
                                 { "--divert", "A999=ATM-1@10:43" },
                                 { "--divert", "A010=NO-1@10:43" },
                                 { "--divert", "A010@10:43" },
                                 { "--from", "soon" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *out = NULL, *complaint = NULL;

      g_assert_cmpint (ask ((const char *const[]){ bad[i][0], bad[i][1], NULL }, &out, &complaint), ==, 2);
      g_assert_cmpstr (out, ==, "");
      g_assert_nonnull (strstr (complaint, "lobbyctl: "));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl-whatif/residual", test_residual);
  g_test_add_func ("/ctl-whatif/open", test_open_counter);
  g_test_add_func ("/ctl-whatif/best", test_best);
  g_test_add_func ("/ctl-whatif/bad-words", test_bad_words);
  return g_test_run ();
}
