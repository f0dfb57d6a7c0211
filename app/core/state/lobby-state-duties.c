/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not get lost: advice and what became of it, feedback and cases. */
#include "config.h"

#include "lobby-state-private.h"

#include "lobby-case-order.h"

/* The same advice is shown once; what became of it is kept. */
static LobbyApply
show_advice (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyAdviceRecord *shown = LOBBY_PAYLOAD (event, AdviceRecord);
  LobbyAdviceRecord *advice;

  if (lobby_state_get_advice (state, shown->id) != NULL)
    return LOBBY_APPLY_INCONSISTENT;
  advice = lobby_record_copy (&lobby_advice_record_type, shown);
  if (advice->shown_us == 0)
    advice->shown_us = lobby_event_get_time (event);
  advice = lobby_table_take (&state->tables[LOBBY_TABLE_ADVICES], advice);
  lobby_changes_add (changes, LOBBY_CHANGED_ADVICE, advice->id);
  return LOBBY_APPLY_APPLIED;
}

/* Who said no is not asked again this visit (S0-11); "remind me later" is no such no. */
static void
remember_refusal (LobbyState *state, const LobbyAdviceRecord *advice, gboolean declined, LobbyChanges *changes)
{
  LobbyTicketRecord *ticket = lobby_table_lookup (&state->tables[LOBBY_TABLE_TICKETS], advice->ticket);

  if (ticket == NULL || advice->kind != LOBBY_ADVICE_DIVERT || advice->reason == LOBBY_DECLINE_REMIND_LATER)
    return;
  ticket->declined = declined;
  lobby_changes_add (changes, LOBBY_CHANGED_TICKET, ticket->id);
}

/* Takes a milestone into the record; @advice still has the decision before it. */
static void
pass_milestone (LobbyState *state,
                LobbyAdviceRecord *advice,
                const LobbyAdviceMoment *moment,
                gint64 now_us,
                LobbyChanges *changes)
{
  gboolean spoken = moment->decision == LOBBY_DECISION_OFFERED || moment->decision == LOBBY_DECISION_ACCEPTED
                    || (moment->decision == LOBBY_DECISION_DECLINED && lobby_decline_is_customers (moment->reason));

  if (spoken && advice->offered_us == 0)
    advice->offered_us = now_us;
  if (moment->decision == LOBBY_DECISION_ACCEPTED)
    advice->accepted_us = now_us;
  else if (moment->decision == LOBBY_DECISION_COMPLETED)
    advice->completed_us = now_us;
  else if (moment->decision == LOBBY_DECISION_CAME_BACK)
    advice->returned_us = now_us;
  else if (moment->decision == LOBBY_DECISION_UNDONE)
    {
      if (advice->decision == LOBBY_DECISION_DECLINED)
        remember_refusal (state, advice, FALSE, changes);
      advice->accepted_us = 0;
      advice->undone_us = now_us;
    }
}

static LobbyApply
decide_advice (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyAdviceMoment *moment = LOBBY_PAYLOAD (event, AdviceMoment);
  LobbyAdviceRecord *advice = lobby_table_lookup (&state->tables[LOBBY_TABLE_ADVICES], moment->advice);
  gint64 now_us = lobby_event_get_time (event);
  gboolean by_branch = moment->decision == LOBBY_DECISION_COMPLETED || moment->decision == LOBBY_DECISION_CAME_BACK;

  if (advice == NULL || !lobby_decision_may_follow (advice->decision, moment->decision))
    return LOBBY_APPLY_INCONSISTENT;
  pass_milestone (state, advice, moment, now_us, changes);
  advice->decision = moment->decision;
  if (!by_branch)
    {
      advice->reason = moment->reason;
      advice->decided_us = now_us;
      lobby_state_set_text (&advice->by, moment->by);
    }
  if (advice->decision == LOBBY_DECISION_DECLINED)
    remember_refusal (state, advice, TRUE, changes);
  lobby_changes_add (changes, LOBBY_CHANGED_ADVICE, advice->id);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
open_case (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyCaseRecord *opened = LOBBY_PAYLOAD (event, CaseRecord);

  if (lobby_state_get_case (state, opened->id) != NULL)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_table_take (&state->tables[LOBBY_TABLE_CASES], lobby_record_copy (&lobby_case_record_type, opened));
  lobby_changes_add (changes, LOBBY_CHANGED_CASE, opened->id);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
change_case (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyCaseMoment *moment = LOBBY_PAYLOAD (event, CaseMoment);
  LobbyCaseRecord *record = lobby_table_lookup (&state->tables[LOBBY_TABLE_CASES], moment->case_id);

  if (record == NULL)
    return LOBBY_APPLY_INCONSISTENT;
  if (lobby_event_get_kind (event) == LOBBY_EVENT_CASE_CLOSED && moment->phase != LOBBY_CASE_PHASE_CLOSED)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_case_change (record, moment, lobby_event_get_time (event));
  lobby_changes_add (changes, LOBBY_CHANGED_CASE, record->id);
  return LOBBY_APPLY_APPLIED;
}

LobbyApply
lobby_state_apply_duty (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_ADVICE_SHOWN:
      return show_advice (state, event, changes);
    case LOBBY_EVENT_ADVICE_DECIDED:
      return decide_advice (state, event, changes);
    case LOBBY_EVENT_FEEDBACK_RECEIVED:
      lobby_table_take (&state->tables[LOBBY_TABLE_FEEDBACKS],
                        lobby_record_copy (&lobby_feedback_record_type, lobby_event_get_payload (event)));
      return LOBBY_APPLY_APPLIED;
    case LOBBY_EVENT_CASE_OPENED:
      return open_case (state, event, changes);
    case LOBBY_EVENT_CASE_CHANGED:
    case LOBBY_EVENT_CASE_CLOSED:
      return change_case (state, event, changes);
    default:
      return LOBBY_APPLY_IGNORED;
    }
}
