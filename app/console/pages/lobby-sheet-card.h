/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-sheet-charts.h"
#include "lobby-widgets.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SHEET_CANVAS (lobby_sheet_canvas_get_type ())
G_DECLARE_FINAL_TYPE (LobbySheetCanvas, lobby_sheet_canvas, LOBBY, SHEET_CANVAS, LobbyCanvas)

#define LOBBY_TYPE_SHEET_CARD (lobby_sheet_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbySheetCard, lobby_sheet_card, LOBBY, SHEET_CARD, GtkBox)

GtkWidget *lobby_sheet_card_new (LobbySheetChart chart, int height_px);
void lobby_sheet_card_show (LobbySheetCard *self, LobbyDaySheet *sheet, const char *remark);
GtkBox *lobby_sheet_card_get_foot (LobbySheetCard *self);
void lobby_sheet_card_show_words (LobbySheetCard *self, const char *figures, const char *words);
GtkWidget *lobby_summary_card_new (const char *title, GtkLabel **remark);

G_END_DECLS
