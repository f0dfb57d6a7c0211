/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a branch service checks of advice and decisions, whoever carries them out. */
#pragma once

#include "lobby-error.h"
#include "lobby-floor-records.h"

G_BEGIN_DECLS

LobbyAdviceRecord *lobby_advice_dup_fresh (const LobbyAdviceRecord *shown, gint64 now_us);
gboolean lobby_advice_is_same (const LobbyAdviceRecord *a, const LobbyAdviceRecord *b);
gboolean lobby_advice_check_decision (const LobbyAdviceRecord *advice, LobbyDecision decision, GError **error);
LobbyCounterAction lobby_advice_get_counter_action (LobbyAdviceKind kind);

G_END_DECLS
