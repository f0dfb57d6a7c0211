/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What recorded days teach of a branch: how long services take, how soon a server takes the next customer, how long
 * customers are patient, how many come. */
#pragma once

#include "lobby-engine-lognormal.h"
#include "lobby-engine-order.h"
#include "lobby-engine-visit.h"

#define LOBBY_ENGINE_STEPS 20
#define LOBBY_ENGINE_QUARTERS 96

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
 * LobbyEngineHabits:
 * @n_days: days learned, a number that ages
 * @all: service times of all
 * @by_service: service times by service
 * @by_server: service times by server, each relative to its service
 * @calls: by server and service, calls
 * @returns: hazard that a server who ended a service takes the next customer while somebody waits, by seconds since
 * @patience: hazard that a waiting customer leaves, by seconds waited, by class
 * @arrivals: by class and quarter-hour, customers a day
 * @services: by class and service, customers
 *
 * Sums only: days are added, and all sums shrink when a day is added so that old habits fade.
 */
typedef struct
{
  double n_days;
  LobbyEngineLogSums all;
  LobbyEngineLogSums by_service[LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineLogSums by_server[LOBBY_ENGINE_SERVERS_MAX];
  double calls[LOBBY_ENGINE_SERVERS_MAX][LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineRates returns;
  LobbyEngineRates patience[LOBBY_ENGINE_CLASSES_MAX];
  double arrivals[LOBBY_ENGINE_CLASSES_MAX][LOBBY_ENGINE_QUARTERS];
  double services[LOBBY_ENGINE_CLASSES_MAX][LOBBY_ENGINE_SERVICES_MAX];
} LobbyEngineHabits;

extern const double lobby_engine_step_s[LOBBY_ENGINE_STEPS];

void lobby_engine_habits_add_day (LobbyEngineHabits *habits, const LobbyEngineDay *day, double keep);
LobbyEngineLognormal lobby_engine_habits_get_service_times (const LobbyEngineHabits *habits, int service, int server);
double lobby_engine_habits_get_pace (const LobbyEngineHabits *habits, int server);
double lobby_engine_rates_draw (const LobbyEngineRates *rates, double usual_s, double spent_s, LobbyEngineRng *rng);
double lobby_engine_rates_get_chance (const LobbyEngineRates *rates, double usual_s, double spent_s, double within_s);
