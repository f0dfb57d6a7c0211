/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice in a session: that it was shown, and what a person decided. Both go to the branch and come home as events. */
#include "config.h"

#include "lobby-session.h"

#include "lobby-session-private.h"

static const LobbyAdviceFacts *
find_facts (LobbySession *self, const char *id)
{
  GListModel *advices = lobby_floor_get_advices (lobby_session_get_floor (self));

  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) advice = g_list_model_get_item (advices, i);
      const LobbyAdviceFacts *facts = lobby_advice_get_facts (advice);
      if (g_strcmp0 (facts->id, id) == 0)
        return facts;
    }
  return NULL;
}

static LobbyAdviceRecord *
make_record (const LobbyAdviceFacts *facts)
{
  LobbyAdviceRecord *record = lobby_record_new (&lobby_advice_record_type);

  record->id = g_strdup (facts->id);
  record->kind = facts->kind;
  record->ticket = g_strdup (facts->ticket);
  record->device = g_strdup (facts->device);
  record->counter = g_strdup (facts->counter);
  record->staff = g_strdup (facts->staff);
  record->services = g_strdupv (facts->services);
  record->supply = facts->supply;
  record->rule = g_strdup (facts->rule);
  record->own_saving_s = (gint64) MAX (facts->own.mid_s, 0);
  record->others_saving_s = (gint64) MAX (facts->others.mid_s, 0);
  record->ahead_s = (gint64) facts->ahead_s;
  record->shown_us = facts->at_us;
  record->until_us = facts->until_us;
  return record;
}

/* Once for each piece of advice: two consoles make the same id, and the branch keeps the first. */
static void
tell_shown (LobbySession *self, const LobbyAdviceFacts *facts)
{
  GHashTable *told = lobby_session_peek_told_advices (self);
  g_autofree char *command = NULL;

  if (lobby_state_get_advice (lobby_session_get_state (self), facts->id) != NULL
      || g_hash_table_contains (told, facts->id))
    return;
  g_hash_table_add (told, g_strdup (facts->id));
  command = lobby_session_send (self, LOBBY_COMMAND_ADVICE_SHOW, make_record (facts));
}

/* For the session, after each projection: advice that is on the board for the first time was shown. */
void
lobby_session_tell_advices (LobbySession *self)
{
  GListModel *advices = lobby_floor_get_advices (lobby_session_get_floor (self));

  if (!lobby_session_may_ask (self, LOBBY_COMMAND_ADVICE_SHOW))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) advice = g_list_model_get_item (advices, i);
      if (lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_NONE)
        tell_shown (self, lobby_advice_get_facts (advice));
    }
}

/**
 * lobby_session_decide_advice:
 * @self: a session
 * @advice: id of a piece of advice
 * @decision: what was decided
 * @reason: (decision DECLINED): why
 *
 * Tells the branch what a person decided; the branch carries it out, and its effect comes home as events.
 *
 * Returns: (transfer full) (nullable): id of the command; %NULL where one cannot act
 */
char *
lobby_session_decide_advice (LobbySession *self, const char *advice, LobbyDecision decision, LobbyDeclineReason reason)
{
  LobbyAdviceMoment *moment;
  const LobbyAdviceFacts *facts;

  g_return_val_if_fail (LOBBY_IS_SESSION (self), NULL);
  g_return_val_if_fail (advice != NULL, NULL);

  facts = find_facts (self, advice);
  if (facts != NULL && lobby_session_can_act (self))
    tell_shown (self, facts);
  moment = lobby_record_new (&lobby_advice_decided_type);
  moment->advice = g_strdup (advice);
  moment->decision = decision;
  moment->reason = reason;
  return lobby_session_send (self, LOBBY_COMMAND_ADVICE_DECIDE, moment);
}
