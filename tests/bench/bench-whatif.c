/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days told again: how far each is from the record when nothing is changed, and why; how often a second one core can tell it
 * with a decision, also as a ratio to a loop that is calibrated in the same run; and what the open day takes.
 *
 *     bench-whatif DAY.jsonl.gz… */
#include "lobby-day-book.h"
#include "lobby-engine-residual.h"
#include "lobby-engine-rng.h"
#include "lobby-history.h"

#include <malloc.h>
#include <time.h>

#define N_LOOPS 10000000
/* A day is told for so long, but at least so often. */
#define ENOUGH_S 0.5
#define RUNS_LEAST 5

static double
get_cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Returns: seconds of a round of a loop of logarithms of random numbers */
static double
calibrate (void)
{
  LobbyEngineRng rng;
  double started_s = get_cpu_s (), sum = 0;

  lobby_engine_rng_seed (&rng, 1, 1);
  for (int i = 0; i < N_LOOPS; i++)
    sum += lobby_engine_rng_exponential (&rng);
  g_assert_cmpfloat_with_epsilon (sum / N_LOOPS, 1, 0.01);
  return (get_cpu_s () - started_s) / N_LOOPS;
}

/* Returns: MiB that the day takes while it is open; 0 when it cannot be opened */
static double
measure_book (const char *path)
{
  gsize before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  g_autoptr (LobbyDayBook) book = lobby_day_book_load (path, NULL);

  return book != NULL ? (double) (mallinfo2 ().uordblks + mallinfo2 ().hblkhd - before) / 1048576 : 0;
}

/* Returns: seconds to tell the day once, with the first counter closed for half an hour about the middle of the day */
static double
time_run (const LobbyPastDay *day, LobbyEngineFate *fates)
{
  double opens_s = day->past.n_openings > 0 ? day->past.openings[0].from_s : 0;
  double middle_s = (opens_s + day->past.closes_s) / 2;
  LobbyEngineDecision close = {
    .kind = LOBBY_ENGINE_DECISION_CLOSE, .counter = 0, .from_s = middle_s, .until_s = middle_s + 1800
  };
  double started_s = get_cpu_s (), took_s = 0;
  int n = 0;

  for (; n < RUNS_LEAST || took_s < ENOUGH_S; took_s = get_cpu_s () - started_s, n++)
    g_assert_true (lobby_engine_counterfactual_run (&day->past, &close, 1, fates));
  return took_s / n;
}

static const char *
get_reason (const LobbyPastDay *day)
{
  if (!day->order_known)
    return day->openings_known ? "order guessed" : "order and openings guessed";
  return day->openings_known ? "" : "openings guessed";
}

static gboolean
tell_day (const char *path, double round_s)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyVisitNames) names = lobby_visit_names_new ();
  g_autoptr (LobbyPastDay) day = lobby_history_load_past (path, names, state, &error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree LobbyEngineFate *happened = NULL, *retold = NULL;
  double run_s;

  if (day == NULL)
    {
      g_printerr ("bench-whatif: %s: %s\n", name, error->message);
      return FALSE;
    }
  happened = g_new (LobbyEngineFate, day->past.n_errands + 1);
  retold = g_new (LobbyEngineFate, day->past.n_errands + 1);
  lobby_engine_counterfactual_recall (&day->past, happened);
  g_assert_true (lobby_engine_counterfactual_run (&day->past, NULL, 0, retold));
  LobbyEngineResidual residual = lobby_engine_residual_measure (happened, retold, day->past.n_errands);
  run_s = time_run (day, retold);
  g_print ("%-42s %6zu %6zu %9.1f %9.1f %9.0f %9.0f %10.0f %8.1f  %s\n", name, residual.n, residual.n_same,
           residual.mean_s, residual.rmse_s, residual.worst_s, 1 / run_s, run_s / round_s, measure_book (path),
           get_reason (day));
  return TRUE;
}

int
main (int argc, char **argv)
{
  double round_s = calibrate ();
  gboolean ok = argc > 1;

  g_print ("calibrated loop: %.1f ns a round\n", round_s * 1e9);
  g_print ("%-42s %6s %6s %9s %9s %9s %9s %10s %8s  %s\n", "day", "waits", "same", "mean s", "rmse s", "worst s",
           "runs/s", "rounds/run", "MiB", "why not the same");
  for (int i = 1; i < argc; i++)
    ok = tell_day (argv[i], round_s) && ok;
  return ok ? 0 : 1;
}
