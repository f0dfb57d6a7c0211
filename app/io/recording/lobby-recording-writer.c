/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a recorded day: header, events, digests after each segment, end. Whoever made it owns it. */
#include "config.h"

#include "lobby-recording-writer.h"

#include "lobby-day-file.h"
#include "lobby-wire.h"

#include <string.h>

struct _LobbyRecordingWriter
{
  LobbyDayOutput *output;      /* (owned) */
  LobbyAnonymiser *anonymiser; /* (borrowed) */
  GChecksum *checksum;         /* (owned): of the digest before and the lines since */
  char *digest;                /* (owned): of the last segment */
  GString *line;               /* (owned) */
  gint64 n_events;
  gint64 n_segments;
  gint64 segment_events;
  gsize segment_bytes;
};

/* Only a segment or end line may start like one; an event that does gets a space in front, and stays one
 * line. */
static void
tidy_line (GString *line)
{
  for (gsize i = 0; i < line->len; i++)
    if (line->str[i] == '\n' || line->str[i] == '\r')
      line->str[i] = ' ';
  if (g_str_has_prefix (line->str, "{\"segment\"") || g_str_has_prefix (line->str, "{\"end\""))
    g_string_prepend_c (line, ' ');
}

static gboolean
write_line (LobbyRecordingWriter *self, GError **error)
{
  g_string_append_c (self->line, '\n');
  g_checksum_update (self->checksum, (const guchar *) self->line->str, (gssize) self->line->len);
  self->segment_bytes += self->line->len;
  return lobby_day_output_write (self->output, self->line->str, self->line->len, error);
}

static gboolean
write_segment (LobbyRecordingWriter *self, GError **error)
{
  g_free (self->digest);
  self->digest = g_strdup (g_checksum_get_string (self->checksum));
  self->n_segments++;
  LobbyRecordingSegment segment = { .segment = self->n_segments,
                                    .events = self->segment_events,
                                    .sha256 = self->digest };

  g_string_truncate (self->line, 0);
  lobby_wire_append_record (self->line, &lobby_recording_segment_type, &segment);
  g_string_append_c (self->line, '\n');
  g_checksum_reset (self->checksum);
  g_checksum_update (self->checksum, (const guchar *) self->digest, (gssize) strlen (self->digest));
  self->segment_events = 0;
  self->segment_bytes = 0;
  return lobby_day_output_write (self->output, self->line->str, self->line->len, error)
         && lobby_day_output_flush (self->output, error);
}

/**
 * lobby_recording_writer_new:
 * @path: of the finished day; until it is whole it is written to a hidden file beside it
 * @header: what the day is; it says that the day is anonymised, which is this writer's doing
 * @anonymiser: takes people out of each event; borrowed until the writer is gone
 * @flags: whether an older file may be replaced
 * @error: %LOBBY_ERROR_CONFLICT while somebody else writes this day or when it is there already,
 * %LOBBY_ERROR_NO_SPACE
 *
 * Returns: (transfer full) (nullable): the writer
 */
LobbyRecordingWriter *
lobby_recording_writer_new (const char *path,
                            const LobbyRecordingHeader *header,
                            LobbyAnonymiser *anonymiser,
                            LobbyRecordingFlags flags,
                            GError **error)
{
  LobbyRecordingHeader written;

  g_return_val_if_fail (path != NULL && header != NULL && anonymiser != NULL, NULL);

  written = *header;
  written.anonymised = TRUE;
  if (!lobby_recording_header_check (&written, error))
    return NULL;
  LobbyDayOutput *output = lobby_day_output_open (path, (flags & LOBBY_RECORDING_REPLACE) != 0, error);
  if (output == NULL)
    return NULL;
  g_autoptr (LobbyRecordingWriter) self = g_new0 (LobbyRecordingWriter, 1);
  self->output = output;
  self->anonymiser = anonymiser;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->line = g_string_sized_new (1024);
  lobby_wire_append_record (self->line, &lobby_recording_header_type, &written);
  return write_line (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lobby_recording_writer_add:
 * @event: the next event as it was applied; people are taken out of it. Life signs are passed over, and so is what this
 *   version does not know, for nobody can say whom it speaks of
 * @error: %LOBBY_ERROR_NO_SPACE; %LOBBY_ERROR_TOO_LARGE for an event that no reader would take
 *
 * Returns: whether the day can go on
 */
gboolean
lobby_recording_writer_add (LobbyRecordingWriter *self, const LobbyEvent *event, GError **error)
{
  g_return_val_if_fail (self != NULL && event != NULL, FALSE);

  gsize limit = lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT ? LOBBY_WIRE_SNAPSHOT_BYTES
                                                                     : LOBBY_WIRE_EVENT_BYTES;
  g_autoptr (LobbyEvent) cleaned = lobby_anonymiser_apply (self->anonymiser, event);
  if (lobby_event_kind_is_control (lobby_event_get_kind (event)) || cleaned == NULL)
    return TRUE;
  g_string_truncate (self->line, 0);
  lobby_wire_append_event (self->line, cleaned);
  tidy_line (self->line);
  if (self->line->len > limit)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "event of %" G_GSIZE_FORMAT " bytes", self->line->len);
      return FALSE;
    }
  if (!write_line (self, error))
    return FALSE;
  self->n_events++;
  self->segment_events++;
  if (self->segment_events < LOBBY_RECORDING_SEGMENT_EVENTS && self->segment_bytes < LOBBY_RECORDING_SEGMENT_BYTES)
    return TRUE;
  return write_segment (self, error);
}

/**
 * lobby_recording_writer_close:
 * @error: %LOBBY_ERROR_NO_SPACE, %LOBBY_ERROR_CONFLICT when the day has appeared meanwhile
 *
 * Ends the day and gives the file its name. Nothing may be added afterwards.
 *
 * Returns: whether the day is on the disk
 */
gboolean
lobby_recording_writer_close (LobbyRecordingWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if ((self->segment_events > 0 || self->n_segments == 0) && !write_segment (self, error))
    return FALSE;
  LobbyRecordingEnd end = {
    .end = TRUE, .segments = self->n_segments, .events = self->n_events, .sha256 = self->digest
  };
  g_string_truncate (self->line, 0);
  lobby_wire_append_record (self->line, &lobby_recording_end_type, &end);
  g_string_append_c (self->line, '\n');
  return lobby_day_output_write (self->output, self->line->str, self->line->len, error)
         && lobby_day_output_finish (self->output, error);
}

/**
 * lobby_recording_writer_free:
 * @self: (transfer full) (nullable): a writer; a day that was not closed is given up
 */
void
lobby_recording_writer_free (LobbyRecordingWriter *self)
{
  if (self == NULL)
    return;
  lobby_day_output_free (self->output);
  g_checksum_free (self->checksum);
  g_string_free (self->line, TRUE);
  g_free (self->digest);
  g_free (self);
}
