/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal costs and what a start from it takes, as ratios: recording a day, reading the last known picture and
 * reading the whole day, each against parsing and folding the same lines in memory.
 *
 *     bench-journal DAY.jsonl.gz */
#include "lobby-journal-reader.h"
#include "lobby-journal.h"
#include "lobby-recording-reader.h"
#include "lobby-state.h"
#include "lobby-wait.h"
#include "lobby-wire.h"
#include "temp-folder.h"

#include <string.h>

#define BATCH_EVENTS 20

static double
since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

static GPtrArray *
make_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
}

static GPtrArray *
read_day (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, &error);
  GPtrArray *events = make_events ();
  LobbyEvent *event;

  while (reader != NULL && (event = lobby_recording_reader_next (reader, &error)) != NULL)
    g_ptr_array_add (events, event);
  if (error != NULL)
    g_error ("%s: %s", path, error->message);
  return events;
}

static char *
fold (GPtrArray *events, gboolean parse)
{
  g_autoptr (LobbyState) state = lobby_state_new ();

  for (guint i = 0; i < events->len; i++)
    {
      LobbyEvent *event = g_ptr_array_index (events, i);
      const char *raw = lobby_event_get_raw (event);
      g_autoptr (LobbyEvent) again = parse ? lobby_wire_parse_event (raw, strlen (raw), NULL) : lobby_event_ref (event);
      lobby_state_apply (state, again, NULL);
    }
  return lobby_state_digest (state);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
record (GPtrArray *events, const char *folder)
{
  g_autoptr (LobbyJournal) journal = lobby_journal_new (folder, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < events->len; i += BATCH_EVENTS)
    {
      g_autoptr (GPtrArray) batch = make_events ();
      for (guint j = i; j < MIN (i + BATCH_EVENTS, events->len); j++)
        g_ptr_array_add (batch, lobby_event_ref (g_ptr_array_index (events, j)));
      lobby_journal_append (journal, batch);
    }
  lobby_journal_close_async (journal, NULL, keep_result_cb, &result);
  LOBBY_WAIT_UNTIL (result != NULL);
}

static GPtrArray *
load (const char *folder, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (folder, &error);
  LobbyEvent *event;

  if (reader == NULL)
    g_error ("%s", error->message);
  if (day == NULL)
    return lobby_journal_reader_load_latest (reader, NULL);
  GPtrArray *events = make_events ();
  lobby_journal_reader_open_day (reader, day, 0, NULL);
  while ((event = lobby_journal_reader_next (reader, NULL)) != NULL)
    g_ptr_array_add (events, event);
  return events;
}

static void
report (const char *name, double lasted_ms, double fold_ms)
{
  g_print ("%-44s %8.1f ms  ratio %.2f\n", name, lasted_ms, lasted_ms / fold_ms);
}

int
main (int argc, char **argv)
{
  TempFolder folder;

  if (argc < 2)
    {
      g_print ("no day to record: bench-journal DAY.jsonl.gz\n");
      return 77;
    }
  g_autoptr (GPtrArray) events = read_day (argv[1]);
  g_autoptr (LobbyState) state = lobby_state_new ();
  lobby_state_apply (state, g_ptr_array_index (events, 0), NULL);
  temp_folder_make (&folder);

  gint64 start_us = g_get_monotonic_time ();
  g_autofree char *digest = fold (events, TRUE);
  double fold_ms = since (start_us);
  start_us = g_get_monotonic_time ();
  record (events, folder.path);
  double record_ms = since (start_us);
  start_us = g_get_monotonic_time ();
  g_autoptr (GPtrArray) latest = load (folder.path, NULL);
  g_autofree char *latest_digest = fold (latest, FALSE);
  double latest_ms = since (start_us);
  start_us = g_get_monotonic_time ();
  g_autoptr (GPtrArray) whole = load (folder.path, lobby_state_get_branch (state)->day);
  g_autofree char *whole_digest = fold (whole, FALSE);
  double whole_ms = since (start_us);

  g_print ("%u events; all three lead to %s\n", events->len,
           strcmp (digest, latest_digest) == 0 && strcmp (digest, whole_digest) == 0 ? "the same lobby"
                                                                                     : "DIFFERENT LOBBIES");
  report ("parse and fold in memory", fold_ms, fold_ms);
  report ("record in the journal", record_ms, fold_ms);
  report ("last known picture, read and folded", latest_ms, fold_ms);
  report ("whole day, read and folded", whole_ms, fold_ms);
  temp_folder_remove (&folder);
  return strcmp (digest, latest_digest) == 0 && strcmp (digest, whole_digest) == 0 ? 0 : 1;
}
