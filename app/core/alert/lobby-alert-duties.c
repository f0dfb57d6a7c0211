/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties that somebody has forgotten: what is overdue, since when, and who sees to it. */
#include "config.h"

#include "lobby-alert-rules.h"

#include "lobby-case-order.h"

static void
find_overdue (const LobbyCaseRecord *record, gint64 now_us, GPtrArray *found)
{
  LobbyAlertFacts *facts;

  if (!lobby_case_is_open (record) || record->due_us == 0 || now_us <= record->due_us)
    return;
  facts = g_new0 (LobbyAlertFacts, 1);
  facts->kind = LOBBY_ALERT_CASE;
  /* A name of any length makes a key that can be kept. */
  facts->key = g_strdup_printf ("case:%.58s", record->id);
  facts->subject = g_strdup (record->id);
  facts->owner = g_strdup (record->owner);
  facts->matter = record->kind;
  facts->ticket = g_strdup (record->ticket);
  facts->severity = lobby_case_has_steps (record->kind) ? LOBBY_SEVERITY_RED : LOBBY_SEVERITY_AMBER;
  facts->since_us = record->due_us;
  facts->figure = (now_us - record->due_us) / G_USEC_PER_SEC;
  facts->waiting = 1;
  g_ptr_array_add (found, facts);
}

/**
 * lobby_alert_rules_find_duties:
 * @state: the lobby
 * @now_us: time up to which duties are known, µs since 1970 UTC
 * @found: takes what is found: red where a customer was disappointed, amber elsewhere
 */
void
lobby_alert_rules_find_duties (const LobbyState *state, gint64 now_us, GPtrArray *found)
{
  const GPtrArray *cases = lobby_state_get_cases (state);

  for (guint i = 0; i < cases->len; i++)
    find_overdue (g_ptr_array_index (cases, i), now_us, found);
}
