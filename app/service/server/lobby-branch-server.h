/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-branch-service.h"
#include "lobby-doorkeeper.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_BRANCH_SERVER (lobby_branch_server_get_type ())
G_DECLARE_FINAL_TYPE (LobbyBranchServer, lobby_branch_server, LOBBY, BRANCH_SERVER, GObject)

LobbyBranchServer *lobby_branch_server_new (LobbyBranchService *service, guint stream, LobbyDoorkeeper *doorkeeper);
gboolean lobby_branch_server_listen (LobbyBranchServer *self,
                                     GInetAddress *address,
                                     guint port,
                                     GTlsCertificate *certificate,
                                     GError **error);
void lobby_branch_server_close (LobbyBranchServer *self);
void lobby_branch_server_cut (LobbyBranchServer *self);
void lobby_branch_server_freeze (LobbyBranchServer *self, gboolean frozen);
void lobby_branch_server_block_sockets (LobbyBranchServer *self, gboolean blocked);
guint lobby_branch_server_get_n_watchers (LobbyBranchServer *self);
const char *lobby_branch_server_get_url (LobbyBranchServer *self);

G_END_DECLS
