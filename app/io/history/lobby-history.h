/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-visits.h"

G_BEGIN_DECLS

LobbyVisits *lobby_history_load_day (const char *path, LobbyVisitNames *names, GError **error);

G_END_DECLS
