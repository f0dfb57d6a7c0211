/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the branch wants its figures to be. The numbers are its own: they stand in the rule sheet, each with its source, or in
 * its policy; none is an official limit. */
#pragma once

#include "lobby-day-figures.h"

G_BEGIN_DECLS

/**
 * LobbyDayGoal:
 * @has_low: whether a figure may be too low
 * @has_high: whether a figure may be too high
 * @low: smallest value that is good, in the unit of the figure
 * @high: largest value that is good
 * @source: (transfer none) (nullable): where the numbers come from; of the rule sheet, as long as that lives
 */
typedef struct
{
  gboolean has_low;
  gboolean has_high;
  double low;
  double high;
  const char *source;
} LobbyDayGoal;

gboolean
lobby_day_goal_find (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyDayFigureKind kind, LobbyDayGoal *goal);
double lobby_day_goal_get_miss (const LobbyDayGoal *goal, const LobbyDayFigure *figure);

G_END_DECLS
