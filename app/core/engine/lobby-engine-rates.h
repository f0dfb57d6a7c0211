/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon something happens that has not happened yet: a server takes the next customer, a customer leaves. */
#pragma once

#include "lobby-engine-rng.h"

#define LOBBY_ENGINE_STEPS 20

/* What is believed before anything was seen: a server takes the next one at once, a customer stays for an hour. */
#define LOBBY_ENGINE_RETURN_S 20.0
#define LOBBY_ENGINE_PATIENCE_S 3600.0

/**
 * LobbyEngineRates:
 * @events: by step, how often it happened
 * @exposed_s: by step, how long it could have happened, seconds
 *
 * A hazard that is constant on steps of time (piecewise exponential; Kalbfleisch and Prentice 2002, 2.2.2).
 */
typedef struct
{
  double events[LOBBY_ENGINE_STEPS];
  double exposed_s[LOBBY_ENGINE_STEPS];
} LobbyEngineRates;

/**
 * LobbyEngineHazard:
 * @a_second: by step, chance a second that it happens
 *
 * What is believed of rates.
 */
typedef struct
{
  double a_second[LOBBY_ENGINE_STEPS];
} LobbyEngineHazard;

/* Where the steps begin, seconds; the last has no end. */
extern const double lobby_engine_step_s[LOBBY_ENGINE_STEPS];

void lobby_engine_rates_expose (LobbyEngineRates *rates, double from_s, double until_s);
void lobby_engine_rates_happen (LobbyEngineRates *rates, double at_s);
LobbyEngineHazard lobby_engine_rates_get_hazard (const LobbyEngineRates *rates, double usual_s);
LobbyEngineHazard lobby_engine_rates_refine (const LobbyEngineRates *rates, const LobbyEngineHazard *usual);
double lobby_engine_rates_draw (const LobbyEngineRates *rates, double usual_s, double spent_s, LobbyEngineRng *rng);
double lobby_engine_rates_get_chance (const LobbyEngineRates *rates, double usual_s, double spent_s, double within_s);
double lobby_engine_hazard_draw (const LobbyEngineHazard *hazard, double spent_s, LobbyEngineRng *rng);
