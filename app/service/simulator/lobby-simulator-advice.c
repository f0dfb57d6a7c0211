/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice at the branch: that it was shown, what a person decided, and that what was decided is carried out, all in one.
 * The branch itself says when it was completed, or that a customer came back. */
#include "config.h"

#include "lobby-simulator-private.h"

#include "lobby-advice-order.h"

/* What a reader of a snapshot takes. */
#define MOST_ADVICES 20000

static LobbyAdviceRecord *
find_advice (const LobbySimulator *simulator, const char *id)
{
  return id != NULL ? g_hash_table_lookup (simulator->advices, id) : NULL;
}

static void
tell (LobbySimulator *simulator, LobbyAdviceRecord *advice, const LobbyAdviceMoment *moment)
{
  gboolean by_branch = moment->decision == LOBBY_DECISION_COMPLETED || moment->decision == LOBBY_DECISION_CAME_BACK;

  advice->decision = moment->decision;
  if (!by_branch)
    {
      g_free (advice->by);
      advice->by = g_strdup (moment->by != NULL ? moment->by : "lobby-manager");
    }
  lobby_simulator_emit (simulator, LOBBY_EVENT_ADVICE_DECIDED, lobby_record_copy (&lobby_advice_decided_type, moment),
                        advice->ticket);
}

/* What the branch sees for itself: @decision is completed or came back. @id may be that of no advice. */
void
lobby_simulator_conclude_advice (LobbySimulator *simulator, const char *id, LobbyDecision decision)
{
  LobbyAdviceRecord *advice = find_advice (simulator, id);
  LobbyAdviceMoment moment = { .advice = (char *) id, .decision = decision };

  if (advice != NULL && lobby_decision_may_follow (advice->decision, decision))
    tell (simulator, advice, &moment);
}

/* Returns: what the advice names and the branch does not have, %NULL when it has all of it */
static const char *
find_unknown (const LobbySimulator *simulator, const LobbyAdviceRecord *advice)
{
  gboolean of_ticket = advice->kind == LOBBY_ADVICE_DIVERT || advice->kind == LOBBY_ADVICE_ACCOMPANY;
  gboolean of_device = advice->kind == LOBBY_ADVICE_DIVERT || advice->kind == LOBBY_ADVICE_RESTOCK
                       || advice->kind == LOBBY_ADVICE_REPAIR;

  if (of_ticket && lobby_simulator_find_ticket (simulator, advice->ticket) == NONE)
    return "no such ticket";
  if (of_device && lobby_simulator_find_device (simulator, advice->device) == NONE)
    return "no such device";
  if (!of_ticket && !of_device && lobby_simulator_find_counter (simulator, advice->counter) == NONE)
    return "no such counter";
  return NULL;
}

/* The same advice, shown again by another console or after a restart, is nothing new. */
gboolean
lobby_simulator_show_advice (LobbySimulator *simulator, const LobbyAdviceRecord *request, GError **error)
{
  const LobbyAdviceRecord *known = find_advice (simulator, request->id);
  const char *unknown = find_unknown (simulator, request);
  LobbyAdviceRecord *record;

  if (known != NULL)
    return lobby_advice_is_same (known, request)
           || lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "there is other advice of that name", request->id);
  if (unknown != NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, unknown, request->id);
  if (g_hash_table_size (simulator->advices) >= MOST_ADVICES)
    return lobby_simulator_refuse (error, LOBBY_ERROR_REFUSED, "there is too much advice today", request->id);
  record = lobby_advice_dup_fresh (request, simulator->now_us);
  g_hash_table_insert (simulator->advices, record->id, record);
  lobby_simulator_emit (simulator, LOBBY_EVENT_ADVICE_SHOWN, lobby_record_copy (&lobby_advice_record_type, record),
                        record->ticket);
  return TRUE;
}

/* ---- accepting ---- */

static gboolean
check_device (const LobbySimulator *simulator, const Ticket *ticket, int device, GError **error)
{
  const char *transaction = ticket->business != NONE ? BUSINESS (simulator, ticket->business)->transaction : NULL;
  const char *id = DEVICE (simulator, device)->plan->id;

  if (!lobby_simulator_device_works (DEVICE (simulator, device)))
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "out of service now", id);
  if (!lobby_simulator_device_can (simulator, device, transaction,
                                   lobby_simulator_get_cash_move (simulator, ticket, device)))
    return lobby_simulator_refuse (error, LOBBY_ERROR_CONFLICT, "cannot do this business now", id);
  return TRUE;
}

static gboolean
accept_diversion (LobbySimulator *simulator, LobbyAdviceRecord *advice, const LobbyAdviceMoment *moment, GError **error)
{
  int place = lobby_simulator_find_ticket (simulator, advice->ticket);
  int device = lobby_simulator_find_device (simulator, advice->device);
  const Ticket *ticket = TICKET (simulator, place);

  if (!lobby_simulator_check_waiting (simulator, place, error))
    return FALSE;
  if (ticket->elderly || ticket->needs_help)
    return lobby_simulator_refuse (error, LOBBY_ERROR_REFUSED, "accompanied, never diverted (S3-28)", ticket->id);
  if (!check_device (simulator, ticket, device, error))
    return FALSE;
  tell (simulator, advice, moment);
  lobby_simulator_divert (simulator, place, device, advice->id, moment->by);
  return TRUE;
}

static gboolean
accept_at_counter (LobbySimulator *simulator,
                   LobbyAdviceRecord *advice,
                   const LobbyAdviceMoment *moment,
                   GError **error)
{
  int place = lobby_simulator_find_counter (simulator, advice->counter);
  LobbyCounterMoment request = { .counter = advice->counter,
                                 .staff = advice->staff,
                                 .services = advice->services,
                                 .action = lobby_advice_get_counter_action (advice->kind),
                                 .by = moment->by };

  if (!lobby_simulator_may_request_counter (simulator, &request, error))
    return FALSE;
  tell (simulator, advice, moment);
  lobby_simulator_request_counter (simulator, &request, NULL);
  if (COUNTER (simulator, place)->asked == request.action)
    COUNTER (simulator, place)->asked_advice = g_strdup (advice->id);
  return TRUE;
}

static LobbyDeviceAction
get_device_action (const LobbySimulator *simulator, const LobbyAdviceRecord *advice)
{
  const Device *device = DEVICE (simulator, lobby_simulator_find_device (simulator, advice->device));
  gboolean cash = advice->supply == LOBBY_SUPPLY_CASH || advice->supply == LOBBY_SUPPLY_UNKNOWN;

  if (advice->kind == LOBBY_ADVICE_REPAIR)
    return device->fault == LOBBY_FAULT_JAMMED ? LOBBY_DEVICE_ACTION_QUICK_FIX : LOBBY_DEVICE_ACTION_REPORT_FAULT;
  return cash && lobby_simulator_find_supply (device, LOBBY_SUPPLY_CASH) != NULL ? LOBBY_DEVICE_ACTION_REQUEST_CASH
                                                                                 : LOBBY_DEVICE_ACTION_REQUEST_SUPPLIES;
}

static gboolean
accept_at_device (LobbySimulator *simulator, LobbyAdviceRecord *advice, const LobbyAdviceMoment *moment, GError **error)
{
  int place = lobby_simulator_find_device (simulator, advice->device);
  LobbyDeviceMoment request = { .device = advice->device,
                                .action = get_device_action (simulator, advice),
                                .by = moment->by };

  if (!lobby_simulator_may_request_device (simulator, &request, error))
    return FALSE;
  tell (simulator, advice, moment);
  lobby_simulator_request_device (simulator, &request, NULL);
  g_free (DEVICE (simulator, place)->asked_advice);
  DEVICE (simulator, place)->asked_advice = g_strdup (advice->id);
  return TRUE;
}

static gboolean
accept (LobbySimulator *simulator, LobbyAdviceRecord *advice, const LobbyAdviceMoment *moment, GError **error)
{
  switch (advice->kind)
    {
    case LOBBY_ADVICE_DIVERT:
      return accept_diversion (simulator, advice, moment, error);
    case LOBBY_ADVICE_OPEN_COUNTER:
    case LOBBY_ADVICE_CLOSE_COUNTER:
    case LOBBY_ADVICE_PROFILE_COUNTER:
    case LOBBY_ADVICE_RESUME_COUNTER:
      return accept_at_counter (simulator, advice, moment, error);
    case LOBBY_ADVICE_RESTOCK:
    case LOBBY_ADVICE_REPAIR:
      return accept_at_device (simulator, advice, moment, error);
    case LOBBY_ADVICE_ACCOMPANY:
    case LOBBY_ADVICE_UNKNOWN:
    default:
      tell (simulator, advice, moment);
      return TRUE;
    }
}

/* ---- taking back ---- */

static gboolean
undo_accepted (LobbySimulator *simulator, LobbyAdviceRecord *advice, const LobbyAdviceMoment *moment, GError **error)
{
  int ticket = lobby_simulator_find_ticket (simulator, advice->ticket);
  int counter = lobby_simulator_find_counter (simulator, advice->counter);
  int device = lobby_simulator_find_device (simulator, advice->device);
  gboolean diverted = advice->kind == LOBBY_ADVICE_DIVERT;
  gboolean at_counter = !diverted && counter != NONE;
  gboolean at_device = !diverted && !at_counter && device != NONE;

  if ((diverted && !lobby_simulator_may_call_back (simulator, ticket, error))
      || (at_counter && !lobby_simulator_may_withdraw_from_counter (simulator, counter, advice->id, error))
      || (at_device && !lobby_simulator_may_withdraw_from_device (simulator, device, advice->id, error)))
    return FALSE;
  tell (simulator, advice, moment);
  if (diverted)
    lobby_simulator_call_back (simulator, ticket);
  else if (at_counter)
    lobby_simulator_withdraw_from_counter (simulator, counter, moment->by);
  else if (at_device)
    lobby_simulator_withdraw_from_device (simulator, device, moment->by);
  return TRUE;
}

static gboolean
undo (LobbySimulator *simulator, LobbyAdviceRecord *advice, const LobbyAdviceMoment *moment, GError **error)
{
  int ticket = lobby_simulator_find_ticket (simulator, advice->ticket);

  if (advice->decision == LOBBY_DECISION_ACCEPTED)
    return undo_accepted (simulator, advice, moment, error);
  if (advice->decision == LOBBY_DECISION_DECLINED && ticket != NONE)
    TICKET (simulator, ticket)->declined = FALSE;
  tell (simulator, advice, moment);
  return TRUE;
}

static void
note_refusal (LobbySimulator *simulator, const LobbyAdviceRecord *advice, LobbyDeclineReason reason)
{
  int ticket = lobby_simulator_find_ticket (simulator, advice->ticket);

  if (ticket != NONE && advice->kind == LOBBY_ADVICE_DIVERT && reason != LOBBY_DECLINE_REMIND_LATER)
    TICKET (simulator, ticket)->declined = TRUE;
}

/* A person decided, and the branch carries it out; when it cannot, nothing has happened.
 * @error: %LOBBY_ERROR_NOT_FOUND for unknown advice, %LOBBY_ERROR_CONFLICT naming who was first or what has changed */
gboolean
lobby_simulator_decide_advice (LobbySimulator *simulator, const LobbyAdviceMoment *request, GError **error)
{
  LobbyAdviceRecord *advice = find_advice (simulator, request->advice);

  if (advice == NULL)
    return lobby_simulator_refuse (error, LOBBY_ERROR_NOT_FOUND, "no such advice", request->advice);
  if (request->decision == LOBBY_DECISION_OFFERED && advice->decision == LOBBY_DECISION_OFFERED)
    return TRUE;
  if (!lobby_advice_check_decision (advice, request->decision, error))
    return FALSE;
  if (request->decision == LOBBY_DECISION_ACCEPTED)
    return accept (simulator, advice, request, error);
  if (request->decision == LOBBY_DECISION_UNDONE)
    return undo (simulator, advice, request, error);
  if (request->decision == LOBBY_DECISION_DECLINED)
    note_refusal (simulator, advice, request->reason);
  tell (simulator, advice, request);
  return TRUE;
}
