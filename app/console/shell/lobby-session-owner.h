/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"
#include "lobby-token-keeper.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SESSION_OWNER (lobby_session_owner_get_type ())
G_DECLARE_FINAL_TYPE (LobbySessionOwner, lobby_session_owner, LOBBY, SESSION_OWNER, GObject)

/* Properties: "session" (nullable), "problem" (nullable: short id of why there is none). */
LobbySessionOwner *lobby_session_owner_new (LobbyTokenKeeper *tokens, const char *state_folder);
void lobby_session_owner_set_retention (LobbySessionOwner *self, guint days, guint vip_days);
void lobby_session_owner_open_demo (LobbySessionOwner *self, const char *scenario);
void lobby_session_owner_open_drill (LobbySessionOwner *self, const char *scenario, gint64 seed);
void lobby_session_owner_play (LobbySessionOwner *self, LobbyBearer role);
void lobby_session_owner_open_service (LobbySessionOwner *self, const char *url, const char *ca_file);
void lobby_session_owner_close_async (LobbySessionOwner *self, GAsyncReadyCallback callback, gpointer data);
void lobby_session_owner_close_finish (LobbySessionOwner *self, GAsyncResult *result);

LobbySession *lobby_session_owner_get_session (LobbySessionOwner *self);
const char *lobby_session_owner_get_problem (LobbySessionOwner *self);

G_END_DECLS
