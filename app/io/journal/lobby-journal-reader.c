/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading days back, page by page, so that the writer's log can be folded in between. Whoever made it owns it. */
#include "config.h"

#include "lobby-journal-reader.h"

#include "lobby-events-table.h"
#include "lobby-journal-file.h"
#include "lobby-wire.h"

#include <string.h>

#define PAGE_EVENTS 500

struct _LobbyJournalReader
{
  LobbyDatabase *database; /* (owned) */
  LobbyJournalDay *day;    /* (owned) (nullable): the day that is being read */
  GPtrArray *page;         /* (owned) (element-type utf8) */
  guint page_at;
  gint64 position;
  guint64 n_refused;
};

/**
 * lobby_journal_reader_new:
 * @folder: of the branch
 * @error: %LOBBY_ERROR_NOT_FOUND before anything was recorded, %LOBBY_ERROR_NEWER, %LOBBY_ERROR_CORRUPT
 *
 * Returns: (transfer full) (nullable): the reader
 */
LobbyJournalReader *
lobby_journal_reader_new (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_autofree char *path = g_build_filename (folder, LOBBY_JOURNAL_FILE, NULL);
  LobbyDatabase *database = lobby_database_open (path, LOBBY_DATABASE_READ, &lobby_journal_schema, error);
  if (database == NULL)
    return NULL;
  LobbyJournalReader *self = g_new0 (LobbyJournalReader, 1);
  self->database = database;
  self->page = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** lobby_journal_reader_free: @self: (transfer full) (nullable): a reader */
void
lobby_journal_reader_free (LobbyJournalReader *self)
{
  if (self == NULL)
    return;
  lobby_database_close (self->database);
  lobby_journal_day_free (self->day);
  g_ptr_array_unref (self->page);
  g_free (self);
}

/**
 * lobby_journal_reader_list_days:
 *
 * Returns: (transfer full) (nullable) (element-type LobbyJournalDay): the days that can be shown, oldest first
 */
GPtrArray *
lobby_journal_reader_list_days (LobbyJournalReader *self, GError **error)
{
  GPtrArray *days = lobby_days_table_list (self->database, error);

  for (guint i = days != NULL ? days->len : 0; i > 0; i--)
    if (((LobbyJournalDay *) g_ptr_array_index (days, i - 1))->n_snapshots == 0)
      g_ptr_array_remove_index (days, i - 1);
  return days;
}

/**
 * lobby_journal_reader_load_latest:
 *
 * Returns: (transfer full) (nullable) (element-type LobbyEvent): events that lead an empty lobby to the last known
 *   picture; none when nothing was recorded yet
 */
GPtrArray *
lobby_journal_reader_load_latest (LobbyJournalReader *self, GError **error)
{
  return lobby_journal_load_latest (self->database, error);
}

/**
 * lobby_journal_reader_open_day:
 * @day: YYYY-MM-DD
 * @run: which one of that day, 0 for the last
 * @error: %LOBBY_ERROR_NOT_FOUND
 *
 * Returns: whether the day can be read from its first event on with lobby_journal_reader_next()
 */
gboolean
lobby_journal_reader_open_day (LobbyJournalReader *self, const char *day, gint64 run, GError **error)
{
  LobbyJournalDay *found = lobby_days_table_get (self->database, day, run, error);

  if (found == NULL)
    return FALSE;
  lobby_journal_day_free (self->day);
  self->day = found;
  self->position = found->first_position - 1;
  self->n_refused = 0;
  self->page_at = 0;
  g_ptr_array_set_size (self->page, 0);
  return TRUE;
}

/** lobby_journal_reader_get_day: Returns: (nullable): the day that is being read, as it was when it was opened */
const LobbyJournalDay *
lobby_journal_reader_get_day (LobbyJournalReader *self)
{
  return self->day;
}

/** lobby_journal_reader_list_gaps: Returns: (transfer full) (element-type LobbyJournalGap): what is missing in the open day */
GArray *
lobby_journal_reader_list_gaps (LobbyJournalReader *self, GError **error)
{
  g_return_val_if_fail (self->day != NULL, NULL);

  return lobby_gaps_table_list (self->database, self->day->id, error);
}

static gboolean
turn_page (LobbyJournalReader *self, GError **error)
{
  self->page_at = 0;
  g_ptr_array_set_size (self->page, 0);
  return self->position >= self->day->last_position
         || lobby_events_table_read (self->database, self->position, self->day->last_position, PAGE_EVENTS, self->page,
                                     &self->position, error);
}

/**
 * lobby_journal_reader_next:
 *
 * Returns: (transfer full) (nullable): the next event of the open day; %NULL without @error at its end
 */
LobbyEvent *
lobby_journal_reader_next (LobbyJournalReader *self, GError **error)
{
  g_return_val_if_fail (self->day != NULL, NULL);

  for (;;)
    {
      if (self->page_at == self->page->len && (!turn_page (self, error) || self->page->len == 0))
        return NULL;
      const char *text = g_ptr_array_index (self->page, self->page_at++);
      LobbyEvent *event = lobby_wire_parse_event (text, strlen (text), NULL);
      if (event != NULL)
        return event;
      self->n_refused++;
    }
}

/** lobby_journal_reader_get_n_refused: Returns: rows of the open day that are no lawful events and were passed over */
guint64
lobby_journal_reader_get_n_refused (LobbyJournalReader *self)
{
  return self->n_refused;
}
