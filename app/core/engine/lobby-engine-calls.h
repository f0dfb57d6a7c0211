/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the floor: its state, and what happens at one moment. */
#pragma once

#include "lobby-engine-floor.h"

/* One server more than there can be: the one that a change opens. */
#define LOBBY_ENGINE_SLOTS (LOBBY_ENGINE_SERVERS_MAX + 1)

typedef struct
{
  double at_s;
  uint32_t n_here; /* customers who have come */
  LobbyEngineTurn turn;
} LobbyEngineMoment;

/* When a server can call next; of an idle one, when it looks again. */
typedef struct
{
  double at_s;
  int server;
} LobbyEngineLook;

struct LobbyEngineFloor
{
  const LobbyEngineForecastSetup *setup;
  const LobbyEngineCrowd *crowd;
  double horizon_s;
  int n_servers; /* with the extra one */
  int n_lines;
  int n_classes;
  bool by_time; /* the order is one of times: first come, with or without a credit */
  uint32_t line_bit[LOBBY_ENGINE_LINES_MAX];
  int line_class[LOBBY_ENGINE_LINES_MAX];
  double line_credit_s[LOBBY_ENGINE_LINES_MAX];
  LobbyEngineDuty duty[LOBBY_ENGINE_SLOTS];
  const LobbyEngineWorld *world;
  LobbyEngineWorld *growing; /* the same world while more may come */
  uint32_t n_first;
  uint32_t leaver;
  double *end_s;
  double *turn_s; /* of those who wait or are asked about, when it is their turn, whether they are still there or not */
  uint32_t n_turns;  /* how many of them have had no turn yet */
  double *own_end_s; /* (owned): room for ends of a growing world */
  uint32_t size;
  LobbyEngineMoment moment;
  LobbyEngineTurn turn;                     /* whose turn it would be if somebody is served now */
  uint32_t head[LOBBY_ENGINE_LINES_MAX];    /* the first of each line who may still wait */
  double head_s[LOBBY_ENGINE_LINES_MAX];    /* since when it counts as waiting, infinite when there is none */
  double free_s[LOBBY_ENGINE_SLOTS];        /* by server, its next look */
  LobbyEngineLook look[LOBBY_ENGINE_SLOTS]; /* the same, the next one first */
  double busy_s[LOBBY_ENGINE_SLOTS];
  bool idle[LOBBY_ENGINE_SLOTS];
};

void lobby_engine_floor_sort_looks (LobbyEngineFloor *floor);
void lobby_engine_floor_set_look (LobbyEngineFloor *floor, int server, double at_s);
double lobby_engine_floor_get_next_look (const LobbyEngineDuty *duty, double at_s);
void lobby_engine_floor_set_head (LobbyEngineFloor *floor, uint32_t line, uint32_t head);
void lobby_engine_floor_serve (LobbyEngineFloor *floor, int server, double at_s);
void lobby_engine_floor_let_come (LobbyEngineFloor *floor);
