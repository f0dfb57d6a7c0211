/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a trial. Days are gone through in the order of their dates, so that each is predicted with the habits of days
 * before it; the correction is learned from the cases of all days to learn from and of test days that are over, and its
 * width follows what was seen. */
#include "config.h"

#include "lobby-engine-trial.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How fast old days fade. */
#define KEEP 0.97
/* Learned anew when there are so many times as many cases. */
#define GROWTH 1.05

typedef struct
{
  double low_s;
  double high_s;
} Errors;

typedef struct
{
  LobbyEngineTrial *trial;
  LobbyEngineTrialDay *days;
  size_t n_days;
  uint64_t seed;
  size_t *by_date; /* owned */
  LobbyEngineHabits *habits;
  LobbyEngineCases learned; /* owned */
  Errors errors[LOBBY_ENGINE_TEXTBOOK][LOBBY_ENGINE_CLASSES_MAX];
} Work;

/* An insertion sort keeps days of one date in the order in which they were named. */
static void
sort_by_date (Work *work)
{
  for (size_t i = 0; i < work->n_days; i++)
    {
      size_t at = i;

      while (at > 0 && work->days[work->by_date[at - 1]].day->date > work->days[i].day->date)
        {
          work->by_date[at] = work->by_date[at - 1];
          at--;
        }
      work->by_date[at] = i;
    }
}

static bool
guess_order (Work *work)
{
  const LobbyEngineDay **train = malloc ((work->n_days + 1) * sizeof *train);
  size_t n = 0;

  if (train == NULL)
    return false;
  for (size_t i = 0; i < work->n_days; i++)
    {
      if (!work->days[i].test)
        train[n++] = work->days[i].day;
    }
  work->trial->order = lobby_engine_rehearsal_guess_order (train, n);
  free (train);
  return true;
}

static bool
keep_cases (LobbyEngineCases *all, const LobbyEngineCases *some)
{
  LobbyEngineCase *grown = realloc (all->cases, (all->n + some->n + 1) * sizeof *grown);

  if (grown == NULL)
    return false;
  all->cases = grown;
  memcpy (&grown[all->n], some->cases, some->n * sizeof *grown);
  all->n += some->n;
  all->size = all->n + 1;
  return true;
}

/* The day that begins the recording, if it is not the only one, knows no habits yet and teaches nothing about forecasts. */
static bool
collect_all (Work *work)
{
  size_t n_train = 0;
  bool warm = false;

  for (size_t i = 0; i < work->n_days; i++)
    n_train += !work->days[i].test;
  if (work->n_days > 0 && (work->days[work->by_date[0]].test || n_train < 3))
    {
      for (size_t i = 0; i < work->n_days; i++)
        {
          if (!work->days[work->by_date[i]].test)
            lobby_engine_habits_add_day (work->habits, work->days[work->by_date[i]].day, KEEP);
        }
      warm = true;
    }
  for (size_t i = 0; i < work->n_days; i++)
    {
      LobbyEngineTrialDay *one = &work->days[work->by_date[i]];

      if (!lobby_engine_rehearsal_collect (work->habits, &work->trial->order, one->day, work->seed, &one->cases, NULL))
        return false;
      if (!one->test && (i > 0 || warm) && !keep_cases (&work->learned, &one->cases))
        return false;
      lobby_engine_habits_add_day (work->habits, one->day, KEEP);
    }
  return true;
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* 5 % and 95 % of what happened minus what the estimator said, by class. */
static bool
learn_errors (Work *work)
{
  double *error = malloc ((work->learned.n + 1) * sizeof *error);

  if (error == NULL)
    return false;
  for (int estimator = 0; estimator < LOBBY_ENGINE_TEXTBOOK; estimator++)
    {
      for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
        {
          size_t n = 0;

          for (size_t i = 0; i < work->learned.n; i++)
            {
              const LobbyEngineCase *one = &work->learned.cases[i];

              if (one->class == class)
                error[n++] = one->wait_s - one->feature[LOBBY_ENGINE_FEATURE_LES + estimator];
            }
          if (n == 0)
            continue;
          qsort (error, n, sizeof *error, compare_numbers);
          work->errors[estimator][class] = (Errors){ error[(size_t) (0.05 * (double) (n - 1))],
                                                     error[(size_t) (0.95 * (double) (n - 1))] };
        }
    }
  free (error);
  return true;
}

static void
predict_textbook (const Work *work, const LobbyEngineCase *one, LobbyEnginePrediction *textbook)
{
  for (int estimator = 0; estimator < LOBBY_ENGINE_TEXTBOOK; estimator++)
    {
      double wait_s = one->feature[LOBBY_ENGINE_FEATURE_LES + estimator];
      Errors errors = work->errors[estimator][one->class];

      textbook[estimator] = (LobbyEnginePrediction){ wait_s, wait_s, fmax (wait_s + errors.low_s, 0),
                                                     fmax (wait_s + errors.high_s, 0), 0 };
    }
}

typedef struct
{
  double called_s;
  size_t which;
} Call;

static int
compare_calls (const void *a, const void *b)
{
  const Call *first = a, *second = b;

  if (first->called_s < second->called_s || first->called_s > second->called_s)
    return first->called_s < second->called_s ? -1 : 1;
  return (first->which > second->which) - (first->which < second->which);
}

/* Each prediction is made when its customer joins; what became of earlier ones is learned when they are called. */
static bool
predict_day (const Work *work, LobbyEngineTrialDay *one, LobbyEngineCorrection *correction)
{
  const LobbyEngineCase *cases = one->cases.cases;
  size_t n = one->cases.n, n_seen = 0;
  Call *call = malloc ((n + 1) * sizeof *call);

  one->prediction = calloc (n + 1, sizeof *one->prediction);
  one->textbook = calloc (n + 1, sizeof *one->textbook);
  if (call == NULL || one->prediction == NULL || one->textbook == NULL)
    {
      free (call);
      return false;
    }
  for (size_t i = 0; i < n; i++)
    call[i] = (Call){ cases[i].joined_s + cases[i].wait_s, i };
  qsort (call, n, sizeof *call, compare_calls);
  for (size_t i = 0; i < n; i++)
    {
      for (; n_seen < n && call[n_seen].called_s < cases[i].joined_s; n_seen++)
        {
          const LobbyEngineCase *past = &cases[call[n_seen].which];

          lobby_engine_correction_learn (correction, past->class, &one->prediction[call[n_seen].which], past->wait_s);
        }
      one->prediction[i] = lobby_engine_correction_predict (correction, cases[i].feature);
      predict_textbook (work, &cases[i], one->textbook[i]);
    }
  for (; n_seen < n; n_seen++)
    lobby_engine_correction_learn (correction, cases[call[n_seen].which].class, &one->prediction[call[n_seen].which],
                                   cases[call[n_seen].which].wait_s);
  free (call);
  return true;
}

/* What a test day has shown is known on the next one. It is learned as soon as there is so much of it that it counts. */
static bool
go_on_learning (Work *work, const LobbyEngineTrialDay *day, LobbyEngineCorrection *correction, size_t *n_fitted)
{
  if (!keep_cases (&work->learned, &day->cases))
    return false;
  if ((double) work->learned.n < GROWTH * (double) *n_fitted)
    return true;
  *n_fitted = work->learned.n;
  return lobby_engine_correction_refit (correction, work->learned.cases, work->learned.n);
}

static bool
predict_all (Work *work)
{
  LobbyEngineCorrection *correction = lobby_engine_correction_fit (work->learned.cases, work->learned.n);
  bool done = correction != NULL && learn_errors (work);
  size_t n_fitted = work->learned.n;

  work->trial->n_learned = work->learned.n;
  work->trial->learned = correction != NULL && lobby_engine_correction_is_learned (correction);
  for (size_t i = 0; done && i < work->n_days; i++)
    {
      LobbyEngineTrialDay *one = &work->days[work->by_date[i]];

      if (one->test)
        done = predict_day (work, one, correction) && go_on_learning (work, one, correction, &n_fitted);
    }
  lobby_engine_correction_free (correction);
  return done;
}

/**
 * lobby_engine_trial_run:
 * @days: (array length=n_days): days to learn from and days to predict, in any order; clear with
 *   lobby_engine_trial_clear()
 * @seed: any number
 *
 * Predicts each one who queued and was served on the test days, once, at the moment of joining.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_trial_run (LobbyEngineTrial *trial, LobbyEngineTrialDay *days, size_t n_days, uint64_t seed)
{
  Work work = { .trial = trial, .days = days, .n_days = n_days, .seed = seed };
  bool done;

  work.by_date = malloc ((n_days + 1) * sizeof *work.by_date);
  work.habits = calloc (1, sizeof *work.habits);
  done = work.by_date != NULL && work.habits != NULL;
  if (done)
    sort_by_date (&work);
  done = done && (!trial->guess_order || guess_order (&work)) && collect_all (&work) && predict_all (&work);
  lobby_engine_cases_clear (&work.learned);
  free (work.by_date);
  free (work.habits);
  return done;
}

/**
 * lobby_engine_trial_clear:
 *
 * Frees what the trial has put into the days.
 */
void
lobby_engine_trial_clear (LobbyEngineTrialDay *days, size_t n_days)
{
  for (size_t i = 0; i < n_days; i++)
    {
      lobby_engine_cases_clear (&days[i].cases);
      free (days[i].prediction);
      free (days[i].textbook);
      days[i].prediction = NULL;
      days[i].textbook = NULL;
    }
}
