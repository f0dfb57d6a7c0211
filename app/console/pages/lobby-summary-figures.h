/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_SUMMARY_FIGURES (lobby_summary_figures_get_type ())
G_DECLARE_FINAL_TYPE (LobbySummaryFigures, lobby_summary_figures, LOBBY, SUMMARY_FIGURES, GtkBox)

GtkWidget *lobby_summary_figures_new (void);
void lobby_summary_figures_show (LobbySummaryFigures *self, LobbyDaySheet *sheet, LobbyDaySheet *before);

void lobby_summary_figures_fit (LobbySummaryFigures *self, int width);

G_END_DECLS
