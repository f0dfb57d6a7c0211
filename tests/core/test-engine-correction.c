/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is learned: the calling order, the shape of waits, and ranges that keep their promise when the day turns. */
#include "made-day.h"

#include "lobby-engine-ridge.h"
#include "lobby-engine-rng.h"
#include "lobby-engine-trees.h"
#include "lobby-engine-trial.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define N_ROWS 3000

static void
test_trees_find_a_step (void)
{
  const LobbyEngineTreesSetup setup = { 0, 100, 4, 20, 0.1, 1 };
  double *feature = g_new (double, N_ROWS * 2), *answer = g_new (double, N_ROWS);
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, 1, 0);
  for (guint i = 0; i < N_ROWS; i++)
    {
      feature[2 * i] = lobby_engine_rng_uniform (&rng);
      feature[2 * i + 1] = lobby_engine_rng_uniform (&rng);
      answer[i] = (feature[2 * i] > 0.3 ? 10 : 0) + lobby_engine_rng_normal (&rng);
    }
  LobbyEngineTrees *trees = lobby_engine_trees_fit (&setup, feature, 2, answer, N_ROWS);
  g_assert_nonnull (trees);
  g_assert_cmpfloat_with_epsilon (lobby_engine_trees_get (trees, (double[]){ 0.1, 0.5 }), 0, 0.4);
  g_assert_cmpfloat_with_epsilon (lobby_engine_trees_get (trees, (double[]){ 0.9, 0.5 }), 10, 0.4);
  lobby_engine_trees_free (trees);
  g_free (feature);
  g_free (answer);
}

/* Noise that grows with the feature: the 95 % point grows with it. */
static void
test_trees_find_a_quantile (void)
{
  const LobbyEngineTreesSetup setup = { 0.95, 200, 4, 50, 0.05, 0 };
  double *feature = g_new (double, N_ROWS), *answer = g_new (double, N_ROWS);
  LobbyEngineRng rng;
  guint n_below = 0;

  lobby_engine_rng_seed (&rng, 2, 0);
  for (guint i = 0; i < N_ROWS; i++)
    {
      feature[i] = 1 + 4 * lobby_engine_rng_uniform (&rng);
      answer[i] = feature[i] * lobby_engine_rng_normal (&rng);
    }
  LobbyEngineTrees *trees = lobby_engine_trees_fit (&setup, feature, 1, answer, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    n_below += answer[i] <= lobby_engine_trees_get (trees, &feature[i]);
  g_assert_cmpfloat_with_epsilon ((double) n_below / N_ROWS, 0.95, 0.015);
  g_assert_cmpfloat (lobby_engine_trees_get (trees, (double[]){ 4.5 }), >,
                     1.8 * lobby_engine_trees_get (trees, (double[]){ 1.5 }));
  lobby_engine_trees_free (trees);
  g_free (feature);
  g_free (answer);
}

static void
test_ridge_finds_a_line (void)
{
  double *feature = g_new (double, N_ROWS * 3), *answer = g_new (double, N_ROWS);
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, 3, 0);
  for (guint i = 0; i < N_ROWS; i++)
    {
      feature[3 * i] = lobby_engine_rng_normal (&rng);
      feature[3 * i + 1] = 100 + 20 * lobby_engine_rng_normal (&rng);
      feature[3 * i + 2] = 7; /* never changes and says nothing */
      answer[i] = 5 + 3 * feature[3 * i] - 0.5 * feature[3 * i + 1];
    }
  LobbyEngineRidge *ridge = lobby_engine_ridge_fit (feature, 3, answer, N_ROWS, 0.01);
  g_assert_cmpfloat_with_epsilon (lobby_engine_ridge_get (ridge, (double[]){ 1, 120, 7 }), 5 + 3 - 60, 0.01);
  lobby_engine_ridge_free (ridge);
  g_free (feature);
  g_free (answer);
}

static void
test_the_order_is_found (void)
{
  g_autoptr (GArray) visits = made_day_new (11, 0.033);
  LobbyEngineDay day = made_day_get (visits, 0);
  const LobbyEngineDay *days[] = { &day };
  LobbyEngineOrder order = lobby_engine_rehearsal_guess_order (days, 1);

  g_assert_cmpfloat_with_epsilon (order.credit_s[1], 60, 15);
}

#define N_DAYS 8

typedef struct
{
  GArray *visits[N_DAYS];
  LobbyEngineDay day[N_DAYS];
  LobbyEngineTrialDay trial_day[N_DAYS];
  LobbyEngineTrial trial;
} Trial;

/* Five days to learn from, three busier ones to predict. */
static void
run_trial (Trial *trial)
{
  memset (trial, 0, sizeof *trial);
  trial->trial.guess_order = true;
  for (guint i = 0; i < N_DAYS; i++)
    {
      trial->visits[i] = made_day_new (100 + i, i < 5 ? 0.027 : 0.028);
      trial->day[i] = made_day_get (trial->visits[i], i);
      trial->trial_day[i].day = &trial->day[i];
      trial->trial_day[i].test = i >= 5;
    }
  g_assert_true (lobby_engine_trial_run (&trial->trial, trial->trial_day, N_DAYS, 1));
}

static void
end_trial (Trial *trial)
{
  lobby_engine_trial_clear (trial->trial_day, N_DAYS);
  for (guint i = 0; i < N_DAYS; i++)
    g_array_unref (trial->visits[i]);
}

static LobbyEngineScores
score (const Trial *trial, int estimator)
{
  LobbyEngineScore sums = { 0 };

  for (guint i = 5; i < N_DAYS; i++)
    {
      const LobbyEngineTrialDay *day = &trial->trial_day[i];

      for (size_t k = 0; k < day->cases.n; k++)
        lobby_engine_score_add (&sums, estimator < 0 ? &day->prediction[k] : &day->textbook[k][estimator],
                                day->cases.cases[k].wait_s);
    }
  return lobby_engine_score_get (&sums);
}

static void
test_ranges_keep_their_promise (void)
{
  Trial trial;

  run_trial (&trial);
  LobbyEngineScores scores = score (&trial, -1);
  g_assert_true (trial.trial.learned);
  g_assert_cmpfloat (scores.n, >, 400);
  /* Waits of one hour are much alike: 800 of them are worth 100. */
  g_assert_cmpfloat_with_epsilon (scores.coverage, 0.9, 0.06);
  /* Four servers that never rest are what QL was made for; the estimators from delay history have to be passed. */
  for (int i = 0; i < 3; i++)
    {
      LobbyEngineScores textbook = score (&trial, i);
      g_assert_cmpfloat (scores.rmse_s, <, textbook.rmse_s);
      g_assert_cmpfloat (scores.winkler_s, <, textbook.winkler_s);
    }
  end_trial (&trial);
}

/* The end of a test day is written anew: nothing that was said before it may change. */
static void
test_a_trial_sees_nothing_later (void)
{
  Trial first, second;
  const double cut_s = 43000;
  guint n_same = 0;

  run_trial (&first);
  memset (&second, 0, sizeof second);
  second.trial.guess_order = true;
  for (guint i = 0; i < N_DAYS; i++)
    {
      second.visits[i] = made_day_new (100 + i, i < 5 ? 0.027 : 0.028);
      for (guint k = 0; i == N_DAYS - 1 && k < second.visits[i]->len; k++)
        {
          LobbyEngineVisit *visit = &g_array_index (second.visits[i], LobbyEngineVisit, k);
          visit->ended_s = visit->ended_s > cut_s ? visit->ended_s + 400 : visit->ended_s;
          visit->called_s = visit->called_s > cut_s ? visit->called_s + 300 : visit->called_s;
          visit->served_s = visit->called_s;
        }
      second.day[i] = made_day_get (second.visits[i], i);
      second.trial_day[i].day = &second.day[i];
      second.trial_day[i].test = i >= 5;
    }
  g_assert_true (lobby_engine_trial_run (&second.trial, second.trial_day, N_DAYS, 1));
  for (size_t k = 0; k < first.trial_day[N_DAYS - 1].cases.n; k++)
    {
      const LobbyEngineTrialDay *a = &first.trial_day[N_DAYS - 1], *b = &second.trial_day[N_DAYS - 1];

      if (a->cases.cases[k].joined_s > cut_s)
        break;
      g_assert_cmpmem (&a->prediction[k], sizeof a->prediction[k], &b->prediction[k], sizeof b->prediction[k]);
      n_same++;
    }
  g_assert_cmpuint (n_same, >, 50);
  end_trial (&first);
  end_trial (&second);
}

static void
test_too_few_cases (void)
{
  LobbyEngineCase one = { .wait_s = 10 };
  LobbyEngineCorrection *correction = lobby_engine_correction_fit (&one, 1);
  double feature[LOBBY_ENGINE_FEATURES] = { 0 };

  g_assert_false (lobby_engine_correction_is_learned (correction));
  feature[LOBBY_ENGINE_FEATURE_MEAN] = 120;
  feature[LOBBY_ENGINE_FEATURE_P50] = 100;
  feature[LOBBY_ENGINE_FEATURE_P05] = 40;
  feature[LOBBY_ENGINE_FEATURE_P95] = 300;
  LobbyEnginePrediction prediction = lobby_engine_correction_predict (correction, feature);
  g_assert_cmpfloat (prediction.mean_s, ==, 120);
  g_assert_cmpfloat (prediction.low_s, ==, 40);
  for (guint i = 0; i < 20; i++)
    lobby_engine_correction_learn (correction, 0, &prediction, 900);
  g_assert_cmpfloat (lobby_engine_correction_predict (correction, feature).high_s, >, 350);
  lobby_engine_correction_free (correction);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/correction/step", test_trees_find_a_step);
  g_test_add_func ("/engine/correction/quantile", test_trees_find_a_quantile);
  g_test_add_func ("/engine/correction/line", test_ridge_finds_a_line);
  g_test_add_func ("/engine/correction/order", test_the_order_is_found);
  g_test_add_func ("/engine/correction/promise", test_ranges_keep_their_promise);
  g_test_add_func ("/engine/correction/nothing-later", test_a_trial_sees_nothing_later);
  g_test_add_func ("/engine/correction/too-few", test_too_few_cases);
  return g_test_run ();
}
