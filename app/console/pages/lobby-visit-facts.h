/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean lobby_visit_may_congratulate (const LobbyVisitRecord *record, LobbySession *session);
void lobby_visit_facts_fill (GtkBox *box, const LobbyVisitRecord *record, LobbySession *session);
void lobby_visit_notes_fill (GtkBox *box, const LobbyVisitRecord *record, LobbyFloor *floor);

G_END_DECLS
