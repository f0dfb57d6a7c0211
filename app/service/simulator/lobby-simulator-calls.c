/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calling and serving. Priority grows with the wait at a rate that is the service's weight, from a start that is its
 * credit (accumulating priority, Kleinrock 1964): a heavier class goes first. And nobody starves: a class that was passed
 * over too often for its weight goes next, however long the others have waited. */
#include "config.h"

#include "lobby-simulator-private.h"

#define REACTION_S 4.0
#define PATIENCE_OF_TURNS 4.0

static void
tell_moment (LobbySimulator *simulator, LobbyEventKind kind, const Ticket *ticket)
{
  LobbyTicketMoment *moment = lobby_record_new (lobby_event_kind_get_table (kind));
  const Counter *counter = ticket->counter != NONE ? COUNTER (simulator, ticket->counter) : NULL;

  moment->ticket = g_strdup (ticket->id);
  if (counter != NULL)
    {
      moment->counter = g_strdup (counter->plan->id);
      if (kind == LOBBY_EVENT_TICKET_CALLED || kind == LOBBY_EVENT_TICKET_RECALLED
          || kind == LOBBY_EVENT_TICKET_SERVING)
        moment->staff = counter->person != NONE ? g_strdup (PERSON (simulator, counter->person)->plan->id) : NULL;
    }
  lobby_simulator_emit (simulator, kind, moment, ticket->id);
}

/* The counter looks at its queues in @in_s seconds, if it does not already mean to. */
void
lobby_simulator_plan_call (LobbySimulator *simulator, int place, double in_s)
{
  Counter *counter = COUNTER (simulator, place);

  if (counter->calling || counter->ticket != NONE)
    return;
  counter->calling = TRUE;
  lobby_simulator_plan (simulator, in_s, ACT_CALL, place, counter->round);
}

/* Somebody waits: tellers with nothing to do look up. */
void
lobby_simulator_wake_counters (LobbySimulator *simulator, int service)
{
  for (guint i = 0; i < simulator->counters->len; i++)
    {
      const Counter *counter = COUNTER (simulator, i);
      if (counter->phase == LOBBY_COUNTER_OPEN && counter->ticket == NONE && (counter->services >> service & 1) != 0)
        lobby_simulator_plan_call (simulator, (int) i, REACTION_S);
    }
}

static double
weigh (const LobbySimulator *simulator, int service, const Ticket *ticket)
{
  const LobbyServiceRecord *record = SERVICE (simulator, service);
  double waited_s = (double) (simulator->now_us - ticket->queued_us) / (double) LOBBY_SECOND_US;

  return (double) record->credit_s + waited_s * (double) MAX (record->weight, 1);
}

static gboolean
may_call (const LobbySimulator *simulator, const Counter *counter, guint service)
{
  return (counter->services >> service & 1) != 0 && simulator->waiting[service]->len > 0;
}

/* Returns: how far a service is beyond the turns that it may be passed over; above 1 it is its turn */
static double
measure_neglect (const LobbySimulator *simulator, const Counter *counter, guint service)
{
  double weights = 0;

  for (guint i = 0; i < simulator->n_services; i++)
    if ((counter->services >> i & 1) != 0)
      weights += (double) MAX (SERVICE (simulator, i)->weight, 1);
  return simulator->passed_over[service] * (double) MAX (SERVICE (simulator, service)->weight, 1)
         / (PATIENCE_OF_TURNS * weights);
}

static int
choose_service (const LobbySimulator *simulator, const Counter *counter)
{
  int best = NONE, neglected = NONE;
  double best_weight = -1, most_neglect = 1;

  for (guint i = 0; i < simulator->n_services; i++)
    {
      if (!may_call (simulator, counter, i))
        continue;
      double weight = weigh (simulator, (int) i, TICKET (simulator, g_array_index (simulator->waiting[i], int, 0)));
      double neglect = measure_neglect (simulator, counter, i);
      if (weight > best_weight)
        {
          best = (int) i;
          best_weight = weight;
        }
      if (neglect > most_neglect)
        {
          neglected = (int) i;
          most_neglect = neglect;
        }
    }
  return neglected != NONE ? neglected : best;
}

/* Returns: the ticket that is next at the counter, or none */
static int
choose_next (LobbySimulator *simulator, const Counter *counter)
{
  int chosen = choose_service (simulator, counter);

  if (chosen == NONE)
    return NONE;
  for (guint i = 0; i < simulator->n_services; i++)
    if (may_call (simulator, counter, i))
      simulator->passed_over[i] += 1;
  simulator->passed_over[chosen] = 0;
  return g_array_index (simulator->waiting[chosen], int, 0);
}

static void
await_customer (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  double no_show = DEMAND (simulator, lobby_simulator_find_demand (simulator, SERVICE (simulator, ticket->service)->id))
                       ->no_show;
  double slow = ticket->elderly || ticket->needs_help ? 1.8 : 1;

  /* Of those who miss the first call, one in three comes with the second. */
  if (lobby_random_chance (&ticket->dice, ticket->calls == 1 ? no_show * 1.5 : 2.0 / 3))
    lobby_simulator_plan (simulator,
                          (double) (ticket->calls == 1 ? HABITS (simulator)->recall_s : HABITS (simulator)->give_up_s),
                          ticket->calls == 1 ? ACT_RECALL : ACT_GIVE_UP, place, ticket->round);
  else
    lobby_simulator_plan (simulator, lobby_random_lognormal (&ticket->dice, HABITS (simulator)->walk_s * slow, 0.4),
                          ACT_REACH_COUNTER, place, ticket->round);
}

/* The teller calls whoever is next, if anybody waits. */
void
lobby_simulator_call (LobbySimulator *simulator, int place)
{
  Counter *counter = COUNTER (simulator, place);

  counter->calling = FALSE;
  if (counter->phase != LOBBY_COUNTER_OPEN || counter->ticket != NONE)
    return;
  int next = choose_next (simulator, counter);
  if (next == NONE)
    {
      if (!simulator->open)
        lobby_simulator_ask_counter (simulator, place, LOBBY_COUNTER_ACTION_CLOSE, 30);
      return;
    }
  Ticket *ticket = TICKET (simulator, next);
  lobby_simulator_leave_queue (simulator, next);
  ticket->phase = LOBBY_TICKET_CALLED;
  ticket->counter = place;
  ticket->calls = 1;
  ticket->late = simulator->now_us - ticket->queued_us
                 > SERVICE (simulator, ticket->service)->target_s * LOBBY_SECOND_US;
  counter->ticket = next;
  tell_moment (simulator, LOBBY_EVENT_TICKET_CALLED, ticket);
  await_customer (simulator, next);
}

void
lobby_simulator_recall (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);

  ticket->calls++;
  tell_moment (simulator, LOBBY_EVENT_TICKET_RECALLED, ticket);
  await_customer (simulator, place);
}

static void
free_counter (LobbySimulator *simulator, int place, double in_s)
{
  Counter *counter = COUNTER (simulator, place);

  counter->ticket = NONE;
  if (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN)
    lobby_simulator_ask_counter (simulator, place, counter->asked, 2);
  else
    lobby_simulator_plan_call (simulator, place, in_s);
}

void
lobby_simulator_give_up (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  int counter = ticket->counter;

  ticket->phase = LOBBY_TICKET_NO_SHOW;
  ticket->round++;
  tell_moment (simulator, LOBBY_EVENT_TICKET_NO_SHOW, ticket);
  free_counter (simulator, counter, REACTION_S);
}

static double
draw_service_s (LobbySimulator *simulator, Ticket *ticket)
{
  const LobbyDemandPlan *demand = DEMAND (
      simulator, lobby_simulator_find_demand (simulator, SERVICE (simulator, ticket->service)->id));
  const LobbyBusinessPlan *business = ticket->business != NONE ? BUSINESS (simulator, ticket->business) : NULL;
  int place = COUNTER (simulator, ticket->counter)->person;
  const LobbyPersonPlan *person = place != NONE ? PERSON (simulator, place)->plan : NULL;
  double median = demand->median_s;
  double spread = demand->spread;

  if (business != NULL && business->factor > 0)
    median *= business->factor;
  if (person != NULL && person->pace > 0)
    median *= person->pace;
  if (person != NULL)
    spread = spread + person->spread;
  if (ticket->elderly)
    median *= 1.15;
  double service_s = lobby_random_lognormal (&ticket->dice, median, spread);
  return CLAMP (service_s, 20, 3 * 3600);
}

void
lobby_simulator_reach_counter (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);

  ticket->phase = LOBBY_TICKET_SERVING;
  ticket->round++;
  tell_moment (simulator, LOBBY_EVENT_TICKET_SERVING, ticket);
  lobby_simulator_plan (simulator, draw_service_s (simulator, ticket), ACT_FINISH, place, ticket->round);
}

static gboolean
transfer (LobbySimulator *simulator, int place, const LobbyDemandPlan *demand)
{
  Ticket *ticket = TICKET (simulator, place);
  int to = lobby_simulator_find_service (simulator, demand->transfer_to);

  if (to == NONE || ticket->transfers > 0 || !simulator->open || !lobby_random_chance (&ticket->dice, demand->transfer))
    return FALSE;
  LobbyTicketMoment *moment = lobby_record_new (&lobby_ticket_transferred_type);
  const Counter *counter = COUNTER (simulator, ticket->counter);
  moment->ticket = g_strdup (ticket->id);
  moment->service = g_strdup (demand->transfer_to);
  moment->counter = g_strdup (counter->plan->id);
  moment->by = counter->person != NONE ? g_strdup (PERSON (simulator, counter->person)->plan->id) : NULL;
  ticket->transfers++;
  ticket->service = to;
  ticket->business = lobby_simulator_pick_business (simulator, demand->transfer_to, &ticket->dice);
  ticket->queued_us = simulator->now_us;
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_TRANSFERRED, moment, ticket->id);
  lobby_simulator_join_queue (simulator, place);
  return TRUE;
}

/* The case at the counter is over: done, or sent on to another service. */
void
lobby_simulator_finish (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  const LobbyDemandPlan *demand = DEMAND (
      simulator, lobby_simulator_find_demand (simulator, SERVICE (simulator, ticket->service)->id));
  int counter = ticket->counter;

  ticket->round++;
  if (!transfer (simulator, place, demand))
    {
      LobbyTicketMoment *moment = lobby_record_new (&lobby_ticket_finished_type);
      moment->ticket = g_strdup (ticket->id);
      moment->counter = g_strdup (COUNTER (simulator, counter)->plan->id);
      moment->resolved = !lobby_random_chance (&ticket->dice, demand->unresolved);
      ticket->phase = LOBBY_TICKET_FINISHED;
      lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_FINISHED, moment, ticket->id);
      lobby_simulator_ask_questions (simulator, place);
    }
  free_counter (simulator, counter, lobby_random_lognormal (&ticket->dice, HABITS (simulator)->wrap_up_s, 0.4));
}
