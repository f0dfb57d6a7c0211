/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ticket that leaves its queue for a machine, and comes back when the machine does not help. */
#include "config.h"

#include "lobby-simulator-private.h"

#define STEPS_PER_SECOND 1.2

/* Whether the ticket can still be sent somewhere; otherwise who was first. */
gboolean
lobby_simulator_check_waiting (const LobbySimulator *simulator, int place, GError **error)
{
  const Ticket *ticket = TICKET (simulator, place);

  if (ticket->phase == LOBBY_TICKET_WAITING)
    return TRUE;
  if (ticket->phase == LOBBY_TICKET_DIVERTED && ticket->device != NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already diverted to",
                                   DEVICE (simulator, ticket->device)->plan->id);
  if (ticket->counter != NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already called by counter",
                                   COUNTER (simulator, ticket->counter)->plan->id);
  return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "not waiting any more", ticket->id);
}

/* Returns: money that the ticket's business moves at the machine, CNY: out positive, in negative */
double
lobby_simulator_get_cash_move (const LobbySimulator *simulator, const Ticket *ticket, int device)
{
  const char *transaction = ticket->business != NONE ? BUSINESS (simulator, ticket->business)->transaction : NULL;

  if (lobby_simulator_find_supply (DEVICE (simulator, device), LOBBY_SUPPLY_CASH) == NULL)
    return 0;
  return g_strcmp0 (transaction, "deposit") == 0 ? -ticket->amount_cny : ticket->amount_cny;
}

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
  g_free (ticket->advice);
  ticket->advice = g_strdup (moment->advice);
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
  double amount_cny;

  if (ticket->phase != LOBBY_TICKET_DIVERTED)
    return;
  amount_cny = lobby_simulator_get_cash_move (simulator, ticket, ticket->device);
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
  lobby_simulator_conclude_advice (simulator, ticket->advice, LOBBY_DECISION_CAME_BACK);
  lobby_simulator_join_queue (simulator, place);
}

/* Whether the diversion can still be taken back: until the customer has begun at the machine. */
gboolean
lobby_simulator_may_call_back (const LobbySimulator *simulator, int place, GError **error)
{
  const Ticket *ticket = TICKET (simulator, place);

  if (ticket->phase != LOBBY_TICKET_DIVERTED || ticket->device == NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "too late: not on the way any more", ticket->id);
  if (lobby_simulator_is_at_device (simulator, ticket->device, place))
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "too late: has begun at",
                                   DEVICE (simulator, ticket->device)->plan->id);
  return TRUE;
}

/* The diversion was a mistake: the ticket is where it was, as if nothing had happened. */
void
lobby_simulator_call_back (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  LobbyTicketMoment *moment = lobby_record_new (&lobby_ticket_returned_type);

  moment->ticket = g_strdup (ticket->id);
  moment->device = g_strdup (DEVICE (simulator, ticket->device)->plan->id);
  moment->undone = TRUE;
  lobby_simulator_leave_device (simulator, ticket->device, place);
  ticket->device = NONE;
  g_clear_pointer (&ticket->advice, g_free);
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_RETURNED, moment, ticket->id);
  lobby_simulator_join_queue (simulator, place);
}
