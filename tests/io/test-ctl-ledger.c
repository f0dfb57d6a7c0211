/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl ledger, from outside: the account of a day that was computed by hand. */
#include "lobby-floor-maker.h"
#include "lobby-recording-writer.h"
#include "sample.h"
#include "temp-folder.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  TempFolder folder;
  LobbyRecordingWriter *writer;
  char *day;
  char *out;
  char *err;
} Fixture;

static void
add (Fixture *fixture, const char *time, const char *name, const char *data)
{
  g_autoptr (LobbyEvent) event = lobby_floor_make_event (time, name, data);

  g_assert_true (lobby_recording_writer_add (fixture->writer, event, NULL));
}

/* A001 waits, A002 goes to the recycler at 9:02 and begins there at 9:03; A003 takes its slot at 9:10. A003 had been told
 * five to ten minutes, most likely seven. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingHeader) header = lobby_recording_header_new ("test", LOBBY_FLOOR_DAY, "UTC", "test 1");
  g_autoptr (LobbyEvent) snapshot = lobby_floor_make_snapshot ("08:30:00");

  temp_folder_make (&fixture->folder);
  fixture->day = temp_folder_path (&fixture->folder, "day.jsonl.gz");
  fixture->writer = lobby_recording_writer_new (fixture->day, header, sample_get_anonymiser (), LOBBY_RECORDING_KEEP,
                                                NULL);
  g_assert_true (lobby_recording_writer_add (fixture->writer, snapshot, NULL));
  add (fixture, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  add (fixture, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\",\"transaction\":\"withdraw\"}");
  add (fixture, "09:00:10", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\",\"transaction\":\"withdraw\"}");
  add (fixture, "09:00:20", "ticket.issued",
       "{\"ticket\":\"A003\",\"service\":\"A\",\"transaction\":\"withdraw\",\"elderly\":true}");
  add (fixture, "09:00:20", "console.ticket-promised",
       "{\"ticket\":\"A003\",\"service\":\"A\",\"at\":\"" LOBBY_FLOOR_DAY
       "T09:00:20Z\",\"lowSeconds\":300,\"midSeconds\":420,\"highSeconds\":600}");
  add (fixture, "09:01:00", "advice.shown",
       "{\"id\":\"d\",\"kind\":\"divert\",\"ticket\":\"A002\",\"device\":\"CRS-1\",\"rule\":\"S3-1-withdraw\","
       "\"ownSavingSeconds\":600,\"othersSavingSeconds\":300}");
  add (fixture, "09:02:00", "advice.decided", "{\"advice\":\"d\",\"decision\":\"accepted\",\"by\":\"m1\"}");
  add (fixture, "09:02:00", "ticket.diverted", "{\"ticket\":\"A002\",\"device\":\"CRS-1\",\"advice\":\"d\"}");
  add (fixture, "09:03:00", "device.use-started", "{\"device\":\"CRS-1\",\"ticket\":\"A002\"}");
  add (fixture, "09:04:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  add (fixture, "09:05:00", "device.use-ended", "{\"device\":\"CRS-1\",\"ticket\":\"A002\"}");
  add (fixture, "09:05:00", "advice.decided", "{\"advice\":\"d\",\"decision\":\"completed\"}");
  add (fixture, "09:10:00", "ticket.called", "{\"ticket\":\"A003\",\"counter\":\"1\"}");
  g_assert_true (lobby_recording_writer_close (fixture->writer, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_recording_writer_free (fixture->writer);
  g_free (fixture->day);
  g_free (fixture->out);
  g_free (fixture->err);
  temp_folder_remove (&fixture->folder);
}

/* Returns: the exit code; what was said is kept */
static int
run (Fixture *fixture, const char *day, const char *option)
{
  const char *const argv[] = { g_getenv ("LOBBYCTL"), "ledger", day, option, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv,
                                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                                       &error);

  g_assert_no_error (error);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &fixture->out, &fixture->err, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

static void
assert_says (const Fixture *fixture, const char *words)
{
  if (strstr (fixture->out, words) == NULL)
    g_error ("“%s” is not in: %s", words, fixture->out);
}

static void
test_for_a_person (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, fixture->day, NULL), ==, 0);
  assert_says (fixture, "S3-1-withdraw                      1         1         1         1         0");
  assert_says (fixture, "Saved 7 min for those who went (promised 10), 0 min for those behind (promised 5).");
  assert_says (fixture, "Measured: 1 of 1 done; not final yet: 0.");
  assert_says (fixture, "Done at a machine: 1 of 2 (50%); without justified exceptions: 1 of 2 (50%); goal 60%.");
  assert_says (fixture, "In neither: 1 elderly");
  assert_says (fixture,
               "A                                  1         1      100%         0         0         0       160");
}

static void
test_for_a_program (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, fixture->day, "--json"), ==, 0);
  assert_says (fixture, "{\"all\":{\"rule\":null,\"suggested\":1,");
  assert_says (fixture, "\"promisedOwnSeconds\":600,\"promisedOthersSeconds\":300,\"savedOwnSeconds\":420,");
  assert_says (fixture, "{\"service\":\"A\",\"promised\":1,\"due\":1,\"kept\":1,");
  assert_says (fixture, "\"meanAbsoluteErrorSeconds\":160.0,");
}

static void
test_no_day (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, "/nowhere/day.jsonl.gz", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "There is no such file."));
  g_assert_cmpint (run (fixture, NULL, NULL), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/ledger/for-a-person", Fixture, NULL, set_up, test_for_a_person, tear_down);
  g_test_add ("/ctl/ledger/for-a-program", Fixture, NULL, set_up, test_for_a_program, tear_down);
  g_test_add ("/ctl/ledger/no-day", Fixture, NULL, set_up, test_no_day, tear_down);
  return g_test_run ();
}
