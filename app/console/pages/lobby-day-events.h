/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-replay-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DAY_EVENTS (lobby_day_events_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDayEvents, lobby_day_events, LOBBY, DAY_EVENTS, GtkWidget)

GtkWidget *lobby_day_events_new (void);
void lobby_day_events_show (LobbyDayEvents *self, LobbyReplaySession *session);

G_END_DECLS
