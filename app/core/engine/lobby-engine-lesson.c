/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that recorded days teach, in one go: what a live session begins with. */
#include "config.h"

#include "lobby-engine-rehearsal.h"

#include <stdlib.h>
#include <string.h>

/* How fast old days fade. */
#define KEEP 0.97
/* With fewer days than this the first one teaches as well, though nothing was known before it. */
#define DAYS_MIN 3

static int
compare_days (const void *a, const void *b)
{
  const LobbyEngineDay *const *first = a, *const *second = b;

  if ((*first)->date != (*second)->date)
    return (*first)->date < (*second)->date ? -1 : 1;
  return (*first > *second) - (*first < *second);
}

static const LobbyEngineDay **
sort_days (const LobbyEngineDay *days, size_t n_days)
{
  const LobbyEngineDay **sorted = malloc ((n_days + 1) * sizeof *sorted);

  for (size_t i = 0; sorted != NULL && i < n_days; i++)
    sorted[i] = &days[i];
  if (sorted != NULL)
    qsort (sorted, n_days, sizeof *sorted, compare_days);
  return sorted;
}

/* Each day is gone through with the habits of days before it, as it was then. */
static bool
go_through (const LobbyEngineDay *const *days,
            size_t n_days,
            uint64_t seed,
            LobbyEngineGoOn go_on,
            void *data,
            LobbyEngineLesson *lesson,
            LobbyEngineCases *cases)
{
  for (size_t i = 0; n_days < DAYS_MIN && i < n_days; i++)
    lobby_engine_habits_add_day (&lesson->habits, days[i], KEEP);
  for (size_t i = 0; i < n_days; i++)
    {
      bool teaches = i > 0 || n_days < DAYS_MIN;

      if (go_on != NULL && !go_on (data))
        return false;
      if (teaches && !lobby_engine_rehearsal_collect (&lesson->habits, &lesson->order, days[i], seed, cases, cases))
        return false;
      if (n_days >= DAYS_MIN)
        lobby_engine_habits_add_day (&lesson->habits, days[i], KEEP);
    }
  return go_on == NULL || go_on (data);
}

/**
 * lobby_engine_rehearsal_fit:
 * @days: (array length=n_days): whole days, in any order
 * @order: (nullable): calling order; NULL: it is guessed
 * @seed: any number
 * @go_on: (nullable) (scope call): asked from time to time whether to go on
 * @data: for @go_on
 * @lesson: (out caller-allocates): clear it with lobby_engine_lesson_clear()
 *
 * Learns habits and the correction from recorded days; takes some tens of milliseconds a day, so it is done on a thread of
 * its own. Nothing but the arguments is touched.
 *
 * Returns: false when it was not to go on, or memory ran out; @lesson is clear then
 */
bool
lobby_engine_rehearsal_fit (const LobbyEngineDay *days,
                            size_t n_days,
                            const LobbyEngineOrder *order,
                            uint64_t seed,
                            LobbyEngineGoOn go_on,
                            void *data,
                            LobbyEngineLesson *lesson)
{
  const LobbyEngineDay **sorted = sort_days (days, n_days);
  LobbyEngineCases cases = { 0 };
  bool done = sorted != NULL;

  memset (lesson, 0, sizeof *lesson);
  if (done)
    {
      lesson->order = order != NULL ? *order : lobby_engine_rehearsal_guess_order (sorted, n_days);
      done = go_through (sorted, n_days, seed, go_on, data, lesson, &cases);
    }
  if (done)
    {
      lesson->correction = lobby_engine_correction_fit (cases.cases, cases.n);
      for (size_t i = 0; i < cases.n; i++)
        lesson->n_cases += cases.cases[i].waited_s <= 0;
      done = lesson->correction != NULL;
    }
  lobby_engine_cases_clear (&cases);
  free (sorted);
  if (!done)
    lobby_engine_lesson_clear (lesson);
  return done;
}

/**
 * lobby_engine_lesson_clear:
 *
 * Frees what it owns.
 */
void
lobby_engine_lesson_clear (LobbyEngineLesson *lesson)
{
  lobby_engine_correction_free (lesson->correction);
  memset (lesson, 0, sizeof *lesson);
}
