/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a branch service checks of advice and decisions, whoever carries them out. */
#include "config.h"

#include "lobby-advice-order.h"

/**
 * lobby_advice_dup_fresh:
 * @shown: advice as a console shows it
 * @now_us: the branch's time, µs since 1970 UTC
 *
 * What is shown is what was foreseen; what becomes of it is said later, and not by who shows it.
 *
 * Returns: (transfer full): a copy on which nobody has decided
 */
LobbyAdviceRecord *
lobby_advice_dup_fresh (const LobbyAdviceRecord *shown, gint64 now_us)
{
  LobbyAdviceRecord *advice = lobby_record_copy (&lobby_advice_record_type, shown);

  advice->decision = LOBBY_DECISION_UNKNOWN;
  advice->reason = LOBBY_DECLINE_UNKNOWN;
  g_clear_pointer (&advice->by, g_free);
  advice->decided_us = advice->offered_us = advice->accepted_us = 0;
  advice->completed_us = advice->returned_us = advice->undone_us = 0;
  if (advice->shown_us == 0)
    advice->shown_us = now_us;
  return advice;
}

/** lobby_advice_is_same: Returns: whether both advise the same of the same things: then the second one is nothing new */
gboolean
lobby_advice_is_same (const LobbyAdviceRecord *a, const LobbyAdviceRecord *b)
{
  return a->kind == b->kind && g_strcmp0 (a->ticket, b->ticket) == 0 && g_strcmp0 (a->device, b->device) == 0
         && g_strcmp0 (a->counter, b->counter) == 0;
}

static gboolean
refuse_order (const LobbyAdviceRecord *advice, LobbyDecision wanted, GError **error)
{
  const char *now = lobby_choice_get_nick (&lobby_decision_choice, advice->decision);
  gboolean over = advice->decision == LOBBY_DECISION_COMPLETED || advice->decision == LOBBY_DECISION_CAME_BACK;

  if (advice->decision == LOBBY_DECISION_UNKNOWN || advice->decision == LOBBY_DECISION_OFFERED)
    g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "not decided yet: %s", advice->id);
  else if (wanted == LOBBY_DECISION_UNDONE && over)
    g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "too late: %s", now);
  else
    g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "already %s by %s", now,
                 advice->by != NULL ? advice->by : "somebody");
  return FALSE;
}

/**
 * lobby_advice_check_decision:
 * @advice: advice with what became of it so far
 * @decision: what a person decides now
 * @error: %LOBBY_ERROR_CONFLICT, which names who was first; %LOBBY_ERROR_INVALID for what is no person's decision
 *
 * Returns: whether it is the order of things, see lobby_decision_may_follow()
 */
gboolean
lobby_advice_check_decision (const LobbyAdviceRecord *advice, LobbyDecision decision, GError **error)
{
  if (decision == LOBBY_DECISION_UNKNOWN || decision == LOBBY_DECISION_COMPLETED
      || decision == LOBBY_DECISION_CAME_BACK)
    {
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "not a person's decision on %s", advice->id);
      return FALSE;
    }
  return lobby_decision_may_follow (advice->decision, decision) ? TRUE : refuse_order (advice, decision, error);
}

/** lobby_advice_get_counter_action: Returns: what a teller is asked for when it is accepted; unknown: nothing */
LobbyCounterAction
lobby_advice_get_counter_action (LobbyAdviceKind kind)
{
  switch (kind)
    {
    case LOBBY_ADVICE_OPEN_COUNTER:
      return LOBBY_COUNTER_ACTION_OPEN;
    case LOBBY_ADVICE_CLOSE_COUNTER:
      return LOBBY_COUNTER_ACTION_CLOSE;
    case LOBBY_ADVICE_PROFILE_COUNTER:
      return LOBBY_COUNTER_ACTION_PROFILE;
    case LOBBY_ADVICE_RESUME_COUNTER:
      return LOBBY_COUNTER_ACTION_RESUME;
    case LOBBY_ADVICE_UNKNOWN:
    case LOBBY_ADVICE_DIVERT:
    case LOBBY_ADVICE_ACCOMPANY:
    case LOBBY_ADVICE_RESTOCK:
    case LOBBY_ADVICE_REPAIR:
    default:
      return LOBBY_COUNTER_ACTION_UNKNOWN;
    }
}
