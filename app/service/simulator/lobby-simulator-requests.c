/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tellers and those who look after the machines are asked to do, and that a wish was taken back. */
#include "config.h"

#include "lobby-simulator-private.h"

gboolean
lobby_simulator_refuse (GError **error, LobbyError code, const char *why, const char *what)
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

/* Where the branch says what can be done at a counter, nothing else is. */
static gboolean
can_serve (const LobbySimulator *simulator, const LobbyCounterPlan *plan, guint64 services)
{
  return plan->also == NULL
         || (services & ~(read_services (simulator, plan->services) | read_services (simulator, plan->also))) == 0;
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
      if (read_services (simulator, request->services) == 0)
        return "no-such-service";
      return can_serve (simulator, counter->plan, read_services (simulator, request->services)) ? NULL : "not-equipped";
    case LOBBY_COUNTER_ACTION_UNKNOWN:
    default:
      return "unknown-action";
    }
}

/* Whether a wish can be told to the teller at all. */
gboolean
lobby_simulator_may_request_counter (const LobbySimulator *simulator, const LobbyCounterMoment *request, GError **error)
{
  int place = lobby_simulator_find_counter (simulator, request->counter);
  const Counter *counter = place != NONE ? COUNTER (simulator, place) : NULL;

  if (counter == NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such counter", request->counter);
  if (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN && counter->asked_by != NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already asked by", counter->asked_by);
  return TRUE;
}

/* A wish for a counter. What the teller cannot do is refused by an event, as a person would say so. */
gboolean
lobby_simulator_request_counter (LobbySimulator *simulator, const LobbyCounterMoment *request, GError **error)
{
  int place = lobby_simulator_find_counter (simulator, request->counter);
  Counter *counter;
  const char *why;

  if (!lobby_simulator_may_request_counter (simulator, request, error))
    return FALSE;
  counter = COUNTER (simulator, place);
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

gboolean
lobby_simulator_may_withdraw_from_counter (const LobbySimulator *simulator,
                                           int place,
                                           const char *advice,
                                           GError **error)
{
  const Counter *counter = COUNTER (simulator, place);

  return (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN && g_strcmp0 (counter->asked_advice, advice) == 0)
         || lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "too late: nothing is asked any more of counter",
                                    counter->plan->id);
}

/* The teller goes on as before: calls, or rests until the break is over. */
void
lobby_simulator_withdraw_from_counter (LobbySimulator *simulator, int place, const char *by)
{
  Counter *counter = COUNTER (simulator, place);
  LobbyCounterMoment *moment = lobby_record_new (&lobby_counter_asked_type);

  counter->asked = LOBBY_COUNTER_ACTION_UNKNOWN;
  g_clear_pointer (&counter->asked_by, g_free);
  g_clear_pointer (&counter->asked_cause, g_free);
  g_clear_pointer (&counter->asked_advice, g_free);
  counter->asked_reason = LOBBY_PAUSE_UNKNOWN;
  counter->asked_lasts_s = 0;
  moment->counter = g_strdup (counter->plan->id);
  moment->by = g_strdup (by);
  lobby_simulator_emit (simulator, LOBBY_EVENT_COUNTER_ASKED, moment, NULL);
  if (counter->ticket != NONE)
    return;
  counter->round++;
  counter->calling = FALSE;
  if (counter->phase == LOBBY_COUNTER_OPEN)
    lobby_simulator_plan_call (simulator, place, 4);
  else if (counter->phase == LOBBY_COUNTER_PAUSED)
    lobby_agenda_add (simulator->agenda, MAX (counter->back_us, simulator->now_us), ACT_RESUME, place, counter->round,
                      NULL);
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

  if (request->action == LOBBY_DEVICE_ACTION_REQUEST_SUPPLIES)
    in_s = lobby_random_between (&simulator->command_dice, 180, 420);
  else if (request->action == LOBBY_DEVICE_ACTION_REQUEST_CASH)
    in_s = (double) habits->cash_truck_s * lobby_random_between (&simulator->command_dice, 0.85, 1.15);
  else if (request->action == LOBBY_DEVICE_ACTION_REPORT_FAULT)
    in_s = (double) habits->engineer_s * lobby_random_between (&simulator->command_dice, 0.8, 1.2);
  device->due_us = in_s > 0 ? simulator->now_us + (gint64) (in_s / 60) * LOBBY_MINUTE_US : 0;
  tell_device_asked (simulator, place, request);
  if (request->action == LOBBY_DEVICE_ACTION_REQUEST_CASH || request->action == LOBBY_DEVICE_ACTION_REQUEST_SUPPLIES)
    lobby_simulator_plan_effect (simulator, in_s, ACT_FETCH, place, device->errand);
  else if (request->action == LOBBY_DEVICE_ACTION_REPORT_FAULT)
    lobby_simulator_plan_effect (simulator, in_s, ACT_ENGINEER, place, lobby_simulator_get_errand (device));
  else if (request->action == LOBBY_DEVICE_ACTION_QUICK_FIX)
    lobby_simulator_plan_effect (simulator, lobby_random_between (&simulator->command_dice, 45, 120), ACT_TRY_FIX,
                                 place, lobby_simulator_get_errand (device));
  if (of_mode)
    {
      device->deposits_only = request->action == LOBBY_DEVICE_ACTION_DEPOSITS_ONLY;
      device->asked = LOBBY_DEVICE_ACTION_UNKNOWN;
      lobby_simulator_tell_status (simulator, place);
    }
}

gboolean
lobby_simulator_may_request_device (const LobbySimulator *simulator, const LobbyDeviceMoment *request, GError **error)
{
  int place = lobby_simulator_find_device (simulator, request->device);
  const Device *device = place != NONE ? DEVICE (simulator, place) : NULL;

  if (device == NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such device", request->device);
  if (device->asked != LOBBY_DEVICE_ACTION_UNKNOWN && device->asked == request->action)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already asked by", device->asked_by);
  if (request->action == LOBBY_DEVICE_ACTION_UNKNOWN)
    return lobby_simulator_refuse (error, LOBBY_ERROR_INVALID, "unknown action at", request->device);
  if (request->action == LOBBY_DEVICE_ACTION_DEPOSITS_ONLY && device->accept == LOBBY_FUNCTION_NOT_SUPPORTED)
    return lobby_simulator_refuse (error, LOBBY_ERROR_REFUSED, "takes no deposits", request->device);
  if ((request->action == LOBBY_DEVICE_ACTION_REQUEST_CASH
       && lobby_simulator_find_supply (device, LOBBY_SUPPLY_CASH) == NULL))
    return lobby_simulator_refuse (error, LOBBY_ERROR_REFUSED, "holds no cash", request->device);
  if (request->action == LOBBY_DEVICE_ACTION_QUICK_FIX && device->fault == LOBBY_FAULT_UNKNOWN)
    return lobby_simulator_refuse (error, LOBBY_ERROR_REFUSED, "nothing is wrong with", request->device);
  return TRUE;
}

/* A wish for a device: its mode is switched at once, people come a little later. */
gboolean
lobby_simulator_request_device (LobbySimulator *simulator, const LobbyDeviceMoment *request, GError **error)
{
  if (!lobby_simulator_may_request_device (simulator, request, error))
    return FALSE;
  carry_out_at_device (simulator, lobby_simulator_find_device (simulator, request->device), request);
  return TRUE;
}

gboolean
lobby_simulator_may_withdraw_from_device (const LobbySimulator *simulator,
                                          int place,
                                          const char *advice,
                                          GError **error)
{
  const Device *device = DEVICE (simulator, place);

  return (device->asked != LOBBY_DEVICE_ACTION_UNKNOWN && g_strcmp0 (device->asked_advice, advice) == 0)
         || lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "too late: nothing is asked any more for",
                                    device->plan->id);
}

/* Whoever was on the way turns round. */
void
lobby_simulator_withdraw_from_device (LobbySimulator *simulator, int place, const char *by)
{
  Device *device = DEVICE (simulator, place);
  LobbyDeviceMoment *moment = lobby_record_new (&lobby_device_asked_type);

  device->asked = LOBBY_DEVICE_ACTION_UNKNOWN;
  device->due_us = 0;
  device->errand++;
  g_clear_pointer (&device->asked_by, g_free);
  g_clear_pointer (&device->asked_advice, g_free);
  moment->device = g_strdup (device->plan->id);
  moment->by = g_strdup (by);
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_ASKED, moment, NULL);
}
