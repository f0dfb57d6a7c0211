/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

gboolean lobby_window_duties_step (LobbySession *session, LobbyCommandKind kind);
char *lobby_window_duties_dup_refusal (LobbySession *session, const char *command_id);

G_END_DECLS
