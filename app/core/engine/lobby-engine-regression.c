/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ridge regression and boosted trees for the mean, boosted trees for the median and the ends of the range. */
#include "config.h"

#include "lobby-engine-regression.h"

#include "lobby-engine-ridge.h"
#include "lobby-engine-trees.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RIDGE 30.0
#define ONE_HOT 8
#define WIDE (LOBBY_ENGINE_FEATURES * 2 + 2 * ONE_HOT)

struct LobbyEngineRegression
{
  LobbyEngineRidge *ridge;
  LobbyEngineTrees *mean;
  LobbyEngineTrees *median;
  LobbyEngineTrees *low;
  LobbyEngineTrees *high;
  double usual_s; /* heads of line up to here have been seen; at twice as much nothing is known */
};

static const LobbyEngineTreesSetup mean_trees = { 0, 300, 12, 30, 0.03, 5, 0.5, 0.4, 1 };
static const LobbyEngineTreesSetup median_trees = { 0.5, 300, 8, 40, 0.05, 0, 0.5, 0.3, 2 };
static const LobbyEngineTreesSetup low_trees = { 0.05, 300, 6, 60, 0.05, 0, 0.5, 0.3, 3 };
static const LobbyEngineTreesSetup high_trees = { 0.95, 300, 6, 60, 0.05, 0, 0.5, 0.3, 4 };

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
fit_ridge (const LobbyEngineCase *const *cases, size_t n_cases, const double *answer)
{
  double *wide = malloc (n_cases * WIDE * sizeof *wide);
  LobbyEngineRidge *ridge = NULL;

  for (size_t i = 0; wide != NULL && i < n_cases; i++)
    widen (cases[i]->feature, &wide[i * WIDE]);
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
find_usual (const LobbyEngineCase *const *cases, size_t n_cases, double *scratch)
{
  for (size_t i = 0; i < n_cases; i++)
    scratch[i] = cases[i]->feature[LOBBY_ENGINE_FEATURE_HOL];
  qsort (scratch, n_cases, sizeof *scratch, compare_numbers);
  return fmax (scratch[n_cases * 99 / 100], 1);
}

static bool
has_ranges (const LobbyEngineRegression *self)
{
  return self->median != NULL && self->low != NULL && self->high != NULL;
}

static bool
has_mean (const LobbyEngineRegression *self)
{
  return self->ridge != NULL && self->mean != NULL;
}

static void
fit_all (LobbyEngineRegression *self,
         const LobbyEngineCase *const *cases,
         size_t n_cases,
         bool ranges_only,
         double *feature,
         double *answer)
{
  self->usual_s = find_usual (cases, n_cases, answer);
  for (size_t i = 0; i < n_cases; i++)
    {
      memcpy (&feature[i * LOBBY_ENGINE_FEATURES], cases[i]->feature, sizeof cases[i]->feature);
      answer[i] = cases[i]->wait_s;
    }
  if (!ranges_only)
    {
      self->ridge = fit_ridge (cases, n_cases, answer);
      self->mean = lobby_engine_trees_fit (&mean_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
    }
  self->median = lobby_engine_trees_fit (&median_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
  self->low = lobby_engine_trees_fit (&low_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
  self->high = lobby_engine_trees_fit (&high_trees, feature, LOBBY_ENGINE_FEATURES, answer, n_cases);
}

static LobbyEngineRegression *
fit (const LobbyEngineCase *const *cases, size_t n_cases, bool ranges_only)
{
  LobbyEngineRegression *self = calloc (1, sizeof *self);
  double *feature = malloc (n_cases * LOBBY_ENGINE_FEATURES * sizeof *feature);
  double *answer = malloc (n_cases * sizeof *answer);

  if (self != NULL && feature != NULL && answer != NULL)
    fit_all (self, cases, n_cases, ranges_only, feature, answer);
  free (feature);
  free (answer);
  if (self != NULL && has_ranges (self) && (ranges_only || has_mean (self)))
    return self;
  lobby_engine_regression_free (self);
  return NULL;
}

/**
 * lobby_engine_regression_fit:
 * @cases: (array length=n_cases): past cases, at least 1, in any order
 *
 * Fits waits to what was known.
 *
 * Returns: (transfer full) (nullable): the fit; NULL when memory ran out
 */
LobbyEngineRegression *
lobby_engine_regression_fit (const LobbyEngineCase *const *cases, size_t n_cases)
{
  return fit (cases, n_cases, false);
}

/**
 * lobby_engine_regression_fit_ranges:
 * @cases: (array length=n_cases): past cases, at least 1, in any order
 *
 * The same for median and range alone, for a look at how wide they are. It is not to be written.
 *
 * Returns: (transfer full) (nullable): the fit; NULL when memory ran out
 */
LobbyEngineRegression *
lobby_engine_regression_fit_ranges (const LobbyEngineCase *const *cases, size_t n_cases)
{
  return fit (cases, n_cases, true);
}

/* The mean of a straight line and of trees: they err in different places. */
static double
get_mean (const LobbyEngineRegression *self, const double *feature)
{
  double wide[WIDE];

  widen (feature, wide);
  return (lobby_engine_ridge_get (self->ridge, wide) + lobby_engine_trees_get (self->mean, feature)) / 2;
}

static LobbyEnginePrediction
get_learned (const LobbyEngineRegression *self, const double *feature)
{
  LobbyEnginePrediction learned = { .median_s = lobby_engine_trees_get (self->median, feature),
                                    .low_s = lobby_engine_trees_get (self->low, feature),
                                    .high_s = lobby_engine_trees_get (self->high, feature) };

  learned.mean_s = has_mean (self) ? get_mean (self, feature) : learned.median_s;
  return learned;
}

static LobbyEnginePrediction
get_forward (const double *feature)
{
  return (LobbyEnginePrediction){ feature[LOBBY_ENGINE_FEATURE_MEAN], feature[LOBBY_ENGINE_FEATURE_P50],
                                  feature[LOBBY_ENGINE_FEATURE_P05], feature[LOBBY_ENGINE_FEATURE_P95], 0 };
}

/* Bytes of strangers may hold numbers too large to add up. */
static bool
is_finite (const LobbyEnginePrediction *prediction)
{
  return isfinite (prediction->mean_s) && isfinite (prediction->median_s) && isfinite (prediction->low_s)
         && isfinite (prediction->high_s);
}

/**
 * lobby_engine_regression_get:
 * @regression: (nullable): NULL: the forward runs stand as they are
 *
 * Trees know only what they have seen: on a day that is worse than all before, the forward runs have the word. Who stands at
 * the head of the line shows such a day; the runs themselves do not, for they are at their worst when a day begins and
 * nobody knows who serves.
 *
 * Returns: the answer for a row; its parts need not be in order
 */
LobbyEnginePrediction
lobby_engine_regression_get (const LobbyEngineRegression *regression, const double *feature)
{
  LobbyEnginePrediction forward = get_forward (feature), learned;
  double share;

  if (regression == NULL)
    return forward;
  share = fmin (fmax (feature[LOBBY_ENGINE_FEATURE_HOL] / regression->usual_s - 1, 0), 1);
  learned = get_learned (regression, feature);
  if (!is_finite (&learned))
    return forward;
  return (LobbyEnginePrediction){ learned.mean_s + share * (forward.mean_s - learned.mean_s),
                                  learned.median_s + share * (forward.median_s - learned.median_s),
                                  learned.low_s + share * (forward.low_s - learned.low_s),
                                  learned.high_s + share * (forward.high_s - learned.high_s), 0 };
}

/**
 * lobby_engine_regression_write:
 *
 * Writes a fit, to be read by lobby_engine_regression_read().
 */
void
lobby_engine_regression_write (const LobbyEngineRegression *regression, LobbyEngineBytes *bytes)
{
  lobby_engine_bytes_put_double (bytes, regression->usual_s);
  lobby_engine_ridge_write (regression->ridge, bytes);
  lobby_engine_trees_write (regression->mean, bytes);
  lobby_engine_trees_write (regression->median, bytes);
  lobby_engine_trees_write (regression->low, bytes);
  lobby_engine_trees_write (regression->high, bytes);
}

/**
 * lobby_engine_regression_read:
 *
 * Reads what lobby_engine_regression_write() wrote.
 *
 * Returns: (transfer full) (nullable): the fit; NULL when memory ran out or the bytes are none
 */
LobbyEngineRegression *
lobby_engine_regression_read (LobbyEngineReader *reader)
{
  LobbyEngineRegression *self = calloc (1, sizeof *self);

  if (self == NULL)
    return NULL;
  self->usual_s = lobby_engine_reader_take_double (reader);
  self->ridge = lobby_engine_ridge_read (reader, WIDE);
  self->mean = lobby_engine_trees_read (reader, LOBBY_ENGINE_FEATURES);
  self->median = lobby_engine_trees_read (reader, LOBBY_ENGINE_FEATURES);
  self->low = lobby_engine_trees_read (reader, LOBBY_ENGINE_FEATURES);
  self->high = lobby_engine_trees_read (reader, LOBBY_ENGINE_FEATURES);
  if (has_ranges (self) && has_mean (self) && !reader->failed && self->usual_s > 0)
    return self;
  lobby_engine_regression_free (self);
  return NULL;
}

/**
 * lobby_engine_regression_free:
 *
 * Frees a fit.
 */
void
lobby_engine_regression_free (LobbyEngineRegression *regression)
{
  if (regression == NULL)
    return;
  lobby_engine_ridge_free (regression->ridge);
  lobby_engine_trees_free (regression->mean);
  lobby_engine_trees_free (regression->median);
  lobby_engine_trees_free (regression->low);
  lobby_engine_trees_free (regression->high);
  free (regression);
}
