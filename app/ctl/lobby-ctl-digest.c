/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl digest: one line that two recordings of the same moment share. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-instant.h"
#include "lobby-recording-reader.h"
#include "lobby-state.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>

/* An event dated a day away from the moment is a wrong date, not the end of the morning. */
#define WRONG_DATE_US (24 * LOBBY_HOUR_US)

static gboolean
is_later (const LobbyEvent *event, gint64 at_us)
{
  gint64 time_us = lobby_event_get_time (event);

  return time_us > at_us && time_us - at_us < WRONG_DATE_US;
}

/* Folds the day up to and with @at_us. Returns: whether there was no damage before it */
static gboolean
fold (LobbyRecordingReader *reader, gint64 at_us, LobbyState *state, GError **error)
{
  g_autoptr (GError) problem = NULL;
  LobbyEvent *event;
  gboolean later = FALSE;

  while (!later && (event = lobby_recording_reader_next (reader, &problem)) != NULL)
    {
      later = is_later (event, at_us);
      if (!later)
        lobby_state_apply (state, event, NULL);
      lobby_event_unref (event);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
find_moment (LobbyRecordingReader *reader, const char *at, gint64 *at_us)
{
  const LobbyRecordingHeader *header = lobby_recording_reader_get_header (reader);
  g_autoptr (GTimeZone) zone = lobby_zone_new (header->time_zone);

  *at_us = G_MAXINT64;
  return at == NULL || lobby_instant_parse_local (zone, header->day, at, at_us);
}

static int
run_digest (int argc, char **argv)
{
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("The moment, by the clock of the branch"), N_ ("HH:MM:SS") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  gint64 at_us;

  if (!lobby_ctl_parse (&lobby_ctl_digest, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (argv[1], &error);
  g_autoptr (LobbyState) state = lobby_state_new ();
  if (reader != NULL && !find_moment (reader, at, &at_us))
    {
      lobby_ctl_fail (_ ("--at needs a time of day as in 10:42:00."));
      return LOBBY_CTL_USAGE;
    }
  if (reader == NULL || !fold (reader, at_us, state, &error))
    {
      g_autofree char *problem = lobby_ctl_describe_file_error (error);
      return lobby_ctl_fail (problem);
    }
  g_autofree char *digest = lobby_state_digest (state);
  lobby_ctl_say (stdout, digest);
  return LOBBY_CTL_DONE;
}

const LobbyCtlVerb lobby_ctl_digest = {
  .name = "digest",
  .arguments = "DAY [--at HH:MM:SS]",
  .summary = N_ ("Shows the fingerprint of the lobby at the end of a recorded day, or at a moment of it"),
  .run = run_digest,
};
