/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a device can do for somebody now, and how soon. */
#include "config.h"

#include "lobby-adviser-private.h"

#include <string.h>

/* A step takes a bit less than a second; finding the way and the card takes some more (measured of no branch: ours). */
#define STEPS_PER_SECOND 1.2
#define SETTLE_S 8.0
/* Where the branch states no usual time of use, and where it does not say when a device is silent. */
#define USE_S 150.0
#define SILENT_S 60

/** lobby_look_get_terminal: Returns: the state of @device as a customer meets it */
LobbyTerminalState
lobby_look_get_terminal (const LobbyLook *look, const LobbyDeviceRecord *device)
{
  gint64 silent_s = look->branch->policy != NULL && look->branch->policy->device_silent_s > 0
                        ? look->branch->policy->device_silent_s
                        : SILENT_S;

  return lobby_device_get_terminal_state (device, look->moment.devices_now_us, silent_s * G_USEC_PER_SEC);
}

/** lobby_look_works: Returns: whether @device serves customers now */
gboolean
lobby_look_works (const LobbyLook *look, const LobbyDeviceRecord *device)
{
  LobbyTerminalState terminal = lobby_look_get_terminal (look, device);

  return look->moment.devices_known && (terminal == LOBBY_TERMINAL_IN_SERVICE || terminal == LOBBY_TERMINAL_DEGRADED);
}

static gboolean
is_stopped (LobbyFunctionState state)
{
  return state == LOBBY_FUNCTION_STOP || state == LOBBY_FUNCTION_NOT_SUPPORTED;
}

static gboolean
is_out (const LobbyDeviceRecord *device, LobbySupplyKind kind)
{
  const LobbySupplyRecord *supply = lobby_device_get_supply (device, kind);

  return supply != NULL
         && (supply->level == LOBBY_LEVEL_EMPTY || supply->level == LOBBY_LEVEL_JAMMED
             || (supply->status != LOBBY_UNIT_OK && supply->status != LOBBY_UNIT_UNKNOWN));
}

static gboolean
is_full (const LobbyDeviceRecord *device, LobbySupplyKind kind)
{
  const LobbySupplyRecord *supply = lobby_device_get_supply (device, kind);

  return supply != NULL && supply->level == LOBBY_LEVEL_FULL;
}

static gboolean
can_pay_out (const LobbyDeviceRecord *device, gint64 amount_cny)
{
  const LobbySupplyRecord *cash = lobby_device_get_supply (device, LOBBY_SUPPLY_CASH);

  if (is_stopped (device->dispense) || device->deposits_only || is_out (device, LOBBY_SUPPLY_CASH))
    return FALSE;
  return cash == NULL || cash->amount_cny <= 0 || cash->amount_cny >= amount_cny;
}

static gboolean
can_pay_in (const LobbyDeviceRecord *device, gint64 amount_cny)
{
  const LobbySupplyRecord *cash = lobby_device_get_supply (device, LOBBY_SUPPLY_CASH);

  if (is_stopped (device->accept) || is_full (device, LOBBY_SUPPLY_DEPOSIT) || is_out (device, LOBBY_SUPPLY_DEPOSIT))
    return FALSE;
  /* A recycler puts the notes into its one stock. */
  return cash == NULL || cash->capacity_cny <= 0 || lobby_device_get_supply (device, LOBBY_SUPPLY_DEPOSIT) != NULL
         || cash->amount_cny + amount_cny <= cash->capacity_cny;
}

/**
 * lobby_look_can_supply:
 * @transaction: what the customer came for
 * @amount_cny: CNY; 0 when not known or none
 *
 * Withdrawals and payments need notes and their way; statements and passbooks need paper or ribbon; new cards need blanks.
 *
 * Returns: whether @device has what it takes
 */
gboolean
lobby_look_can_supply (const LobbyDeviceRecord *device, const char *transaction, gint64 amount_cny)
{
  if (device->card_path == LOBBY_FUNCTION_STOP || is_full (device, LOBBY_SUPPLY_RETRACT))
    return FALSE;
  if (strcmp (transaction, "withdraw") == 0)
    return can_pay_out (device, amount_cny);
  if (strcmp (transaction, "deposit") == 0)
    return can_pay_in (device, amount_cny);
  if (strcmp (transaction, "replace-card") == 0 || strcmp (transaction, "open-account") == 0)
    return !is_out (device, LOBBY_SUPPLY_CARDS);
  if (strcmp (transaction, "statement") == 0)
    return device->printer != LOBBY_FUNCTION_STOP && !is_out (device, LOBBY_SUPPLY_PAPER);
  if (strcmp (transaction, "passbook-update") == 0)
    return device->printer != LOBBY_FUNCTION_STOP && !is_out (device, LOBBY_SUPPLY_RIBBON);
  return TRUE;
}

/* Customers who were sent to the device and are still on their way: it looks free, and is not. */
static guint
count_coming (const LobbyLook *look, const char *device, double walk_s)
{
  const GPtrArray *tickets = lobby_state_get_tickets (look->state);
  guint n = 0;

  for (guint i = 0; i < tickets->len; i++)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i);
      n += ticket->phase == LOBBY_TICKET_DIVERTED && g_strcmp0 (ticket->device, device) == 0
           && look->moment.now_us - ticket->ended_us < (gint64) (walk_s * G_USEC_PER_SEC);
    }
  return n;
}

/** lobby_look_time_device: Returns: how long it takes to be done at @device, for somebody who leaves the queue now */
LobbyDeviceTime
lobby_look_time_device (const LobbyLook *look, const LobbyDevicePlan *plan, const LobbyDeviceRecord *device)
{
  LobbyDeviceTime time = { .walk_s = (double) plan->steps / STEPS_PER_SECOND + SETTLE_S,
                           .use_s = plan->usual_use_s > 0 ? (double) plan->usual_use_s : USE_S };
  double free_s = 0;

  if (device->use_us != 0)
    {
      double used_s = (double) (look->moment.devices_now_us - device->use_us) / G_USEC_PER_SEC;
      /* One who takes longer than usual takes about a third of the usual time more. */
      free_s = MAX (time.use_s - used_s, time.use_s / 3);
    }
  free_s += (double) (device->waiting + count_coming (look, device->id, time.walk_s)) * time.use_s;
  time.wait_s = MAX (free_s - time.walk_s, 0);
  return time;
}

/** lobby_device_time_sum: Returns: way, waiting and use together, seconds */
double
lobby_device_time_sum (LobbyDeviceTime time)
{
  return time.walk_s + time.wait_s + time.use_s;
}

static gboolean
does (const LobbyDevicePlan *plan, const LobbyDiversionRule *rule)
{
  const char *kind = lobby_choice_get_nick (&lobby_device_kind_choice, plan->kind);

  return g_strv_contains ((const char *const *) rule->devices, kind)
         && (plan->transactions == NULL
             || g_strv_contains ((const char *const *) plan->transactions, rule->transaction));
}

static int
compare_machines (gconstpointer a, gconstpointer b)
{
  const LobbyMachine *first = a, *second = b;
  double apart_s = lobby_device_time_sum (first->time) - lobby_device_time_sum (second->time);

  if (apart_s < 0 || apart_s > 0)
    return apart_s < 0 ? -1 : 1;
  return strcmp (first->plan->id, second->plan->id);
}

/**
 * lobby_look_list_machines:
 *
 * Returns: (transfer full) (element-type LobbyMachine): devices of the branch that do the ticket's business, whether they
 * work or not, the quickest first
 */
GArray *
lobby_look_list_machines (const LobbyLook *look, const LobbyTicketRecord *ticket)
{
  const LobbyDiversionRule *rule = lobby_rule_sheet_find_rule (look->rules, ticket->transaction);
  GArray *machines = g_array_new (FALSE, TRUE, sizeof (LobbyMachine));

  for (guint i = 0;
       rule != NULL && rule->devices != NULL && look->branch->devices != NULL && i < look->branch->devices->len; i++)
    {
      LobbyMachine machine = { .plan = g_ptr_array_index (look->branch->devices, i) };

      machine.device = lobby_state_get_device (look->state, machine.plan->id);
      if (machine.device == NULL || !does (machine.plan, rule))
        continue;
      machine.time = lobby_look_time_device (look, machine.plan, machine.device);
      g_array_append_val (machines, machine);
    }
  g_array_sort (machines, compare_machines);
  return machines;
}
