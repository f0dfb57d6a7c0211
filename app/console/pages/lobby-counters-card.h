/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_COUNTERS_CARD (lobby_counters_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCountersCard, lobby_counters_card, LOBBY, COUNTERS_CARD, GtkBox)

GtkWidget *lobby_counters_card_new (void);
void lobby_counters_card_show (LobbyCountersCard *self, LobbySession *session);
void lobby_counters_card_set_columns (LobbyCountersCard *self, guint columns);
void lobby_counters_card_open_details (LobbyCountersCard *self, guint number);

G_END_DECLS
