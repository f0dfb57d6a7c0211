/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_LEDGER_WINDOW (lobby_ledger_window_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLedgerWindow, lobby_ledger_window, LOBBY, LEDGER_WINDOW, AdwWindow)

GtkWidget *lobby_ledger_window_new (GtkWindow *parent, LobbySession *session);

G_END_DECLS
