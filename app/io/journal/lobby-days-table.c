/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `days`: which days the journal has and where each begins and ends. */
#include "config.h"

#include "lobby-days-table.h"

#define COLUMNS \
  "id, day, run, branch, time_zone, first_position, last_position, n_events, n_snapshots, n_lost, first_us, last_us"

/** lobby_journal_day_free: @day: (transfer full) (nullable): a day */
void
lobby_journal_day_free (LobbyJournalDay *day)
{
  if (day == NULL)
    return;
  g_free (day->day);
  g_free (day->branch);
  g_free (day->time_zone);
  g_free (day);
}

/** lobby_journal_day_copy: Returns: (transfer full): a copy */
LobbyJournalDay *
lobby_journal_day_copy (const LobbyJournalDay *day)
{
  LobbyJournalDay *copy = g_memdup2 (day, sizeof *day);

  copy->day = g_strdup (day->day);
  copy->branch = g_strdup (day->branch);
  copy->time_zone = g_strdup (day->time_zone);
  return copy;
}

static LobbyJournalDay *
read_row (LobbyStatement *statement)
{
  LobbyJournalDay *day = g_new0 (LobbyJournalDay, 1);

  day->id = lobby_statement_get_integer (statement, 0);
  day->day = g_strdup (lobby_statement_get_text (statement, 1, NULL));
  day->run = lobby_statement_get_integer (statement, 2);
  day->branch = g_strdup (lobby_statement_get_text (statement, 3, NULL));
  day->time_zone = g_strdup (lobby_statement_get_text (statement, 4, NULL));
  day->first_position = lobby_statement_get_integer (statement, 5);
  day->last_position = lobby_statement_get_integer (statement, 6);
  day->n_events = lobby_statement_get_integer (statement, 7);
  day->n_snapshots = lobby_statement_get_integer (statement, 8);
  day->n_lost = lobby_statement_get_integer (statement, 9);
  day->first_us = lobby_statement_get_integer (statement, 10);
  day->last_us = lobby_statement_get_integer (statement, 11);
  return day;
}

static void
bind_row (LobbyStatement *statement, const LobbyJournalDay *day)
{
  lobby_statement_bind_text (statement, 1, day->day, -1);
  lobby_statement_bind_text (statement, 2, day->branch, -1);
  lobby_statement_bind_text (statement, 3, day->time_zone, -1);
  lobby_statement_bind_integer (statement, 4, day->first_position);
  lobby_statement_bind_integer (statement, 5, day->last_position);
  lobby_statement_bind_integer (statement, 6, day->n_events);
  lobby_statement_bind_integer (statement, 7, day->n_snapshots);
  lobby_statement_bind_integer (statement, 8, day->n_lost);
  lobby_statement_bind_integer (statement, 9, day->first_us);
  lobby_statement_bind_integer (statement, 10, day->last_us);
}

static gint64
count_runs (LobbyDatabase *database, const char *day)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database,
                                                              "SELECT coalesce(max(run), 0) FROM days WHERE day = ?1",
                                                              NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return 0;
  lobby_statement_bind_text (statement, 1, day, -1);
  return lobby_statement_step (statement, &row, NULL) && row ? lobby_statement_get_integer (statement, 0) : 0;
}

/** lobby_days_table_add: begins @day: sets its id, and its run to the next one of that day */
gboolean
lobby_days_table_add (LobbyDatabase *database, LobbyJournalDay *day, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database,
      "INSERT INTO days (day, branch, time_zone, first_position, last_position, n_events, n_snapshots, n_lost,"
      " first_us, last_us, run) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);

  if (statement == NULL)
    return FALSE;
  day->run = count_runs (database, day->day) + 1;
  bind_row (statement, day);
  lobby_statement_bind_integer (statement, 11, day->run);
  if (!lobby_statement_run (statement, error))
    return FALSE;
  day->id = lobby_database_get_last_row (database);
  return TRUE;
}

/** lobby_days_table_change: writes what @day has become */
gboolean
lobby_days_table_change (LobbyDatabase *database, const LobbyJournalDay *day, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database,
      "UPDATE days SET day = ?1, branch = ?2, time_zone = ?3, first_position = ?4, last_position = ?5,"
      " n_events = ?6, n_snapshots = ?7, n_lost = ?8, first_us = ?9, last_us = ?10 WHERE id = ?11",
      error);

  if (statement == NULL)
    return FALSE;
  bind_row (statement, day);
  lobby_statement_bind_integer (statement, 11, day->id);
  return lobby_statement_run (statement, error);
}

/** lobby_days_table_list: Returns: (transfer full) (element-type LobbyJournalDay): days, oldest first */
GPtrArray *
lobby_days_table_list (LobbyDatabase *database, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database,
                                                              "SELECT " COLUMNS " FROM days ORDER BY day, run", error);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_journal_day_free);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!lobby_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (days, read_row (statement));
    }
  return statement != NULL ? g_steal_pointer (&days) : NULL;
}

static LobbyJournalDay *
read_one (LobbyStatement *statement, GError **error)
{
  gboolean row;

  if (!lobby_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return read_row (statement);
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no such day");
  return NULL;
}

/** lobby_days_table_get_newest: Returns: (transfer full) (nullable): the day that was recorded last, %LOBBY_ERROR_NOT_FOUND before the first */
LobbyJournalDay *
lobby_days_table_get_newest (LobbyDatabase *database, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database,
                                                              "SELECT " COLUMNS " FROM days ORDER BY id DESC LIMIT 1",
                                                              error);

  return statement != NULL ? read_one (statement, error) : NULL;
}

/** lobby_days_table_get: @run: number of the run, 0 for the last one of that day */
LobbyJournalDay *
lobby_days_table_get (LobbyDatabase *database, const char *day, gint64 run, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "SELECT " COLUMNS " FROM days WHERE day = ?1 AND (?2 = 0 OR run = ?2) ORDER BY run DESC LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  lobby_statement_bind_text (statement, 1, day, -1);
  lobby_statement_bind_integer (statement, 2, run);
  return read_one (statement, error);
}

/** lobby_days_table_remove: takes the row of a day away; its events must be gone */
gboolean
lobby_days_table_remove (LobbyDatabase *database, gint64 id, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database, "DELETE FROM days WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, id);
  return lobby_statement_run (statement, error);
}

/** lobby_days_table_mark: notes that people were taken out of a day, or (with @cleaned %FALSE) forgets it */
gboolean
lobby_days_table_mark (LobbyDatabase *database, gint64 id, gboolean cleaned, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database,
      cleaned ? "INSERT OR IGNORE INTO cleaned_days (day_id) VALUES (?1)"
              : "DELETE FROM cleaned_days WHERE day_id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, id);
  return lobby_statement_run (statement, error);
}

/** lobby_days_table_is_marked: Returns: whether people were taken out of that day */
gboolean
lobby_days_table_is_marked (LobbyDatabase *database, gint64 id)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database, "SELECT 1 FROM cleaned_days WHERE day_id = ?1",
                                                              NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, id);
  return lobby_statement_step (statement, &row, NULL) && row;
}
