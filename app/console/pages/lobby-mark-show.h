/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-day-mark.h"
#include "lobby-floor.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

LobbyShape lobby_mark_get_shape (const LobbyDayMark *mark);
char *lobby_mark_dup_words (const LobbyDayMark *mark, LobbyFloor *floor);
const char *lobby_mark_get_lane (LobbyDayMarkKind kind);

G_END_DECLS
