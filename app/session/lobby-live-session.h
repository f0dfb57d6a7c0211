/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-feed-options.h"
#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_LIVE_SESSION (lobby_live_session_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLiveSession, lobby_live_session, LOBBY, LIVE_SESSION, LobbySession)

LobbyLiveSession *lobby_live_session_new (LobbySessionKind kind,
                                          const char *url,
                                          const char *folder,
                                          LobbyTokenFunc token,
                                          gpointer token_data,
                                          GDestroyNotify token_destroy,
                                          const LobbyFeedOptions *options,
                                          guint retention_days,
                                          guint vip_retention_days,
                                          GError **error);
void lobby_live_session_start (LobbyLiveSession *self);
void lobby_live_session_close_async (LobbyLiveSession *self, GAsyncReadyCallback callback, gpointer data);
void lobby_live_session_close_finish (LobbyLiveSession *self, GAsyncResult *result);

G_END_DECLS
