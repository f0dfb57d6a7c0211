/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case says on the screen. */
#pragma once

#include "lobby-case-row.h"
#include "lobby-palette.h"
#include "lobby-session.h"

G_BEGIN_DECLS

char *lobby_case_dup_title (const LobbyCaseRecord *record, LobbySession *session);
char *lobby_case_dup_detail (const LobbyCaseRecord *record, LobbySession *session);
const char *lobby_case_get_staff_name (LobbyFloor *floor, const char *staff);
LobbyTone lobby_case_get_tone (LobbyCase *self);
double lobby_case_get_left_share (LobbyCase *self);
gint64 lobby_case_get_now (LobbySession *session);
void lobby_case_show_row (LobbyCaseRow *row, LobbyCase *one, LobbySession *session, gboolean narrow);
gboolean lobby_case_is_sought (LobbyCase *one, LobbySession *session, const char *search);
LobbyCase *lobby_case_find_for_customer (LobbyFloor *floor, const char *customer);
LobbyCase *lobby_case_find (LobbyFloor *floor, const char *id);

G_END_DECLS
