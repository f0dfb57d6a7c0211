/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that was, told again with other decisions: the same customers come at the same times, need the same service and
 * have the same patience; only who is called when follows from what is decided. No chance is drawn. */
#pragma once

#include "lobby-engine-order.h"
#include "lobby-engine-visit.h"

#define LOBBY_ENGINE_NO_ERRAND SIZE_MAX

/**
 * LobbyEngineErrand:
 * @service: number of the service
 * @class: number of the class in the calling order
 * @after: the errand of the same visit that sent it on to this service: it joins the queue when that one ends;
 *   %LOBBY_ENGINE_NO_ERRAND for none
 * @arrived_s: when it joined the queue, seconds since midnight
 * @called_s: its call, infinite for none
 * @counter: where it was called to, -1 for none
 * @need_s: from the call until it was done; below 0 when not known
 * @rest_s: what its counter needed after it before it could call again; below 0 when not known
 * @answer_s: how long an idle counter took to call it; below 0 when not known
 * @left_s: gave up waiting, infinite for who did not
 * @away_s: went to a machine, infinite for who did not
 * @back_s: came back from it, infinite for who did not
 *
 * One wait in one queue, as it was.
 */
typedef struct
{
  int service;
  int class;
  size_t after;
  double arrived_s;
  double called_s;
  int counter;
  double need_s;
  double rest_s;
  double answer_s;
  double left_s;
  double away_s;
  double back_s;
} LobbyEngineErrand;

/**
 * LobbyEngineOpening:
 * @counter: number of the counter, below %LOBBY_ENGINE_SERVERS_MAX
 * @serves: bit set of services
 * @from_s: open since
 * @until_s: takes nobody from then on
 * @ready_s: its first call can be then, at or after @from_s
 *
 * A counter open with one profile.
 */
typedef struct
{
  int counter;
  uint32_t serves;
  double from_s;
  double until_s;
  double ready_s;
} LobbyEngineOpening;

/**
 * LobbyEnginePast:
 * @errands: (borrowed): by time of arrival
 * @openings: (borrowed): by start
 * @order: calling order
 * @target_s: by service, 0 for none
 * @reaction_s: how long an idle counter takes to call, where it is not known of the customer
 * @closes_s: end of the day, seconds since midnight: who still waits then has waited up to there
 *
 * A recorded day.
 */
typedef struct
{
  const LobbyEngineErrand *errands;
  size_t n_errands;
  const LobbyEngineOpening *openings;
  size_t n_openings;
  LobbyEngineOrder order;
  double target_s[LOBBY_ENGINE_SERVICES_MAX];
  double reaction_s;
  double closes_s;
} LobbyEnginePast;

/**
 * LobbyEngineDecisionKind:
 * @LOBBY_ENGINE_DECISION_OPEN: a counter is open for some time, whatever it was
 * @LOBBY_ENGINE_DECISION_CLOSE: a counter takes nobody for some time
 * @LOBBY_ENGINE_DECISION_SERVE: a counter serves other services while it is open
 * @LOBBY_ENGINE_DECISION_DIVERT: a customer who still waits then leaves the queue for a machine
 * @LOBBY_ENGINE_DECISION_STAY: a customer who went to a machine then stays in the queue
 */
typedef enum
{
  LOBBY_ENGINE_DECISION_OPEN,
  LOBBY_ENGINE_DECISION_CLOSE,
  LOBBY_ENGINE_DECISION_SERVE,
  LOBBY_ENGINE_DECISION_DIVERT,
  LOBBY_ENGINE_DECISION_STAY,
} LobbyEngineDecisionKind;

/**
 * LobbyEngineDecision:
 * @counter: for counters
 * @which: for customers, place of the errand
 * @serves: for OPEN and SERVE bit set of services
 * @from_s: seconds since midnight
 * @until_s: for counters
 */
typedef struct
{
  LobbyEngineDecisionKind kind;
  int counter;
  size_t which;
  uint32_t serves;
  double from_s;
  double until_s;
} LobbyEngineDecision;

/**
 * LobbyEngineFateKind:
 * @LOBBY_ENGINE_FATE_WAITING: still waited at the end of the day, or never came
 * @LOBBY_ENGINE_FATE_CALLED: was called
 * @LOBBY_ENGINE_FATE_LEFT: gave up
 * @LOBBY_ENGINE_FATE_DIVERTED: went to a machine and did not come back
 */
typedef enum
{
  LOBBY_ENGINE_FATE_WAITING,
  LOBBY_ENGINE_FATE_CALLED,
  LOBBY_ENGINE_FATE_LEFT,
  LOBBY_ENGINE_FATE_DIVERTED,
} LobbyEngineFateKind;

/**
 * LobbyEngineFate:
 * @counter: where it was called to, -1 for none
 * @arrived_s: when it joined the queue
 * @end_s: end of its wait
 *
 * What became of a errand.
 */
typedef struct
{
  LobbyEngineFateKind kind;
  int counter;
  double arrived_s;
  double end_s;
} LobbyEngineFate;

/**
 * LobbyEngineTally:
 * @waited_s: seconds of waiting of all
 * @n_over: customers who waited beyond the target of their service
 * @n_called: customers who were called
 * @n_left: customers who gave up
 * @n_diverted: customers who went to a machine
 * @open_s: seconds that counters were open
 *
 * A day, or a part of it, in figures.
 */
typedef struct
{
  double waited_s;
  int n_over;
  int n_called;
  int n_left;
  int n_diverted;
  double open_s;
} LobbyEngineTally;

void lobby_engine_counterfactual_recall (const LobbyEnginePast *past, LobbyEngineFate *fates);
bool lobby_engine_counterfactual_run (const LobbyEnginePast *past,
                                      const LobbyEngineDecision *decisions,
                                      size_t n_decisions,
                                      LobbyEngineFate *fates);
void lobby_engine_counterfactual_tally (const LobbyEnginePast *past,
                                        const LobbyEngineDecision *decisions,
                                        size_t n_decisions,
                                        const LobbyEngineFate *fates,
                                        int service,
                                        double from_s,
                                        double until_s,
                                        LobbyEngineTally *tally);
