/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the figures of a day: names, values, definitions and goals; on the screen, on paper and in lobbyctl the same. */
#pragma once

#include "lobby-day-goals.h"

G_BEGIN_DECLS

const char *lobby_words_get_figure (LobbyDayFigureKind kind);
const char *lobby_words_get_formula (LobbyDayFigureKind kind);
const char *lobby_words_get_figure_unit (LobbyFigureUnit unit);
char *lobby_words_dup_measure (LobbyFigureUnit unit, double value);
char *lobby_words_dup_figure (LobbyFigureUnit unit, const LobbyDayFigure *figure);
char *lobby_words_dup_figure_with_unit (LobbyFigureUnit unit, const LobbyDayFigure *figure);
char *lobby_words_dup_goal (LobbyFigureUnit unit, const LobbyDayGoal *goal);
char *lobby_words_dup_miss (LobbyFigureUnit unit, const LobbyDayGoal *goal, const LobbyDayFigure *figure);
char *lobby_words_dup_base (LobbyDayFigureKind kind, const LobbyDayFigure *figure);

G_END_DECLS
