/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE_HINT (lobby_case_hint_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCaseHint, lobby_case_hint, LOBBY, CASE_HINT, GtkWidget)

void lobby_case_hint_show (LobbyCaseHint *self, LobbySession *session, const char *customer);

G_END_DECLS
