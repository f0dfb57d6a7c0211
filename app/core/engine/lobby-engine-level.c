/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compound process run forward: uses come by chance at a rate that goes with the time of day, each takes an amount like
 * those seen. How well rate and amounts are known goes into the range, for after ten uses neither is known well. */
#include "config.h"

#include "lobby-engine-level.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many uses are known from days like this, before the day itself is believed (gamma-Poisson). */
#define USES_N 20.0
/* So many amounts must have been seen today until half of the draws are taken from them, the others being drawn from the
 * lognormal that fits them; past days count for as many at most. */
#define AMOUNTS_N 10.0
#define PAST_AMOUNTS_N 200.0
#define USUAL_LOG_SD 0.8
#define USUAL_N 2.0
#define USES_MAX 20000
#define DAY_S 86400.0

typedef struct
{
  const LobbyEngineLevelSetup *setup;
  LobbyEngineUse *use; /* (owned): those that count */
  size_t n_uses;
  double from_s; /* of the last reading when uses are seen in readings only, else now */
  double now_s;
  double closes_s;
  double level; /* at from_s */
  double most;
  LobbyEngineLognormal amounts;
  double n_past; /* amounts of past days, as many as they count for */
  double unit;   /* all amounts are so many of these, as of a note; 0: of any size */
  double shape;  /* of what is known of the rate: a gamma number by which the usual rate is multiplied */
  double scale;
  LobbyEngineRng rng;
} Level;

static bool
is_moment (double at_s)
{
  return at_s >= -DAY_S && at_s <= 3 * DAY_S;
}

static bool
is_amount (double amount)
{
  return amount > 0 && amount < 1e15;
}

/* Returns: the last reading up to now, %NULL when there is none */
static const LobbyEngineReading *
find_last (const LobbyEngineLevelSetup *setup, double now_s)
{
  const LobbyEngineReading *last = NULL;

  for (size_t i = 0; i < setup->n_readings; i++)
    {
      const LobbyEngineReading *reading = &setup->reading[i];

      if (is_moment (reading->at_s) && reading->at_s <= now_s && fabs (reading->level) < 1e15
          && (last == NULL || reading->at_s >= last->at_s))
        last = reading;
    }
  return last;
}

static int
compare_readings (const void *a, const void *b)
{
  const LobbyEngineReading *first = a, *second = b;

  return (first->at_s > second->at_s) - (first->at_s < second->at_s);
}

/* Each step of the readings in the usual direction is a use. */
static bool
see_uses (Level *level)
{
  const LobbyEngineLevelSetup *setup = level->setup;
  LobbyEngineReading *reading = malloc ((setup->n_readings + 1) * sizeof *reading);
  size_t n = 0;

  if (reading == NULL)
    return false;
  for (size_t i = 0; i < setup->n_readings; i++)
    {
      if (is_moment (setup->reading[i].at_s) && setup->reading[i].at_s <= level->now_s
          && fabs (setup->reading[i].level) < 1e15)
        reading[n++] = setup->reading[i];
    }
  qsort (reading, n, sizeof *reading, compare_readings);
  for (size_t i = 1; i < n; i++)
    {
      double amount = (reading[i - 1].level - reading[i].level) * (setup->rises ? -1 : 1);

      if (is_amount (amount))
        level->use[level->n_uses++] = (LobbyEngineUse){ reading[i].at_s, amount };
    }
  free (reading);
  return true;
}

/* Uses that are recorded; those since the last reading have changed the level. */
static void
take_uses (Level *level, double read_s)
{
  const LobbyEngineLevelSetup *setup = level->setup;

  for (size_t i = 0; i < setup->n_uses; i++)
    {
      LobbyEngineUse use = setup->use[i];

      if (!is_moment (use.at_s) || use.at_s > level->now_s || !is_amount (use.amount))
        continue;
      level->use[level->n_uses++] = use;
      if (use.at_s > read_s)
        level->level = fmin (fmax (level->level + (setup->rises ? use.amount : -use.amount), 0), level->most);
    }
}

/* The largest number that all amounts are multiples of (Euclid). Returns: 0 when they are no whole numbers */
static double
find_unit (const Level *level)
{
  double unit = 0;

  for (size_t i = 0; i < level->n_uses; i++)
    {
      double rest = level->use[i].amount;

      if (rest > floor (rest) || rest > 1e9)
        return 0;
      while (rest > 0)
        {
          double next = fmod (unit, rest);

          unit = rest;
          rest = next;
        }
    }
  return unit;
}

/* Amounts of today, drawn towards those of past days, or to a wide spread around their own middle. */
static void
learn_amounts (Level *level)
{
  LobbyEngineLogSums today = { 0 };
  LobbyEngineLognormal usual;

  for (size_t i = 0; i < level->n_uses; i++)
    {
      double log_amount = log (level->use[i].amount);

      today.n++;
      today.sum += log_amount;
      today.square += log_amount * log_amount;
    }
  usual.log_mean = today.n > 0 ? today.sum / today.n : 0;
  usual.log_sd = USUAL_LOG_SD;
  usual = lobby_engine_lognormal_fit (&level->setup->past_amounts, usual, USUAL_N);
  level->unit = find_unit (level);
  level->n_past = fmin (fmax (level->setup->past_amounts.n, 0), PAST_AMOUNTS_N);
  level->amounts = lobby_engine_lognormal_fit (&today, usual, fmax (level->n_past, USUAL_N));
}

/* Uses a second at a time of day, as usual. */
static double
get_usual_rate (const Level *level, double at_s)
{
  int quarter = (int) fmin (fmax (at_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1);

  if (!(level->setup->n_past_days > 0) || level->setup->past_uses == NULL)
    return 1;
  return fmax (level->setup->past_uses[quarter] / level->setup->n_past_days / 900, 0);
}

/* What today says of the rate: with past days a factor near 1, else the rate itself. */
static void
learn_rate (Level *level)
{
  const LobbyEngineLevelSetup *setup = level->setup;
  bool known = setup->n_past_days > 0 && setup->past_uses != NULL;
  double opens_s = is_moment (setup->opens_s) ? fmin (setup->opens_s, level->from_s) : level->from_s;
  double expected = 0, came = 0;

  for (size_t i = 0; i < level->n_uses; i++)
    {
      opens_s = fmin (opens_s, level->use[i].at_s);
      came++;
    }
  for (double at_s = opens_s; at_s < level->from_s; at_s = (floor (at_s / 900) + 1) * 900)
    expected += get_usual_rate (level, at_s) * (fmin ((floor (at_s / 900) + 1) * 900, level->from_s) - at_s);
  level->shape = came + (known ? USES_N : 0.5);
  level->scale = 1 / (expected + (known ? USES_N : 60));
}

/* How far the mean amount may be from the one that was seen: the standard error of a mean of lognormal numbers. */
static double
draw_shift (Level *level)
{
  double variation = exp (fmin (level->amounts.log_sd * level->amounts.log_sd, 2)) - 1;
  double sd = sqrt (log1p (variation / fmax ((double) level->n_uses + level->n_past, 1)));

  return exp (sd * lobby_engine_rng_normal (&level->rng) - sd * sd / 2);
}

static double
draw_amount (Level *level, double shift)
{
  LobbyEngineRng *rng = &level->rng;
  double seen = (double) level->n_uses / ((double) level->n_uses + AMOUNTS_N + level->n_past), amount;

  if (lobby_engine_rng_uniform (rng) < seen)
    amount = shift * level->use[(size_t) (lobby_engine_rng_uniform (rng) * (double) level->n_uses)].amount;
  else
    amount = shift * lobby_engine_lognormal_draw (level->amounts, rng);
  return level->unit > 0 ? fmax (round (amount / level->unit), 1) * level->unit : amount;
}

/* A use that asks for more than there is is refused; where levels rise, what does not fit in. */
static double
apply_use (const Level *level, double before, double amount)
{
  if (level->setup->rises)
    return before + amount > level->most ? before : before + amount;
  return before < amount ? before : before - amount;
}

/* Whether a use reaches the limit, be it that it is refused there. */
static bool
is_reached (const Level *level, double before, double amount)
{
  return level->setup->rises ? before + amount >= level->setup->limit : before - amount <= level->setup->limit;
}

static bool
is_beyond (const Level *level)
{
  return level->setup->rises ? level->level >= level->setup->limit : level->level <= level->setup->limit;
}

static double
get_mark (const Level *level, int mark)
{
  return level->now_s + (level->closes_s - level->now_s) * mark / (LOBBY_ENGINE_LEVEL_MARKS - 1);
}

/* One day to its end. Returns: when the limit was reached */
static double
run_once (Level *level, double *at_mark, size_t stride)
{
  double factor = lobby_engine_rng_gamma (&level->rng, level->shape) * level->scale;
  double shift = draw_shift (level);
  double at_s = level->from_s, now = level->level, reached_s = is_beyond (level) ? level->now_s : INFINITY;
  int mark = 0, n = 0;

  while (mark < LOBBY_ENGINE_LEVEL_MARKS)
    {
      double rate = factor * get_usual_rate (level, at_s), quarter_s = (floor (at_s / 900) + 1) * 900;
      double next_s = rate > 0 ? at_s + lobby_engine_rng_exponential (&level->rng) / rate : INFINITY;
      bool used = next_s <= quarter_s && n < USES_MAX;

      at_s = used ? next_s : quarter_s;
      while (mark < LOBBY_ENGINE_LEVEL_MARKS && get_mark (level, mark) < at_s)
        at_mark[stride * (size_t) mark++] = now;
      if (used && at_s <= level->closes_s)
        {
          double amount = draw_amount (level, shift);

          if (!(reached_s < INFINITY) && is_reached (level, now, amount))
            reached_s = fmax (at_s, level->now_s);
          now = apply_use (level, now, amount);
          n++;
        }
    }
  return reached_s;
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The lower of two neighbours, for between a time and never there is nothing. */
static double
get_quantile (const double *number, int n, double share)
{
  return number[(int) (share * (n - 1) + 0.5)];
}

static void
sum_up (Level *level, double *reached_s, double *at_mark, int n, LobbyEngineLevelForecast *forecast)
{
  int n_reached = 0;

  qsort (reached_s, (size_t) n, sizeof *reached_s, compare_numbers);
  while (n_reached < n && reached_s[n_reached] < INFINITY)
    n_reached++;
  forecast->chance = (double) n_reached / n;
  forecast->early_s = get_quantile (reached_s, n, 0.1);
  forecast->median_s = get_quantile (reached_s, n, 0.5);
  forecast->late_s = get_quantile (reached_s, n, 0.9);
  forecast->n_marks = LOBBY_ENGINE_LEVEL_MARKS;
  for (int i = 0; i < LOBBY_ENGINE_LEVEL_MARKS; i++)
    {
      double *number = &at_mark[i * n];

      qsort (number, (size_t) n, sizeof *number, compare_numbers);
      forecast->mark[i] = (LobbyEngineLevelMark){ get_mark (level, i), get_quantile (number, n, 0.1),
                                                  get_quantile (number, n, 0.5), get_quantile (number, n, 0.9) };
    }
}

static bool
run_all (Level *level, LobbyEngineLevelForecast *forecast)
{
  int n = level->setup->n_runs > 0 ? level->setup->n_runs : LOBBY_ENGINE_LEVEL_RUNS;
  double *reached_s = malloc ((size_t) n * sizeof *reached_s);
  double *at_mark = malloc ((size_t) n * LOBBY_ENGINE_LEVEL_MARKS * sizeof *at_mark);
  bool done = reached_s != NULL && at_mark != NULL;

  for (int i = 0; done && i < n; i++)
    {
      lobby_engine_rng_seed (&level->rng, level->setup->seed, (uint64_t) i);
      reached_s[i] = run_once (level, &at_mark[i], (size_t) n);
    }
  if (done)
    sum_up (level, reached_s, at_mark, n, forecast);
  free (reached_s);
  free (at_mark);
  return done;
}

/* Returns: whether there is enough to go on */
static bool
look (Level *level, LobbyEngineLevelForecast *forecast)
{
  const LobbyEngineLevelSetup *setup = level->setup;
  const LobbyEngineReading *last = find_last (setup, level->now_s);
  double n_past = fmin (fmax (setup->past_amounts.n, 0), 1e6);

  forecast->few = true;
  if (last == NULL)
    return false;
  level->level = fmin (fmax (last->level, 0), level->most);
  level->from_s = level->now_s;
  if (setup->n_uses > 0)
    take_uses (level, last->at_s);
  else if (see_uses (level))
    level->from_s = last->at_s;
  forecast->level = level->level;
  forecast->n_cases = (int) level->n_uses + (int) n_past;
  forecast->few = forecast->n_cases < LOBBY_ENGINE_LEVEL_USES_MIN;
  return !forecast->few;
}

/**
 * lobby_engine_level_run:
 * @forecast: (out caller-allocates): what is foreseen
 *
 * Foresees a level up to closing. Uses are a Poisson process whose rate goes with the time of day as on past days and is
 * corrected by today (gamma-Poisson; Gelman et al., Bayesian Data Analysis, 2.6), amounts are taken from those seen, or
 * from the lognormal that fits them while they are few (smoothed bootstrap; Efron and Tibshirani 1993, 16). A time that
 * is no time, and a use that is none, are as if they had not been written.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_level_run (const LobbyEngineLevelSetup *setup, LobbyEngineLevelForecast *forecast)
{
  Level level = { .setup = setup };
  bool done = true;

  memset (forecast, 0, sizeof *forecast);
  forecast->early_s = forecast->median_s = forecast->late_s = INFINITY;
  level.now_s = is_moment (setup->now_s) ? setup->now_s : 0;
  level.closes_s = is_moment (setup->closes_s) ? fmax (setup->closes_s, level.now_s) : level.now_s;
  level.most = setup->capacity > 0 && setup->capacity < 1e15 ? setup->capacity : 1e15;
  level.use = malloc ((setup->n_uses + setup->n_readings + 1) * sizeof *level.use);
  if (level.use == NULL)
    return false;
  if (look (&level, forecast))
    {
      learn_amounts (&level);
      learn_rate (&level);
      done = run_all (&level, forecast);
    }
  free (level.use);
  return done;
}
