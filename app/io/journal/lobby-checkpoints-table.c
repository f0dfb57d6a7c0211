/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `checkpoints`: the whole picture after an event, as lines of CloudEvents, so that a start reads little. The last
 * one of each day is kept. */
#include "config.h"

#include "lobby-checkpoints-table.h"

/**
 * lobby_checkpoints_table_put:
 * @day_id: row of the day
 * @position: of the last event that is in the picture
 * @lines: CloudEvents, one a line
 * @length: bytes
 */
gboolean
lobby_checkpoints_table_put (LobbyDatabase *database,
                             gint64 day_id,
                             gint64 position,
                             const char *lines,
                             gsize length,
                             GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "INSERT OR REPLACE INTO checkpoints (day_id, position, lines) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, day_id);
  lobby_statement_bind_integer (statement, 2, position);
  lobby_statement_bind_text (statement, 3, lines, (gssize) length);
  return lobby_statement_run (statement, error);
}

/**
 * lobby_checkpoints_table_get:
 * @day_id: row of the day
 * @position: (out): of the last event that is in the picture
 * @lines: (out) (transfer full) (nullable): the picture, %NULL when there is none
 *
 * Returns: whether the table could be read
 */
gboolean
lobby_checkpoints_table_get (LobbyDatabase *database, gint64 day_id, gint64 *position, char **lines, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "SELECT position, lines FROM checkpoints WHERE day_id = ?1", error);
  gboolean row;

  *position = 0;
  *lines = NULL;
  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, day_id);
  if (!lobby_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      *position = lobby_statement_get_integer (statement, 0);
      *lines = g_strdup (lobby_statement_get_text (statement, 1, NULL));
    }
  return TRUE;
}

/** lobby_checkpoints_table_remove: removes the picture of a day */
gboolean
lobby_checkpoints_table_remove (LobbyDatabase *database, gint64 day_id, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database, "DELETE FROM checkpoints WHERE day_id = ?1",
                                                              error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, day_id);
  return lobby_statement_run (statement, error);
}
