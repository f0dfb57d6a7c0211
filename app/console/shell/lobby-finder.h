/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_FINDER (lobby_finder_get_type ())
G_DECLARE_FINAL_TYPE (LobbyFinder, lobby_finder, LOBBY, FINDER, GtkPopover)

/* Signal "found" (const char *page, const char *id): a device or counter was chosen. */
GtkWidget *lobby_finder_new (void);
void lobby_finder_open (LobbyFinder *self, LobbySession *session);

G_END_DECLS
