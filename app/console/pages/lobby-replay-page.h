/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-page.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_REPLAY_PAGE (lobby_replay_page_get_type ())
G_DECLARE_FINAL_TYPE (LobbyReplayPage, lobby_replay_page, LOBBY, REPLAY_PAGE, LobbyPage)

GtkWidget *lobby_replay_page_new (void);

G_END_DECLS
