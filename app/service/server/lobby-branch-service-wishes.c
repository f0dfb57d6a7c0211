/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes at a branch that adapters feed: the wish itself is told, and the adapter of the system that can fulfil it follows
 * the stream. What a person decides on advice becomes such wishes; what came of them is seen in what adapters report. */
#include "config.h"

#include "lobby-branch-service-private.h"

#include "lobby-advice-order.h"
#include "lobby-rules.h"

#include <string.h>

static const LobbyEventKind kinds[LOBBY_COMMAND_N_KINDS] = {
  [LOBBY_COMMAND_COUNTER_ASK] = LOBBY_EVENT_COUNTER_ASKED,
  [LOBBY_COMMAND_DEVICE_ASK] = LOBBY_EVENT_DEVICE_ASKED,
  [LOBBY_COMMAND_TICKET_NOTE] = LOBBY_EVENT_TICKET_NOTED,
  [LOBBY_COMMAND_TICKET_DIVERT] = LOBBY_EVENT_TICKET_DIVERTED,
  [LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE] = LOBBY_EVENT_CUSTOMER_ACKNOWLEDGED,
  [LOBBY_COMMAND_CUSTOMER_MEET] = LOBBY_EVENT_CUSTOMER_MET,
  [LOBBY_COMMAND_CUSTOMER_ESCALATE] = LOBBY_EVENT_CUSTOMER_ESCALATED,
  [LOBBY_COMMAND_CUSTOMER_ASSIGN] = LOBBY_EVENT_CUSTOMER_ASSIGNED,
  [LOBBY_COMMAND_CUSTOMER_NOTE] = LOBBY_EVENT_CUSTOMER_NOTED,
};

/* Whether the branch has what the command is about. */
static gboolean
knows (LobbyBranchService *self, const LobbyCommand *command)
{
  const char *id = lobby_command_get_subject (command);

  switch ((int) command->kind)
    {
    case LOBBY_COMMAND_COUNTER_ASK:
      return lobby_state_get_counter (self->state, id) != NULL;
    case LOBBY_COMMAND_DEVICE_ASK:
      return lobby_state_get_device (self->state, id) != NULL;
    case LOBBY_COMMAND_TICKET_NOTE:
    case LOBBY_COMMAND_TICKET_DIVERT:
      return lobby_state_get_ticket (self->state, id) != NULL;
    case LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE:
    case LOBBY_COMMAND_CUSTOMER_MEET:
    case LOBBY_COMMAND_CUSTOMER_ESCALATE:
    case LOBBY_COMMAND_CUSTOMER_ASSIGN:
    case LOBBY_COMMAND_CUSTOMER_NOTE:
      return lobby_state_get_visit (self->state, id) != NULL;
    default:
      return TRUE;
    }
}

static gboolean
refuse (GError **error, LobbyError code, const char *why, const char *what)
{
  g_set_error (error, LOBBY_ERROR, code, "%s: %s", why, what != NULL ? what : "?");
  return FALSE;
}

/* Tells what a command leads to, or what nobody has asked for (@cause: %NULL); takes @payload. */
void
lobby_branch_service_tell (LobbyBranchService *self,
                           LobbyEventKind kind,
                           gpointer payload,
                           const char *cause,
                           gint64 at_us)
{
  g_autoptr (LobbyEvent) event = lobby_event_new (kind, "/service", 1, cause != NULL ? cause : "1", at_us, payload);

  if (cause != NULL)
    lobby_event_set_causation (event, cause);
  lobby_branch_service_publish (self, event);
}

/* ---- advice ---- */

static gboolean
show_advice (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyAdviceRecord *shown = command->payload;
  const LobbyAdviceRecord *known = lobby_state_get_advice (self->state, shown->id);

  if (known != NULL)
    return lobby_advice_is_same (known, shown)
           || refuse (error, LOBBY_ERROR_CONFLICT, "there is other advice of that name", shown->id);
  if (shown->ticket != NULL && lobby_state_get_ticket (self->state, shown->ticket) == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", shown->ticket);
  lobby_branch_service_tell (self, LOBBY_EVENT_ADVICE_SHOWN, lobby_advice_dup_fresh (shown, at_us), command->id, at_us);
  return TRUE;
}

static gboolean
may_divert (LobbyBranchService *self, const LobbyAdviceRecord *advice, GError **error)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (self->state, advice->ticket);
  const LobbyDeviceRecord *device = lobby_state_get_device (self->state, advice->device);

  if (ticket == NULL || device == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket or device", advice->id);
  if (ticket->phase == LOBBY_TICKET_DIVERTED)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already diverted to", ticket->device);
  if (ticket->phase != LOBBY_TICKET_WAITING && ticket->counter != NULL)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already called by counter", ticket->counter);
  if (ticket->phase != LOBBY_TICKET_WAITING)
    return refuse (error, LOBBY_ERROR_CONFLICT, "not waiting any more", ticket->id);
  if (ticket->elderly || ticket->needs_help)
    return refuse (error, LOBBY_ERROR_REFUSED, "accompanied, never diverted (S3-28)", ticket->id);
  if (device->link != LOBBY_DEVICE_LINK_ONLINE && device->link != LOBBY_DEVICE_LINK_DEVICE_BUSY)
    return refuse (error, LOBBY_ERROR_CONFLICT, "out of service now", device->id);
  return TRUE;
}

static gboolean
may_call_back (LobbyBranchService *self, const LobbyAdviceRecord *advice, GError **error)
{
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (self->state, advice->ticket);
  const LobbyDeviceRecord *device = lobby_state_get_device (self->state, advice->device);

  if (ticket == NULL || ticket->phase != LOBBY_TICKET_DIVERTED)
    return refuse (error, LOBBY_ERROR_CONFLICT, "too late: not on the way any more", advice->ticket);
  if (device != NULL && g_strcmp0 (device->ticket, ticket->id) == 0)
    return refuse (error, LOBBY_ERROR_CONFLICT, "too late: has begun at", device->id);
  return TRUE;
}

static gboolean
may_ask (LobbyBranchService *self, const LobbyAdviceRecord *advice, gboolean undo, GError **error)
{
  const LobbyCounterRecord *counter = lobby_state_get_counter (self->state, advice->counter);
  const LobbyDeviceRecord *device = lobby_state_get_device (self->state, advice->device);
  gboolean at_counter = lobby_advice_get_counter_action (advice->kind) != LOBBY_COUNTER_ACTION_UNKNOWN;
  gboolean asked = at_counter ? counter != NULL && counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN
                              : device != NULL && device->asked != LOBBY_DEVICE_ACTION_UNKNOWN;

  if (at_counter ? counter == NULL : device == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such counter or device", advice->id);
  if (undo && !asked)
    return refuse (error, LOBBY_ERROR_CONFLICT, "too late: nothing is asked any more", advice->id);
  if (!undo && asked)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already asked", at_counter ? advice->counter : advice->device);
  return TRUE;
}

static gboolean
may_carry_out (LobbyBranchService *self, const LobbyAdviceRecord *advice, gboolean undo, GError **error)
{
  if (advice->kind == LOBBY_ADVICE_DIVERT)
    return undo ? may_call_back (self, advice, error) : may_divert (self, advice, error);
  return advice->kind == LOBBY_ADVICE_ACCOMPANY || advice->kind == LOBBY_ADVICE_UNKNOWN
         || may_ask (self, advice, undo, error);
}

static void
tell_ticket (LobbyBranchService *self,
             const LobbyAdviceRecord *advice,
             gboolean undo,
             const char *by,
             const char *cause,
             gint64 at_us)
{
  LobbyTicketMoment *moment = lobby_record_new (undo ? &lobby_ticket_returned_type : &lobby_ticket_diverted_type);

  moment->ticket = g_strdup (advice->ticket);
  moment->device = g_strdup (advice->device);
  moment->undone = undo;
  if (!undo)
    {
      moment->advice = g_strdup (advice->id);
      moment->by = g_strdup (by);
    }
  lobby_branch_service_tell (self, undo ? LOBBY_EVENT_TICKET_RETURNED : LOBBY_EVENT_TICKET_DIVERTED, moment, cause,
                             at_us);
}

static void
tell_counter (LobbyBranchService *self,
              const LobbyAdviceRecord *advice,
              gboolean undo,
              const char *by,
              const char *cause,
              gint64 at_us)
{
  LobbyCounterMoment *moment = lobby_record_new (&lobby_counter_asked_type);

  moment->counter = g_strdup (advice->counter);
  moment->by = g_strdup (by);
  if (!undo)
    {
      moment->action = lobby_advice_get_counter_action (advice->kind);
      moment->staff = g_strdup (advice->staff);
      moment->services = g_strdupv (advice->services);
    }
  lobby_branch_service_tell (self, LOBBY_EVENT_COUNTER_ASKED, moment, cause, at_us);
}

static void
tell_device (LobbyBranchService *self,
             const LobbyAdviceRecord *advice,
             gboolean undo,
             const char *by,
             const char *cause,
             gint64 at_us)
{
  LobbyDeviceMoment *moment = lobby_record_new (&lobby_device_asked_type);
  gboolean cash = advice->supply == LOBBY_SUPPLY_CASH || advice->supply == LOBBY_SUPPLY_UNKNOWN;

  moment->device = g_strdup (advice->device);
  moment->by = g_strdup (by);
  if (!undo)
    moment->action = advice->kind == LOBBY_ADVICE_REPAIR ? LOBBY_DEVICE_ACTION_REPORT_FAULT
                     : cash                              ? LOBBY_DEVICE_ACTION_REQUEST_CASH
                                                         : LOBBY_DEVICE_ACTION_REQUEST_SUPPLIES;
  lobby_branch_service_tell (self, LOBBY_EVENT_DEVICE_ASKED, moment, cause, at_us);
}

/* What was decided is told first, then the wish that follows from it. */
static gboolean
decide_advice (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyAdviceMoment *moment = command->payload;
  const LobbyAdviceRecord *advice = lobby_state_get_advice (self->state, moment->advice);
  gboolean undo = moment->decision == LOBBY_DECISION_UNDONE;
  gboolean effect;

  if (advice == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such advice", moment->advice);
  if (moment->decision == LOBBY_DECISION_OFFERED && advice->decision == LOBBY_DECISION_OFFERED)
    return TRUE;
  effect = moment->decision == LOBBY_DECISION_ACCEPTED || (undo && advice->decision == LOBBY_DECISION_ACCEPTED);
  if (!lobby_advice_check_decision (advice, moment->decision, error)
      || (effect && !may_carry_out (self, advice, undo, error)))
    return FALSE;
  lobby_branch_service_tell (self, LOBBY_EVENT_ADVICE_DECIDED, lobby_record_copy (&lobby_advice_decided_type, moment),
                             command->id, at_us);
  if (!effect)
    return TRUE;
  if (advice->kind == LOBBY_ADVICE_DIVERT)
    tell_ticket (self, advice, undo, moment->by, command->id, at_us);
  else if (lobby_advice_get_counter_action (advice->kind) != LOBBY_COUNTER_ACTION_UNKNOWN)
    tell_counter (self, advice, undo, moment->by, command->id, at_us);
  else if (advice->kind == LOBBY_ADVICE_RESTOCK || advice->kind == LOBBY_ADVICE_REPAIR)
    tell_device (self, advice, undo, moment->by, command->id, at_us);
  return TRUE;
}

static const LobbyAdviceRecord *
find_accepted (LobbyBranchService *self, const char *ticket)
{
  const GPtrArray *advices = lobby_state_get_advices (self->state);

  for (guint i = advices->len; ticket != NULL && i > 0; i--)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i - 1);
      if (advice->decision == LOBBY_DECISION_ACCEPTED && advice->kind == LOBBY_ADVICE_DIVERT
          && g_strcmp0 (advice->ticket, ticket) == 0)
        return advice;
    }
  return NULL;
}

/* What an adapter reported may be the end of a diversion: done at the device, or back in the queue. */
void
lobby_branch_service_conclude (LobbyBranchService *self, const LobbyEvent *event)
{
  LobbyEventKind kind = lobby_event_get_kind (event);
  gboolean done = kind == LOBBY_EVENT_DEVICE_USE_ENDED && !LOBBY_PAYLOAD (event, DeviceUse)->failed;
  gboolean back = kind == LOBBY_EVENT_TICKET_RETURNED && !LOBBY_PAYLOAD (event, TicketMoment)->undone;
  const LobbyAdviceRecord *advice;
  LobbyAdviceMoment *moment;

  if (!done && !back)
    return;
  advice = find_accepted (self, done ? LOBBY_PAYLOAD (event, DeviceUse)->ticket
                                     : LOBBY_PAYLOAD (event, TicketMoment)->ticket);
  if (advice == NULL)
    return;
  moment = lobby_record_new (&lobby_advice_decided_type);
  moment->advice = g_strdup (advice->id);
  moment->decision = done ? LOBBY_DECISION_COMPLETED : LOBBY_DECISION_CAME_BACK;
  lobby_branch_service_tell (self, LOBBY_EVENT_ADVICE_DECIDED, moment, lobby_event_get_id (event),
                             lobby_event_get_time (event));
}

/* ---- the others ---- */

static gboolean
change_rules (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  LobbyRuleSheet *sheet;

  if (!lobby_rule_sheet_check_change (lobby_rules_get_effective (self->state), command->payload, error))
    return FALSE;
  sheet = lobby_rule_sheet_copy (command->payload);
  sheet->changed_us = at_us;
  lobby_branch_service_tell (self, LOBBY_EVENT_RULES_CHANGED, sheet, command->id, at_us);
  return TRUE;
}

/* What the bank knows of the customer is filled in by the system that knows customers; here it is the ticket alone. */
static gboolean
recognise (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  const LobbyVisitEntry *entry = command->payload;
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (self->state, entry->ticket);
  const GPtrArray *visits = lobby_state_get_visits (self->state);
  LobbyVisitRecord *visit;

  if (ticket == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such ticket", entry->ticket);
  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *known = g_ptr_array_index (visits, i);
      if (g_strcmp0 (known->ticket, entry->ticket) == 0)
        return refuse (error, LOBBY_ERROR_CONFLICT, "already recognised as", known->id);
    }
  visit = lobby_record_new (&lobby_visit_record_type);
  visit->id = g_strdup_printf ("visit-%s", command->id);
  visit->ticket = g_strdup (entry->ticket);
  visit->customer = g_strdup (ticket->customer);
  visit->tier = entry->tier != LOBBY_TIER_UNKNOWN ? entry->tier : ticket->tier;
  visit->appointment = g_strdup (entry->appointment);
  visit->entered_by = g_strdup (entry->by != NULL ? entry->by : "lobby-manager");
  visit->arrived_us = at_us;
  lobby_branch_service_tell (self, LOBBY_EVENT_CUSTOMER_RECOGNISED, visit, command->id, at_us);
  return TRUE;
}

static gboolean
tell_wish (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  LobbyEventKind kind = kinds[command->kind];

  if (kind == LOBBY_EVENT_UNKNOWN)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, "nothing is simulated here");
      return FALSE;
    }
  if (!knows (self, command))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "the branch does not have it");
      return FALSE;
    }
  lobby_branch_service_tell (self, kind, lobby_record_copy (lobby_event_kind_get_table (kind), command->payload),
                             command->id, at_us);
  return TRUE;
}

/* Without a simulator: what is asked becomes events that adapters can act on.
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT, %LOBBY_ERROR_REFUSED, %LOBBY_ERROR_INVALID */
gboolean
lobby_branch_service_pass_on (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error)
{
  switch ((int) command->kind)
    {
    case LOBBY_COMMAND_ADVICE_SHOW:
      return show_advice (self, command, at_us, error);
    case LOBBY_COMMAND_ADVICE_DECIDE:
      return decide_advice (self, command, at_us, error);
    case LOBBY_COMMAND_RULES_CHANGE:
      return change_rules (self, command, at_us, error);
    case LOBBY_COMMAND_CUSTOMER_RECOGNISE:
      return recognise (self, command, at_us, error);
    case LOBBY_COMMAND_FEEDBACK_ENTER:
      return lobby_branch_service_enter_feedback (self, command, at_us, error);
    case LOBBY_COMMAND_CASE_OPEN:
      return lobby_branch_service_open_case (self, command, at_us, error);
    case LOBBY_COMMAND_CASE_CHANGE:
      return lobby_branch_service_change_case (self, command, at_us, error);
    default:
      return tell_wish (self, command, at_us, error);
    }
}
