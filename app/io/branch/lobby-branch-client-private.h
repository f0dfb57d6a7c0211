/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-branch-client.h"
#include "lobby-endpoint.h"

G_BEGIN_DECLS

LobbyEndpoint *lobby_branch_client_find_area_endpoint (LobbyBranchClient *self, LobbyArea area, GError **error);
LobbyEndpoint *lobby_branch_client_find_endpoint (LobbyBranchClient *self, const char *stream);
GError *lobby_branch_client_explain_refusal (const LobbyReply *reply);
void lobby_branch_client_free_branch (LobbyBranchRecord *branch);

G_END_DECLS
