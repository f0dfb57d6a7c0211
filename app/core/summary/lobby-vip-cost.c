/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calls of valued customers cost the others. */
#include "config.h"

#include "lobby-vip-cost.h"

#include <string.h>

typedef struct
{
  const LobbyState *state;
  GHashTable *recognised; /* ids of tickets, borrowed */
  GHashTable *overtaken;  /* ids of tickets, borrowed */
  gint64 now_us;
  LobbyVipCost cost;
} Measuring;

static gboolean
is_valued (const Measuring *measuring, const LobbyTicketRecord *ticket)
{
  const LobbyServiceRecord *service = lobby_state_get_service (measuring->state, ticket->service);

  return (service != NULL && service->vip) || g_hash_table_contains (measuring->recognised, ticket->id);
}

/* What the counter serves; a closed one serves what it was set up for. */
static char **
get_services (const LobbyState *state, const char *id)
{
  const LobbyCounterRecord *counter = lobby_state_get_counter (state, id);
  const LobbyCounterPlan *plan = lobby_state_get_counter_plan (state, id);

  if (counter != NULL && counter->services != NULL && counter->services[0] != NULL)
    return counter->services;
  return plan != NULL ? plan->services : NULL;
}

static gboolean
serves_others (const LobbyState *state, char **services)
{
  for (guint i = 0; services != NULL && services[i] != NULL; i++)
    {
      const LobbyServiceRecord *service = lobby_state_get_service (state, services[i]);
      if (service != NULL && !service->vip)
        return TRUE;
    }
  return FALSE;
}

/* When the wait of @ticket was over, up to now while it lasts. */
static gint64
get_wait_end_us (const Measuring *measuring, const LobbyTicketRecord *ticket)
{
  gint64 end_us = ticket->called_us != 0 ? ticket->called_us : ticket->ended_us;

  return end_us != 0 ? end_us : measuring->now_us;
}

static void
charge (Measuring *measuring, const LobbyTicketRecord *call, char **services)
{
  const GPtrArray *tickets = lobby_state_get_tickets (measuring->state);
  gint64 handling_us = (call->ended_us != 0 ? call->ended_us : measuring->now_us) - call->called_us;

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *other = g_ptr_array_index (tickets, i);
      gint64 left_us = get_wait_end_us (measuring, other) - call->called_us;

      if (other->queued_us >= call->queued_us || left_us <= 0 || is_valued (measuring, other)
          || !g_strv_contains ((const char *const *) services, other->service))
        continue;
      g_hash_table_add (measuring->overtaken, other->id);
      measuring->cost.cost_s += MAX (MIN (handling_us, left_us), 0) / G_USEC_PER_SEC;
    }
}

/**
 * lobby_vip_cost_measure:
 * @state: the lobby
 * @now_us: branch time, µs since 1970 UTC
 *
 * Returns: what calls of valued customers have cost the others so far today
 */
LobbyVipCost
lobby_vip_cost_measure (const LobbyState *state, gint64 now_us)
{
  const GPtrArray *tickets = lobby_state_get_tickets (state);
  const GPtrArray *visits = lobby_state_get_visits (state);
  g_autoptr (GHashTable) recognised = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) overtaken = g_hash_table_new (g_str_hash, g_str_equal);
  Measuring measuring = { state, recognised, overtaken, now_us, { 0 } };

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      if (visit->ticket != NULL)
        g_hash_table_add (recognised, visit->ticket);
    }
  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      char **services = ticket->called_us != 0 ? get_services (state, ticket->counter) : NULL;

      if (services == NULL || !is_valued (&measuring, ticket) || !serves_others (state, services))
        continue;
      measuring.cost.n_calls++;
      charge (&measuring, ticket, services);
    }
  measuring.cost.n_overtaken = g_hash_table_size (overtaken);
  return measuring.cost;
}
