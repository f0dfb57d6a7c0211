/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `gaps`: what could not be recorded, so that a day never looks more complete than it is. */
#include "config.h"

#include "lobby-gaps-table.h"

/** lobby_gaps_table_add: @day_id: row of the day in which recording went on */
gboolean
lobby_gaps_table_add (LobbyDatabase *database, gint64 day_id, const LobbyJournalGap *gap, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "INSERT INTO gaps (day_id, after_position, from_us, until_us, n_lost) VALUES (?1, ?2, ?3, ?4, ?5)",
      error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, day_id);
  lobby_statement_bind_integer (statement, 2, gap->after_position);
  lobby_statement_bind_integer (statement, 3, gap->from_us);
  lobby_statement_bind_integer (statement, 4, gap->until_us);
  lobby_statement_bind_integer (statement, 5, gap->n_lost);
  return lobby_statement_run (statement, error);
}

/** lobby_gaps_table_list: Returns: (transfer full) (element-type LobbyJournalGap): gaps of a day, in order */
GArray *
lobby_gaps_table_list (LobbyDatabase *database, gint64 day_id, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "SELECT after_position, from_us, until_us, n_lost FROM gaps WHERE day_id = ?1 ORDER BY id", error);
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (LobbyJournalGap));
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  lobby_statement_bind_integer (statement, 1, day_id);
  while (row)
    {
      LobbyJournalGap gap;
      if (!lobby_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      gap.after_position = lobby_statement_get_integer (statement, 0);
      gap.from_us = lobby_statement_get_integer (statement, 1);
      gap.until_us = lobby_statement_get_integer (statement, 2);
      gap.n_lost = lobby_statement_get_integer (statement, 3);
      g_array_append_val (gaps, gap);
    }
  return g_steal_pointer (&gaps);
}

/** lobby_gaps_table_remove: removes the gaps of a day */
gboolean
lobby_gaps_table_remove (LobbyDatabase *database, gint64 day_id, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database, "DELETE FROM gaps WHERE day_id = ?1", error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, day_id);
  return lobby_statement_run (statement, error);
}
