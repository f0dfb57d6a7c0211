/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a recorded day that are not events, as tables. */
#include "config.h"

#include "lobby-recording.h"

#include "lobby-error.h"
#include "lobby-instant.h"
#include "lobby-zone.h"

#define REC LobbyRecordingHeader
static const LobbyField header_fields[] = {
  LOBBY_ROW ("lobby", lobby, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("version", version, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = 1000000),
  LOBBY_ROW ("branch", branch, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("day", day, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("timeZone", time_zone, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 64),
  LOBBY_ROW ("engine", engine, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 128),
  LOBBY_ROW ("scenario", scenario, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("seed", seed, INTEGER, .minimum = 0, .maximum = G_MAXINT64),
  LOBBY_ROW ("anonymised", anonymised, FLAG, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_recording_header_type = LOBBY_RECORD_TYPE ("RecordingHeader",
                                                                       LobbyRecordingHeader,
                                                                       header_fields);

#define REC LobbyRecordingMark
static const LobbyField mark_fields[] = {
  LOBBY_ROW ("lobby", lobby, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("version", version, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = 1000000),
};
#undef REC
const LobbyRecordType lobby_recording_mark_type = LOBBY_RECORD_TYPE ("RecordingMark", LobbyRecordingMark, mark_fields);

#define REC LobbyRecordingSegment
static const LobbyField segment_fields[] = {
  LOBBY_ROW ("segment", segment, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = G_MAXINT64),
  LOBBY_ROW ("events",
             events,
             INTEGER,
             .flags = LOBBY_FIELD_REQUIRED,
             .minimum = 0,
             .maximum = LOBBY_RECORDING_SEGMENT_EVENTS),
  LOBBY_ROW ("sha256", sha256, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_recording_segment_type = LOBBY_RECORD_TYPE ("RecordingSegment",
                                                                        LobbyRecordingSegment,
                                                                        segment_fields);

#define REC LobbyRecordingEnd
static const LobbyField end_fields[] = {
  LOBBY_ROW ("end", end, FLAG, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("segments", segments, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 0, .maximum = G_MAXINT64),
  LOBBY_ROW ("events", events, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 0, .maximum = G_MAXINT64),
  LOBBY_ROW ("sha256", sha256, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_recording_end_type = LOBBY_RECORD_TYPE ("RecordingEnd", LobbyRecordingEnd, end_fields);

/**
 * lobby_recording_header_new:
 * @branch: id of the branch
 * @day: business day, YYYY-MM-DD
 * @time_zone: IANA zone id of the branch
 * @engine: program that writes it, with its version
 *
 * Returns: (transfer full): the header of a day; what else is known of it is set by the caller
 */
LobbyRecordingHeader *
lobby_recording_header_new (const char *branch, const char *day, const char *time_zone, const char *engine)
{
  g_return_val_if_fail (branch != NULL && day != NULL && time_zone != NULL && engine != NULL, NULL);

  LobbyRecordingHeader *header = lobby_record_new (&lobby_recording_header_type);
  header->lobby = g_strdup ("day");
  header->version = LOBBY_RECORDING_VERSION;
  header->branch = g_strdup (branch);
  header->day = g_strdup (day);
  header->time_zone = g_strdup (time_zone);
  header->engine = g_strdup (engine);
  return header;
}

/** lobby_recording_header_free: @header: (transfer full) (nullable): a header */
void
lobby_recording_header_free (LobbyRecordingHeader *header)
{
  lobby_record_free (&lobby_recording_header_type, header);
}

/**
 * lobby_recording_header_check:
 * @header: a header
 * @error: %LOBBY_ERROR_INVALID
 *
 * Returns: whether its day and its zone are what they should be
 */
gboolean
lobby_recording_header_check (const LobbyRecordingHeader *header, GError **error)
{
  g_autoptr (GTimeZone) zone = lobby_zone_new (header->time_zone);
  gint64 midnight_us;

  if (zone != NULL && lobby_instant_parse_local (zone, header->day, "00:00", &midnight_us))
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID,
                       zone == NULL ? "timeZone: unknown" : "day: YYYY-MM-DD expected");
  return FALSE;
}
