/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-chart-table.h"
#include "lobby-palette.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CANVAS (lobby_canvas_get_type ())
G_DECLARE_DERIVABLE_TYPE (LobbyCanvas, lobby_canvas, LOBBY, CANVAS, GtkWidget)

/**
 * LobbyCanvasClass:
 * @paint: paints the widget with the palette of the moment
 * @dup_table: (nullable): what the widget shows as a table; with it the widget has a context menu, Show as Table
 *
 * A widget that is painted by a painter of the chart room. Inside of anything with the style class "stale" it is grey.
 */
struct _LobbyCanvasClass
{
  GtkWidgetClass parent_class;

  void (*paint) (LobbyCanvas *self, cairo_t *cr, double width, double height, const LobbyPalette *palette);
  LobbyChartTable *(*dup_table) (LobbyCanvas *self);
};

void lobby_canvas_read_palette (LobbyCanvas *self, LobbyPalette *palette);
PangoLayout *lobby_canvas_create_caption (LobbyCanvas *self);
LobbyChartTable *lobby_canvas_dup_table (LobbyCanvas *self);

G_END_DECLS
