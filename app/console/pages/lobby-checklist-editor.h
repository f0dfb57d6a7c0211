/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CHECKLIST_EDITOR (lobby_checklist_editor_get_type ())
G_DECLARE_FINAL_TYPE (LobbyChecklistEditor, lobby_checklist_editor, LOBBY, CHECKLIST_EDITOR, GtkBox)

void lobby_checklist_editor_open (LobbyChecklistEditor *self, LobbySession *session, const LobbyChecklist *checklist);
void lobby_checklist_editor_show (LobbyChecklistEditor *self, LobbySession *session);

G_END_DECLS
