/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers answered and how cases were closed, in figures. */
#include "config.h"

#include "lobby-case-figures.h"

#include <math.h>

/** lobby_case_figures_count: @cases: (element-type LobbyCaseRecord): cases; @now_us: µs since 1970 UTC; fills @figures */
void
lobby_case_figures_count (const GPtrArray *cases, gint64 now_us, LobbyCaseFigures *figures)
{
  *figures = (LobbyCaseFigures){ 0 };
  for (guint i = 0; i < cases->len; i++)
    {
      const LobbyCaseRecord *record = g_ptr_array_index (cases, i);
      if (record->due_us == 0 || (record->closed_us == 0 && record->due_us >= now_us))
        continue;
      figures->with_clock++;
      figures->in_time += record->closed_us != 0 && record->closed_us <= record->due_us ? 1 : 0;
    }
}

/** lobby_answer_figures_count: @feedbacks: (element-type LobbyFeedbackRecord): answers; fills @figures */
void
lobby_answer_figures_count (const GPtrArray *feedbacks, LobbyAnswerFigures *figures)
{
  double promoters, detractors, spread;

  *figures = (LobbyAnswerFigures){ .n = feedbacks->len };
  for (guint i = 0; i < feedbacks->len; i++)
    {
      gint64 score = ((const LobbyFeedbackRecord *) g_ptr_array_index (feedbacks, i))->score;
      figures->promoters += score >= LOBBY_SCORE_PROMOTER_MIN ? 1 : 0;
      figures->detractors += score <= LOBBY_SCORE_DETRACTOR_MAX ? 1 : 0;
    }
  figures->passives = figures->n - figures->promoters - figures->detractors;
  if (figures->n == 0)
    return;
  promoters = (double) figures->promoters / figures->n;
  detractors = (double) figures->detractors / figures->n;
  spread = promoters - detractors;
  figures->score = 100 * spread;
  figures->margin = 196 * sqrt ((promoters + detractors - spread * spread) / figures->n);
}
