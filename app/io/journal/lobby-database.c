/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, checking and migrating a database file. Whoever opened it owns it. */
#include "config.h"

#include "lobby-database-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_MS 2000
#define VALUE_BYTES_MAX (48 * 1024 * 1024)
#define SQL_BYTES_MAX 20000

static LobbyError
convert_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_TOOBIG:
      return LOBBY_ERROR_NO_SPACE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return LOBBY_ERROR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LOBBY_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return LOBBY_ERROR_CONFLICT;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return LOBBY_ERROR_FORBIDDEN;
    default:
      return LOBBY_ERROR_FAILED;
    }
}

/* Sets @error from a result of SQLite; its messages name tables, never values. */
gboolean
lobby_database_fail (sqlite3 *handle, int code, GError **error)
{
  g_set_error (error, LOBBY_ERROR, (int) convert_code (code), "%s (%d)",
               handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code),
               handle != NULL ? sqlite3_extended_errcode (handle) : code);
  return FALSE;
}

/**
 * lobby_database_run:
 * @sql: one or more statements, a literal
 *
 * Returns: whether all went well
 */
gboolean
lobby_database_run (LobbyDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || lobby_database_fail (self->handle, code, error);
}

static gboolean
read_pragma (LobbyDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (self, sql, error);
  gboolean row;

  if (statement == NULL || !lobby_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? lobby_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

/* A file may come from anybody: its schema is not trusted, and nothing in it may grow beyond what the room writes. */
static void
defend (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, SQL_BYTES_MAX);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_MS);
}

/* No memory map: a damaged disk would then be a signal instead of an error. */
static const char *
get_settings (LobbyDatabaseMode mode)
{
  switch (mode)
    {
    case LOBBY_DATABASE_RECORD:
      return "PRAGMA mmap_size=0; PRAGMA cell_size_check=1; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL;"
             "PRAGMA synchronous=NORMAL; PRAGMA secure_delete=FAST; PRAGMA foreign_keys=ON;"
             "PRAGMA journal_size_limit=8388608;";
    case LOBBY_DATABASE_PROMISE:
      return "PRAGMA mmap_size=0; PRAGMA cell_size_check=1; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
             "PRAGMA secure_delete=ON; PRAGMA journal_size_limit=1048576;";
    case LOBBY_DATABASE_READ:
    default:
      return "PRAGMA mmap_size=0; PRAGMA cell_size_check=1; PRAGMA query_only=1;";
    }
}

static gboolean
run_step (LobbyDatabase *self, const char *step, gint64 version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version=%" G_GINT64_FORMAT, version + 1);

  if (!lobby_database_begin (self, error))
    return FALSE;
  if (lobby_database_run (self, step, error) && lobby_database_run (self, mark, error)
      && lobby_database_commit (self, error))
    return TRUE;
  lobby_database_roll_back (self);
  return FALSE;
}

static gboolean
migrate (LobbyDatabase *self, const LobbySchema *schema, gint64 version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d", schema->application_id);

  if (version == 0 && !lobby_database_run (self, mark, error))
    return FALSE;
  for (; schema->steps[version] != NULL; version++)
    if (!run_step (self, schema->steps[version], version, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_schema (LobbyDatabase *self, LobbyDatabaseMode mode, const LobbySchema *schema, GError **error)
{
  gint64 version, application_id, n_tables, newest = 0;

  while (schema->steps[newest] != NULL)
    newest++;
  if (!read_pragma (self, "PRAGMA user_version", &version, error)
      || !read_pragma (self, "PRAGMA application_id", &application_id, error)
      || !read_pragma (self, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (version > newest && application_id == schema->application_id)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NEWER, "written by a newer version");
      return FALSE;
    }
  gboolean empty = version == 0 && n_tables == 0;
  if ((!empty && application_id != schema->application_id) || version < 0 || version > newest
      || (mode == LOBBY_DATABASE_READ && empty))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT, "another program's database, or none");
      return FALSE;
    }
  return mode == LOBBY_DATABASE_READ || version == newest || migrate (self, schema, version, error);
}

/* What is recorded is the user's own; SQLite would make the file as open as the umask allows. A file that is there is
 * not touched: closing it would take this process's locks away. */
static void
make_private (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0)
    close (fd);
}

/**
 * lobby_database_open:
 * @path: of the file; made when it is missing, except for reading
 * @mode: what is to be done with it
 * @schema: what should be in it; an older one is brought up to date
 * @error: %LOBBY_ERROR_NO_SPACE, %LOBBY_ERROR_CORRUPT, %LOBBY_ERROR_NEWER, %LOBBY_ERROR_NOT_FOUND when there is nothing to read
 *
 * Returns: (transfer full) (nullable): the database
 */
LobbyDatabase *
lobby_database_open (const char *path, LobbyDatabaseMode mode, const LobbySchema *schema, GError **error)
{
  int flags = mode == LOBBY_DATABASE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  g_autoptr (LobbyDatabase) self = NULL;

  g_return_val_if_fail (path != NULL && schema != NULL, NULL);

  if (mode == LOBBY_DATABASE_READ && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "nothing was recorded yet");
      return NULL;
    }
  if (mode != LOBBY_DATABASE_READ)
    make_private (path);
  self = g_new0 (LobbyDatabase, 1);
  int code = sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      lobby_database_fail (self->handle, code, error);
      return NULL;
    }
  defend (self->handle);
  if (!lobby_database_run (self, get_settings (mode), error) || !check_schema (self, mode, schema, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** lobby_database_close: @self: (transfer full) (nullable): a database without statements */
void
lobby_database_close (LobbyDatabase *self)
{
  if (self == NULL)
    return;
  sqlite3_close (self->handle);
  g_free (self);
}

/**
 * lobby_database_check:
 * @error: %LOBBY_ERROR_CORRUPT
 *
 * Returns: whether every page of the file is sound
 */
gboolean
lobby_database_check (LobbyDatabase *self, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (self, "PRAGMA quick_check(1)", error);
  gboolean row;

  if (statement == NULL || !lobby_statement_step (statement, &row, error))
    return FALSE;
  if (row && strcmp (lobby_statement_get_text (statement, 0, NULL), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT, "quick_check found damage");
  return FALSE;
}

/** lobby_database_begin: Returns: whether a transaction that writes has begun */
gboolean
lobby_database_begin (LobbyDatabase *self, GError **error)
{
  return lobby_database_run (self, "BEGIN IMMEDIATE", error);
}

/** lobby_database_commit: Returns: whether the transaction is in the file */
gboolean
lobby_database_commit (LobbyDatabase *self, GError **error)
{
  return lobby_database_run (self, "COMMIT", error);
}

/** lobby_database_roll_back: leaves the file as it was before lobby_database_begin() */
void
lobby_database_roll_back (LobbyDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/** lobby_database_get_last_row: Returns: number of the row inserted last */
gint64
lobby_database_get_last_row (LobbyDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * lobby_database_limit_bytes:
 * @bytes_max: the file may not grow beyond it; 0 for no limit
 */
void
lobby_database_limit_bytes (LobbyDatabase *self, gint64 bytes_max)
{
  gint64 page_bytes = 4096;

  read_pragma (self, "PRAGMA page_size", &page_bytes, NULL);
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count=%" G_GINT64_FORMAT,
                                          bytes_max > 0 ? MAX (bytes_max / page_bytes, 1)
                                                        : G_GINT64_CONSTANT (4294967294));
  lobby_database_run (self, sql, NULL);
}

static gboolean
move (const char *path, const char *other, const char *suffix, gboolean required, GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (other, suffix, NULL);

  if (g_rename (from, to) == 0 || !required)
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, "the damaged file cannot be moved");
  return FALSE;
}

/**
 * lobby_database_set_aside:
 * @path: of a database that nobody has open
 *
 * Gives the file and its log a new name beside the old one, so that nothing is lost and a fresh one can be begun.
 *
 * Returns: (transfer full) (nullable): the new path
 */
char *
lobby_database_set_aside (const char *path, GError **error)
{
  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *other = g_strdup_printf ("%s.damaged-%u", path, i);
      struct stat facts;
      if (lstat (other, &facts) == 0)
        continue;
      if (!move (path, other, "", TRUE, error))
        return NULL;
      move (path, other, "-wal", FALSE, NULL);
      move (path, other, "-shm", FALSE, NULL);
      return g_steal_pointer (&other);
    }
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, "too many damaged files");
  return NULL;
}
