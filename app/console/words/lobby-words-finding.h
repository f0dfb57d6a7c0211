/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mattered in a day, in whole sentences. */
#pragma once

#include "lobby-day-sheet.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

LobbyShape lobby_words_get_finding_shape (const LobbyDayFinding *finding);
char *lobby_words_dup_finding (const LobbyDaySheet *sheet, const LobbyDayFinding *finding);
char *lobby_words_dup_finding_head (const LobbyDaySheet *sheet, const LobbyDayFinding *finding);
const char *lobby_words_get_service_name (const LobbyState *state, const char *service);

G_END_DECLS
