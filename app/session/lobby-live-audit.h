/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room. */
#pragma once

#include "lobby-branch-client.h"

G_BEGIN_DECLS

void lobby_live_audit_read (GTask *task, const char *folder, LobbyBranchClient *client);

G_END_DECLS
