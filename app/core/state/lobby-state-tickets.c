/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to tickets, and to the counters that call them. */
#include "config.h"

#include "lobby-state-private.h"

static gboolean
is_at_counter (const LobbyTicketRecord *ticket)
{
  return ticket->phase == LOBBY_TICKET_CALLED || ticket->phase == LOBBY_TICKET_SERVING;
}

/* The counter lets go of the ticket; time in service is booked. */
static void
leave_counter (LobbyState *state,
               const LobbyTicketRecord *ticket,
               gint64 now_us,
               gboolean served,
               LobbyChanges *changes)
{
  LobbyCounterRecord *counter = lobby_table_lookup (&state->tables[LOBBY_TABLE_COUNTERS], ticket->counter);

  if (counter == NULL || g_strcmp0 (counter->ticket, ticket->id) != 0)
    return;
  if (ticket->phase == LOBBY_TICKET_SERVING)
    counter->serving_total_us += MAX (now_us - ticket->serving_us, 0);
  counter->served += served;
  lobby_state_set_text (&counter->ticket, NULL);
  counter->ticket_us = 0;
  counter->idle_us = counter->phase == LOBBY_COUNTER_OPEN ? now_us : 0;
  lobby_changes_add (changes, LOBBY_CHANGED_COUNTER, counter->id);
}

static void
enter_counter (LobbyState *state,
               LobbyTicketRecord *ticket,
               const LobbyTicketMoment *moment,
               gint64 now_us,
               LobbyChanges *changes)
{
  LobbyCounterRecord *counter = lobby_table_lookup (&state->tables[LOBBY_TABLE_COUNTERS], moment->counter);

  lobby_state_set_text (&ticket->counter, moment->counter);
  if (counter == NULL)
    return;
  lobby_state_set_text (&ticket->staff, moment->staff != NULL ? moment->staff : counter->staff);
  lobby_state_set_text (&counter->ticket, ticket->id);
  counter->ticket_us = now_us;
  counter->idle_us = 0;
  lobby_changes_add (changes, LOBBY_CHANGED_COUNTER, counter->id);
}

static LobbyApply
issue (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyTicketFacts *facts = LOBBY_PAYLOAD (event, TicketFacts);
  LobbyTicketRecord *ticket;

  if (lobby_state_get_ticket (state, facts->ticket) != NULL || lobby_state_get_service (state, facts->service) == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  ticket = lobby_record_new (&lobby_ticket_record_type);
  ticket->id = g_strdup (facts->ticket);
  ticket->service = g_strdup (facts->service);
  ticket->phase = LOBBY_TICKET_WAITING;
  ticket->issued_us = ticket->queued_us = lobby_event_get_time (event);
  ticket->transaction = g_strdup (facts->transaction);
  ticket->amount_cny = facts->amount_cny;
  ticket->medium = facts->medium;
  ticket->loose_change = facts->loose_change;
  ticket->elderly = facts->elderly;
  ticket->needs_help = facts->needs_help;
  ticket->tier = facts->tier;
  ticket->customer = g_strdup (facts->customer);
  ticket->class = facts->class;
  lobby_table_take (&state->tables[LOBBY_TABLE_TICKETS], ticket);
  lobby_state_queue_ticket (state, ticket);
  lobby_changes_add (changes, LOBBY_CHANGED_TICKET, ticket->id);
  return LOBBY_APPLY_APPLIED;
}

/* Care that was noted by mistake is taken back by saying so; who says both needs it. */
static gboolean
note_care (gboolean known, gboolean needed, gboolean mistaken)
{
  return needed || (known && !mistaken);
}

/* What the lobby manager learned at the door adds to what was known; an answer that was not given changes nothing. */
static LobbyApply
note (LobbyTicketRecord *ticket, const LobbyTicketFacts *facts)
{
  if (facts->transaction != NULL)
    lobby_state_set_text (&ticket->transaction, facts->transaction);
  if (facts->amount_cny != 0)
    {
      ticket->amount_cny = facts->amount_cny;
      ticket->amount_from_cny = MIN (facts->amount_from_cny, facts->amount_cny);
    }
  if (facts->medium != LOBBY_MEDIUM_UNKNOWN)
    ticket->medium = facts->medium;
  ticket->loose_change = note_care (ticket->loose_change, facts->loose_change, facts->not_loose_change);
  ticket->elderly = note_care (ticket->elderly, facts->elderly, facts->not_elderly);
  ticket->needs_help = note_care (ticket->needs_help, facts->needs_help, facts->not_needs_help);
  if (facts->tier != LOBBY_TIER_UNKNOWN)
    ticket->tier = facts->tier;
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
call (LobbyState *state,
      LobbyTicketRecord *ticket,
      const LobbyTicketMoment *moment,
      gint64 now_us,
      LobbyChanges *changes)
{
  if (ticket->phase != LOBBY_TICKET_WAITING)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_state_unqueue_ticket (state, ticket);
  ticket->phase = LOBBY_TICKET_CALLED;
  if (ticket->called_us == 0)
    ticket->called_us = now_us;
  enter_counter (state, ticket, moment, now_us, changes);
  return LOBBY_APPLY_APPLIED;
}

/* A recalled ticket keeps the time of its first call (standards.md 1.3). */
static LobbyApply
recall (LobbyState *state,
        LobbyTicketRecord *ticket,
        const LobbyTicketMoment *moment,
        gint64 now_us,
        LobbyChanges *changes)
{
  if (ticket->phase != LOBBY_TICKET_CALLED && ticket->phase != LOBBY_TICKET_NO_SHOW)
    return LOBBY_APPLY_INCONSISTENT;
  ticket->phase = LOBBY_TICKET_CALLED;
  ticket->recalls++;
  ticket->ended_us = 0;
  enter_counter (state, ticket, moment, now_us, changes);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
serve (LobbyState *state,
       LobbyTicketRecord *ticket,
       const LobbyTicketMoment *moment,
       gint64 now_us,
       LobbyChanges *changes)
{
  if (ticket->phase == LOBBY_TICKET_WAITING)
    {
      /* Some queue systems report the start of service only: it is the call too. */
      lobby_state_unqueue_ticket (state, ticket);
      ticket->called_us = ticket->called_us != 0 ? ticket->called_us : now_us;
    }
  else if (ticket->phase != LOBBY_TICKET_CALLED)
    return LOBBY_APPLY_INCONSISTENT;
  ticket->phase = LOBBY_TICKET_SERVING;
  ticket->serving_us = now_us;
  enter_counter (state, ticket, moment, now_us, changes);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
end_at_counter (LobbyState *state,
                LobbyTicketRecord *ticket,
                LobbyTicketPhase phase,
                gint64 now_us,
                LobbyChanges *changes)
{
  if (!is_at_counter (ticket))
    return LOBBY_APPLY_INCONSISTENT;
  leave_counter (state, ticket, now_us, phase == LOBBY_TICKET_FINISHED, changes);
  ticket->phase = phase;
  ticket->ended_us = now_us;
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
leave_queue (LobbyState *state, LobbyTicketRecord *ticket, LobbyTicketPhase phase, gint64 now_us)
{
  if (ticket->phase != LOBBY_TICKET_WAITING)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_state_unqueue_ticket (state, ticket);
  ticket->phase = phase;
  ticket->ended_us = now_us;
  return LOBBY_APPLY_APPLIED;
}

/* The second wait is counted apart from the first (standards.md 1.3). */
static LobbyApply
transfer (LobbyState *state,
          LobbyTicketRecord *ticket,
          const LobbyTicketMoment *moment,
          gint64 now_us,
          LobbyChanges *changes)
{
  if (lobby_state_get_service (state, moment->service) == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  if (is_at_counter (ticket))
    leave_counter (state, ticket, now_us, FALSE, changes);
  else if (ticket->phase == LOBBY_TICKET_WAITING)
    lobby_state_unqueue_ticket (state, ticket);
  else
    return LOBBY_APPLY_INCONSISTENT;
  if (ticket->transfers == 0)
    ticket->first_wait_us = MAX ((ticket->called_us != 0 ? ticket->called_us : now_us) - ticket->queued_us, 0);
  ticket->transfers++;
  ticket->phase = LOBBY_TICKET_WAITING;
  ticket->queued_us = now_us;
  ticket->called_us = ticket->serving_us = 0;
  lobby_state_set_text (&ticket->service, moment->service);
  lobby_state_set_text (&ticket->counter, NULL);
  lobby_state_queue_ticket (state, ticket);
  return LOBBY_APPLY_APPLIED;
}

/* Who tried a machine and came back waits on from the first ticket, not from the end of the line. A diversion that was
 * taken back leaves no trace. */
static LobbyApply
come_back (LobbyState *state, LobbyTicketRecord *ticket, gboolean undone)
{
  if (ticket->phase != LOBBY_TICKET_DIVERTED)
    return LOBBY_APPLY_INCONSISTENT;
  ticket->phase = LOBBY_TICKET_WAITING;
  ticket->ended_us = 0;
  if (undone)
    lobby_state_set_text (&ticket->device, NULL);
  else
    ticket->came_back = TRUE;
  lobby_state_queue_ticket (state, ticket);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
apply_moment (LobbyState *state, LobbyTicketRecord *ticket, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyTicketMoment *moment = LOBBY_PAYLOAD (event, TicketMoment);
  gint64 now_us = lobby_event_get_time (event);
  LobbyApply outcome;

  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_TICKET_NOTED:
      return note (ticket, LOBBY_PAYLOAD (event, TicketFacts));
    case LOBBY_EVENT_TICKET_CALLED:
      return call (state, ticket, moment, now_us, changes);
    case LOBBY_EVENT_TICKET_RECALLED:
      return recall (state, ticket, moment, now_us, changes);
    case LOBBY_EVENT_TICKET_SERVING:
      return serve (state, ticket, moment, now_us, changes);
    case LOBBY_EVENT_TICKET_FINISHED:
      outcome = end_at_counter (state, ticket, LOBBY_TICKET_FINISHED, now_us, changes);
      if (outcome == LOBBY_APPLY_APPLIED)
        ticket->resolved = moment->resolved;
      return outcome;
    case LOBBY_EVENT_TICKET_NO_SHOW:
      return end_at_counter (state, ticket, LOBBY_TICKET_NO_SHOW, now_us, changes);
    case LOBBY_EVENT_TICKET_ABANDONED:
      return leave_queue (state, ticket, LOBBY_TICKET_ABANDONED, now_us);
    case LOBBY_EVENT_TICKET_TRANSFERRED:
      return transfer (state, ticket, moment, now_us, changes);
    case LOBBY_EVENT_TICKET_DIVERTED:
      outcome = leave_queue (state, ticket, LOBBY_TICKET_DIVERTED, now_us);
      if (outcome == LOBBY_APPLY_APPLIED)
        lobby_state_set_text (&ticket->device, moment->device);
      return outcome;
    case LOBBY_EVENT_TICKET_RETURNED:
      return come_back (state, ticket, moment->undone);
    default:
      return LOBBY_APPLY_IGNORED;
    }
}

LobbyApply
lobby_state_apply_ticket (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  LobbyTicketRecord *ticket;
  LobbyApply outcome;

  if (lobby_event_get_kind (event) == LOBBY_EVENT_TICKET_ISSUED)
    return issue (state, event, changes);
  /* Every ticket payload begins with the ticket's id. */
  ticket = lobby_table_lookup (&state->tables[LOBBY_TABLE_TICKETS],
                               *(const char *const *) lobby_event_get_payload (event));
  if (ticket == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  outcome = apply_moment (state, ticket, event, changes);
  if (outcome == LOBBY_APPLY_APPLIED)
    lobby_changes_add (changes, LOBBY_CHANGED_TICKET, ticket->id);
  return outcome;
}
