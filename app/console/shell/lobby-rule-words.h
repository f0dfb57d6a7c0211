/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in three languages to write, each in lines of its own. */
#pragma once

#include "lobby-rule-rows.h"

G_BEGIN_DECLS

void lobby_rule_words_add (AdwExpanderRow *row, LobbyRuleForm *form, LobbyText **text, const LobbyDiversionRule *rule);
char *lobby_rule_words_dup_preview (const char *words, const LobbyDiversionRule *rule, const LobbyBranchRecord *branch);

G_END_DECLS
