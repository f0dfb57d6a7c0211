/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-use-plot.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_USE_STRIP (lobby_use_strip_get_type ())
G_DECLARE_FINAL_TYPE (LobbyUseStrip, lobby_use_strip, LOBBY, USE_STRIP, LobbyCanvas)

GtkWidget *lobby_use_strip_new (void);
void lobby_use_strip_show (LobbyUseStrip *self, const LobbyUsePicture *picture, GTimeZone *zone, const char *summary);

G_END_DECLS
