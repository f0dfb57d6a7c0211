/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists of the branch, those being filled, and what came out of the earlier ones. */
#include "config.h"

#include "lobby-state-private.h"

#include "lobby-checklist.h"

/* Fillings of one checklist in a state; the results of older ones are kept in short. */
#define RUNS_MAX 8

/* A checklist replaces the one before it, which two people may have changed at the same time: the first one counts. */
static LobbyApply
change_checklist (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyChecklist *next = LOBBY_PAYLOAD (event, Checklist);
  const LobbyChecklist *present = lobby_state_get_checklist (state, next->id);
  LobbyChecklist *kept;

  if ((present != NULL && next->version <= present->version) || !lobby_checklist_check (next, NULL)
      || (present == NULL && state->tables[LOBBY_TABLE_CHECKLISTS].records->len >= LOBBY_CHECKLISTS_MAX))
    return LOBBY_APPLY_INCONSISTENT;
  kept = lobby_table_take (&state->tables[LOBBY_TABLE_CHECKLISTS], lobby_checklist_copy (next));
  if (kept->changed_us == 0)
    kept->changed_us = lobby_event_get_time (event);
  lobby_changes_add (changes, LOBBY_CHANGED_CHECKLIST, kept->id);
  return LOBBY_APPLY_APPLIED;
}

/* The oldest one goes when there are too many; a table begins with the oldest. */
static void
drop_oldest_run (LobbyState *state, const char *checklist)
{
  LobbyTable *table = &state->tables[LOBBY_TABLE_CHECK_RUNS];
  guint oldest = G_MAXUINT, count = 0;

  for (guint i = 0; i < table->records->len; i++)
    {
      const LobbyCheckRun *run = g_ptr_array_index (table->records, i);
      if (g_strcmp0 (run->checklist, checklist) != 0)
        continue;
      count++;
      if (oldest == G_MAXUINT)
        oldest = i;
    }
  if (count > RUNS_MAX)
    lobby_table_remove (table, oldest);
}

static LobbyApply
start_run (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyCheckMoment *moment = LOBBY_PAYLOAD (event, CheckMoment);
  const LobbyChecklist *checklist = lobby_state_get_checklist (state, moment->checklist);

  if (checklist == NULL || checklist->version != moment->version
      || lobby_state_get_check_run (state, moment->run) != NULL || lobby_checklist_count_asked (checklist) == 0)
    return LOBBY_APPLY_INCONSISTENT;
  lobby_table_take (&state->tables[LOBBY_TABLE_CHECK_RUNS],
                    lobby_check_run_new (checklist, moment->run, moment->by, lobby_event_get_time (event)));
  drop_oldest_run (state, checklist->id);
  lobby_changes_add (changes, LOBBY_CHANGED_CHECKLIST, checklist->id);
  return LOBBY_APPLY_APPLIED;
}

static LobbyApply
take_answer (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyCheckAnswered *answered = LOBBY_PAYLOAD (event, CheckAnswered);
  LobbyCheckRun *run = lobby_table_lookup (&state->tables[LOBBY_TABLE_CHECK_RUNS], answered->run);

  if (!lobby_check_run_check_answer (run, answered->answer, NULL))
    return LOBBY_APPLY_INCONSISTENT;
  lobby_check_run_take_answer (run, answered->answer, lobby_event_get_time (event));
  lobby_changes_add (changes, LOBBY_CHANGED_CHECKLIST, run->checklist);
  return LOBBY_APPLY_APPLIED;
}

static void
keep_result (LobbyState *state, const LobbyCheckRun *run)
{
  LobbyTable *table = &state->tables[LOBBY_TABLE_CHECK_RESULTS];
  guint count = 0;

  lobby_table_take (table, lobby_check_run_dup_result (run));
  for (guint i = table->records->len; i > 0; i--)
    {
      const LobbyCheckResult *result = g_ptr_array_index (table->records, i - 1);
      if (g_strcmp0 (result->checklist, run->checklist) == 0 && ++count > LOBBY_CHECK_RESULTS_MAX)
        lobby_table_remove (table, i - 1);
    }
}

static LobbyApply
finish_run (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  const LobbyCheckMoment *moment = LOBBY_PAYLOAD (event, CheckMoment);
  LobbyCheckRun *run = lobby_table_lookup (&state->tables[LOBBY_TABLE_CHECK_RUNS], moment->run);

  if (!lobby_check_run_check_finish (run, NULL))
    return LOBBY_APPLY_INCONSISTENT;
  run->finished_us = lobby_event_get_time (event);
  lobby_state_set_text (&run->finished_by, moment->by);
  keep_result (state, run);
  lobby_changes_add (changes, LOBBY_CHANGED_CHECKLIST, run->checklist);
  return LOBBY_APPLY_APPLIED;
}

LobbyApply
lobby_state_apply_checklist (LobbyState *state, const LobbyEvent *event, LobbyChanges *changes)
{
  switch ((int) lobby_event_get_kind (event))
    {
    case LOBBY_EVENT_CHECKLIST_CHANGED:
      return change_checklist (state, event, changes);
    case LOBBY_EVENT_CHECKLIST_STARTED:
      return start_run (state, event, changes);
    case LOBBY_EVENT_CHECKLIST_ANSWERED:
      return take_answer (state, event, changes);
    case LOBBY_EVENT_CHECKLIST_FINISHED:
      return finish_run (state, event, changes);
    default:
      return LOBBY_APPLY_IGNORED;
    }
}
