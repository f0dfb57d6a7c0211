/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CHECKLISTS_VIEW (lobby_checklists_view_get_type ())
G_DECLARE_FINAL_TYPE (LobbyChecklistsView, lobby_checklists_view, LOBBY, CHECKLISTS_VIEW, GtkBox)

void lobby_checklists_view_show (LobbyChecklistsView *self, LobbySession *session);
void lobby_checklists_view_fit (LobbyChecklistsView *self, int width, int height);
void lobby_checklists_view_choose (LobbyChecklistsView *self, const char *id);
void lobby_checklists_view_do_first (LobbyChecklistsView *self);
void lobby_checklists_view_edit (LobbyChecklistsView *self);
guint lobby_checklists_view_count_late (LobbyFloor *floor);

G_END_DECLS
