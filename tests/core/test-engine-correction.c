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
  const LobbyEngineTreesSetup setup = { 0, 100, 4, 20, 0.1, 1, 0.7, 1, 1 };
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
  const LobbyEngineTreesSetup setup = { 0.95, 200, 4, 50, 0.05, 0, 1, 1, 1 };
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
run_trial (Trial *one)
{
  one->trial.guess_order = true;
  for (guint i = 0; i < N_DAYS; i++)
    {
      one->visits[i] = made_day_new (100 + i, i < 5 ? 0.027 : 0.028);
      one->day[i] = made_day_get (one->visits[i], i);
      one->trial_day[i].day = &one->day[i];
      one->trial_day[i].test = i >= 5;
    }
  g_assert_true (lobby_engine_trial_run (&one->trial, one->trial_day, N_DAYS, 1));
}

static void
end_trial (Trial *one)
{
  lobby_engine_trial_clear (one->trial_day, N_DAYS);
  for (guint i = 0; i < N_DAYS; i++)
    g_array_unref (one->visits[i]);
}

/* All tests look at the same one. */
static Trial trial;

static LobbyEngineScores
score (const Trial *one, int estimator)
{
  LobbyEngineScore sums = { 0 };

  for (guint i = 5; i < N_DAYS; i++)
    {
      const LobbyEngineTrialDay *day = &one->trial_day[i];

      for (size_t k = 0; k < day->cases.n; k++)
        lobby_engine_score_add (&sums, estimator < 0 ? &day->prediction[k] : &day->textbook[k][estimator],
                                day->cases.cases[k].wait_s);
    }
  return lobby_engine_score_get (&sums);
}

static void
test_ranges_keep_their_promise (void)
{
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
}

static void
check_same (const LobbyEnginePrediction *a, const LobbyEnginePrediction *b)
{
  g_assert_cmpfloat (a->mean_s, ==, b->mean_s);
  g_assert_cmpfloat (a->median_s, ==, b->median_s);
  g_assert_cmpfloat (a->low_s, ==, b->low_s);
  g_assert_cmpfloat (a->high_s, ==, b->high_s);
}

/* What comes after the moment is dealt out anew: later customers and their waits are others', whoever waits or is served
 * ends otherwise. */
static GArray *
make_other_end (guint64 seed, double arrival_rate, double cut_s)
{
  GArray *visits = made_day_new (seed, arrival_rate);
  g_autoptr (GArray) other = made_day_new (seed + 1000, arrival_rate * 1.1);
  guint n_before = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      LobbyEngineVisit *visit = &g_array_index (visits, LobbyEngineVisit, i);

      n_before += visit->arrived_s <= cut_s;
      visit->ended_s = visit->ended_s > cut_s ? visit->ended_s + 400 : visit->ended_s;
      visit->called_s = visit->called_s > cut_s ? visit->called_s + 300 : visit->called_s;
      visit->served_s = visit->called_s;
    }
  g_array_set_size (visits, n_before);
  for (guint i = 0; i < other->len; i++)
    {
      if (g_array_index (other, LobbyEngineVisit, i).arrived_s > cut_s)
        g_array_append_val (visits, g_array_index (other, LobbyEngineVisit, i));
    }
  return visits;
}

/* A trial goes on learning while it predicts. Still, whatever happens after a moment of a test day, and on days after it,
 * nothing that was said up to that moment may change. */
static void
check_nothing_later (guint which, double cut_s)
{
  Trial second = { 0 };
  guint n_same = 0;

  second.trial.guess_order = true;
  for (guint i = 0; i < N_DAYS; i++)
    {
      double rate = i < 5 ? 0.027 : 0.028;

      second.visits[i] = i == which  ? make_other_end (100 + i, rate, cut_s)
                         : i > which ? made_day_new (500 + i, 0.033)
                                     : made_day_new (100 + i, rate);
      second.day[i] = made_day_get (second.visits[i], i);
      second.trial_day[i].day = &second.day[i];
      second.trial_day[i].test = i >= 5;
    }
  g_assert_true (lobby_engine_trial_run (&second.trial, second.trial_day, N_DAYS, 1));
  for (guint i = 5; i <= which; i++)
    {
      const LobbyEngineTrialDay *a = &trial.trial_day[i], *b = &second.trial_day[i];

      for (size_t k = 0; k < a->cases.n && (i < which || a->cases.cases[k].joined_s <= cut_s); k++, n_same++)
        check_same (&a->prediction[k], &b->prediction[k]);
    }
  g_assert_cmpuint (n_same, >, 50);
  end_trial (&second);
}

static void
test_a_trial_sees_nothing_later (void)
{
  check_nothing_later (5, 40000);
  check_nothing_later (7, 43000);
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
  int result;

  g_test_init (&argc, &argv, NULL);
  run_trial (&trial);
  g_test_add_func ("/engine/correction/step", test_trees_find_a_step);
  g_test_add_func ("/engine/correction/quantile", test_trees_find_a_quantile);
  g_test_add_func ("/engine/correction/line", test_ridge_finds_a_line);
  g_test_add_func ("/engine/correction/order", test_the_order_is_found);
  g_test_add_func ("/engine/correction/promise", test_ranges_keep_their_promise);
  g_test_add_func ("/engine/correction/nothing-later", test_a_trial_sees_nothing_later);
  g_test_add_func ("/engine/correction/too-few", test_too_few_cases);
  result = g_test_run ();
  end_trial (&trial);
  return result;
}
