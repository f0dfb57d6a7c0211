/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A journal open for writing: one lock, one connection that writes, one transaction a batch. */
#include "config.h"

#include "lobby-journal-file.h"

#include "lobby-checkpoints-table.h"
#include "lobby-events-table.h"
#include "lobby-instant.h"
#include "lobby-name.h"
#include "lobby-wire.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* A simulated day may begin anew many times; the last runs of it are enough. */
#define RUNS_KEPT 5
#define JOURNAL_MARK 0x4c6f626a /* "Lobj" */

/* Each step leads to the next version; a step that was published is never changed. */
static const char *const steps[] = {
  "CREATE TABLE days (id INTEGER PRIMARY KEY, day TEXT NOT NULL, run INTEGER NOT NULL, branch TEXT NOT NULL,"
  " time_zone TEXT NOT NULL, first_position INTEGER NOT NULL, last_position INTEGER NOT NULL,"
  " n_events INTEGER NOT NULL, n_snapshots INTEGER NOT NULL, n_lost INTEGER NOT NULL, first_us INTEGER NOT NULL,"
  " last_us INTEGER NOT NULL, UNIQUE (day, run)) STRICT;"
  "CREATE TABLE events (position INTEGER PRIMARY KEY, at_us INTEGER NOT NULL, raw TEXT NOT NULL) STRICT;"
  "CREATE TABLE checkpoints (day_id INTEGER PRIMARY KEY, position INTEGER NOT NULL, lines TEXT NOT NULL) STRICT;"
  "CREATE TABLE gaps (id INTEGER PRIMARY KEY, day_id INTEGER NOT NULL, after_position INTEGER NOT NULL,"
  " from_us INTEGER NOT NULL, until_us INTEGER NOT NULL, n_lost INTEGER NOT NULL) STRICT;"
  "CREATE INDEX gaps_of_day ON gaps (day_id);",
  "CREATE TABLE IF NOT EXISTS cleaned_days (day_id INTEGER PRIMARY KEY) STRICT;",
  NULL,
};
const LobbySchema lobby_journal_schema = { .application_id = JOURNAL_MARK, .steps = steps };

struct _LobbyJournalFile
{
  LobbyDatabase *database; /* (owned) */
  LobbyJournalDay *day;    /* (owned) (nullable): the day that is being recorded */
  gint64 last_position;
  int lock; /* (owned) */
};

static char *
acquire_text (const char *text)
{
  return text != NULL ? lobby_name_intern (text) : NULL;
}

/* Takes a reference of @event. */
LobbyJournalEntry *
lobby_journal_entry_new (LobbyEvent *event, const LobbyBranchRecord *branch, gboolean anew)
{
  LobbyJournalEntry *entry = g_new0 (LobbyJournalEntry, 1);

  entry->event = lobby_event_ref (event);
  entry->branch = branch != NULL ? acquire_text (branch->id) : NULL;
  entry->day = branch != NULL ? acquire_text (branch->day) : NULL;
  entry->zone = branch != NULL ? acquire_text (branch->zone_id) : NULL;
  entry->anew = anew;
  return entry;
}

void
lobby_journal_entry_free (LobbyJournalEntry *entry)
{
  lobby_event_unref (entry->event);
  g_clear_pointer (&entry->branch, lobby_name_release);
  g_clear_pointer (&entry->day, lobby_name_release);
  g_clear_pointer (&entry->zone, lobby_name_release);
  g_free (entry);
}

/* One writer a journal: two of them would also meet the WAL-reset bug of SQLite before 3.51.3. */
static int
take_lock (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOBBY_JOURNAL_LOCK, NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, g_strerror (errno));
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT, "another program records here");
  close (fd);
  return -1;
}

/* A log that is still there was left by a process that did not close; what it left is looked over before it is used. */
static gboolean
was_left_open (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf facts;

  return g_stat (log, &facts) == 0 && facts.st_size > 0;
}

static LobbyDatabase *
open_sound (const char *path, gboolean suspicious, GError **error)
{
  g_autoptr (LobbyDatabase) database = lobby_database_open (path, LOBBY_DATABASE_RECORD, &lobby_journal_schema, error);

  if (database == NULL || (suspicious && !lobby_database_check (database, error)))
    return NULL;
  return g_steal_pointer (&database);
}

static LobbyDatabase *
open_or_begin (const char *path, gboolean suspicious, char **set_aside, GError **error)
{
  g_autoptr (GError) problem = NULL;
  LobbyDatabase *database = open_sound (path, suspicious || was_left_open (path), &problem);

  if (database != NULL)
    return database;
  if (!g_error_matches (problem, LOBBY_ERROR, LOBBY_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  *set_aside = lobby_database_set_aside (path, error);
  return *set_aside != NULL ? open_sound (path, FALSE, error) : NULL;
}

/* @suspicious: look it over even when it was closed well
 * @set_aside: (out): new path of a damaged journal, when there was one */
LobbyJournalFile *
lobby_journal_file_open (const char *folder, gboolean suspicious, gint64 bytes_max, char **set_aside, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOBBY_JOURNAL_FILE, NULL);

  *set_aside = NULL;
  g_mkdir_with_parents (folder, 0700);
  int lock = take_lock (folder, error);
  if (lock < 0)
    return NULL;
  LobbyDatabase *database = open_or_begin (path, suspicious, set_aside, error);
  if (database == NULL)
    {
      close (lock);
      return NULL;
    }
  lobby_database_limit_bytes (database, bytes_max);

  LobbyJournalFile *self = g_new0 (LobbyJournalFile, 1);
  self->database = database;
  self->lock = lock;
  self->day = lobby_days_table_get_newest (database, NULL);
  self->last_position = lobby_events_table_get_last_position (database);
  if (self->day != NULL)
    self->last_position = MAX (self->last_position, self->day->last_position);
  return self;
}

void
lobby_journal_file_close (LobbyJournalFile *self)
{
  if (self == NULL)
    return;
  lobby_database_close (self->database);
  lobby_journal_day_free (self->day);
  close (self->lock);
  g_free (self);
}

const LobbyJournalDay *
lobby_journal_file_get_day (const LobbyJournalFile *self)
{
  return self->day;
}

void
lobby_journal_file_limit_bytes (LobbyJournalFile *self, gint64 bytes_max)
{
  lobby_database_limit_bytes (self->database, bytes_max);
}

static gboolean
continues (const LobbyJournalDay *day, const LobbyJournalEntry *entry)
{
  return day != NULL && !entry->anew
         && (entry->day == NULL
             || (g_strcmp0 (entry->day, day->day) == 0 && g_strcmp0 (entry->branch, day->branch) == 0));
}

/* A day that nobody has named yet is called after its first event; without a snapshot it is not listed. */
static LobbyJournalDay *
make_day (const LobbyJournalEntry *entry, gint64 first_position)
{
  LobbyJournalDay *day = g_new0 (LobbyJournalDay, 1);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  day->day = entry->day != NULL ? g_strdup (entry->day)
                                : lobby_instant_dup_day (lobby_event_get_time (entry->event), utc);
  day->branch = g_strdup (entry->branch != NULL ? entry->branch : "");
  day->time_zone = g_strdup (entry->zone != NULL ? entry->zone : "UTC");
  day->first_position = first_position;
  day->last_position = first_position - 1;
  return day;
}

static gboolean
turn_day (LobbyJournalFile *self,
          LobbyJournalDay **day,
          const LobbyJournalEntry *entry,
          gint64 position,
          GError **error)
{
  if (*day != NULL && !lobby_days_table_change (self->database, *day, error))
    return FALSE;
  lobby_journal_day_free (*day);
  *day = make_day (entry, position);
  return lobby_days_table_add (self->database, *day, error);
}

static void
count_event (LobbyJournalDay *day, const LobbyEvent *event, gint64 position)
{
  gint64 time_us = lobby_event_get_time (event);

  day->last_position = position;
  day->n_events++;
  if (lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT && day->n_snapshots++ == 0)
    day->first_us = time_us;
  if (lobby_event_get_kind (event) != LOBBY_EVENT_LINK_CHANGED)
    day->last_us = MAX (day->last_us, time_us);
}

static gboolean
append_entries (LobbyJournalFile *self, GPtrArray *entries, LobbyJournalDay **day, gint64 *position, GError **error)
{
  g_autoptr (LobbyStatement) adder = lobby_events_table_new_adder (self->database, error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; adder != NULL && i < entries->len; i++)
    {
      const LobbyJournalEntry *entry = g_ptr_array_index (entries, i);
      if (!continues (*day, entry) && !turn_day (self, day, entry, *position + 1, error))
        return FALSE;
      g_string_truncate (text, 0);
      lobby_wire_append_event (text, entry->event);
      if (!lobby_events_table_add (adder, ++*position, lobby_event_get_time (entry->event), text->str, text->len,
                                   error))
        return FALSE;
      count_event (*day, entry->event, *position);
    }
  return adder != NULL;
}

static gboolean
append_all (LobbyJournalFile *self,
            GPtrArray *entries,
            const LobbyJournalGap *gap,
            LobbyJournalDay **day,
            gint64 *position,
            GError **error)
{
  LobbyJournalGap placed = { .after_position = self->last_position };

  if (!append_entries (self, entries, day, position, error))
    return FALSE;
  if (*day == NULL)
    return TRUE;
  if (gap != NULL)
    {
      placed.from_us = gap->from_us;
      placed.until_us = gap->until_us;
      placed.n_lost = gap->n_lost;
      (*day)->n_lost += gap->n_lost;
      if (!lobby_gaps_table_add (self->database, (*day)->id, &placed, error))
        return FALSE;
    }
  return lobby_days_table_change (self->database, *day, error);
}

/* Records a batch whole or not at all. @gap: (nullable): what is missing before it */
gboolean
lobby_journal_file_append (LobbyJournalFile *self, GPtrArray *entries, const LobbyJournalGap *gap, GError **error)
{
  LobbyJournalDay *day = self->day != NULL ? lobby_journal_day_copy (self->day) : NULL;
  gint64 position = self->last_position;

  if (!lobby_database_begin (self->database, error) || !append_all (self, entries, gap, &day, &position, error)
      || !lobby_database_commit (self->database, error))
    {
      lobby_database_roll_back (self->database);
      lobby_journal_day_free (day);
      return FALSE;
    }
  lobby_journal_day_free (self->day);
  self->day = day;
  self->last_position = position;
  return TRUE;
}

/* Keeps the whole picture after the event recorded last. */
gboolean
lobby_journal_file_checkpoint (LobbyJournalFile *self, LobbyPicture *picture, GError **error)
{
  gsize length;
  g_autofree char *lines = self->day != NULL ? lobby_picture_format (picture, &length) : NULL;

  if (lines == NULL)
    return TRUE;
  return lobby_checkpoints_table_put (self->database, self->day->id, self->last_position, lines, length, error);
}

/* Removes days that are too old, and takes people out of those that are older than people are kept. */
gboolean
lobby_journal_file_purge (LobbyJournalFile *self, const LobbyRetention *retention, LobbyPurged *purged, GError **error)
{
  LobbyRetention with_runs = *retention;

  with_runs.runs = RUNS_KEPT;
  return self->day == NULL || lobby_journal_purge (self->database, self->day, &with_runs, purged, error);
}

GPtrArray *
lobby_journal_file_load_latest (LobbyJournalFile *self, GError **error)
{
  return lobby_journal_load_latest (self->database, error);
}
