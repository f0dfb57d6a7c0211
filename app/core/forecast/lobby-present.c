/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's view of a lobby: where the branch says which counters are open, that is known; where it does not, the engine
 * infers it from who has served lately. */
#include "config.h"

#include "lobby-present.h"

#include <stdlib.h>
#include <string.h>

static LobbyEngineServer *
find_server (LobbyEnginePresent *present, int server)
{
  for (int i = 0; server >= 0 && i < present->n_servers; i++)
    {
      if (present->server[i].server == server)
        return &present->server[i];
    }
  return NULL;
}

/**
 * lobby_present_get_services:
 * @names: numbers of services; new ones are added
 *
 * Returns: what the counter serves, as a bit set; 0 when that is not known
 */
guint32
lobby_present_get_services (const LobbyCounterRecord *counter, LobbyVisitNames *names)
{
  guint32 serves = 0;

  for (guint i = 0; counter->services != NULL && counter->services[i] != NULL; i++)
    serves |= G_GUINT64_CONSTANT (1) << lobby_visit_names_get_service (names, counter->services[i]);
  return serves;
}

static LobbyEngineServer *
see_there (LobbyEnginePresent *present, const LobbyCounterRecord *counter, int server, LobbyVisitNames *names)
{
  LobbyEngineServer *one = find_server (present, server);

  if (one == NULL)
    {
      if (present->n_servers >= LOBBY_ENGINE_SERVERS_MAX)
        return NULL;
      one = &present->server[present->n_servers++];
      *one = (LobbyEngineServer){ .server = server, .since_s = present->now_s };
    }
  one->sure = true;
  one->serves = lobby_present_get_services (counter, names);
  return one;
}

/* How long a pause lasts that says nothing of its end, seconds. Ours: a hand-over of the cash box, a break, a meal. */
static double
get_usual_pause (LobbyPauseReason reason)
{
  switch (reason)
    {
    case LOBBY_PAUSE_HAND_OVER:
    case LOBBY_PAUSE_HELP:
      return 300;
    case LOBBY_PAUSE_MEAL:
      return 2400;
    case LOBBY_PAUSE_UNKNOWN:
    case LOBBY_PAUSE_BREAK:
    case LOBBY_PAUSE_SYSTEM:
    case LOBBY_PAUSE_OTHER:
    default:
      return 900;
    }
}

/**
 * lobby_present_get_back:
 * @counter: one that pauses
 *
 * Returns: when it is expected to be open again, µs since 1970 UTC
 */
gint64
lobby_present_get_back (const LobbyCounterRecord *counter)
{
  return counter->back_us != 0 ? counter->back_us
                               : counter->since_us + (gint64) get_usual_pause (counter->reason) * G_USEC_PER_SEC;
}

/* Who pauses comes back; one who is late comes back any moment. */
static void
see_paused (LobbyEnginePresent *present,
            const LobbyCounterRecord *counter,
            int server,
            LobbyVisitNames *names,
            gint64 now_us)
{
  LobbyEngineServer *one = see_there (present, counter, server, names);
  gint64 back_us = lobby_present_get_back (counter);

  if (one != NULL)
    one->from_s = present->now_s + MAX ((double) (back_us - now_us) / G_USEC_PER_SEC, 60);
}

/* Who is free and at no open counter does not come back by itself. */
static void
drop_absent (LobbyEnginePresent *present)
{
  int n = 0;

  for (int i = 0; i < present->n_servers; i++)
    {
      if (present->server[i].sure || present->server[i].busy)
        present->server[n++] = present->server[i];
    }
  present->n_servers = n;
}

static int
compare_servers (gconstpointer a, gconstpointer b)
{
  const LobbyEngineServer *first = a, *second = b;

  if (first->server != second->server)
    return first->server < second->server ? -1 : 1;
  return (first->since_s > second->since_s) - (first->since_s < second->since_s);
}

/**
 * lobby_present_look:
 * @present: (out caller-allocates): clear it with lobby_engine_present_clear()
 * @visits: of @state
 * @now_us: µs since 1970 UTC
 *
 * What the engine sees of a lobby now.
 *
 * Returns: %FALSE when memory ran out
 */
gboolean
lobby_present_look (LobbyEnginePresent *present,
                    const LobbyState *state,
                    const LobbyVisits *visits,
                    LobbyVisitNames *names,
                    gint64 now_us)
{
  const GPtrArray *counters = lobby_state_get_counters (state);
  gboolean known = FALSE;

  if (!lobby_engine_present_look (present, &visits->day, (double) (now_us - visits->midnight_us) / G_USEC_PER_SEC))
    return FALSE;
  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      int server = lobby_visit_names_get_server (names, counter->staff != NULL ? counter->staff : counter->id);

      known |= counter->phase != LOBBY_COUNTER_UNKNOWN;
      if (counter->phase == LOBBY_COUNTER_OPEN)
        see_there (present, counter, server, names);
      else if (counter->phase == LOBBY_COUNTER_PAUSED)
        see_paused (present, counter, server, names, now_us);
    }
  present->roster_known = known;
  if (known)
    drop_absent (present);
  /* Chances are drawn by place: the order in which a branch lists its counters must not matter. */
  qsort (present->server, (size_t) present->n_servers, sizeof present->server[0], compare_servers);
  return TRUE;
}

/**
 * lobby_present_learn_today:
 * @habits: (inout): of the days before
 * @visits: of today so far
 *
 * Adds what today has shown of services, servers and patience. How many customers a whole day has cannot be learned from a
 * part of one, so that stays as it was.
 */
void
lobby_present_learn_today (LobbyEngineHabits *habits, const LobbyVisits *visits)
{
  lobby_engine_habits_add_part (habits, &visits->day);
}

/**
 * lobby_present_get_targets:
 * @target_s: (out) (array fixed-size=32): by number of the service, seconds; 0 where there is none
 *
 * The targets of the branch.
 */
void
lobby_present_get_targets (const LobbyState *state, LobbyVisitNames *names, double *target_s)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);

  for (guint i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    target_s[i] = 0;
  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);

      target_s[lobby_visit_names_get_service (names, service->id)] = (double) service->target_s;
    }
}
