/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a waiting customer's ticket says on the screen: what is known, what is foreseen, what can be done or why not. */
#pragma once

#include "lobby-floor.h"
#include "lobby-foresight.h"
#include "lobby-queue-row.h"
#include "lobby-rule-sheet.h"

G_BEGIN_DECLS

const LobbyRuleSheet *lobby_floor_get_rules (LobbyFloor *floor);
const LobbyServiceRecord *lobby_floor_get_service (LobbyFloor *floor, const char *service);
gboolean lobby_ticket_is_asked (const LobbyTicketRecord *record);
char *lobby_ticket_dup_known (const LobbyTicketRecord *record, LobbyFloor *floor);
char *lobby_ticket_dup_call (const LobbyTicketForesight *foreseen, gint64 since_us);
char *lobby_ticket_dup_chance (const LobbyTicketForesight *foreseen);
char *
lobby_ticket_dup_verdict (const LobbyTicketRecord *record, const LobbyTicketForesight *foreseen, LobbyFloor *floor);

G_END_DECLS
