/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CHECK_PANE (lobby_check_pane_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCheckPane, lobby_check_pane, LOBBY, CHECK_PANE, GtkBox)

void lobby_check_pane_show (LobbyCheckPane *self, LobbySession *session, const LobbyChecklist *checklist);
gboolean lobby_check_pane_do_first (LobbyCheckPane *self);

G_END_DECLS
