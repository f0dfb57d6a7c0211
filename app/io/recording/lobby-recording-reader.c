/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a recorded day segment by segment: what is handed out has been verified, and the first damage ends
 * the day with the place where it is. Whoever made the reader owns it. */
#include "config.h"

#include "lobby-recording-reader.h"

#include "lobby-day-file.h"
#include "lobby-wire.h"

#include <string.h>

#define HEADER_BYTES 4096
/* A segment of the writer has at most this, a snapshot and one event more. */
#define SEGMENT_BYTES_MAX (LOBBY_RECORDING_SEGMENT_BYTES + LOBBY_WIRE_SNAPSHOT_BYTES + LOBBY_WIRE_EVENT_BYTES)

struct _LobbyRecordingReader
{
  LobbyDayInput *input;         /* (owned) */
  LobbyRecordingHeader *header; /* (owned) */
  GChecksum *checksum;          /* (owned): of the digest before and the lines since */
  char *digest;                 /* (owned) (nullable): of the last segment */
  GQueue ready;                 /* (element-type LobbyEvent) (owned): verified, not handed out */
  GQueue pending;               /* (element-type LobbyEvent) (owned): of the segment that is being read */
  gint64 segment_lines;
  gsize segment_bytes;
  gint64 n_lines_verified; /* event lines of all good segments */
  gint64 n_segments;
  guint64 line;
  guint64 n_events;
  guint64 n_refused;
  guint64 refused_line;
  gint64 last_us;
  gboolean ended;
  GError *damage; /* (owned) (nullable) */
};

static gboolean
fail (GError **error, LobbyError code, const char *message)
{
  g_set_error_literal (error, LOBBY_ERROR, code, message);
  return FALSE;
}

static gboolean
read_line (LobbyRecordingReader *self, const char **line, gsize *length, GError **error)
{
  gboolean ok = lobby_day_input_read_line (self->input, line, length, error);

  if (!ok || *line != NULL)
    self->line++;
  return ok;
}

static void
take_line (LobbyRecordingReader *self, const char *line, gsize length)
{
  g_checksum_update (self->checksum, (const guchar *) line, (gssize) length + 1);
  self->segment_bytes += length + 1;
}

static gboolean
check_mark (const char *line, gsize length, GError **error)
{
  LobbyRecordingMark *mark = lobby_wire_parse_record (&lobby_recording_mark_type, line, length, NULL);
  gboolean ok = FALSE;

  if (mark == NULL || strcmp (mark->lobby, "day") != 0)
    fail (error, LOBBY_ERROR_INVALID, "not a recorded day");
  else if (mark->version > LOBBY_RECORDING_VERSION)
    fail (error, LOBBY_ERROR_NEWER, "recorded by a newer version");
  else
    ok = TRUE;
  lobby_record_free (&lobby_recording_mark_type, mark);
  return ok;
}

static gboolean
read_header (LobbyRecordingReader *self, GError **error)
{
  const char *line;
  gsize length;

  if (!read_line (self, &line, &length, error))
    return FALSE;
  if (line == NULL)
    return fail (error, LOBBY_ERROR_CORRUPT, "empty day");
  if (length > HEADER_BYTES)
    return fail (error, LOBBY_ERROR_INVALID, "not a recorded day");
  if (!check_mark (line, length, error))
    return FALSE;
  self->header = lobby_wire_parse_record (&lobby_recording_header_type, line, length, error);
  take_line (self, line, length);
  if (self->header == NULL || !lobby_recording_header_check (self->header, error))
    return FALSE;
  return self->header->anonymised ? TRUE : fail (error, LOBBY_ERROR_REFUSED, "people were not taken out of it");
}

/**
 * lobby_recording_reader_new:
 * @path: a file that anybody may have written
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_FORBIDDEN; %LOBBY_ERROR_INVALID when it is something else,
 *   %LOBBY_ERROR_NEWER, %LOBBY_ERROR_CORRUPT when nothing of it can be read, %LOBBY_ERROR_REFUSED when people were not
 *   taken out of it
 *
 * Returns: (transfer full) (nullable): the reader, at the first event
 */
LobbyRecordingReader *
lobby_recording_reader_new (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  LobbyDayInput *input = lobby_day_input_open (path, error);
  if (input == NULL)
    return NULL;
  g_autoptr (LobbyRecordingReader) self = g_new0 (LobbyRecordingReader, 1);
  self->input = input;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_queue_init (&self->ready);
  g_queue_init (&self->pending);
  return read_header (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
read_event (LobbyRecordingReader *self, const char *line, gsize length, GError **error)
{
  take_line (self, line, length);
  if (++self->segment_lines > LOBBY_RECORDING_SEGMENT_EVENTS || self->segment_bytes > SEGMENT_BYTES_MAX)
    return fail (error, LOBBY_ERROR_CORRUPT, "segment without end");

  LobbyEvent *event = lobby_wire_parse_event (line, length, NULL);
  if (event != NULL)
    g_queue_push_tail (&self->pending, event);
  else if (self->n_refused++ == 0)
    self->refused_line = self->line;
  return TRUE;
}

static gboolean
end_segment (LobbyRecordingReader *self, const char *line, gsize length, GError **error)
{
  LobbyRecordingSegment *segment = lobby_wire_parse_record (&lobby_recording_segment_type, line, length, NULL);
  const char *digest = g_checksum_get_string (self->checksum);
  gboolean good = segment != NULL && segment->segment == self->n_segments + 1 && segment->events == self->segment_lines
                  && strcmp (segment->sha256, digest) == 0;

  lobby_record_free (&lobby_recording_segment_type, segment);
  if (!good)
    return fail (error, LOBBY_ERROR_CORRUPT, "digest of the segment is wrong");
  g_free (self->digest);
  self->digest = g_strdup (digest);
  g_checksum_reset (self->checksum);
  g_checksum_update (self->checksum, (const guchar *) self->digest, (gssize) strlen (self->digest));
  self->n_segments++;
  self->n_lines_verified += self->segment_lines;
  self->segment_lines = 0;
  self->segment_bytes = 0;
  while (!g_queue_is_empty (&self->pending))
    g_queue_push_tail (&self->ready, g_queue_pop_head (&self->pending));
  return TRUE;
}

static gboolean
end_day (LobbyRecordingReader *self, const char *line, gsize length, GError **error)
{
  LobbyRecordingEnd *end = lobby_wire_parse_record (&lobby_recording_end_type, line, length, NULL);
  gboolean good = end != NULL && end->end && self->segment_lines == 0 && end->segments == self->n_segments
                  && end->events == self->n_lines_verified && g_strcmp0 (end->sha256, self->digest) == 0;

  lobby_record_free (&lobby_recording_end_type, end);
  if (!good)
    return fail (error, LOBBY_ERROR_CORRUPT, "end does not fit the day");
  self->ended = TRUE;
  if (!read_line (self, &line, &length, error))
    return FALSE;
  return line == NULL ? TRUE : fail (error, LOBBY_ERROR_CORRUPT, "text after the end");
}

/* Reads until a segment is verified or the day has ended. */
static gboolean
read_segment (LobbyRecordingReader *self, GError **error)
{
  const char *line;
  gsize length;
  gboolean ok = TRUE;

  while (ok && !self->ended && g_queue_is_empty (&self->ready))
    {
      if (!read_line (self, &line, &length, error))
        return FALSE;
      if (line == NULL)
        return fail (error, LOBBY_ERROR_CORRUPT, "day without end");
      if (g_str_has_prefix (line, "{\"segment\""))
        ok = end_segment (self, line, length, error);
      else if (g_str_has_prefix (line, "{\"end\""))
        ok = end_day (self, line, length, error);
      else
        ok = read_event (self, line, length, error);
    }
  return ok;
}

/**
 * lobby_recording_reader_next:
 * @error: what is wrong with the day at lobby_recording_reader_get_line(): %LOBBY_ERROR_CORRUPT,
 * %LOBBY_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): the next event; %NULL without @error at the end of a whole day
 */
LobbyEvent *
lobby_recording_reader_next (LobbyRecordingReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_queue_is_empty (&self->ready) && !self->ended && self->damage == NULL)
    read_segment (self, &self->damage);
  LobbyEvent *event = g_queue_pop_head (&self->ready);
  if (event == NULL)
    {
      if (self->damage != NULL && error != NULL)
        *error = g_error_copy (self->damage);
      return NULL;
    }
  self->n_events++;
  self->last_us = lobby_event_get_time (event);
  return event;
}

/** lobby_recording_reader_get_header: Returns: first line of the day */
const LobbyRecordingHeader *
lobby_recording_reader_get_header (const LobbyRecordingReader *self)
{
  return self->header;
}

/** lobby_recording_reader_get_line: Returns: number of the line read last, from 1; with damage, the one where
 * it is */
guint64
lobby_recording_reader_get_line (const LobbyRecordingReader *self)
{
  return self->line;
}

/** lobby_recording_reader_get_n_events: Returns: how many events were handed out */
guint64
lobby_recording_reader_get_n_events (const LobbyRecordingReader *self)
{
  return self->n_events;
}

/** lobby_recording_reader_get_n_refused: Returns: how many lines are not lawful events and were passed over
 */
guint64
lobby_recording_reader_get_n_refused (const LobbyRecordingReader *self)
{
  return self->n_refused;
}

/** lobby_recording_reader_get_refused_line: Returns: number of the first line that was passed over, 0 when
 * there is none */
guint64
lobby_recording_reader_get_refused_line (const LobbyRecordingReader *self)
{
  return self->refused_line;
}

/** lobby_recording_reader_get_last_time: Returns: time of the event handed out last, µs since 1970 UTC, 0
 * before the first */
gint64
lobby_recording_reader_get_last_time (const LobbyRecordingReader *self)
{
  return self->last_us;
}

/** lobby_recording_reader_free: @self: (transfer full) (nullable): a reader */
void
lobby_recording_reader_free (LobbyRecordingReader *self)
{
  if (self == NULL)
    return;
  lobby_day_input_free (self->input);
  lobby_recording_header_free (self->header);
  g_checksum_free (self->checksum);
  g_queue_clear_full (&self->ready, (GDestroyNotify) lobby_event_unref);
  g_queue_clear_full (&self->pending, (GDestroyNotify) lobby_event_unref);
  g_clear_error (&self->damage);
  g_free (self->digest);
  g_free (self);
}
