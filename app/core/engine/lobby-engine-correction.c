/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learned correction: one fit for those who join, one for those who wait already, and per class and length of the
 * queue a width that follows how often the range was missed (adaptive conformal inference, Gibbs and Candès 2021, with the quantile as score). */
#include "config.h"

#include "lobby-engine-correction.h"

#include "lobby-engine-precedence.h"
#include "lobby-engine-widths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC UINT64_C (0x6e7261656c62626c) /* "lbblearn" */
#define VERSION 1

#define BLOCKS 3      /* runs of days that are held back in turn to see how wide ranges have to be */
#define JOINED_S 60.0 /* who has just joined is seen as one who joins, less and less so up to this wait */

struct LobbyEngineCorrection
{
  LobbyEngineRegression *joining;
  LobbyEngineRegression *waiting;
  LobbyEngineWidths low;
  LobbyEngineWidths high;
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

static double
get_outside (double apart_s, double half_s)
{
  return log (fmax (apart_s / fmax (half_s, 1), 0.01));
}

/* Each block of days is predicted from the others. Returns: how many of @outside were filled */
static size_t
hold_back (const LobbyEngineCase *const *cases, size_t n_cases, LobbyEngineOutside *outside)
{
  const LobbyEngineCase **others = malloc (n_cases * sizeof *others);
  size_t n = 0;

  for (size_t block = 0; others != NULL && block < BLOCKS; block++)
    {
      size_t begin = n_cases * block / BLOCKS, end = n_cases * (block + 1) / BLOCKS;
      LobbyEngineRegression *regression;

      memcpy (others, cases, begin * sizeof *others);
      memcpy (&others[begin], &cases[end], (n_cases - end) * sizeof *others);
      regression = lobby_engine_regression_fit_ranges (others, n_cases - (end - begin));
      for (size_t i = begin; regression != NULL && i < end; i++)
        {
          LobbyEnginePrediction said = lobby_engine_regression_get (regression, cases[i]->feature);

          outside[n++] = (LobbyEngineOutside){
            cases[i]->class, lobby_engine_widths_get_band (cases[i]->feature[LOBBY_ENGINE_FEATURE_N_WAITING]),
            get_outside (said.median_s - cases[i]->wait_s, said.median_s - said.low_s),
            get_outside (cases[i]->wait_s - said.median_s, said.high_s - said.median_s)
          };
        }
      lobby_engine_regression_free (regression);
    }
  free (others);
  return n;
}

/* What fits its own cases too well makes ranges that are too narrow. They begin as wide as they should have been on days
 * that were held back (cross-conformal prediction; Vovk 2015, by class and band as Mondrian). */
static void
set_widths (LobbyEngineCorrection *correction, const LobbyEngineCase *const *cases, size_t n_cases)
{
  LobbyEngineOutside *outside = malloc (n_cases * sizeof *outside);
  double *scratch = malloc (n_cases * sizeof *scratch);

  if (outside != NULL && scratch != NULL)
    {
      size_t n = hold_back (cases, n_cases, outside);

      lobby_engine_widths_settle (&correction->low, outside, n, false, scratch);
      lobby_engine_widths_settle (&correction->high, outside, n, true, scratch);
    }
  free (outside);
  free (scratch);
}

static bool
fit (LobbyEngineCorrection *correction, const LobbyEngineCase *cases, size_t n_cases, bool widths)
{
  const LobbyEngineCase **picked = malloc ((n_cases + 1) * sizeof *picked);
  size_t n;

  if (picked == NULL)
    return false;
  n = pick (cases, n_cases, true, picked);
  if (n >= LOBBY_ENGINE_CASES_MIN)
    correction->waiting = lobby_engine_regression_fit (picked, n);
  n = pick (cases, n_cases, false, picked);
  if (n >= LOBBY_ENGINE_CASES_MIN)
    correction->joining = lobby_engine_regression_fit (picked, n);
  if (widths && n >= 2 * LOBBY_ENGINE_CASES_MIN)
    set_widths (correction, picked, n);
  free (picked);
  return n < LOBBY_ENGINE_CASES_MIN || correction->joining != NULL;
}

/**
 * lobby_engine_correction_fit:
 * @cases: (array length=n_cases): past cases, in the order of their days
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

  if (correction != NULL && fit (correction, cases, n_cases, true))
    return correction;
  lobby_engine_correction_free (correction);
  return NULL;
}

/**
 * lobby_engine_correction_refit:
 * @cases: (array length=n_cases): all past cases, those that it was fitted to among them
 *
 * Learns anew from more cases. Ranges stay as wide as they have become, for that was learned from the newest; the widths of
 * one that had learned nothing are found.
 *
 * Returns: false when memory ran out; nothing has changed then
 */
bool
lobby_engine_correction_refit (LobbyEngineCorrection *correction, const LobbyEngineCase *cases, size_t n_cases)
{
  LobbyEngineCorrection fresh = { .low = correction->low, .high = correction->high };

  if (!fit (&fresh, cases, n_cases, !lobby_engine_correction_is_learned (correction)))
    return false;
  lobby_engine_regression_free (correction->joining);
  lobby_engine_regression_free (correction->waiting);
  *correction = fresh;
  return true;
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
stretch (const LobbyEngineCorrection *correction, const double *feature, LobbyEnginePrediction raw)
{
  int class = (int) feature[LOBBY_ENGINE_FEATURE_CLASS],
      band = lobby_engine_widths_get_band (feature[LOBBY_ENGINE_FEATURE_N_WAITING]);
  LobbyEnginePrediction prediction = { .mean_s = fmax (raw.mean_s, 0),
                                       .median_s = fmax (raw.median_s, 0),
                                       .band = band };

  prediction.low_s = prediction.median_s
                     - fmax (prediction.median_s - raw.low_s, 0)
                           * lobby_engine_widths_get_stretch (&correction->low, class, band);
  prediction.high_s = prediction.median_s
                      + fmax (raw.high_s - prediction.median_s, 0)
                            * lobby_engine_widths_get_stretch (&correction->high, class, band);
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
  return stretch (correction, feature, lobby_engine_regression_get (correction->joining, feature));
}

static LobbyEnginePrediction
mix (LobbyEnginePrediction one, LobbyEnginePrediction other, double share)
{
  return (LobbyEnginePrediction){ one.mean_s + share * (other.mean_s - one.mean_s),
                                  one.median_s + share * (other.median_s - one.median_s),
                                  one.low_s + share * (other.low_s - one.low_s),
                                  one.high_s + share * (other.high_s - one.high_s), 0 };
}

static LobbyEnginePrediction
predict_waiting (const LobbyEngineCorrection *correction, const double *feature)
{
  double share = fmin (feature[LOBBY_ENGINE_FEATURE_WAITED] / JOINED_S, 1);
  LobbyEnginePrediction late = lobby_engine_regression_get (correction->waiting, feature), early = late;

  if (share < 1)
    early = lobby_engine_regression_get (correction->joining, feature);
  return stretch (correction, feature, mix (early, late, share));
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

/**
 * lobby_engine_correction_learn:
 * @prediction: what was said when it joined
 * @wait_s: what happened
 *
 * Follows how often ranges of the class, and ranges at queues of this length, are missed, so that they keep their promise whatever the day is like.
 */
void
lobby_engine_correction_learn (LobbyEngineCorrection *correction,
                               int class,
                               const LobbyEnginePrediction *prediction,
                               double wait_s)
{
  lobby_engine_widths_follow (&correction->low, class, prediction->band, wait_s < prediction->low_s);
  lobby_engine_widths_follow (&correction->high, class, prediction->band, wait_s > prediction->high_s);
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
  lobby_engine_widths_write (&correction->low, &written);
  lobby_engine_widths_write (&correction->high, &written);
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
  lobby_engine_widths_read (&correction->low, reader);
  lobby_engine_widths_read (&correction->high, reader);
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
