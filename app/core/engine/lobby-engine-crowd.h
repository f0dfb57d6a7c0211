/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: what chance brings in one run, whatever is decided on the floor: who comes when, how much service
 * each needs, how long each is patient. */
#pragma once

#include "lobby-engine-arrivals.h"
#include "lobby-engine-forecast.h"

#define LOBBY_ENGINE_LINES_MAX (LOBBY_ENGINE_CLASSES_MAX * LOBBY_ENGINE_SERVICES_MAX)
#define LOBBY_ENGINE_NOBODY UINT32_MAX

/**
 * LobbyEngineCustomer:
 * @since_s: when it came, seconds since midnight
 * @until_s: end of its patience; infinite for one who is only asked about
 * @need_s: length of its service at the usual pace; below 0: is only asked about and takes no server's time
 * @after_s: how long its server is away after it
 * @next: who came next to its line, %LOBBY_ENGINE_NOBODY for the last
 * @line: number of its line
 */
typedef struct
{
  double since_s;
  double until_s;
  double need_s;
  double after_s;
  uint32_t next;
  uint32_t line;
} LobbyEngineCustomer;

/**
 * LobbyEngineLine:
 *
 * Those of one class and one service: any server that may call the one may call the other, so that only the first can be
 * called.
 */
typedef struct
{
  int class;
  int service;
} LobbyEngineLine;

/**
 * LobbyEngineWorld:
 * @customer: (owned): those who wait in their order, then those asked about, then those who come, by time
 * @first: by line, who came first
 * @free_s: by server in the crowd's order, when it may call for the first time
 * @pause_from_s: by server, when it begins to pause; infinite: not at all
 * @pause_until_s: by server, when it comes back from that
 * @next_s: when the next one comes who is not among them yet; infinite when all are
 * @shift: by service, how much longer it takes than is believed, as a logarithm
 * @rates: how many come
 *
 * One run's chances.
 */
typedef struct
{
  LobbyEngineCustomer *customer;
  uint32_t n;
  uint32_t size;
  uint32_t first[LOBBY_ENGINE_LINES_MAX];
  uint32_t last[LOBBY_ENGINE_LINES_MAX];
  double free_s[LOBBY_ENGINE_SERVERS_MAX];
  double pause_from_s[LOBBY_ENGINE_SERVERS_MAX + 1];
  double pause_until_s[LOBBY_ENGINE_SERVERS_MAX + 1];
  double next_s;
  double shift[LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineArrivals rates;
  LobbyEngineRng arrivals;
  LobbyEngineRng customers;
} LobbyEngineWorld;

typedef struct LobbyEngineCrowd LobbyEngineCrowd;

LobbyEngineCrowd *lobby_engine_crowd_new (const LobbyEngineForecastSetup *setup);
bool lobby_engine_crowd_make_world (const LobbyEngineCrowd *crowd, int number, LobbyEngineWorld *world);
bool lobby_engine_crowd_extend_world (const LobbyEngineCrowd *crowd, LobbyEngineWorld *world, uint32_t n);
double lobby_engine_crowd_get_now (const LobbyEngineCrowd *crowd);
double lobby_engine_crowd_get_horizon (const LobbyEngineCrowd *crowd);
uint32_t lobby_engine_crowd_get_n_waiting (const LobbyEngineCrowd *crowd);
uint32_t lobby_engine_crowd_get_n_first (const LobbyEngineCrowd *crowd);
uint32_t lobby_engine_crowd_find_customer (const LobbyEngineCrowd *crowd, size_t place);
size_t lobby_engine_crowd_get_place (const LobbyEngineCrowd *crowd, uint32_t customer);
int lobby_engine_crowd_get_n_servers (const LobbyEngineCrowd *crowd);
int lobby_engine_crowd_find_server (const LobbyEngineCrowd *crowd, int place);
const LobbyEngineServer *lobby_engine_crowd_get_server (const LobbyEngineCrowd *crowd, int server);
int lobby_engine_crowd_get_n_lines (const LobbyEngineCrowd *crowd);
LobbyEngineLine lobby_engine_crowd_get_line (const LobbyEngineCrowd *crowd, uint32_t line);
double lobby_engine_crowd_get_pace (const LobbyEngineCrowd *crowd, int server);
void lobby_engine_world_clear (LobbyEngineWorld *world);
void lobby_engine_crowd_free (LobbyEngineCrowd *crowd);
