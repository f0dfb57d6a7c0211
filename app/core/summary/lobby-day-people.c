/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a day that are about promises to people: valued customers, feedback, cases. */
#include "config.h"

#include "lobby-day-figures-private.h"

#include <math.h>

static void
measure_visits (const LobbyState *state, LobbyDayFigures *out)
{
  const GPtrArray *visits = lobby_state_get_visits (state);
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  double limit_s = branch != NULL && branch->policy != NULL ? (double) branch->policy->vip_answer_s : 0;
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 n_told = 0, n_in_time = 0, n_escalated = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      gint64 answered_us = visit->acknowledged_us != 0 ? visit->acknowledged_us : visit->met_us;
      double answer_s = (double) MAX (answered_us - visit->told_us, 0) / G_USEC_PER_SEC;

      n_escalated += visit->escalated_us != 0;
      n_told += visit->told_us != 0;
      if (visit->told_us == 0 || answered_us == 0)
        continue;
      n_in_time += answer_s <= limit_s;
      g_array_append_val (answers, answer_s);
    }
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_VIP_ESCALATED, (double) n_escalated, n_told);
  if (limit_s > 0)
    lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_VIP_IN_TIME, (double) n_in_time, n_told);
  if (answers->len > 0)
    lobby_day_figures_set (out, LOBBY_FIGURE_OF_VIP_ANSWER_MEDIAN, lobby_day_figures_find_quantile (answers, 0.5),
                           answers->len);
}

static void
measure_feedback (const LobbyState *state, LobbyDayFigures *out)
{
  const GPtrArray *feedbacks = lobby_state_get_feedbacks (state);
  double n = feedbacks->len, promoters = 0, detractors = 0;

  for (guint i = 0; i < feedbacks->len; i++)
    {
      const LobbyFeedbackRecord *feedback = g_ptr_array_index (feedbacks, i);

      promoters += feedback->score >= 9;
      detractors += feedback->score <= 6;
    }
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_FEEDBACKS, n, feedbacks->len);
  if (feedbacks->len == 0)
    return;
  double p = promoters / n, d = detractors / n;
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_NPS, 100 * (p - d), feedbacks->len);
  lobby_day_figures_set (out, LOBBY_FIGURE_OF_NPS_MARGIN, 100 * 1.96 * sqrt ((p + d - (p - d) * (p - d)) / n),
                         feedbacks->len);
}

/* A case that is open and not yet due says nothing. */
static void
measure_cases (const LobbyState *state, LobbyDayFigures *out)
{
  const GPtrArray *cases = lobby_state_get_cases (state);
  gint64 now_us = lobby_state_get_time (state), n = 0, in_time = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const LobbyCaseRecord *one = g_ptr_array_index (cases, i);

      if (one->due_us == 0 || (one->closed_us == 0 && one->due_us >= now_us))
        continue;
      n++;
      in_time += one->closed_us != 0 && one->closed_us <= one->due_us;
    }
  lobby_day_figures_set_share (out, LOBBY_FIGURE_OF_CASES_IN_TIME, (double) in_time, n);
}

void
lobby_day_figures_measure_people (const LobbyState *state, LobbyDayFigures *out)
{
  measure_visits (state, out);
  measure_feedback (state, out);
  measure_cases (state, out);
}
