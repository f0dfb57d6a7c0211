/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-alert-board.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_GLANCE (lobby_glance_get_type ())
G_DECLARE_FINAL_TYPE (LobbyGlance, lobby_glance, LOBBY, GLANCE, GObject)

LobbyGlance *lobby_glance_new (void);

G_END_DECLS
