/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-sheet.h"
#include "lobby-page.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SUMMARY_PAGE (lobby_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbySummaryPage, lobby_summary_page, LOBBY, SUMMARY_PAGE, LobbyPage)

GtkWidget *lobby_summary_page_new (void);
LobbyDaySheet *lobby_summary_page_get_sheet (LobbySummaryPage *self);
LobbyDaySheet *lobby_summary_page_get_before (LobbySummaryPage *self);

G_END_DECLS
