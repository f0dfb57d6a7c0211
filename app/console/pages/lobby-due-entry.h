/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DUE_ENTRY (lobby_due_entry_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDueEntry, lobby_due_entry, LOBBY, DUE_ENTRY, GtkBox)

void lobby_due_entry_open (LobbyDueEntry *self, LobbySession *session, gint64 due_us);
gint64 lobby_due_entry_read (LobbyDueEntry *self);
const char *lobby_due_entry_get_fault (LobbyDueEntry *self);

G_END_DECLS
