/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-ledger.h"
#include "lobby-session.h"

G_BEGIN_DECLS

/**
 * LobbyLedgerRow:
 * @group: title of the group that it belongs to; the group ends where another begins
 * @about: (nullable): what the group is about
 * @title: what is told
 * @subtitle: (nullable): more of it
 * @value: the figure
 * @fraction: length of a bar before it, 0 to 1; below 0 for none
 *
 * A line of the ledger.
 */
typedef struct
{
  char *group;
  char *about;
  char *title;
  char *subtitle;
  char *value;
  double fraction;
} LobbyLedgerRow;

void lobby_ledger_measure_session (LobbySession *session, LobbyLedger *out);
GPtrArray *lobby_ledger_create_rows (LobbySession *session);
char *lobby_ledger_dup_line (const LobbyLedgerFigures *figures);

G_END_DECLS
