/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-bar-plot.h"
#include "lobby-canvas.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_RING (lobby_ring_get_type ())
G_DECLARE_FINAL_TYPE (LobbyRing, lobby_ring, LOBBY, RING, LobbyCanvas)

GtkWidget *lobby_ring_new (void);
void lobby_ring_show (LobbyRing *self, double fraction, LobbyToken token, const char *text, const char *words);

G_END_DECLS
