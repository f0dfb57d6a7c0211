/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calling order: whom a free server takes next, among the longest waiting of each class. */
#pragma once

#include <stdint.h>

#define LOBBY_ENGINE_CLASSES_MAX 16

/**
 * LobbyEngineOrderKind:
 * @LOBBY_ENGINE_ORDER_FIFO: who came first
 * @LOBBY_ENGINE_ORDER_WEIGHTS: classes in turn by their weights, none can starve (domain.md, calling order)
 * @LOBBY_ENGINE_ORDER_CREDIT: who came first, after a head start per class
 * @LOBBY_ENGINE_ORDER_GROWING: priority begins with the head start and grows with the wait as fast as the weight says
 *   (accumulating priority, Kleinrock 1964); whoever was passed over too often for its weight is next, so none can starve
 * @LOBBY_ENGINE_ORDER_STRICT: the lowest class number first, non-preemptive; for checks against theory only
 */
typedef enum
{
  LOBBY_ENGINE_ORDER_FIFO,
  LOBBY_ENGINE_ORDER_WEIGHTS,
  LOBBY_ENGINE_ORDER_CREDIT,
  LOBBY_ENGINE_ORDER_GROWING,
  LOBBY_ENGINE_ORDER_STRICT,
} LobbyEngineOrderKind;

/**
 * LobbyEngineOrder:
 * @weight: by class, customers of it per round, or priority that a second of waiting brings; at or below 0 counts as 1
 * @credit_s: by class, head start, seconds of the weight 1
 */
typedef struct
{
  LobbyEngineOrderKind kind;
  double weight[LOBBY_ENGINE_CLASSES_MAX];
  double credit_s[LOBBY_ENGINE_CLASSES_MAX];
} LobbyEngineOrder;

/**
 * LobbyEngineTurn:
 * @pass: by class, when its next turn is, in rounds; where priority grows: how often it was passed over
 * @now: the round that is running
 *
 * Whose turn it is under weights: stride scheduling (Waldspurger and Weihl 1995). All zero to begin with.
 */
typedef struct
{
  double pass[LOBBY_ENGINE_CLASSES_MAX];
  double now;
} LobbyEngineTurn;

int lobby_engine_order_choose (const LobbyEngineOrder *order,
                               LobbyEngineTurn *turn,
                               const double *head_s,
                               int n_classes,
                               double at_s);
double lobby_engine_order_get_priority (const LobbyEngineOrder *order, int class, double waited_s);
