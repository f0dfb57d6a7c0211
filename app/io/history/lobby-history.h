/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-past-day.h"

G_BEGIN_DECLS

LobbyVisits *lobby_history_load_day (const char *path, LobbyVisitNames *names, GError **error);
LobbyPastDay *lobby_history_load_past (const char *path, LobbyVisitNames *names, LobbyState *state, GError **error);

G_END_DECLS
