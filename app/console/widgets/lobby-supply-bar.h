/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-bar-plot.h"
#include "lobby-canvas.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SUPPLY_BAR (lobby_supply_bar_get_type ())
G_DECLARE_FINAL_TYPE (LobbySupplyBar, lobby_supply_bar, LOBBY, SUPPLY_BAR, LobbyCanvas)

GtkWidget *lobby_supply_bar_new (void);
void lobby_supply_bar_show (LobbySupplyBar *self, const LobbyBarPlot *plot, const char *name, const char *words);

G_END_DECLS
