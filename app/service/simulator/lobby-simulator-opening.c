/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting the branch up from its scenario, and the picture of it before it opens. */
#include "config.h"

#include "lobby-simulator-private.h"

#include <string.h>

static void
free_advice (gpointer data)
{
  lobby_record_free (&lobby_advice_record_type, data);
}

static void
free_case (gpointer data)
{
  lobby_record_free (&lobby_case_record_type, data);
}

static void
free_note (gpointer data)
{
  lobby_record_free (&lobby_hand_over_record_type, data);
}

static void
free_ticket (gpointer data)
{
  Ticket *ticket = data;

  g_free (ticket->advice);
  g_free (ticket);
}

static void
free_visit (gpointer data)
{
  Visit *visit = data;

  g_free (visit->acknowledged_by);
  g_free (visit->met_by);
  g_free (visit->owner);
  g_free (visit->deputy);
  g_free (visit->entered_by);
  lobby_record_free (&lobby_guest_plan_type, visit->stranger);
  g_free (visit->escalated_to);
  g_free (visit);
}

static void
clear_counter (gpointer data)
{
  Counter *counter = data;

  g_free (counter->asked_by);
  g_free (counter->asked_advice);
  g_free (counter->asked_cause);
}

static void
clear_user (gpointer data)
{
  g_free (((User *) data)->cause);
}

static void
free_supply (gpointer data)
{
  lobby_record_free (&lobby_supply_record_type, data);
}

static void
clear_device (gpointer data)
{
  Device *device = data;

  g_ptr_array_unref (device->supplies);
  g_array_unref (device->queue);
  g_free (device->asked_by);
  g_free (device->asked_advice);
}

static guint64
read_services (LobbySimulator *simulator, char **ids)
{
  guint64 services = 0;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      int service = lobby_simulator_find_service (simulator, ids[i]);
      if (service != NONE)
        services |= G_GUINT64_CONSTANT (1) << service;
    }
  return services;
}

static void
set_up_counters (LobbySimulator *simulator)
{
  const GPtrArray *plans = simulator->scenario->branch->counters;

  simulator->counters = g_array_new (FALSE, TRUE, sizeof (Counter));
  g_array_set_clear_func (simulator->counters, clear_counter);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      Counter counter = {
        .plan = g_ptr_array_index (plans, i), .phase = LOBBY_COUNTER_CLOSED, .person = NONE, .ticket = NONE
      };
      counter.services = read_services (simulator, counter.plan->services);
      counter.asked_person = NONE;
      g_array_append_val (simulator->counters, counter);
    }
}

static void
set_up_people (LobbySimulator *simulator)
{
  const GPtrArray *plans = simulator->scenario->people;

  simulator->people = g_array_new (FALSE, TRUE, sizeof (Person));
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      Person person = { g_ptr_array_index (plans, i), LOBBY_STAFF_AVAILABLE, NONE };
      g_array_append_val (simulator->people, person);
    }
}

static const LobbyMachinePlan *
find_machine (LobbySimulator *simulator, const char *device)
{
  const GPtrArray *machines = simulator->scenario->machines;

  for (guint i = 0; machines != NULL && i < machines->len; i++)
    if (g_strcmp0 (((LobbyMachinePlan *) g_ptr_array_index (machines, i))->device, device) == 0)
      return g_ptr_array_index (machines, i);
  return NULL;
}

static GPtrArray *
copy_supplies (const LobbyMachinePlan *machine)
{
  GPtrArray *supplies = g_ptr_array_new_with_free_func (free_supply);

  for (guint i = 0; machine != NULL && machine->supplies != NULL && i < machine->supplies->len; i++)
    {
      LobbySupplyRecord *supply = lobby_record_copy (&lobby_supply_record_type,
                                                     g_ptr_array_index (machine->supplies, i));
      supply->status = LOBBY_UNIT_OK;
      if (supply->capacity_cny > 0)
        supply->amount_cny = (gint64) ((double) supply->capacity_cny * supply->percent / 100);
      g_ptr_array_add (supplies, supply);
    }
  return supplies;
}

static void
set_up_devices (LobbySimulator *simulator)
{
  const GPtrArray *plans = simulator->scenario->branch->devices;

  simulator->devices = g_array_new (FALSE, TRUE, sizeof (Device));
  g_array_set_clear_func (simulator->devices, clear_device);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      Device device = { .plan = g_ptr_array_index (plans, i), .link = LOBBY_DEVICE_LINK_ONLINE };
      device.machine = find_machine (simulator, device.plan->id);
      device.supplies = copy_supplies (device.machine);
      device.queue = g_array_new (FALSE, TRUE, sizeof (User));
      g_array_set_clear_func (device.queue, clear_user);
      lobby_random_seed (&device.dice, simulator->seed, DICE_DEVICES + i);
      g_array_append_val (simulator->devices, device);
      lobby_simulator_update_functions (simulator, (int) i, FALSE);
    }
}

/* Everything from the scenario, and what is on the agenda from the start. */
void
lobby_simulator_set_up (LobbySimulator *simulator)
{
  simulator->n_services = simulator->scenario->branch->services != NULL
                              ? MIN (simulator->scenario->branch->services->len, 64)
                              : 0;
  simulator->numbers = g_new0 (int, simulator->n_services + 1);
  simulator->passed_over = g_new0 (double, simulator->n_services + 1);
  simulator->waiting = g_new0 (GArray *, simulator->n_services + 1);
  for (guint i = 0; i < simulator->n_services; i++)
    simulator->waiting[i] = g_array_new (FALSE, FALSE, sizeof (int));
  lobby_random_seed (&simulator->staff_dice, simulator->seed, DICE_STAFF);
  lobby_random_seed (&simulator->guest_dice, simulator->seed, DICE_GUESTS);
  lobby_random_seed (&simulator->manager_dice, simulator->seed, DICE_MANAGER);
  lobby_random_seed (&simulator->command_dice, simulator->seed, DICE_COMMANDS);
  lobby_random_seed (&simulator->feedback_dice, simulator->seed, DICE_FEEDBACK);
  lobby_random_seed (&simulator->deputy_dice, simulator->seed, DICE_DEPUTIES);
  simulator->tickets = g_ptr_array_new_with_free_func (free_ticket);
  simulator->visits = g_ptr_array_new_with_free_func (free_visit);
  simulator->cases = g_ptr_array_new_with_free_func (free_case);
  simulator->advices = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_advice);
  simulator->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  simulator->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_note);
  simulator->guest_came = g_new0 (gboolean,
                                  simulator->scenario->guests != NULL ? simulator->scenario->guests->len + 1 : 1);
  simulator->bookings = g_new0 (guint8, simulator->scenario->guests != NULL ? simulator->scenario->guests->len + 1 : 1);
  lobby_simulator_set_up_checklists (simulator);
  set_up_counters (simulator);
  set_up_people (simulator);
  set_up_devices (simulator);

  lobby_agenda_add (simulator->agenda, simulator->opens_us, ACT_OPEN_BRANCH, 0, 0, NULL);
  lobby_agenda_add (simulator->agenda, simulator->closes_us, ACT_CLOSE_BRANCH, 0, 0, NULL);
  lobby_simulator_plan_arrivals (simulator);
  lobby_simulator_plan_breaks (simulator);
  lobby_simulator_plan_devices (simulator);
  lobby_simulator_plan_incidents (simulator);
  lobby_simulator_plan_guests (simulator);
  lobby_simulator_plan_bookings (simulator);
  if (HABITS (simulator)->manager_every_s > 0)
    lobby_agenda_add (simulator->agenda, simulator->opens_us + HABITS (simulator)->manager_every_s * LOBBY_SECOND_US,
                      ACT_LOOK_ROUND, 0, 0, NULL);
}

/** lobby_simulator_free: @simulator: (transfer full): a simulator */
void
lobby_simulator_free (LobbySimulator *simulator)
{
  g_return_if_fail (simulator != NULL);

  for (guint i = 0; i < simulator->n_services; i++)
    g_array_unref (simulator->waiting[i]);
  g_free (simulator->waiting);
  g_free (simulator->numbers);
  g_free (simulator->passed_over);
  g_free (simulator->guest_came);
  g_free (simulator->bookings);
  g_free (simulator->demand_dice);
  g_ptr_array_unref (simulator->tickets);
  g_ptr_array_unref (simulator->visits);
  g_ptr_array_unref (simulator->cases);
  g_ptr_array_unref (simulator->checklists);
  g_ptr_array_unref (simulator->check_results);
  g_ptr_array_unref (simulator->check_runs);
  g_hash_table_unref (simulator->advices);
  g_hash_table_unref (simulator->answers);
  g_hash_table_unref (simulator->notes);
  g_array_unref (simulator->counters);
  g_array_unref (simulator->people);
  g_array_unref (simulator->devices);
  lobby_agenda_free (simulator->agenda);
  lobby_scenario_free (simulator->scenario);
  g_time_zone_unref (simulator->zone);
  g_free (simulator->day);
  g_free (simulator);
}

static GPtrArray *
picture_counters (LobbySimulator *simulator)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < simulator->counters->len; i++)
    {
      LobbyCounterRecord *record = lobby_record_new (&lobby_counter_record_type);
      record->id = g_strdup (COUNTER (simulator, i)->plan->id);
      record->phase = LOBBY_COUNTER_CLOSED;
      record->since_us = simulator->now_us;
      record->services = g_strdupv (COUNTER (simulator, i)->plan->services);
      g_ptr_array_add (records, record);
    }
  return records;
}

static GPtrArray *
picture_staff (LobbySimulator *simulator)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < simulator->people->len; i++)
    {
      const LobbyPersonPlan *plan = PERSON (simulator, i)->plan;
      LobbyStaffRecord *record = lobby_record_new (&lobby_staff_record_type);
      record->id = g_strdup (plan->id);
      record->name = lobby_record_copy (&lobby_text_type, plan->name);
      record->role = plan->role;
      record->deputy = g_strdup (plan->deputy);
      record->phase = LOBBY_STAFF_AVAILABLE;
      record->since_us = simulator->now_us;
      g_ptr_array_add (records, record);
    }
  return records;
}

static GPtrArray *
picture_devices (LobbySimulator *simulator)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < simulator->devices->len; i++)
    {
      const Device *device = DEVICE (simulator, i);
      LobbyDeviceRecord *record = lobby_record_new (&lobby_device_record_type);
      record->id = g_strdup (device->plan->id);
      record->link = device->link;
      record->operator_switch = LOBBY_SWITCH_RUN;
      record->dispense = device->dispense;
      record->accept = device->accept;
      record->card_path = device->card_path;
      record->printer = device->printer;
      record->sign_us = record->link_us = record->idle_us = simulator->now_us;
      record->supplies = g_ptr_array_new ();
      for (guint s = 0; s < device->supplies->len; s++)
        g_ptr_array_add (record->supplies,
                         lobby_record_copy (&lobby_supply_record_type, g_ptr_array_index (device->supplies, s)));
      g_ptr_array_add (records, record);
    }
  return records;
}

static GPtrArray *
copy_records (const LobbyRecordType *type, const GPtrArray *records)
{
  GPtrArray *copies = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copies, lobby_record_copy (type, g_ptr_array_index (records, i)));
  return copies;
}

static GPtrArray *
picture_levels (LobbySimulator *simulator)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < simulator->devices->len; i++)
    for (guint s = 0; s < DEVICE (simulator, i)->supplies->len; s++)
      {
        const LobbySupplyRecord *supply = g_ptr_array_index (DEVICE (simulator, i)->supplies, s);
        LobbyLevelRecord *record = lobby_record_new (&lobby_level_record_type);
        record->device = g_strdup (DEVICE (simulator, i)->plan->id);
        record->kind = supply->kind;
        record->at_us = simulator->now_us;
        record->percent = supply->percent;
        record->amount_cny = supply->amount_cny;
        g_ptr_array_add (records, record);
      }
  return records;
}

/* The first event: the whole branch before it opens, so that a fold from here on gives the whole state. */
void
lobby_simulator_tell_opening (LobbySimulator *simulator)
{
  const char *const areas[] = { "queue", "devices", "customers", "feedback", NULL };
  LobbySnapshot *picture = lobby_record_new (&lobby_snapshot_type);

  g_free (simulator->scenario->branch->day);
  simulator->scenario->branch->day = g_strdup (simulator->day);
  picture->areas = g_strdupv ((char **) areas);
  picture->branch = lobby_record_copy (&lobby_branch_record_type, simulator->scenario->branch);
  picture->counters = picture_counters (simulator);
  picture->staff = picture_staff (simulator);
  picture->devices = picture_devices (simulator);
  picture->levels = picture_levels (simulator);
  picture->cases = lobby_simulator_picture_cases (simulator);
  picture->appointments = lobby_simulator_picture_bookings (simulator);
  picture->checklists = copy_records (&lobby_checklist_type, simulator->checklists);
  picture->check_runs = g_ptr_array_new ();
  picture->check_results = copy_records (&lobby_check_result_type, simulator->check_results);
  lobby_simulator_emit (simulator, LOBBY_EVENT_SNAPSHOT, picture, NULL);
  lobby_simulator_plan_checklists (simulator);
}
