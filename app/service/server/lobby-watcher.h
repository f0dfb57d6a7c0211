/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-branch-service.h"
#include "lobby-doorkeeper.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_WATCHER (lobby_watcher_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWatcher, lobby_watcher, LOBBY, WATCHER, GObject)

/* Signal "gone" (): the connection is over. */
LobbyWatcher *lobby_watcher_new (LobbyBranchService *service,
                                 guint stream,
                                 SoupWebsocketConnection *connection,
                                 const LobbyGuest *guest,
                                 const char *after);
const LobbyGuest *lobby_watcher_get_guest (LobbyWatcher *self);
void lobby_watcher_look (LobbyWatcher *self);
void lobby_watcher_freeze (LobbyWatcher *self, gboolean frozen);
void lobby_watcher_close (LobbyWatcher *self);
void lobby_watcher_cut (LobbyWatcher *self);

G_END_DECLS
