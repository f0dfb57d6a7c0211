/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-errand-mark.h"
#include "lobby-errand.h"

G_BEGIN_DECLS

char *lobby_errand_dup_title (const LobbyErrand *errand, LobbySession *session);
char *lobby_errand_dup_state (const LobbyErrand *errand, LobbySession *session);
char *lobby_errand_dup_words (const LobbyErrand *errand, LobbySession *session);
char *lobby_errands_dup_sign (const GPtrArray *errands,
                              LobbySession *session,
                              LobbyCommandKind kind,
                              const char *id,
                              LobbyErrandStage *stage);

G_END_DECLS
