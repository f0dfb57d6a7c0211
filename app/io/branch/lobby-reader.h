/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-error.h"
#include "lobby-event.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyReading:
 * @events: (element-type LobbyEvent): what was read, in order
 * @refused: how many could not be read or may not be kept; where the place in the stream could be told, an event of
 *   unknown kind stands for each
 */
typedef struct
{
  GPtrArray *events;
  guint refused;
} LobbyReading;

void lobby_reading_free (LobbyReading *reading);

LobbyReading *lobby_reader_read_frames (GPtrArray *frames);
void lobby_reader_read_frames_async (GPtrArray *frames,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void
lobby_reader_read_batch_async (GBytes *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void
lobby_reader_read_snapshot_async (GBytes *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LobbyReading *lobby_reader_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyReading, lobby_reading_free)

G_END_DECLS
