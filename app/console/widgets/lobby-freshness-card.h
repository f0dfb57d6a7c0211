/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_FRESHNESS_CARD (lobby_freshness_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyFreshnessCard, lobby_freshness_card, LOBBY, FRESHNESS_CARD, GtkWidget)

GtkWidget *lobby_freshness_card_new (void);
void lobby_freshness_card_show (LobbyFreshnessCard *self, const char *title, const char *text);

G_END_DECLS
