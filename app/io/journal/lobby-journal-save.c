/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the journal as a file that may leave the branch: people are taken out of it. */
#include "config.h"

#include "lobby-journal-save.h"

#include "lobby-journal-reader.h"
#include "lobby-pseudonym-key.h"
#include "lobby-recording-writer.h"

/* Often enough for an eye, too seldom to cost anything. */
#define PROGRESS_EVENTS 250

static LobbyRecordingWriter *
begin_day (const LobbyJournalSave *save, const LobbyJournalDay *day, LobbyAnonymiser *anonymiser, GError **error)
{
  g_autoptr (LobbyRecordingHeader) header = lobby_recording_header_new (day->branch, day->day, day->time_zone,
                                                                        save->engine);

  return lobby_recording_writer_new (save->path, header, anonymiser,
                                     save->replace ? LOBBY_RECORDING_REPLACE : LOBBY_RECORDING_KEEP, error);
}

static void
tell (const LobbyJournalSave *save, gint64 n_done, gint64 n_events)
{
  if (save->progress != NULL)
    save->progress (MIN (n_done, n_events), n_events, save->progress_data);
}

static gboolean
copy_events (const LobbyJournalSave *save,
             LobbyJournalReader *reader,
             LobbyRecordingWriter *writer,
             GCancellable *cancellable,
             GError **error)
{
  const gint64 n_events = lobby_journal_reader_get_day (reader)->n_events;
  g_autoptr (GError) problem = NULL;
  gint64 n_done = 0;
  LobbyEvent *event;

  while ((event = lobby_journal_reader_next (reader, &problem)) != NULL)
    {
      gboolean ok = !g_cancellable_set_error_if_cancelled (cancellable, error)
                    && lobby_recording_writer_add (writer, event, error);

      lobby_event_unref (event);
      if (!ok)
        return FALSE;
      if (++n_done % PROGRESS_EVENTS == 0)
        tell (save, n_done, n_events);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  tell (save, n_events, n_events);
  return TRUE;
}

/**
 * lobby_journal_save_day:
 * @save: which day, and where to
 * @cancellable: (nullable): ends it early; nothing is left of the file then
 * @error: %LOBBY_ERROR_NOT_FOUND without such a day; the errors of lobby_recording_writer_new() and
 *   lobby_recording_writer_add(); %G_IO_ERROR_CANCELLED
 *
 * Writes a day as it is now, also while it is still being recorded.
 *
 * Returns: whether the file is on the disk
 */
gboolean
lobby_journal_save_day (const LobbyJournalSave *save, GCancellable *cancellable, GError **error)
{
  g_autoptr (LobbyJournalReader) reader = NULL;
  g_autoptr (LobbyAnonymiser) anonymiser = NULL;
  g_autoptr (LobbyRecordingWriter) writer = NULL;

  g_return_val_if_fail (save != NULL && save->folder != NULL && save->day != NULL && save->path != NULL, FALSE);

  reader = lobby_journal_reader_new (save->folder, error);
  if (reader == NULL || !lobby_journal_reader_open_day (reader, save->day, save->run, error))
    return FALSE;
  anonymiser = lobby_pseudonym_key_load (save->folder, save->now_us, error);
  if (anonymiser == NULL)
    return FALSE;
  writer = begin_day (save, lobby_journal_reader_get_day (reader), anonymiser, error);
  return writer != NULL && copy_events (save, reader, writer, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error) && lobby_recording_writer_close (writer, error);
}
