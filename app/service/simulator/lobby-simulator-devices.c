/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Customers at machines: walk-ins and diverted tickets, the queue there, uses and their failures. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <math.h>
#include <string.h>

#define MACHINE_LIMIT_CNY 20000.0

static void
plan_walk_in (LobbySimulator *simulator, int place)
{
  Device *device = DEVICE (simulator, place);
  double factor = simulator->scenario->demand_factor > 0 ? simulator->scenario->demand_factor : 1;
  gint64 at_us = device->machine != NULL
                     ? lobby_simulator_next_arrival (simulator, device->machine->walk_ins, factor, &device->dice)
                     : G_MAXINT64;

  if (at_us != G_MAXINT64)
    lobby_agenda_add (simulator->agenda, at_us, ACT_WALK_IN, place, 0, NULL);
}

/* Life signs, readings and the first walk-in of each machine; their signs are spread over the period. */
void
lobby_simulator_plan_devices (LobbySimulator *simulator)
{
  const LobbyHabits *habits = HABITS (simulator);
  guint n = simulator->devices->len;

  for (guint i = 0; i < n; i++)
    {
      lobby_simulator_plan (simulator, (double) habits->status_s * (i + 1) / n, ACT_SIGN, i, 0);
      lobby_simulator_plan (simulator, (double) habits->supplies_s * (i + 1) / n, ACT_READ, i, 0);
      plan_walk_in (simulator, (int) i);
    }
}

static gboolean
lists (char **list, const char *id)
{
  return list != NULL && id != NULL && g_strv_contains ((const char *const *) list, id);
}

/* Returns: whether the machine can do this business now, with the notes and paper that it needs */
gboolean
lobby_simulator_device_can (const LobbySimulator *simulator, int place, const char *transaction, double amount_cny)
{
  const Device *device = DEVICE (simulator, place);
  const LobbySupplyRecord *cash = lobby_simulator_find_supply (device, LOBBY_SUPPLY_CASH);

  if (!lobby_simulator_device_works (device)
      || (transaction != NULL && !lists (device->plan->transactions, transaction)))
    return FALSE;
  if (amount_cny > 0
      && (device->deposits_only || device->dispense == LOBBY_FUNCTION_STOP || cash == NULL
          || (double) cash->amount_cny < amount_cny))
    return FALSE;
  if (amount_cny < 0 && (device->accept == LOBBY_FUNCTION_STOP || device->accept == LOBBY_FUNCTION_NOT_SUPPORTED))
    return FALSE;
  return amount_cny != 0 || device->printer != LOBBY_FUNCTION_STOP;
}

static void
tell_queue (LobbySimulator *simulator, int place)
{
  const Device *device = DEVICE (simulator, place);
  LobbyDeviceUse *use = lobby_record_new (&lobby_device_queue_changed_type);

  use->device = g_strdup (device->plan->id);
  use->waiting = device->queue->len - (device->used ? 1 : 0);
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_QUEUE, use, NULL);
}

static LobbyDeviceUse *
make_use (LobbySimulator *simulator, int place, LobbyEventKind kind, const User *user)
{
  const Device *device = DEVICE (simulator, place);
  LobbyDeviceUse *use = lobby_record_new (lobby_event_kind_get_table (kind));

  use->device = g_strdup (device->plan->id);
  use->ticket = user->ticket != NONE ? g_strdup (TICKET (simulator, user->ticket)->id) : NULL;
  use->transaction = g_strdup (user->transaction);
  use->waiting = device->queue->len - 1;
  return use;
}

/* Whoever is first at an idle machine starts. */
void
lobby_simulator_start_use (LobbySimulator *simulator, int place)
{
  Device *device = DEVICE (simulator, place);
  User *user;

  if (device->used || device->queue->len == 0 || !lobby_simulator_device_works (device))
    return;
  device->used = TRUE;
  device->round++;
  user = &g_array_index (device->queue, User, 0);
  LobbyDeviceUse *use = make_use (simulator, place, LOBBY_EVENT_DEVICE_USE_STARTED, user);
  const char *cause = simulator->cause;
  simulator->cause = user->cause;
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_USE_STARTED, use, use->ticket);
  simulator->cause = cause;
  double use_s = device->machine != NULL
                     ? lobby_random_lognormal (&device->dice, device->machine->use_s, device->machine->use_spread)
                     : 90;
  lobby_agenda_add (simulator->agenda, simulator->now_us + (gint64) (CLAMP (use_s, 15, 1800) * 1000) * 1000,
                    ACT_END_USE, place, device->round, user->cause);
}

void
lobby_simulator_join_device (LobbySimulator *simulator,
                             int place,
                             int ticket,
                             const char *transaction,
                             double amount_cny)
{
  Device *device = DEVICE (simulator, place);
  User user = { ticket, transaction, amount_cny, g_strdup (simulator->cause) };

  g_array_append_val (device->queue, user);
  if (!device->used)
    lobby_simulator_start_use (simulator, place);
  else
    tell_queue (simulator, place);
}

/* A machine of the same kind that nobody queues at. */
static int
find_like (LobbySimulator *simulator, int place)
{
  for (guint i = 0; i < simulator->devices->len; i++)
    {
      const Device *other = DEVICE (simulator, i);
      gboolean cash = other->plan->kind == LOBBY_DEVICE_ATM || other->plan->kind == LOBBY_DEVICE_CASH_RECYCLER;
      gboolean wants_cash = DEVICE (simulator, place)->plan->kind == LOBBY_DEVICE_ATM
                            || DEVICE (simulator, place)->plan->kind == LOBBY_DEVICE_CASH_RECYCLER;
      if ((int) i != place && cash == wants_cash && (cash || other->plan->kind == DEVICE (simulator, place)->plan->kind)
          && lobby_simulator_device_works (other) && other->queue->len < 2)
        return (int) i;
    }
  return NONE;
}

static void
draw_use (Device *device, const char **transaction, double *amount_cny)
{
  const LobbyMachinePlan *machine = device->machine;
  char **list = device->plan->transactions;
  guint n = list != NULL ? g_strv_length (list) : 0;

  *transaction = n > 0 ? list[(guint) (lobby_random_uniform (&device->dice) * n)] : NULL;
  *amount_cny = 0;
  if (machine->amount_cny <= 0)
    return;
  gboolean deposit = lobby_random_chance (&device->dice, machine->deposits);
  *transaction = deposit ? "deposit" : "withdraw";
  double amount = lobby_random_lognormal (&device->dice, machine->amount_cny, machine->amount_spread);
  *amount_cny = MIN (round (amount / 100) * 100, MACHINE_LIMIT_CNY);
  *amount_cny = MAX (*amount_cny, 100) * (deposit ? -1 : 1);
}

/* Who finds no machine takes a ticket, or goes home. */
static void
turn_away (LobbySimulator *simulator, int place, const char *transaction)
{
  const GPtrArray *business = simulator->scenario->business;
  double to_counter = HABITS (simulator)->to_counter;

  if (!simulator->open || !lobby_random_chance (&DEVICE (simulator, place)->dice, to_counter))
    return;
  for (guint i = 0; business != NULL && i < business->len; i++)
    if (g_strcmp0 (BUSINESS (simulator, i)->transaction, transaction) == 0)
      {
        int demand = lobby_simulator_find_demand (simulator, BUSINESS (simulator, i)->service);
        if (demand != NONE)
          lobby_simulator_issue (simulator, demand, (int) i, NULL);
        return;
      }
}

void
lobby_simulator_walk_in (LobbySimulator *simulator, int place)
{
  Device *device = DEVICE (simulator, place);
  const char *transaction;
  double amount_cny;
  int chosen = place;

  plan_walk_in (simulator, place);
  draw_use (device, &transaction, &amount_cny);
  if (!lobby_simulator_device_can (simulator, chosen, transaction, amount_cny)
      || (gint64) device->queue->len > HABITS (simulator)->queue_limit)
    chosen = find_like (simulator, place);
  if (chosen != NONE && lobby_simulator_device_can (simulator, chosen, transaction, amount_cny))
    lobby_simulator_join_device (simulator, chosen, NONE, transaction, amount_cny);
  else
    turn_away (simulator, place, transaction);
}

static void
dismiss (LobbySimulator *simulator, const User *user)
{
  if (user->ticket != NONE)
    lobby_simulator_come_back (simulator, user->ticket);
}

static void
end_use (LobbySimulator *simulator, int place, gboolean failed)
{
  Device *device = DEVICE (simulator, place);
  User user = g_array_index (device->queue, User, 0);
  const char *cause = simulator->cause;

  user.cause = g_strdup (user.cause);
  simulator->cause = user.cause;
  LobbyDeviceUse *use = make_use (simulator, place, LOBBY_EVENT_DEVICE_USE_ENDED, &user);
  use->amount_cny = failed ? 0 : (gint64) user.amount_cny;
  use->failed = failed;
  device->used = FALSE;
  device->round++;
  g_array_remove_index (device->queue, 0);
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_USE_ENDED, use, use->ticket);
  if (!failed && user.ticket != NONE)
    lobby_simulator_conclude_advice (simulator, TICKET (simulator, user.ticket)->advice, LOBBY_DECISION_COMPLETED);
  if (failed)
    dismiss (simulator, &user);
  else
    lobby_simulator_use_up (simulator, place, &user);
  simulator->cause = cause;
  g_free (user.cause);
}

void
lobby_simulator_end_use (LobbySimulator *simulator, int place)
{
  Device *device = DEVICE (simulator, place);
  const LobbyMachinePlan *machine = device->machine;
  const User *user = &g_array_index (device->queue, User, 0);
  gboolean came_back = user->ticket != NONE
                       && lobby_random_chance (&TICKET (simulator, user->ticket)->dice, HABITS (simulator)->came_back);
  gboolean jams = machine != NULL && lobby_random_chance (&device->dice, machine->jam);

  if (!lobby_simulator_device_can (simulator, place, NULL, user->amount_cny))
    came_back = TRUE;
  end_use (simulator, place, came_back || jams);
  if (jams)
    lobby_simulator_break_device (simulator, place, machine->jam_part, LOBBY_FAULT_JAMMED,
                                  lobby_random_lognormal (&device->dice, MAX (machine->repair_s, 60), 0.5));
  else
    lobby_simulator_start_use (simulator, place);
}

static int
find_user (const Device *device, int ticket)
{
  for (guint i = 0; i < device->queue->len; i++)
    if (g_array_index (device->queue, User, i).ticket == ticket)
      return (int) i;
  return NONE;
}

/* Returns: whether the ticket's use of the machine has begun */
gboolean
lobby_simulator_is_at_device (const LobbySimulator *simulator, int place, int ticket)
{
  const Device *device = DEVICE (simulator, place);

  return device->used && find_user (device, ticket) == 0;
}

/* Out of the line at the machine, if it has got there. */
void
lobby_simulator_leave_device (LobbySimulator *simulator, int place, int ticket)
{
  Device *device = DEVICE (simulator, place);
  int at = find_user (device, ticket);

  if (at == NONE)
    return;
  g_array_remove_index (device->queue, (guint) at);
  tell_queue (simulator, place);
}

/* The machine stopped: who uses it has failed, who waits goes elsewhere. */
void
lobby_simulator_empty_device_queue (LobbySimulator *simulator, int place)
{
  Device *device = DEVICE (simulator, place);

  if (lobby_simulator_device_works (device) || device->queue->len == 0)
    return;
  if (device->used)
    end_use (simulator, place, TRUE);
  while (device->queue->len > 0)
    {
      User user = g_array_index (device->queue, User, 0);
      user.cause = NULL;
      g_array_remove_index (device->queue, 0);
      if (user.ticket != NONE)
        dismiss (simulator, &user);
      else
        turn_away (simulator, place, user.transaction);
    }
  tell_queue (simulator, place);
}
