/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for valued customers: who they are as far as a screen may say it, their tier, what is due to them. */
#pragma once

#include "lobby-floor-records.h"

G_BEGIN_DECLS

char *lobby_words_dup_full_name (const LobbyVisitRecord *visit, const LobbyText *name);
char *lobby_words_dup_masked (const LobbyText *family_name, LobbyHonorific honorific);
char *lobby_words_dup_masked_name (const LobbyVisitRecord *visit);
const char *lobby_words_get_tier (LobbyTier tier);
char *lobby_words_dup_visit_facts (const LobbyVisitRecord *visit, gboolean congratulate);

G_END_DECLS
