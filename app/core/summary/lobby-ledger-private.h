/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-ledger.h"

G_BEGIN_DECLS

void lobby_ledger_measure_bases (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyLedger *out);

gboolean lobby_ledger_could_use (const LobbyState *state,
                                 const LobbyRuleSheet *sheet,
                                 const LobbyTicketRecord *ticket,
                                 const LobbyDevicePlan *plan);

G_END_DECLS
