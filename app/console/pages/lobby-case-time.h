/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE_TIME (lobby_case_time_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCaseTime, lobby_case_time, LOBBY, CASE_TIME, GtkWidget)

void lobby_case_time_show (LobbyCaseTime *self, const LobbyCaseRecord *record, LobbySession *session);

G_END_DECLS
