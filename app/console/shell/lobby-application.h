/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shell: application, windows, actions, preferences, command line. It composes what the other rooms make, and is the only
 * room beside session that does. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_APPLICATION (lobby_application_get_type ())
G_DECLARE_FINAL_TYPE (LobbyApplication, lobby_application, LOBBY, APPLICATION, AdwApplication)

LobbyApplication *lobby_application_new (void);

G_END_DECLS
