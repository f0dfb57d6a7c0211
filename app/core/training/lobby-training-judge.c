/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the half hour after a decision in all ways: with each set of choices, with none, and as it was. There are so few
 * choices that the best set is found by trying all. */
#include "config.h"

#include "lobby-training-judge.h"

#include "lobby-past-undo.h"

#include <math.h>

/* A choice must save so much, seconds of all customers: it is a minute of somebody's time. Also less is not worth a word. */
#define WORTH_S 60.0

typedef struct
{
  const LobbyTrainingDay *day;
  const GArray *before;
  double at_s;
  const GPtrArray *choices;
  LobbyEngineFate *fates; /* (owned) */
} Judging;

static const LobbyTrainingChoice *
get_choice (const GPtrArray *choices, guint i)
{
  return g_ptr_array_index (choices, i);
}

/**
 * lobby_training_decide:
 * @at_s: the moment, seconds since midnight
 * @choices: (element-type LobbyTrainingChoice): of the moment
 * @taken: bit set of those that are made; what the rules forbid changes nothing
 * @decisions: (inout) (element-type LobbyEngineDecision): what the engine has to be told is added: in the half hour nobody
 *   does what was done that day, and the choices are made
 */
void
lobby_training_decide (const LobbyTrainingDay *day,
                       double at_s,
                       const GPtrArray *choices,
                       guint taken,
                       GArray *decisions)
{
  g_return_if_fail (day != NULL && choices != NULL && decisions != NULL);

  lobby_past_day_undo (day->past, day->end, at_s, at_s + LOBBY_TRAINING_AHEAD_S, decisions);
  for (guint i = 0; i < choices->len; i++)
    if ((taken & 1u << i) != 0 && get_choice (choices, i)->veto == LOBBY_VETO_NONE)
      g_array_append_val (decisions, get_choice (choices, i)->decision);
}

static gboolean
run (Judging *judging, const GArray *decisions, LobbyEngineTally *tally)
{
  const LobbyEnginePast *past = &judging->day->past->past;
  const LobbyEngineDecision *all = (const LobbyEngineDecision *) (gconstpointer) decisions->data;

  if (!lobby_engine_counterfactual_run (past, all, decisions->len, judging->fates))
    return FALSE;
  lobby_engine_counterfactual_tally (past, all, decisions->len, judging->fates, -1, judging->at_s,
                                     judging->at_s + LOBBY_TRAINING_AHEAD_S, tally);
  return TRUE;
}

static GArray *
copy_decisions (const GArray *decisions)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (LobbyEngineDecision));

  if (decisions->len > 0)
    g_array_append_vals (copy, decisions->data, decisions->len);
  return copy;
}

static gboolean
run_choices (Judging *judging, guint taken, LobbyEngineTally *tally)
{
  g_autoptr (GArray) decisions = copy_decisions (judging->before);

  lobby_training_decide (judging->day, judging->at_s, judging->choices, taken, decisions);
  return run (judging, decisions, tally);
}

/* Without those that change nothing: who chooses them besides waits no less. */
static guint
get_allowed (const GPtrArray *choices)
{
  guint allowed = 0;

  for (guint i = 0; i < choices->len; i++)
    if (get_choice (choices, i)->veto == LOBBY_VETO_NONE)
      allowed |= 1u << i;
  return allowed;
}

static int
count_bits (guint set)
{
  int n = 0;

  for (; set != 0; set &= set - 1)
    n++;
  return n;
}

/* Returns: the best set, with what all wait then in @waited_s (nothing done first) */
static gboolean
find_best (Judging *judging, guint *best, double *nothing_s, double *best_s)
{
  guint allowed = get_allowed (judging->choices);
  double least_s = INFINITY;

  for (guint set = 0; set < 1u << judging->choices->len; set++)
    {
      LobbyEngineTally tally;
      double cost_s;

      if ((set & ~allowed) != 0)
        continue;
      if (!run_choices (judging, set, &tally))
        return FALSE;
      cost_s = tally.waited_s + WORTH_S * count_bits (set);
      if (set == 0)
        *nothing_s = tally.waited_s;
      if (cost_s >= least_s)
        continue;
      least_s = cost_s;
      *best = set;
      *best_s = tally.waited_s;
    }
  return TRUE;
}

/* ---- Lines ---- */

static void
draw_line (const Judging *judging, int *levels)
{
  const LobbyEnginePast *past = &judging->day->past->past;

  for (int i = 0; i < LOBBY_TRAINING_N_LEVELS; i++)
    {
      double at_s = judging->at_s - LOBBY_TRAINING_BEFORE_S + i * LOBBY_TRAINING_STEP_S;

      levels[i] = 0;
      for (gsize k = 0; k < past->n_errands; k++)
        levels[i] += judging->fates[k].arrived_s <= at_s && at_s < judging->fates[k].end_s;
    }
}

static void
keep_line (const Judging *judging, const LobbyEngineTally *tally, LobbyTrainingLine line, LobbyTrainingVerdict *verdict)
{
  verdict->waited_s[line] = tally->waited_s;
  verdict->n_over[line] = tally->n_over;
  draw_line (judging, verdict->levels[line]);
}

static gboolean
draw_lines (Judging *judging, LobbyTrainingVerdict *verdict)
{
  const struct
  {
    LobbyTrainingLine line;
    guint set;
  } told[] = { { LOBBY_TRAINING_NOTHING, 0 },
               { LOBBY_TRAINING_YOURS, verdict->taken },
               { LOBBY_TRAINING_BEST, verdict->best } };
  LobbyEngineTally tally;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      if (!run_choices (judging, told[i].set, &tally))
        return FALSE;
      keep_line (judging, &tally, told[i].line, verdict);
    }
  if (!run (judging, judging->before, &tally))
    return FALSE;
  keep_line (judging, &tally, LOBBY_TRAINING_HAPPENED, verdict);
  return TRUE;
}

/* ---- Score and reasons ---- */

static gboolean
weigh_choices (Judging *judging, LobbyTrainingVerdict *verdict)
{
  for (guint i = 0; i < judging->choices->len; i++)
    {
      LobbyEngineTally tally;
      guint bit = 1u << i;

      if (get_choice (judging->choices, i)->veto != LOBBY_VETO_NONE)
        continue;
      if (!run_choices (judging, verdict->taken ^ bit, &tally))
        return FALSE;
      verdict->effect_s[i] = (tally.waited_s - verdict->waited_s[LOBBY_TRAINING_YOURS])
                             * ((verdict->taken & bit) != 0 ? 1 : -1);
    }
  return TRUE;
}

static int
get_score (const LobbyTrainingVerdict *verdict, guint allowed)
{
  double nothing_s = verdict->waited_s[LOBBY_TRAINING_NOTHING];
  double yours_s = nothing_s - verdict->waited_s[LOBBY_TRAINING_YOURS];
  double best_s = nothing_s - verdict->waited_s[LOBBY_TRAINING_BEST];
  int breaches = count_bits (verdict->taken & ~allowed), score;

  if (best_s < WORTH_S)
    score = yours_s > -WORTH_S ? 100 : 0;
  else
    score = (int) lround (100 * CLAMP (yours_s / best_s, 0, 1));
  return MAX (score - LOBBY_TRAINING_BREACH * breaches, 0);
}

/* Returns: the choice of @set with the largest effect times @sign, that is worth a word; -1 for none */
static int
find_largest (const LobbyTrainingVerdict *verdict, guint set, double sign)
{
  int found = -1;

  for (int i = 0; i < LOBBY_TRAINING_CHOICES_MAX; i++)
    if ((set & 1u << i) != 0 && sign * verdict->effect_s[i] >= WORTH_S
        && (found < 0 || sign * verdict->effect_s[i] > sign * verdict->effect_s[found]))
      found = i;
  return found;
}

static void
praise (LobbyTrainingVerdict *verdict)
{
  int largest = find_largest (verdict, verdict->taken, 1);

  if (verdict->taken == verdict->best)
    verdict->praise = verdict->taken != 0 ? LOBBY_TRAINING_PRAISE_BEST : LOBBY_TRAINING_PRAISE_PATIENCE;
  else if (largest >= 0)
    {
      verdict->praise = LOBBY_TRAINING_PRAISE_CHOICE;
      verdict->praised = (guint) largest;
    }
}

static void
hint (LobbyTrainingVerdict *verdict, guint n_choices, guint allowed)
{
  guint all = (1u << n_choices) - 1, breaches = verdict->taken & ~allowed;
  int missed = find_largest (verdict, verdict->best & ~verdict->taken, 1);
  int harmful = find_largest (verdict, verdict->taken & all & allowed, -1);

  if (breaches != 0)
    {
      verdict->hint = LOBBY_TRAINING_HINT_BREACH;
      verdict->hinted = (guint) g_bit_nth_lsf (breaches, -1);
    }
  else if (missed >= 0)
    {
      verdict->hint = LOBBY_TRAINING_HINT_MISSED;
      verdict->hinted = (guint) missed;
    }
  else if (harmful >= 0)
    {
      verdict->hint = LOBBY_TRAINING_HINT_HARMFUL;
      verdict->hinted = (guint) harmful;
    }
}

/**
 * lobby_training_judge:
 * @before: (element-type LobbyEngineDecision): what was decided at earlier moments
 * @at_s: the moment, seconds since midnight
 * @choices: (element-type LobbyTrainingChoice): of the moment
 * @taken: bit set of those that were made; none: nothing was done
 * @verdict: (out)
 *
 * Returns: %FALSE when memory ran out
 */
gboolean
lobby_training_judge (const LobbyTrainingDay *day,
                      const GArray *before,
                      double at_s,
                      const GPtrArray *choices,
                      guint taken,
                      LobbyTrainingVerdict *verdict)
{
  g_autofree LobbyEngineFate *fates = g_new (LobbyEngineFate, day->past->past.n_errands + 1);
  Judging judging = { day, before, at_s, choices, fates };
  guint allowed = get_allowed (choices);
  double nothing_s, best_s;

  g_return_val_if_fail (choices->len <= LOBBY_TRAINING_CHOICES_MAX, FALSE);

  *verdict = (LobbyTrainingVerdict){ .taken = taken & ((1u << choices->len) - 1) };
  if (!find_best (&judging, &verdict->best, &nothing_s, &best_s) || !draw_lines (&judging, verdict)
      || !weigh_choices (&judging, verdict))
    return FALSE;
  verdict->score = get_score (verdict, allowed);
  praise (verdict);
  hint (verdict, choices->len, allowed);
  return TRUE;
}

/**
 * lobby_training_measure_gap:
 * @gap_s: (out): what the best choices save against doing nothing, seconds of waiting of all
 *
 * How much there is to decide at a moment; the other arguments are those of lobby_training_judge().
 *
 * Returns: %FALSE when memory ran out
 */
gboolean
lobby_training_measure_gap (const LobbyTrainingDay *day,
                            const GArray *before,
                            double at_s,
                            const GPtrArray *choices,
                            double *gap_s)
{
  g_autofree LobbyEngineFate *fates = g_new (LobbyEngineFate, day->past->past.n_errands + 1);
  Judging judging = { day, before, at_s, choices, fates };
  double nothing_s = 0, best_s = 0;
  guint best;

  if (!find_best (&judging, &best, &nothing_s, &best_s))
    return FALSE;
  *gap_s = nothing_s - best_s;
  return TRUE;
}
