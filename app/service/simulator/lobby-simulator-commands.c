/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people ask of the branch. Each command is checked against the branch as it is now; what it leads to is told by
 * events that name the command as their cause. */
#include "config.h"

#include "lobby-simulator-private.h"

#include "lobby-rules.h"

/* Returns: the business of that transaction, in the ticket's own service if there is such; none when nobody comes for it */
static int
find_business (const LobbySimulator *simulator, int service, const char *transaction)
{
  int found = NONE;

  for (guint i = 0; transaction != NULL && i < simulator->scenario->business->len; i++)
    if (g_strcmp0 (BUSINESS (simulator, i)->transaction, transaction) == 0)
      {
        if (g_strcmp0 (BUSINESS (simulator, i)->service, SERVICE (simulator, service)->id) == 0)
          return (int) i;
        found = (int) i;
      }
  return found;
}

static gboolean
has_transaction (const LobbySimulator *simulator, const char *id)
{
  const GPtrArray *transactions = simulator->scenario->branch->transactions;

  for (guint i = 0; transactions != NULL && i < transactions->len; i++)
    if (g_strcmp0 (((const LobbyTransactionRecord *) g_ptr_array_index (transactions, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Only a band was asked for: the customer's own amount, when it is in the band, is what it was. */
static gboolean
is_in_band (const Ticket *ticket, const LobbyTicketFacts *request)
{
  return request->amount_from_cny > 0 && ticket->amount_cny >= (double) request->amount_from_cny
         && (ticket->amount_cny <= (double) request->amount_cny || request->amount_from_cny == request->amount_cny);
}

/* The first question at the door (S3-9). What was not answered stays as the ticket machine or the bank knew it. */
static gboolean
note_ticket (LobbySimulator *simulator, const LobbyTicketFacts *request, GError **error)
{
  int place = lobby_simulator_find_ticket (simulator, request->ticket);

  if (place == NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", request->ticket);
  if (request->transaction != NULL && !has_transaction (simulator, request->transaction))
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such transaction", request->transaction);
  Ticket *ticket = TICKET (simulator, place);
  int business = find_business (simulator, ticket->service, request->transaction);
  if (business != NONE)
    ticket->business = business;
  if (request->amount_cny > 0 && !is_in_band (ticket, request))
    ticket->amount_cny = (double) request->amount_cny;
  if (request->medium != LOBBY_MEDIUM_UNKNOWN)
    ticket->medium = request->medium;
  ticket->loose_change = request->loose_change || (ticket->loose_change && !request->not_loose_change);
  ticket->elderly = request->elderly || (ticket->elderly && !request->not_elderly);
  ticket->needs_help = request->needs_help || (ticket->needs_help && !request->not_needs_help);
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
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", request->ticket);
  if (device == NONE)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such device", request->device);
  if (!lobby_simulator_check_waiting (simulator, place, error))
    return FALSE;
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
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such visit", request->visit);
  if (visit->met_by != NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already met by", visit->met_by);
  if (kind == LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE && visit->acknowledged_by != NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already acknowledged by", visit->acknowledged_by);
  if (kind == LOBBY_COMMAND_CUSTOMER_ESCALATE && visit->escalated_to != NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "already told to", visit->escalated_to);
  if (kind == LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE)
    lobby_simulator_acknowledge (simulator, place,
                                 request->staff != NULL ? request->staff : lobby_simulator_get_owner (visit));
  else if (kind == LOBBY_COMMAND_CUSTOMER_MEET)
    lobby_simulator_meet (simulator, place,
                          request->staff != NULL ? request->staff : lobby_simulator_get_owner (visit));
  else
    lobby_simulator_escalate (simulator, place, request->staff != NULL ? request->staff : head_id);
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
handle (LobbySimulator *simulator, const LobbyCommand *command, GError **error)
{
  switch (command->kind)
    {
    case LOBBY_COMMAND_COUNTER_ASK:
      return lobby_simulator_request_counter (simulator, command->payload, error);
    case LOBBY_COMMAND_DEVICE_ASK:
      return lobby_simulator_request_device (simulator, command->payload, error);
    case LOBBY_COMMAND_TICKET_NOTE:
      return note_ticket (simulator, command->payload, error);
    case LOBBY_COMMAND_TICKET_DIVERT:
      return divert_ticket (simulator, command->payload, error);
    case LOBBY_COMMAND_ADVICE_SHOW:
      return lobby_simulator_show_advice (simulator, command->payload, error);
    case LOBBY_COMMAND_ADVICE_DECIDE:
      return lobby_simulator_decide_advice (simulator, command->payload, error);
    case LOBBY_COMMAND_RULES_CHANGE:
      return change_rules (simulator, command->payload, error);
    case LOBBY_COMMAND_CUSTOMER_RECOGNISE:
      return lobby_simulator_enter_visit (simulator, command->payload, error);
    case LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE:
    case LOBBY_COMMAND_CUSTOMER_MEET:
    case LOBBY_COMMAND_CUSTOMER_ESCALATE:
      return step_visit (simulator, command->kind, command->payload, error);
    case LOBBY_COMMAND_CUSTOMER_ASSIGN:
      return lobby_simulator_assign (simulator, command->payload, error);
    case LOBBY_COMMAND_CUSTOMER_NOTE:
      return lobby_simulator_note_visit (simulator, command->payload, error);
    case LOBBY_COMMAND_FEEDBACK_ENTER:
      return lobby_simulator_request_feedback (simulator, command->payload, error);
    case LOBBY_COMMAND_CASE_OPEN:
      return lobby_simulator_request_case (simulator, command->payload, error);
    case LOBBY_COMMAND_CASE_CHANGE:
      return lobby_simulator_request_case_change (simulator, command->payload, error);
    case LOBBY_COMMAND_SIMULATION_RATE:
      return TRUE;
    case LOBBY_COMMAND_SIMULATION_INCIDENT:
      return lobby_simulator_bring_about (simulator, command->payload, error);
    case LOBBY_COMMAND_CHECKLIST_CHANGE:
    case LOBBY_COMMAND_CHECKLIST_START:
    case LOBBY_COMMAND_CHECKLIST_ANSWER:
    case LOBBY_COMMAND_CHECKLIST_FINISH:
      return lobby_simulator_refuse (error, LOBBY_ERROR_INVALID, "the service keeps the checklists", command->id);
    case LOBBY_COMMAND_UNKNOWN:
    case LOBBY_COMMAND_N_KINDS:
    default:
      return lobby_simulator_refuse (error, LOBBY_ERROR_INVALID, "unknown command", command->id);
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
