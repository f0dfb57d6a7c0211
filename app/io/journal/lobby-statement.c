/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements with bound values. Whoever made one owns it. */
#include "config.h"

#include "lobby-database-private.h"

struct _LobbyStatement
{
  sqlite3_stmt *handle; /* (owned) */
};

/**
 * lobby_statement_new:
 * @database: stays open longer than the statement
 * @sql: a literal; values come in by `?1`, `?2`, …
 *
 * Returns: (transfer full) (nullable): the statement
 */
LobbyStatement *
lobby_statement_new (LobbyDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (code != SQLITE_OK)
    {
      lobby_database_fail (database->handle, code, error);
      return NULL;
    }
  LobbyStatement *self = g_new0 (LobbyStatement, 1);
  self->handle = handle;
  return self;
}

/** lobby_statement_free: @self: (transfer full) (nullable): a statement */
void
lobby_statement_free (LobbyStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * lobby_statement_bind_text:
 * @place: from 1
 * @text: (nullable): stays valid until the statement is reset
 * @length: bytes, -1 for all
 */
void
lobby_statement_bind_text (LobbyStatement *self, int place, const char *text, gssize length)
{
  sqlite3_bind_text (self->handle, place, text, (int) length, SQLITE_STATIC);
}

/** lobby_statement_bind_integer: @place: from 1 */
void
lobby_statement_bind_integer (LobbyStatement *self, int place, gint64 value)
{
  sqlite3_bind_int64 (self->handle, place, value);
}

/**
 * lobby_statement_step:
 * @row: (out): whether there is a row to read
 *
 * Returns: whether it went well
 */
gboolean
lobby_statement_step (LobbyStatement *self, gboolean *row, GError **error)
{
  int code = sqlite3_step (self->handle);

  *row = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE
         || lobby_database_fail (sqlite3_db_handle (self->handle), code, error);
}

/** lobby_statement_run: runs a statement that gives no rows, and makes it ready for the next time */
gboolean
lobby_statement_run (LobbyStatement *self, GError **error)
{
  gboolean row;
  gboolean ok = lobby_statement_step (self, &row, error);

  lobby_statement_reset (self);
  return ok;
}

/** lobby_statement_reset: makes the statement ready for other values */
void
lobby_statement_reset (LobbyStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

/**
 * lobby_statement_get_text:
 * @column: from 0
 * @length: (out) (optional): bytes
 *
 * Returns: the text, "" for none; valid until the next step
 */
const char *
lobby_statement_get_text (LobbyStatement *self, int column, gsize *length)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  if (length != NULL)
    *length = text != NULL ? (gsize) sqlite3_column_bytes (self->handle, column) : 0;
  return text != NULL ? text : "";
}

/** lobby_statement_get_integer: @column: from 0 */
gint64
lobby_statement_get_integer (LobbyStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}
