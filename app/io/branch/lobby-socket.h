/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-endpoint.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SOCKET (lobby_socket_get_type ())
G_DECLARE_FINAL_TYPE (LobbySocket, lobby_socket, LOBBY, SOCKET, GObject)

/* Signals:
 *   "message" (GBytes *text): a whole text message
 *   "ponged" (): the peer has answered a ping
 *   "closed" (const char *reason): it is over; a short id of the reason */
LobbySocket *lobby_socket_new (LobbyEndpoint *endpoint, const LobbyFeedOptions *options);
void lobby_socket_open_async (LobbySocket *self,
                              const char *after,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean lobby_socket_open_finish (LobbySocket *self, GAsyncResult *result, GError **error);
gboolean lobby_socket_can_resume_after (const char *id);
gint64 lobby_socket_get_retry_after (LobbySocket *self);
void lobby_socket_close (LobbySocket *self);

G_END_DECLS
