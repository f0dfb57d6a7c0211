/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE_PANE (lobby_case_pane_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCasePane, lobby_case_pane, LOBBY, CASE_PANE, GtkBox)

void lobby_case_pane_show (LobbyCasePane *self, LobbySession *session, LobbyCase *one);
void lobby_case_pane_take_next_step (LobbyCasePane *self);
void lobby_case_pane_write_note (LobbyCasePane *self);

G_END_DECLS
