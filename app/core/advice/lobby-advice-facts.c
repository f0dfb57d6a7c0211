/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying and freeing advice. */
#include "config.h"

#include "lobby-advice-facts.h"

/** lobby_advice_facts_copy: Returns: (transfer full): a copy */
LobbyAdviceFacts *
lobby_advice_facts_copy (const LobbyAdviceFacts *facts)
{
  LobbyAdviceFacts *copy = g_memdup2 (facts, sizeof *facts);

  copy->id = g_strdup (facts->id);
  copy->ticket = g_strdup (facts->ticket);
  copy->device = g_strdup (facts->device);
  copy->counter = g_strdup (facts->counter);
  copy->staff = g_strdup (facts->staff);
  copy->service = g_strdup (facts->service);
  copy->services = g_strdupv (facts->services);
  copy->rule = g_strdup (facts->rule);
  copy->transaction = g_strdup (facts->transaction);
  copy->words = facts->words != NULL ? lobby_record_copy (&lobby_text_type, facts->words) : NULL;
  return copy;
}

/** lobby_advice_facts_free: @facts: (transfer full) (nullable): facts */
void
lobby_advice_facts_free (LobbyAdviceFacts *facts)
{
  if (facts == NULL)
    return;
  g_free (facts->id);
  g_free (facts->ticket);
  g_free (facts->device);
  g_free (facts->counter);
  g_free (facts->staff);
  g_free (facts->service);
  g_strfreev (facts->services);
  g_free (facts->rule);
  g_free (facts->transaction);
  lobby_record_free (&lobby_text_type, facts->words);
  g_free (facts);
}

static const char *const veto_nicks[LOBBY_VETO_N] = {
  [LOBBY_VETO_NONE] = "none",
  [LOBBY_VETO_ELDERLY] = "elderly",
  [LOBBY_VETO_NEEDS_HELP] = "needs-help",
  [LOBBY_VETO_LOOSE_CHANGE] = "loose-change",
  [LOBBY_VETO_TIER] = "tier",
  [LOBBY_VETO_REFUSED] = "refused",
  [LOBBY_VETO_CAME_BACK] = "came-back",
  [LOBBY_VETO_UNASKED] = "unasked",
  [LOBBY_VETO_NO_RULE] = "no-rule",
  [LOBBY_VETO_RULE_OFF] = "rule-off",
  [LOBBY_VETO_AMOUNT] = "amount",
  [LOBBY_VETO_AMOUNT_UNASKED] = "amount-unasked",
  [LOBBY_VETO_PASSBOOK] = "passbook",
  [LOBBY_VETO_QUEUE_SHORT] = "queue-short",
  [LOBBY_VETO_WAIT_SHORT] = "wait-short",
  [LOBBY_VETO_NO_DEVICE] = "no-device",
  [LOBBY_VETO_DEVICE_OUT] = "device-out",
  [LOBBY_VETO_DEVICE_SUPPLY] = "device-supply",
  [LOBBY_VETO_DEVICE_BUSY] = "device-busy",
  [LOBBY_VETO_GAIN_SMALL] = "gain-small",
};

/** lobby_veto_get_nick: Returns: (transfer none): its id, as in "queue-short" */
const char *
lobby_veto_get_nick (LobbyVeto veto)
{
  g_return_val_if_fail (veto < LOBBY_VETO_N, NULL);
  return veto_nicks[veto];
}
