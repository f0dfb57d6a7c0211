/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about a day as a whole, for the page and for paper. */
#pragma once

#include "lobby-day-sheet.h"
#include "lobby-shape.h"

G_BEGIN_DECLS

char *lobby_words_dup_about_day (const LobbyDaySheet *sheet, const LobbyDaySheet *before);
char *lobby_words_dup_unfinished (const LobbyDaySheet *sheet);
char *lobby_words_dup_missing (const LobbyDaySheet *sheet);
char *lobby_words_dup_context (const LobbyDaySheet *sheet, LobbyDayFigureKind kind, LobbyShape *shape);
char *lobby_words_dup_key_value (const LobbyDaySheet *sheet, LobbyDayFigureKind kind);
char *lobby_words_dup_busy (const LobbyDaySheet *sheet);
char *lobby_words_dup_saved (const LobbyDaySheet *sheet);
char *lobby_words_dup_vips (const LobbyDaySheet *sheet);
char *lobby_words_dup_score (const LobbyDaySheet *sheet);
char *lobby_words_dup_answers (const LobbyDaySheet *sheet);

/* The figures that a branch head looks at first. */
#define LOBBY_N_KEY_FIGURES 8
extern const LobbyDayFigureKind lobby_key_figures[LOBBY_N_KEY_FIGURES];

G_END_DECLS
