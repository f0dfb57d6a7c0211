/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl, from outside: what it says of a day, where it says it, and how it ends. */
#include "lobby-floor-maker.h"
#include "lobby-recording-writer.h"
#include "sample.h"
#include "temp-folder.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  TempFolder folder;
  char *day;
  char *out;
  char *err;
} Fixture;

static LobbyEvent *
make_ticket (const char *time, const char *ticket)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"service\":\"A\"}", ticket);

  return lobby_floor_make_event (time, "ticket.issued", data);
}

static void
add_event (LobbyRecordingWriter *writer, LobbyEvent *event)
{
  g_assert_true (lobby_recording_writer_add (writer, event, NULL));
  lobby_event_unref (event);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingHeader) header = lobby_recording_header_new ("test", LOBBY_FLOOR_DAY, "Asia/Shanghai",
                                                                        "test 1");

  temp_folder_make (&fixture->folder);
  fixture->day = temp_folder_path (&fixture->folder, "day.jsonl.gz");
  g_autoptr (LobbyRecordingWriter) writer = lobby_recording_writer_new (fixture->day, header, sample_get_anonymiser (),
                                                                        LOBBY_RECORDING_KEEP, NULL);
  add_event (writer, lobby_floor_make_snapshot ("01:00:00"));
  add_event (writer, make_ticket ("01:30:00", "A001"));
  add_event (writer, make_ticket ("02:30:00", "A002"));
  add_event (writer, lobby_floor_make_event ("02:31:00", "ticket.called", "{\"ticket\":\"A999\",\"counter\":\"1\"}"));
  g_assert_true (lobby_recording_writer_close (writer, NULL));
}

static void
clear_output (Fixture *fixture)
{
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  clear_output (fixture);
  g_free (fixture->day);
  temp_folder_remove (&fixture->folder);
}

/* Runs lobbyctl with up to four arguments. Returns: its exit code */
static int
run (Fixture *fixture, const char *first, const char *second, const char *third, const char *fourth)
{
  const char *const argv[] = { g_getenv ("LOBBYCTL"), first, second, third, fourth, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv,
                                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                                       &error);

  g_assert_no_error (error);
  clear_output (fixture);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &fixture->out, &fixture->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, "check", fixture->day, NULL, NULL), ==, 0);
  assert_says (fixture->out, "Branch test, 2025-11-17, time zone Asia/Shanghai");
  assert_says (fixture->out, "4 events, from 09:00:00 to 10:31:00");
  assert_says (fixture->out, "2  org.lobby.ticket.issued.v1");
  assert_says (fixture->out, "Applied 3, ignored 0, inconsistent 1");
  assert_says (fixture->out, "No gaps");
  assert_says (fixture->out, "The day is whole.");
  g_assert_cmpstr (fixture->err, ==, "");
}

static void
test_check_damaged (Fixture *fixture, gconstpointer data)
{
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->day, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->day, bytes, (gssize) length - 20, NULL));
  g_free (bytes);
  g_assert_cmpint (run (fixture, "check", fixture->day, NULL, NULL), ==, 1);
  assert_says (fixture->err, "The day is damaged at line ");
  g_assert_null (strstr (fixture->out, "whole"));
}

static void
test_digest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  g_assert_cmpint (run (fixture, "digest", fixture->day, "--at", "09:45:00"), ==, 0);
  early = g_steal_pointer (&fixture->out);
  g_assert_cmpint (strlen (early), ==, 64 + 1);
  g_assert_cmpint (run (fixture, "digest", "--at", "10:00", fixture->day), ==, 0);
  g_assert_cmpstr (fixture->out, ==, early);
  g_assert_cmpint (run (fixture, "digest", fixture->day, NULL, NULL), ==, 0);
  late = g_steal_pointer (&fixture->out);
  g_assert_cmpstr (late, !=, early);
  g_assert_cmpint (run (fixture, "check", fixture->day, NULL, NULL), ==, 0);
  assert_says (fixture->out, late);
}

static void
test_usage (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, NULL, NULL, NULL, NULL), ==, 2);
  assert_says (fixture->err, "Usage: lobbyctl");
  g_assert_cmpint (run (fixture, "--help", NULL, NULL, NULL), ==, 0);
  assert_says (fixture->out, "check DAY");
  g_assert_cmpint (run (fixture, "--version", NULL, NULL, NULL), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "lobbyctl "));
  g_assert_cmpint (run (fixture, "dance", NULL, NULL, NULL), ==, 2);
  assert_says (fixture->err, "dance");
  g_assert_cmpint (run (fixture, "check", NULL, NULL, NULL), ==, 2);
  g_assert_cmpint (run (fixture, "check", "a", "b", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "check", "--frobnicate", "b", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "check", "--help", NULL, NULL), ==, 0);
  g_assert_cmpint (run (fixture, "digest", fixture->day, "--at", "25:00:00"), ==, 2);
  g_assert_cmpint (run (fixture, "digest", fixture->day, "--at", NULL), ==, 2);
}

static void
test_wrong_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = temp_folder_path (&fixture->folder, "nowhere.jsonl.gz");
  g_autofree char *foreign = temp_folder_path (&fixture->folder, "foreign.txt");

  g_assert_true (g_file_set_contents (foreign, "PK", -1, NULL));
  g_assert_cmpint (run (fixture, "check", nowhere, NULL, NULL), ==, 1);
  assert_says (fixture->err, "There is no such file.");
  g_assert_cmpint (run (fixture, "check", foreign, NULL, NULL), ==, 1);
  assert_says (fixture->err, "This is not a recorded day.");
  g_assert_cmpint (run (fixture, "digest", nowhere, NULL, NULL), ==, 1);
  g_assert_cmpstr (fixture->out, ==, "");
}

static char *export(Fixture *fixture, const char *format, int exit_code)
{
  g_autofree char *name = g_strdup_printf ("day.%s", format);
  g_autofree char *path = temp_folder_path (&fixture->folder, name);
  g_autofree char *out = g_strconcat ("--out=", path, NULL);
  g_autofree char *chosen = g_strconcat ("--format=", format, NULL);
  char *text = NULL;

  g_assert_cmpint (run (fixture, "export", chosen, fixture->day, out), ==, exit_code);
  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* For other programs: as a table, as OCEL, as XES; of a damaged day what is sound, and that is said. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = export(fixture, "csv", 0);
  assert_says (fixture->out, "4 events written to day.csv");
  assert_says (csv, "\"A001\",\"A\",0,\"2025-11-17T01:30:00Z\",\"\",\"\",\"\",\"\",\"\",\"\"\r\n");
  g_autofree char *ocel = export(fixture, "ocel", 0);
  assert_says (ocel, "{\"objectId\":\"ticket:A002\",\"qualifier\":\"ticket\"}");
  g_autofree char *xes = export(fixture, "xes", 0);
  assert_says (xes, "<string key=\"concept:name\" value=\"A002\"/>");
  g_autofree char *none = export(fixture, "pdf", 2);
  g_assert_null (none);
  assert_says (fixture->err, "Say --format csv, ocel or xes");

  g_assert_true (g_file_set_contents (fixture->day, "nothing", -1, NULL));
  g_autofree char *foreign = export(fixture, "json", 2);
  g_assert_null (foreign);
  g_assert_cmpint (run (fixture, "export", "--format=csv", fixture->day, "--out=/nowhere/at/all"), ==, 1);
  assert_says (fixture->err, "This is not a recorded day.");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/ctl/check", test_check);
  add ("/ctl/check-damaged", test_check_damaged);
  add ("/ctl/digest", test_digest);
  add ("/ctl/usage", test_usage);
  add ("/ctl/export", test_export);
  add ("/ctl/wrong-files", test_wrong_files);
  return g_test_run ();
}
