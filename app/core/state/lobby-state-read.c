/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking things up in a state. Everything handed out is borrowed and good until the next event. */
#include "config.h"

#include "lobby-state-private.h"

#include <string.h>

/** lobby_state_get_time: Returns: time of the newest event applied, µs since 1970 UTC, 0 before the first */
gint64
lobby_state_get_time (const LobbyState *state)
{
  return state->time_us;
}

/** lobby_state_get_branch: Returns: (transfer none) (nullable): the branch, %NULL before the first snapshot */
const LobbyBranchRecord *
lobby_state_get_branch (const LobbyState *state)
{
  return state->branch;
}

#define DEFINE_LOOKUP(name, Type, TABLE) \
  const Type *lobby_state_get_##name (const LobbyState *state, const char *id) \
  { \
    return lobby_table_lookup (&state->tables[LOBBY_TABLE_##TABLE], id); \
  }
#define DEFINE_LIST(name, TABLE) \
  const GPtrArray *lobby_state_get_##name (const LobbyState *state) \
  { \
    return state->tables[LOBBY_TABLE_##TABLE].records; \
  }

/* Each returns (transfer none) (nullable): the record with that id. */
DEFINE_LOOKUP (ticket, LobbyTicketRecord, TICKETS)
DEFINE_LOOKUP (counter, LobbyCounterRecord, COUNTERS)
DEFINE_LOOKUP (device, LobbyDeviceRecord, DEVICES)
DEFINE_LOOKUP (staff, LobbyStaffRecord, STAFF)
DEFINE_LOOKUP (visit, LobbyVisitRecord, VISITS)
DEFINE_LOOKUP (appointment, LobbyAppointmentRecord, APPOINTMENTS)
DEFINE_LOOKUP (advice, LobbyAdviceRecord, ADVICES)
DEFINE_LOOKUP (feedback, LobbyFeedbackRecord, FEEDBACKS)
DEFINE_LOOKUP (case, LobbyCaseRecord, CASES)
DEFINE_LOOKUP (checklist, LobbyChecklist, CHECKLISTS)
DEFINE_LOOKUP (check_run, LobbyCheckRun, CHECK_RUNS)
DEFINE_LOOKUP (alert_mark, LobbyAlertMarkRecord, MARKS)
DEFINE_LOOKUP (promise, LobbyPromiseRecord, PROMISES)
DEFINE_LOOKUP (link, LobbyLinkRecord, LINKS)

/* Each returns (transfer none): the records in the order in which they came. */
DEFINE_LIST (tickets, TICKETS)
DEFINE_LIST (counters, COUNTERS)
DEFINE_LIST (staffs, STAFF)
DEFINE_LIST (devices, DEVICES)
DEFINE_LIST (uses, USES)
DEFINE_LIST (levels, LEVELS)
DEFINE_LIST (occurrences, OCCURRENCES)
DEFINE_LIST (visits, VISITS)
DEFINE_LIST (appointments, APPOINTMENTS)
DEFINE_LIST (advices, ADVICES)
DEFINE_LIST (feedbacks, FEEDBACKS)
DEFINE_LIST (cases, CASES)
DEFINE_LIST (checklists, CHECKLISTS)
DEFINE_LIST (check_runs, CHECK_RUNS)
DEFINE_LIST (check_results, CHECK_RESULTS)
DEFINE_LIST (promises, PROMISES)

static gconstpointer
find_by_id (const GPtrArray *records, const char *id)
{
  for (guint i = 0; records != NULL && id != NULL && i < records->len; i++)
    {
      const char *const *record = g_ptr_array_index (records, i);
      if (strcmp (*record, id) == 0)
        return record;
    }
  return NULL;
}

/** lobby_state_get_service: Returns: (transfer none) (nullable): the service with that id */
const LobbyServiceRecord *
lobby_state_get_service (const LobbyState *state, const char *id)
{
  return state->branch != NULL ? find_by_id (state->branch->services, id) : NULL;
}

/** lobby_state_get_device_plan: Returns: (transfer none) (nullable): how the branch has set that device up */
const LobbyDevicePlan *
lobby_state_get_device_plan (const LobbyState *state, const char *id)
{
  return state->branch != NULL ? find_by_id (state->branch->devices, id) : NULL;
}

/** lobby_state_get_counter_plan: Returns: (transfer none) (nullable): how the branch has set that counter up */
const LobbyCounterPlan *
lobby_state_get_counter_plan (const LobbyState *state, const char *id)
{
  return state->branch != NULL ? find_by_id (state->branch->counters, id) : NULL;
}

/** lobby_state_get_transaction: Returns: (transfer none) (nullable): the kind of business with that id */
const LobbyTransactionRecord *
lobby_state_get_transaction (const LobbyState *state, const char *id)
{
  return state->branch != NULL ? find_by_id (state->branch->transactions, id) : NULL;
}

/** lobby_state_find_check_run: Returns: (transfer none) (nullable): the newest filling of that checklist today */
const LobbyCheckRun *
lobby_state_find_check_run (const LobbyState *state, const char *checklist)
{
  const GPtrArray *runs = state->tables[LOBBY_TABLE_CHECK_RUNS].records;

  for (guint i = runs->len; i > 0; i--)
    {
      const LobbyCheckRun *run = g_ptr_array_index (runs, i - 1);
      if (g_strcmp0 (run->checklist, checklist) == 0)
        return run;
    }
  return NULL;
}

/** lobby_state_get_waiting: Returns: (transfer none): who waits for a service, longest wait first */
const GPtrArray *
lobby_state_get_waiting (const LobbyState *state, const char *service)
{
  const GPtrArray *queue = g_hash_table_lookup (state->waiting, service);

  return queue != NULL ? queue : state->no_tickets;
}

/** lobby_state_count: Returns: how many events had that outcome */
guint64
lobby_state_count (const LobbyState *state, LobbyApply outcome)
{
  return state->outcomes[outcome];
}

/** lobby_state_count_unknown: Returns: how many events were of a type that this version does not know */
guint64
lobby_state_count_unknown (const LobbyState *state)
{
  return state->unknown;
}

/** lobby_device_get_supply: Returns: (transfer none) (nullable): the unit of that kind */
const LobbySupplyRecord *
lobby_device_get_supply (const LobbyDeviceRecord *device, LobbySupplyKind kind)
{
  for (guint i = 0; device->supplies != NULL && i < device->supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      if (supply->kind == kind)
        return supply;
    }
  return NULL;
}

static gboolean
has_lack (const LobbyDeviceRecord *device)
{
  for (guint i = 0; device->supplies != NULL && i < device->supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (device->supplies, i);
      if (supply->level == LOBBY_LEVEL_LOW || supply->level == LOBBY_LEVEL_EMPTY || supply->level == LOBBY_LEVEL_JAMMED
          || supply->level == LOBBY_LEVEL_FULL
          || (supply->status != LOBBY_UNIT_OK && supply->status != LOBBY_UNIT_UNKNOWN))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_stopped (LobbyFunctionState function)
{
  return function == LOBBY_FUNCTION_STOP;
}

/* Every money function that the device has is stopped, or nothing can be done without its card reader. */
static gboolean
has_no_function (const LobbyDeviceRecord *device)
{
  gboolean has_dispenser = device->dispense != LOBBY_FUNCTION_UNKNOWN
                           && device->dispense != LOBBY_FUNCTION_NOT_SUPPORTED;
  gboolean has_acceptor = device->accept != LOBBY_FUNCTION_UNKNOWN && device->accept != LOBBY_FUNCTION_NOT_SUPPORTED;

  if (is_stopped (device->card_path))
    return TRUE;
  if (!has_dispenser && !has_acceptor)
    return is_stopped (device->printer);
  return (!has_dispenser || is_stopped (device->dispense)) && (!has_acceptor || is_stopped (device->accept));
}

/**
 * lobby_device_get_terminal_state:
 * @device: a device
 * @now_us: branch time, µs since 1970 UTC
 * @silent_us: a device without a life sign for this long is unknown, µs
 *
 * The state as a customer meets it, in the terms of CWA 16926; the first match wins: unknown, offline, supervisor, out of
 * service, degraded, in service.
 *
 * Returns: the state
 */
LobbyTerminalState
lobby_device_get_terminal_state (const LobbyDeviceRecord *device, gint64 now_us, gint64 silent_us)
{
  if (device->link == LOBBY_DEVICE_LINK_OFFLINE || device->link == LOBBY_DEVICE_LINK_POWER_OFF
      || device->link == LOBBY_DEVICE_LINK_NO_DEVICE)
    return LOBBY_TERMINAL_OFFLINE;
  if (device->link == LOBBY_DEVICE_LINK_UNKNOWN || now_us - device->sign_us >= silent_us)
    return LOBBY_TERMINAL_UNKNOWN;
  if ((device->operator_switch != LOBBY_SWITCH_RUN && device->operator_switch != LOBBY_SWITCH_UNKNOWN)
      || device->exchange)
    return LOBBY_TERMINAL_SUPERVISOR;
  if ((device->link != LOBBY_DEVICE_LINK_ONLINE && device->link != LOBBY_DEVICE_LINK_DEVICE_BUSY)
      || has_no_function (device))
    return LOBBY_TERMINAL_OUT_OF_SERVICE;
  if (has_lack (device) || device->deposits_only || is_stopped (device->dispense) || is_stopped (device->accept)
      || is_stopped (device->printer) || device->dispense == LOBBY_FUNCTION_ATTENTION
      || device->accept == LOBBY_FUNCTION_ATTENTION)
    return LOBBY_TERMINAL_DEGRADED;
  return LOBBY_TERMINAL_IN_SERVICE;
}
