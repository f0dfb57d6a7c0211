/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates of arrivals by quarter-hour. */
#include "config.h"

#include "lobby-engine-arrivals.h"

#include <math.h>
#include <string.h>

/* How many customers are known from days like this, before the last minutes, and before the day itself, are believed
 * (gamma-Poisson). */
#define RECENT_N 20.0
#define TODAY_N 100.0
/* Rates change by about so much within the hour, as a share, where days like this are known and where they are not. */
#define KNOWN_SD 0.15
#define UNKNOWN_SD 0.3
/* Less than this was not seen of a day, seconds: the first minutes are no measure of the hour. */
#define SEEN_MIN_S 600.0

static double
get_usual (const LobbyEnginePresent *present, const LobbyEngineHabits *habits, double at_s)
{
  double sum = 0;

  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    sum += lobby_engine_habits_get_arrivals (habits, class, at_s);
  return sum * lobby_engine_habits_get_busy (habits, at_s, present->weekday, present->kind);
}

/* How many times as many as expected came today, and of these in the last forty minutes. */
static double
compare_today (const LobbyEnginePresent *present, const LobbyEngineHabits *habits, double now_s)
{
  double window_s = lobby_engine_window_s[4], today = 0, recent = 0, day_factor;

  for (double at_s = 0; at_s < now_s && at_s < 86400; at_s += 900)
    today += get_usual (present, habits, at_s) * fmin (900, now_s - at_s);
  for (int i = 0; i < 8; i++)
    recent += window_s / 8 * get_usual (present, habits, now_s - (i + 0.5) * window_s / 8);
  day_factor = (present->n_today + TODAY_N) / (today + TODAY_N);
  return day_factor * (present->n_arrived[4] + RECENT_N) / (recent * day_factor + RECENT_N);
}

/* Returns: for how long arrivals were seen, up to the longest window, seconds */
static double
get_seen (const LobbyEnginePresent *present, double now_s)
{
  return fmin (fmax (now_s - present->first_s, SEEN_MIN_S), lobby_engine_window_s[4]);
}

/* How many have come of each class tells how well its rate is known. */
static void
set_shapes (LobbyEngineArrivals *arrivals,
            const LobbyEnginePresent *present,
            const LobbyEngineHabits *habits,
            bool known)
{
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    {
      double n = present->n_arrived_class[4][class] + 0.5, sd = known ? KNOWN_SD : UNKNOWN_SD;

      for (int i = 0; known && i < LOBBY_ENGINE_QUARTERS; i++)
        n += habits->arrivals[class][i] / LOBBY_ENGINE_DAY_BANDS;
      arrivals->shape[class] = 1 / (1 / n + sd * sd);
    }
}

/**
 * lobby_engine_arrivals_foresee:
 * @arrivals: (out caller-allocates): rates from now on
 * @now_s: seconds since midnight, any finite number
 * @horizon_s: end of what is asked about, seconds since midnight
 *
 * Foresees arrivals: of days like this by quarter-hour, weekday and kind of day, corrected by how many came today so far
 * and in the last minutes. Where no day is known, as many come as in the last forty minutes.
 */
void
lobby_engine_arrivals_foresee (LobbyEngineArrivals *arrivals,
                               const LobbyEnginePresent *present,
                               const LobbyEngineHabits *habits,
                               double now_s,
                               double horizon_s)
{
  bool known = habits->n_days > 0;
  double seen_s = get_seen (present, now_s);
  double today = known ? compare_today (present, habits, now_s) : 1;
  int n = (int) ((horizon_s - now_s) / 900) + 2;

  set_shapes (arrivals, present, habits, known);
  arrivals->first = (int) floor (now_s / 900);
  arrivals->n = n < LOBBY_ENGINE_ARRIVALS_QUARTERS ? n : LOBBY_ENGINE_ARRIVALS_QUARTERS;
  for (int i = 0; i < arrivals->n; i++)
    {
      LobbyEngineArrivalRate *rate = &arrivals->rate[i];
      double at_s = (arrivals->first + i) * 900.0;
      double busy = known ? today * lobby_engine_habits_get_busy (habits, at_s, present->weekday, present->kind) : 1;

      rate->all = 0;
      for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
        {
          rate->by_class[class] = known ? busy * lobby_engine_habits_get_arrivals (habits, class, at_s)
                                        : present->n_arrived_class[4][class] / seen_s;
          rate->all += rate->by_class[class];
        }
    }
}

/**
 * lobby_engine_arrivals_draw:
 * @drawn: (out caller-allocates): rates that may be the true ones
 *
 * Draws what the rates may really be.
 */
void
lobby_engine_arrivals_draw (const LobbyEngineArrivals *arrivals, LobbyEngineArrivals *drawn, LobbyEngineRng *rng)
{
  double factor[LOBBY_ENGINE_CLASSES_MAX];

  drawn->first = arrivals->first;
  drawn->n = arrivals->n;
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    factor[class] = lobby_engine_rng_gamma (rng, arrivals->shape[class]) / arrivals->shape[class];
  for (int i = 0; i < arrivals->n; i++)
    {
      drawn->rate[i].all = 0;
      for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
        {
          drawn->rate[i].by_class[class] = factor[class] * arrivals->rate[i].by_class[class];
          drawn->rate[i].all += drawn->rate[i].by_class[class];
        }
    }
}

/** lobby_engine_arrivals_get_rate: Returns: rates at a time from now on */
const LobbyEngineArrivalRate *
lobby_engine_arrivals_get_rate (const LobbyEngineArrivals *arrivals, double at_s)
{
  double quarter = floor (at_s / 900) - arrivals->first;

  return &arrivals->rate[(int) fmin (fmax (quarter, 0), arrivals->n - 1)];
}

/**
 * lobby_engine_arrivals_draw_next:
 * @at_s: seconds since midnight
 * @end_s: nobody is drawn beyond
 *
 * Draws when the next customer comes after @at_s. Chance has no memory: where a quarter-hour ends, the draw begins anew with
 * the next one's rate.
 *
 * Returns: seconds since midnight, infinite when nobody comes before @end_s
 */
double
lobby_engine_arrivals_draw_next (const LobbyEngineArrivals *arrivals, double at_s, double end_s, LobbyEngineRng *rng)
{
  while (at_s < end_s)
    {
      double rate = lobby_engine_arrivals_get_rate (arrivals, at_s)->all;
      double quarter_s = (floor (at_s / 900) + 1) * 900;
      double gap_s = rate > 0 ? lobby_engine_rng_exponential (rng) / rate : INFINITY;

      if (at_s + gap_s <= quarter_s)
        return at_s + gap_s < end_s ? at_s + gap_s : INFINITY;
      at_s = quarter_s;
    }
  return INFINITY;
}
