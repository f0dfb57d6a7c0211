/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the day every few minutes and takes the moments where the best choices and doing nothing differ most, so far
 * apart that one decision is over before the next. */
#include "config.h"

#include "lobby-training-scout.h"

#include "lobby-engine-rng.h"
#include "lobby-training-judge.h"

/* Ours: how often it looks, how far apart moments are, and what must be at stake, seconds of waiting of all. */
#define STEP_S 600.0
#define APART_S 2100.0
#define STAKE_S 600.0

typedef struct
{
  double at_s;
  double gap_s;
} Find;

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Find *first = a, *second = b;

  if (first->gap_s > second->gap_s || first->gap_s < second->gap_s)
    return first->gap_s > second->gap_s ? -1 : 1;
  return first->at_s < second->at_s ? -1 : 1;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gboolean
look (const LobbyTrainingDay *day,
      const LobbyEngineFate *fates,
      const GArray *none,
      double at_s,
      guint64 seed,
      Find *find)
{
  g_autoptr (LobbyState) state = day->fold (day->data, lobby_training_day_get_instant (day, at_s));
  g_autoptr (GPtrArray) choices = lobby_training_choices_new (day, state, fates, at_s, seed);

  find->at_s = at_s;
  return choices->len > 0 && lobby_training_measure_gap (day, none, at_s, choices, &find->gap_s);
}

static gboolean
is_apart (const GArray *moments, gint64 at_us)
{
  for (guint i = 0; i < moments->len; i++)
    if (ABS (g_array_index (moments, gint64, i) - at_us) < (gint64) APART_S * G_USEC_PER_SEC)
      return FALSE;
  return TRUE;
}

static GArray *
choose (const LobbyTrainingDay *day, GArray *finds)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (finds, compare_gaps);
  for (guint i = 0; i < finds->len && moments->len < LOBBY_TRAINING_MOMENTS_MAX; i++)
    {
      gint64 at_us = lobby_training_day_get_instant (day, g_array_index (finds, Find, i).at_s);

      if (is_apart (moments, at_us))
        g_array_append_val (moments, at_us);
    }
  g_array_sort (moments, compare_times);
  return moments;
}

/**
 * lobby_training_scout:
 * @day: a day
 * @seed: any number; another seed looks at other minutes
 *
 * It takes a while (a second for a day of 400 customers); a worker does it.
 *
 * Returns: (transfer full) (element-type gint64): at most %LOBBY_TRAINING_MOMENTS_MAX moments in the order of time, µs since
 *   1970 UTC
 */
GArray *
lobby_training_scout (const LobbyTrainingDay *day, guint64 seed)
{
  const LobbyEnginePast *past = &day->past->past;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LobbyEngineDecision));
  g_autoptr (GArray) finds = g_array_new (FALSE, FALSE, sizeof (Find));
  g_autofree LobbyEngineFate *fates = g_new (LobbyEngineFate, past->n_errands + 1);
  LobbyEngineRng rng;

  g_return_val_if_fail (day != NULL, NULL);

  if (past->n_errands > 0 && lobby_engine_counterfactual_run (past, NULL, 0, fates))
    {
      lobby_engine_rng_seed (&rng, seed, 0);
      double from_s = past->errands[0].arrived_s + STEP_S * (1 + lobby_engine_rng_uniform (&rng));

      for (double at_s = (double) (gint64) from_s; at_s < past->closes_s - LOBBY_TRAINING_AHEAD_S; at_s += STEP_S)
        {
          Find find;

          if (look (day, fates, none, at_s, seed, &find) && find.gap_s >= STAKE_S)
            g_array_append_val (finds, find);
        }
    }
  return choose (day, finds);
}
