/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a live session does with what was learned: it learns from recorded days, corrects what it says of everybody in the
 * line at any moment, and keeps what it knows. */
#include "made-day.h"

#include "lobby-engine-rehearsal.h"
#include "lobby-engine-rng.h"
#include "lobby-engine-score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_DAYS 6

typedef struct
{
  GArray *visits[N_DAYS];
  LobbyEngineDay day[N_DAYS];
  LobbyEngineLesson lesson;
} Branch;

static void
branch_open (Branch *branch)
{
  for (guint i = 0; i < N_DAYS; i++)
    {
      branch->visits[i] = made_day_new (200 + i, 0.028);
      branch->day[i] = made_day_get (branch->visits[i], i);
    }
  g_assert_true (lobby_engine_rehearsal_fit (branch->day, N_DAYS, NULL, 1, NULL, NULL, &branch->lesson));
}

static void
branch_close (Branch *branch)
{
  lobby_engine_lesson_clear (&branch->lesson);
  for (guint i = 0; i < N_DAYS; i++)
    g_array_unref (branch->visits[i]);
}

/* All tests ask the same branch. */
static Branch branch;

/* What can be seen of a day at a moment, and the forward runs from there: who waits, and a next one of each class. */
typedef struct
{
  GArray *visits;
  LobbyEngineDay seen;
  LobbyEnginePresent present;
  LobbyEngineNext next[2];
  LobbyEngineForecastSetup setup;
  LobbyEngineForecast forecast;
  LobbyEnginePrediction *prediction;
} Moment;

static void
moment_look (Moment *moment, const GArray *day, double now_s)
{
  memset (moment, 0, sizeof *moment);
  moment->visits = g_array_copy ((GArray *) day);
  for (guint i = 0; i < moment->visits->len; i++)
    {
      LobbyEngineVisit *visit = &g_array_index (moment->visits, LobbyEngineVisit, i);

      if (visit->called_s > now_s)
        visit->called_s = visit->served_s = INFINITY;
      if (visit->ended_s > now_s)
        visit->ended_s = INFINITY;
    }
  moment->seen = made_day_get (moment->visits, 99);
  g_assert_true (lobby_engine_present_look (&moment->present, &moment->seen, now_s));
  moment->next[1].class = 1;
  moment->setup = (LobbyEngineForecastSetup){ .present = &moment->present,
                                              .habits = &branch.lesson.habits,
                                              .order = branch.lesson.order,
                                              .next = moment->next,
                                              .n_next = 2,
                                              .horizon_s = 5400,
                                              .n_runs_min = 64,
                                              .n_runs_max = 64,
                                              .seed = 7 };
  g_assert_true (lobby_engine_forecast_run (&moment->setup, &moment->forecast));
  moment->prediction = g_new0 (LobbyEnginePrediction, moment->forecast.n_outlooks);
  lobby_engine_correction_correct (branch.lesson.correction, &moment->setup, &moment->forecast, moment->prediction);
}

static void
moment_clear (Moment *moment)
{
  g_free (moment->prediction);
  lobby_engine_forecast_clear (&moment->forecast);
  lobby_engine_present_clear (&moment->present);
  g_array_unref (moment->visits);
}

static void
check_sound (const Moment *moment)
{
  for (size_t i = 0; i < moment->forecast.n_outlooks; i++)
    {
      const LobbyEnginePrediction *one = &moment->prediction[i];

      g_assert_cmpfloat (one->mean_s, >=, 0);
      g_assert_cmpfloat (one->low_s, >=, 0);
      g_assert_cmpfloat (one->low_s, <=, one->median_s);
      g_assert_cmpfloat (one->median_s, <=, one->high_s);
      g_assert_true (isfinite (one->high_s));
    }
}

/* In one class nobody overtakes, and the next arrival comes last. */
static void
check_line (const Moment *moment)
{
  for (int class = 0; class < 2; class ++)
    {
      const LobbyEnginePrediction *last = &moment->prediction[moment->present.n_waiting + (size_t) class];

      for (size_t i = moment->present.n_waiting; i-- > 0;)
        {
          const LobbyEnginePrediction *one = &moment->prediction[i];

          if (moment->present.waiting[i].class != class)
            continue;
          g_assert_cmpfloat (one->mean_s, <=, last->mean_s);
          g_assert_cmpfloat (one->low_s, <=, last->low_s);
          g_assert_cmpfloat (one->median_s, <=, last->median_s);
          g_assert_cmpfloat (one->high_s, <=, last->high_s);
          last = one;
        }
    }
}

/* On days that nobody has seen, every ten minutes, whoever waits: the rest of the wait is in its range as often as was said,
 * and the middle is nearer than that of the bare forward runs. */
static void
test_the_whole_line_is_corrected (void)
{
  LobbyEngineScore sums = { 0 };
  double forward_s = 0;
  guint n_waiting = 0;

  g_assert_true (lobby_engine_correction_is_learned (branch.lesson.correction));
  for (guint d = 0; d < 4; d++)
    {
      g_autoptr (GArray) day = made_day_new (300 + d, 0.028);

      for (double now_s = 34200; now_s < 50400; now_s += 600)
        {
          Moment moment;

          moment_look (&moment, day, now_s);
          check_sound (&moment);
          check_line (&moment);
          for (size_t i = 0; i < moment.present.n_waiting; i++)
            {
              const LobbyEngineVisit *visit = &g_array_index (day, LobbyEngineVisit, moment.present.waiting[i].visit);

              lobby_engine_score_add (&sums, &moment.prediction[i], visit->called_s - now_s);
              forward_s += fabs (moment.forecast.outlook[i].p50_s - (visit->called_s - now_s));
              n_waiting++;
            }
          moment_clear (&moment);
        }
    }
  LobbyEngineScores scores = lobby_engine_score_get (&sums);
  g_test_message ("%u waiting: coverage %.3f, error %.1f s, of the forward runs %.1f s", n_waiting, scores.coverage,
                  scores.mae_s, forward_s / n_waiting);
  g_assert_cmpuint (n_waiting, >, 200);
  g_assert_cmpfloat_with_epsilon (scores.coverage, 0.9, 0.06);
  g_assert_cmpfloat (scores.mae_s, <, 1.05 * forward_s / n_waiting);
}

/* A thousand in the line, nobody known to serve, an impossible clock: there is an answer, and it is in order. */
static void
test_absurd_moments_are_answered (void)
{
  g_autoptr (GArray) crowd = g_array_new (FALSE, TRUE, sizeof (LobbyEngineVisit));
  const double clocks[] = { 30000, -1e12, 1e300 };

  for (guint i = 0; i < 1000; i++)
    {
      LobbyEngineVisit visit = { .class = i % 2,
                                 .server = -1,
                                 .arrived_s = 20000 + i,
                                 .called_s = INFINITY,
                                 .served_s = INFINITY,
                                 .ended_s = INFINITY };
      g_array_append_val (crowd, visit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      Moment moment;

      moment_look (&moment, crowd, clocks[i]);
      check_sound (&moment);
      check_line (&moment);
      moment_clear (&moment);
    }
}

static bool
count_down (void *data)
{
  int *left = data;

  return (*left)-- > 0;
}

static void
test_learning_stops_when_told (void)
{
  LobbyEngineLesson lesson;
  int left = 3;

  g_assert_false (lobby_engine_rehearsal_fit (branch.day, N_DAYS, NULL, 1, count_down, &left, &lesson));
  g_assert_cmpint (left, ==, -1);
  g_assert_null (lesson.correction);
}

/* A wait that ends teaches at once: after many that were longer than said, ranges reach farther. */
static void
test_a_wait_that_ends_teaches (void)
{
  double feature[LOBBY_ENGINE_FEATURES] = { 0 };
  LobbyEngineCorrection *correction;
  LobbyEnginePrediction before;
  uint8_t *bytes;
  size_t n;

  g_assert_true (lobby_engine_correction_write (branch.lesson.correction, &bytes, &n));
  correction = lobby_engine_correction_read (bytes, n);
  free (bytes);
  feature[LOBBY_ENGINE_FEATURE_N_SERVERS] = 4;
  before = lobby_engine_correction_predict (correction, feature);
  for (guint i = 0; i < 30; i++)
    {
      LobbyEnginePrediction now = lobby_engine_correction_predict (correction, feature);
      lobby_engine_correction_learn (correction, 0, &now, now.high_s + 60);
    }
  g_assert_cmpfloat (lobby_engine_correction_predict (correction, feature).high_s, >, before.high_s * 1.2);
  lobby_engine_correction_free (correction);
}

static void
check_same_answers (const LobbyEngineCorrection *a, const LobbyEngineCorrection *b)
{
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, 5, 0);
  for (guint i = 0; i < 200; i++)
    {
      double feature[LOBBY_ENGINE_FEATURES];
      LobbyEnginePrediction first, second;

      for (guint f = 0; f < LOBBY_ENGINE_FEATURES; f++)
        feature[f] = floor (400 * lobby_engine_rng_uniform (&rng));
      feature[LOBBY_ENGINE_FEATURE_CLASS] = i % 2;
      first = lobby_engine_correction_predict (a, feature);
      second = lobby_engine_correction_predict (b, feature);
      g_assert_cmpfloat (first.mean_s, ==, second.mean_s);
      g_assert_cmpfloat (first.median_s, ==, second.median_s);
      g_assert_cmpfloat (first.low_s, ==, second.low_s);
      g_assert_cmpfloat (first.high_s, ==, second.high_s);
    }
}

static void
test_what_was_learned_is_kept (void)
{
  uint8_t *bytes, *again;
  size_t n, n_again;

  g_assert_true (lobby_engine_correction_write (branch.lesson.correction, &bytes, &n));
  LobbyEngineCorrection *read = lobby_engine_correction_read (bytes, n);
  g_assert_nonnull (read);
  g_assert_true (lobby_engine_correction_is_learned (read));
  check_same_answers (branch.lesson.correction, read);
  g_assert_true (lobby_engine_correction_write (read, &again, &n_again));
  g_assert_cmpmem (bytes, n, again, n_again);
  g_test_message ("%" G_GSIZE_FORMAT " bytes", n);
  lobby_engine_correction_free (read);
  free (bytes);
  free (again);
}

/* One that learned nothing yet is kept as well. */
static void
test_nothing_learned_is_kept (void)
{
  LobbyEngineCorrection *nothing = lobby_engine_correction_fit (NULL, 0);
  uint8_t *bytes;
  size_t n;

  g_assert_true (lobby_engine_correction_write (nothing, &bytes, &n));
  LobbyEngineCorrection *read = lobby_engine_correction_read (bytes, n);
  g_assert_nonnull (read);
  g_assert_false (lobby_engine_correction_is_learned (read));
  check_same_answers (nothing, read);
  lobby_engine_correction_free (read);
  lobby_engine_correction_free (nothing);
  free (bytes);
}

/* The check at the end is no secret: a stranger writes a right one below whatever he likes. */
static void
seal (uint8_t *bytes, size_t n)
{
  LobbyEngineBytes sealed = { 0 };

  for (size_t i = 0; i + 8 < n; i++)
    lobby_engine_bytes_put (&sealed, bytes[i], 1);
  lobby_engine_bytes_seal (&sealed);
  memcpy (bytes, sealed.byte, n);
  lobby_engine_bytes_clear (&sealed);
}

/* Cut anywhere or changed anywhere, bytes are refused; changed by somebody who knows the format, they are refused or give
 * answers that are in order. */
static void
test_strange_bytes_do_no_harm (void)
{
  uint8_t *bytes;
  size_t n;
  LobbyEngineRng rng;
  guint n_refused = 0, n_read = 0;

  lobby_engine_rng_seed (&rng, 6, 0);
  g_assert_true (lobby_engine_correction_write (branch.lesson.correction, &bytes, &n));
  for (size_t cut = 0; cut < n; cut += 1 + cut / 7)
    g_assert_null (lobby_engine_correction_read (bytes, cut));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree uint8_t *changed = g_memdup2 (bytes, n);
      size_t at = (size_t) (lobby_engine_rng_uniform (&rng) * (double) n), cut = n - at;
      LobbyEngineCorrection *read;

      changed[i < 30 ? i : at] ^= (uint8_t) (1 + i % 255);
      g_assert_null (lobby_engine_correction_read (changed, n));
      seal (changed, n);
      read = lobby_engine_correction_read (changed, n);
      n_refused += read == NULL;
      n_read += read != NULL;
      if (read != NULL)
        {
          double feature[LOBBY_ENGINE_FEATURES] = { 0 };
          LobbyEnginePrediction prediction = lobby_engine_correction_predict (read, feature);

          g_assert_cmpfloat (prediction.low_s, <=, prediction.median_s);
          g_assert_cmpfloat (prediction.median_s, <=, prediction.high_s);
          g_assert_true (isfinite (prediction.mean_s));
        }
      lobby_engine_correction_free (read);
      if (cut < 8)
        continue;
      seal (changed, cut);
      g_assert_null (lobby_engine_correction_read (changed, cut));
    }
  g_assert_cmpuint (n_refused, >, 10);
  g_assert_cmpuint (n_read, >, 10);
  free (bytes);
}

static void
test_chance_and_quantile_agree (void)
{
  const LobbyEnginePrediction prediction = { 130, 120, 60, 300, 0 };

  g_assert_cmpfloat_with_epsilon (lobby_engine_prediction_get_chance (&prediction, 60), 0.05, 1e-6);
  g_assert_cmpfloat_with_epsilon (lobby_engine_prediction_get_chance (&prediction, 120), 0.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (lobby_engine_prediction_get_chance (&prediction, 300), 0.95, 1e-6);
  g_assert_cmpfloat (lobby_engine_prediction_get_chance (&prediction, -1), ==, 0);
  g_assert_cmpfloat_with_epsilon (lobby_engine_prediction_get_quantile (&prediction, 0.05), 60, 0.01);
  g_assert_cmpfloat_with_epsilon (lobby_engine_prediction_get_quantile (&prediction, 0.5), 120, 0.01);
  g_assert_cmpfloat_with_epsilon (lobby_engine_prediction_get_quantile (&prediction, 0.95), 300, 0.01);
  g_assert_cmpfloat (lobby_engine_prediction_get_quantile (&prediction, 0), >=, 0);
  for (double share = 0.1; share < 0.95; share += 0.1)
    {
      double time_s = lobby_engine_prediction_get_quantile (&prediction, share);
      g_assert_cmpfloat_with_epsilon (lobby_engine_prediction_get_chance (&prediction, time_s), share, 1e-4);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  branch_open (&branch);
  g_test_add_func ("/engine/learning/line", test_the_whole_line_is_corrected);
  g_test_add_func ("/engine/learning/absurd", test_absurd_moments_are_answered);
  g_test_add_func ("/engine/learning/stop", test_learning_stops_when_told);
  g_test_add_func ("/engine/learning/learn", test_a_wait_that_ends_teaches);
  g_test_add_func ("/engine/learning/keep", test_what_was_learned_is_kept);
  g_test_add_func ("/engine/learning/keep-nothing", test_nothing_learned_is_kept);
  g_test_add_func ("/engine/learning/strange-bytes", test_strange_bytes_do_no_harm);
  g_test_add_func ("/engine/learning/chance", test_chance_and_quantile_agree);
  result = g_test_run ();
  branch_close (&branch);
  return result;
}
