/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a checklist: what may be answered, and when it may be finished. */
#include "config.h"

#include "lobby-checklist.h"

#include <math.h>
#include <string.h>

/**
 * lobby_check_run_new:
 * @checklist: what is filled
 * @id: id of the filling
 * @by: (nullable): id of who fills it
 * @now_us: when it begins, µs since 1970 UTC
 *
 * The items are taken as they are now, without the empty places that the bank has not filled.
 *
 * Returns: (transfer full): a filling without answers
 */
LobbyCheckRun *
lobby_check_run_new (const LobbyChecklist *checklist, const char *id, const char *by, gint64 now_us)
{
  LobbyCheckRun *run = lobby_record_new (&lobby_check_run_type);

  run->id = g_strdup (id);
  run->checklist = g_strdup (checklist->id);
  run->version = checklist->version;
  run->name = lobby_record_copy (&lobby_text_type, checklist->name);
  run->started_us = now_us;
  run->started_by = g_strdup (by);
  run->items = g_ptr_array_new ();
  run->answers = g_ptr_array_new ();
  for (guint i = 0; checklist->items != NULL && i < checklist->items->len; i++)
    {
      const LobbyCheckItem *item = g_ptr_array_index (checklist->items, i);
      if (!item->is_slot)
        g_ptr_array_add (run->items, lobby_record_copy (&lobby_check_item_type, item));
    }
  return run;
}

/** lobby_check_run_free: @run: (transfer full) (nullable): a filling */
void
lobby_check_run_free (LobbyCheckRun *run)
{
  lobby_record_free (&lobby_check_run_type, run);
}

static LobbyCheckAnswer *
find_answer (const LobbyCheckRun *run, const char *item)
{
  for (guint i = 0; run->answers != NULL && item != NULL && i < run->answers->len; i++)
    {
      LobbyCheckAnswer *answer = g_ptr_array_index (run->answers, i);
      if (strcmp (answer->item, item) == 0)
        return answer;
    }
  return NULL;
}

/** lobby_check_run_get_answer: Returns: (transfer none) (nullable): the answer to @item */
const LobbyCheckAnswer *
lobby_check_run_get_answer (const LobbyCheckRun *run, const char *item)
{
  return find_answer (run, item);
}

static gboolean
refuse (GError **error, LobbyError code, const char *why, const char *what)
{
  g_set_error (error, LOBBY_ERROR, code, "%s: %s", why, what != NULL ? what : "?");
  return FALSE;
}

static gboolean
fits_kind (const LobbyCheckItem *item, const LobbyCheckAnswer *answer)
{
  switch (answer->verdict)
    {
    case LOBBY_VERDICT_UNKNOWN:
    case LOBBY_VERDICT_NOT_APPLICABLE:
      return TRUE;
    case LOBBY_VERDICT_YES:
    case LOBBY_VERDICT_NO:
      return item->kind == LOBBY_CHECK_YES_NO;
    case LOBBY_VERDICT_GIVEN:
      if (item->kind == LOBBY_CHECK_TEXT)
        return answer->text != NULL && *answer->text != '\0';
      if (item->kind == LOBBY_CHECK_SCORE)
        return answer->value >= 0 && answer->value <= (double) item->most && answer->value == floor (answer->value);
      return item->kind == LOBBY_CHECK_NUMBER && isfinite (answer->value);
    default:
      return FALSE;
    }
}

/**
 * lobby_check_run_check_answer:
 * @run: (nullable): a filling; %NULL: there is none of that id
 * @answer: what shall be answered
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT for a filling that is finished, %LOBBY_ERROR_REFUSED for an answer
 *   that does not fit its item
 *
 * Returns: whether it can be answered so
 */
gboolean
lobby_check_run_check_answer (const LobbyCheckRun *run, const LobbyCheckAnswer *answer, GError **error)
{
  const LobbyCheckItem *item = run != NULL ? lobby_check_item_find (run->items, answer->item) : NULL;

  if (run == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such filling of a checklist, asked for item", answer->item);
  if (item == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such item", answer->item);
  if (run->finished_us != 0)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already finished by",
                   run->finished_by != NULL ? run->finished_by : "somebody");
  return fits_kind (item, answer) || refuse (error, LOBBY_ERROR_REFUSED, "not an answer to this item", answer->item);
}

/**
 * lobby_check_run_take_answer:
 * @run: a filling
 * @answer: an answer that passed lobby_check_run_check_answer(); it replaces the one before it
 * @now_us: when it was given, µs since 1970 UTC
 */
void
lobby_check_run_take_answer (LobbyCheckRun *run, const LobbyCheckAnswer *answer, gint64 now_us)
{
  LobbyCheckAnswer *present = find_answer (run, answer->item);

  if (present == NULL)
    {
      present = lobby_record_new (&lobby_check_answer_type);
      if (run->answers == NULL)
        run->answers = g_ptr_array_new ();
      g_ptr_array_add (run->answers, present);
    }
  lobby_record_assign (&lobby_check_answer_type, present, answer);
  present->at_us = now_us;
}

/**
 * lobby_check_run_check_finish:
 * @run: (nullable): a filling; %NULL: there is none of that id
 * @error: %LOBBY_ERROR_NOT_FOUND, %LOBBY_ERROR_CONFLICT for one that is finished, %LOBBY_ERROR_REFUSED while items are open
 *
 * Returns: whether it can be finished: every item is answered; words may be left out
 */
gboolean
lobby_check_run_check_finish (const LobbyCheckRun *run, GError **error)
{
  LobbyCheckScore score;

  if (run == NULL)
    return refuse (error, LOBBY_ERROR_NOT_FOUND, "no such filling", "checklist");
  if (run->finished_us != 0)
    return refuse (error, LOBBY_ERROR_CONFLICT, "already finished by",
                   run->finished_by != NULL ? run->finished_by : "somebody");
  lobby_check_run_score (run, &score);
  if (score.open == 0)
    return TRUE;
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, "%u items are not answered", score.open);
  return FALSE;
}
