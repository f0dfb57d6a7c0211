/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists that were not finished in time. The time is the checklist's own. */
#include "config.h"

#include "lobby-alert-rules.h"

#include "lobby-checklist.h"

#define SECOND_US G_GINT64_CONSTANT (1000000)
/* What is late by so much is red. Ours. */
#define RED_AFTER_US (30 * 60 * SECOND_US)
/* A filling that was finished earlier than this before the due time was of another day. */
#define SAME_DAY_US (12 * 3600 * SECOND_US)

/* One finished filling today is enough, also when another one was begun after it. */
static gboolean
is_done (const LobbyState *state, const char *checklist, gint64 due_us)
{
  const GPtrArray *runs = lobby_state_get_check_runs (state);

  for (guint i = 0; i < runs->len; i++)
    {
      const LobbyCheckRun *run = g_ptr_array_index (runs, i);
      if (run->finished_us > due_us - SAME_DAY_US && g_strcmp0 (run->checklist, checklist) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
find_late (const LobbyState *state, const LobbyChecklist *checklist, gint64 now_us, GPtrArray *found)
{
  gint64 due_us = lobby_checklist_get_due (checklist, lobby_state_get_branch (state));
  const LobbyCheckRun *run = lobby_state_find_check_run (state, checklist->id);
  guint asked = lobby_checklist_count_asked (checklist);
  LobbyCheckScore score = { .open = asked };
  LobbyAlertFacts *facts;

  if (due_us == 0 || now_us < due_us || asked == 0 || is_done (state, checklist->id, due_us))
    return;
  if (run != NULL)
    lobby_check_run_score (run, &score);
  facts = lobby_alert_rules_add (found, LOBBY_ALERT_CHECKLIST, "checklist", checklist->id,
                                 now_us - due_us >= RED_AFTER_US ? LOBBY_SEVERITY_RED : LOBBY_SEVERITY_AMBER, due_us);
  facts->name = lobby_record_copy (&lobby_text_type, checklist->name);
  facts->figure = (now_us - due_us) / SECOND_US;
  facts->limit = run != NULL ? score.asked : asked;
  facts->waiting = run != NULL && score.answered > 0 ? score.open : (guint) facts->limit;
}

/**
 * lobby_alert_rules_find_checklists:
 * @state: the lobby
 * @now_us: branch time, µs since 1970 UTC
 * @found: takes the checklists that had to be finished by now and are not
 */
void
lobby_alert_rules_find_checklists (const LobbyState *state, gint64 now_us, GPtrArray *found)
{
  const GPtrArray *checklists = lobby_state_get_checklists (state);

  for (guint i = 0; i < checklists->len; i++)
    find_late (state, g_ptr_array_index (checklists, i), now_us, found);
}
