/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl record: a day of a console's journal as a file that may leave the branch: people are taken out of it. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-branch-clock.h"
#include "lobby-journal-reader.h"
#include "lobby-pseudonym-key.h"
#include "lobby-recording-writer.h"

#include <glib/gi18n.h>

static LobbyRecordingWriter *
begin_day (const LobbyJournalDay *day, LobbyAnonymiser *anonymiser, const char *out, GError **error)
{
  g_autoptr (LobbyRecordingHeader) header = lobby_recording_header_new (day->branch, day->day, day->time_zone,
                                                                        "lobbyctl " PACKAGE_VERSION);

  return lobby_recording_writer_new (out, header, anonymiser, LOBBY_RECORDING_KEEP, error);
}

static gboolean
copy_day (LobbyJournalReader *reader, LobbyAnonymiser *anonymiser, const char *out, GError **error)
{
  g_autoptr (LobbyRecordingWriter) writer = begin_day (lobby_journal_reader_get_day (reader), anonymiser, out, error);
  g_autoptr (GError) problem = NULL;
  LobbyEvent *event;
  gboolean ok = writer != NULL;

  while (ok && (event = lobby_journal_reader_next (reader, &problem)) != NULL)
    {
      ok = lobby_recording_writer_add (writer, event, error);
      lobby_event_unref (event);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return ok && problem == NULL && lobby_recording_writer_close (writer, error);
}

static gboolean
record (const char *folder, const char *day, const char *out, GError **error)
{
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (folder, error);
  g_autoptr (LobbyAnonymiser) anonymiser = NULL;

  if (reader == NULL || !lobby_journal_reader_open_day (reader, day, 0, error))
    return FALSE;
  anonymiser = lobby_pseudonym_key_load (folder, lobby_clock_get_now (LOBBY_CLOCK (clock)), error);
  return anonymiser != NULL && copy_day (reader, anonymiser, out, error);
}

static int
run_record (int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, N_ ("Write the day into this file"), "DAY.jsonl.gz" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!lobby_ctl_parse (&lobby_ctl_record, entries, &argc, &argv, 2))
    return LOBBY_CTL_USAGE;
  if (out == NULL)
    {
      lobby_ctl_fail (_ ("Say where to: --out DAY.jsonl.gz."));
      return LOBBY_CTL_USAGE;
    }
  if (record (argv[1], argv[2], out, &error))
    return LOBBY_CTL_DONE;
  g_autofree char *problem = lobby_ctl_describe_file_error (error);
  return lobby_ctl_fail (problem);
}

const LobbyCtlVerb lobby_ctl_record = {
  .name = "record",
  .arguments = "FOLDER YYYY-MM-DD --out DAY.jsonl.gz",
  .summary = N_ ("Writes a day of a console’s journal as a recorded day without people"),
  .run = run_record,
};
