/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recording: days as files, `DAY.jsonl.gz`. One line a record, in the order in which the lobby was folded:
 *
 *   {"lobby":"day","version":1,"branch":"…","day":"2025-11-17","timeZone":"Asia/Shanghai","engine":"…",…}
 *   CloudEvents, one a line, the first of them a stream.snapshot
 *   {"segment":1,"events":1000,"sha256":"…"}     after every 1,000 events or 4 MiB, over the lines since the
 * last one …
 *   {"end":true,"segments":12,"events":11208,"sha256":"…"}
 *
 * Each digest also covers the digest before it, so that no segment can be left out, put in or moved. */
#pragma once

#include "lobby-record.h"

G_BEGIN_DECLS

#define LOBBY_RECORDING_VERSION 1
#define LOBBY_RECORDING_SEGMENT_EVENTS 1000
#define LOBBY_RECORDING_SEGMENT_BYTES (4 * 1024 * 1024)
#define LOBBY_RECORDING_BYTES_MAX (512 * 1024 * 1024)

/**
 * LobbyRecordingHeader:
 * @lobby: always "day"
 * @version: of the format
 * @branch: id of the branch
 * @day: business day, YYYY-MM-DD in @time_zone
 * @time_zone: IANA zone id of the branch
 * @engine: program that wrote it, as in "lobby-branch 0.1.0"
 * @scenario: scenario of a simulated day
 * @seed: seed of a simulated day, 0 when there was none
 * @anonymised: people were taken out of it when it was written; a file that does not say so is refused
 *
 * First line of a recorded day.
 */
typedef struct
{
  char *lobby;
  gint64 version;
  char *branch;
  char *day;
  char *time_zone;
  char *engine;
  char *scenario;
  gint64 seed;
  gboolean anonymised;
} LobbyRecordingHeader;
extern const LobbyRecordType lobby_recording_header_type;

/* Line 1 as far as any version of the format has it. */
typedef struct
{
  char *lobby;
  gint64 version;
} LobbyRecordingMark;
extern const LobbyRecordType lobby_recording_mark_type;

typedef struct
{
  gint64 segment;
  gint64 events;
  char *sha256;
} LobbyRecordingSegment;
extern const LobbyRecordType lobby_recording_segment_type;

typedef struct
{
  gboolean end;
  gint64 segments;
  gint64 events;
  char *sha256;
} LobbyRecordingEnd;
extern const LobbyRecordType lobby_recording_end_type;

LobbyRecordingHeader *
lobby_recording_header_new (const char *branch, const char *day, const char *time_zone, const char *engine);
gboolean lobby_recording_header_check (const LobbyRecordingHeader *header, GError **error);
void lobby_recording_header_free (LobbyRecordingHeader *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyRecordingHeader, lobby_recording_header_free)

G_END_DECLS
