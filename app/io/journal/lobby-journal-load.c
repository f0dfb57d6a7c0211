/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last known picture: the checkpoint of the newest day, and what came after it. */
#include "config.h"

#include "lobby-journal-file.h"

#include "lobby-checkpoints-table.h"
#include "lobby-events-table.h"
#include "lobby-wire.h"

#include <string.h>

/* More than lie between two checkpoints; a journal with a longer tail is read from it all the same, page by page. */
#define PAGE_EVENTS 4000

static void
add_event (GPtrArray *events, const char *text, gsize length)
{
  LobbyEvent *event = length > 0 ? lobby_wire_parse_event (text, length, NULL) : NULL;

  if (event != NULL)
    g_ptr_array_add (events, event);
}

static void
add_lines (GPtrArray *events, const char *lines)
{
  while (*lines != '\0')
    {
      const char *end = strchrnul (lines, '\n');
      add_event (events, lines, (gsize) (end - lines));
      lines = *end == '\n' ? end + 1 : end;
    }
}

static gboolean
add_tail (LobbyDatabase *database, gint64 position, gint64 last_position, GPtrArray *events, GError **error)
{
  while (position < last_position)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      if (!lobby_events_table_read (database, position, last_position, PAGE_EVENTS, texts, &position, error))
        return FALSE;
      for (guint i = 0; i < texts->len; i++)
        add_event (events, g_ptr_array_index (texts, i), strlen (g_ptr_array_index (texts, i)));
      if (texts->len == 0)
        break;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LobbyEvent): events that lead an empty lobby to the last known
 * picture; none when nothing was recorded yet */
GPtrArray *
lobby_journal_load_latest (LobbyDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  g_autoptr (GError) problem = NULL;
  g_autoptr (LobbyJournalDay) day = lobby_days_table_get_newest (database, &problem);
  g_autofree char *lines = NULL;
  gint64 position;

  if (g_error_matches (problem, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND))
    return g_steal_pointer (&events);
  if (day == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (!lobby_checkpoints_table_get (database, day->id, &position, &lines, error))
    return NULL;
  if (lines != NULL)
    add_lines (events, lines);
  else
    position = day->first_position - 1;
  return add_tail (database, position, day->last_position, events, error) ? g_steal_pointer (&events) : NULL;
}
