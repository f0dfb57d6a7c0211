/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_LEDGER_LINE (lobby_ledger_line_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLedgerLine, lobby_ledger_line, LOBBY, LEDGER_LINE, GtkBox)

GtkWidget *lobby_ledger_line_new (void);
void lobby_ledger_line_show (LobbyLedgerLine *self, LobbySession *session);

G_END_DECLS
