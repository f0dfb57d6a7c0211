/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-event.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyServiceStream:
 * @id: name of the stream
 * @areas: (array zero-terminated=1): nicks of the areas that it feeds
 * @epoch: its life: another one after the store was reset
 * @source: source of its events
 * @url: base URL
 * @last_sequence: number of its newest event
 * @hidden: events up to this one are too big for a socket and are left to the snapshot
 *
 * A numbered stream of events. The branch service owns it.
 */
typedef struct
{
  char *id;
  char **areas;
  char *epoch;
  char *source;
  char *url;
  guint64 last_sequence;
  guint64 hidden;
} LobbyServiceStream;

LobbyServiceStream *
lobby_service_stream_new (const char *branch, const char *id, const char *const *areas, const char *epoch);
void lobby_service_stream_free (LobbyServiceStream *stream);
gboolean lobby_service_stream_feeds (const LobbyServiceStream *stream, LobbyArea area);
LobbyEvent *lobby_service_stream_number (LobbyServiceStream *stream, const LobbyEvent *event);
LobbyEvent *lobby_service_stream_control (const LobbyServiceStream *stream,
                                          LobbyEventKind kind,
                                          const char *id,
                                          gint64 time_us,
                                          gpointer payload);
char *lobby_service_stream_dup_event_id (const LobbyServiceStream *stream, guint64 sequence);
gboolean lobby_service_stream_find (const LobbyServiceStream *stream, const char *event_id, guint64 *sequence);

G_END_DECLS
