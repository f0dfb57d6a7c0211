/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_GLYPH (lobby_glyph_get_type ())
G_DECLARE_FINAL_TYPE (LobbyGlyph, lobby_glyph, LOBBY, GLYPH, LobbyCanvas)

GtkWidget *lobby_glyph_new (LobbyShape shape);
void lobby_glyph_show (LobbyGlyph *self, LobbyShape shape);
void lobby_glyph_show_in (LobbyGlyph *self, LobbyShape shape, LobbyToken token);
LobbyShape lobby_glyph_get_shape (LobbyGlyph *self);

G_END_DECLS
