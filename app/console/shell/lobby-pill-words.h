/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-connection-pill.h"
#include "lobby-session.h"

G_BEGIN_DECLS

LobbyPillState lobby_pill_words_get_state (LobbySession *session);
char *lobby_pill_words_dup (LobbySession *session, LobbyPillState state);

G_END_DECLS
