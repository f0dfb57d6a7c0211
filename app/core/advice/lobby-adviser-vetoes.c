/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a ticket is not to be diverted: the first reason counts, in the order of #LobbyVeto: what the person is before what
 * the business is before what the lobby is like before what the machines are like. */
#include "config.h"

#include "lobby-adviser-private.h"

/* What counts when the sheet does not say (S3-6, S3-7; our own for the gain). */
#define WAITING_MIN 3
#define WAIT_MIN_S 180
#define GAIN_MIN_S 120
#define KEEP_TIER LOBBY_TIER_GOLD

static LobbyVerdict
say (LobbyVeto veto, gint64 figure, gint64 limit)
{
  return (LobbyVerdict){ .veto = veto, .figure = figure, .limit = limit };
}

static gboolean
is_skipped (const LobbyLook *look, const char *ticket)
{
  const GPtrArray *advices = lobby_state_get_advices (look->state);

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind == LOBBY_ADVICE_DIVERT && g_strcmp0 (advice->ticket, ticket) == 0
          && advice->decision == LOBBY_DECISION_SKIPPED)
        return TRUE;
    }
  return FALSE;
}

static LobbyVerdict
judge_person (const LobbyLook *look, const LobbyTicketRecord *ticket)
{
  const LobbyServiceRecord *service = lobby_state_get_service (look->state, ticket->service);
  gint64 keep_tier = lobby_look_get_number (look, LOBBY_RULE_KEEP_TIER, KEEP_TIER);

  if (ticket->elderly)
    return say (LOBBY_VETO_ELDERLY, 0, 0);
  if (ticket->needs_help)
    return say (LOBBY_VETO_NEEDS_HELP, 0, 0);
  if (ticket->loose_change)
    return say (LOBBY_VETO_LOOSE_CHANGE, 0, 0);
  if ((gint64) ticket->tier >= keep_tier || (service != NULL && service->vip))
    return say (LOBBY_VETO_TIER, ticket->tier, keep_tier);
  if (ticket->declined || is_skipped (look, ticket->id))
    return say (LOBBY_VETO_REFUSED, 0, 0);
  if (ticket->came_back)
    return say (LOBBY_VETO_CAME_BACK, 0, 0);
  return say (LOBBY_VETO_NONE, 0, 0);
}

static LobbyVerdict
judge_business (const LobbyLook *look, const LobbyTicketRecord *ticket, const LobbyDiversionRule *rule)
{
  const LobbyTransactionRecord *transaction = lobby_state_get_transaction (look->state, ticket->transaction);
  const LobbyServiceRecord *service = lobby_state_get_service (look->state, ticket->service);

  if (ticket->transaction == NULL)
    return say (LOBBY_VETO_UNASKED, 0, 0);
  if (rule == NULL
      || (service != NULL && service->divertible != NULL
          && !g_strv_contains ((const char *const *) service->divertible, ticket->transaction)))
    return say (LOBBY_VETO_NO_RULE, 0, 0);
  if (!rule->enabled)
    return say (LOBBY_VETO_RULE_OFF, 0, 0);
  if (ticket->amount_cny > 0 && !lobby_diversion_rule_allows_amount (rule, ticket->amount_cny))
    return say (LOBBY_VETO_AMOUNT, ticket->amount_cny, rule->limit_cny);
  if (ticket->amount_cny <= 0 && rule->limit_cny > 0 && transaction != NULL && transaction->cash)
    return say (LOBBY_VETO_AMOUNT_UNASKED, 0, rule->limit_cny);
  if (rule->needs_card && ticket->medium == LOBBY_MEDIUM_PASSBOOK)
    return say (LOBBY_VETO_PASSBOOK, 0, 0);
  return say (LOBBY_VETO_NONE, 0, 0);
}

static LobbyVerdict
judge_lobby (const LobbyLook *look, const LobbyTicketRecord *ticket, const LobbySpan *to_call)
{
  gint64 waiting = lobby_state_get_waiting (look->state, ticket->service)->len;
  gint64 waiting_min = lobby_look_get_number (look, LOBBY_RULE_WAITING_MIN, WAITING_MIN);
  gint64 wait_min_s = lobby_look_get_number (look, LOBBY_RULE_WAIT_MIN_S, WAIT_MIN_S);

  if (waiting < waiting_min)
    return say (LOBBY_VETO_QUEUE_SHORT, waiting, waiting_min);
  if (to_call->mid_s < (double) wait_min_s)
    return say (LOBBY_VETO_WAIT_SHORT, (gint64) to_call->mid_s, wait_min_s);
  return say (LOBBY_VETO_NONE, 0, 0);
}

/* The best device that is out, that lacks something, that is busy: the nearest miss is the reason. */
static LobbyVerdict
judge_machines (const LobbyLook *look, const LobbyTicketRecord *ticket, const LobbySpan *to_call)
{
  gint64 gain_min_s = lobby_look_get_number (look, LOBBY_RULE_GAIN_MIN_S, GAIN_MIN_S);
  g_autoptr (GArray) machines = lobby_look_list_machines (look, ticket);
  LobbyVerdict verdict = say (LOBBY_VETO_NO_DEVICE, 0, 0);

  for (guint i = 0; i < machines->len; i++)
    {
      const LobbyMachine *machine = &g_array_index (machines, LobbyMachine, i);
      double time_s = lobby_device_time_sum (machine->time);
      LobbyVerdict one = say (LOBBY_VETO_NONE, 0, 0);

      if (!lobby_look_works (look, machine->device))
        one = say (LOBBY_VETO_DEVICE_OUT, 0, 0);
      else if (!lobby_look_can_supply (machine->device, ticket->transaction, ticket->amount_cny))
        one = say (LOBBY_VETO_DEVICE_SUPPLY, 0, 0);
      else if (machine->time.walk_s + machine->time.wait_s >= to_call->mid_s)
        one = say (LOBBY_VETO_DEVICE_BUSY, (gint64) (machine->time.walk_s + machine->time.wait_s),
                   (gint64) to_call->mid_s);
      else if (to_call->mid_s - time_s < (double) gain_min_s)
        one = say (LOBBY_VETO_GAIN_SMALL, (gint64) (to_call->mid_s - time_s), gain_min_s);
      one.device = lobby_foresight_keep (look->foresight, machine->plan->id);
      if (one.veto == LOBBY_VETO_NONE)
        return one;
      if (one.veto > verdict.veto || verdict.device == NULL)
        verdict = one;
    }
  return verdict;
}

/**
 * lobby_look_judge_errand:
 * @ticket: one who waits
 * @to_call: its time to the call
 *
 * Returns: the first reason of business, lobby and machines against a machine, whoever the customer is
 */
LobbyVerdict
lobby_look_judge_errand (const LobbyLook *look, const LobbyTicketRecord *ticket, const LobbySpan *to_call)
{
  LobbyVerdict verdict = judge_business (look, ticket, lobby_rule_sheet_find_rule (look->rules, ticket->transaction));

  if (verdict.veto == LOBBY_VETO_NONE)
    verdict = judge_lobby (look, ticket, to_call);
  if (verdict.veto == LOBBY_VETO_NONE)
    verdict = judge_machines (look, ticket, to_call);
  return verdict;
}

/**
 * lobby_look_judge:
 * @ticket: one who waits
 * @to_call: its time to the call
 *
 * Returns: the first reason against diverting it with its figures, or the device that would be best
 */
LobbyVerdict
lobby_look_judge (const LobbyLook *look, const LobbyTicketRecord *ticket, const LobbySpan *to_call)
{
  const LobbyDiversionRule *rule = lobby_rule_sheet_find_rule (look->rules, ticket->transaction);
  LobbyVerdict verdict = judge_person (look, ticket);

  if (verdict.veto == LOBBY_VETO_NONE)
    verdict = lobby_look_judge_errand (look, ticket, to_call);
  if (rule != NULL)
    verdict.rule = lobby_foresight_keep (look->foresight, rule->id);
  return verdict;
}
