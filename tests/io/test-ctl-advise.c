/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl advise, from outside, on a simulated pension day: what a manager would believe, and the same twice. */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>

static const char *day;

/* Returns: the exit code; @out: (out) (optional): what was said on stdout */
static int
advise (const char *file, const char *at, const char *format, char **out)
{
  const char *const words[] = { g_getenv ("LOBBYCTL"), "advise", file, "--at", at, format, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (
      g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  if (out != NULL)
    *out = g_steal_pointer (&said);
  return WEXITSTATUS (status);
}

static JsonObject *
read_advice (JsonParser *parser, const char *at)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (advise (day, at, "--json", &out), ==, 0);
  json_parser_load_from_data (parser, out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static double
get_middle (JsonObject *object, const char *member)
{
  return json_array_get_double_element (json_object_get_array_member (object, member), 1);
}

static void
test_pension_day (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *answer = read_advice (parser, "10:42:06");
  JsonArray *advices = json_object_get_array_member (answer, "advice");
  JsonObject *first = json_array_get_object_element (advices, 0);
  guint n_diversions = 0;

  /* The rush: a free teller and a closed counter come first. */
  g_assert_cmpstr (json_object_get_string_member (first, "kind"), ==, "open-counter");
  g_assert_cmpstr (json_object_get_string_member (first, "counter"), ==, "5");
  g_assert_cmpfloat (get_middle (first, "othersSeconds"), >, 30 * 60);
  g_assert_cmpfloat (get_middle (first, "afterSeconds"), <, get_middle (first, "beforeSeconds"));
  g_assert_cmpstr (json_object_get_string_member (answer, "bottleneck"), ==, "A");
  for (guint i = 0; i < json_array_get_length (advices); i++)
    {
      JsonObject *advice = json_array_get_object_element (advices, i);
      if (strcmp (json_object_get_string_member (advice, "kind"), "divert") != 0)
        continue;
      n_diversions++;
      g_assert_cmpfloat (get_middle (advice, "ownSeconds"), >, 60);
      g_assert_cmpfloat (get_middle (advice, "ownSeconds"), <, 3600);
      g_assert_true (json_object_has_member (advice, "words"));
    }
  g_assert_cmpuint (n_diversions, >=, 2);
}

static void
test_every_ticket_has_a_verdict (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *tickets = json_object_get_array_member (read_advice (parser, "10:42:06"), "tickets");
  guint n_elderly = 0;

  g_assert_cmpuint (json_array_get_length (tickets), ==, 23);
  for (guint i = 0; i < json_array_get_length (tickets); i++)
    {
      JsonObject *ticket = json_array_get_object_element (tickets, i);
      const char *verdict = json_object_get_string_member (ticket, "verdict");
      gboolean advised = json_object_get_boolean_member (ticket, "advised");

      n_elderly += strcmp (verdict, "elderly") == 0;
      g_assert_true (!advised || strcmp (verdict, "none") == 0);
    }
  g_assert_cmpuint (n_elderly, >, 3);
}

static void
test_same_twice (void)
{
  g_autofree char *one = NULL, *other = NULL, *table = NULL;

  g_assert_cmpint (advise (day, "11:20:00", "--json", &one), ==, 0);
  g_assert_cmpint (advise (day, "11:20:00", "--json", &other), ==, 0);
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpint (advise (day, "11:20:00", NULL, &table), ==, 0);
  g_assert_nonnull (strstr (table, "advice"));
}

static void
test_nonsense (void)
{
  g_assert_cmpint (advise (day, "25:00:00", NULL, NULL), ==, 2);
  g_assert_cmpint (advise ("/nowhere.jsonl.gz", "10:00:00", NULL, NULL), ==, 1);
  g_assert_cmpint (advise (day, "08:00:00", "--json", NULL), ==, 0); /* before anybody has come */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  day = g_getenv ("LOBBY_PENSION_DAY");
  g_test_add_func ("/ctl/advise/pension-day", test_pension_day);
  g_test_add_func ("/ctl/advise/verdicts", test_every_ticket_has_a_verdict);
  g_test_add_func ("/ctl/advise/same-twice", test_same_twice);
  g_test_add_func ("/ctl/advise/nonsense", test_nonsense);
  return g_test_run ();
}
