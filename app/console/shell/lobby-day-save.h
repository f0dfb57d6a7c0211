/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-window.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DAY_SAVE (lobby_day_save_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDaySave, lobby_day_save, LOBBY, DAY_SAVE, AdwWindow)

void lobby_day_save_ask (LobbyWindow *window, LobbySession *live, LobbySession *replay, const char *key);

G_END_DECLS
