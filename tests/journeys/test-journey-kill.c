/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill -9 of console and branch at every step of a command: kept, posted, accepted, marked, come home. A line between them
 * stops at a given byte of the command or of its answer; whoever is to die is killed there, comes back, and in the end the
 * histories agree: what was asked, what the branch did, what the console shows. No loss, no double effect, no other order. */
#include "config.h"

#include "lobby-fault-proxy.h"
#include "lobby-state.h"
#include "lobby-wait.h"
#include "lobby-wire.h"
#include "temp-folder.h"

#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>

/* ---- the branch, as a person starts it ---- */

typedef struct
{
  TempFolder folder;
  char *token_file;
  GSubprocess *branch; /* (owned) (nullable) */
  char *url;
  guint port;
  LobbyFaultProxy *proxy;
  SoupSession *http;
  char *token;
  char *ticket; /* a customer who waits all the time */

  GSubprocess *console; /* (owned) (nullable) */
  GDataInputStream *said;
  GHashTable *states; /* id of a command to its state */
  GPtrArray *asked;   /* ids in the order in which they were asked for */
  char *digest;
  gboolean live;
} World;

static char *
read_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (out), FALSE);
  return g_data_input_stream_read_line_utf8 (out, NULL, NULL, NULL);
}

static void
sign_token (World *world)
{
  g_autofree char *key = temp_folder_path (&world->folder, "key");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      g_getenv ("LOBBY_BRANCH_PROGRAM"), "token", "--key-file", key,
                                                      "--branch", "binhe-road", "--role", "lobby-manager", "--staff",
                                                      "lm1", "--days", "1", NULL);

  g_assert_no_error (error);
  world->token = read_line (process);
  g_assert_nonnull (world->token);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  world->token_file = temp_folder_path (&world->folder, "token");
  g_assert_true (g_file_set_contents (world->token_file, world->token, -1, NULL));
}

/* Time stands still there: nothing happens but what was asked for. */
static void
start_branch (World *world)
{
  g_autofree char *key = temp_folder_path (&world->folder, "key");
  g_autofree char *store = temp_folder_path (&world->folder, "branch.sqlite");
  g_autofree char *listen = g_strdup_printf ("127.0.0.1:%u", world->port);
  g_autoptr (GError) error = NULL;

  world->branch = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    g_getenv ("LOBBY_BRANCH_PROGRAM"), "serve", "--listen", listen, "--store", store,
                                    "--simulate", "pension-day", "--seed", "7", "--speed", "0", "--start", "10:42",
                                    "--key-file", key, "--exit-on-stdin-eof", NULL);
  g_assert_no_error (error);
  g_autofree char *ready = read_line (world->branch);
  const char *at = ready != NULL ? strstr (ready, "http://127.0.0.1:") : NULL;
  g_assert_nonnull (at);
  world->port = (guint) g_ascii_strtoull (at + strlen ("http://127.0.0.1:"), NULL, 10);
  g_free (world->url);
  world->url = g_strdup_printf ("http://127.0.0.1:%u/", world->port);
}

static void
kill_process (GSubprocess **process)
{
  g_subprocess_send_signal (*process, SIGKILL);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

/* What the branch says to somebody whose line is good. */
static char *
ask_branch (World *world, const char *path)
{
  g_autofree char *url = g_strconcat (world->url, path, NULL);
  g_autofree char *authorization = g_strconcat ("Bearer ", world->token, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GError) error = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  g_autoptr (GBytes) bytes = soup_session_send_and_read (world->http, message, NULL, &error);
  g_assert_no_error (error);
  return soup_message_get_status (message) == 200 ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                                                  : NULL;
}

static LobbyState *
ask_for_state (World *world)
{
  g_autofree char *body = ask_branch (world, "v1/snapshot");
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyEvent) event = lobby_wire_parse_event (body, strlen (body), &error);
  LobbyState *state = lobby_state_new ();

  g_assert_no_error (error);
  lobby_state_apply (state, event, NULL);
  return state;
}

static void
choose_ticket (World *world)
{
  g_autoptr (LobbyState) state = ask_for_state (world);
  const GPtrArray *tickets = lobby_state_get_tickets (state);

  for (guint i = tickets->len; i > 0 && world->ticket == NULL; i--)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i - 1);
      if (ticket->phase == LOBBY_TICKET_WAITING)
        world->ticket = g_strdup (ticket->id);
    }
  g_assert_nonnull (world->ticket);
}

/* ---- the console ---- */

static void hear (World *world);

static void
hear_line (World *world, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  guint n = g_strv_length (words);

  if (n == 1 && strcmp (words[0], "live") == 0)
    world->live = TRUE;
  else if (n == 2 && strcmp (words[0], "asked") == 0)
    g_ptr_array_add (world->asked, g_strdup (words[1]));
  else if (n == 2 && strcmp (words[0], "digest") == 0)
    {
      g_free (world->digest);
      world->digest = g_strdup (words[1]);
    }
  else if (n == 3 && strcmp (words[0], "command") == 0)
    g_hash_table_replace (world->states, g_strdup (words[1]), g_strdup (words[2]));
}

static void
heard_cb (GObject *said, GAsyncResult *result, gpointer data)
{
  World *world = data;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (said), result, NULL, NULL);

  if (G_DATA_INPUT_STREAM (said) != world->said || line == NULL)
    return;
  hear_line (world, line);
  hear (world);
}

static void
hear (World *world)
{
  g_data_input_stream_read_line_async (world->said, G_PRIORITY_DEFAULT, NULL, heard_cb, world);
}

static void
start_console (World *world)
{
  g_autofree char *folder = temp_folder_path (&world->folder, "console");
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  world->live = FALSE;
  world->console = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                     g_getenv ("LOBBY_KILL_CONSOLE"), lobby_fault_proxy_get_url (world->proxy),
                                     world->token_file, folder, NULL);
  g_assert_no_error (error);
  g_clear_object (&world->said);
  world->said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (world->console));
  hear (world);
}

static void tell (World *world, const char *words, ...) G_GNUC_PRINTF (2, 3);

static void
tell (World *world, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *line = g_strconcat (words, "\n", NULL);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (world->console), line, strlen (line), NULL, NULL, NULL);
}

static gboolean
is_in (World *world, const char *id, const char *state)
{
  return g_strcmp0 (g_hash_table_lookup (world->states, id), state) == 0;
}

/* Asks until the console says that nothing of the command is left to do. */
static void
await_done (World *world, const char *id)
{
  LobbyWait wait;

  lobby_wait_begin (&wait, 60000);
  g_hash_table_remove (world->states, id);
  while (!is_in (world, id, "none") && lobby_wait_step (&wait))
    {
      tell (world, "state %s", id);
      lobby_wait_a_while (50);
    }
  lobby_wait_end (&wait);
  g_assert_cmpstr (g_hash_table_lookup (world->states, id), ==, "none");
}

static const char *
ask_for (World *world, const char *medium)
{
  guint before = world->asked->len;

  tell (world, "note %s %s", world->ticket, medium);
  LOBBY_WAIT_UNTIL (world->asked->len > before);
  return g_ptr_array_index (world->asked, before);
}

/* ---- histories ---- */

/* Each command that was asked for has one effect, and the effects are in the order of asking; no number is missing. */
static void
compare_histories (World *world)
{
  g_autofree char *body = ask_branch (world, "v1/events?limit=5000");
  g_auto (GStrv) pieces = g_strsplit (body, "{\"specversion\"", -1);
  guint64 last = 0;
  guint next = 0;

  for (guint i = 1; pieces[i] != NULL; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"specversion\"%.*s", (int) strlen (pieces[i]) - 1, pieces[i]);
      g_autoptr (LobbyEvent) event = lobby_wire_parse_event (json, strlen (json), NULL);
      g_assert_nonnull (event);
      g_assert_true (last == 0 || lobby_event_get_sequence (event) == last + 1);
      last = lobby_event_get_sequence (event);
      if (lobby_event_get_kind (event) != LOBBY_EVENT_TICKET_NOTED || lobby_event_get_causation (event) == NULL)
        continue;
      g_assert_cmpuint (next, <, world->asked->len);
      g_assert_cmpstr (lobby_event_get_causation (event), ==, g_ptr_array_index (world->asked, next));
      next++;
    }
  g_assert_cmpuint (next, ==, world->asked->len);
}

static gboolean
shows_what_is (World *world)
{
  g_autoptr (LobbyState) state = ask_for_state (world);
  g_autofree char *digest = lobby_state_digest (state);

  g_clear_pointer (&world->digest, g_free);
  tell (world, "digest");
  LOBBY_WAIT_UNTIL (world->digest != NULL);
  return strcmp (world->digest, digest) == 0;
}

/* ---- life ---- */

static void
set_up (World *world, gconstpointer nothing)
{
  temp_folder_make (&world->folder);
  world->http = soup_session_new ();
  world->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  world->asked = g_ptr_array_new_with_free_func (g_free);
  sign_token (world);
  start_branch (world);
  choose_ticket (world);
  world->proxy = lobby_fault_proxy_new (world->url);
  start_console (world);
  LOBBY_WAIT_UNTIL (world->live);
}

static void
tear_down (World *world, gconstpointer nothing)
{
  g_clear_object (&world->said);
  kill_process (&world->console);
  lobby_fault_proxy_free (world->proxy);
  kill_process (&world->branch);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (world->http);
  g_hash_table_unref (world->states);
  g_ptr_array_unref (world->asked);
  g_free (world->digest);
  g_free (world->token_file);
  g_free (world->token);
  g_free (world->ticket);
  g_free (world->url);
  temp_folder_remove (&world->folder);
}

static void
revive (World *world, gboolean console)
{
  lobby_fault_proxy_lift_all (world->proxy);
  lobby_fault_proxy_cut (world->proxy);
  if (!console)
    start_branch (world);
  else
    {
      start_console (world);
      LOBBY_WAIT_UNTIL (world->live);
    }
}

/* The console goes on telling the branch what it advises, so that both may move for a moment. */
static void
await_same_picture (World *world)
{
  gboolean same = FALSE;
  LobbyWait wait;

  lobby_wait_begin (&wait, LOBBY_WAIT_DEADLINE_MS);
  while (!same && lobby_wait_step (&wait))
    same = shows_what_is (world);
  lobby_wait_end (&wait);
  g_assert_true (same);
}

static void
end_well (World *world)
{
  for (guint i = 0; i < world->asked->len; i++)
    await_done (world, g_ptr_array_index (world->asked, i));
  compare_histories (world);
  await_same_picture (world);
}

/* ---- named steps ---- */

/* Fault 31: kept, and killed before anything went out. */
static void
test_fault_31 (World *world, gconstpointer nothing)
{
  const char *id;

  lobby_fault_proxy_set (world->proxy, LOBBY_TOXIC_DOWN, 1);
  id = ask_for (world, "card");
  g_assert_null (ask_branch (world, "v1/commands/00000000-0000-4000-8000-000000000000"));
  kill_process (&world->console);
  revive (world, TRUE);
  await_done (world, id);
  end_well (world);
}

static gboolean
has_taken (World *world, const char *id)
{
  g_autofree char *path = g_strconcat ("v1/commands/", id, NULL);
  g_autofree char *status = ask_branch (world, path);

  return status != NULL;
}

/* Fault 32: the branch has done it, and whoever should hear so is dead. */
static void
test_fault_32 (World *world, gconstpointer victim)
{
  const char *id;

  lobby_fault_proxy_set (world->proxy, LOBBY_TOXIC_HOLD_ANSWER, 1);
  id = ask_for (world, "card");
  LOBBY_WAIT_UNTIL (has_taken (world, id));
  g_assert_false (is_in (world, id, "sent"));
  kill_process (victim != NULL ? &world->console : &world->branch);
  revive (world, victim != NULL);
  await_done (world, id);
  end_well (world);
}

/* The new picture has the effect in it, and only then does the branch's answer arrive: no event will come. */
static void
test_answer_after_picture (World *world, gconstpointer nothing)
{
  const char *id;

  lobby_fault_proxy_set (world->proxy, LOBBY_TOXIC_HOLD_ANSWER, 1);
  id = ask_for (world, "card");
  LOBBY_WAIT_UNTIL (has_taken (world, id));
  kill_process (&world->console);
  lobby_fault_proxy_cut (world->proxy);
  start_console (world);
  LOBBY_WAIT_UNTIL (world->live);
  await_same_picture (world);
  lobby_fault_proxy_lift_all (world->proxy);
  lobby_fault_proxy_cut (world->proxy);
  end_well (world);
}

/* Accepted and marked, and killed before the event came home. */
static void
test_before_the_event (World *world, gconstpointer nothing)
{
  const char *id;

  lobby_fault_proxy_set (world->proxy, LOBBY_TOXIC_DROP_EVENT, 1);
  id = ask_for (world, "card");
  LOBBY_WAIT_UNTIL (is_in (world, id, "sent"));
  kill_process (&world->console);
  revive (world, TRUE);
  await_done (world, id);
  end_well (world);
}

/* ---- every byte ---- */

/* Bytes of two commands and their answers, as this console sends them. */
static guint
measure (World *world)
{
  guint before = lobby_fault_proxy_count_command_bytes (world->proxy);
  const char *first = ask_for (world, "card");
  const char *second = ask_for (world, "passbook");

  await_done (world, first);
  await_done (world, second);
  return lobby_fault_proxy_count_command_bytes (world->proxy) - before;
}

/* A round: two commands on one customer, a line that stops at that byte, and a death there. */
static void
play_round (World *world, guint byte, gboolean console)
{
  g_autoptr (LobbyState) state = NULL;
  const char *second;

  lobby_fault_proxy_set (world->proxy, LOBBY_TOXIC_HOLD_COMMAND, byte);
  ask_for (world, "card");
  second = ask_for (world, "passbook");
  LOBBY_WAIT_UNTIL (lobby_fault_proxy_is_holding (world->proxy) || is_in (world, second, "none"));
  kill_process (console ? &world->console : &world->branch);
  revive (world, console);
  await_done (world, second);
  compare_histories (world);
  state = ask_for_state (world);
  g_assert_cmpint (lobby_state_get_ticket (state, world->ticket)->medium, ==, LOBBY_MEDIUM_PASSBOOK);
}

#define ROUNDS 18

static void
play_rounds (World *world, guint first, guint step, gboolean console)
{
  guint total = measure (world);

  for (guint i = first; i <= ROUNDS; i += step)
    {
      guint byte = 1 + total * i / ROUNDS;
      g_test_message ("%s dies at byte %u of %u", console ? "the console" : "the branch", byte, total);
      play_round (world, byte, console);
    }
  end_well (world);
}

static void
test_console_bytes (World *world, gconstpointer nothing)
{
  play_rounds (world, 0, 1, TRUE);
}

static void
test_branch_bytes (World *world, gconstpointer first)
{
  play_rounds (world, GPOINTER_TO_UINT (first), 2, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) \
  g_test_add ("/journey/kill/" name, World, GUINT_TO_POINTER (data), set_up, func, tear_down)
  ADD ("steps/fault-31-before-the-post", 0, test_fault_31);
  ADD ("steps/fault-32-console-before-the-mark", TRUE, test_fault_32);
  ADD ("steps/fault-32-branch-before-the-answer", FALSE, test_fault_32);
  ADD ("steps/fault-32-answer-after-the-picture", 0, test_answer_after_picture);
  ADD ("steps/before-the-event-comes-home", 0, test_before_the_event);
  ADD ("console-bytes/every", 0, test_console_bytes);
  ADD ("branch-even-bytes/every", 0, test_branch_bytes);
  ADD ("branch-odd-bytes/every", 1, test_branch_bytes);
  return g_test_run ();
}
