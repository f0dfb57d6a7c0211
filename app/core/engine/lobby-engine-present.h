/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be seen at one moment: who waits, who serves, what the last minutes were like. */
#pragma once

#include "lobby-engine-order.h"
#include "lobby-engine-visit.h"

#define LOBBY_ENGINE_RECENT 32

/**
 * LobbyEngineWaiting:
 * @visit: its place in the day
 * @transaction: what it came for, -1 when not known
 */
typedef struct
{
  size_t visit;
  int service;
  int class;
  double since_s;
  int transaction;
} LobbyEngineWaiting;

/**
 * LobbyEngineServer:
 * @busy: serving since @since_s; else free since then
 * @sure: known to be present; else it must be inferred from how long it is free
 * @transaction: of the service at hand, -1 when not known
 * @serves: bit set of services; 0: not known, and then guessed where no roster is known, else all
 * @from_s: away until then, as one who pauses; infinite: does not come back; 0: is there
 * @until_s: takes nobody from then on; 0: stays
 *
 * Times are seconds since midnight.
 */
typedef struct
{
  int server;
  bool busy;
  bool sure;
  int service;
  int transaction;
  double since_s;
  uint32_t serves;
  double from_s;
  double until_s;
} LobbyEngineServer;

/**
 * LobbyEngineRecent:
 * @wait_s: how long it waited
 * @arrived_s: when it came
 * @called_s: when it was called
 *
 * A customer who queued and was called lately.
 */
typedef struct
{
  int class;
  int service;
  double wait_s;
  double arrived_s;
  double called_s;
} LobbyEngineRecent;

/**
 * LobbyEnginePresent:
 * @waiting: (owned): by time of arrival
 * @kind: kind of day
 * @server: everybody who served today, and who is known to be there
 * @roster_known: nobody else is there, and what each serves is stated; else, while nobody has served yet, those are expected
 *   who usually serve at this time, and each serves what it did on other days
 * @recent: the last called of those who queued, newest first
 * @n_today: customers who came today
 * @first_s: when the first of them came, seconds since midnight; now when nobody has
 * @n_arrived: customers who came in the last 2, 5, 10, 20 and 40 minutes
 * @n_called: customers called in them
 * @n_left: customers who left in them
 * @n_ended: services that ended in them
 * @n_diverted: by service, customers who went from the queue to a machine in the last twenty minutes
 * @waited_s: by service, how long customers waited in them, all together, seconds
 */
typedef struct
{
  double now_s;
  int weekday;
  int kind;
  LobbyEngineWaiting *waiting;
  size_t n_waiting;
  LobbyEngineServer server[LOBBY_ENGINE_SERVERS_MAX];
  int n_servers;
  bool roster_known;
  LobbyEngineRecent recent[LOBBY_ENGINE_RECENT];
  int n_recent;
  int n_today;
  double first_s;
  int n_arrived[5];
  int n_arrived_class[5][LOBBY_ENGINE_CLASSES_MAX];
  int n_called[5];
  int n_queued_called[5];
  int n_left[5];
  int n_ended[5];
  int n_diverted[LOBBY_ENGINE_SERVICES_MAX];
  double waited_s[LOBBY_ENGINE_SERVICES_MAX];
} LobbyEnginePresent;

extern const double lobby_engine_window_s[5];

bool lobby_engine_present_look (LobbyEnginePresent *present, const LobbyEngineDay *day, double now_s);
void lobby_engine_present_clear (LobbyEnginePresent *present);
