/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's file and its statements. The branch service owns the one store, and the store the one connection. */
#include "config.h"

#include "lobby-store.h"

#include "lobby-error.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <unistd.h>

#define SCHEMA_VERSION 1

static const char schema[]
    = "PRAGMA user_version=1;"
      "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE event (stream TEXT NOT NULL, epoch TEXT NOT NULL, sequence INTEGER NOT NULL, day TEXT NOT NULL,"
      " body TEXT NOT NULL, PRIMARY KEY (stream, epoch, sequence)) WITHOUT ROWID;"
      "CREATE INDEX event_by_day ON event (stream, day);"
      "CREATE TABLE command (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL,"
      " fingerprint TEXT NOT NULL, at INTEGER NOT NULL, status INTEGER NOT NULL, answer TEXT NOT NULL, body TEXT NOT "
      "NULL);"
      "CREATE TABLE ingested (source TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (source, id)) WITHOUT ROWID;";

/* Whose name was shown to whom and why: lines are only added. */
static const char shown_names[]
    = "CREATE TABLE IF NOT EXISTS shown_name (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, visit TEXT NOT NULL,"
      " who TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL);"
      "CREATE TRIGGER IF NOT EXISTS shown_name_stays BEFORE DELETE ON shown_name BEGIN"
      " SELECT RAISE (ABORT, 'lines are only added'); END;"
      "CREATE TRIGGER IF NOT EXISTS shown_name_stands BEFORE UPDATE ON shown_name BEGIN"
      " SELECT RAISE (ABORT, 'lines are only added'); END;";

typedef enum
{
  SAY_GET_SETTING,
  SAY_SET_SETTING,
  SAY_APPEND,
  SAY_LAST,
  SAY_AFTER,
  SAY_DAYS,
  SAY_DAY,
  SAY_FIND_COMMAND,
  SAY_ADD_COMMAND,
  SAY_COMMANDS,
  SAY_CLAIM,
  SAY_ADD_SHOWN,
  SAY_LIST_SHOWN,
  SAY_N,
} Saying;

static const char *const sayings[SAY_N] = {
  [SAY_GET_SETTING] = "SELECT value FROM setting WHERE name=?1",
  [SAY_SET_SETTING] = "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value=?2",
  [SAY_APPEND] = "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5)",
  [SAY_LAST] = "SELECT max(sequence) FROM event WHERE stream=?1 AND epoch=?2",
  [SAY_AFTER] = "SELECT body FROM event WHERE stream=?1 AND epoch=?2 AND sequence>?3 ORDER BY sequence LIMIT ?4",
  [SAY_DAYS] = "SELECT day, count(*) FROM event AS e WHERE stream=?1 AND epoch="
               "(SELECT max(epoch) FROM event WHERE stream=?1 AND day=e.day) GROUP BY day ORDER BY day",
  [SAY_DAY] = "SELECT body FROM event INDEXED BY event_by_day WHERE stream=?1 AND day=?2 AND epoch="
              "(SELECT max(epoch) FROM event WHERE stream=?1 AND day=?2) ORDER BY sequence",
  [SAY_FIND_COMMAND] = "SELECT id, fingerprint, at, status, answer, body FROM command WHERE id=?1",
  [SAY_ADD_COMMAND]
  = "INSERT INTO command (id, epoch, fingerprint, at, status, answer, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
  [SAY_COMMANDS] = "SELECT id, fingerprint, at, status, answer, body FROM command WHERE epoch=?1 ORDER BY number",
  [SAY_CLAIM] = "INSERT OR IGNORE INTO ingested VALUES (?1, ?2)",
  [SAY_ADD_SHOWN] = "INSERT INTO shown_name (at, visit, who, reason, words) VALUES (?1, ?2, ?3, ?4, ?5)",
  [SAY_LIST_SHOWN]
  = "SELECT number, at, visit, who, reason, words FROM shown_name WHERE number>?1 ORDER BY number LIMIT ?2",
};

struct _LobbyStore
{
  sqlite3 *db;
  sqlite3_stmt *statements[SAY_N];
};

static gboolean
fail (LobbyStore *store, GError **error)
{
  int code = sqlite3_errcode (store->db);
  LobbyError what = code == SQLITE_FULL || code == SQLITE_READONLY || code == SQLITE_IOERR ? LOBBY_ERROR_NO_SPACE
                    : code == SQLITE_CORRUPT || code == SQLITE_NOTADB                      ? LOBBY_ERROR_CORRUPT
                    : code == SQLITE_BUSY                                                  ? LOBBY_ERROR_BUSY
                                                                                           : LOBBY_ERROR_FAILED;

  g_set_error (error, LOBBY_ERROR, what, "store: %s", sqlite3_errmsg (store->db));
  return FALSE;
}

static gboolean
run (LobbyStore *store, const char *sql, GError **error)
{
  return sqlite3_exec (store->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (store, error);
}

/* Binds what follows by the letters of @kinds: s text (borrowed until the statement is reset), i gint64. */
static sqlite3_stmt *
say (LobbyStore *store, Saying saying, const char *kinds, ...)
{
  sqlite3_stmt *statement = store->statements[saying];
  va_list values;

  sqlite3_reset (statement);
  va_start (values, kinds);
  for (int i = 0; kinds[i] != '\0'; i++)
    if (kinds[i] == 's')
      sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else
      sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
  va_end (values);
  return statement;
}

static gboolean
finish (LobbyStore *store, sqlite3_stmt *statement, GError **error)
{
  gboolean done = sqlite3_step (statement) == SQLITE_DONE;

  if (!done)
    fail (store, error);
  sqlite3_reset (statement);
  return done;
}

static char *
dup_column (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static gboolean
read_version (LobbyStore *store, int *version, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (store->db, "PRAGMA user_version", -1, &statement, NULL) != SQLITE_OK
      || sqlite3_step (statement) != SQLITE_ROW)
    {
      fail (store, error);
      sqlite3_finalize (statement);
      return FALSE;
    }
  *version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return TRUE;
}

static gboolean
set_up (LobbyStore *store, GError **error)
{
  int version = 0;

  sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_busy_timeout (store->db, 2000);
  if (!run (store, "PRAGMA trusted_schema=OFF; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0;",
            error)
      || !read_version (store, &version, error))
    return FALSE;
  if (version > SCHEMA_VERSION)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NEWER, "store: written by a newer version");
      return FALSE;
    }
  if (version == 0
      && !(run (store, "BEGIN IMMEDIATE", error) && run (store, schema, error) && run (store, "COMMIT", error)))
    return FALSE;
  if (!run (store, shown_names, error))
    return FALSE;
  for (int i = 0; i < SAY_N; i++)
    if (sqlite3_prepare_v3 (store->db, sayings[i], -1, SQLITE_PREPARE_PERSISTENT, &store->statements[i], NULL)
        != SQLITE_OK)
      return fail (store, error);
  return TRUE;
}

/* Events may identify people (class C2): nobody else on the machine may read the file. SQLite gives its log the same mode. */
static void
make_private (const char *path)
{
  int file = g_strcmp0 (path, ":memory:") != 0 ? open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600) : -1;

  if (file >= 0)
    close (file);
}

/**
 * lobby_store_open:
 * @path: a file, which is made when there is none, or ":memory:"
 * @error: %LOBBY_ERROR_NO_SPACE, %LOBBY_ERROR_CORRUPT, %LOBBY_ERROR_NEWER or %LOBBY_ERROR_FAILED
 *
 * Returns: (transfer full) (nullable): the store
 */
LobbyStore *
lobby_store_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  LobbyStore *store = g_new0 (LobbyStore, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW;
  make_private (path);
  if (sqlite3_open_v2 (path, &store->db, flags, NULL) != SQLITE_OK ? fail (store, error) : set_up (store, error))
    return store;
  lobby_store_close (store);
  return NULL;
}

/** lobby_store_close: @store: (transfer full): a store */
void
lobby_store_close (LobbyStore *store)
{
  g_return_if_fail (store != NULL);

  for (int i = 0; i < SAY_N; i++)
    sqlite3_finalize (store->statements[i]);
  sqlite3_close (store->db);
  g_free (store);
}

/** lobby_store_check: Returns: whether the store can be read, for the readiness of the service */
gboolean
lobby_store_check (LobbyStore *store, GError **error)
{
  int version;

  return read_version (store, &version, error);
}

/** lobby_store_begin: Returns: whether a transaction has begun */
gboolean
lobby_store_begin (LobbyStore *store, GError **error)
{
  return run (store, "BEGIN IMMEDIATE", error);
}

/** lobby_store_commit: Returns: whether all since lobby_store_begin() is kept */
gboolean
lobby_store_commit (LobbyStore *store, GError **error)
{
  return run (store, "COMMIT", error);
}

/** lobby_store_roll_back: forgets all since lobby_store_begin() */
void
lobby_store_roll_back (LobbyStore *store)
{
  sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
}

/** lobby_store_dup_setting: Returns: (transfer full) (nullable): the value kept under @name */
char *
lobby_store_dup_setting (LobbyStore *store, const char *name)
{
  sqlite3_stmt *statement = say (store, SAY_GET_SETTING, "s", name);
  char *value = sqlite3_step (statement) == SQLITE_ROW ? dup_column (statement, 0) : NULL;

  sqlite3_reset (statement);
  return value;
}

/** lobby_store_set_setting: Returns: whether @value is kept under @name */
gboolean
lobby_store_set_setting (LobbyStore *store, const char *name, const char *value, GError **error)
{
  return finish (store, say (store, SAY_SET_SETTING, "ss", name, value), error);
}

/**
 * lobby_store_append:
 * @store: the store
 * @stream: id of the stream
 * @epoch: life of the stream that the event belongs to
 * @sequence: number of the event, from 1
 * @day: business day
 * @body: the event as JSON, one line
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
lobby_store_append (LobbyStore *store,
                    const char *stream,
                    const char *epoch,
                    guint64 sequence,
                    const char *day,
                    const char *body,
                    GError **error)
{
  return finish (store, say (store, SAY_APPEND, "ssiss", stream, epoch, (gint64) sequence, day, body), error);
}

/** lobby_store_get_last_sequence: Returns: number of the newest event, 0 when there is none */
guint64
lobby_store_get_last_sequence (LobbyStore *store, const char *stream, const char *epoch)
{
  sqlite3_stmt *statement = say (store, SAY_LAST, "ss", stream, epoch);
  guint64 last = sqlite3_step (statement) == SQLITE_ROW ? (guint64) sqlite3_column_int64 (statement, 0) : 0;

  sqlite3_reset (statement);
  return last;
}

/**
 * lobby_store_read_after:
 * @store: the store
 * @stream: id of the stream
 * @epoch: life of the stream
 * @sequence: events after this one
 * @limit: at most so many
 * @error: return location
 *
 * Returns: (transfer full) (nullable): (element-type utf8): the events in order, owned by the array
 */
GPtrArray *
lobby_store_read_after (LobbyStore *store,
                        const char *stream,
                        const char *epoch,
                        guint64 sequence,
                        guint limit,
                        GError **error)
{
  sqlite3_stmt *statement = say (store, SAY_AFTER, "ssii", stream, epoch, (gint64) sequence, (gint64) limit);
  GPtrArray *bodies = g_ptr_array_new_with_free_func (g_free);
  int step;

  while ((step = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (bodies, dup_column (statement, 0));
  if (step != SQLITE_DONE)
    {
      fail (store, error);
      g_clear_pointer (&bodies, g_ptr_array_unref);
    }
  sqlite3_reset (statement);
  return bodies;
}

static void
free_day (gpointer data)
{
  LobbyStoredDay *day = data;

  g_free (day->day);
  g_free (day);
}

/** lobby_store_list_days: of a day that was lived twice the later life counts. Returns: (transfer full) (nullable): (element-type LobbyStoredDay): the days, oldest first */
GPtrArray *
lobby_store_list_days (LobbyStore *store, const char *stream, GError **error)
{
  sqlite3_stmt *statement = say (store, SAY_DAYS, "s", stream);
  GPtrArray *days = g_ptr_array_new_with_free_func (free_day);
  int step;

  while ((step = sqlite3_step (statement)) == SQLITE_ROW)
    {
      LobbyStoredDay *day = g_new0 (LobbyStoredDay, 1);
      day->day = dup_column (statement, 0);
      day->events = sqlite3_column_int64 (statement, 1);
      g_ptr_array_add (days, day);
    }
  if (step != SQLITE_DONE)
    {
      fail (store, error);
      g_clear_pointer (&days, g_ptr_array_unref);
    }
  sqlite3_reset (statement);
  return days;
}

/** lobby_store_read_day: appends the events of @day to @lines, one a line. Returns: whether the store could be read */
gboolean
lobby_store_read_day (LobbyStore *store, const char *stream, const char *day, GString *lines, GError **error)
{
  sqlite3_stmt *statement = say (store, SAY_DAY, "ss", stream, day);
  int step;

  while ((step = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_string_append (lines, (const char *) sqlite3_column_text (statement, 0));
      g_string_append_c (lines, '\n');
    }
  if (step != SQLITE_DONE)
    fail (store, error);
  sqlite3_reset (statement);
  return step == SQLITE_DONE;
}

static LobbyStoredCommand *
read_command (sqlite3_stmt *statement)
{
  LobbyStoredCommand *command = g_new0 (LobbyStoredCommand, 1);

  command->id = dup_column (statement, 0);
  command->fingerprint = dup_column (statement, 1);
  command->at_us = sqlite3_column_int64 (statement, 2);
  command->status = sqlite3_column_int64 (statement, 3);
  command->answer = dup_column (statement, 4);
  command->body = dup_column (statement, 5);
  return command;
}

/** lobby_store_find_command: Returns: (transfer full) (nullable): the command with that id */
LobbyStoredCommand *
lobby_store_find_command (LobbyStore *store, const char *id)
{
  sqlite3_stmt *statement = say (store, SAY_FIND_COMMAND, "s", id);
  LobbyStoredCommand *command = sqlite3_step (statement) == SQLITE_ROW ? read_command (statement) : NULL;

  sqlite3_reset (statement);
  return command;
}

/** lobby_store_add_command: Returns: whether the command and its answer are kept */
gboolean
lobby_store_add_command (LobbyStore *store, const LobbyStoredCommand *command, const char *epoch, GError **error)
{
  sqlite3_stmt *statement = say (store, SAY_ADD_COMMAND, "sssiiss", command->id, epoch, command->fingerprint,
                                 command->at_us, command->status, command->answer, command->body);

  return finish (store, statement, error);
}

/** lobby_store_list_commands: Returns: (transfer full) (nullable): (element-type LobbyStoredCommand): in the order in which they were taken */
GPtrArray *
lobby_store_list_commands (LobbyStore *store, const char *epoch, GError **error)
{
  sqlite3_stmt *statement = say (store, SAY_COMMANDS, "s", epoch);
  GPtrArray *commands = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_stored_command_free);
  int step;

  while ((step = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (commands, read_command (statement));
  if (step != SQLITE_DONE)
    {
      fail (store, error);
      g_clear_pointer (&commands, g_ptr_array_unref);
    }
  sqlite3_reset (statement);
  return commands;
}

/** lobby_stored_command_free: @command: (transfer full) (nullable): a stored command */
void
lobby_stored_command_free (LobbyStoredCommand *command)
{
  if (command == NULL)
    return;
  g_free (command->id);
  g_free (command->fingerprint);
  g_free (command->answer);
  g_free (command->body);
  g_free (command);
}

/**
 * lobby_store_claim:
 * @store: the store
 * @source: adapter that sent an event
 * @id: its id there
 * @is_new: (out): whether it had not been sent before
 * @error: return location
 *
 * Returns: whether the store could be written
 */
gboolean
lobby_store_claim (LobbyStore *store, const char *source, const char *id, gboolean *is_new, GError **error)
{
  if (!finish (store, say (store, SAY_CLAIM, "ss", source, id), error))
    return FALSE;
  *is_new = sqlite3_changes (store->db) > 0;
  return TRUE;
}

/** lobby_stored_showing_free: @shown: (transfer full): a line */
void
lobby_stored_showing_free (LobbyStoredShowing *shown)
{
  g_free (shown->visit);
  g_free (shown->who);
  g_free (shown->reason);
  g_free (shown->words);
  g_free (shown);
}

/** lobby_store_add_shown: keeps that a name was shown; such lines can be neither changed nor removed. Returns: whether it is kept */
gboolean
lobby_store_add_shown (LobbyStore *store, const LobbyStoredShowing *shown, GError **error)
{
  return finish (store,
                 say (store, SAY_ADD_SHOWN, "issss", shown->at_us, shown->visit, shown->who, shown->reason,
                      shown->words != NULL ? shown->words : ""),
                 error);
}

/** lobby_store_list_shown: @after: number of a line, 0 for the beginning; @most: so many at most. Returns: (transfer full)
 * (element-type LobbyStoredShowing): the times that a name was shown, oldest first */
GPtrArray *
lobby_store_list_shown (LobbyStore *store, gint64 after, guint most)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_stored_showing_free);
  sqlite3_stmt *statement = say (store, SAY_LIST_SHOWN, "ii", after, (gint64) most);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      LobbyStoredShowing *shown = g_new0 (LobbyStoredShowing, 1);
      shown->number = sqlite3_column_int64 (statement, 0);
      shown->at_us = sqlite3_column_int64 (statement, 1);
      shown->visit = dup_column (statement, 2);
      shown->who = dup_column (statement, 3);
      shown->reason = dup_column (statement, 4);
      shown->words = dup_column (statement, 5);
      g_ptr_array_add (lines, shown);
    }
  sqlite3_reset (statement);
  return lines;
}
