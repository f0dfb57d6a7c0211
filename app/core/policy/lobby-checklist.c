/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a checklist makes sense, and when it is due. A checklist comes from a file, from the branch or from a person's
 * hand; what is wrong is named with its place, as in "items[3] zones: ...". */
#include "config.h"

#include "lobby-checklist.h"

#include "lobby-instant.h"
#include "lobby-policy-check.h"
#include "lobby-zone.h"

#include <math.h>
#include <string.h>

#define VERSION_MAX 1000000000
#define LEAD_MAX_MIN 480
#define WEIGHT_MAX 100
#define SCORE_MAX 100
#define UNIT_BYTES 32

/** lobby_checklist_copy: Returns: (transfer full): a deep copy, to be changed */
LobbyChecklist *
lobby_checklist_copy (const LobbyChecklist *checklist)
{
  return lobby_record_copy (&lobby_checklist_type, checklist);
}

/** lobby_checklist_free: @checklist: (transfer full) (nullable): a checklist */
void
lobby_checklist_free (LobbyChecklist *checklist)
{
  lobby_record_free (&lobby_checklist_type, checklist);
}

/** lobby_check_item_find: Returns: (transfer none) (nullable): the item with that id */
LobbyCheckItem *
lobby_check_item_find (const GPtrArray *items, const char *id)
{
  for (guint i = 0; items != NULL && id != NULL && i < items->len; i++)
    {
      LobbyCheckItem *item = g_ptr_array_index (items, i);
      if (strcmp (item->id, id) == 0)
        return item;
    }
  return NULL;
}

/** lobby_checklist_count_asked: Returns: how many items are asked: all but the empty places that the bank has not filled */
guint
lobby_checklist_count_asked (const LobbyChecklist *checklist)
{
  guint asked = 0;

  for (guint i = 0; checklist->items != NULL && i < checklist->items->len; i++)
    asked += !((const LobbyCheckItem *) g_ptr_array_index (checklist->items, i))->is_slot;
  return asked;
}

/**
 * lobby_checklist_get_due:
 * @checklist: a checklist
 * @branch: the branch, whose day, zone and opening hour count
 *
 * Returns: when it has to be finished today, µs since 1970 UTC; 0 where it need not be, or no branch day is known
 */
gint64
lobby_checklist_get_due (const LobbyChecklist *checklist, const LobbyBranchRecord *branch)
{
  g_autoptr (GTimeZone) zone = lobby_zone_new (branch->zone_id);
  gint64 minutes = -1;

  if (checklist->time == LOBBY_CHECK_TIME_BEFORE_OPENING && branch->opens >= 0)
    minutes = MAX (branch->opens - checklist->lead_min, 0);
  else if (checklist->time == LOBBY_CHECK_TIME_OF_DAY)
    minutes = checklist->at_min;
  if (checklist->retired || minutes < 0 || branch->day == NULL || zone == NULL)
    return 0;
  return lobby_instant_from_local (zone, branch->day, minutes);
}

/* --- does it make sense --- */

static gboolean
check_values (const LobbyCheckItem *item, GError **error)
{
  if (item->weight < 0 || item->weight > WEIGHT_MAX)
    return lobby_policy_refuse (error, "weight is not from 0 to 100");
  if (!isfinite (item->minimum) || !isfinite (item->maximum))
    return lobby_policy_refuse (error, "a limit is no number");
  if (item->kind == LOBBY_CHECK_SCORE && (item->most < 1 || item->most > SCORE_MAX))
    return lobby_policy_refuse (error, "best score is not from 1 to 100");
  if (item->kind == LOBBY_CHECK_SCORE && (item->minimum < 0 || item->minimum > (double) item->most))
    return lobby_policy_refuse (error, "score that passes is not from 0 to the best one");
  if (item->kind == LOBBY_CHECK_NUMBER && item->minimum > item->maximum)
    return lobby_policy_refuse (error, "smallest value above the largest");
  if (item->kind == LOBBY_CHECK_TEXT && (item->weight != 0 || item->opens_duty))
    return lobby_policy_refuse (error, "words have no weight and open no duty");
  return TRUE;
}

static gboolean
check_item (const LobbyCheckItem *item, GError **error)
{
  if (!lobby_policy_is_name (item->id))
    return lobby_policy_refuse (error, "id is no identifier");
  if (item->kind <= LOBBY_CHECK_UNKNOWN || item->kind > LOBBY_CHECK_TEXT)
    return lobby_policy_refuse (error, "kind is none of yes-no, score, number and text");
  if (item->unit != NULL && (strlen (item->unit) > UNIT_BYTES || !g_utf8_validate (item->unit, -1, NULL)))
    return lobby_policy_refuse (error, "unit is longer than 32 bytes");
  return lobby_policy_check_text (item->text, TRUE, error) && lobby_policy_check_source (item->source, error)
         && check_values (item, error);
}

static gboolean
check_items (const LobbyChecklist *checklist, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = checklist->items != NULL ? checklist->items->len : 0;

  if (n == 0 || n > LOBBY_CHECK_ITEMS_MAX)
    return lobby_policy_refuse (error, "items: 1 to 64 are needed");
  for (guint i = 0; i < n; i++)
    {
      const LobbyCheckItem *item = g_ptr_array_index (checklist->items, i);
      if (!check_item (item, error)
          || (!g_hash_table_add (seen, item->id) && !lobby_policy_refuse (error, "there twice")))
        {
          g_prefix_error (error, "items[%u] %s: ", i, item->id != NULL ? item->id : "");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_time (const LobbyChecklist *checklist, GError **error)
{
  if (checklist->lead_min < 0 || checklist->lead_min > LEAD_MAX_MIN)
    return lobby_policy_refuse (error, "leadMinutes: 0 to 480");
  if (checklist->time == LOBBY_CHECK_TIME_OF_DAY && (checklist->at_min < 0 || checklist->at_min >= 24 * 60))
    return lobby_policy_refuse (error, "at: a time of day is needed");
  return TRUE;
}

/**
 * lobby_checklist_check:
 * @checklist: a checklist
 * @error: %LOBBY_ERROR_INVALID with the place, as in "items[1] zones: weight is not from 0 to 100"
 *
 * Whether the checklist makes sense: words and a source for everything, limits in order, no item twice.
 *
 * Returns: whether it does
 */
gboolean
lobby_checklist_check (const LobbyChecklist *checklist, GError **error)
{
  if (!lobby_policy_is_name (checklist->id))
    return lobby_policy_refuse (error, "id is no identifier");
  if (checklist->version < 1 || checklist->version > VERSION_MAX)
    return lobby_policy_refuse (error, "version out of range");
  if (checklist->changed_by != NULL && !lobby_policy_is_name (checklist->changed_by))
    return lobby_policy_refuse (error, "changedBy is no identifier");
  if (!lobby_policy_check_text (checklist->name, TRUE, error)
      || !lobby_policy_check_text (checklist->purpose, FALSE, error)
      || !lobby_policy_check_source (checklist->source, error))
    {
      g_prefix_error (error, "name, purpose or source: ");
      return FALSE;
    }
  return check_time (checklist, error) && check_items (checklist, error);
}

/**
 * lobby_checklist_check_change:
 * @present: (nullable): the checklist that counts; %NULL where there is none of that id
 * @next: the one that shall count
 * @error: %LOBBY_ERROR_INVALID, or %LOBBY_ERROR_CONFLICT, which names who was first and when
 *
 * Returns: whether @next makes sense and was made from @present: its version is the next one, or 1 where there was none
 */
gboolean
lobby_checklist_check_change (const LobbyChecklist *present, const LobbyChecklist *next, GError **error)
{
  if (!lobby_checklist_check (next, error))
    return FALSE;
  if (present == NULL || next->version == present->version + 1)
    return TRUE;
  return lobby_policy_refuse_version (present->version, present->changed_by, present->changed_us, error);
}
