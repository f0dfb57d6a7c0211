/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A valued customer's visit as the card shows it. */
#pragma once

#include "lobby-session.h"
#include "lobby-vip-card.h"
#include "lobby-vip-row.h"

G_BEGIN_DECLS

gboolean lobby_visit_needs_you (LobbyVisit *visit, gint64 now_us);
gint64 lobby_visit_get_answer_s (LobbyVisit *visit);
char *lobby_visit_dup_time_left (LobbyVisit *visit, LobbyFloor *floor, double *share, LobbyToken *token);
const char *lobby_visit_get_staff_name (LobbyFloor *floor, const char *staff);
void lobby_visit_show_row (LobbyVipRow *row, LobbyVisit *visit, LobbyFloor *floor, gboolean chosen);
void lobby_visit_show (LobbyVipCard *card, LobbyVisit *visit, LobbySession *session, gboolean first);

G_END_DECLS
