/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-chart-table.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_TABLE_WINDOW (lobby_table_window_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTableWindow, lobby_table_window, LOBBY, TABLE_WINDOW, AdwWindow)

GtkWindow *lobby_table_window_new (LobbyChartTable *table);

G_END_DECLS
