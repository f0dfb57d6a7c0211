/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Customers who arrive, take a ticket, wait, and may lose patience. Everything about a customer is drawn when the ticket
 * is taken, from dice of the ticket's own: what else happens that day does not change who the customer is. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <math.h>
#include <string.h>

static void
plan_next (LobbySimulator *simulator, int demand)
{
  double factor = simulator->scenario->demand_factor > 0 ? simulator->scenario->demand_factor : 1;
  gint64 at_us = lobby_simulator_next_arrival (simulator, DEMAND (simulator, demand)->rates, factor,
                                               &simulator->demand_dice[demand]);

  if (at_us != G_MAXINT64)
    lobby_agenda_add (simulator->agenda, at_us, ACT_ARRIVE, demand, 0, NULL);
}

/* The first arrival of each demand. */
void
lobby_simulator_plan_arrivals (LobbySimulator *simulator)
{
  guint n_demands = simulator->scenario->demands != NULL ? simulator->scenario->demands->len : 0;

  simulator->demand_dice = g_new0 (LobbyRandom, n_demands + 1);
  for (guint i = 0; i < n_demands; i++)
    {
      lobby_random_seed (&simulator->demand_dice[i], simulator->seed, DICE_DEMANDS + i);
      if (lobby_simulator_find_service (simulator, DEMAND (simulator, i)->service) != NONE)
        plan_next (simulator, (int) i);
    }
}

/* Returns: a transaction of the service, by how often each is asked for */
int
lobby_simulator_pick_business (LobbySimulator *simulator, const char *service, LobbyRandom *dice)
{
  const GPtrArray *business = simulator->scenario->business;
  double weights[256];
  int places[256];
  guint n = 0;

  for (guint i = 0; business != NULL && i < business->len && n < G_N_ELEMENTS (weights); i++)
    if (strcmp (BUSINESS (simulator, i)->service, service) == 0)
      {
        weights[n] = BUSINESS (simulator, i)->share;
        places[n++] = (int) i;
      }
  return n > 0 ? places[lobby_random_pick (dice, weights, n)] : NONE;
}

static double
draw_amount (const LobbyBusinessPlan *business, LobbyRandom *dice)
{
  double amount = lobby_random_lognormal (dice, business->amount_cny, business->amount_spread);

  return MAX (round (amount / 100) * 100, 100);
}

static void
draw_customer (LobbySimulator *simulator, Ticket *ticket, const LobbyDemandPlan *demand)
{
  LobbyRandom *dice = &ticket->dice;
  const LobbyBusinessPlan *business = ticket->business != NONE ? BUSINESS (simulator, ticket->business) : NULL;

  ticket->elderly = lobby_random_chance (dice, demand->elderly);
  ticket->needs_help = lobby_random_chance (dice, demand->needs_help);
  ticket->tier = lobby_random_chance (dice, demand->gold) ? LOBBY_TIER_GOLD : LOBBY_TIER_ORDINARY;
  ticket->patience_s = (gint64) lobby_random_lognormal (dice, demand->patience_s * (ticket->elderly ? 1.4 : 1),
                                                        demand->patience_spread);
  if (business == NULL)
    return;
  ticket->loose_change = lobby_random_chance (dice, business->loose_change);
  ticket->medium = lobby_random_chance (dice, business->passbook * (ticket->elderly ? 1.5 : 0.7))
                       ? LOBBY_MEDIUM_PASSBOOK
                       : LOBBY_MEDIUM_CARD;
  if (business->amount_cny > 0)
    ticket->amount_cny = draw_amount (business, dice);
}

static void
draw_number (LobbySimulator *simulator, Ticket *ticket)
{
  const LobbyServiceRecord *service = SERVICE (simulator, ticket->service);
  const char *prefix = service->prefix != NULL ? service->prefix : service->id;

  g_snprintf (ticket->id, sizeof ticket->id, "%s%03d", prefix, ++simulator->numbers[ticket->service]);
}

/* Some customers press the wrong key or none: then the ticket machine knows the service and nothing else. Dice of their
 * own: that somebody asks changes nothing of the day. */
static gboolean
is_untold (const LobbySimulator *simulator, const Ticket *ticket)
{
  LobbyRandom dice;

  if (HABITS (simulator)->untold <= 0 || ticket->customer != NULL)
    return FALSE;
  lobby_random_seed (&dice, simulator->seed, DICE_UNTOLD + simulator->tickets->len);
  return lobby_random_chance (&dice, HABITS (simulator)->untold);
}

static void
tell_issued (LobbySimulator *simulator, const Ticket *ticket)
{
  LobbyTicketFacts *facts = lobby_record_new (&lobby_ticket_issued_type);
  gboolean told = !is_untold (simulator, ticket);

  facts->ticket = g_strdup (ticket->id);
  facts->service = g_strdup (SERVICE (simulator, ticket->service)->id);
  if (told && ticket->business != NONE)
    facts->transaction = g_strdup (BUSINESS (simulator, ticket->business)->transaction);
  facts->amount_cny = told ? (gint64) ticket->amount_cny : 0;
  facts->medium = told ? ticket->medium : LOBBY_MEDIUM_UNKNOWN;
  facts->loose_change = told && ticket->loose_change;
  facts->elderly = ticket->elderly;
  facts->needs_help = ticket->needs_help;
  facts->tier = ticket->tier;
  facts->customer = g_strdup (ticket->customer);
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_ISSUED, facts, ticket->id);
}

/* A customer takes a ticket. Returns: its place */
int
lobby_simulator_issue (LobbySimulator *simulator, int demand, int business, const LobbyGuestPlan *guest)
{
  const LobbyDemandPlan *plan = DEMAND (simulator, demand);
  Ticket *ticket = g_new0 (Ticket, 1);
  int place = (int) simulator->tickets->len;

  lobby_random_seed (&ticket->dice, simulator->seed, DICE_TICKETS + (guint64) place);
  ticket->service = lobby_simulator_find_service (simulator, plan->service);
  ticket->business = business != NONE ? business
                                      : lobby_simulator_pick_business (simulator, plan->service, &ticket->dice);
  ticket->counter = ticket->device = ticket->visit = NONE;
  ticket->issued_us = ticket->queued_us = simulator->now_us;
  draw_customer (simulator, ticket, plan);
  if (guest != NULL)
    {
      ticket->tier = guest->tier;
      ticket->customer = guest->customer;
      ticket->patience_s *= 2;
    }
  draw_number (simulator, ticket);
  g_ptr_array_add (simulator->tickets, ticket);
  tell_issued (simulator, ticket);
  lobby_simulator_join_queue (simulator, place);
  return place;
}

/* Somebody comes for @demand; the next one is put on the agenda. */
void
lobby_simulator_arrive (LobbySimulator *simulator, int demand)
{
  int service = lobby_simulator_find_service (simulator, DEMAND (simulator, demand)->service);

  plan_next (simulator, demand);
  if (SERVICE (simulator, service)->vip)
    {
      int guest = lobby_simulator_draw_guest (simulator);
      if (guest != NONE)
        lobby_simulator_guest (simulator, guest);
      return;
    }
  lobby_simulator_issue (simulator, demand, NONE, NULL);
}

/* Somebody comes who was expected. */
void
lobby_simulator_keep_appointment (LobbySimulator *simulator, int demand)
{
  if (simulator->open && lobby_simulator_find_service (simulator, DEMAND (simulator, demand)->service) != NONE)
    lobby_simulator_issue (simulator, demand, NONE, NULL);
}

/* The ticket waits in its service, by the time that its wait counts from. */
void
lobby_simulator_join_queue (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  GArray *queue = simulator->waiting[ticket->service];
  guint at = queue->len;
  double patience = (double) ticket->patience_s
                    - (double) (simulator->now_us - ticket->queued_us) / (double) LOBBY_SECOND_US;

  while (at > 0 && TICKET (simulator, g_array_index (queue, int, at - 1))->queued_us > ticket->queued_us)
    at--;
  g_array_insert_val (queue, at, place);
  ticket->phase = LOBBY_TICKET_WAITING;
  ticket->counter = NONE;
  ticket->calls = 0;
  ticket->round++;
  lobby_simulator_plan (simulator, MAX (patience, 60), ACT_LOSE_PATIENCE, place, ticket->round);
  lobby_simulator_wake_counters (simulator, ticket->service);
}

void
lobby_simulator_leave_queue (LobbySimulator *simulator, int place)
{
  GArray *queue = simulator->waiting[TICKET (simulator, place)->service];

  for (guint i = 0; i < queue->len; i++)
    if (g_array_index (queue, int, i) == place)
      {
        g_array_remove_index (queue, i);
        break;
      }
  TICKET (simulator, place)->round++;
}

/* The customer leaves before the call; whoever is next in line stays. */
void
lobby_simulator_lose_patience (LobbySimulator *simulator, int place)
{
  Ticket *ticket = TICKET (simulator, place);
  GArray *queue = simulator->waiting[ticket->service];

  if (ticket->phase != LOBBY_TICKET_WAITING)
    return;
  if (g_array_index (queue, int, 0) == place && ticket->calls++ == 0)
    {
      lobby_simulator_plan (simulator, 240, ACT_LOSE_PATIENCE, place, ticket->round);
      return;
    }
  lobby_simulator_leave_queue (simulator, place);
  ticket->phase = LOBBY_TICKET_ABANDONED;
  LobbyTicketMoment *moment = lobby_record_new (&lobby_ticket_left_type);
  moment->ticket = g_strdup (ticket->id);
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_ABANDONED, moment, ticket->id);
}
