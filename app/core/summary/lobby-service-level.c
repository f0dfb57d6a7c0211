/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Service level, queue length in the past, and how busy counters are. */
#include "config.h"

#include "lobby-service-level.h"

#define SECOND_US G_GINT64_CONSTANT (1000000)

static void
count_call (LobbyServiceLevel *level, gint64 wait_us, gint64 target_us)
{
  level->base++;
  level->within += wait_us <= target_us;
}

static void
count_leaver (LobbyServiceLevel *level, gboolean before_target, LobbyLevelBase base)
{
  if (base == LOBBY_LEVEL_BASE_IGNORED && before_target)
    return;
  level->base++;
  level->within += base == LOBBY_LEVEL_BASE_FOR && before_target;
}

/**
 * lobby_service_level_measure:
 * @state: the lobby
 * @service: (nullable): id of a service, %NULL for all
 * @base: what those who left before the call count as
 *
 * Service level of the day so far: called within the service's target ÷ base. Whoever still waits is not counted yet;
 * a diverted customer is not counted, since nobody was kept waiting for a counter.
 *
 * Returns: the two numbers
 */
LobbyServiceLevel
lobby_service_level_measure (const LobbyState *state, const char *service, LobbyLevelBase base)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  LobbyServiceLevel level = { 0 };

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      const LobbyServiceRecord *record;

      if ((service != NULL && g_strcmp0 (ticket->service, service) != 0) || ticket->phase == LOBBY_TICKET_WAITING
          || ticket->phase == LOBBY_TICKET_DIVERTED)
        continue;
      record = lobby_state_get_service (state, ticket->service);
      if (record == NULL)
        continue;
      if (ticket->called_us != 0)
        count_call (&level, ticket->called_us - ticket->queued_us, record->target_s * SECOND_US);
      else if (ticket->phase == LOBBY_TICKET_ABANDONED)
        count_leaver (&level, ticket->ended_us - ticket->queued_us <= record->target_s * SECOND_US, base);
    }
  return level;
}

/** lobby_service_level_get_percent: Returns: percent rounded to the nearest, -1 when nobody counts */
int
lobby_service_level_get_percent (LobbyServiceLevel level)
{
  return level.base > 0 ? (int) ((200 * (guint64) level.within + level.base) / (2 * (guint64) level.base)) : -1;
}

static gboolean
was_waiting (const LobbyTicketRecord *ticket, gint64 at_us)
{
  gint64 until_us = ticket->called_us != 0 ? ticket->called_us : ticket->ended_us;

  return ticket->queued_us <= at_us && (until_us == 0 || until_us > at_us);
}

/**
 * lobby_queue_length_at:
 * @state: the lobby
 * @service: (nullable): id of a service, %NULL for all
 * @at_us: a moment of the day, µs since 1970 UTC
 *
 * Returns: how many waited then
 */
guint
lobby_queue_length_at (const LobbyState *state, const char *service, gint64 at_us)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  guint waiting = 0;

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      if (service == NULL || g_strcmp0 (ticket->service, service) == 0)
        waiting += was_waiting (ticket, at_us);
    }
  return waiting;
}

/**
 * lobby_counter_busy_percent:
 * @state: the lobby
 * @counter: a counter
 * @now_us: branch time, µs since 1970 UTC
 *
 * Counter utilisation of the day so far: serving time ÷ open time (call-centre texts call it occupancy). Pauses are not
 * open time; it says nothing about how much of the rostered time the counter was open.
 *
 * Returns: percent, -1 when the counter was not open yet
 */
int
lobby_counter_busy_percent (const LobbyState *state, const LobbyCounterRecord *counter, gint64 now_us)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, counter->ticket);
  gint64 open_us = counter->open_total_us;
  gint64 serving_us = counter->serving_total_us;

  if (counter->phase == LOBBY_COUNTER_OPEN)
    open_us += MAX (now_us - counter->since_us, 0);
  if (ticket != NULL && ticket->phase == LOBBY_TICKET_SERVING)
    serving_us += MAX (now_us - ticket->serving_us, 0);
  if (open_us <= 0)
    return -1;
  return (int) MIN ((serving_us * 100 + open_us / 2) / open_us, 100);
}
