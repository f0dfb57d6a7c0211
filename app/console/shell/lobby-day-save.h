/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-window.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DAY_SAVE (lobby_day_save_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDaySave, lobby_day_save, LOBBY, DAY_SAVE, AdwWindow)

char *lobby_day_save_dup_name (LobbySession *live, LobbyShelfDay *day);
void lobby_day_save_write (LobbyWindow *window, LobbySession *live, LobbyShelfDay *day, const char *path);

G_END_DECLS
