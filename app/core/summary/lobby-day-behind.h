/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tickets behind a figure. */
#pragma once

#include "lobby-day-figures.h"

G_BEGIN_DECLS

GPtrArray *lobby_day_figure_list_behind (const LobbyState *state, LobbyDayFigureKind kind);

G_END_DECLS
