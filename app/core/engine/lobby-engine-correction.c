/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learned correction: ridge regression and boosted trees for the mean, boosted trees for the median and the ends of the
 * range, and per class a width that follows how often the range was missed (adaptive conformal inference, Gibbs and Candès
 * 2021, with the quantile as score). */
#include "config.h"

#include "lobby-engine-correction.h"

#include "lobby-engine-ridge.h"
#include "lobby-engine-trees.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MISS 0.05       /* share of waits below, and share above, a 90 % range */
#define WIDTH_STEP 0.03 /* how much a miss widens, in logarithm */
#define WIDTH_MAX 1.5
#define RIDGE 30.0
#define CASES_MANY 5000 /* so many do not flatter themselves */
#define ONE_HOT 8
#define WIDE (LOBBY_ENGINE_FEATURES * 2 + 2 * ONE_HOT)

struct LobbyEngineCorrection
{
  LobbyEngineRidge *ridge;
  LobbyEngineTrees *mean;
  LobbyEngineTrees *median;
  LobbyEngineTrees *low;
  LobbyEngineTrees *high;
  double usual_s; /* heads of line up to here have been seen; at twice as much nothing is known */
  double low_width[LOBBY_ENGINE_CLASSES_MAX]; /* logarithm of what the lower half is stretched by */
  double high_width[LOBBY_ENGINE_CLASSES_MAX];
};

static const LobbyEngineTreesSetup mean_trees = { 0, 250, 12, 40, 0.03, 5 };
static const LobbyEngineTreesSetup median_trees = { 0.5, 300, 4, 60, 0.05, 0 };
static const LobbyEngineTreesSetup low_trees = { 0.05, 200, 4, 100, 0.05, 0 };
static const LobbyEngineTreesSetup high_trees = { 0.95, 200, 4, 100, 0.05, 0 };

/* A straight line wants kinds one by one, and counts for each server. */
static void
widen (const double *feature, double *wide)
{
  double n_servers = fmax (feature[LOBBY_ENGINE_FEATURE_N_SERVERS], 1);
  int class = (int) feature[LOBBY_ENGINE_FEATURE_CLASS], service = (int) feature[LOBBY_ENGINE_FEATURE_SERVICE];

  memset (wide, 0, WIDE * sizeof *wide);
  memcpy (wide, feature, LOBBY_ENGINE_FEATURES * sizeof *wide);
  for (int i = LOBBY_ENGINE_FEATURE_N_WAITING; i < LOBBY_ENGINE_FEATURES; i++)
    wide[LOBBY_ENGINE_FEATURES + i] = feature[i] / n_servers;
  if (class < ONE_HOT)
    wide[2 * LOBBY_ENGINE_FEATURES + class] = 1;
  if (service < ONE_HOT)
    wide[2 * LOBBY_ENGINE_FEATURES + ONE_HOT + service] = 1;
}

static LobbyEngineRidge *
fit_ridge (const LobbyEngineCase *cases, size_t n_cases, const double *answer)
{
  double *wide = malloc (n_cases * WIDE * sizeof *wide);
  LobbyEngineRidge *ridge = NULL;

  for (size_t i = 0; wide != NULL && i < n_cases; i++)
    widen (cases[i].feature, &wide[i * WIDE]);
  if (wide != NULL)
    ridge = lobby_engine_ridge_fit (wide, WIDE, answer, n_cases, RIDGE);
  free (wide);
  return ridge;
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* 99 of 100 met a head of the line that had waited at most this. */
static double
find_usual (const LobbyEngineCase *cases, size_t n_cases)
{
  double *time = malloc (n_cases * sizeof *time);
  double usual_s = INFINITY;

  if (time == NULL)
    return usual_s;
  for (size_t i = 0; i < n_cases; i++)
    time[i] = cases[i].feature[LOBBY_ENGINE_FEATURE_HOL];
  qsort (time, n_cases, sizeof *time, compare_numbers);
  usual_s = fmax (time[n_cases * 99 / 100], 1);
  free (time);
  return usual_s;
}

static void
fit_all (LobbyEngineCorrection *correction, const LobbyEngineCase *cases, size_t n_cases)
{
  double *feature = malloc (n_cases * LOBBY_ENGINE_FEATURES * sizeof *feature);
  double *answer = malloc (n_cases * sizeof *answer);

  if (feature != NULL && answer != NULL)
    {
      for (size_t i = 0; i < n_cases; i++)
        {
          memcpy (&feature[i * LOBBY_ENGINE_FEATURES], cases[i].feature, sizeof cases[i].feature);
          answer[i] = cases[i].wait_s;
        }
      correction->usual_s = find_usual (cases, n_cases);
      correction->ridge = fit_ridge (cases, n_cases, answer);
      correction->mean = lobby_engine_trees_fit (&mean_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
      correction->median = lobby_engine_trees_fit (&median_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
      correction->low = lobby_engine_trees_fit (&low_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
      correction->high = lobby_engine_trees_fit (&high_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
    }
  free (feature);
  free (answer);
}

/* How far out a share of the waits was, in halves of their ranges; @sign is 1 above the median and -1 below it. */
static double
get_stretch (const LobbyEngineCorrection *early, const LobbyEngineCase *late, size_t n_late, double *ratio, double sign)
{
  for (size_t i = 0; i < n_late; i++)
    {
      LobbyEnginePrediction prediction = lobby_engine_correction_predict (early, late[i].feature);
      double end_s = sign > 0 ? prediction.high_s : prediction.low_s;

      ratio[i] = sign * (late[i].wait_s - prediction.median_s) / fmax (sign * (end_s - prediction.median_s), 1);
    }
  qsort (ratio, n_late, sizeof *ratio, compare_numbers);
  return fmin (fmax (log (fmax (ratio[(size_t) ((1 - MISS) * (double) (n_late - 1))], 0.1)), -WIDTH_MAX), WIDTH_MAX);
}

/* Few cases make ranges that fit them too well. What was learned from the first half is tried on the second, and ranges
 * begin as wide as they should have been there (split conformal; Lei et al. 2018). */
static void
set_widths (LobbyEngineCorrection *correction, const LobbyEngineCase *cases, size_t n_cases)
{
  size_t n_early = n_cases / 2, n_late = n_cases - n_early;
  LobbyEngineCorrection *early = calloc (1, sizeof *early);
  double *ratio = malloc (n_late * sizeof *ratio);

  if (early != NULL && ratio != NULL)
    {
      fit_all (early, cases, n_early);
      for (int class = 0; lobby_engine_correction_is_learned (early) && class < LOBBY_ENGINE_CLASSES_MAX; class ++)
        {
          correction->low_width[class] = class > 0 ? correction->low_width[0]
                                                   : get_stretch (early, &cases[n_early], n_late, ratio, -1);
          correction->high_width[class] = class > 0 ? correction->high_width[0]
                                                    : get_stretch (early, &cases[n_early], n_late, ratio, 1);
        }
    }
  free (ratio);
  lobby_engine_correction_free (early);
}

/**
 * lobby_engine_correction_fit:
 * @cases: (array length=n_cases): past cases, in any order
 *
 * Learns from past cases. With fewer than %LOBBY_ENGINE_CASES_MIN nothing is learned.
 *
 * Returns: (transfer full) (nullable): the correction; NULL when memory ran out
 */
LobbyEngineCorrection *
lobby_engine_correction_fit (const LobbyEngineCase *cases, size_t n_cases)
{
  LobbyEngineCorrection *correction = calloc (1, sizeof *correction);

  if (correction != NULL && n_cases >= LOBBY_ENGINE_CASES_MIN)
    fit_all (correction, cases, n_cases);
  if (correction != NULL && n_cases >= 2 * LOBBY_ENGINE_CASES_MIN && n_cases < CASES_MANY)
    set_widths (correction, cases, n_cases);
  return correction;
}

/**
 * lobby_engine_correction_is_learned:
 *
 * Returns: whether there were enough cases
 */
bool
lobby_engine_correction_is_learned (const LobbyEngineCorrection *correction)
{
  return correction->ridge != NULL && correction->mean != NULL && correction->median != NULL && correction->low != NULL
         && correction->high != NULL;
}

static LobbyEnginePrediction
predict_forward (const double *feature)
{
  return (LobbyEnginePrediction){ feature[LOBBY_ENGINE_FEATURE_MEAN], feature[LOBBY_ENGINE_FEATURE_P50],
                                  feature[LOBBY_ENGINE_FEATURE_P05], feature[LOBBY_ENGINE_FEATURE_P95] };
}

static LobbyEnginePrediction
predict_learned (const LobbyEngineCorrection *correction, const double *feature)
{
  double wide[WIDE], line_s;

  widen (feature, wide);
  line_s = lobby_engine_ridge_get (correction->ridge, wide);
  return (LobbyEnginePrediction){ (line_s + lobby_engine_trees_get (correction->mean, feature)) / 2,
                                  lobby_engine_trees_get (correction->median, feature),
                                  lobby_engine_trees_get (correction->low, feature),
                                  lobby_engine_trees_get (correction->high, feature) };
}

/* Trees know only what they have seen: on a day that is worse than all before, the forward runs have the word. Who stands at
 * the head of the line shows such a day; the runs themselves do not, for they are at their worst when a day begins and
 * nobody knows who serves. */
static LobbyEnginePrediction
predict_raw (const LobbyEngineCorrection *correction, const double *feature)
{
  LobbyEnginePrediction forward = predict_forward (feature), learned;
  double share;

  if (!lobby_engine_correction_is_learned (correction))
    return forward;
  share = fmin (fmax (feature[LOBBY_ENGINE_FEATURE_HOL] / correction->usual_s - 1, 0), 1);
  learned = predict_learned (correction, feature);
  return (LobbyEnginePrediction){ learned.mean_s + share * (forward.mean_s - learned.mean_s),
                                  learned.median_s + share * (forward.median_s - learned.median_s),
                                  learned.low_s + share * (forward.low_s - learned.low_s),
                                  learned.high_s + share * (forward.high_s - learned.high_s) };
}

/**
 * lobby_engine_correction_predict:
 * @feature: what is known of one who joins
 *
 * Returns: how long it will wait; low, median and high are in this order and not below 0
 */
LobbyEnginePrediction
lobby_engine_correction_predict (const LobbyEngineCorrection *correction, const double *feature)
{
  LobbyEnginePrediction prediction = predict_raw (correction, feature);
  int class = (int) feature[LOBBY_ENGINE_FEATURE_CLASS];

  prediction.mean_s = fmax (prediction.mean_s, 0);
  prediction.median_s = fmax (prediction.median_s, 0);
  prediction.low_s = prediction.median_s
                     - fmax (prediction.median_s - prediction.low_s, 0) * exp (correction->low_width[class]);
  prediction.high_s = prediction.median_s
                      + fmax (prediction.high_s - prediction.median_s, 0) * exp (correction->high_width[class]);
  prediction.low_s = fmax (prediction.low_s, 0);
  return prediction;
}

static double
follow (double width, bool missed)
{
  return fmin (fmax (width + WIDTH_STEP * ((missed ? 1 : 0) - MISS), -WIDTH_MAX), WIDTH_MAX);
}

/**
 * lobby_engine_correction_learn:
 * @prediction: what was said
 * @wait_s: what happened
 *
 * Follows how often ranges of the class are missed, so that they keep their promise whatever the day is like.
 */
void
lobby_engine_correction_learn (LobbyEngineCorrection *correction,
                               int class,
                               const LobbyEnginePrediction *prediction,
                               double wait_s)
{
  correction->low_width[class] = follow (correction->low_width[class], wait_s < prediction->low_s);
  correction->high_width[class] = follow (correction->high_width[class], wait_s > prediction->high_s);
}

/**
 * lobby_engine_correction_free:
 *
 * Frees a correction.
 */
void
lobby_engine_correction_free (LobbyEngineCorrection *correction)
{
  if (correction == NULL)
    return;
  lobby_engine_ridge_free (correction->ridge);
  lobby_engine_trees_free (correction->mean);
  lobby_engine_trees_free (correction->median);
  lobby_engine_trees_free (correction->low);
  lobby_engine_trees_free (correction->high);
  free (correction);
}
