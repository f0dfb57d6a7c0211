/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outbox: a command that was promised takes effect once, wherever the program dies (faults 31 and 32). */
#include "lobby-outbox.h"

#include "temp-folder.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define NOW_US G_GINT64_CONSTANT (1763337600000000)
#define FIRST_ID "11111111-1111-4111-8111-111111111111"
#define SECOND_ID "22222222-2222-4222-8222-222222222222"
#define THIRD_ID "33333333-3333-4333-8333-333333333333"

static const char *program;

typedef struct
{
  TempFolder folder;
  LobbyOutbox *outbox;
  guint n_changed;
} Fixture;

static void
changed_cb (LobbyOutbox *outbox, const char *id, gpointer data)
{
  ((Fixture *) data)->n_changed++;
}

static void
open_outbox (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *set_aside = NULL;

  fixture->outbox = lobby_outbox_new (fixture->folder.path, &set_aside, &error);
  g_assert_no_error (error);
  g_assert_null (set_aside);
  g_signal_connect (fixture->outbox, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
reopen_outbox (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->outbox));
  open_outbox (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
  open_outbox (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->outbox != NULL)
    g_assert_finalize_object (fixture->outbox);
  temp_folder_remove (&fixture->folder);
}

static LobbyCommand *
make_command (const char *id, const char *counter)
{
  LobbyCounterMoment *payload = lobby_record_new (&lobby_counter_asked_type);

  payload->counter = g_strdup (counter);
  payload->action = LOBBY_COUNTER_ACTION_OPEN;
  payload->by = g_strdup ("lm-1");
  return lobby_command_new (id, LOBBY_COMMAND_COUNTER_ASK, payload);
}

static void
add_command (LobbyOutbox *outbox, const char *id, const char *counter)
{
  g_autoptr (LobbyCommand) command = make_command (id, counter);
  g_autoptr (GError) error = NULL;

  g_assert_true (lobby_outbox_add (outbox, command, NULL, NOW_US, &error));
  g_assert_no_error (error);
}

static const char *
get_next_id (LobbyOutbox *outbox, gint64 now_us)
{
  const LobbyOutboxEntry *entry = lobby_outbox_get_next (outbox, now_us);

  return entry != NULL ? entry->command->id : NULL;
}

static void
test_way_of_a_command (Fixture *fixture, gconstpointer data)
{
  add_command (fixture->outbox, FIRST_ID, "3");
  g_assert_cmpstr (get_next_id (fixture->outbox, NOW_US), ==, FIRST_ID);
  g_assert_true (lobby_outbox_mark_sending (fixture->outbox, FIRST_ID, NOW_US, NULL));
  g_assert_true (lobby_outbox_mark_tried (fixture->outbox, FIRST_ID, "unreachable", NOW_US + 500, NOW_US, NULL));
  g_assert_null (lobby_outbox_get_next (fixture->outbox, NOW_US));
  g_assert_cmpint (lobby_outbox_get_next_try (fixture->outbox), ==, NOW_US + 500);
  g_assert_cmpstr (get_next_id (fixture->outbox, NOW_US + 500), ==, FIRST_ID);
  g_assert_true (lobby_outbox_mark_sending (fixture->outbox, FIRST_ID, NOW_US + 500, NULL));
  g_assert_true (lobby_outbox_mark_sent (fixture->outbox, FIRST_ID, NOW_US + 600, NULL));
  g_assert_null (lobby_outbox_get_next (fixture->outbox, NOW_US + 1000));
  g_assert_cmpint (lobby_outbox_get_next_try (fixture->outbox), ==, G_MAXINT64);
  g_assert_true (lobby_outbox_mark_done (fixture->outbox, FIRST_ID, NOW_US + 700, NULL));
  g_autoptr (GPtrArray) open = lobby_outbox_list (fixture->outbox);
  g_assert_cmpint (open->len, ==, 0);
  g_assert_cmpint (lobby_outbox_get (fixture->outbox, FIRST_ID)->attempts, ==, 2);
  g_assert_cmpint (fixture->n_changed, ==, 6);
}

/* After a restart it is the same command with the same key, and nothing is put off any more. */
static void
test_comes_back (Fixture *fixture, gconstpointer data)
{
  add_command (fixture->outbox, FIRST_ID, "3");
  lobby_outbox_mark_sending (fixture->outbox, FIRST_ID, NOW_US, NULL);
  lobby_outbox_mark_tried (fixture->outbox, FIRST_ID, "unreachable", NOW_US * 2, NOW_US, NULL);
  reopen_outbox (fixture);
  const LobbyOutboxEntry *entry = lobby_outbox_get_next (fixture->outbox, 0);
  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->command->id, ==, FIRST_ID);
  g_assert_cmpstr (entry->problem, ==, "unreachable");
  g_assert_cmpint (entry->attempts, ==, 1);
  g_assert_cmpint (entry->command->kind, ==, LOBBY_COMMAND_COUNTER_ASK);
  g_assert_cmpstr (((LobbyCounterMoment *) entry->command->payload)->counter, ==, "3");
}

/* What is parked or was never sent can be let go; what may have reached the branch cannot, also after a restart. */
static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_command (fixture->outbox, FIRST_ID, "3");
  add_command (fixture->outbox, SECOND_ID, "4");
  add_command (fixture->outbox, THIRD_ID, "5");
  g_assert_true (lobby_outbox_discard (fixture->outbox, FIRST_ID, &error));
  lobby_outbox_mark_sending (fixture->outbox, SECOND_ID, NOW_US, NULL);
  g_assert_false (lobby_outbox_discard (fixture->outbox, SECOND_ID, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_clear_error (&error);
  lobby_outbox_mark_parked (fixture->outbox, THIRD_ID, "not-found", NOW_US, NULL);
  reopen_outbox (fixture);
  g_assert_null (lobby_outbox_get (fixture->outbox, FIRST_ID));
  g_assert_false (lobby_outbox_discard (fixture->outbox, SECOND_ID, NULL));
  g_assert_true (lobby_outbox_discard (fixture->outbox, THIRD_ID, NULL));
  g_assert_false (lobby_outbox_discard (fixture->outbox, THIRD_ID, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
  reopen_outbox (fixture);
  g_assert_null (lobby_outbox_get (fixture->outbox, THIRD_ID));
}

/* What was seen when it was asked for goes with it. */
static void
test_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyCommand) command = make_command (FIRST_ID, "3");

  g_assert_true (lobby_outbox_add (fixture->outbox, command, "0001-abcd.412", NOW_US, NULL));
  add_command (fixture->outbox, SECOND_ID, "3");
  lobby_outbox_mark_sending (fixture->outbox, FIRST_ID, NOW_US, NULL);
  reopen_outbox (fixture);
  g_assert_cmpstr (lobby_outbox_get (fixture->outbox, FIRST_ID)->seen, ==, "0001-abcd.412");
  g_assert_null (lobby_outbox_get (fixture->outbox, SECOND_ID)->seen);
}

/* The effect may come home before the answer; the answer does not turn it back. */
static void
test_effect_before_answer (Fixture *fixture, gconstpointer data)
{
  add_command (fixture->outbox, FIRST_ID, "3");
  g_assert_true (lobby_outbox_mark_done (fixture->outbox, FIRST_ID, NOW_US, NULL));
  g_assert_true (lobby_outbox_mark_sent (fixture->outbox, FIRST_ID, NOW_US, NULL));
  g_assert_true (lobby_outbox_mark_tried (fixture->outbox, FIRST_ID, "late", NOW_US, NOW_US, NULL));
  g_assert_true (lobby_outbox_mark_parked (fixture->outbox, FIRST_ID, "late", NOW_US, NULL));
  g_assert_cmpint (lobby_outbox_get (fixture->outbox, FIRST_ID)->state, ==, LOBBY_OUTBOX_DONE);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  add_command (fixture->outbox, FIRST_ID, "3");
  add_command (fixture->outbox, SECOND_ID, "3");
  add_command (fixture->outbox, THIRD_ID, "4");
  /* Put off, it holds up what is about the same counter, and nothing else. */
  lobby_outbox_mark_tried (fixture->outbox, FIRST_ID, "busy", NOW_US + 500, NOW_US, NULL);
  g_assert_cmpstr (get_next_id (fixture->outbox, NOW_US), ==, THIRD_ID);
  lobby_outbox_mark_sent (fixture->outbox, THIRD_ID, NOW_US, NULL);
  g_assert_null (get_next_id (fixture->outbox, NOW_US));
  /* Parked, it holds up nobody. */
  lobby_outbox_mark_parked (fixture->outbox, FIRST_ID, "conflict", NOW_US, NULL);
  g_assert_cmpstr (get_next_id (fixture->outbox, NOW_US), ==, SECOND_ID);
  reopen_outbox (fixture);
  g_assert_cmpint (lobby_outbox_get (fixture->outbox, FIRST_ID)->state, ==, LOBBY_OUTBOX_PARKED);
  g_assert_cmpstr (get_next_id (fixture->outbox, NOW_US), ==, SECOND_ID);
}

static void
test_key_is_used_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyCommand) command = make_command (FIRST_ID, "4");
  g_autoptr (GError) error = NULL;

  add_command (fixture->outbox, FIRST_ID, "3");
  g_assert_false (lobby_outbox_add (fixture->outbox, command, NULL, NOW_US, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (lobby_outbox_mark_sent (fixture->outbox, SECOND_ID, NOW_US, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
}

static void
test_forgets_what_is_done (Fixture *fixture, gconstpointer data)
{
  add_command (fixture->outbox, FIRST_ID, "3");
  add_command (fixture->outbox, SECOND_ID, "4");
  lobby_outbox_mark_done (fixture->outbox, FIRST_ID, NOW_US, NULL);
  g_assert_true (lobby_outbox_forget (fixture->outbox, NOW_US + 1, NULL));
  g_assert_null (lobby_outbox_get (fixture->outbox, FIRST_ID));
  reopen_outbox (fixture);
  g_assert_null (lobby_outbox_get (fixture->outbox, FIRST_ID));
  g_assert_nonnull (lobby_outbox_get (fixture->outbox, SECOND_ID));
}

/* On a full disk nothing is promised: the person is told, and nothing is sent. */
static void
test_refuses_on_a_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyCommand) command = make_command (SECOND_ID, "4");
  g_autoptr (GError) error = NULL;

  add_command (fixture->outbox, FIRST_ID, "3");
  if (!temp_folder_limit_files (100))
    {
      g_test_skip ("no file size limit here");
      return;
    }
  gboolean added = lobby_outbox_add (fixture->outbox, command, NULL, NOW_US, &error);
  temp_folder_limit_files (0);
  g_assert_false (added);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE);
  g_assert_null (lobby_outbox_get (fixture->outbox, SECOND_ID));
  reopen_outbox (fixture);
  g_assert_null (lobby_outbox_get (fixture->outbox, SECOND_ID));
  g_assert_cmpstr (get_next_id (fixture->outbox, NOW_US), ==, FIRST_ID);
}

static void
test_one_sender (Fixture *fixture, gconstpointer data)
{
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_outbox_new (fixture->folder.path, &set_aside, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&fixture->folder, "outbox.sqlite");
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (g_steal_pointer (&fixture->outbox));
  g_assert_true (g_file_set_contents (path, "this is not a database at all, by no means whatsoever", -1, NULL));
  fixture->outbox = lobby_outbox_new (fixture->folder.path, &set_aside, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (set_aside, G_FILE_TEST_EXISTS));
  add_command (fixture->outbox, FIRST_ID, "3");
}

/* ---- a sender that is killed at a chosen point, and a branch that keeps what it took in a file ---- */

static void
die_at (int point, int kill_point)
{
  if (point == kill_point)
    kill (getpid (), SIGKILL);
}

/* The branch takes each key once. Returns: whether it was new */
static gboolean
post (const char *folder, const char *id)
{
  g_autofree char *path = g_build_filename (folder, "branch.txt", NULL);
  g_autofree char *taken = NULL;
  g_autofree char *more = NULL;

  if (!g_file_get_contents (path, &taken, NULL, NULL))
    taken = g_strdup ("");
  if (strstr (taken, id) != NULL)
    return FALSE;
  more = g_strconcat (taken, id, "\n", NULL);
  g_assert_true (g_file_set_contents (path, more, -1, NULL));
  return TRUE;
}

static void
send_all (LobbyOutbox *outbox, const char *folder, int kill_point)
{
  const char *id;

  while ((id = get_next_id (outbox, NOW_US)) != NULL)
    {
      g_autofree char *key = g_strdup (id);
      die_at (2, kill_point);
      post (folder, key);
      die_at (3, kill_point);
      lobby_outbox_mark_sent (outbox, key, NOW_US, NULL);
      die_at (4, kill_point);
      lobby_outbox_mark_done (outbox, key, NOW_US, NULL);
      die_at (5, kill_point);
    }
}

static int
run_sender (const char *folder, int kill_point)
{
  g_autofree char *set_aside = NULL;
  g_autoptr (LobbyOutbox) outbox = lobby_outbox_new (folder, &set_aside, NULL);

  die_at (0, kill_point);
  add_command (outbox, FIRST_ID, "3");
  die_at (1, kill_point);
  send_all (outbox, folder, kill_point);
  return 0;
}

static void
spawn_sender (const char *folder, int kill_point)
{
  g_autofree char *point = g_strdup_printf ("%d", kill_point);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--sender",
                                                      folder, point, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

static void
test_killed_anywhere (Fixture *fixture, gconstpointer data)
{
  for (int kill_point = 0; kill_point <= 5; kill_point++)
    {
      Fixture killed = { 0 };
      temp_folder_make (&killed.folder);
      spawn_sender (killed.folder.path, kill_point);

      g_autofree char *path = temp_folder_path (&killed.folder, "branch.txt");
      g_autofree char *taken = NULL;
      open_outbox (&killed);
      send_all (killed.outbox, killed.folder.path, -1);
      const LobbyOutboxEntry *entry = lobby_outbox_get (killed.outbox, FIRST_ID);
      g_file_get_contents (path, &taken, NULL, NULL);
      g_assert_cmpstr (taken, ==, kill_point == 0 ? NULL : FIRST_ID "\n");
      g_assert_true (kill_point == 0 ? entry == NULL
                                     : entry->state == LOBBY_OUTBOX_DONE || entry->state == LOBBY_OUTBOX_SENT);
      tear_down (&killed, NULL);
    }
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--sender") == 0)
    return run_sender (argv[2], (int) g_ascii_strtoll (argv[3], NULL, 10));
  g_test_init (&argc, &argv, NULL);
  add ("/outbox/way-of-a-command", test_way_of_a_command);
  add ("/outbox/comes-back", test_comes_back);
  add ("/outbox/discard", test_discard);
  add ("/outbox/seen", test_seen);
  add ("/outbox/effect-before-answer", test_effect_before_answer);
  add ("/outbox/order", test_order);
  add ("/outbox/key-is-used-once", test_key_is_used_once);
  add ("/outbox/forgets-what-is-done", test_forgets_what_is_done);
  add ("/outbox/refuses-on-a-full-disk", test_refuses_on_a_full_disk);
  add ("/outbox/one-sender", test_one_sender);
  add ("/outbox/damaged", test_damaged);
  add ("/outbox/killed-anywhere", test_killed_anywhere);
  return g_test_run ();
}
