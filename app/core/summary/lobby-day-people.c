/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a day that are about promises to people: valued customers, feedback, cases. */
#include "config.h"

#include "lobby-day-figures-private.h"

#include "lobby-case-figures.h"
#include "lobby-vip-figures.h"

static void
measure_visits (const LobbyState *state, LobbyDayFigures *out)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  LobbyVipFigures all;

  lobby_vip_figures_measure_all (state, &all);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_VIP_ESCALATED, (double) all.n_escalated, all.n_arrivals);
  if (branch != NULL && branch->policy != NULL && branch->policy->vip_answer_s > 0)
    lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_VIP_IN_TIME, (double) all.n_in_time, all.n_arrivals);
  if (all.n_answered > 0)
    lobby_day_figures_set (out, LOBBY_FIGURE_OF_VIP_ANSWER_MEDIAN, (double) all.median_answer_s, all.n_answered);
}

static void
measure_feedback (const LobbyState *state, LobbyDayFigures *out)
{
  LobbyAnswerFigures answers;

  lobby_answer_figures_count (lobby_state_get_feedbacks (state), &answers);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_FEEDBACKS, answers.n, answers.n);
  if (answers.n == 0)
    return;
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_NPS, answers.score, answers.n);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_NPS_MARGIN, answers.margin, answers.n);
}

static void
measure_cases (const LobbyState *state, LobbyDayFigures *out)
{
  LobbyCaseFigures cases;

  lobby_case_figures_count (lobby_state_get_cases (state), lobby_state_get_time (state), &cases);
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_CASES_IN_TIME, cases.in_time, cases.with_clock);
}

void
lobby_day_figures_measure_people (const LobbyState *state, LobbyDayFigures *out)
{
  measure_visits (state, out);
  measure_feedback (state, out);
  measure_cases (state, out);
}
