/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session-owner.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_PREFERENCES (lobby_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LobbyPreferences, lobby_preferences, LOBBY, PREFERENCES, AdwPreferencesWindow)

LobbyPreferences *
lobby_preferences_new (GtkWindow *parent, LobbySessionOwner *owner, LobbyTokenKeeper *tokens, GSettings *settings);
void lobby_preferences_show_page (LobbyPreferences *self, const char *name);

G_END_DECLS
