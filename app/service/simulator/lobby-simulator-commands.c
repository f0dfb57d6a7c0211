/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people ask of the branch. Each command is checked against the branch as it is now; what it leads to is told by
 * events that name the command as their cause. */
#include "config.h"

#include "lobby-simulator-private.h"

#include "lobby-rules.h"

static gboolean
refuse (GError **error, LobbyError code, const char *why, const char *what)
{
  g_set_error (error, LOBBY_ERROR, code, "%s: %s", why, what != NULL ? what : "somebody");
  return FALSE;
}

static int
count_open (const LobbySimulator *simulator)
{
  int n = 0;

  for (guint i = 0; i < simulator->counters->len; i++)
    n += COUNTER (simulator, i)->phase == LOBBY_COUNTER_OPEN
         && COUNTER (simulator, i)->asked != LOBBY_COUNTER_ACTION_CLOSE;
  return n;
}

/* Returns: who could sit at the counter: who is asked for, whose place it is, or anybody who is free */
static int
find_teller (const LobbySimulator *simulator, int counter, const char *asked)
{
  int person = lobby_simulator_find_person (simulator, asked);

  if (person != NONE)
    return person;
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < simulator->people->len; i++)
      {
        const Person *candidate = PERSON (simulator, i);
        gboolean at_home = g_strcmp0 (candidate->plan->counter, COUNTER (simulator, counter)->plan->id) == 0;
        if (candidate->plan->role == LOBBY_ROLE_TELLER && candidate->phase == LOBBY_STAFF_AVAILABLE
            && (at_home || pass == 1))
          return (int) i;
      }
  return NONE;
}

static guint64
read_services (const LobbySimulator *simulator, char **ids)
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
tell_counter_asked (LobbySimulator *simulator, int place, const LobbyCounterMoment *request)
{
  LobbyCounterMoment *moment = lobby_record_copy (&lobby_counter_asked_type, request);
  int person = COUNTER (simulator, place)->asked_person;

  if (moment->staff == NULL && person != NONE)
    moment->staff = g_strdup (PERSON (simulator, person)->plan->id);
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_ASKED, moment, NULL);
}

static void
refuse_counter (LobbySimulator *simulator, const LobbyCounterMoment *request, const char *why)
{
  LobbyCounterMoment *moment = lobby_record_new (&lobby_counter_refused_type);

  moment->counter = g_strdup (request->counter);
  moment->action = request->action;
  moment->staff = g_strdup (request->staff);
  moment->why = g_strdup (why);
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_REFUSED, moment, NULL);
}

/* Returns: why it cannot be done, %NULL when it can */
static const char *
object (const LobbySimulator *simulator, int place, const LobbyCounterMoment *request)
{
  const Counter *counter = COUNTER (simulator, place);
  LobbyCounterPhase phase = counter->phase;

  switch (request->action)
    {
    case LOBBY_COUNTER_ACTION_OPEN:
      if (phase != LOBBY_COUNTER_CLOSED)
        return "already-open";
      if (!simulator->open)
        return "branch-closed";
      return find_teller (simulator, place, request->staff) == NONE ? "no-teller-free" : NULL;
    case LOBBY_COUNTER_ACTION_CLOSE:
      if (phase == LOBBY_COUNTER_CLOSED)
        return "already-closed";
      return phase == LOBBY_COUNTER_OPEN && count_open (simulator) <= 1 ? "last-counter" : NULL;
    case LOBBY_COUNTER_ACTION_PAUSE:
    case LOBBY_COUNTER_ACTION_HELP:
      return phase != LOBBY_COUNTER_OPEN ? "not-open" : count_open (simulator) <= 1 ? "last-counter" : NULL;
    case LOBBY_COUNTER_ACTION_RESUME:
      return phase != LOBBY_COUNTER_PAUSED ? "not-paused" : NULL;
    case LOBBY_COUNTER_ACTION_PROFILE:
      return read_services (simulator, request->services) == 0 ? "no-such-service" : NULL;
    case LOBBY_COUNTER_ACTION_UNKNOWN:
    default:
      return "unknown-action";
    }
}

static gboolean
ask_counter (LobbySimulator *simulator, const LobbyCounterMoment *request, GError **error)
{
  int place = lobby_simulator_find_counter (simulator, request->counter);
  Counter *counter = place != NONE ? COUNTER (simulator, place) : NULL;
  const char *why;

  if (counter == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such counter", request->counter);
  if (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN && counter->asked_by != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already asked by", counter->asked_by);
  why = object (simulator, place, request);
  counter->asked_person = request->action == LOBBY_COUNTER_ACTION_OPEN ? find_teller (simulator, place, request->staff)
                                                                       : NONE;
  tell_counter_asked (simulator, place, request);
  if (why != NULL)
    {
      refuse_counter (simulator, request, why);
      return TRUE;
    }
  g_free (counter->asked_by);
  counter->asked_by = g_strdup (request->by != NULL ? request->by : "lobby-manager");
  counter->asked_services = read_services (simulator, request->services);
  if (request->action == LOBBY_COUNTER_ACTION_OPEN && counter->asked_services != 0)
    counter->services = counter->asked_services;
  counter->asked_reason = request->action == LOBBY_COUNTER_ACTION_HELP ? LOBBY_PAUSE_HELP : LOBBY_PAUSE_OTHER;
  counter->asked_lasts_s = 5 * 60;
  lobby_simulator_ask_counter (simulator, place, request->action,
                               lobby_random_lognormal (&simulator->command_dice, HABITS (simulator)->open_s, 0.4));
  return TRUE;
}

static void
tell_device_asked (LobbySimulator *simulator, int place, const LobbyDeviceMoment *request)
{
  Device *device = DEVICE (simulator, place);
  LobbyDeviceMoment *moment = lobby_record_copy (&lobby_device_asked_type, request);

  g_free (device->asked_by);
  device->asked_by = g_strdup (request->by != NULL ? request->by : "lobby-manager");
  device->asked = request->action;
  moment->due_us = device->due_us;
  if (request->action == LOBBY_DEVICE_ACTION_REPORT_FAULT)
    {
      g_free (moment->reference);
      moment->reference = g_strdup_printf ("%u", 4471 + simulator->last_report++);
      if (moment->part == LOBBY_PART_UNKNOWN)
        {
          moment->part = device->part;
          moment->fault = device->fault;
        }
    }
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_ASKED, moment, NULL);
}

static void
carry_out_at_device (LobbySimulator *simulator, int place, const LobbyDeviceMoment *request)
{
  Device *device = DEVICE (simulator, place);
  const LobbyHabits *habits = HABITS (simulator);
  gboolean of_mode = request->action == LOBBY_DEVICE_ACTION_DEPOSITS_ONLY
                     || request->action == LOBBY_DEVICE_ACTION_ALL_FUNCTIONS;
  double in_s = 0;

  if (request->action == LOBBY_DEVICE_ACTION_REQUEST_CASH)
    in_s = (double) habits->cash_truck_s * lobby_random_between (&simulator->command_dice, 0.85, 1.15);
  else if (request->action == LOBBY_DEVICE_ACTION_REPORT_FAULT)
    in_s = (double) habits->engineer_s * lobby_random_between (&simulator->command_dice, 0.8, 1.2);
  device->due_us = in_s > 0 ? simulator->now_us + (gint64) (in_s / 60) * LOBBY_MINUTE_US : 0;
  tell_device_asked (simulator, place, request);
  if (request->action == LOBBY_DEVICE_ACTION_REQUEST_CASH)
    lobby_simulator_plan_effect (simulator, in_s, ACT_REFILL, place, 0);
  else if (request->action == LOBBY_DEVICE_ACTION_REPORT_FAULT)
    lobby_simulator_plan_effect (simulator, in_s, ACT_REPAIR, place, device->trouble);
  else if (request->action == LOBBY_DEVICE_ACTION_QUICK_FIX)
    lobby_simulator_plan_effect (simulator, lobby_random_between (&simulator->command_dice, 45, 120), ACT_QUICK_FIX,
                                 place, device->trouble);
  if (of_mode)
    {
      device->deposits_only = request->action == LOBBY_DEVICE_ACTION_DEPOSITS_ONLY;
      device->asked = LOBBY_DEVICE_ACTION_UNKNOWN;
      lobby_simulator_tell_status (simulator, place);
    }
}

static gboolean
ask_device (LobbySimulator *simulator, const LobbyDeviceMoment *request, GError **error)
{
  int place = lobby_simulator_find_device (simulator, request->device);
  Device *device = place != NONE ? DEVICE (simulator, place) : NULL;

  if (device == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such device", request->device);
  if (device->asked != LOBBY_DEVICE_ACTION_UNKNOWN && device->asked == request->action)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already asked by", device->asked_by);
  if (request->action == LOBBY_DEVICE_ACTION_UNKNOWN)
    return refuse (error, LOBBY_ERROR_INVALID, "unknown action at", request->device);
  if (request->action == LOBBY_DEVICE_ACTION_DEPOSITS_ONLY && device->accept == LOBBY_FUNCTION_NOT_SUPPORTED)
    return refuse (error, LOBBY_ERROR_REFUSED, "takes no deposits", request->device);
  if ((request->action == LOBBY_DEVICE_ACTION_REQUEST_CASH
       && lobby_simulator_find_supply (device, LOBBY_SUPPLY_CASH) == NULL))
    return refuse (error, LOBBY_ERROR_REFUSED, "holds no cash", request->device);
  if (request->action == LOBBY_DEVICE_ACTION_QUICK_FIX && device->fault == LOBBY_FAULT_UNKNOWN)
    return refuse (error, LOBBY_ERROR_REFUSED, "nothing is wrong with", request->device);
  carry_out_at_device (simulator, place, request);
  return TRUE;
}

static gboolean
note_ticket (LobbySimulator *simulator, const LobbyTicketFacts *request, GError **error)
{
  int place = lobby_simulator_find_ticket (simulator, request->ticket);

  if (place == NONE)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", request->ticket);
  Ticket *ticket = TICKET (simulator, place);
  for (guint i = 0; request->transaction != NULL && i < simulator->scenario->business->len; i++)
    if (g_strcmp0 (BUSINESS (simulator, i)->transaction, request->transaction) == 0)
      ticket->business = (int) i;
  if (request->amount_cny > 0)
    ticket->amount_cny = (double) request->amount_cny;
  if (request->medium != LOBBY_MEDIUM_UNKNOWN)
    ticket->medium = request->medium;
  ticket->loose_change = request->loose_change;
  ticket->elderly = request->elderly;
  ticket->needs_help = request->needs_help;
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_NOTED, lobby_record_copy (&lobby_ticket_noted_type, request),
                        ticket->id);
  return TRUE;
}

static gboolean
divert_ticket (LobbySimulator *simulator, const LobbyTicketMoment *request, GError **error)
{
  int place = lobby_simulator_find_ticket (simulator, request->ticket);
  int device = lobby_simulator_find_device (simulator, request->device);

  if (place == NONE)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", request->ticket);
  if (device == NONE)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such device", request->device);
  if (TICKET (simulator, place)->phase != LOBBY_TICKET_WAITING)
    {
      const Ticket *ticket = TICKET (simulator, place);
      const char *who = ticket->counter != NONE ? COUNTER (simulator, ticket->counter)->plan->id : NULL;
      if (who == NULL)
        return refuse (error, LOBBY_ERROR_CONFLICT, "not waiting any more", request->ticket);
      return refuse (error, LOBBY_ERROR_CONFLICT, "already called by counter", who);
    }
  lobby_simulator_divert (simulator, place, device, request->advice, request->by);
  return TRUE;
}

static gboolean
step_visit (LobbySimulator *simulator, LobbyCommandKind kind, const LobbyVisitMoment *request, GError **error)
{
  int place = lobby_simulator_find_visit (simulator, request->visit);
  int head = lobby_simulator_find_role (simulator, LOBBY_ROLE_BRANCH_HEAD);
  const char *head_id = head != NONE ? PERSON (simulator, head)->plan->id : NULL;
  const Visit *visit = place != NONE ? VISIT (simulator, place) : NULL;

  if (visit == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such visit", request->visit);
  if (visit->met_by != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already met by", visit->met_by);
  if (kind == LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE && visit->acknowledged_by != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already acknowledged by", visit->acknowledged_by);
  if (kind == LOBBY_COMMAND_CUSTOMER_ESCALATE && visit->escalated_to != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already told to", visit->escalated_to);
  if (kind == LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE)
    lobby_simulator_acknowledge (simulator, place, request->staff != NULL ? request->staff : visit->guest->owner);
  else if (kind == LOBBY_COMMAND_CUSTOMER_MEET)
    lobby_simulator_meet (simulator, place, request->staff != NULL ? request->staff : visit->guest->owner);
  else
    lobby_simulator_escalate (simulator, place, request->staff != NULL ? request->staff : head_id);
  return TRUE;
}

static gboolean
show_advice (LobbySimulator *simulator, const LobbyAdviceRecord *request, GError **error)
{
  if (!g_hash_table_add (simulator->advices, g_strdup (request->id)))
    return refuse (error, LOBBY_ERROR_CONFLICT, "there is such advice already", request->id);
  lobby_simulator_emit (simulator, LOBBY_EVENT_ADVICE_SHOWN, lobby_record_copy (&lobby_advice_record_type, request),
                        request->ticket);
  return TRUE;
}

static gboolean
decide_advice (LobbySimulator *simulator, const LobbyAdviceMoment *request, GError **error)
{
  if (!g_hash_table_contains (simulator->advices, request->advice))
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such advice", request->advice);
  lobby_simulator_emit (simulator, LOBBY_EVENT_ADVICE_DECIDED, lobby_record_copy (&lobby_advice_decided_type, request),
                        NULL);
  return TRUE;
}

static gboolean
change_rules (LobbySimulator *simulator, const LobbyRuleSheet *request, GError **error)
{
  LobbyBranchRecord *branch = simulator->scenario->branch;
  LobbyRuleSheet *sheet;

  if (!lobby_rule_sheet_check_change (branch->rules != NULL ? branch->rules : lobby_rules_get_shipped (), request,
                                      error))
    return FALSE;
  sheet = lobby_rule_sheet_copy (request);
  sheet->changed_us = simulator->now_us;
  if (sheet->changed_by == NULL)
    sheet->changed_by = g_strdup ("lobby-manager");
  lobby_rule_sheet_free (branch->rules);
  branch->rules = sheet;
  lobby_simulator_emit (simulator, LOBBY_EVENT_RULES_CHANGED, lobby_rule_sheet_copy (sheet), NULL);
  return TRUE;
}

static gboolean
open_case (LobbySimulator *simulator, const LobbyCaseRecord *request, GError **error)
{
  LobbyCaseRecord *record = lobby_record_copy (&lobby_case_record_type, request);

  if (lobby_simulator_find_case (simulator, request->id) != NONE)
    {
      lobby_record_free (&lobby_case_record_type, record);
      return refuse (error, LOBBY_ERROR_CONFLICT, "there is such a case already", request->id);
    }
  if (record->phase == LOBBY_CASE_PHASE_UNKNOWN)
    record->phase = LOBBY_CASE_PHASE_OPEN;
  lobby_simulator_add_case (simulator, request->id, record->phase);
  lobby_simulator_emit (simulator, LOBBY_EVENT_CASE_OPENED, record, record->ticket);
  return TRUE;
}

static gboolean
change_case (LobbySimulator *simulator, const LobbyCaseMoment *request, GError **error)
{
  int place = lobby_simulator_find_case (simulator, request->case_id);

  if (place == NONE)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such case", request->case_id);
  CASE (simulator, place)->phase = request->phase;
  lobby_simulator_emit (simulator,
                        request->phase == LOBBY_CASE_PHASE_CLOSED ? LOBBY_EVENT_CASE_CLOSED : LOBBY_EVENT_CASE_CHANGED,
                        lobby_record_copy (&lobby_case_changed_type, request), NULL);
  return TRUE;
}

static gboolean
handle (LobbySimulator *simulator, const LobbyCommand *command, GError **error)
{
  switch (command->kind)
    {
    case LOBBY_COMMAND_COUNTER_ASK:
      return ask_counter (simulator, command->payload, error);
    case LOBBY_COMMAND_DEVICE_ASK:
      return ask_device (simulator, command->payload, error);
    case LOBBY_COMMAND_TICKET_NOTE:
      return note_ticket (simulator, command->payload, error);
    case LOBBY_COMMAND_TICKET_DIVERT:
      return divert_ticket (simulator, command->payload, error);
    case LOBBY_COMMAND_ADVICE_SHOW:
      return show_advice (simulator, command->payload, error);
    case LOBBY_COMMAND_ADVICE_DECIDE:
      return decide_advice (simulator, command->payload, error);
    case LOBBY_COMMAND_RULES_CHANGE:
      return change_rules (simulator, command->payload, error);
    case LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE:
    case LOBBY_COMMAND_CUSTOMER_MEET:
    case LOBBY_COMMAND_CUSTOMER_ESCALATE:
      return step_visit (simulator, command->kind, command->payload, error);
    case LOBBY_COMMAND_CASE_OPEN:
      return open_case (simulator, command->payload, error);
    case LOBBY_COMMAND_CASE_CHANGE:
      return change_case (simulator, command->payload, error);
    case LOBBY_COMMAND_SIMULATION_RATE:
      return TRUE;
    case LOBBY_COMMAND_SIMULATION_INCIDENT:
      return lobby_simulator_bring_about (simulator, command->payload, error);
    case LOBBY_COMMAND_UNKNOWN:
    case LOBBY_COMMAND_N_KINDS:
    default:
      return refuse (error, LOBBY_ERROR_INVALID, "unknown command", command->id);
    }
}

/**
 * lobby_simulator_handle_command:
 * @simulator: the simulator
 * @command: what is asked
 * @time_us: when; what happens up to then happens first
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT (naming who was first), %LOBBY_ERROR_REFUSED, %LOBBY_ERROR_INVALID
 *
 * Returns: whether the branch has taken it; its effects come as events
 */
gboolean
lobby_simulator_handle_command (LobbySimulator *simulator, const LobbyCommand *command, gint64 time_us, GError **error)
{
  gboolean taken;

  g_return_val_if_fail (simulator != NULL && command != NULL, FALSE);

  lobby_simulator_advance_to (simulator, time_us);
  simulator->cause = command->id;
  taken = handle (simulator, command, error);
  simulator->cause = NULL;
  return taken;
}
