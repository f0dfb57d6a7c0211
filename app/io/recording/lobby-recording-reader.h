/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-event.h"
#include "lobby-recording.h"

G_BEGIN_DECLS

/**
 * LobbyRecordingReader:
 *
 * Reads a day, whoever wrote it. Hands out only events of segments whose digest is right. One thread at a
 * time may use it.
 */
typedef struct _LobbyRecordingReader LobbyRecordingReader;

LobbyRecordingReader *lobby_recording_reader_new (const char *path, GError **error);
const LobbyRecordingHeader *lobby_recording_reader_get_header (const LobbyRecordingReader *self);
LobbyEvent *lobby_recording_reader_next (LobbyRecordingReader *self, GError **error);
void lobby_recording_reader_free (LobbyRecordingReader *self);

/* How far it came, and where damage is. */
guint64 lobby_recording_reader_get_line (const LobbyRecordingReader *self);
guint64 lobby_recording_reader_get_n_events (const LobbyRecordingReader *self);
guint64 lobby_recording_reader_get_n_refused (const LobbyRecordingReader *self);
guint64 lobby_recording_reader_get_refused_line (const LobbyRecordingReader *self);
gint64 lobby_recording_reader_get_last_time (const LobbyRecordingReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyRecordingReader, lobby_recording_reader_free)

G_END_DECLS
