/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_DIVERSIONS_CARD (lobby_diversions_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDiversionsCard, lobby_diversions_card, LOBBY, DIVERSIONS_CARD, GtkBox)

void lobby_diversions_card_show (LobbyDiversionsCard *self, LobbySession *session);

G_END_DECLS
