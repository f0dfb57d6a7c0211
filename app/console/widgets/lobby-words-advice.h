/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for advice: what it is about, what it saves, why not, why it holds no longer. */
#pragma once

#include "lobby-advice-board.h"
#include "lobby-words-floor.h"

G_BEGIN_DECLS

const char *lobby_words_get_decline_reason (LobbyDeclineReason reason);
const LobbyDeclineReason *lobby_words_get_decline_reasons (LobbyAdviceKind kind);
char *lobby_words_dup_saving (double saving_s);
char *lobby_words_dup_span_range (const LobbySpan *span);
char *lobby_words_dup_ending (const LobbyAdviceFacts *facts, LobbyAdviceEnding ending, const char *counter);

G_END_DECLS
