/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit: one table that refuses changes, a chain of hashes through it, and the last link noted beside the file, so that
 * lines cut off at the end are missed as well. The session owns it. */
#include "config.h"

#include "lobby-audit.h"

#include "lobby-database.h"

#include <string.h>

#define AUDIT_FILE "audit.sqlite"
#define HEAD_FILE "audit.head"
#define AUDIT_MARK 0x4c6f6261 /* "Loba" */
/* What the first line is chained to. */
#define BEGINNING "0000000000000000000000000000000000000000000000000000000000000000"
#define READ_AT_ONCE 100

static const char *const steps[] = {
  "CREATE TABLE lines (number INTEGER PRIMARY KEY, at_us INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,"
  " subject TEXT, reason TEXT, hash TEXT NOT NULL) STRICT;"
  "CREATE TRIGGER lines_stay BEFORE DELETE ON lines BEGIN SELECT RAISE (ABORT, 'lines are only added'); END;"
  "CREATE TRIGGER lines_stand BEFORE UPDATE ON lines BEGIN SELECT RAISE (ABORT, 'lines are only added'); END;",
  NULL,
};
static const LobbySchema schema = { .application_id = AUDIT_MARK, .steps = steps };

struct _LobbyAudit
{
  LobbyDatabase *database; /* (owned) */
  char *head_path;         /* (owned) */
  gint64 number;           /* of the last line */
  char *hash;              /* (owned): of the last line */
};

/** lobby_audit_line_free: @line: (transfer full) (nullable): a line */
void
lobby_audit_line_free (LobbyAuditLine *line)
{
  if (line == NULL)
    return;
  g_free (line->who);
  g_free (line->action);
  g_free (line->subject);
  g_free (line->reason);
  g_free (line->hash);
  g_free (line);
}

/* None and empty are the same. */
static void
feed (GChecksum *checksum, const char *text)
{
  const char *sure = text != NULL ? text : "";
  char length[32];

  g_snprintf (length, sizeof length, "%" G_GSIZE_FORMAT ":", strlen (sure));
  g_checksum_update (checksum, (const guchar *) length, -1);
  g_checksum_update (checksum, (const guchar *) sure, -1);
}

/* Each text is preceded by its length, so that no two different lines are hashed as the same bytes. */
static char *
chain (const char *before, const LobbyAuditLine *line)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char figures[64];

  g_snprintf (figures, sizeof figures, "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, line->number, line->at_us);
  feed (checksum, before);
  feed (checksum, figures);
  feed (checksum, line->who);
  feed (checksum, line->action);
  feed (checksum, line->subject);
  feed (checksum, line->reason);
  return g_strdup (g_checksum_get_string (checksum));
}

static LobbyAuditLine *
read_line (LobbyStatement *statement)
{
  LobbyAuditLine *line = g_new0 (LobbyAuditLine, 1);

  line->number = lobby_statement_get_integer (statement, 0);
  line->at_us = lobby_statement_get_integer (statement, 1);
  line->who = g_strdup (lobby_statement_get_text (statement, 2, NULL));
  line->action = g_strdup (lobby_statement_get_text (statement, 3, NULL));
  line->subject = g_strdup (lobby_statement_get_text (statement, 4, NULL));
  line->reason = g_strdup (lobby_statement_get_text (statement, 5, NULL));
  line->hash = g_strdup (lobby_statement_get_text (statement, 6, NULL));
  return line;
}

/**
 * lobby_audit_list:
 * @from: number of the first line
 * @most: lines at most
 * @error: what is wrong with the file
 *
 * Returns: (transfer full) (nullable) (element-type LobbyAuditLine): lines in order
 */
GPtrArray *
lobby_audit_list (LobbyAudit *self, gint64 from, guint most, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      self->database,
      "SELECT number, at_us, who, action, subject, reason, hash FROM lines WHERE number >= ?1 ORDER BY number LIMIT ?2",
      error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_audit_line_free);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  lobby_statement_bind_integer (statement, 1, from);
  lobby_statement_bind_integer (statement, 2, most);
  while (row)
    {
      if (!lobby_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (lines, read_line (statement));
    }
  return g_steal_pointer (&lines);
}

static gboolean
find_last (LobbyAudit *self, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      self->database, "SELECT number, hash FROM lines ORDER BY number DESC LIMIT 1", error);
  gboolean row = FALSE;

  if (statement == NULL || !lobby_statement_step (statement, &row, error))
    return FALSE;
  self->number = row ? lobby_statement_get_integer (statement, 0) : 0;
  self->hash = g_strdup (row ? lobby_statement_get_text (statement, 1, NULL) : BEGINNING);
  return TRUE;
}

/** lobby_audit_list_newest: @most: lines at most. Returns: (transfer full) (nullable) (element-type LobbyAuditLine): the last
 * lines, in order */
GPtrArray *
lobby_audit_list_newest (LobbyAudit *self, guint most, GError **error)
{
  return lobby_audit_list (self, MAX (self->number - (gint64) most + 1, 1), most, error);
}

static LobbyAudit *
open_audit (const char *folder, LobbyDatabaseMode mode, GError **error)
{
  g_autofree char *path = g_build_filename (folder, AUDIT_FILE, NULL);
  LobbyAudit *self = g_new0 (LobbyAudit, 1);

  self->head_path = g_build_filename (folder, HEAD_FILE, NULL);
  self->database = lobby_database_open (path, mode, &schema, error);
  if (self->database != NULL && find_last (self, error))
    return self;
  lobby_audit_close (self);
  return NULL;
}

/**
 * lobby_audit_open:
 * @folder: where it is kept
 * @error: %LOBBY_ERROR_NO_SPACE or what is wrong with the file: an audit that cannot be trusted is never moved away
 *
 * Returns: (transfer full) (nullable): the audit, begun when there was none
 */
LobbyAudit *
lobby_audit_open (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  return open_audit (folder, LOBBY_DATABASE_PROMISE, error);
}

/** lobby_audit_open_to_read: as lobby_audit_open(), for looking only */
LobbyAudit *
lobby_audit_open_to_read (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  return open_audit (folder, LOBBY_DATABASE_READ, error);
}

/** lobby_audit_close: @self: (transfer full) (nullable): an audit */
void
lobby_audit_close (LobbyAudit *self)
{
  if (self == NULL)
    return;
  lobby_database_close (self->database);
  g_free (self->head_path);
  g_free (self->hash);
  g_free (self);
}

static gboolean
insert (LobbyAudit *self, const LobbyAuditLine *line, GError **error)
{
  g_autoptr (LobbyStatement) statement = lobby_statement_new (
      self->database,
      "INSERT INTO lines (number, at_us, who, action, subject, reason, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);

  if (statement == NULL)
    return FALSE;
  lobby_statement_bind_integer (statement, 1, line->number);
  lobby_statement_bind_integer (statement, 2, line->at_us);
  lobby_statement_bind_text (statement, 3, line->who, -1);
  lobby_statement_bind_text (statement, 4, line->action, -1);
  lobby_statement_bind_text (statement, 5, line->subject, -1);
  lobby_statement_bind_text (statement, 6, line->reason, -1);
  lobby_statement_bind_text (statement, 7, line->hash, -1);
  return lobby_statement_run (statement, error);
}

/**
 * lobby_audit_add:
 * @at_us: when, µs since 1970 UTC
 * @who: who did it; never a customer
 * @action: what was done, as in %LOBBY_AUDIT_RULES_CHANGED
 * @subject: (nullable): what it was done to
 * @reason: (nullable): why
 * @error: %LOBBY_ERROR_NO_SPACE and others
 *
 * Adds a line; it is on the disk when this returns.
 *
 * Returns: whether it was added
 */
gboolean
lobby_audit_add (LobbyAudit *self,
                 gint64 at_us,
                 const char *who,
                 const char *action,
                 const char *subject,
                 const char *reason,
                 GError **error)
{
  LobbyAuditLine line = { .number = self->number + 1,
                          .at_us = at_us,
                          .who = (char *) who,
                          .action = (char *) action,
                          .subject = (char *) subject,
                          .reason = (char *) reason };
  g_autofree char *head = NULL;

  g_return_val_if_fail (who != NULL && action != NULL, FALSE);

  line.hash = chain (self->hash, &line);
  if (!insert (self, &line, error))
    {
      g_free (line.hash);
      return FALSE;
    }
  g_free (self->hash);
  self->hash = line.hash;
  self->number = line.number;
  head = g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", self->number, self->hash);
  return g_file_set_contents_full (self->head_path, head, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/* Returns: how many lines the note beside the file speaks of; -1 when there is no note that can be read */
static gint64
read_head (LobbyAudit *self, char **hash)
{
  g_autofree char *head = NULL;
  g_auto (GStrv) parts = NULL;
  gint64 number;

  if (!g_file_get_contents (self->head_path, &head, NULL, NULL))
    return -1;
  parts = g_strsplit (g_strstrip (head), " ", 3);
  if (g_strv_length (parts) != 2 || !g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64, &number, NULL))
    return -1;
  *hash = g_strdup (parts[1]);
  return number;
}

/* Returns: the number of the first line that does not follow from the one before, 0 when all do; -1 on an error */
static gint64
follow (LobbyAudit *self, const GPtrArray *lines, LobbyAuditProof *proof, char **before)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const LobbyAuditLine *line = g_ptr_array_index (lines, i);
      g_autofree char *hash = chain (*before, line);

      if (line->number != proof->n_lines + 1 || g_strcmp0 (hash, line->hash) != 0)
        return proof->n_lines + 1;
      g_free (*before);
      *before = g_steal_pointer (&hash);
      proof->n_lines++;
    }
  return 0;
}

/**
 * lobby_audit_verify:
 * @proof: (out caller-allocates): what was found
 * @error: what is wrong with the file itself
 *
 * Follows the chain from its beginning.
 *
 * Returns: whether the file could be read; whether it is sound stands in @proof
 */
gboolean
lobby_audit_verify (LobbyAudit *self, LobbyAuditProof *proof, GError **error)
{
  g_autofree char *before = g_strdup (BEGINNING);
  g_autofree char *head_hash = NULL;
  gint64 head;
  guint n = READ_AT_ONCE;

  *proof = (LobbyAuditProof){ 0 };
  while (n == READ_AT_ONCE && proof->broken == 0)
    {
      g_autoptr (GPtrArray) lines = lobby_audit_list (self, proof->n_lines + 1, READ_AT_ONCE, error);
      if (lines == NULL)
        return FALSE;
      proof->broken = follow (self, lines, proof, &before);
      n = lines->len;
    }
  head = read_head (self, &head_hash);
  if (proof->broken == 0 && head > proof->n_lines)
    proof->n_missing = head - proof->n_lines;
  else if (proof->broken == 0 && head == proof->n_lines && g_strcmp0 (head_hash, before) != 0)
    proof->broken = proof->n_lines;
  else if (proof->broken == 0 && head < 0 && proof->n_lines > 0)
    proof->n_missing = 1;
  return TRUE;
}
