/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads recorded days as the engine's visits. */
#include "config.h"

#include "lobby-history.h"

#include "lobby-recording-reader.h"
#include "lobby-shift-watch.h"

/**
 * lobby_history_load_day:
 * @path: of a recorded day
 * @names: numbers of services and servers; new ones are added
 *
 * Folds a whole recorded day and lists its visits and who served when.
 *
 * Returns: (transfer full) (nullable): the visits, or %NULL with @error when the day is not whole
 */
LobbyVisits *
lobby_history_load_day (const char *path, LobbyVisitNames *names, GError **error)
{
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, error);
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyShiftWatch) watch = lobby_shift_watch_new (names);
  g_autoptr (GError) problem = NULL;
  LobbyVisits *visits;
  LobbyEvent *event;

  if (reader == NULL)
    return NULL;
  while ((event = lobby_recording_reader_next (reader, &problem)) != NULL)
    {
      lobby_state_apply (state, event, NULL);
      lobby_shift_watch_look (watch, state);
      lobby_event_unref (event);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  visits = lobby_visits_new (state, names);
  lobby_shift_watch_tell (watch, visits);
  return visits;
}

/**
 * lobby_history_load_past:
 * @path: of a recorded day
 * @names: numbers of services; new ones are added
 * @state: (inout): an empty state; holds the lobby at the end of the day
 *
 * Folds a whole recorded day to tell it again.
 *
 * Returns: (transfer full) (nullable): the day, or %NULL with @error when it is not whole
 */
LobbyPastDay *
lobby_history_load_past (const char *path, LobbyVisitNames *names, LobbyState *state, GError **error)
{
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, error);
  g_autoptr (LobbyPastWatch) watch = lobby_past_watch_new (names);
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (GError) problem = NULL;
  LobbyEvent *event;

  if (reader == NULL)
    return NULL;
  while ((event = lobby_recording_reader_next (reader, &problem)) != NULL)
    {
      lobby_changes_clear (changes);
      lobby_state_apply (state, event, changes);
      lobby_past_watch_look (watch, state, changes);
      lobby_event_unref (event);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return lobby_past_watch_tell (watch, state);
}
