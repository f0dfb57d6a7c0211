/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visit and a day of visits, as plain numbers. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LOBBY_ENGINE_SERVICES_MAX 32
#define LOBBY_ENGINE_SERVERS_MAX 256
#define LOBBY_ENGINE_TRANSACTIONS_MAX 64
#define LOBBY_ENGINE_WEEKDAYS 7
#define LOBBY_ENGINE_DAY_KINDS 8

/**
 * LobbyEngineVisit:
 * @service: number of the service, 0 to %LOBBY_ENGINE_SERVICES_MAX - 1
 * @class: number of the class in the calling order, 0 to %LOBBY_ENGINE_CLASSES_MAX - 1
 * @server: number of who served (a teller or a counter), -1 when not known, below %LOBBY_ENGINE_SERVERS_MAX
 * @transaction: number of what it came for, -1 when not known, below %LOBBY_ENGINE_TRANSACTIONS_MAX
 * @left: went away without being called
 * @diverted: went to a machine and not home: says nothing of patience but that it lasted so long
 * @arrived_s: start of the wait, seconds since midnight of the branch's day
 * @called_s: call, infinite when not (yet) called
 * @served_s: start of service, infinite when not (yet) served
 * @ended_s: finished or left, infinite when still there
 *
 * One visit as far as it is known.
 */
typedef struct
{
  int service;
  int class;
  int server;
  int transaction;
  bool left;
  bool diverted;
  double arrived_s;
  double called_s;
  double served_s;
  double ended_s;
} LobbyEngineVisit;

/**
 * LobbyEngineShift:
 * @server: number of who serves
 * @serves: bit set of services; 0: not known
 * @from_s: seconds since midnight
 * @until_s: infinite while it lasts
 * @back_s: of a pause, when the end was expected; 0: no pause
 *
 * Being at an open counter, or pausing there, as the branch said it then.
 */
typedef struct
{
  int server;
  uint32_t serves;
  double from_s;
  double until_s;
  double back_s;
} LobbyEngineShift;

/**
 * LobbyEngineDay:
 * @visit: (borrowed): by time of arrival
 * @weekday: 0 Monday to 6 Sunday
 * @kind: kind of day, as an ordinary one, a pension day, a pay day: 0 to %LOBBY_ENGINE_DAY_KINDS - 1, 0 when not known
 * @date: days since any fixed day, so that days can be put in order
 * @shift: (borrowed) (nullable): by start; NULL where the branch does not say who serves
 *
 * A day, whole or up to now.
 */
typedef struct
{
  const LobbyEngineVisit *visit;
  size_t n_visits;
  int weekday;
  int kind;
  int64_t date;
  const LobbyEngineShift *shift;
  size_t n_shifts;
} LobbyEngineDay;
