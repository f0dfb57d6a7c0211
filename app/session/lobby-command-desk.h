/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-branch-client.h"
#include "lobby-clock.h"
#include "lobby-event.h"
#include "lobby-outbox.h"
#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_COMMAND_DESK (lobby_command_desk_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCommandDesk, lobby_command_desk, LOBBY, COMMAND_DESK, GObject)

LobbyCommandDesk *lobby_command_desk_new (LobbyBranchClient *client, LobbyOutbox *outbox, LobbyClock *clock);
void lobby_command_desk_take (LobbyCommandDesk *self, LobbyCommand *command, const char *seen);
void lobby_command_desk_see (LobbyCommandDesk *self, const LobbyEvent *event);
void lobby_command_desk_work (LobbyCommandDesk *self);
void lobby_command_desk_resume (LobbyCommandDesk *self);
GPtrArray *lobby_command_desk_list (LobbyCommandDesk *self);
gboolean lobby_command_desk_discard (LobbyCommandDesk *self, const char *id);
void lobby_command_desk_stop (LobbyCommandDesk *self);
LobbyPendingState lobby_command_desk_get (LobbyCommandDesk *self, const char *id, const char **refusal);
const LobbyCommand *lobby_command_desk_get_command (LobbyCommandDesk *self, const char *id);
LobbyPendingState lobby_command_desk_find (LobbyCommandDesk *self, LobbyCommandKind kind, const char *subject);

G_END_DECLS
