/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-whatif-bars-plot.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_WHATIF_BARS (lobby_whatif_bars_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWhatifBars, lobby_whatif_bars, LOBBY, WHATIF_BARS, LobbyCanvas)

GtkWidget *lobby_whatif_bars_new (void);
void lobby_whatif_bars_show (LobbyWhatifBars *self,
                             const int minutes[LOBBY_WHATIF_N_LINES],
                             const int n_over[LOBBY_WHATIF_N_LINES]);

G_END_DECLS
