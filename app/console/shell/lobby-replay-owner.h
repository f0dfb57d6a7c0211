/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-replay-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_REPLAY_OWNER (lobby_replay_owner_get_type ())
G_DECLARE_FINAL_TYPE (LobbyReplayOwner, lobby_replay_owner, LOBBY, REPLAY_OWNER, GObject)

/* Properties: "session" (nullable). Signals: "failed" (const GError *error): a day could not be opened. */
LobbyReplayOwner *lobby_replay_owner_new (void);
void lobby_replay_owner_set_live (LobbyReplayOwner *self, LobbySession *live);
void lobby_replay_owner_open (LobbyReplayOwner *self, LobbyDayShelf *shelf, LobbyShelfDay *day, gint64 at_us);
void lobby_replay_owner_leave (LobbyReplayOwner *self);
LobbySession *lobby_replay_owner_get_session (LobbyReplayOwner *self);
char *lobby_replay_owner_dup_problem (const GError *error);

G_END_DECLS
