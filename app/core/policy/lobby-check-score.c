/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score of a checklist, defined here once: state, service and console show what these functions say. */
#include "config.h"

#include "lobby-checklist.h"

#include <math.h>

static gboolean
is_inside (const LobbyCheckItem *item, double value)
{
  return (item->minimum == 0 && item->maximum == 0) || (value >= item->minimum && value <= item->maximum);
}

/**
 * lobby_check_item_judge:
 * @item: an item
 * @answer: (nullable): the answer to it
 *
 * Yes passes and no fails; a score passes from the item's smallest value on; a number passes inside its limits. Words are
 * neither.
 *
 * Returns: what the answer amounts to
 */
LobbyCheckOutcome
lobby_check_item_judge (const LobbyCheckItem *item, const LobbyCheckAnswer *answer)
{
  if (answer == NULL || answer->verdict == LOBBY_VERDICT_UNKNOWN)
    return LOBBY_CHECK_OPEN;
  if (answer->verdict == LOBBY_VERDICT_NOT_APPLICABLE)
    return LOBBY_CHECK_LEFT_OUT;
  switch (item->kind)
    {
    case LOBBY_CHECK_YES_NO:
      return answer->verdict == LOBBY_VERDICT_YES ? LOBBY_CHECK_PASSED : LOBBY_CHECK_FAILED;
    case LOBBY_CHECK_SCORE:
      return answer->value >= item->minimum ? LOBBY_CHECK_PASSED : LOBBY_CHECK_FAILED;
    case LOBBY_CHECK_NUMBER:
      return is_inside (item, answer->value) ? LOBBY_CHECK_PASSED : LOBBY_CHECK_FAILED;
    case LOBBY_CHECK_TEXT:
      return LOBBY_CHECK_SAID;
    case LOBBY_CHECK_UNKNOWN:
    default:
      return LOBBY_CHECK_OPEN;
    }
}

/* Returns: how much of its weight an item earns, 0 to 1 */
static double
get_share (const LobbyCheckItem *item, const LobbyCheckAnswer *answer, LobbyCheckOutcome outcome)
{
  if (item->kind == LOBBY_CHECK_SCORE && item->most > 0)
    return CLAMP (answer->value / (double) item->most, 0, 1);
  return outcome == LOBBY_CHECK_PASSED ? 1 : 0;
}

/**
 * lobby_check_run_score:
 * @run: a filling of a checklist
 * @out: (out): its score so far
 *
 * Score = 100 x sum of weight x share / sum of weight, over the items that are answered with something that counts. The
 * share of a yes and of a number inside its limits is 1, that of a no and of a number outside them 0, that of a score the
 * score by the best one (4 of 5: 0.8). What does not apply and what is answered in words is left out of both sums, what is
 * not answered yet as well: the score runs along while it is filled. The form (visits with scores, S3-29; weighted points of
 * CBSS1000) is of the literature, this formula is ours.
 */
void
lobby_check_run_score (const LobbyCheckRun *run, LobbyCheckScore *out)
{
  double earned = 0, possible = 0;

  *out = (LobbyCheckScore){ .percent = -1 };
  for (guint i = 0; run->items != NULL && i < run->items->len; i++)
    {
      const LobbyCheckItem *item = g_ptr_array_index (run->items, i);
      const LobbyCheckAnswer *answer = lobby_check_run_get_answer (run, item->id);
      LobbyCheckOutcome outcome = lobby_check_item_judge (item, answer);
      out->asked++;
      out->open += outcome == LOBBY_CHECK_OPEN && item->kind != LOBBY_CHECK_TEXT;
      out->answered += outcome != LOBBY_CHECK_OPEN;
      out->failed += outcome == LOBBY_CHECK_FAILED;
      out->left_out += outcome == LOBBY_CHECK_LEFT_OUT;
      if (outcome != LOBBY_CHECK_PASSED && outcome != LOBBY_CHECK_FAILED)
        continue;
      earned += (double) item->weight * get_share (item, answer, outcome);
      possible += (double) item->weight;
    }
  if (possible > 0)
    out->percent = 100 * earned / possible;
}

/** lobby_check_run_dup_result: Returns: (transfer full): what came out of it, to be kept; free with lobby_record_free() */
LobbyCheckResult *
lobby_check_run_dup_result (const LobbyCheckRun *run)
{
  LobbyCheckResult *result = lobby_record_new (&lobby_check_result_type);
  g_autoptr (GPtrArray) failed = g_ptr_array_new ();
  LobbyCheckScore score;

  lobby_check_run_score (run, &score);
  result->run = g_strdup (run->id);
  result->checklist = g_strdup (run->checklist);
  result->version = run->version;
  result->finished_us = run->finished_us;
  result->finished_by = g_strdup (run->finished_by);
  result->score_percent = score.percent < 0 ? -1 : (gint64) floor (score.percent + 0.5);
  result->asked = score.asked;
  result->left_out = score.left_out;
  for (guint i = 0; run->items != NULL && i < run->items->len; i++)
    {
      const LobbyCheckItem *item = g_ptr_array_index (run->items, i);
      if (lobby_check_item_judge (item, lobby_check_run_get_answer (run, item->id)) == LOBBY_CHECK_FAILED)
        g_ptr_array_add (failed, item->id);
    }
  g_ptr_array_add (failed, NULL);
  if (failed->len > 1)
    result->failed = g_strdupv ((char **) failed->pdata);
  return result;
}
