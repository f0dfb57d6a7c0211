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
