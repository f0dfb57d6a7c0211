/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ticket that leaves its queue for a machine, and comes back when the machine does not help. */
#include "config.h"

#include "lobby-simulator-private.h"

#define STEPS_PER_SECOND 1.2

/* The customer goes to the machine; @advice and @by are nullable. */
void
lobby_simulator_divert (LobbySimulator *simulator, int place, int device, const char *advice, const char *by)
{
  Ticket *ticket = TICKET (simulator, place);
  LobbyTicketMoment *moment = lobby_record_new (&lobby_ticket_diverted_type);

  moment->ticket = g_strdup (ticket->id);
  moment->device = g_strdup (DEVICE (simulator, device)->plan->id);
  moment->advice = g_strdup (advice);
  moment->by = g_strdup (by);
  lobby_simulator_leave_queue (simulator, place);
  ticket->phase = LOBBY_TICKET_DIVERTED;
  ticket->device = device;
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_DIVERTED, moment, ticket->id);
  lobby_simulator_plan_effect (simulator, (double) DEVICE (simulator, device)->plan->steps / STEPS_PER_SECOND + 8,
                               ACT_REACH_DEVICE, place, ticket->round);
}

void
lobby_simulator_reach_device (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  const LobbyBusinessPlan *business = ticket->business != NONE ? BUSINESS (simulator, ticket->business) : NULL;
  const char *transaction = business != NULL ? business->transaction : NULL;
  gboolean deposit = g_strcmp0 (transaction, "deposit") == 0;
  gboolean cash = lobby_simulator_find_supply (DEVICE (simulator, ticket->device), LOBBY_SUPPLY_CASH) != NULL;
  double amount_cny = cash ? (deposit ? -ticket->amount_cny : ticket->amount_cny) : 0;

  if (ticket->phase != LOBBY_TICKET_DIVERTED)
    return;
  if (lobby_simulator_device_can (simulator, ticket->device, transaction, amount_cny))
    lobby_simulator_join_device (simulator, ticket->device, place, transaction, amount_cny);
  else
    lobby_simulator_come_back (simulator, place);
}

/* Back to the queue, to the place that the ticket had: waiting counts from the same moment as before. */
void
lobby_simulator_come_back (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  LobbyTicketMoment *moment = lobby_record_new (&lobby_ticket_returned_type);

  moment->ticket = g_strdup (ticket->id);
  moment->device = ticket->device != NONE ? g_strdup (DEVICE (simulator, ticket->device)->plan->id) : NULL;
  ticket->came_back = TRUE;
  ticket->declined = TRUE;
  ticket->device = NONE;
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_RETURNED, moment, ticket->id);
  lobby_simulator_join_queue (simulator, place);
}
