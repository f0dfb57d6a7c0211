/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl watch against a branch service: the lobby as text, changes as lines of JSON, and a clear end when a person is
 * needed. */
#include "lobby-test-service.h"
#include "lobby-wait.h"
#include "lobby-wire.h"
#include "temp-folder.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  TempFolder folder;
  LobbyTestService *branch;
  char *token_file;
  char *out;
  char *err;
  gboolean ended;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
  fixture->branch = lobby_test_service_start ("pension-day", "10:42:06", GPOINTER_TO_INT (data));
  fixture->token_file = temp_folder_path (&fixture->folder, "token");
  g_assert_true (g_file_set_contents (fixture->token_file, lobby_test_service_get_token (), -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->out);
  g_free (fixture->err);
  g_free (fixture->token_file);
  lobby_test_service_free (fixture->branch);
  temp_folder_remove (&fixture->folder);
}

static void
communicated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &fixture->out, &fixture->err, &error);
  g_assert_no_error (error);
  fixture->ended = TRUE;
}

/* Runs lobbyctl watch while the branch answers. Returns: its exit code */
static int
watch (Fixture *fixture, const char *option)
{
  const char *url = lobby_test_service_get_url (fixture->branch);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                                      &error, g_getenv ("LOBBYCTL"), "watch", url, "--token-file",
                                                      fixture->token_file, "--once", option, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, communicated_cb, fixture);
  LOBBY_WAIT_UNTIL (fixture->ended);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (watch (fixture, NULL), ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_nonnull (strstr (fixture->out, "2025-11-17  10:42:"));
  g_assert_nonnull (strstr (fixture->out, "live"));
  g_assert_nonnull (strstr (fixture->out, "\nQueue "));
  g_assert_nonnull (strstr (fixture->out, "\nCounter "));
  g_assert_nonnull (strstr (fixture->out, "\nATM-1 "));
  /* Shown once, and no terminal is told to do anything. */
  g_assert_null (strstr (strstr (fixture->out, "\nQueue ") + 1, "\nQueue "));
  g_assert_null (strchr (fixture->out, '\033'));
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  guint n_snapshots = 0;

  g_assert_cmpint (watch (fixture, "--json"), ==, 0);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fixture->out), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LobbyEvent) event = lobby_wire_parse_event (lines[i], strlen (lines[i]), &error);
      g_assert_no_error (error);
      n_snapshots += lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT;
    }
  g_assert_cmpint (n_snapshots, ==, GPOINTER_TO_INT (data) == LOBBY_TEST_SERVICE_SPLIT ? 4 : 1);
}

static void
test_wrong_token (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->token_file, "not-the-token-of-this-branch", -1, NULL));
  g_assert_cmpint (watch (fixture, NULL), ==, 1);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_nonnull (strstr (fixture->err, "The service refused the access token."));
}

static void
test_no_token (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->token_file);
  fixture->token_file = temp_folder_path (&fixture->folder, "nowhere");
  g_assert_cmpint (watch (fixture, NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "The token file cannot be read"));
}

static void
add (const char *name, LobbyTestServiceFlags flags, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, GINT_TO_POINTER (flags), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/ctl/watch/text", LOBBY_TEST_SERVICE_DEFAULT, test_text);
  add ("/ctl/watch/text-of-several-streams", LOBBY_TEST_SERVICE_SPLIT, test_text);
  add ("/ctl/watch/json", LOBBY_TEST_SERVICE_DEFAULT, test_json);
  add ("/ctl/watch/json-of-several-streams", LOBBY_TEST_SERVICE_SPLIT, test_json);
  add ("/ctl/watch/wrong-token", LOBBY_TEST_SERVICE_DEFAULT, test_wrong_token);
  add ("/ctl/watch/no-token", LOBBY_TEST_SERVICE_DEFAULT, test_no_token);
  return g_test_run ();
}
