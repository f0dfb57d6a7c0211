/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `commands` of the outbox: what was asked, and where it is on its way. */
#include "config.h"

#include "lobby-commands-table.h"

#include "lobby-wire.h"

#include <string.h>

/** lobby_commands_table_add: sets the row of @entry */
gboolean
lobby_commands_table_add (LobbyDatabase *database, LobbyOutboxEntry *entry, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database,
      "INSERT INTO commands (id, command, state, attempts, created_us, next_try_us, changed_us, problem, seen)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      error);
  g_autofree char *text = lobby_wire_format_command (entry->command);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_text (statement, 1, entry->command->id, -1);
  lobby_statement_bind_text (statement, 2, text, -1);
  lobby_statement_bind_integer (statement, 3, (gint64) entry->state);
  lobby_statement_bind_integer (statement, 4, entry->attempts);
  lobby_statement_bind_integer (statement, 5, entry->created_us);
  lobby_statement_bind_integer (statement, 6, entry->next_try_us);
  lobby_statement_bind_integer (statement, 7, entry->changed_us);
  lobby_statement_bind_text (statement, 8, entry->problem, -1);
  lobby_statement_bind_text (statement, 9, entry->seen, -1);
  if (!lobby_statement_run (statement, error))
    return FALSE;
  entry->row = lobby_database_get_last_row (database);
  return TRUE;
}

/** lobby_commands_table_change: writes where @entry is now; what was asked never changes */
gboolean
lobby_commands_table_change (LobbyDatabase *database, const LobbyOutboxEntry *entry, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database,
      "UPDATE commands SET state = ?1, attempts = ?2, next_try_us = ?3, changed_us = ?4, problem = ?5, seen = ?7 WHERE"
      " row = ?6",
      error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, (gint64) entry->state);
  lobby_statement_bind_integer (statement, 2, entry->attempts);
  lobby_statement_bind_integer (statement, 3, entry->next_try_us);
  lobby_statement_bind_integer (statement, 4, entry->changed_us);
  lobby_statement_bind_text (statement, 5, entry->problem, -1);
  lobby_statement_bind_integer (statement, 6, entry->row);
  lobby_statement_bind_text (statement, 7, entry->seen, -1);
  return lobby_statement_run (statement, error);
}

/* Returns: (nullable): %NULL for a command that this version cannot read, which stays in the file for one that can */
static LobbyOutboxEntry *
read_row (LobbyStatement *statement)
{
  const char *text = lobby_statement_get_text (statement, 1, NULL);
  LobbyCommand *command = lobby_wire_parse_command (text, strlen (text), NULL);

  if (command == NULL)
    return NULL;
  LobbyOutboxEntry *entry = g_new0 (LobbyOutboxEntry, 1);
  entry->row = lobby_statement_get_integer (statement, 0);
  entry->command = command;
  entry->state = (LobbyOutboxState) CLAMP (lobby_statement_get_integer (statement, 2), 0, LOBBY_OUTBOX_PARKED);
  entry->attempts = lobby_statement_get_integer (statement, 3);
  entry->created_us = lobby_statement_get_integer (statement, 4);
  entry->next_try_us = lobby_statement_get_integer (statement, 5);
  entry->changed_us = lobby_statement_get_integer (statement, 6);
  if (*lobby_statement_get_text (statement, 7, NULL) != '\0')
    entry->problem = g_strdup (lobby_statement_get_text (statement, 7, NULL));
  if (*lobby_statement_get_text (statement, 8, NULL) != '\0')
    entry->seen = g_strdup (lobby_statement_get_text (statement, 8, NULL));
  return entry;
}

/** lobby_commands_table_list: Returns: (transfer full) (element-type LobbyOutboxEntry): in the order in which they were asked for */
GPtrArray *
lobby_commands_table_list (LobbyDatabase *database, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database,
      "SELECT row, command, state, attempts, created_us, next_try_us, changed_us, problem, seen FROM commands"
      " ORDER BY row",
      error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_outbox_entry_free);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!lobby_statement_step (statement, &row, error))
        return NULL;
      LobbyOutboxEntry *entry = row ? read_row (statement) : NULL;
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  return statement != NULL ? g_steal_pointer (&entries) : NULL;
}

/** lobby_commands_table_remove_finished: @before_us: removes what was done before */
gboolean
lobby_commands_table_remove_finished (LobbyDatabase *database, gint64 before_us, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "DELETE FROM commands WHERE state = ?1 AND changed_us < ?2", error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, LOBBY_OUTBOX_DONE);
  lobby_statement_bind_integer (statement, 2, before_us);
  return lobby_statement_run (statement, error);
}

/** lobby_commands_table_remove: @row: removes one command */
gboolean
lobby_commands_table_remove (LobbyDatabase *database, gint64 row, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database, "DELETE FROM commands WHERE row = ?1", error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, row);
  return lobby_statement_run (statement, error);
}
