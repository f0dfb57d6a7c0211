/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The early staff fill what has to be finished before the doors open, and begin a round of the branch later. From the hour
 * at which a person is the lobby manager they leave it to that person. */
#include "config.h"

#include "lobby-simulator-private.h"

#include "lobby-checklists.h"

#include <math.h>
#include <string.h>

/* The round that is begun and left open in the middle, for whoever takes over. */
#define ROUND "environment"
#define ROUND_AFTER_OPENING_US (55 * LOBBY_MINUTE_US)
#define BEFORE_DUE_US (15 * LOBBY_MINUTE_US)
#define ITEM_S 40
#define GOOD_SHARE 0.94

#define CHECKLIST(simulator, i) ((LobbyChecklist *) g_ptr_array_index ((simulator)->checklists, (guint) (i)))

static void
free_run (gpointer data)
{
  lobby_check_run_free (data);
}

static void
free_result (gpointer data)
{
  lobby_record_free (&lobby_check_result_type, data);
}

void
lobby_simulator_set_up_checklists (LobbySimulator *simulator)
{
  simulator->checklists = lobby_checklists_copy_all (lobby_checklists_get_shipped ());
  simulator->check_results = g_ptr_array_new_with_free_func (free_result);
  simulator->check_runs = g_ptr_array_new_with_free_func (free_run);
  lobby_random_seed (&simulator->checklist_dice, simulator->seed, DICE_CHECKLISTS);
}

/**
 * lobby_simulator_set_checklists:
 * @simulator: the simulator, before its first step
 * @checklists: (element-type LobbyChecklist): those of the branch
 * @results: (element-type LobbyCheckResult): what came out of them on other days
 */
void
lobby_simulator_set_checklists (LobbySimulator *simulator, const GPtrArray *checklists, const GPtrArray *results)
{
  g_return_if_fail (simulator != NULL && checklists != NULL && results != NULL);

  g_ptr_array_unref (simulator->checklists);
  simulator->checklists = lobby_checklists_copy_all (checklists);
  g_ptr_array_set_size (simulator->check_results, 0);
  for (guint i = 0; i < results->len; i++)
    g_ptr_array_add (simulator->check_results,
                     lobby_record_copy (&lobby_check_result_type, g_ptr_array_index (results, i)));
}

/* Enters when each checklist is begun; called when the day begins. */
void
lobby_simulator_plan_checklists (LobbySimulator *simulator)
{
  for (guint i = 0; i < simulator->checklists->len; i++)
    {
      const LobbyChecklist *checklist = CHECKLIST (simulator, i);
      gint64 due_us = lobby_checklist_get_due (checklist, simulator->scenario->branch);
      gint64 at_us = due_us != 0                          ? due_us - BEFORE_DUE_US
                     : strcmp (checklist->id, ROUND) == 0 ? simulator->opens_us + ROUND_AFTER_OPENING_US
                                                          : 0;
      if (at_us != 0 && !checklist->retired && lobby_checklist_count_asked (checklist) > 0)
        lobby_agenda_add (simulator->agenda, MAX (at_us, simulator->now_us), ACT_CHECK, (gint64) i, 0, NULL);
    }
}

static const char *
find_filler (const LobbySimulator *simulator)
{
  int manager = lobby_simulator_find_role (simulator, LOBBY_ROLE_LOBBY_MANAGER);

  return manager != NONE ? PERSON (simulator, manager)->plan->id : NULL;
}

static LobbyCheckRun *
find_run (const LobbySimulator *simulator, const char *checklist)
{
  for (guint i = 0; i < simulator->check_runs->len; i++)
    {
      LobbyCheckRun *run = g_ptr_array_index (simulator->check_runs, i);
      if (strcmp (run->checklist, checklist) == 0)
        return run;
    }
  return NULL;
}

static void
begin (LobbySimulator *simulator, const LobbyChecklist *checklist)
{
  LobbyCheckMoment *moment = lobby_record_new (&lobby_check_started_type);

  moment->run = g_strdup_printf ("run-%s-%.40s", simulator->day, checklist->id);
  moment->checklist = g_strdup (checklist->id);
  moment->version = checklist->version;
  moment->by = g_strdup (find_filler (simulator));
  g_ptr_array_add (simulator->check_runs, lobby_check_run_new (checklist, moment->run, moment->by, simulator->now_us));
  lobby_simulator_emit (simulator, LOBBY_EVENT_CHECKLIST_STARTED, moment, NULL);
}

static const LobbyCheckItem *
find_open_item (const LobbyCheckRun *run)
{
  for (guint i = 0; i < run->items->len; i++)
    {
      const LobbyCheckItem *item = g_ptr_array_index (run->items, i);
      if (item->kind != LOBBY_CHECK_TEXT && lobby_check_run_get_answer (run, item->id) == NULL)
        return item;
    }
  return NULL;
}

static guint
count_manual_counters (const LobbySimulator *simulator)
{
  guint count = 0;

  for (guint i = 0; i < simulator->counters->len; i++)
    count += !COUNTER (simulator, i)->plan->elastic;
  return count;
}

/* A branch without counters has nothing to say about them. */
static void
draw_number (LobbySimulator *simulator, const LobbyCheckItem *item, LobbyCheckAnswer *answer)
{
  double high = MIN (item->maximum, item->minimum + 10);

  answer->value = round (lobby_random_between (&simulator->checklist_dice, item->minimum, high));
  if (strcmp (item->id, "manual-counters") != 0)
    return;
  answer->value = count_manual_counters (simulator);
  if (simulator->counters->len == 0)
    answer->verdict = LOBBY_VERDICT_NOT_APPLICABLE;
}

static void
fill_item (LobbySimulator *simulator, LobbyCheckRun *run, const LobbyCheckItem *item)
{
  LobbyCheckAnswered *answered = lobby_record_new (&lobby_check_answered_type);
  LobbyCheckAnswer *answer = lobby_record_new (&lobby_check_answer_type);
  gboolean good = lobby_random_chance (&simulator->checklist_dice, GOOD_SHARE);

  answered->run = g_strdup (run->id);
  answered->answer = answer;
  answer->item = g_strdup (item->id);
  answer->by = g_strdup (find_filler (simulator));
  answer->verdict = LOBBY_VERDICT_GIVEN;
  if (item->kind == LOBBY_CHECK_YES_NO)
    answer->verdict = good ? LOBBY_VERDICT_YES : LOBBY_VERDICT_NO;
  else if (item->kind == LOBBY_CHECK_SCORE)
    answer->value = MAX (0, round ((double) item->most * lobby_random_between (&simulator->checklist_dice, 0.6, 1)));
  else
    draw_number (simulator, item, answer);
  lobby_check_run_take_answer (run, answer, simulator->now_us);
  lobby_simulator_emit (simulator, LOBBY_EVENT_CHECKLIST_ANSWERED, answered, NULL);
}

static void
end (LobbySimulator *simulator, LobbyCheckRun *run)
{
  LobbyCheckMoment *moment = lobby_record_new (&lobby_check_finished_type);
  g_autoptr (GPtrArray) duties = NULL;

  moment->run = g_strdup (run->id);
  moment->by = g_strdup (find_filler (simulator));
  run->finished_us = simulator->now_us;
  run->finished_by = g_strdup (moment->by);
  lobby_simulator_emit (simulator, LOBBY_EVENT_CHECKLIST_FINISHED, moment, NULL);
  duties = lobby_check_run_dup_duties (run, simulator->scenario->branch, simulator->scenario->language);
  for (guint i = 0; i < duties->len; i++)
    lobby_simulator_request_case (simulator, g_ptr_array_index (duties, i), NULL);
}

/* Does one thing about a checklist, and enters the next. */
void
lobby_simulator_check_next (LobbySimulator *simulator, int place)
{
  const LobbyChecklist *checklist = CHECKLIST (simulator, place);
  LobbyCheckRun *run = find_run (simulator, checklist->id);
  const LobbyCheckItem *item = run != NULL ? find_open_item (run) : NULL;
  gboolean half_done = run != NULL && run->answers->len >= run->items->len / 2;

  if (simulator->now_us >= simulator->manager_until_us || (half_done && strcmp (checklist->id, ROUND) == 0))
    return;
  if (run == NULL)
    begin (simulator, checklist);
  else if (item != NULL)
    fill_item (simulator, run, item);
  else
    {
      end (simulator, run);
      return;
    }
  lobby_simulator_plan (simulator, lobby_random_lognormal (&simulator->checklist_dice, ITEM_S, 0.4), ACT_CHECK, place,
                        0);
}
