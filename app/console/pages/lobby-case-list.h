/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE_LIST (lobby_case_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCaseList, lobby_case_list, LOBBY, CASE_LIST, GtkBox)

void lobby_case_list_show (LobbyCaseList *self, LobbySession *session, GPtrArray *cases, LobbyCase *chosen);
void lobby_case_list_set_narrow (LobbyCaseList *self, gboolean narrow);
void lobby_case_list_take_title (LobbyCaseList *self, char *title, char *remark);

G_END_DECLS
