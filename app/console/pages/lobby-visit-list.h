/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_VISIT_LIST (lobby_visit_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyVisitList, lobby_visit_list, LOBBY, VISIT_LIST, GtkBox)

void lobby_visit_list_show (LobbyVisitList *self, LobbySession *session);
guint lobby_visit_list_count_open (LobbyVisitList *self);
gboolean lobby_visit_list_greet_first (LobbyVisitList *self);

G_END_DECLS
