/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-audit-record.h"

G_BEGIN_DECLS

const char *lobby_words_get_audit_action (const char *action);
char *lobby_words_dup_audit_reason (const LobbyAuditRecord *record);

G_END_DECLS
