/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learned correction: one fit for those who join, one for those who wait already, and per class a width that follows how
 * often the range was missed (adaptive conformal inference, Gibbs and Candès 2021, with the quantile as score). */
#include "config.h"

#include "lobby-engine-correction.h"

#include "lobby-engine-precedence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC UINT64_C (0x6e7261656c62626c) /* "lbblearn" */
#define VERSION 1

#define MISS 0.05       /* share of waits below, and share above, a 90 % range */
#define WIDTH_STEP 0.03 /* how much a miss widens, in logarithm */
#define WIDTH_MAX 1.5
#define CASES_MANY 5000 /* so many do not flatter themselves */
#define JOINED_S 60.0   /* who has just joined is seen as one who joins, less and less so up to this wait */

struct LobbyEngineCorrection
{
  LobbyEngineRegression *joining;
  LobbyEngineRegression *waiting;
  double low_width[LOBBY_ENGINE_CLASSES_MAX]; /* logarithm of what the lower half is stretched by */
  double high_width[LOBBY_ENGINE_CLASSES_MAX];
};

/* Cases of those who join, or else of those who wait already. */
static size_t
pick (const LobbyEngineCase *cases, size_t n_cases, bool waiting, const LobbyEngineCase **picked)
{
  size_t n = 0;

  for (size_t i = 0; i < n_cases; i++)
    {
      if ((cases[i].waited_s > 0) == waiting)
        picked[n++] = &cases[i];
    }
  return n;
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* How far out a share of the waits was, in halves of their ranges; @sign is 1 above the median and -1 below it. */
static double
get_stretch (const LobbyEngineCorrection *early,
             const LobbyEngineCase *const *late,
             size_t n_late,
             double *ratio,
             double sign)
{
  for (size_t i = 0; i < n_late; i++)
    {
      LobbyEnginePrediction prediction = lobby_engine_correction_predict (early, late[i]->feature);
      double end_s = sign > 0 ? prediction.high_s : prediction.low_s;

      ratio[i] = sign * (late[i]->wait_s - prediction.median_s) / fmax (sign * (end_s - prediction.median_s), 1);
    }
  qsort (ratio, n_late, sizeof *ratio, compare_numbers);
  return fmin (fmax (log (fmax (ratio[(size_t) ((1 - MISS) * (double) (n_late - 1))], 0.1)), -WIDTH_MAX), WIDTH_MAX);
}

/* Few cases make ranges that fit them too well. What was learned from the first half is tried on the second, and ranges
 * begin as wide as they should have been there (split conformal; Lei et al. 2018). */
static void
set_widths (LobbyEngineCorrection *correction, const LobbyEngineCase *const *cases, size_t n_cases)
{
  size_t n_early = n_cases / 2, n_late = n_cases - n_early;
  LobbyEngineCorrection *early = calloc (1, sizeof *early);
  double *ratio = malloc (n_late * sizeof *ratio);

  if (early != NULL && ratio != NULL)
    {
      early->joining = lobby_engine_regression_fit (cases, n_early);
      for (int class = 0; early->joining != NULL && class < LOBBY_ENGINE_CLASSES_MAX; class ++)
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
 * Learns from past cases. With fewer than %LOBBY_ENGINE_CASES_MIN of those who joined nothing is learned; nor is anything
 * learned of those who wait already when there are fewer of them.
 *
 * Returns: (transfer full) (nullable): the correction; NULL when memory ran out
 */
LobbyEngineCorrection *
lobby_engine_correction_fit (const LobbyEngineCase *cases, size_t n_cases)
{
  LobbyEngineCorrection *correction = calloc (1, sizeof *correction);
  const LobbyEngineCase **picked = malloc ((n_cases + 1) * sizeof *picked);
  size_t n;

  if (correction == NULL || picked == NULL)
    {
      free (correction);
      free (picked);
      return NULL;
    }
  n = pick (cases, n_cases, true, picked);
  if (n >= LOBBY_ENGINE_CASES_MIN)
    correction->waiting = lobby_engine_regression_fit (picked, n);
  n = pick (cases, n_cases, false, picked);
  if (n >= LOBBY_ENGINE_CASES_MIN)
    correction->joining = lobby_engine_regression_fit (picked, n);
  if (n >= 2 * LOBBY_ENGINE_CASES_MIN && n < CASES_MANY)
    set_widths (correction, picked, n);
  free (picked);
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
  return correction->joining != NULL;
}

static LobbyEnginePrediction
stretch (const LobbyEngineCorrection *correction, int class, LobbyEnginePrediction raw)
{
  LobbyEnginePrediction prediction = { fmax (raw.mean_s, 0), fmax (raw.median_s, 0), 0, 0 };

  prediction.low_s = prediction.median_s
                     - fmax (prediction.median_s - raw.low_s, 0) * exp (correction->low_width[class]);
  prediction.high_s = prediction.median_s
                      + fmax (raw.high_s - prediction.median_s, 0) * exp (correction->high_width[class]);
  prediction.low_s = fmax (prediction.low_s, 0);
  return prediction;
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
  return stretch (correction, (int) feature[LOBBY_ENGINE_FEATURE_CLASS],
                  lobby_engine_regression_get (correction->joining, feature));
}

static LobbyEnginePrediction
mix (LobbyEnginePrediction one, LobbyEnginePrediction other, double share)
{
  return (LobbyEnginePrediction){ one.mean_s + share * (other.mean_s - one.mean_s),
                                  one.median_s + share * (other.median_s - one.median_s),
                                  one.low_s + share * (other.low_s - one.low_s),
                                  one.high_s + share * (other.high_s - one.high_s) };
}

static LobbyEnginePrediction
predict_waiting (const LobbyEngineCorrection *correction, const double *feature)
{
  double share = fmin (feature[LOBBY_ENGINE_FEATURE_WAITED] / JOINED_S, 1);
  LobbyEnginePrediction late = lobby_engine_regression_get (correction->waiting, feature), early = late;

  if (share < 1)
    early = lobby_engine_regression_get (correction->joining, feature);
  return stretch (correction, (int) feature[LOBBY_ENGINE_FEATURE_CLASS], mix (early, late, share));
}

/**
 * lobby_engine_correction_correct:
 * @setup: what was asked of the forward runs
 * @forecast: what they answered
 * @prediction: (out caller-allocates): as many as @forecast has outlooks, in their order
 *
 * Corrects the outlooks of all who wait and of those who would come now: seconds from now to the call. Nobody is called
 * before one who came earlier in the same class, and service where servers differ. @setup needs order, habits, present and
 * next as they were.
 */
void
lobby_engine_correction_correct (const LobbyEngineCorrection *correction,
                                 const LobbyEngineForecastSetup *setup,
                                 const LobbyEngineForecast *forecast,
                                 LobbyEnginePrediction *prediction)
{
  double feature[LOBBY_ENGINE_FEATURES];
  size_t n_waiting = setup->present->n_waiting;

  for (size_t i = 0; i < forecast->n_outlooks; i++)
    {
      if (i < n_waiting)
        {
          lobby_engine_features_look_waiting (setup->present, setup->habits, &setup->order, i, &forecast->outlook[i],
                                              feature);
          prediction[i] = predict_waiting (correction, feature);
          continue;
        }
      lobby_engine_features_look (setup->present, setup->habits, &setup->order, setup->next[i - n_waiting],
                                  &forecast->outlook[i], feature);
      prediction[i] = lobby_engine_correction_predict (correction, feature);
    }
  lobby_engine_precedence_keep (setup, forecast->n_outlooks, prediction);
}

static double
follow (double width, bool missed)
{
  return fmin (fmax (width + WIDTH_STEP * ((missed ? 1 : 0) - MISS), -WIDTH_MAX), WIDTH_MAX);
}

/**
 * lobby_engine_correction_learn:
 * @prediction: what was said when it joined
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

static void
write_regression (const LobbyEngineRegression *regression, LobbyEngineBytes *bytes)
{
  lobby_engine_bytes_put (bytes, regression != NULL, 1);
  if (regression != NULL)
    lobby_engine_regression_write (regression, bytes);
}

/**
 * lobby_engine_correction_write:
 * @bytes: (out) (transfer full): free it with free()
 * @n: (out): how many
 *
 * Writes what was learned, to be kept for the branch.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_correction_write (const LobbyEngineCorrection *correction, uint8_t **bytes, size_t *n)
{
  LobbyEngineBytes written = { 0 };

  lobby_engine_bytes_put (&written, MAGIC, 8);
  lobby_engine_bytes_put (&written, VERSION, 2);
  lobby_engine_bytes_put (&written, LOBBY_ENGINE_FEATURES, 2);
  write_regression (correction->joining, &written);
  write_regression (correction->waiting, &written);
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    {
      lobby_engine_bytes_put_double (&written, correction->low_width[class]);
      lobby_engine_bytes_put_double (&written, correction->high_width[class]);
    }
  lobby_engine_bytes_seal (&written);
  *bytes = written.byte;
  *n = written.n;
  if (!written.failed)
    return true;
  lobby_engine_bytes_clear (&written);
  *bytes = NULL;
  *n = 0;
  return false;
}

/* Returns: false when there should be one and it cannot be read */
static bool
read_regression (LobbyEngineReader *reader, LobbyEngineRegression **regression)
{
  if (lobby_engine_reader_take (reader, 1) == 0)
    return !reader->failed;
  *regression = lobby_engine_regression_read (reader);
  return *regression != NULL;
}

static bool
read_all (LobbyEngineReader *reader, LobbyEngineCorrection *correction)
{
  if (!lobby_engine_reader_check_seal (reader) || lobby_engine_reader_take (reader, 8) != MAGIC
      || lobby_engine_reader_take (reader, 2) != VERSION
      || lobby_engine_reader_take (reader, 2) != LOBBY_ENGINE_FEATURES
      || !read_regression (reader, &correction->joining) || !read_regression (reader, &correction->waiting))
    return false;
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    {
      double low = lobby_engine_reader_take_double (reader), high = lobby_engine_reader_take_double (reader);

      correction->low_width[class] = fmin (fmax (low, -WIDTH_MAX), WIDTH_MAX);
      correction->high_width[class] = fmin (fmax (high, -WIDTH_MAX), WIDTH_MAX);
    }
  return !reader->failed && reader->at == reader->n;
}

/**
 * lobby_engine_correction_read:
 * @bytes: (array length=n): what lobby_engine_correction_write() wrote
 *
 * Reads what was learned. Bytes of another version, and bytes that something has changed, are refused: whoever asks then
 * fits anew from the recorded days.
 *
 * Returns: (transfer full) (nullable): the correction; NULL when the bytes are none, or memory ran out
 */
LobbyEngineCorrection *
lobby_engine_correction_read (const uint8_t *bytes, size_t n)
{
  LobbyEngineReader reader = { bytes, n, 0, false };
  LobbyEngineCorrection *correction = calloc (1, sizeof *correction);

  if (correction != NULL && read_all (&reader, correction))
    return correction;
  lobby_engine_correction_free (correction);
  return NULL;
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
  lobby_engine_regression_free (correction->joining);
  lobby_engine_regression_free (correction->waiting);
  free (correction);
}
