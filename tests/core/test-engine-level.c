/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A level that runs out: ranges hold what they promise on levels that were made up, few uses are said to be few, refills
 * and refused uses are understood, and there is always an answer. */
#include "lobby-engine-level.h"

#include <glib.h>
#include <math.h>

#define OPENS 32400.0
#define NOON 43200.0
#define CLOSES 61200.0
#define FULL 200000.0
#define N_DAYS 400

/* A day of a cash machine: its uses up to closing, and when it could not pay any more. */
typedef struct
{
  GArray *uses; /* of LobbyEngineUse */
  double empty_s;
} Day;

/* Busier at noon, some days busier than others; amounts in notes of 100. */
static Day
make_day (guint seed, double start, double spread)
{
  Day day = { g_array_new (FALSE, FALSE, sizeof (LobbyEngineUse)), INFINITY };
  double busy, level = start;
  LobbyEngineRng rng;

  lobby_engine_rng_seed (&rng, 77, seed);
  busy = exp (spread * lobby_engine_rng_normal (&rng));
  for (double at_s = OPENS; at_s < CLOSES;)
    {
      LobbyEngineUse use = { 0 };

      at_s += 240 * lobby_engine_rng_exponential (&rng) / busy;
      use.at_s = at_s;
      use.amount = 100 * ceil (exp (2.2 + 0.9 * lobby_engine_rng_normal (&rng)));
      /* Outside of noon every third customer stays away. */
      if (at_s >= CLOSES || (fabs (at_s - NOON) > 5400 && lobby_engine_rng_uniform (&rng) < 0.33))
        continue;
      if (use.amount > level && at_s < day.empty_s)
        day.empty_s = at_s;
      if (use.amount > level)
        continue;
      level -= use.amount;
      g_array_append_val (day.uses, use);
    }
  return day;
}

static double
get_level (const Day *day, double start, double at_s)
{
  for (guint i = 0; i < day->uses->len; i++)
    {
      const LobbyEngineUse *use = &g_array_index (day->uses, LobbyEngineUse, i);

      start -= use->at_s <= at_s ? use->amount : 0;
    }
  return start;
}

/* Thirty days before. */
static void
learn_past (double *past_uses, LobbyEngineLevelSetup *setup)
{
  setup->past_uses = past_uses;
  setup->n_past_days = 30;
  for (guint i = 0; i < 30; i++)
    {
      Day day = make_day (100000 + i, 1e12, 0.15);

      for (guint k = 0; k < day.uses->len; k++)
        {
          const LobbyEngineUse *use = &g_array_index (day.uses, LobbyEngineUse, k);

          past_uses[(int) (use->at_s / 900)]++;
          lobby_engine_log_sums_add (&setup->past_amounts, use->amount);
        }
      g_array_unref (day.uses);
    }
}

static LobbyEngineLevelForecast
foresee (const Day *day, double start, LobbyEngineLevelSetup setup)
{
  const LobbyEngineReading reading = { setup.now_s, get_level (day, start, setup.now_s) };
  LobbyEngineLevelForecast forecast;

  setup.reading = &reading;
  setup.n_readings = 1;
  setup.use = (const LobbyEngineUse *) (gconstpointer) day->uses->data;
  setup.n_uses = day->uses->len;
  g_assert_true (lobby_engine_level_run (&setup, &forecast));
  return forecast;
}

typedef struct
{
  guint n;
  guint below; /* the level was below the range, or it ran out before it */
  guint above;
} Misses;

static void
count_miss (Misses *misses, double actual, double low, double high)
{
  misses->n++;
  misses->below += actual < low;
  misses->above += actual > high;
}

/* The range of 80 % leaves out 10 % on either side; 400 days tell the share within to 2 % (one standard error). Where many
 * days end with nothing left, both ends of the range are nothing and hold more. */
static void
assert_calibrated (const Misses *misses, double least, double most)
{
  double below = (double) misses->below / misses->n, above = (double) misses->above / misses->n;

  g_test_message ("%u: %.3f below, %.3f above, %.3f within", misses->n, below, above, 1 - below - above);
  g_assert_cmpfloat (1 - below - above, >=, least);
  g_assert_cmpfloat (1 - below - above, <=, most);
  g_assert_cmpfloat (below, <=, 0.17);
  g_assert_cmpfloat (above, <=, 0.17);
}

static void
check_calibration (LobbyEngineLevelSetup setup, double spread, double least, double most)
{
  Misses levels[2] = { 0 }, times = { 0 };

  for (guint seed = 1; seed <= N_DAYS; seed++)
    {
      double start = 90000 + 200.0 * seed;
      Day day = make_day (seed, start, spread);
      LobbyEngineLevelForecast forecast = foresee (&day, start, setup);

      if (!forecast.few && day.empty_s > setup.now_s)
        {
          const LobbyEngineLevelMark *mid = &forecast.mark[LOBBY_ENGINE_LEVEL_MARKS / 2];
          const LobbyEngineLevelMark *last = &forecast.mark[LOBBY_ENGINE_LEVEL_MARKS - 1];

          count_miss (&levels[0], get_level (&day, start, mid->at_s), mid->p10, mid->p90);
          count_miss (&levels[1], get_level (&day, start, last->at_s), last->p10, last->p90);
          count_miss (&times, day.empty_s, forecast.early_s, forecast.late_s);
        }
      g_array_unref (day.uses);
    }
  assert_calibrated (&levels[0], least, most);
  assert_calibrated (&levels[1], least, most);
  assert_calibrated (&times, least, 1);
}

static void
test_ranges_hold_with_past_days (void)
{
  double past_uses[LOBBY_ENGINE_QUARTERS] = { 0 };
  LobbyEngineLevelSetup setup = { .now_s = 39600, .opens_s = OPENS, .closes_s = CLOSES, .n_runs = 200, .seed = 1 };

  learn_past (past_uses, &setup);
  check_calibration (setup, 0.15, 0.75, 0.92);
}

/* Without past days today alone must do: a morning's rate is taken for the day's. */
static void
test_ranges_hold_without_past_days (void)
{
  check_calibration (
      (LobbyEngineLevelSetup){ .now_s = 46800, .opens_s = OPENS, .closes_s = CLOSES, .n_runs = 200, .seed = 1 }, 0.15,
      0.70, 0.92);
}

static void
test_few_uses_are_said_to_be_few (void)
{
  Day day = make_day (1, FULL, 0);
  LobbyEngineLevelSetup setup = { .opens_s = OPENS, .closes_s = CLOSES };
  LobbyEngineLevelForecast forecast;

  setup.now_s = g_array_index (day.uses, LobbyEngineUse, LOBBY_ENGINE_LEVEL_USES_MIN - 2).at_s;
  forecast = foresee (&day, FULL, setup);
  g_assert_true (forecast.few);
  g_assert_cmpint (forecast.n_marks, ==, 0);
  g_assert_cmpint (forecast.n_cases, ==, LOBBY_ENGINE_LEVEL_USES_MIN - 1);
  setup.now_s = g_array_index (day.uses, LobbyEngineUse, LOBBY_ENGINE_LEVEL_USES_MIN - 1).at_s;
  forecast = foresee (&day, FULL, setup);
  g_assert_false (forecast.few);
  g_assert_cmpint (forecast.n_marks, ==, LOBBY_ENGINE_LEVEL_MARKS);
  g_array_unref (day.uses);
}

static void
test_levels_fall_and_time_goes_on (void)
{
  Day day = make_day (2, FULL, 0);
  LobbyEngineLevelForecast forecast = foresee (
      &day, FULL, (LobbyEngineLevelSetup){ .now_s = NOON, .opens_s = OPENS, .closes_s = CLOSES });

  g_assert_cmpfloat (forecast.mark[0].at_s, ==, NOON);
  g_assert_cmpfloat (forecast.mark[0].p10, ==, forecast.level);
  g_assert_cmpfloat (forecast.mark[0].p90, ==, forecast.level);
  g_assert_cmpfloat (forecast.mark[LOBBY_ENGINE_LEVEL_MARKS - 1].at_s, ==, CLOSES);
  for (int i = 0; i < LOBBY_ENGINE_LEVEL_MARKS; i++)
    {
      const LobbyEngineLevelMark *mark = &forecast.mark[i];

      g_assert_cmpfloat (mark->p10, <=, mark->p50);
      g_assert_cmpfloat (mark->p50, <=, mark->p90);
      g_assert_cmpfloat (mark->p10, >=, 0);
      g_assert_true (i == 0 || (mark->p10 <= mark[-1].p10 && mark->p90 <= mark[-1].p90));
    }
  g_array_unref (day.uses);
}

/* More cash lasts longer; a limit above nothing is reached sooner. */
static void
test_more_lasts_longer (void)
{
  Day day = make_day (3, FULL, 0);
  LobbyEngineLevelSetup setup = { .now_s = NOON, .opens_s = OPENS, .closes_s = CLOSES };
  LobbyEngineLevelForecast little, much, limited;

  little = foresee (&day, 60000 + FULL - get_level (&day, FULL, NOON), setup);
  much = foresee (&day, 90000 + FULL - get_level (&day, FULL, NOON), setup);
  setup.limit = 30000;
  limited = foresee (&day, 90000 + FULL - get_level (&day, FULL, NOON), setup);
  g_assert_cmpfloat (little.median_s, <, CLOSES);
  g_assert_cmpfloat (much.median_s, >, little.median_s);
  g_assert_cmpfloat (much.chance, <=, little.chance);
  g_assert_cmpfloat (limited.early_s, <=, much.early_s);
  g_assert_cmpfloat (limited.chance, >=, much.chance);
  g_array_unref (day.uses);
}

/* Paper: only levels are read. A refill is no use, and what is in after it counts. */
static void
test_readings_alone (void)
{
  LobbyEngineReading reading[13];
  LobbyEngineLevelSetup setup = {
    .reading = reading, .n_readings = 12, .now_s = OPENS + 12 * 600, .opens_s = OPENS, .closes_s = CLOSES
  };
  LobbyEngineLevelForecast before, after;

  for (int i = 0; i < 12; i++)
    reading[i] = (LobbyEngineReading){ OPENS + 600 * i, 60 - 4.0 * i };
  reading[12] = (LobbyEngineReading){ OPENS + 12 * 600, 100 };
  g_assert_true (lobby_engine_level_run (&setup, &before));
  setup.n_readings = 13;
  setup.capacity = 100;
  g_assert_true (lobby_engine_level_run (&setup, &after));
  g_assert_cmpint (before.n_cases, ==, 11);
  g_assert_cmpfloat (before.level, ==, 16);
  g_assert_cmpfloat (before.chance, >, 0.95);
  g_assert_cmpfloat (before.median_s, >, setup.now_s);
  g_assert_cmpfloat (before.median_s, <, setup.now_s + 4800);
  g_assert_cmpint (after.n_cases, ==, 11);
  g_assert_cmpfloat (after.level, ==, 100);
  g_assert_cmpfloat (after.median_s, >, before.late_s);
}

static void
test_a_bin_fills (void)
{
  LobbyEngineUse use[20];
  const LobbyEngineReading reading = { OPENS, 0 };
  LobbyEngineLevelSetup setup = { .reading = &reading,
                                  .n_readings = 1,
                                  .use = use,
                                  .n_uses = 20,
                                  .now_s = OPENS + 7200,
                                  .opens_s = OPENS,
                                  .closes_s = CLOSES,
                                  .limit = 900,
                                  .capacity = 1000,
                                  .rises = true };
  LobbyEngineLevelForecast forecast;

  for (int i = 0; i < 20; i++)
    use[i] = (LobbyEngineUse){ OPENS + 360 * (i + 1), 25 };
  g_assert_true (lobby_engine_level_run (&setup, &forecast));
  g_assert_cmpfloat (forecast.level, ==, 500);
  g_assert_cmpfloat (forecast.chance, >, 0.9);
  g_assert_cmpfloat (forecast.early_s, <=, forecast.median_s);
  g_assert_cmpfloat (forecast.median_s, <=, forecast.late_s);
  g_assert_cmpfloat (fabs (forecast.median_s - (setup.now_s + 5760)), <, 1500);
  g_assert_cmpfloat (forecast.mark[LOBBY_ENGINE_LEVEL_MARKS - 1].p90, <=, 1000);
}

static void
test_what_is_empty_is_empty_now (void)
{
  Day day = make_day (4, FULL, 0);
  LobbyEngineLevelForecast forecast = foresee (
      &day, FULL, (LobbyEngineLevelSetup){ .now_s = NOON, .opens_s = OPENS, .closes_s = CLOSES, .limit = 2 * FULL });

  g_assert_cmpfloat (forecast.chance, ==, 1);
  g_assert_cmpfloat (forecast.early_s, ==, NOON);
  g_assert_cmpfloat (forecast.late_s, ==, NOON);
  g_array_unref (day.uses);
}

static void
test_nothing_later_is_seen (void)
{
  Day day = make_day (5, FULL, 0);
  LobbyEngineLevelSetup setup = { .now_s = NOON, .opens_s = OPENS, .closes_s = CLOSES, .seed = 3 };
  LobbyEngineLevelForecast first = foresee (&day, FULL, setup), second = foresee (&day, FULL, setup);

  g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
  /* What is still to come is not seen. */
  while (g_array_index (day.uses, LobbyEngineUse, day.uses->len - 1).at_s > NOON)
    g_array_set_size (day.uses, day.uses->len - 1);
  second = foresee (&day, FULL, setup);
  g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
  g_array_unref (day.uses);
}

static void
test_absurd_numbers (void)
{
  const double absurd[] = { 0, -1, 1e300, -1e300, INFINITY, -INFINITY, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (absurd); i++)
    {
      for (guint k = 0; k < 7; k++)
        {
          Day day = make_day (6, FULL, 0);
          LobbyEngineLevelSetup setup = { .now_s = NOON, .opens_s = OPENS, .closes_s = CLOSES, .n_runs = 20 };
          double *number[] = { &setup.now_s,
                               &setup.opens_s,
                               &setup.closes_s,
                               &setup.limit,
                               &setup.capacity,
                               &g_array_index (day.uses, LobbyEngineUse, 2).at_s,
                               &g_array_index (day.uses, LobbyEngineUse, 2).amount };
          LobbyEngineLevelForecast forecast;

          *number[k] = absurd[i];
          forecast = foresee (&day, FULL, setup);
          g_assert_false (isnan (forecast.level) || isnan (forecast.early_s) || isnan (forecast.late_s));
          g_assert_cmpfloat (forecast.chance, >=, 0);
          g_assert_cmpfloat (forecast.chance, <=, 1);
          for (int mark = 0; mark < forecast.n_marks; mark++)
            g_assert_true (isfinite (forecast.mark[mark].p10) && isfinite (forecast.mark[mark].p90));
          g_array_unref (day.uses);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/level/ranges-with-past-days", test_ranges_hold_with_past_days);
  g_test_add_func ("/engine/level/ranges-without-past-days", test_ranges_hold_without_past_days);
  g_test_add_func ("/engine/level/few", test_few_uses_are_said_to_be_few);
  g_test_add_func ("/engine/level/marks", test_levels_fall_and_time_goes_on);
  g_test_add_func ("/engine/level/more", test_more_lasts_longer);
  g_test_add_func ("/engine/level/readings-alone", test_readings_alone);
  g_test_add_func ("/engine/level/bin", test_a_bin_fills);
  g_test_add_func ("/engine/level/empty", test_what_is_empty_is_empty_now);
  g_test_add_func ("/engine/level/nothing-later", test_nothing_later_is_seen);
  g_test_add_func ("/engine/level/absurd", test_absurd_numbers);
  return g_test_run ();
}
