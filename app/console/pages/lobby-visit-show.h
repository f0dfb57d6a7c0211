/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A valued customer's visit as the card shows it. */
#pragma once

#include "lobby-session.h"
#include "lobby-vip-card.h"

G_BEGIN_DECLS

gboolean lobby_visit_needs_you (LobbyVisit *visit, gint64 now_us);
void lobby_visit_show (LobbyVipCard *card, LobbyVisit *visit, LobbySession *session, gboolean first);

G_END_DECLS
