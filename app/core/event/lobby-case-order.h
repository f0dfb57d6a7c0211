/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a branch service checks of cases, whoever carries them out; and what becomes of a case. */
#pragma once

#include "lobby-error.h"
#include "lobby-event-payloads.h"

G_BEGIN_DECLS

gboolean lobby_case_check_open (const LobbyCaseRecord *wanted, GError **error);
gboolean lobby_case_check_change (const LobbyCaseRecord *record, const LobbyCaseMoment *moment, GError **error);
void lobby_case_change (LobbyCaseRecord *record, const LobbyCaseMoment *moment, gint64 at_us);
LobbyCaseRecord *lobby_case_dup_fresh (const LobbyCaseRecord *wanted, const char *owner, gint64 now_us);
char *lobby_case_dup_name_for_feedback (const LobbyFeedbackRecord *feedback);
LobbyCaseRecord *lobby_case_new_for_feedback (const LobbyFeedbackRecord *feedback, const char *owner, gint64 now_us);
gboolean lobby_case_is_open (const LobbyCaseRecord *record);
gboolean lobby_case_has_steps (LobbyCaseKind kind);

G_END_DECLS
