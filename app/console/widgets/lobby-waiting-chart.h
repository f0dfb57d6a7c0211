/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-canvas.h"
#include "lobby-waiting-plot.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_WAITING_CHART (lobby_waiting_chart_get_type ())
G_DECLARE_FINAL_TYPE (LobbyWaitingChart, lobby_waiting_chart, LOBBY, WAITING_CHART, LobbyCanvas)

GtkWidget *lobby_waiting_chart_new (void);
void lobby_waiting_chart_show (LobbyWaitingChart *self, const LobbyWaitingPicture *picture, GTimeZone *zone);
void lobby_waiting_chart_show_now (LobbyWaitingChart *self, gint64 now_us, const char *summary);

G_END_DECLS
