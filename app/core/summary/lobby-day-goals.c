/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the branch wants its figures to be. */
#include "config.h"

#include "lobby-day-goals.h"

/* Figure, number of the sheet below which it is too low, number above which it is too high. */
static const struct
{
  LobbyDayFigureKind kind;
  const char *low;
  const char *high;
} numbers[] = {
  { LOBBY_FIGURE_OF_WAIT_MEAN, NULL, "goal-wait-mean-seconds" },
  { LOBBY_FIGURE_OF_ABANDONMENT, NULL, "goal-abandonment-percent" },
  { LOBBY_FIGURE_OF_COUNTERS_BUSY, "goal-counters-busy-low-percent", "goal-counters-busy-high-percent" },
  { LOBBY_FIGURE_OF_ANY_FUNCTION, "goal-devices-percent", NULL },
  { LOBBY_FIGURE_OF_SELF_SERVICE, "goal-self-service-percent", NULL },
  { LOBBY_FIGURE_OF_DIVERSION_RATE_FIT, LOBBY_RULE_RATE_GOAL_PERCENT, NULL },
  { LOBBY_FIGURE_OF_NPS, "goal-recommend-score", NULL },
  { LOBBY_FIGURE_OF_FIRST_CONTACT, "goal-first-contact-percent", NULL },
  { LOBBY_FIGURE_OF_PROMISES_KEPT, "goal-promises-kept-percent", NULL },
};

static const LobbyRuleNumber *
find_number (const LobbyRuleSheet *sheet, const char *id)
{
  for (guint i = 0; id != NULL && sheet != NULL && sheet->numbers != NULL && i < sheet->numbers->len; i++)
    {
      const LobbyRuleNumber *number = g_ptr_array_index (sheet->numbers, i);
      if (g_strcmp0 (number->id, id) == 0)
        return number;
    }
  return NULL;
}

/* What the branch's policy already says is not said again in the sheet. */
static gboolean
find_in_policy (const LobbyState *state, LobbyDayFigureKind kind, LobbyDayGoal *goal)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  const LobbyPolicyRecord *policy = branch != NULL ? branch->policy : NULL;

  if (policy == NULL)
    return FALSE;
  if (kind == LOBBY_FIGURE_OF_LEVEL_AGAINST && policy->level_goal_percent > 0)
    *goal = (LobbyDayGoal){ .has_low = TRUE, .low = (double) policy->level_goal_percent };
  else if (kind == LOBBY_FIGURE_OF_VIP_ANSWER_MEDIAN && policy->vip_answer_s > 0)
    *goal = (LobbyDayGoal){ .has_high = TRUE, .high = (double) policy->vip_answer_s };
  else
    return FALSE;
  return TRUE;
}

/**
 * lobby_day_goal_find:
 * @state: the lobby
 * @sheet: the rule sheet that counts
 * @kind: a figure
 * @goal: (out caller-allocates): its goal
 *
 * Returns: whether the branch has a goal for it
 */
gboolean
lobby_day_goal_find (const LobbyState *state, const LobbyRuleSheet *sheet, LobbyDayFigureKind kind, LobbyDayGoal *goal)
{
  *goal = (LobbyDayGoal){ 0 };
  if (find_in_policy (state, kind, goal))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const LobbyRuleNumber *low = find_number (sheet, numbers[i].low);
      const LobbyRuleNumber *high = find_number (sheet, numbers[i].high);
      if (numbers[i].kind != kind || (low == NULL && high == NULL))
        continue;
      *goal = (LobbyDayGoal){ .has_low = low != NULL,
                              .has_high = high != NULL,
                              .low = low != NULL ? (double) low->value : 0,
                              .high = high != NULL ? (double) high->value : 0,
                              .source = low != NULL ? low->source : high->source };
      return TRUE;
    }
  return FALSE;
}

/** lobby_day_goal_get_miss: Returns: how far the figure is below (less than 0) or above (more than 0) what is good, in its unit; 0 when it is met */
double
lobby_day_goal_get_miss (const LobbyDayGoal *goal, const LobbyDayFigure *figure)
{
  if (goal->has_low && figure->value < goal->low)
    return figure->value - goal->low;
  if (goal->has_high && figure->value > goal->high)
    return figure->value - goal->high;
  return 0;
}
