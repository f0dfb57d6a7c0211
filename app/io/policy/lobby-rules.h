/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sheet that counts: the branch's own, or the one that comes with Lobby. */
#pragma once

#include "lobby-rule-sheet.h"
#include "lobby-state.h"

G_BEGIN_DECLS

LobbyRuleSheet *lobby_rules_parse (const char *json, gsize length, GError **error);
LobbyRuleSheet *lobby_rules_load (const char *path, GError **error);
const LobbyRuleSheet *lobby_rules_get_shipped (void);
const LobbyRuleSheet *lobby_rules_get_effective (const LobbyState *state);

G_END_DECLS
