/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE_DUE (lobby_case_due_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCaseDue, lobby_case_due, LOBBY, CASE_DUE, GtkWidget)

void lobby_case_due_show (LobbyCaseDue *self, const LobbyCaseRecord *record, LobbySession *session);

G_END_DECLS
