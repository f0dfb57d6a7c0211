/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to the day: written into the scenario beforehand, or brought about by a trainer. */
#include "config.h"

#include "lobby-simulator-private.h"

static LobbyIncidentPlan *
incident_at (LobbySimulator *simulator, int place)
{
  return g_ptr_array_index (simulator->scenario->incidents, (guint) place);
}

void
lobby_simulator_plan_incidents (LobbySimulator *simulator)
{
  const GPtrArray *incidents = simulator->scenario->incidents;

  for (guint i = 0; incidents != NULL && i < incidents->len; i++)
    {
      gint64 at_us = lobby_simulator_at (simulator, incident_at (simulator, (int) i)->at);
      if (at_us > simulator->now_us)
        lobby_agenda_add (simulator->agenda, at_us, ACT_INCIDENT, i, 0, NULL);
    }
}

static void
report (LobbySimulator *simulator, int device, const LobbyIncidentPlan *plan)
{
  LobbyDeviceMoment *moment = lobby_record_new (&lobby_device_asked_type);
  gint64 due_us = lobby_simulator_at (simulator, plan->due);

  moment->device = g_strdup (plan->device);
  moment->action = LOBBY_DEVICE_ACTION_REPORT_FAULT;
  moment->part = DEVICE (simulator, device)->part;
  moment->fault = DEVICE (simulator, device)->fault;
  moment->by = g_strdup (plan->staff);
  moment->due_us = due_us;
  moment->reference = g_strdup (plan->reference);
  simulator->last_report++;
  DEVICE (simulator, device)->asked = LOBBY_DEVICE_ACTION_REPORT_FAULT;
  DEVICE (simulator, device)->due_us = due_us;
  g_free (DEVICE (simulator, device)->asked_by);
  DEVICE (simulator, device)->asked_by = g_strdup (plan->staff);
  lobby_simulator_emit (simulator, LOBBY_EVENT_DEVICE_ASKED, moment, NULL);
  if (due_us > simulator->now_us)
    lobby_agenda_add (simulator->agenda, due_us, ACT_REPAIR, device, DEVICE (simulator, device)->trouble, NULL);
}

static void
happen_to_device (LobbySimulator *simulator, int device, const LobbyIncidentPlan *plan)
{
  if (plan->kind == LOBBY_INCIDENT_DEVICE_FAULT)
    {
      gboolean by_hand = plan->staff != NULL && plan->lasts_s > 0;
      lobby_simulator_break_device (simulator, device, plan->part, plan->fault, by_hand ? 0 : (double) plan->lasts_s);
      if (by_hand)
        lobby_simulator_plan (simulator, (double) plan->lasts_s, ACT_QUICK_FIX, device,
                              DEVICE (simulator, device)->trouble);
    }
  else if (plan->kind == LOBBY_INCIDENT_DEVICE_OFFLINE)
    lobby_simulator_break_device (simulator, device, LOBBY_PART_NETWORK, LOBBY_FAULT_SILENT, (double) plan->lasts_s);
  else if (plan->kind == LOBBY_INCIDENT_DEVICE_CASH_LOW)
    lobby_simulator_run_low (simulator, device);
  else if (plan->kind == LOBBY_INCIDENT_DEVICE_REFILL)
    lobby_simulator_refill (simulator, device, plan->staff, plan->supply, plan->amount_cny);
  else if (plan->kind == LOBBY_INCIDENT_DEVICE_REPORT)
    report (simulator, device, plan);
}

static void
happen_to_counter (LobbySimulator *simulator, int place, const LobbyIncidentPlan *plan)
{
  Counter *counter = COUNTER (simulator, place);
  int person = lobby_simulator_find_person (simulator, plan->staff);

  if (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN)
    return;
  if (plan->kind == LOBBY_INCIDENT_COUNTER_PAUSE && counter->phase == LOBBY_COUNTER_OPEN)
    {
      counter->asked_reason = plan->reason;
      counter->asked_lasts_s = plan->lasts_s;
      lobby_simulator_ask_counter (simulator, place, LOBBY_COUNTER_ACTION_PAUSE, 0);
    }
  else if (plan->kind == LOBBY_INCIDENT_COUNTER_CLOSE && counter->phase != LOBBY_COUNTER_CLOSED)
    lobby_simulator_ask_counter (simulator, place, LOBBY_COUNTER_ACTION_CLOSE, 0);
  else if (plan->kind == LOBBY_INCIDENT_COUNTER_OPEN && counter->phase == LOBBY_COUNTER_CLOSED && person != NONE
           && PERSON (simulator, person)->phase == LOBBY_STAFF_AVAILABLE)
    lobby_simulator_open_counter (simulator, place, person);
}

/* Customers by appointment, or a group: they come one after the other. */
static void
let_arrive (LobbySimulator *simulator, int demand, const LobbyIncidentPlan *plan)
{
  gint64 count = MAX (plan->count, 1);

  for (gint64 i = 0; i < count; i++)
    lobby_simulator_plan_effect (simulator, (double) (plan->lasts_s * i) / (double) count, ACT_APPOINTMENT, demand, 0);
}

/* Somebody who needs time and a hand; the ticket machine knows it by the card. */
static void
let_elderly_come (LobbySimulator *simulator, int demand)
{
  Ticket *ticket = TICKET (simulator, lobby_simulator_issue (simulator, demand, NONE, NULL));
  LobbyTicketFacts *facts = lobby_record_new (&lobby_ticket_noted_type);

  ticket->elderly = TRUE;
  facts->ticket = g_strdup (ticket->id);
  facts->elderly = TRUE;
  facts->needs_help = ticket->needs_help;
  facts->loose_change = ticket->loose_change;
  lobby_simulator_emit (simulator, LOBBY_EVENT_TICKET_NOTED, facts, ticket->id);
}

static void
happen (LobbySimulator *simulator, const LobbyIncidentPlan *plan)
{
  int device = lobby_simulator_find_device (simulator, plan->device);
  int counter = lobby_simulator_find_counter (simulator, plan->counter);
  int demand = lobby_simulator_find_demand (simulator, plan->service);
  int guest = plan->kind == LOBBY_INCIDENT_GUEST ? lobby_simulator_draw_guest (simulator) : NONE;

  if (plan->kind == LOBBY_INCIDENT_ARRIVALS && demand != NONE && simulator->open)
    let_arrive (simulator, demand, plan);
  if (plan->kind == LOBBY_INCIDENT_ELDERLY && demand != NONE && simulator->open)
    let_elderly_come (simulator, demand);
  if (guest != NONE)
    lobby_simulator_guest (simulator, guest);
  if (device != NONE)
    happen_to_device (simulator, device, plan);
  if (counter != NONE)
    happen_to_counter (simulator, counter, plan);
}

void
lobby_simulator_incident (LobbySimulator *simulator, int place)
{
  happen (simulator, incident_at (simulator, place));
}

static gboolean
has_cash (LobbySimulator *simulator, const char *id)
{
  int device = lobby_simulator_find_device (simulator, id);

  return device != NONE && lobby_simulator_find_supply (DEVICE (simulator, device), LOBBY_SUPPLY_CASH) != NULL;
}

/* What is out of order cannot break, and who is not at the counter cannot leave it: a wish that would change nothing. */
static gboolean
is_so_already (LobbySimulator *simulator, const LobbySimulationIncident *wish)
{
  int device = lobby_simulator_find_device (simulator, wish->device);
  int counter = lobby_simulator_find_counter (simulator, wish->counter);

  if (wish->kind == LOBBY_INCIDENT_DEVICE_FAULT || wish->kind == LOBBY_INCIDENT_DEVICE_OFFLINE)
    return DEVICE (simulator, device)->fault != LOBBY_FAULT_UNKNOWN
           || DEVICE (simulator, device)->link != LOBBY_DEVICE_LINK_ONLINE;
  if (wish->kind == LOBBY_INCIDENT_COUNTER_PAUSE)
    return COUNTER (simulator, counter)->phase != LOBBY_COUNTER_OPEN
           || COUNTER (simulator, counter)->asked != LOBBY_COUNTER_ACTION_UNKNOWN;
  return FALSE;
}

/* Returns: what the wish names and the branch does not have, %NULL when it has all of it */
static const char *
find_unknown (LobbySimulator *simulator, const LobbySimulationIncident *wish)
{
  switch (wish->kind)
    {
    case LOBBY_INCIDENT_DEVICE_FAULT:
    case LOBBY_INCIDENT_DEVICE_OFFLINE:
    case LOBBY_INCIDENT_DEVICE_REFILL:
      return lobby_simulator_find_device (simulator, wish->device) == NONE ? "device" : NULL;
    case LOBBY_INCIDENT_DEVICE_CASH_LOW:
      return has_cash (simulator, wish->device) ? NULL : "device with cash";
    case LOBBY_INCIDENT_COUNTER_PAUSE:
    case LOBBY_INCIDENT_COUNTER_CLOSE:
      return lobby_simulator_find_counter (simulator, wish->counter) == NONE ? "counter" : NULL;
    case LOBBY_INCIDENT_ARRIVALS:
    case LOBBY_INCIDENT_ELDERLY:
      return lobby_simulator_find_demand (simulator, wish->service) == NONE ? "service" : NULL;
    case LOBBY_INCIDENT_GUEST:
      return lobby_simulator_draw_guest (simulator) == NONE ? "guest who has not come yet" : NULL;
    case LOBBY_INCIDENT_COUNTER_OPEN:
    case LOBBY_INCIDENT_DEVICE_REPORT:
    case LOBBY_INCIDENT_UNKNOWN:
    default:
      return "incident";
    }
}

/* For practice: something happens that the scenario did not foresee.
 * @error: %LOBBY_ERROR_NOT_FOUND when the branch has no such thing, %LOBBY_ERROR_REFUSED when it is closed or it is so already. */
gboolean
lobby_simulator_bring_about (LobbySimulator *simulator, const LobbySimulationIncident *wish, GError **error)
{
  const char *unknown = find_unknown (simulator, wish);
  LobbyIncidentPlan plan = { .kind = wish->kind,
                             .device = wish->device,
                             .counter = wish->counter,
                             .service = wish->service,
                             .part = wish->part != LOBBY_PART_UNKNOWN ? wish->part : LOBBY_PART_CARD_READER,
                             .fault = wish->fault != LOBBY_FAULT_UNKNOWN ? wish->fault : LOBBY_FAULT_JAMMED,
                             .reason = wish->reason != LOBBY_PAUSE_UNKNOWN ? wish->reason : LOBBY_PAUSE_OTHER,
                             .supply = LOBBY_SUPPLY_CASH,
                             .count = wish->count,
                             .lasts_s = wish->lasts_s };

  if (unknown != NULL)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no such %s", unknown);
      return FALSE;
    }
  if (!simulator->open)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, "the branch is closed");
      return FALSE;
    }
  if (is_so_already (simulator, wish))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, "it is so already");
      return FALSE;
    }
  happen (simulator, &plan);
  return TRUE;
}
