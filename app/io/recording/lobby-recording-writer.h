/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-anonymiser.h"
#include "lobby-recording.h"

G_BEGIN_DECLS

/**
 * LobbyRecordingFlags:
 * @LOBBY_RECORDING_REPLACE: an older file of that name gives way when the new one is whole
 */
typedef enum
{
  LOBBY_RECORDING_KEEP = 0,
  LOBBY_RECORDING_REPLACE = 1 << 0,
} LobbyRecordingFlags;

/**
 * LobbyRecordingWriter:
 *
 * Writes a day without people: there is no way to write one with them. One thread at a time may use it.
 */
typedef struct _LobbyRecordingWriter LobbyRecordingWriter;

LobbyRecordingWriter *lobby_recording_writer_new (const char *path,
                                                  const LobbyRecordingHeader *header,
                                                  LobbyAnonymiser *anonymiser,
                                                  LobbyRecordingFlags flags,
                                                  GError **error);
gboolean lobby_recording_writer_add (LobbyRecordingWriter *self, const LobbyEvent *event, GError **error);
gboolean lobby_recording_writer_close (LobbyRecordingWriter *self, GError **error);
void lobby_recording_writer_free (LobbyRecordingWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyRecordingWriter, lobby_recording_writer_free)

G_END_DECLS
