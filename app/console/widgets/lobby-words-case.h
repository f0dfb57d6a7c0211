/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for cases: what kind, where it is, how long is left. */
#pragma once

#include "lobby-floor-records.h"

G_BEGIN_DECLS

const char *lobby_words_get_case_kind (LobbyCaseKind kind);
const char *lobby_words_get_case_phase (LobbyCasePhase phase);
const char *lobby_words_get_complaint_stage (LobbyComplaintStage stage);
char *lobby_words_dup_near_day (gint64 at_us, gint64 now_us, GTimeZone *zone);
char *lobby_words_dup_moment (gint64 at_us, gint64 now_us, GTimeZone *zone);
char *lobby_words_dup_left (gint64 left_s);
char *lobby_words_dup_left_short (gint64 left_s);

G_END_DECLS
