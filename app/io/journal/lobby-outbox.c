/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on their way to the branch. A command is on the disk before it is sent for the first time, and keeps its key
 * until its effect has come home: a crash may repeat it on the wire, never lose it and never double its effect. The
 * session owns the outbox and does the sending; a write here waits for the disk, which is what makes it a promise. */
#include "config.h"

#include "lobby-outbox.h"

#include "lobby-commands-table.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define OUTBOX_FILE "outbox.sqlite"
#define OUTBOX_LOCK "outbox.lock"
#define OUTBOX_MARK 0x4c6f626f /* "Lobo" */

static const char *const steps[] = {
  "CREATE TABLE commands (row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, command TEXT NOT NULL,"
  " state INTEGER NOT NULL, attempts INTEGER NOT NULL, created_us INTEGER NOT NULL, next_try_us INTEGER NOT NULL,"
  " changed_us INTEGER NOT NULL, problem TEXT) STRICT;",
  "ALTER TABLE commands ADD COLUMN seen TEXT;",
  NULL,
};
static const LobbySchema schema = { .application_id = OUTBOX_MARK, .steps = steps };

struct _LobbyOutbox
{
  GObject parent_instance;

  /* owned */
  LobbyDatabase *database; /* (owned) */
  GPtrArray *entries;      /* (owned) (element-type LobbyOutboxEntry): as in the file, in order */
  int lock;                /* (owned) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyOutbox, lobby_outbox, G_TYPE_OBJECT)

/** lobby_outbox_entry_free: @entry: (transfer full) (nullable): an entry */
void
lobby_outbox_entry_free (LobbyOutboxEntry *entry)
{
  if (entry == NULL)
    return;
  lobby_command_free (entry->command);
  g_free (entry->problem);
  g_free (entry->seen);
  g_free (entry);
}

static void
lobby_outbox_finalize (GObject *object)
{
  LobbyOutbox *self = LOBBY_OUTBOX (object);

  lobby_database_close (self->database);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  if (self->lock >= 0)
    close (self->lock);
  G_OBJECT_CLASS (lobby_outbox_parent_class)->finalize (object);
}

static void
lobby_outbox_class_init (LobbyOutboxClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = lobby_outbox_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lobby_outbox_init (LobbyOutbox *self)
{
  self->lock = -1;
}

static gboolean
take_lock (LobbyOutbox *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, OUTBOX_LOCK, NULL);

  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->lock < 0)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, g_strerror (errno));
      return FALSE;
    }
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "another program sends from here");
  return FALSE;
}

/* It is small and it is a promise: it is looked over at each start. */
static gboolean
open_sound (LobbyOutbox *self, const char *path, GError **error)
{
  self->database = lobby_database_open (path, LOBBY_DATABASE_PROMISE, &schema, error);
  if (self->database != NULL && lobby_database_check (self->database, error))
    self->entries = lobby_commands_table_list (self->database, error);
  if (self->entries == NULL)
    g_clear_pointer (&self->database, lobby_database_close);
  return self->entries != NULL;
}

static gboolean
open_or_begin (LobbyOutbox *self, const char *path, char **set_aside, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (open_sound (self, path, &problem))
    return TRUE;
  if (!g_error_matches (problem, LOBBY_ERROR, LOBBY_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *set_aside = lobby_database_set_aside (path, error);
  return *set_aside != NULL && open_sound (self, path, error);
}

/**
 * lobby_outbox_new:
 * @folder: of the branch; made when it is missing
 * @set_aside: (out) (transfer full) (nullable): new path of a damaged outbox, in which commands may be lost; a person must be told
 * @error: %LOBBY_ERROR_NO_SPACE; %LOBBY_ERROR_CONFLICT while another program has it; %LOBBY_ERROR_NEWER
 *
 * Returns: (transfer full) (nullable): the outbox, with everything in it that was on its way
 */
LobbyOutbox *
lobby_outbox_new (const char *folder, char **set_aside, GError **error)
{
  g_return_val_if_fail (folder != NULL && set_aside != NULL, NULL);

  g_autoptr (LobbyOutbox) self = g_object_new (LOBBY_TYPE_OUTBOX, NULL);
  g_autofree char *path = g_build_filename (folder, OUTBOX_FILE, NULL);
  *set_aside = NULL;
  g_mkdir_with_parents (folder, 0700);
  if (!take_lock (self, folder, error) || !open_or_begin (self, path, set_aside, error))
    return NULL;
  /* The time in which they were put off has ended with the program. */
  lobby_outbox_hurry (self);
  return g_steal_pointer (&self);
}

static LobbyOutboxEntry *
find_entry (LobbyOutbox *self, const char *id)
{
  for (guint i = self->entries->len; i > 0; i--)
    {
      LobbyOutboxEntry *entry = g_ptr_array_index (self->entries, i - 1);
      if (g_str_equal (entry->command->id, id))
        return entry;
    }
  return NULL;
}

/**
 * lobby_outbox_add:
 * @self: an outbox
 * @command: what was asked; its id must be new
 * @seen: (nullable): id of the newest event that was seen then; %NULL where it does not matter
 * @now_us: time, µs since 1970 UTC
 * @error: %LOBBY_ERROR_NO_SPACE: it may not be sent, and the person must be told
 *
 * Returns: whether the command survives a power cut from now on, and may be sent
 */
gboolean
lobby_outbox_add (LobbyOutbox *self, const LobbyCommand *command, const char *seen, gint64 now_us, GError **error)
{
  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && command != NULL, FALSE);

  g_autoptr (LobbyOutboxEntry) entry = g_new0 (LobbyOutboxEntry, 1);
  entry->command = lobby_command_copy (command);
  entry->seen = g_strdup (seen);
  entry->created_us = now_us;
  entry->changed_us = now_us;
  if (!lobby_commands_table_add (self->database, entry, error))
    return FALSE;
  g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, command->id);
  return TRUE;
}

/* What is known is known even when the disk does not take it: after a restart the command would be sent again with the
 * same key, which does no harm. */
static gboolean
change (LobbyOutbox *self, const char *id, const LobbyOutboxEntry *changed, GError **error)
{
  LobbyOutboxEntry *entry = find_entry (self, id);
  char *problem = g_strdup (changed->problem);

  g_free (entry->problem);
  entry->problem = problem;
  entry->state = changed->state;
  entry->attempts = changed->attempts;
  entry->next_try_us = changed->next_try_us;
  entry->changed_us = changed->changed_us;
  gboolean kept = lobby_commands_table_change (self->database, entry, error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, id);
  return kept;
}

/* Copies an entry to be changed. Returns: whether there is one that may still change */
static gboolean
borrow_entry (LobbyOutbox *self, const char *id, gint64 now_us, LobbyOutboxEntry *copy, GError **error)
{
  const LobbyOutboxEntry *entry = find_entry (self, id);

  if (entry == NULL)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no such command");
      return FALSE;
    }
  *copy = *entry;
  copy->changed_us = now_us;
  return TRUE;
}

/**
 * lobby_outbox_mark_sending:
 * @id: of the command
 * @now_us: time, µs since 1970 UTC
 *
 * Notes, before anything goes out, that it is sent now: from here on nobody can say that the branch has never seen it.
 */
gboolean
lobby_outbox_mark_sending (LobbyOutbox *self, const char *id, gint64 now_us, GError **error)
{
  LobbyOutboxEntry copy;

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && id != NULL, FALSE);

  if (!borrow_entry (self, id, now_us, &copy, error))
    return FALSE;
  copy.attempts++;
  return change (self, id, &copy, error);
}

/**
 * lobby_outbox_mark_tried:
 * @id: of the command
 * @problem: (nullable): short code of why there is no answer yet
 * @next_try_us: not to be sent again before, in the caller's time of lobby_outbox_get_next(), µs
 * @now_us: time, µs since 1970 UTC
 *
 * Notes that it was sent without a final answer; it stays pending.
 */
gboolean
lobby_outbox_mark_tried (LobbyOutbox *self,
                         const char *id,
                         const char *problem,
                         gint64 next_try_us,
                         gint64 now_us,
                         GError **error)
{
  LobbyOutboxEntry copy;

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && id != NULL, FALSE);

  if (!borrow_entry (self, id, now_us, &copy, error))
    return FALSE;
  if (copy.state != LOBBY_OUTBOX_PENDING)
    return TRUE;
  copy.next_try_us = next_try_us;
  copy.problem = (char *) problem;
  return change (self, id, &copy, error);
}

/** lobby_outbox_mark_sent: notes that the branch has accepted it; an effect that was quicker stays */
gboolean
lobby_outbox_mark_sent (LobbyOutbox *self, const char *id, gint64 now_us, GError **error)
{
  LobbyOutboxEntry copy;

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && id != NULL, FALSE);

  if (!borrow_entry (self, id, now_us, &copy, error))
    return FALSE;
  if (copy.state == LOBBY_OUTBOX_DONE)
    return TRUE;
  copy.state = LOBBY_OUTBOX_SENT;
  copy.problem = NULL;
  return change (self, id, &copy, error);
}

/** lobby_outbox_mark_done: notes that its effect has come home, in whatever state it was */
gboolean
lobby_outbox_mark_done (LobbyOutbox *self, const char *id, gint64 now_us, GError **error)
{
  LobbyOutboxEntry copy;

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && id != NULL, FALSE);

  if (!borrow_entry (self, id, now_us, &copy, error))
    return FALSE;
  if (copy.state == LOBBY_OUTBOX_DONE)
    return TRUE;
  copy.state = LOBBY_OUTBOX_DONE;
  copy.problem = NULL;
  return change (self, id, &copy, error);
}

/** lobby_outbox_mark_parked: notes that it cannot succeed as it is; @problem: short code of why. The others go on. */
gboolean
lobby_outbox_mark_parked (LobbyOutbox *self, const char *id, const char *problem, gint64 now_us, GError **error)
{
  LobbyOutboxEntry copy;

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && id != NULL, FALSE);

  if (!borrow_entry (self, id, now_us, &copy, error))
    return FALSE;
  if (copy.state == LOBBY_OUTBOX_DONE)
    return TRUE;
  copy.state = LOBBY_OUTBOX_PARKED;
  copy.problem = (char *) problem;
  return change (self, id, &copy, error);
}

/**
 * lobby_outbox_discard:
 * @self: an outbox
 * @id: of a command that is parked, or was not sent yet
 * @error: %LOBBY_ERROR_NOT_FOUND; %LOBBY_ERROR_CONFLICT for one that the branch may have already
 *
 * A person lets it go. What was sent without an answer may have happened, and cannot be let go.
 */
gboolean
lobby_outbox_discard (LobbyOutbox *self, const char *id, GError **error)
{
  const LobbyOutboxEntry *entry;
  g_autofree char *copy = g_strdup (id);

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && id != NULL, FALSE);

  entry = find_entry (self, id);
  if (entry == NULL)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no such command");
      return FALSE;
    }
  if (entry->state != LOBBY_OUTBOX_PARKED && (entry->state != LOBBY_OUTBOX_PENDING || entry->attempts > 0))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "the branch may have it already");
      return FALSE;
    }
  if (!lobby_commands_table_remove (self->database, entry->row, error))
    return FALSE;
  g_ptr_array_remove (self->entries, (gpointer) entry);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, copy);
  return TRUE;
}

/** lobby_outbox_get: Returns: (nullable): the command of that id, valid until the outbox changes */
const LobbyOutboxEntry *
lobby_outbox_get (LobbyOutbox *self, const char *id)
{
  g_return_val_if_fail (LOBBY_IS_OUTBOX (self) && id != NULL, NULL);

  return find_entry (self, id);
}

/**
 * lobby_outbox_list:
 *
 * Returns: (transfer container) (element-type LobbyOutboxEntry): commands that are not done, in the order in which they
 *   were asked for; entries are valid until the outbox changes
 */
GPtrArray *
lobby_outbox_list (LobbyOutbox *self)
{
  GPtrArray *open = g_ptr_array_new ();

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self), open);

  for (guint i = 0; i < self->entries->len; i++)
    {
      LobbyOutboxEntry *entry = g_ptr_array_index (self->entries, i);
      if (entry->state != LOBBY_OUTBOX_DONE)
        g_ptr_array_add (open, entry);
    }
  return open;
}

/* What a command is about: the first member of each table of commands names it. */
static char *
dup_subject (const LobbyCommand *command)
{
  const LobbyField *field = &lobby_command_kind_get_table (command->kind)->fields[0];
  const char *name = field->kind == LOBBY_FIELD_TEXT ? LOBBY_FIELD_AT (command->payload, field, const char *) : NULL;

  return g_strdup_printf ("%s:%s", field->name, name != NULL ? name : "");
}

/**
 * lobby_outbox_get_next:
 * @now_us: time in which commands are put off, µs: of any beginning, since nothing is put off after a restart
 *
 * A command that is put off holds up later ones about the same thing, so that "open" never overtakes "close"; it holds
 * up nobody else, and a parked one holds up nobody at all.
 *
 * Returns: (nullable): the oldest pending command whose time has come
 */
const LobbyOutboxEntry *
lobby_outbox_get_next (LobbyOutbox *self, gint64 now_us)
{
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (self->entries, i);
      if (entry->state != LOBBY_OUTBOX_PENDING)
        continue;
      g_autofree char *subject = dup_subject (entry->command);
      if (entry->next_try_us <= now_us && !g_hash_table_contains (held, subject))
        return entry;
      g_hash_table_add (held, g_steal_pointer (&subject));
    }
  return NULL;
}

/** lobby_outbox_get_next_try: Returns: when the next pending command may be sent, in the time of lobby_outbox_get_next(), µs; %G_MAXINT64 for none */
gint64
lobby_outbox_get_next_try (LobbyOutbox *self)
{
  gint64 next_us = G_MAXINT64;

  g_return_val_if_fail (LOBBY_IS_OUTBOX (self), next_us);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (self->entries, i);
      if (entry->state == LOBBY_OUTBOX_PENDING)
        next_us = MIN (next_us, entry->next_try_us);
    }
  return next_us;
}

/** lobby_outbox_hurry: nothing is put off any more: the line is good again */
void
lobby_outbox_hurry (LobbyOutbox *self)
{
  g_return_if_fail (LOBBY_IS_OUTBOX (self));

  for (guint i = 0; i < self->entries->len; i++)
    ((LobbyOutboxEntry *) g_ptr_array_index (self->entries, i))->next_try_us = 0;
}

/** lobby_outbox_forget: @before_us: removes commands whose effect came home before, µs since 1970 UTC */
gboolean
lobby_outbox_forget (LobbyOutbox *self, gint64 before_us, GError **error)
{
  g_return_val_if_fail (LOBBY_IS_OUTBOX (self), FALSE);

  if (!lobby_commands_table_remove_finished (self->database, before_us, error))
    return FALSE;
  for (guint i = self->entries->len; i > 0; i--)
    {
      const LobbyOutboxEntry *entry = g_ptr_array_index (self->entries, i - 1);
      if (entry->state == LOBBY_OUTBOX_DONE && entry->changed_us < before_us)
        g_ptr_array_remove_index (self->entries, i - 1);
    }
  return TRUE;
}
