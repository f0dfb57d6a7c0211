/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TILE_GRID (lobby_tile_grid_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTileGrid, lobby_tile_grid, LOBBY, TILE_GRID, GtkWidget)

GtkWidget *lobby_tile_grid_new (void);
void lobby_tile_grid_set_columns (LobbyTileGrid *self, guint columns);
void lobby_tile_grid_set_spacing (LobbyTileGrid *self, int spacing);
void lobby_tile_grid_insert (LobbyTileGrid *self, GtkWidget *tile, GtkWidget *after);
void lobby_tile_grid_clear (LobbyTileGrid *self);
GtkWidget *lobby_tile_grid_get_tile (LobbyTileGrid *self, guint index);

G_END_DECLS
