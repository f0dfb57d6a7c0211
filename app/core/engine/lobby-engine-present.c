/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a day at one moment, without seeing what comes later. */
#include "config.h"

#include "lobby-engine-present.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CLOCK_MAX_S 3e9

const double lobby_engine_window_s[5] = { 120, 300, 600, 1200, 2400 };

static void
count (int *windows, double ago_s)
{
  for (int i = 0; i < 5; i++)
    windows[i] += ago_s <= lobby_engine_window_s[i];
}

static void
note_recent (LobbyEnginePresent *present, const LobbyEngineVisit *visit)
{
  LobbyEngineRecent recent = { visit->class, visit->service, visit->called_s - visit->arrived_s, visit->arrived_s,
                               visit->called_s };
  int at = present->n_recent;

  while (at > 0
         && (present->recent[at - 1].called_s < recent.called_s
             || (present->recent[at - 1].called_s == recent.called_s
                 && present->recent[at - 1].arrived_s < recent.arrived_s)))
    at--;
  if (at >= LOBBY_ENGINE_RECENT)
    return;
  if (present->n_recent < LOBBY_ENGINE_RECENT)
    present->n_recent++;
  memmove (&present->recent[at + 1], &present->recent[at],
           (size_t) (present->n_recent - 1 - at) * sizeof present->recent[0]);
  present->recent[at] = recent;
}

/* The last that was seen of a server: a call that still runs, or the end of the last service. */
static void
see_server (LobbyEnginePresent *present, int *place, const LobbyEngineVisit *visit)
{
  bool busy = visit->ended_s > present->now_s;
  double since_s = busy ? visit->called_s : visit->ended_s;
  LobbyEngineServer *server;

  if (visit->server >= 0 && place[visit->server] >= 0)
    {
      server = &present->server[place[visit->server]];
      if (since_s < server->since_s)
        return;
    }
  else
    {
      /* A service by nobody known counts while it lasts only. */
      if (present->n_servers >= LOBBY_ENGINE_SERVERS_MAX || (visit->server < 0 && !busy))
        return;
      if (visit->server >= 0)
        place[visit->server] = present->n_servers;
      server = &present->server[present->n_servers++];
      server->server = visit->server;
    }
  server->busy = busy;
  server->service = visit->service;
  server->transaction = visit->transaction;
  server->since_s = since_s;
}

/* How often somebody went to a machine lately, and how often it could have happened. */
static void
see_wait (LobbyEnginePresent *present, const LobbyEngineVisit *visit)
{
  double from_s = present->now_s - lobby_engine_window_s[3];
  double until_s = fmin (fmin (visit->called_s, visit->ended_s), present->now_s);

  present->waited_s[visit->service] += fmax (until_s - fmax (visit->arrived_s, from_s), 0);
  present->n_diverted[visit->service] += visit->diverted && visit->ended_s <= present->now_s && visit->ended_s > from_s;
}

static void
see_visit (LobbyEnginePresent *present, int *place, const LobbyEngineVisit *visit, size_t number)
{
  double now_s = present->now_s;

  present->n_today++;
  see_wait (present, visit);
  present->first_s = fmin (present->first_s, visit->arrived_s);
  count (present->n_arrived, now_s - visit->arrived_s);
  for (int i = 0; i < 5; i++)
    present->n_arrived_class[i][visit->class] += now_s - visit->arrived_s <= lobby_engine_window_s[i];
  if (visit->called_s <= now_s)
    {
      count (present->n_called, now_s - visit->called_s);
      if (visit->called_s > visit->arrived_s)
        {
          count (present->n_queued_called, now_s - visit->called_s);
          note_recent (present, visit);
        }
      if (visit->ended_s <= now_s)
        count (present->n_ended, now_s - visit->ended_s);
      see_server (present, place, visit);
    }
  else if (visit->ended_s <= now_s)
    count (present->n_left, now_s - visit->ended_s);
  else
    present->waiting[present->n_waiting++] = (LobbyEngineWaiting){ number, visit->service, visit->class,
                                                                   visit->arrived_s, visit->transaction };
}

/**
 * lobby_engine_present_look:
 * @present: (out caller-allocates): clear it with lobby_engine_present_clear()
 * @now_s: seconds since midnight
 *
 * What can be seen of @day at @now_s: moments after it are as if they had not been written yet. A clock that is a century
 * off counts as a century off and no more.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_present_look (LobbyEnginePresent *present, const LobbyEngineDay *day, double now_s)
{
  int place[LOBBY_ENGINE_SERVERS_MAX];

  memset (present, 0, sizeof *present);
  present->now_s = fmin (fmax (now_s, -CLOCK_MAX_S), CLOCK_MAX_S);
  present->first_s = present->now_s;
  present->weekday = day->weekday;
  present->kind = day->kind;
  present->waiting = malloc ((day->n_visits + 1) * sizeof *present->waiting);
  if (present->waiting == NULL)
    return false;
  for (int i = 0; i < LOBBY_ENGINE_SERVERS_MAX; i++)
    place[i] = -1;
  for (size_t i = 0; i < day->n_visits; i++)
    {
      if (day->visit[i].arrived_s <= present->now_s)
        see_visit (present, place, &day->visit[i], i);
    }
  return true;
}

/**
 * lobby_engine_present_clear:
 *
 * Frees what it owns.
 */
void
lobby_engine_present_clear (LobbyEnginePresent *present)
{
  free (present->waiting);
  present->waiting = NULL;
  present->n_waiting = 0;
}
