/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers answered and how cases were closed, in figures. */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

/* With fewer answers a score is not shown. */
#define LOBBY_ANSWERS_FEW 10

/**
 * LobbyCaseFigures:
 * @with_clock: cases that had a time to be closed by and are closed or past it; one that is open and not yet due says nothing
 * @in_time: those of them that were closed within it
 *
 * Cases in time: @in_time ÷ @with_clock (S3-42).
 */
typedef struct
{
  guint with_clock;
  guint in_time;
} LobbyCaseFigures;

/**
 * LobbyAnswerFigures:
 * @n: answers
 * @promoters: scores of 9 and 10
 * @passives: scores of 7 and 8
 * @detractors: scores of 0 to 6
 * @score: NPS, -100 to 100: share of promoters less share of detractors, times 100; 0 without answers
 * @margin: half of its 95 % interval, in the same unit: 196·√((p + d − (p − d)²) ÷ n)
 *
 * The net promoter score is a score and no percentage; it is never said without @n and @margin (standards 1.3).
 */
typedef struct
{
  guint n;
  guint promoters;
  guint passives;
  guint detractors;
  double score;
  double margin;
} LobbyAnswerFigures;

void lobby_case_figures_count (const GPtrArray *cases, gint64 now_us, LobbyCaseFigures *figures);
void lobby_answer_figures_count (const GPtrArray *feedbacks, LobbyAnswerFigures *figures);

G_END_DECLS
