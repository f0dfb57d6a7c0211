/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hazards: how they are counted, what is believed of them, and draws from them. */
#include "config.h"

#include "lobby-engine-rates.h"

#include <math.h>

/* How many events of its own each step of a narrower group needs to be believed as much as the wider one. */
#define REFINE_N 8.0

const double lobby_engine_step_s[LOBBY_ENGINE_STEPS] = { 0,  2,  4,   6,   8,   10,  15,   20,   30,   45,
                                                         60, 90, 120, 180, 300, 600, 1200, 1800, 3600, 7200 };

static int
find_step (double time_s)
{
  int step = 0;

  while (step + 1 < LOBBY_ENGINE_STEPS && time_s >= lobby_engine_step_s[step + 1])
    step++;
  return step;
}

/** lobby_engine_rates_expose: From @from_s to @until_s, counted in seconds since it began, it could have happened. */
void
lobby_engine_rates_expose (LobbyEngineRates *rates, double from_s, double until_s)
{
  for (int i = 0; i < LOBBY_ENGINE_STEPS; i++)
    {
      double end_s = i + 1 < LOBBY_ENGINE_STEPS ? lobby_engine_step_s[i + 1] : INFINITY;
      double overlap_s = fmin (end_s, until_s) - fmax (lobby_engine_step_s[i], from_s);

      if (overlap_s > 0)
        rates->exposed_s[i] += overlap_s;
    }
}

/** lobby_engine_rates_happen: It happened at @at_s. */
void
lobby_engine_rates_happen (LobbyEngineRates *rates, double at_s)
{
  rates->events[find_step (at_s)]++;
}

/* Half an event in half the usual time is what is believed of a step that nobody has seen; who has been away for long stays
 * away for as long again. */
static double
get_rate (const LobbyEngineRates *rates, int step, double usual_s)
{
  return (rates->events[step] + 0.5) / (rates->exposed_s[step] + 0.5 * fmax (usual_s, lobby_engine_step_s[step]));
}

/**
 * lobby_engine_rates_get_hazard:
 * @usual_s: what is believed without any case, seconds: %LOBBY_ENGINE_RETURN_S or %LOBBY_ENGINE_PATIENCE_S
 *
 * Returns: what is believed
 */
LobbyEngineHazard
lobby_engine_rates_get_hazard (const LobbyEngineRates *rates, double usual_s)
{
  LobbyEngineHazard hazard;

  for (int i = 0; i < LOBBY_ENGINE_STEPS; i++)
    hazard.a_second[i] = get_rate (rates, i, usual_s);
  return hazard;
}

/**
 * lobby_engine_rates_refine:
 * @rates: of a narrower group
 * @usual: what is believed of the wider one
 *
 * Draws the narrower group towards the wider one, step by step (gamma-Poisson).
 *
 * Returns: what is believed of the narrower group
 */
LobbyEngineHazard
lobby_engine_rates_refine (const LobbyEngineRates *rates, const LobbyEngineHazard *usual)
{
  LobbyEngineHazard hazard;

  for (int i = 0; i < LOBBY_ENGINE_STEPS; i++)
    hazard.a_second[i] = (rates->events[i] + REFINE_N) / (rates->exposed_s[i] + REFINE_N / usual->a_second[i]);
  return hazard;
}

/**
 * lobby_engine_hazard_draw:
 * @spent_s: how long it has not happened, seconds
 *
 * Draws how much longer it does not happen.
 *
 * Returns: seconds
 */
double
lobby_engine_hazard_draw (const LobbyEngineHazard *hazard, double spent_s, LobbyEngineRng *rng)
{
  double left = lobby_engine_rng_exponential (rng);
  double at_s = fmax (spent_s, 0);

  for (int i = find_step (at_s); i + 1 < LOBBY_ENGINE_STEPS; i++)
    {
      double length_s = lobby_engine_step_s[i + 1] - at_s;

      if (left <= hazard->a_second[i] * length_s)
        return at_s + left / hazard->a_second[i] - spent_s;
      left -= hazard->a_second[i] * length_s;
      at_s = lobby_engine_step_s[i + 1];
    }
  return at_s + left / hazard->a_second[LOBBY_ENGINE_STEPS - 1] - spent_s;
}

/**
 * lobby_engine_rates_draw:
 * @usual_s: what is believed without any case, seconds
 * @spent_s: how long it has not happened, seconds
 *
 * Draws how much longer it does not happen.
 *
 * Returns: seconds
 */
double
lobby_engine_rates_draw (const LobbyEngineRates *rates, double usual_s, double spent_s, LobbyEngineRng *rng)
{
  LobbyEngineHazard hazard = lobby_engine_rates_get_hazard (rates, usual_s);

  return lobby_engine_hazard_draw (&hazard, spent_s, rng);
}

/**
 * lobby_engine_rates_get_chance:
 *
 * Returns: the chance that it happens within the next @within_s seconds, after @spent_s without it
 */
double
lobby_engine_rates_get_chance (const LobbyEngineRates *rates, double usual_s, double spent_s, double within_s)
{
  double sum = 0, at_s = fmax (spent_s, 0), end_s = at_s + within_s;

  for (int i = find_step (at_s); i < LOBBY_ENGINE_STEPS && at_s < end_s; i++)
    {
      double until_s = i + 1 < LOBBY_ENGINE_STEPS ? fmin (lobby_engine_step_s[i + 1], end_s) : end_s;

      sum += get_rate (rates, i, usual_s) * (until_s - at_s);
      at_s = until_s;
    }
  return 1 - exp (-sum);
}
