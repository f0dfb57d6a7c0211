/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_SUMMARY_DUTIES (lobby_summary_duties_get_type ())
G_DECLARE_FINAL_TYPE (LobbySummaryDuties, lobby_summary_duties, LOBBY, SUMMARY_DUTIES, GtkBox)

GtkWidget *lobby_summary_duties_new (void);
void lobby_summary_duties_show (LobbySummaryDuties *self, const LobbyDaySheet *sheet);

void lobby_summary_duties_show_tomorrow (LobbySummaryDuties *self, const LobbyState *state, gboolean can_carry);

G_END_DECLS
