/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl train, from outside, on a simulated pension day. */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>

/* Returns: (transfer full): what was said on stdout; the exit code must be @code */
static char *
ask (const char *const *options, int code)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;

  g_strv_builder_add_many (builder, g_getenv ("LOBBYCTL"), "train", g_getenv ("LOBBY_PENSION_DAY"), NULL);
  g_strv_builder_addv (builder, (const char **) options);
  g_auto (GStrv) words = g_strv_builder_end (builder);
  g_assert_true (g_spawn_sync (NULL, words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, code);
  return out;
}

static gint64
get_average (const char *json, guint *n_moments)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);

  g_assert_nonnull (root);
  *n_moments = json_array_get_length (json_object_get_array_member (json_node_get_object (root), "moments"));
  return json_object_get_int_member (json_node_get_object (root), "average");
}

/* The same seed is the same exercise; who makes the best choices has all points, who does nothing has none. */
static void
test_scores (void)
{
  g_autofree char *best = ask ((const char *const[]){ "--best", "--seed", "3", "--json", NULL }, 0);
  g_autofree char *again = ask ((const char *const[]){ "--best", "--seed", "3", "--json", NULL }, 0);
  g_autofree char *idle = ask ((const char *const[]){ "--seed", "3", "--json", NULL }, 0);
  g_autofree char *some = ask (
      (const char *const[]){ "--seed", "3", "--choose", "1", "--choose", "none", "--json", NULL }, 0);
  guint n_moments;

  g_assert_cmpstr (best, ==, again);
  g_assert_cmpint (get_average (best, &n_moments), ==, 100);
  g_assert_cmpuint (n_moments, >=, 3);
  g_assert_cmpint (get_average (idle, &n_moments), ==, 0);
  g_assert_cmpstr (some, !=, idle);
}

static void
test_bad_words (void)
{
  const char *const bad[] = { "0", "1,,2", "open" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *out = ask ((const char *const[]){ "--choose", bad[i], NULL }, 2);
      g_assert_cmpstr (out, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl-train/scores", test_scores);
  g_test_add_func ("/ctl-train/bad-words", test_bad_words);
  return g_test_run ();
}
