/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-event.h"

G_BEGIN_DECLS

/* Fault 6: an event may come early by this much before its absence counts as a gap. */
#define LOBBY_STREAM_WINDOW_EVENTS 256
#define LOBBY_STREAM_WINDOW_US (G_GINT64_CONSTANT (2) * 1000000)
/* Fault 4: a gap that is not filled by then asks for the whole picture. */
#define LOBBY_STREAM_REFILL_US (G_GINT64_CONSTANT (5) * 1000000)
/* How much is held while a refill or a snapshot is on its way. */
#define LOBBY_STREAM_HELD_EVENTS 20000
#define LOBBY_STREAM_HELD_BYTES (16 * 1024 * 1024)

/**
 * LobbyStreamNeed:
 * @LOBBY_STREAM_NOTHING: all is well
 * @LOBBY_STREAM_REFILL: ask for the events after lobby_stream_get_last_id()
 * @LOBBY_STREAM_SNAPSHOT: ask for the whole picture; nothing is handed on until it comes
 *
 * What a stream needs from whoever feeds it.
 */
typedef enum
{
  LOBBY_STREAM_NOTHING,
  LOBBY_STREAM_REFILL,
  LOBBY_STREAM_SNAPSHOT,
} LobbyStreamNeed;

/**
 * LobbyStreamCounts:
 * @handed_on: events that were handed on, snapshots included
 * @duplicates: events that had been seen, the same in every word
 * @conflicts: events with the number or id of another; the first wins (fault 5)
 * @reordered: events that came early and were put in their place
 * @old: events of an epoch or a time before the picture
 * @gaps: places where events were missing for longer than the window
 * @filled: gaps that a refill closed
 * @snapshots: pictures that were taken in
 * @epochs: times the source changed
 * @rewinds: pictures of the same epoch that were older than what had been handed on, and were confirmed
 * @refused_snapshots: pictures that were refused
 * @overflows: times that more came than can be held
 */
typedef struct
{
  guint64 handed_on;
  guint64 duplicates;
  guint64 conflicts;
  guint64 reordered;
  guint64 old;
  guint64 gaps;
  guint64 filled;
  guint64 snapshots;
  guint64 epochs;
  guint64 rewinds;
  guint64 refused_snapshots;
  guint64 overflows;
} LobbyStreamCounts;

/**
 * LobbyStream:
 *
 * The door of one event stream: what comes out is the picture and then each event once, in order, without a hole.
 */
typedef struct _LobbyStream LobbyStream;

LobbyStream *lobby_stream_new (void);
void lobby_stream_free (LobbyStream *stream);

LobbyStreamNeed lobby_stream_take (LobbyStream *stream, LobbyEvent *event, gint64 now_us);
LobbyStreamNeed
lobby_stream_take_snapshot (LobbyStream *stream, LobbyEvent *snapshot, const char *last_id, gint64 now_us);
LobbyStreamNeed lobby_stream_note_head (LobbyStream *stream, const char *source, guint64 head, gint64 now_us);
LobbyStreamNeed lobby_stream_look (LobbyStream *stream, gint64 now_us);
void lobby_stream_require_snapshot (LobbyStream *stream);
GPtrArray *lobby_stream_steal_batch (LobbyStream *stream);

LobbyStreamNeed lobby_stream_get_need (const LobbyStream *stream);
const char *lobby_stream_get_source (const LobbyStream *stream);
guint64 lobby_stream_get_sequence (const LobbyStream *stream);
const char *lobby_stream_get_last_id (const LobbyStream *stream);
guint lobby_stream_get_held (const LobbyStream *stream);
const LobbyStreamCounts *lobby_stream_get_counts (const LobbyStream *stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyStream, lobby_stream_free)

G_END_DECLS
