/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens at self-service devices: status, supplies, uses, trouble and its end. */
#include "config.h"

#include "lobby-state-private.h"

#include <math.h>
#include <string.h>

/* Readings closer than this to the last one kept say nothing new on a chart; percent of capacity. */
#define LEVEL_STEP_PERCENT 1.0

static LobbyOccurrenceRecord *
add_occurrence (LobbyState *state, const char *device, LobbyOccurrence kind, gint64 at_us)
{
  LobbyOccurrenceRecord *occurrence = lobby_record_new (&lobby_occurrence_record_type);

  occurrence->device = g_strdup (device);
  occurrence->kind = kind;
  occurrence->at_us = at_us;
  return lobby_table_take (&state->tables[LOBBY_TABLE_OCCURRENCES], occurrence);
}

static LobbyApply
set_status (LobbyState *state, LobbyDeviceRecord *device, const LobbyDeviceStatus *status, gint64 now_us)
{
  gboolean was_up = device->link == LOBBY_DEVICE_LINK_ONLINE || device->link == LOBBY_DEVICE_LINK_DEVICE_BUSY;
  gboolean is_up = status->link == LOBBY_DEVICE_LINK_ONLINE || status->link == LOBBY_DEVICE_LINK_DEVICE_BUSY;

  if (was_up && status->link == LOBBY_DEVICE_LINK_OFFLINE)
    add_occurrence (state, device->id, LOBBY_OCCURRENCE_OFFLINE, now_us);
  else if (!was_up && is_up && device->link != LOBBY_DEVICE_LINK_UNKNOWN)
    add_occurrence (state, device->id, LOBBY_OCCURRENCE_ONLINE, now_us);
  if (device->deposits_only != status->deposits_only)
    {
      add_occurrence (state, device->id, LOBBY_OCCURRENCE_MODE, now_us)->action
          = status->deposits_only ? LOBBY_DEVICE_ACTION_DEPOSITS_ONLY : LOBBY_DEVICE_ACTION_ALL_FUNCTIONS;
      if (device->asked == LOBBY_DEVICE_ACTION_DEPOSITS_ONLY || device->asked == LOBBY_DEVICE_ACTION_ALL_FUNCTIONS)
        device->asked = LOBBY_DEVICE_ACTION_UNKNOWN;
    }
  if (was_up != is_up || device->link_us == 0)
    device->link_us = now_us;
  device->link = status->link;
  device->operator_switch = status->operator_switch;
  device->exchange = status->exchange;
  device->dispense = status->dispense;
  device->accept = status->accept;
  device->card_path = status->card_path;
  device->printer = status->printer;
  device->deposits_only = status->deposits_only;
  return LOBBY_APPLY_APPLIED;
}

static const LobbyLevelRecord *
find_last_level (const LobbyState *state, const char *device, LobbySupplyKind kind)
{
  const GPtrArray *levels = state->tables[LOBBY_TABLE_LEVELS].records;

  for (guint i = levels->len; i > 0; i--)
    {
      const LobbyLevelRecord *level = g_ptr_array_index (levels, i - 1);
      if (level->kind == kind && strcmp (level->device, device) == 0)
        return level;
    }
  return NULL;
}

static void
keep_level (LobbyState *state, const char *device, const LobbySupplyRecord *supply, gint64 now_us)
{
  const LobbyLevelRecord *last = find_last_level (state, device, supply->kind);
  LobbyLevelRecord *level;

  if (last != NULL && fabs (last->percent - supply->percent) < LEVEL_STEP_PERCENT)
    return;
  level = lobby_record_new (&lobby_level_record_type);
  level->device = g_strdup (device);
  level->kind = supply->kind;
  level->at_us = now_us;
  level->percent = supply->percent;
  level->amount_cny = supply->amount_cny;
  lobby_table_take (&state->tables[LOBBY_TABLE_LEVELS], level);
}

static void
note_crossing (LobbyState *state,
               const char *device,
               LobbyReplenishment before,
               const LobbySupplyRecord *now,
               gint64 now_us)
{
  LobbyOccurrence kind = now->level == LOBBY_LEVEL_LOW     ? LOBBY_OCCURRENCE_LOW
                         : now->level == LOBBY_LEVEL_EMPTY ? LOBBY_OCCURRENCE_EMPTY
                                                           : LOBBY_OCCURRENCE_UNKNOWN;
  LobbyOccurrenceRecord *occurrence;

  if (kind == LOBBY_OCCURRENCE_UNKNOWN || now->level == before)
    return;
  occurrence = add_occurrence (state, device, kind, now_us);
  occurrence->supply = now->kind;
  occurrence->amount_cny = now->amount_cny;
}

static LobbyApply
read_supplies (LobbyState *state, LobbyDeviceRecord *device, const LobbyDeviceSupplies *reading, gint64 now_us)
{
  if (device->supplies == NULL)
    device->supplies = g_ptr_array_new ();
  for (guint i = 0; reading->supplies != NULL && i < reading->supplies->len; i++)
    {
      const LobbySupplyRecord *fresh = g_ptr_array_index (reading->supplies, i);
      LobbySupplyRecord *supply = (LobbySupplyRecord *) lobby_device_get_supply (device, fresh->kind);
      LobbyReplenishment before = supply != NULL ? supply->level : fresh->level;

      if (supply != NULL)
        lobby_record_assign (&lobby_supply_record_type, supply, fresh);
      else
        g_ptr_array_add (device->supplies, lobby_record_copy (&lobby_supply_record_type, fresh));
      keep_level (state, device->id, fresh, now_us);
      note_crossing (state, device->id, before, fresh, now_us);
    }
  return LOBBY_APPLY_APPLIED;
}

static LobbyUseRecord *
find_open_use (const LobbyState *state, const char *device)
{
  const GPtrArray *uses = state->tables[LOBBY_TABLE_USES].records;

  for (guint i = uses->len; i > 0; i--)
    {
      LobbyUseRecord *use = g_ptr_array_index (uses, i - 1);
      if (strcmp (use->device, device) == 0)
        return use->ended_us == 0 ? use : NULL;
    }
  return NULL;
}

static LobbyApply
start_use (LobbyState *state, LobbyDeviceRecord *device, const LobbyDeviceUse *moment, gint64 now_us)
{
  LobbyUseRecord *open = find_open_use (state, device->id);
  LobbyUseRecord *use;

  /* The end of the last use got lost: it ended at the latest now. */
  if (open != NULL)
    open->ended_us = now_us;
  use = lobby_record_new (&lobby_use_record_type);
  use->device = g_strdup (device->id);
  use->ticket = g_strdup (moment->ticket);
  use->transaction = g_strdup (moment->transaction);
  use->started_us = now_us;
  lobby_table_take (&state->tables[LOBBY_TABLE_USES], use);
  lobby_state_set_text (&device->ticket, moment->ticket);
  device->use_us = now_us;
  device->idle_us = 0;
  device->waiting = moment->waiting;
  device->uses++;
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
end_use (LobbyState *state, LobbyDeviceRecord *device, const LobbyDeviceUse *moment, gint64 now_us)
{
  LobbyUseRecord *open = find_open_use (state, device->id);

  if (open == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  open->ended_us = now_us;
  open->amount_cny = moment->amount_cny;
  open->failed = moment->failed;
  lobby_state_set_text (&device->ticket, NULL);
  device->use_us = 0;
  device->idle_us = now_us;
  device->waiting = moment->waiting;
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
start_fault (LobbyState *state, LobbyDeviceRecord *device, const LobbyDeviceMoment *moment, gint64 now_us)
{
  LobbyOccurrenceRecord *occurrence = add_occurrence (state, device->id, LOBBY_OCCURRENCE_FAULT, now_us);

  occurrence->part = moment->part;
  occurrence->fault = moment->fault;
  device->part = moment->part;
  device->fault = moment->fault;
  device->fault_us = now_us;
  return LOBBY_APPLY_APPLIED;
}

static void
end_fault (LobbyDeviceRecord *device, LobbyOccurrenceRecord *occurrence, gint64 now_us)
{
  occurrence->part = device->part;
  occurrence->fault = device->fault;
  if (device->fault_us != 0)
    occurrence->lasted_s = CLAMP ((now_us - device->fault_us) / 1000000, 0, 86400);
  device->part = LOBBY_PART_UNKNOWN;
  device->fault = LOBBY_FAULT_UNKNOWN;
  device->fault_us = 0;
}

static void
end_request (LobbyDeviceRecord *device)
{
  device->asked = LOBBY_DEVICE_ACTION_UNKNOWN;
  device->asked_us = device->due_us = 0;
  lobby_state_set_text (&device->reference, NULL);
}

static LobbyApply
service (LobbyState *state, LobbyDeviceRecord *device, const LobbyDeviceMoment *moment, gint64 now_us)
{
  gboolean filled = moment->servicing == LOBBY_SERVICING_REFILLED || moment->servicing == LOBBY_SERVICING_EMPTIED;
  LobbyOccurrenceRecord *occurrence = add_occurrence (state, device->id,
                                                      filled ? LOBBY_OCCURRENCE_REFILLED : LOBBY_OCCURRENCE_CLEARED,
                                                      now_us);

  lobby_state_set_text (&occurrence->staff, moment->staff);
  occurrence->supply = moment->supply;
  occurrence->amount_cny = moment->amount_cny;
  if (!filled && moment->servicing != LOBBY_SERVICING_INSPECTED)
    end_fault (device, occurrence, now_us);
  end_request (device);
  return LOBBY_APPLY_APPLIED;
}

/* A wish for nothing takes the last one back. */
static LobbyApply
ask (LobbyState *state, LobbyDeviceRecord *device, const LobbyDeviceMoment *moment, gint64 now_us)
{
  LobbyOccurrenceRecord *occurrence;

  if (moment->action == LOBBY_DEVICE_ACTION_UNKNOWN)
    {
      end_request (device);
      return LOBBY_APPLY_APPLIED;
    }
  occurrence = add_occurrence (state, device->id, LOBBY_OCCURRENCE_REQUESTED, now_us);
  occurrence->action = moment->action;
  lobby_state_set_text (&occurrence->staff, moment->by);
  device->asked = moment->action;
  device->asked_us = now_us;
  if (moment->due_us != 0)
    device->due_us = moment->due_us;
  if (moment->reference != NULL)
    lobby_state_set_text (&device->reference, moment->reference);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
apply_moment (LobbyState *state, LobbyDeviceRecord *device, const LobbyEvent *event)
{
  gint64 now_us = lobby_event_get_time (event);

  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_DEVICE_STATUS:
      return set_status (state, device, LOBBY_PAYLOAD (event, DeviceStatus), now_us);
    case LOBBY_EVENT_DEVICE_SUPPLIES:
      return read_supplies (state, device, LOBBY_PAYLOAD (event, DeviceSupplies), now_us);
    case LOBBY_EVENT_DEVICE_USE_STARTED:
      return start_use (state, device, LOBBY_PAYLOAD (event, DeviceUse), now_us);
    case LOBBY_EVENT_DEVICE_USE_ENDED:
      return end_use (state, device, LOBBY_PAYLOAD (event, DeviceUse), now_us);
    case LOBBY_EVENT_DEVICE_QUEUE:
      device->waiting = LOBBY_PAYLOAD (event, DeviceUse)->waiting;
      return LOBBY_APPLY_APPLIED;
    case LOBBY_EVENT_DEVICE_FAULT:
      return start_fault (state, device, LOBBY_PAYLOAD (event, DeviceMoment), now_us);
    case LOBBY_EVENT_DEVICE_SERVICED:
      return service (state, device, LOBBY_PAYLOAD (event, DeviceMoment), now_us);
    case LOBBY_EVENT_DEVICE_ASKED:
      return ask (state, device, LOBBY_PAYLOAD (event, DeviceMoment), now_us);
    default:
      return LOBBY_APPLY_IGNORED;
    }
}

LobbyApply
lobby_state_apply_device (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  /* Every device payload begins with the device's id. */
  LobbyDeviceRecord *device = lobby_table_lookup (&state->tables[LOBBY_TABLE_DEVICES],
                                                  *(const char *const *) lobby_event_get_payload (event));
  LobbyApply outcome;

  if (device == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  outcome = apply_moment (state, device, event);
  if (outcome != LOBBY_APPLY_APPLIED)
    return outcome;
  /* A transaction is a life sign too (fault 45); what the branch asked for, or says about a dead device, is not. */
  if (lobby_event_get_kind (event) != LOBBY_EVENT_DEVICE_ASKED && device->link != LOBBY_DEVICE_LINK_OFFLINE)
    device->sign_us = lobby_event_get_time (event);
  lobby_changes_add (changes, LOBBY_CHANGED_DEVICE, device->id);
  return outcome;
}
