/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What recorded days teach of a branch: how long services take, how soon a server takes the next customer, how long
 * customers are patient, how many come. */
#pragma once

#include "lobby-engine-lognormal.h"
#include "lobby-engine-order.h"
#include "lobby-engine-rates.h"
#include "lobby-engine-visit.h"

#define LOBBY_ENGINE_QUARTERS 96
/* Bands of the day, of two hours each. */
#define LOBBY_ENGINE_DAY_BANDS 12
#define LOBBY_ENGINE_DAY_BAND_S 7200.0
/* Who has waited longer for a free server waits for something else than for somebody to look up and call. Ours. */
#define LOBBY_ENGINE_REACTION_MAX_S 60.0

/**
 * LobbyEngineHabits:
 * @n_days: days learned, a number that ages
 * @all: service times of all: how long a customer takes a server, from the call on
 * @by_service: service times by service
 * @stated: what the branch itself says of them
 * @by_server: service times by server, each relative to its service
 * @by_transaction: service times by transaction
 * @by_band: service times by band of the day, each relative to its service and its server
 * @calls: by server and service, calls
 * @presence: by server and band of the day, on how many days it served then
 * @reactions: how soon a server that is free calls somebody who comes
 * @returns: hazard that a server who ended a service takes the next customer while somebody waits, by seconds since
 * @pauses: by quarter-hour, pauses that began then
 * @open_s: by quarter-hour, how long servers were at open counters, all together, seconds
 * @pause_times: how long pauses last
 * @patience: hazard that a waiting customer leaves, by seconds waited, by class
 * @service_patience: the same by service
 * @arrivals: by class and quarter-hour, customers on all days
 * @services: by class and service, customers
 * @weekday_days: by weekday, days
 * @weekday_arrivals: by weekday and band of the day, customers on all days
 * @kind_days: by kind of day, days
 * @kind_arrivals: by kind of day and band of the day, customers on all days
 *
 * Sums only: days are added, and all sums shrink when a day is added so that old habits fade.
 */
typedef struct
{
  double n_days;
  LobbyEngineLogSums all;
  LobbyEngineLogSums by_service[LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineLogSums stated[LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineLogSums by_server[LOBBY_ENGINE_SERVERS_MAX];
  LobbyEngineLogSums by_transaction[LOBBY_ENGINE_TRANSACTIONS_MAX];
  LobbyEngineLogSums by_band[LOBBY_ENGINE_DAY_BANDS];
  double calls[LOBBY_ENGINE_SERVERS_MAX][LOBBY_ENGINE_SERVICES_MAX];
  double presence[LOBBY_ENGINE_SERVERS_MAX][LOBBY_ENGINE_DAY_BANDS];
  LobbyEngineLogSums reactions;
  LobbyEngineRates returns;
  double pauses[LOBBY_ENGINE_QUARTERS];
  double open_s[LOBBY_ENGINE_QUARTERS];
  LobbyEngineLogSums pause_times;
  LobbyEngineRates patience[LOBBY_ENGINE_CLASSES_MAX];
  LobbyEngineRates service_patience[LOBBY_ENGINE_SERVICES_MAX];
  double arrivals[LOBBY_ENGINE_CLASSES_MAX][LOBBY_ENGINE_QUARTERS];
  double services[LOBBY_ENGINE_CLASSES_MAX][LOBBY_ENGINE_SERVICES_MAX];
  double weekday_days[LOBBY_ENGINE_WEEKDAYS];
  double weekday_arrivals[LOBBY_ENGINE_WEEKDAYS][LOBBY_ENGINE_DAY_BANDS];
  double kind_days[LOBBY_ENGINE_DAY_KINDS];
  double kind_arrivals[LOBBY_ENGINE_DAY_KINDS][LOBBY_ENGINE_DAY_BANDS];
} LobbyEngineHabits;

void lobby_engine_habits_add_day (LobbyEngineHabits *habits, const LobbyEngineDay *day, double keep);
void lobby_engine_habits_add_part (LobbyEngineHabits *habits, const LobbyEngineDay *day);
void lobby_engine_habits_state_times (LobbyEngineHabits *habits, int service, LobbyEngineLognormal times);
LobbyEngineLognormal lobby_engine_habits_get_service_times (const LobbyEngineHabits *habits, int service, int server);
LobbyEngineLognormal
lobby_engine_habits_get_transaction_times (const LobbyEngineHabits *habits, int service, int transaction);
double lobby_engine_habits_get_doubt (const LobbyEngineHabits *habits, int service);
LobbyEngineLognormal lobby_engine_habits_get_reactions (const LobbyEngineHabits *habits);
double lobby_engine_habits_get_pace (const LobbyEngineHabits *habits, int server);
double lobby_engine_habits_get_pace_at (const LobbyEngineHabits *habits, double at_s);
LobbyEngineHazard lobby_engine_habits_get_patience (const LobbyEngineHabits *habits, int class, int service);
double lobby_engine_habits_get_arrivals (const LobbyEngineHabits *habits, int class, double at_s);
double lobby_engine_habits_get_busy (const LobbyEngineHabits *habits, double at_s, int weekday, int kind);
double lobby_engine_habits_get_presence (const LobbyEngineHabits *habits, int server, double at_s);
double lobby_engine_habits_get_pauses (const LobbyEngineHabits *habits, double at_s);
LobbyEngineLognormal lobby_engine_habits_get_pause_times (const LobbyEngineHabits *habits);
void lobby_engine_habits_guess_services (const LobbyEngineHabits *habits, uint32_t *serves);
