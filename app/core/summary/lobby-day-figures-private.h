/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the figures of a day. */
#pragma once

#include "lobby-day-figures.h"

G_BEGIN_DECLS

static inline void
lobby_day_figures_set (LobbyDayFigures *out, LobbyDayFigureKind kind, double value, gint64 n)
{
  out->figures[kind] = (LobbyDayFigure){ TRUE, value, n };
}

/* A part of @n in percent; not known when @n is nothing. */
static inline void
lobby_day_figures_set_share (LobbyDayFigures *out, LobbyDayFigureKind kind, double part, gint64 n)
{
  if (n > 0)
    lobby_day_figures_set (out, kind, 100 * part / (double) n, n);
}

double lobby_day_figures_find_quantile (GArray *seconds, double share);
double lobby_day_figures_measure_spread (const GArray *means);
void lobby_day_figures_measure_tickets (const LobbyState *state, LobbyDayFigures *out);
void lobby_day_figures_measure_counters (const LobbyState *state, LobbyDayFigures *out);
void lobby_day_figures_measure_people (const LobbyState *state, LobbyDayFigures *out);

G_END_DECLS
