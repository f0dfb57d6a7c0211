/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_IDLE_LOCK (lobby_idle_lock_get_type ())
G_DECLARE_FINAL_TYPE (LobbyIdleLock, lobby_idle_lock, LOBBY, IDLE_LOCK, GObject)

/* Signal "changed" (): see lobby_idle_lock_is_locked(). */
LobbyIdleLock *lobby_idle_lock_new (void);
void lobby_idle_lock_set_main (LobbyIdleLock *self, GtkWindow *window);
void lobby_idle_lock_set_minutes (LobbyIdleLock *self, guint minutes);
void lobby_idle_lock_pass (LobbyIdleLock *self, guint seconds);
void lobby_idle_lock_lock (LobbyIdleLock *self);
gboolean lobby_idle_lock_is_locked (LobbyIdleLock *self);

G_END_DECLS
