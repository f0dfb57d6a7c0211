/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-level-plot.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_LEVEL_CHART (lobby_level_chart_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLevelChart, lobby_level_chart, LOBBY, LEVEL_CHART, LobbyCanvas)

GtkWidget *lobby_level_chart_new (void);
void
lobby_level_chart_show (LobbyLevelChart *self, const LobbyLevelPicture *picture, GTimeZone *zone, const char *summary);

G_END_DECLS
