/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day, folded up to a moment and not one event further. */
#include "config.h"

#include "lobby-ctl-moment.h"

#include "lobby-instant.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>

/** lobby_ctl_fail_day: says what is wrong with the day at @path. Returns: exit code */
int
lobby_ctl_fail_day (const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *problem = lobby_ctl_describe_file_error (error);
  g_autofree char *line = g_strdup_printf ("%s: %s", name, problem);

  return lobby_ctl_fail (line);
}

/**
 * lobby_ctl_fold_day:
 * @reader: the day
 * @path: its file, for what is said when it cannot be read
 * @state: (inout): the lobby
 * @watch: (nullable): looks at the lobby after each event
 * @until_us: later events are left out, µs since 1970 UTC
 *
 * Returns: exit code
 */
int
lobby_ctl_fold_day (LobbyRecordingReader *reader,
                    const char *path,
                    LobbyState *state,
                    LobbyShiftWatch *watch,
                    gint64 until_us)
{
  g_autoptr (GError) error = NULL;
  LobbyEvent *event;

  while ((event = lobby_recording_reader_next (reader, &error)) != NULL)
    {
      g_autoptr (LobbyEvent) owned = event;

      if (lobby_event_get_time (event) > until_us)
        break;
      lobby_state_apply (state, event, NULL);
      if (watch != NULL)
        lobby_shift_watch_look (watch, state);
    }
  return error == NULL ? LOBBY_CTL_DONE : lobby_ctl_fail_day (path, error);
}

/**
 * lobby_ctl_fold_to:
 * @path: a recorded day
 * @at: (nullable): time of day at the branch, as a person wrote it
 * @state: (inout): the lobby
 * @at_us: (out): the moment, µs since 1970 UTC
 *
 * Returns: exit code
 */
int
lobby_ctl_fold_to (const char *path, const char *at, LobbyState *state, gint64 *at_us)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, &error);
  g_autoptr (GTimeZone) zone = NULL;
  const LobbyRecordingHeader *header;

  if (reader == NULL)
    return lobby_ctl_fail_day (path, error);
  header = lobby_recording_reader_get_header (reader);
  zone = lobby_zone_new (header->time_zone);
  if (at == NULL || zone == NULL || !lobby_instant_parse_local (zone, header->day, at, at_us))
    {
      lobby_ctl_fail (_ ("Give the time of day with --at, as in 10:30:00."));
      return LOBBY_CTL_USAGE;
    }
  return lobby_ctl_fold_day (reader, path, state, NULL, *at_us);
}
