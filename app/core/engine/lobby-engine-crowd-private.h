/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the crowd and its worlds. */
#pragma once

#include "lobby-engine-arrivals.h"
#include "lobby-engine-crowd.h"

#include <math.h>

#define LOBBY_ENGINE_FAR_S 3e9

enum
{
  LOBBY_ENGINE_STREAM_ARRIVALS,
  LOBBY_ENGINE_STREAM_CUSTOMERS,
  LOBBY_ENGINE_STREAM_WAITING,
  LOBBY_ENGINE_STREAM_SERVER,
  LOBBY_ENGINE_STREAM_REACTIONS,
  LOBBY_ENGINE_STREAM_DOUBTS,
  LOBBY_ENGINE_STREAM_PAUSES,
};

/* Somebody who waits now: place in the present, what its random numbers hang on, and what is known of its service. */
typedef struct
{
  uint32_t place;
  uint64_t key;
  LobbyEngineLognormal times;
} LobbyEngineCrowdWaiting;

typedef struct
{
  int place; /* -1 for one who is only expected */
  uint64_t key;
  LobbyEngineServer seen;
  LobbyEngineLognormal times; /* of the service at hand */
} LobbyEngineCrowdServer;

struct LobbyEngineCrowd
{
  const LobbyEngineForecastSetup *setup;
  double now_s;
  double horizon_s;
  LobbyEngineCrowdWaiting *waiting;
  LobbyEngineCrowdServer server[LOBBY_ENGINE_SERVERS_MAX];
  int n_servers;
  LobbyEngineLognormal times[LOBBY_ENGINE_SERVICES_MAX];
  double doubt[LOBBY_ENGINE_SERVICES_MAX]; /* of the mean of the logarithm of these times */
  LobbyEngineArrivals arrivals;
  LobbyEngineHazard returns;
  LobbyEngineHazard *patience;                  /* by line */
  double diversions[LOBBY_ENGINE_SERVICES_MAX]; /* chance a second that one who waits is sent to a machine */
  int16_t line_of[LOBBY_ENGINE_CLASSES_MAX][LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineLine line[LOBBY_ENGINE_LINES_MAX];
  int n_lines;
};

static inline int
lobby_engine_clamp (int number, int most)
{
  return number < 0 ? 0 : number < most ? number : most - 1;
}

static inline double
lobby_engine_sanitize (double at_s, double otherwise_s)
{
  return at_s >= -LOBBY_ENGINE_FAR_S && at_s <= LOBBY_ENGINE_FAR_S ? at_s : otherwise_s;
}

static inline double
lobby_engine_crowd_get_since (const LobbyEngineCrowd *crowd, const LobbyEngineWaiting *waiting)
{
  return fmin (lobby_engine_sanitize (waiting->since_s, crowd->now_s), crowd->now_s);
}

static inline uint64_t
lobby_engine_mix (uint64_t key, uint64_t more)
{
  key = (key ^ more) * UINT64_C (0x9e3779b97f4a7c15);
  key ^= key >> 29;
  key *= UINT64_C (0xbf58476d1ce4e5b9);
  return key ^ (key >> 32);
}
