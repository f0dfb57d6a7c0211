/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `events`: what the reducer got, in order, as it came. A day is a range of positions, so no index is needed. */
#include "config.h"

#include "lobby-events-table.h"

/** lobby_events_table_new_adder: Returns: (transfer full) (nullable): the statement for lobby_events_table_add() */
LobbyStatement *
lobby_events_table_new_adder (LobbyDatabase *database, GError **error)
{
  return lobby_statement_new (database, "INSERT INTO events (position, at_us, raw) VALUES (?1, ?2, ?3)", error);
}

/**
 * lobby_events_table_add:
 * @position: one more than the last one
 * @at_us: time of the event, µs since 1970 UTC
 * @raw: the CloudEvent
 * @length: bytes
 */
gboolean
lobby_events_table_add (LobbyStatement *adder,
                        gint64 position,
                        gint64 at_us,
                        const char *raw,
                        gsize length,
                        GError **error)
{
  lobby_statement_bind_integer (adder, 1, position);
  lobby_statement_bind_integer (adder, 2, at_us);
  lobby_statement_bind_text (adder, 3, raw, (gssize) length);
  return lobby_statement_run (adder, error);
}

/** lobby_events_table_get_last_position: Returns: position of the newest event, 0 before the first */
gint64
lobby_events_table_get_last_position (LobbyDatabase *database)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database, "SELECT max(position) FROM events", NULL);
  gboolean row = FALSE;

  return statement != NULL && lobby_statement_step (statement, &row, NULL) && row
             ? lobby_statement_get_integer (statement, 0)
             : 0;
}

/**
 * lobby_events_table_read_placed:
 * @after_position: read from the event after this one
 * @last_position: read to this one
 * @n_max: at most so many, so that no read stays open for long
 * @texts: (element-type utf8): takes the CloudEvents
 * @positions: (element-type gint64): takes where each stands
 */
gboolean
lobby_events_table_read_placed (LobbyDatabase *database,
                                gint64 after_position,
                                gint64 last_position,
                                guint n_max,
                                GPtrArray *texts,
                                GArray *positions,
                                GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "SELECT position, raw FROM events WHERE position > ?1 AND position <= ?2 ORDER BY position LIMIT ?3",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, after_position);
  lobby_statement_bind_integer (statement, 2, last_position);
  lobby_statement_bind_integer (statement, 3, n_max);
  while (row)
    {
      if (!lobby_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      gint64 position = lobby_statement_get_integer (statement, 0);
      g_array_append_val (positions, position);
      g_ptr_array_add (texts, g_strdup (lobby_statement_get_text (statement, 1, NULL)));
    }
  return TRUE;
}

/** lobby_events_table_read: as lobby_events_table_read_placed(); @position: (out): of the last one read, @after_position when there was none */
gboolean
lobby_events_table_read (LobbyDatabase *database,
                         gint64 after_position,
                         gint64 last_position,
                         guint n_max,
                         GPtrArray *texts,
                         gint64 *position,
                         GError **error)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok = lobby_events_table_read_placed (database, after_position, last_position, n_max, texts, positions,
                                                error);

  *position = positions->len > 0 ? g_array_index (positions, gint64, positions->len - 1) : after_position;
  return ok;
}

/** lobby_events_table_replace: @raw: the CloudEvent that stands at @position from now on */
gboolean
lobby_events_table_replace (LobbyDatabase *database, gint64 position, const char *raw, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (database,
                                                              "UPDATE events SET raw = ?1 WHERE position = ?2", error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_text (statement, 1, raw, -1);
  lobby_statement_bind_integer (statement, 2, position);
  return lobby_statement_run (statement, error);
}

/** lobby_events_table_remove: removes the events from @first_position to @last_position */
gboolean
lobby_events_table_remove (LobbyDatabase *database, gint64 first_position, gint64 last_position, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      database, "DELETE FROM events WHERE position >= ?1 AND position <= ?2", error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, first_position);
  lobby_statement_bind_integer (statement, 2, last_position);
  return lobby_statement_run (statement, error);
}
