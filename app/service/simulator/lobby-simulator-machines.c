/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What machines are made of: units that run out and fill up, parts that fail, and the signs that they send. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <math.h>
#include <string.h>

#define ATM_LOW_PERCENT 10.0

/* Share of a unit that one use takes, percent. */
static const double used_per_use[] = {
  [LOBBY_SUPPLY_RECEIPTS] = 0.4,
  [LOBBY_SUPPLY_CARDS] = 1.0,
  [LOBBY_SUPPLY_PAPER] = 0.6,
  [LOBBY_SUPPLY_RIBBON] = 0.5,
};

LobbySupplyRecord *
lobby_simulator_find_supply (const Device *device, LobbySupplyKind kind)
{
  for (guint i = 0; i < device->supplies->len; i++)
    {
      LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      if (supply->kind == kind)
        return supply;
    }
  return NULL;
}

/* Returns: whether it can serve anybody at all */
gboolean
lobby_simulator_device_works (const Device *device)
{
  return device->link == LOBBY_DEVICE_LINK_ONLINE && !device->exchange;
}

void
lobby_simulator_tell_status (LobbySimulator *simulator, int place)
{
  const Device *device = DEVICE (simulator, place);
  LobbyDeviceStatus *status = lobby_record_new (&lobby_device_status_changed_type);

  status->device = g_strdup (device->plan->id);
  status->link = device->link;
  status->operator_switch = device->exchange ? LOBBY_SWITCH_SUPERVISOR : LOBBY_SWITCH_RUN;
  status->exchange = device->exchange;
  status->dispense = device->dispense;
  status->accept = device->accept;
  status->card_path = device->card_path;
  status->printer = device->printer;
  status->deposits_only = device->deposits_only;
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_STATUS, status, NULL);
}

void
lobby_simulator_tell_supplies (LobbySimulator *simulator, int place)
{
  const Device *device = DEVICE (simulator, place);
  LobbyDeviceSupplies *readings;

  if (device->supplies->len == 0)
    return;
  readings = lobby_record_new (&lobby_device_supplies_read_type);
  readings->device = g_strdup (device->plan->id);
  readings->supplies = g_ptr_array_sized_new (device->supplies->len);
  for (guint i = 0; i < device->supplies->len; i++)
    g_ptr_array_add (readings->supplies,
                     lobby_record_copy (&lobby_supply_record_type, g_ptr_array_index (device->supplies, i)));
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_SUPPLIES, readings, NULL);
}

void
lobby_simulator_sign (LobbySimulator *simulator, int place)
{
  /* Of a machine that is cut off its network, the monitor goes on saying so. */
  lobby_simulator_tell_status (simulator, place);
  lobby_simulator_plan (simulator, (double) HABITS (simulator)->status_s, ACT_SIGN, place, 0);
}

void
lobby_simulator_read (LobbySimulator *simulator, int place)
{
  if (DEVICE (simulator, place)->link != LOBBY_DEVICE_LINK_OFFLINE)
    lobby_simulator_tell_supplies (simulator, place);
  lobby_simulator_plan (simulator, (double) HABITS (simulator)->supplies_s, ACT_READ, place, 0);
}

static LobbyReplenishment
grade (const Device *device, const LobbySupplyRecord *supply)
{
  gboolean fills = supply->kind == LOBBY_SUPPLY_DEPOSIT || supply->kind == LOBBY_SUPPLY_RETRACT;
  gboolean short_of_cash = supply->kind == LOBBY_SUPPLY_CASH && device->plan->low_cash_cny > 0
                           && supply->amount_cny < device->plan->low_cash_cny;

  if (fills)
    return supply->percent >= 98 ? LOBBY_LEVEL_FULL : supply->percent >= 90 ? LOBBY_LEVEL_HIGH : LOBBY_LEVEL_OK;
  if (supply->percent < 0.5)
    return LOBBY_LEVEL_EMPTY;
  return short_of_cash || supply->percent <= ATM_LOW_PERCENT ? LOBBY_LEVEL_LOW : LOBBY_LEVEL_OK;
}

static LobbyFunctionState
judge_supply (const Device *device, LobbySupplyKind kind)
{
  const LobbySupplyRecord *supply = lobby_simulator_find_supply (device, kind);

  if (supply == NULL)
    return LOBBY_FUNCTION_NOT_SUPPORTED;
  if (supply->level == LOBBY_LEVEL_EMPTY || supply->level == LOBBY_LEVEL_FULL)
    return LOBBY_FUNCTION_STOP;
  return supply->level == LOBBY_LEVEL_LOW || supply->level == LOBBY_LEVEL_HIGH ? LOBBY_FUNCTION_ATTENTION
                                                                               : LOBBY_FUNCTION_OK;
}

static LobbyFunctionState
worse (LobbyFunctionState a, LobbyFunctionState b)
{
  if (a == LOBBY_FUNCTION_STOP || b == LOBBY_FUNCTION_STOP)
    return LOBBY_FUNCTION_STOP;
  if (a == LOBBY_FUNCTION_ATTENTION || b == LOBBY_FUNCTION_ATTENTION)
    return LOBBY_FUNCTION_ATTENTION;
  return a == LOBBY_FUNCTION_NOT_SUPPORTED ? b : a;
}

static gboolean
failed_part (const Device *device, LobbyDevicePart part)
{
  return device->fault != LOBBY_FAULT_UNKNOWN && device->part == part;
}

static LobbyFunctionState
judge_printer (const Device *device)
{
  LobbyFunctionState state = worse (judge_supply (device, LOBBY_SUPPLY_RECEIPTS),
                                    worse (judge_supply (device, LOBBY_SUPPLY_PAPER),
                                           judge_supply (device, LOBBY_SUPPLY_RIBBON)));

  if (failed_part (device, LOBBY_PART_RECEIPT_PRINTER))
    return LOBBY_FUNCTION_ATTENTION;
  return failed_part (device, LOBBY_PART_DOCUMENT_PRINTER) || failed_part (device, LOBBY_PART_PASSBOOK_PRINTER)
             ? LOBBY_FUNCTION_STOP
             : state;
}

/* What each function can do, by its units and parts (CWA 16926, as the split form of XFS4IoT has it). */
void
lobby_simulator_update_functions (LobbySimulator *simulator, int place, gboolean tell)
{
  Device *device = DEVICE (simulator, place);
  Device before = *device;

  for (guint i = 0; i < device->supplies->len; i++)
    {
      LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      supply->level = grade (device, supply);
    }
  device->dispense = judge_supply (device, LOBBY_SUPPLY_CASH);
  device->accept = judge_supply (device, LOBBY_SUPPLY_DEPOSIT);
  device->printer = judge_printer (device);
  device->card_path = device->plan->kind == LOBBY_DEVICE_PASSBOOK_PRINTER ? LOBBY_FUNCTION_NOT_SUPPORTED
                                                                          : LOBBY_FUNCTION_OK;
  if (failed_part (device, LOBBY_PART_CARD_READER))
    device->card_path = LOBBY_FUNCTION_STOP;
  if (failed_part (device, LOBBY_PART_DISPENSER) && device->dispense != LOBBY_FUNCTION_NOT_SUPPORTED)
    device->dispense = LOBBY_FUNCTION_STOP;
  if (failed_part (device, LOBBY_PART_ACCEPTOR) && device->accept != LOBBY_FUNCTION_NOT_SUPPORTED)
    device->accept = LOBBY_FUNCTION_STOP;
  if (tell
      && (before.dispense != device->dispense || before.accept != device->accept || before.printer != device->printer
          || before.card_path != device->card_path))
    lobby_simulator_tell_status (simulator, place);
}

static void
move_cash (Device *device, double amount_cny)
{
  LobbySupplyRecord *cash = lobby_simulator_find_supply (device, LOBBY_SUPPLY_CASH);
  LobbySupplyRecord *deposit = lobby_simulator_find_supply (device, LOBBY_SUPPLY_DEPOSIT);

  if (cash != NULL && cash->capacity_cny > 0)
    {
      /* A recycler gives out most of what it takes in. */
      double change = amount_cny > 0 ? -amount_cny : deposit != NULL ? -amount_cny * 0.6 : 0;
      cash->amount_cny = (gint64) CLAMP ((double) cash->amount_cny + change, 0, (double) cash->capacity_cny);
      cash->percent = round (1000.0 * (double) cash->amount_cny / (double) cash->capacity_cny) / 10;
    }
  if (deposit != NULL && amount_cny < 0)
    deposit->percent = MIN (round (10 * (deposit->percent - amount_cny / 40000)) / 10, 100);
}

/* What a use takes out of the machine and puts into it. */
void
lobby_simulator_use_up (LobbySimulator *simulator, int place, const User *user)
{
  Device *device = DEVICE (simulator, place);

  for (guint i = 0; i < device->supplies->len; i++)
    {
      LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      if ((guint) supply->kind < G_N_ELEMENTS (used_per_use) && used_per_use[supply->kind] > 0)
        supply->percent = MAX (round (10 * (supply->percent - used_per_use[supply->kind])) / 10, 0);
    }
  if (user->amount_cny != 0)
    move_cash (device, user->amount_cny);
  gboolean stopped = device->dispense == LOBBY_FUNCTION_STOP || device->printer == LOBBY_FUNCTION_STOP;
  lobby_simulator_update_functions (simulator, place, TRUE);
  lobby_simulator_tell_supplies (simulator, place);
  if (!stopped && (device->dispense == LOBBY_FUNCTION_STOP || device->printer == LOBBY_FUNCTION_STOP)
      && device->due_us == 0)
    lobby_simulator_plan (simulator, (double) HABITS (simulator)->refill_s, ACT_REFILL, place, 0);
}

/* Of the cash so much is left, in percent: little, but not nothing. */
#define CASH_LEFT_PERCENT 5.0

/* The cash has been asked for faster than anybody foresaw. */
void
lobby_simulator_run_low (LobbySimulator *simulator, int place)
{
  LobbySupplyRecord *cash = lobby_simulator_find_supply (DEVICE (simulator, place), LOBBY_SUPPLY_CASH);

  if (cash == NULL || cash->percent <= CASH_LEFT_PERCENT)
    return;
  cash->percent = CASH_LEFT_PERCENT;
  cash->amount_cny = (gint64) ((double) cash->capacity_cny * CASH_LEFT_PERCENT / 100);
  lobby_simulator_update_functions (simulator, place, TRUE);
  lobby_simulator_tell_supplies (simulator, place);
}

static gboolean
stops_all (LobbyDevicePart part)
{
  return part != LOBBY_PART_RECEIPT_PRINTER && part != LOBBY_PART_ACCEPTOR && part != LOBBY_PART_DISPENSER
         && part != LOBBY_PART_NETWORK;
}

/* A part fails, for @lasts_s seconds when nobody does anything about it (0: for good). */
void
lobby_simulator_break_device (LobbySimulator *simulator,
                              int place,
                              LobbyDevicePart part,
                              LobbyDeviceFault fault,
                              double lasts_s)
{
  Device *device = DEVICE (simulator, place);

  if (device->fault != LOBBY_FAULT_UNKNOWN || device->link != LOBBY_DEVICE_LINK_ONLINE)
    return;
  device->part = part;
  device->fault = fault;
  device->trouble++;
  if (part == LOBBY_PART_NETWORK || part == LOBBY_PART_POWER)
    device->link = LOBBY_DEVICE_LINK_OFFLINE;
  else if (stops_all (part))
    device->link = LOBBY_DEVICE_LINK_HARDWARE_ERROR;
  lobby_simulator_update_functions (simulator, place, FALSE);
  LobbyDeviceMoment *moment = lobby_record_new (&lobby_device_faulted_type);
  moment->device = g_strdup (device->plan->id);
  moment->part = part;
  moment->fault = fault;
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_FAULT, moment, NULL);
  lobby_simulator_tell_status (simulator, place);
  lobby_simulator_empty_device_queue (simulator, place);
  if (lasts_s > 0)
    lobby_simulator_plan (simulator, lasts_s, ACT_REPAIR, place, device->trouble);
}

/* What was asked for is done. */
static void
end_request (LobbySimulator *simulator, Device *device)
{
  device->asked = LOBBY_DEVICE_ACTION_UNKNOWN;
  device->due_us = 0;
  g_clear_pointer (&device->asked_by, g_free);
  lobby_simulator_conclude_advice (simulator, device->asked_advice, LOBBY_DECISION_COMPLETED);
  g_clear_pointer (&device->asked_advice, g_free);
}

static void
tell_serviced (LobbySimulator *simulator,
               int place,
               LobbyServicing servicing,
               LobbySupplyKind supply,
               gint64 amount_cny,
               const char *staff)
{
  LobbyDeviceMoment *moment = lobby_record_new (&lobby_device_serviced_type);

  moment->device = g_strdup (DEVICE (simulator, place)->plan->id);
  moment->servicing = servicing;
  moment->supply = supply;
  moment->part = DEVICE (simulator, place)->part;
  moment->staff = g_strdup (staff);
  moment->amount_cny = amount_cny;
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_SERVICED, moment, NULL);
}

/* The trouble is over, or was only looked at. */
void
lobby_simulator_repair (LobbySimulator *simulator, int place, LobbyServicing servicing, const char *staff)
{
  Device *device = DEVICE (simulator, place);
  int guide = lobby_simulator_find_role (simulator, LOBBY_ROLE_LOBBY_MANAGER);

  if (device->fault == LOBBY_FAULT_UNKNOWN)
    return;
  if (staff == NULL && servicing == LOBBY_SERVICING_CLEARED && guide != NONE)
    staff = PERSON (simulator, guide)->plan->id;
  if (servicing == LOBBY_SERVICING_CLEARED && simulator->cause != NULL
      && (device->fault != LOBBY_FAULT_JAMMED
          || !lobby_random_chance (&simulator->command_dice, HABITS (simulator)->quick_fix)))
    {
      device->asked = LOBBY_DEVICE_ACTION_UNKNOWN;
      g_clear_pointer (&device->asked_by, g_free);
      g_clear_pointer (&device->asked_advice, g_free);
      tell_serviced (simulator, place, LOBBY_SERVICING_INSPECTED, LOBBY_SUPPLY_UNKNOWN, 0, staff);
      return;
    }
  tell_serviced (simulator, place, servicing, LOBBY_SUPPLY_UNKNOWN, 0, staff);
  device->fault = LOBBY_FAULT_UNKNOWN;
  device->part = LOBBY_PART_UNKNOWN;
  device->trouble++;
  device->link = LOBBY_DEVICE_LINK_ONLINE;
  end_request (simulator, device);
  lobby_simulator_update_functions (simulator, place, FALSE);
  lobby_simulator_tell_status (simulator, place);
  lobby_simulator_start_use (simulator, place);
}

static void
fill_unit (LobbySupplyRecord *unit)
{
  gboolean fills_up = unit->kind == LOBBY_SUPPLY_DEPOSIT || unit->kind == LOBBY_SUPPLY_RETRACT;

  unit->percent = fills_up ? 4 : unit->kind == LOBBY_SUPPLY_CASH ? 92 : 100;
  if (unit->capacity_cny > 0)
    unit->amount_cny = (gint64) ((double) unit->capacity_cny * unit->percent / 100);
}

/* Cash comes in (0: as much as usual), bins are emptied, paper and cards are put in; or only one unit is seen to. */
void
lobby_simulator_refill (LobbySimulator *simulator,
                        int place,
                        const char *staff,
                        LobbySupplyKind only,
                        gint64 amount_cny)
{
  Device *device = DEVICE (simulator, place);
  int guide = lobby_simulator_find_role (simulator, LOBBY_ROLE_GUIDE);
  LobbySupplyRecord *cash = lobby_simulator_find_supply (device, LOBBY_SUPPLY_CASH);
  LobbySupplyKind named = only;

  if (staff == NULL && guide != NONE)
    staff = PERSON (simulator, guide)->plan->id;
  for (guint i = 0; i < device->supplies->len; i++)
    {
      LobbySupplyRecord *unit = g_ptr_array_index (device->supplies, i);
      if (only == LOBBY_SUPPLY_UNKNOWN || unit->kind == only)
        fill_unit (unit);
      if (named == LOBBY_SUPPLY_UNKNOWN)
        named = cash != NULL ? LOBBY_SUPPLY_CASH : unit->kind;
    }
  if (cash != NULL && amount_cny > 0 && cash->capacity_cny > 0)
    {
      cash->amount_cny = MIN (amount_cny, cash->capacity_cny);
      cash->percent = round (1000.0 * (double) cash->amount_cny / (double) cash->capacity_cny) / 10;
    }
  end_request (simulator, device);
  device->deposits_only = FALSE;
  tell_serviced (simulator, place, LOBBY_SERVICING_REFILLED, named, cash != NULL ? cash->amount_cny : 0, staff);
  lobby_simulator_update_functions (simulator, place, FALSE);
  lobby_simulator_tell_supplies (simulator, place);
  lobby_simulator_tell_status (simulator, place);
  lobby_simulator_start_use (simulator, place);
}
