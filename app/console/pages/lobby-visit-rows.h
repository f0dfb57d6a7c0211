/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-visit.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_VISIT_SEAT (lobby_visit_seat_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVisitSeat, lobby_visit_seat, LOBBY, VISIT_SEAT, GObject)

LobbyVisit *lobby_visit_seat_get_visit (LobbyVisitSeat *self);

#define LOBBY_TYPE_VISIT_ROWS (lobby_visit_rows_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVisitRows, lobby_visit_rows, LOBBY, VISIT_ROWS, GObject)

LobbyVisitRows *lobby_visit_rows_new (void);
void lobby_visit_rows_set (LobbyVisitRows *self, const GPtrArray *visits);
void lobby_visit_rows_append (LobbyVisitRows *self, const GPtrArray *visits);
guint lobby_visit_rows_count (LobbyVisitRows *self);
LobbyVisit *lobby_visit_rows_get_visit (LobbyVisitRows *self, guint position);
gboolean lobby_visit_rows_find (LobbyVisitRows *self, LobbyVisit *visit, guint *position);

G_END_DECLS
