/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_SUMMARY_MATTERS (lobby_summary_matters_get_type ())
G_DECLARE_FINAL_TYPE (LobbySummaryMatters, lobby_summary_matters, LOBBY, SUMMARY_MATTERS, GtkBox)

GtkWidget *lobby_summary_matters_new (void);
void lobby_summary_matters_show (LobbySummaryMatters *self, const LobbyDaySheet *sheet, gboolean can_replay);

G_END_DECLS
