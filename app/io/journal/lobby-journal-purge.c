/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removes old days, and takes people out of those that are kept longer than people are. Each day is one transaction; the day
 * that is being recorded is never touched. */
#include "config.h"

#include "lobby-journal-purge.h"

#include "lobby-checkpoints-table.h"
#include "lobby-days-table.h"
#include "lobby-events-table.h"
#include "lobby-gaps-table.h"
#include "lobby-instant.h"
#include "lobby-pseudonym-key.h"
#include "lobby-wire.h"
#include "lobby-zone.h"

#include <string.h>

#define VACUUM_PAGES "2000"
#define READ_AT_ONCE 500

/* --- which days --- */

static gboolean
is_older (const char *day, const char *today, guint days)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 day_us, today_us;

  return lobby_instant_parse_local (utc, day, "00:00", &day_us)
         && lobby_instant_parse_local (utc, today, "00:00", &today_us)
         && today_us - day_us > (gint64) days * 24 * LOBBY_HOUR_US;
}

static gboolean
is_early_run (const LobbyJournalDay *day, const LobbyJournalDay *present, gint64 runs)
{
  return g_strcmp0 (day->day, present->day) == 0 && day->run <= present->run - runs;
}

/* A console that was not used for a year has a newest day that is old itself; a clock that is wrong is not ahead of what
 * was recorded. */
static char *
dup_today (const LobbyJournalDay *present, gint64 now_us)
{
  g_autoptr (GTimeZone) zone = now_us > 0 ? lobby_zone_new (present->time_zone) : NULL;
  g_autofree char *today = zone != NULL ? lobby_instant_dup_day (now_us, zone) : NULL;

  return g_strdup (today != NULL && strcmp (today, present->day) > 0 ? today : present->day);
}

/* --- removing --- */

static gboolean
remove_day (LobbyDatabase *database, const LobbyJournalDay *day, GError **error)
{
  return lobby_events_table_remove (database, day->first_position, day->last_position, error)
         && lobby_gaps_table_remove (database, day->id, error)
         && lobby_checkpoints_table_remove (database, day->id, error)
         && lobby_days_table_remove (database, day->id, error)
         && lobby_days_table_mark (database, day->id, FALSE, error);
}

/* --- taking people out --- */

/* An event that cannot be read, or of which nobody can say whom it speaks of, goes whole. */
static gboolean
clean_event (LobbyDatabase *database, LobbyAnonymiser *anonymiser, gint64 position, const char *raw, GError **error)
{
  g_autoptr (LobbyEvent) event = lobby_wire_parse_event (raw, strlen (raw), NULL);
  g_autoptr (LobbyEvent) cleaned = event != NULL ? lobby_anonymiser_apply (anonymiser, event) : NULL;
  g_autofree char *text = cleaned != NULL ? lobby_wire_format_event (cleaned) : NULL;

  return text != NULL ? lobby_events_table_replace (database, position, text, error)
                      : lobby_events_table_remove (database, position, position, error);
}

static gboolean
clean_events (LobbyDatabase *database, LobbyAnonymiser *anonymiser, const LobbyJournalDay *day, GError **error)
{
  gint64 position = day->first_position - 1, before;

  do
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gint64));
      before = position;
      if (!lobby_events_table_read_placed (database, before, day->last_position, READ_AT_ONCE, texts, positions, error))
        return FALSE;
      for (guint i = 0; i < texts->len; i++)
        {
          position = g_array_index (positions, gint64, i);
          if (!clean_event (database, anonymiser, position, g_ptr_array_index (texts, i), error))
            return FALSE;
        }
    }
  while (position > before);
  return TRUE;
}

static gboolean
clean_day (LobbyDatabase *database, LobbyAnonymiser *anonymiser, const LobbyJournalDay *day, GError **error)
{
  return clean_events (database, anonymiser, day, error) && lobby_checkpoints_table_remove (database, day->id, error)
         && lobby_days_table_mark (database, day->id, TRUE, error);
}

/* --- all of it --- */

typedef enum
{
  DEED_NONE,
  DEED_CLEAN,
  DEED_REMOVE,
} Deed;

static Deed
judge (LobbyDatabase *database,
       const LobbyJournalDay *day,
       const LobbyJournalDay *present,
       const LobbyRetention *retention,
       const char *today)
{
  if (day->id == present->id)
    return DEED_NONE;
  if (is_older (day->day, today, retention->days) || is_early_run (day, present, retention->runs))
    return DEED_REMOVE;
  return is_older (day->day, today, retention->vip_days) && !lobby_days_table_is_marked (database, day->id) ? DEED_CLEAN
                                                                                                            : DEED_NONE;
}

static gboolean
carry_out (LobbyDatabase *database, LobbyAnonymiser *anonymiser, const LobbyJournalDay *day, Deed deed, GError **error)
{
  if (!lobby_database_begin (database, error))
    return FALSE;
  if ((deed == DEED_REMOVE ? remove_day (database, day, error) : clean_day (database, anonymiser, day, error))
      && lobby_database_commit (database, error))
    return TRUE;
  lobby_database_roll_back (database);
  return FALSE;
}

static gboolean
purge_days (LobbyDatabase *database,
            const GPtrArray *days,
            const LobbyJournalDay *present,
            const LobbyRetention *retention,
            LobbyPurged *purged,
            GError **error)
{
  g_autofree char *today = dup_today (present, retention->now_us);
  g_autoptr (LobbyAnonymiser) anonymiser = NULL;

  for (guint i = 0; i < days->len; i++)
    {
      const LobbyJournalDay *day = g_ptr_array_index (days, i);
      Deed deed = judge (database, day, present, retention, today);
      if (deed == DEED_NONE)
        continue;
      if (deed == DEED_CLEAN && anonymiser == NULL)
        anonymiser = lobby_pseudonym_key_load (retention->folder, MAX (retention->now_us, present->last_us), error);
      if ((deed == DEED_CLEAN && anonymiser == NULL) || !carry_out (database, anonymiser, day, deed, error))
        return FALSE;
      purged->n_removed += deed == DEED_REMOVE;
      purged->n_cleaned += deed == DEED_CLEAN;
    }
  return TRUE;
}

/**
 * lobby_journal_purge:
 * @present: the day that is being recorded
 * @retention: how long what is kept
 * @purged: (inout): counts what was done
 * @error: why it could not go on; what was done before stays done
 *
 * What is removed is also overwritten in the file.
 *
 * Returns: whether all was done
 */
gboolean
lobby_journal_purge (LobbyDatabase *database,
                     const LobbyJournalDay *present,
                     const LobbyRetention *retention,
                     LobbyPurged *purged,
                     GError **error)
{
  g_autoptr (GPtrArray) days = lobby_days_table_list (database, error);
  gboolean ok;

  if (days == NULL || !lobby_database_run (database, "PRAGMA secure_delete=ON", error))
    return FALSE;
  ok = purge_days (database, days, present, retention, purged, error);
  lobby_database_run (database, "PRAGMA secure_delete=FAST", NULL);
  if (purged->n_removed > 0 || purged->n_cleaned > 0)
    {
      lobby_database_run (database, "PRAGMA incremental_vacuum(" VACUUM_PAGES ")", NULL);
      lobby_database_run (database, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
    }
  return ok;
}
