/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-whatif-plot.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_WHATIF_CHART (lobby_whatif_chart_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWhatifChart, lobby_whatif_chart, LOBBY, WHATIF_CHART, LobbyCanvas)

GtkWidget *lobby_whatif_chart_new (void);
const char *lobby_whatif_chart_get_line_name (LobbyWhatifLine line);
void lobby_whatif_chart_show (LobbyWhatifChart *self,
                              const LobbyWhatifPicture *picture,
                              GTimeZone *zone,
                              const char *summary);

G_END_DECLS
