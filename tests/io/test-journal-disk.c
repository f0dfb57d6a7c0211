/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal on a disk that fails at the first, the second, the third … write (fault 33): what is in the file is sound
 * after each of them, and once the disk takes writes again the record is whole. */
#include "journal-fixture.h"

#include "faulty-disk.h"
#include "lobby-database.h"
#include "lobby-outbox.h"
#include "lobby-wait.h"

#define LAST_WRITE 90

static gboolean
is_in_state (JournalFixture *fixture, LobbyJournalState state)
{
  return lobby_journal_get_state (fixture->journal) == state;
}

static void
record_some (JournalFixture *fixture, guint first)
{
  for (guint i = 0; i < 4; i++)
    {
      journal_fixture_append_visits (fixture, first + i * 5, 5);
      journal_fixture_flush (fixture, NULL);
    }
}

/* Returns: whether the disk failed at all before all was written */
static gboolean
record_on_failing_disk (int n_writes)
{
  JournalFixture fixture = { 0 };
  gboolean failed;

  journal_fixture_set_up (&fixture, NULL);
  fixture.options.checkpoint_events = 30;
  faulty_disk_fail_after (n_writes);
  journal_fixture_open (&fixture);
  journal_fixture_append_snapshot (&fixture, "08:30:00");
  record_some (&fixture, 1);
  failed = faulty_disk_has_failed ();
  g_assert_true (!failed || is_in_state (&fixture, LOBBY_JOURNAL_NOT_RECORDING));
  faulty_disk_fail_after (-1);
  LOBBY_WAIT_UNTIL (is_in_state (&fixture, LOBBY_JOURNAL_RECORDING));
  record_some (&fixture, 101);
  g_assert_cmpint (lobby_journal_get_n_lost (fixture.journal), ==, 0);
  g_assert_null (fixture.set_aside);
  journal_fixture_close (&fixture);
  journal_fixture_assert_reloads (&fixture);
  journal_fixture_tear_down (&fixture, NULL);
  return failed;
}

static void
test_fails_at_each_write (void)
{
  guint n_failed = 0;

  for (int n_writes = 0; n_writes <= LAST_WRITE; n_writes++)
    n_failed += record_on_failing_disk (n_writes);
  /* The first writes make the file, the last ones come after all of it: most lie between. */
  g_assert_cmpint (n_failed, >, LAST_WRITE / 3);
}

static LobbyCommand *
make_command (void)
{
  LobbyDeviceMoment *payload = lobby_record_new (&lobby_device_asked_type);

  payload->device = g_strdup ("ATM-1");
  payload->action = 1;
  return lobby_command_new ("11111111-1111-4111-8111-111111111111", LOBBY_COMMAND_DEVICE_ASK, payload);
}

/* What was promised is there after the disk failed; what was refused is not. */
static void
promise_on_failing_disk (int n_writes)
{
  TempFolder folder;
  g_autofree char *set_aside = NULL;
  g_autoptr (LobbyCommand) command = make_command ();

  temp_folder_make (&folder);
  g_object_unref (lobby_outbox_new (folder.path, &set_aside, NULL));
  LobbyOutbox *outbox = lobby_outbox_new (folder.path, &set_aside, NULL);
  faulty_disk_fail_after (n_writes);
  gboolean promised = lobby_outbox_add (outbox, command, NULL, 1, NULL);
  g_object_unref (outbox);
  faulty_disk_fail_after (-1);
  outbox = lobby_outbox_new (folder.path, &set_aside, NULL);
  g_assert_nonnull (outbox);
  g_assert_null (set_aside);
  g_assert_true (!promised || lobby_outbox_get (outbox, command->id) != NULL);
  g_object_unref (outbox);
  temp_folder_remove (&folder);
}

static void
test_promises (void)
{
  for (int n_writes = 0; n_writes <= 20; n_writes++)
    promise_on_failing_disk (n_writes);
}

int
main (int argc, char **argv)
{
  faulty_disk_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/disk/fails-at-each-write", test_fails_at_each_write);
  g_test_add_func ("/journal/disk/promises", test_promises);
  return g_test_run ();
}
