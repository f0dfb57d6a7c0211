/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for checklists: where one stands, its score, what an item asks for. */
#pragma once

#include "lobby-checklist.h"

G_BEGIN_DECLS

char *lobby_words_dup_check_score (double percent);
char *lobby_words_dup_check_progress (const LobbyCheckScore *score);
char *lobby_words_dup_check_failed (guint failed);
const char *lobby_words_get_check_kind (LobbyCheckKind kind);
char *lobby_words_dup_check_limits (const LobbyCheckItem *item);
char *lobby_words_dup_check_time (const LobbyChecklist *checklist);

G_END_DECLS
