/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-sheet.h"
#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_SUMMARY_CARDS (lobby_summary_cards_get_type ())
G_DECLARE_FINAL_TYPE (LobbySummaryCards, lobby_summary_cards, LOBBY, SUMMARY_CARDS, GtkBox)

GtkWidget *lobby_summary_cards_new (void);
void
lobby_summary_cards_show (LobbySummaryCards *self, LobbyDaySheet *sheet, LobbyDaySheet *before, gboolean can_replay);
void lobby_summary_cards_fit (LobbySummaryCards *self, int width);

void lobby_summary_cards_show_tomorrow (LobbySummaryCards *self, const LobbyState *state, gboolean can_carry);

G_END_DECLS
