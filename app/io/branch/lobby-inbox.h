/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-reader.h"

G_BEGIN_DECLS

/* More unread bytes than this are a flood and not a burst. */
#define LOBBY_INBOX_BYTES_MAX (32 * 1024 * 1024)

/**
 * LobbyInbox:
 *
 * Frames on their way from the socket to the stream: read in order, a few at once and on the spot, many on a worker.
 */
typedef struct _LobbyInbox LobbyInbox;

typedef void (*LobbyInboxFunc) (const LobbyReading *reading, gpointer data);

LobbyInbox *lobby_inbox_new (LobbyInboxFunc func, gpointer data);
void lobby_inbox_free (LobbyInbox *inbox);
gboolean lobby_inbox_push (LobbyInbox *inbox, GBytes *frame);
gboolean lobby_inbox_is_empty (const LobbyInbox *inbox);

G_END_DECLS
