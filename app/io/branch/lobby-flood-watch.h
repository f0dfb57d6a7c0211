/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyFloodWatch:
 *
 * Watches what is read off a socket without ever becoming a message, from a thread of its own: whoever fills our memory
 * also keeps our main loop from looking.
 */
typedef struct _LobbyFloodWatch LobbyFloodWatch;

LobbyFloodWatch *lobby_flood_watch_new (GSocket *socket, gsize cap_bytes);
void lobby_flood_watch_free (LobbyFloodWatch *watch);
void lobby_flood_watch_note_message (LobbyFloodWatch *watch);
gboolean lobby_flood_watch_has_struck (LobbyFloodWatch *watch);

G_END_DECLS
