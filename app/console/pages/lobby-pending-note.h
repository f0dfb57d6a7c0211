/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_PENDING_NOTE (lobby_pending_note_get_type ())
G_DECLARE_FINAL_TYPE (LobbyPendingNote, lobby_pending_note, LOBBY, PENDING_NOTE, GtkBox)

GtkWidget *lobby_pending_note_new (void);
void lobby_pending_note_show (LobbyPendingNote *self, LobbySession *session, const char *subject);

G_END_DECLS
