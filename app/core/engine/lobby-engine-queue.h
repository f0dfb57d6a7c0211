/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue in the long run: customers by chance, some servers, some patience; simulated event by event. What it prints is
 * checked against the formulas of Erlang, Cobham and Palm. */
#pragma once

#include "lobby-engine-order.h"
#include "lobby-engine-spread.h"

#include <stdbool.h>
#include <stdint.h>

/* Batches of which the spread of means gives the standard error (method of batch means, Law 2015, 9.5.3). */
#define LOBBY_ENGINE_QUEUE_BATCHES 32

/**
 * LobbyEngineQueueSetup:
 * @arrival_rate: customers per second (or per any other unit of time), λ; Poisson
 * @service_rate: customers per second that one server finishes, μ
 * @service_log_sd: 0: service times are exponential; else lognormal with this standard deviation of the logarithm
 * @patience_rate: θ, 1 / mean patience, exponential; 0: nobody leaves
 * @n_servers: c; 0 is allowed and serves nobody
 * @n_classes: 1 to %LOBBY_ENGINE_CLASSES_MAX
 * @share: by class, share of the arrivals; need not add up to 1
 * @over_s: waits above this are counted
 * @n_customers: how many are looked at, after @n_warm_up that are not
 * @n_waiting_max: beyond this many in the queue a customer is turned away, so that memory stays flat; 0: 1,000,000
 * @seed: any number
 */
typedef struct
{
  double arrival_rate;
  double service_rate;
  double service_log_sd;
  double patience_rate;
  uint32_t n_servers;
  int n_classes;
  double share[LOBBY_ENGINE_CLASSES_MAX];
  LobbyEngineOrder order;
  double over_s;
  uint64_t n_customers;
  uint64_t n_warm_up;
  uint64_t n_waiting_max;
  uint64_t seed;
} LobbyEngineQueueSetup;

/**
 * LobbyEngineQueueClass:
 * @n: customers whose wait ended: called or left
 * @n_left: customers who left without service
 * @n_waited: customers who were not called at once
 * @n_over: customers who waited longer than asked about
 * @wait_s: mean wait of all of them, seconds
 * @served_wait_s: mean wait of those called, seconds
 *
 * Figures of one class, or of all.
 */
typedef struct
{
  uint64_t n;
  uint64_t n_left;
  uint64_t n_waited;
  uint64_t n_over;
  double wait_s;
  double served_wait_s;
} LobbyEngineQueueClass;

/**
 * LobbyEngineQueueResult:
 * @by_class: figures by class
 * @wait_error_s: standard error of the mean wait by batch means, seconds
 * @n_turned_away: customers who found @n_waiting_max in the queue
 * @n_unserved: customers still in the queue when the last one had arrived and nobody could serve them
 * @elapsed_s: simulated time of the customers looked at, seconds
 * @use: share of the servers' time spent serving, 0 to 1
 * @waits: how the waits of all spread
 */
typedef struct
{
  LobbyEngineQueueClass all;
  LobbyEngineQueueClass by_class[LOBBY_ENGINE_CLASSES_MAX];
  double wait_error_s;
  uint64_t n_turned_away;
  uint64_t n_unserved;
  double elapsed_s;
  double use;
  LobbyEngineSpread waits;
} LobbyEngineQueueResult;

bool lobby_engine_queue_run (const LobbyEngineQueueSetup *setup, LobbyEngineQueueResult *result);
