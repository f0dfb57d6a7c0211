/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-sheet.h"
#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SUMMARY_DESK (lobby_summary_desk_get_type ())
G_DECLARE_FINAL_TYPE (LobbySummaryDesk, lobby_summary_desk, LOBBY, SUMMARY_DESK, GObject)

/* Signals: "changed" (): there is another sheet. */
LobbySummaryDesk *lobby_summary_desk_new (LobbySession *session);
void lobby_summary_desk_look (LobbySummaryDesk *self);
LobbyDaySheet *lobby_summary_desk_get_sheet (LobbySummaryDesk *self);
LobbyDaySheet *lobby_summary_desk_get_before (LobbySummaryDesk *self);
gboolean lobby_summary_desk_is_own_day (LobbySummaryDesk *self);
gboolean lobby_summary_desk_is_whole (LobbySummaryDesk *self);
LobbyShelfDay *lobby_summary_desk_get_recording (LobbySummaryDesk *self);
gboolean lobby_summary_desk_can_turn (LobbySummaryDesk *self, gboolean on);
void lobby_summary_desk_turn (LobbySummaryDesk *self, gboolean on);

G_END_DECLS
