/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-ledger.h"
#include "lobby-session.h"

G_BEGIN_DECLS

void lobby_ledger_measure_session (LobbySession *session, LobbyLedger *out);
char *lobby_ledger_dup_digest (LobbySession *session);
GPtrArray *lobby_ledger_create_groups (LobbySession *session);
char *lobby_ledger_dup_line (const LobbyLedgerFigures *figures);

G_END_DECLS
