/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a finished checklist leaves to do: its failed items as second-line slips (S2-15). */
#include "config.h"

#include "lobby-checklist.h"

#include "lobby-instant.h"
#include "lobby-zone.h"

/* Where the branch has closed already, a slip is due a day later. Ours. */
#define LATER_US (24 * LOBBY_HOUR_US)

static gint64
get_due (const LobbyCheckRun *run, const LobbyBranchRecord *branch)
{
  g_autoptr (GTimeZone) zone = lobby_zone_new (branch->zone_id);
  gint64 closes_us = zone != NULL && branch->day != NULL && branch->closes >= 0
                         ? lobby_instant_from_local (zone, branch->day, branch->closes)
                         : 0;

  return closes_us > run->finished_us ? closes_us : run->finished_us + LATER_US;
}

static char *
dup_summary (const LobbyCheckRun *run, const LobbyCheckItem *item, const char *language)
{
  const LobbyCheckAnswer *answer = lobby_check_run_get_answer (run, item->id);
  gboolean noted = answer != NULL && answer->note != NULL && *answer->note != '\0';

  /* A cross says in every language that what follows is not so. */
  return g_strdup_printf ("%s \xe2\x9c\x97 %s%s%s", lobby_text_get (run->name, language),
                          lobby_text_get (item->text, language), noted ? " \xc2\xb7 " : "", noted ? answer->note : "");
}

static void
free_case (gpointer data)
{
  lobby_record_free (&lobby_case_record_type, data);
}

/**
 * lobby_check_run_dup_duties:
 * @run: a finished filling
 * @branch: the branch, until whose closing hour slips are due
 * @language: (nullable): in which language they are worded
 *
 * Returns: (transfer full) (element-type LobbyCaseRecord): a slip for each failed item that opens a duty, owned by the array
 */
GPtrArray *
lobby_check_run_dup_duties (const LobbyCheckRun *run, const LobbyBranchRecord *branch, const char *language)
{
  GPtrArray *duties = g_ptr_array_new_with_free_func (free_case);

  for (guint i = 0; run->items != NULL && i < run->items->len; i++)
    {
      const LobbyCheckItem *item = g_ptr_array_index (run->items, i);
      LobbyCaseRecord *record;
      if (!item->opens_duty
          || lobby_check_item_judge (item, lobby_check_run_get_answer (run, item->id)) != LOBBY_CHECK_FAILED)
        continue;
      record = lobby_record_new (&lobby_case_record_type);
      record->id = g_strdup_printf ("check-%.12s-%.40s", run->id, item->id);
      record->kind = LOBBY_CASE_SECOND_LINE;
      record->phase = LOBBY_CASE_PHASE_OPEN;
      record->owner = g_strdup (run->finished_by);
      record->summary = dup_summary (run, item, language);
      record->opened_us = run->finished_us;
      record->due_us = get_due (run, branch);
      g_ptr_array_add (duties, record);
    }
  return duties;
}
