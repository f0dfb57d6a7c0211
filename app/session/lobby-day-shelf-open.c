/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a day of the shelf. What takes long is done on a worker: reading, and folding the day once. */
#include "config.h"

#include "lobby-day-shelf-private.h"

#include "lobby-error.h"
#include "lobby-journal-reader.h"
#include "lobby-wire.h"

#include <string.h>

typedef struct
{
  LobbyShelfDay *day;   /* (owned) */
  char *journal_folder; /* (nullable) */
  char *zone_id;        /* (nullable): of the branch, for what comes from its service */
  GPtrArray *streams;   /* (owned): names of the streams to fetch, (owned) char * */
  GPtrArray *texts;     /* (owned): what came, GBytes, one a stream */
  gboolean with_people;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->day);
  g_free (opening->journal_folder);
  g_free (opening->zone_id);
  g_ptr_array_unref (opening->streams);
  g_ptr_array_unref (opening->texts);
  g_free (opening);
}

/* --- the journal --- */

static gboolean
read_journal (LobbyJournalReader *reader, LobbyDayBook *book, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GArray) gaps = lobby_journal_reader_list_gaps (reader, NULL);
  LobbyEvent *event;

  while ((event = lobby_journal_reader_next (reader, &problem)) != NULL)
    lobby_day_book_take (book, event);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      const LobbyJournalGap *gap = &g_array_index (gaps, LobbyJournalGap, i);
      lobby_day_book_add_gap (book, gap->from_us, gap->until_us, (guint64) MAX (gap->n_lost, 0));
    }
  return lobby_day_book_close (book, error);
}

static LobbyDayBook *
open_journal (const Opening *opening, GError **error)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (opening->journal_folder, error);
  g_autoptr (LobbyDayBook) book = NULL;

  if (reader == NULL
      || !lobby_journal_reader_open_day (reader, lobby_shelf_day_get_day (opening->day),
                                         lobby_shelf_day_get_run (opening->day), error))
    return NULL;
  const LobbyJournalDay *day = lobby_journal_reader_get_day (reader);
  book = lobby_day_book_new (day->day, day->time_zone);
  return read_journal (reader, book, error) ? g_steal_pointer (&book) : NULL;
}

/* --- the branch service --- */

/* One line an event; what is none is passed over, as a link passes it over. */
static GPtrArray *
parse_lines (GBytes *text)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  gsize length;
  const char *at = g_bytes_get_data (text, &length), *end = at + length;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *line_end = newline != NULL ? newline : end;
      LobbyEvent *event = line_end > at ? lobby_wire_parse_event (at, (gsize) (line_end - at), NULL) : NULL;

      if (event != NULL)
        g_ptr_array_add (events, event);
      at = line_end + 1;
    }
  return events;
}

/* Returns: which stream goes on first: the one whose next event is the oldest; @n_streams when all have ended */
static guint
find_oldest (GPtrArray *const *streams, const guint *at, guint n_streams)
{
  guint oldest = n_streams;

  for (guint i = 0; i < n_streams; i++)
    if (at[i] < streams[i]->len
        && (oldest == n_streams
            || lobby_event_get_time (g_ptr_array_index (streams[i], at[i]))
                   < lobby_event_get_time (g_ptr_array_index (streams[oldest], at[oldest]))))
      oldest = i;
  return oldest;
}

/* The streams of one branch tell one day: each keeps its own order. */
static void
merge (LobbyDayBook *book, GPtrArray *const *streams, guint n_streams)
{
  g_autofree guint *at = g_new0 (guint, MAX (n_streams, 1));
  guint next;

  while ((next = find_oldest (streams, at, n_streams)) < n_streams)
    lobby_day_book_take (book, lobby_event_ref (g_ptr_array_index (streams[next], at[next]++)));
}

static LobbyDayBook *
open_service (const Opening *opening, GError **error)
{
  g_autoptr (LobbyDayBook) book = lobby_day_book_new (lobby_shelf_day_get_day (opening->day),
                                                      opening->zone_id != NULL ? opening->zone_id : "UTC");
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < opening->texts->len; i++)
    g_ptr_array_add (streams, parse_lines (g_ptr_array_index (opening->texts, i)));
  merge (book, (GPtrArray **) streams->pdata, streams->len);
  return lobby_day_book_close (book, error) ? g_steal_pointer (&book) : NULL;
}

/* --- opening --- */

static void
read_day (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autoptr (GError) error = NULL;
  LobbyDayBook *book;

  switch (lobby_shelf_day_get_origin (opening->day))
    {
    case LOBBY_DAY_ORIGIN_JOURNAL:
      book = open_journal (opening, &error);
      break;
    case LOBBY_DAY_ORIGIN_SERVICE:
      book = open_service (opening, &error);
      break;
    case LOBBY_DAY_ORIGIN_FILE:
    default:
      book = lobby_day_book_load (lobby_shelf_day_get_path (opening->day), &error);
    }
  if (book != NULL && !opening->with_people)
    {
      g_autoptr (LobbyDayBook) whole = book;
      book = lobby_day_book_new_withheld (whole, &error);
    }
  if (book != NULL)
    g_task_return_pointer (task, book, (GDestroyNotify) lobby_day_book_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void fetch_next (GTask *task);

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *text = lobby_branch_client_fetch_day_finish (LOBBY_BRANCH_CLIENT (client), result, &error);

  if (text == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (opening->texts, text);
  fetch_next (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
fetch_next (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  LobbyBranchClient *client = lobby_day_shelf_peek_client (g_task_get_source_object (task));

  if (opening->texts->len == opening->streams->len)
    {
      g_task_run_in_thread (task, read_day);
      g_object_unref (task);
    }
  else if (client == NULL)
    {
      g_task_return_new_error (task, LOBBY_ERROR, LOBBY_ERROR_UNREACHABLE, "no branch");
      g_object_unref (task);
    }
  else
    lobby_branch_client_fetch_day_async (client, g_ptr_array_index (opening->streams, opening->texts->len),
                                         lobby_shelf_day_get_day (opening->day), g_task_get_cancellable (task),
                                         fetched_cb, task);
}

static void
name_streams (Opening *opening, LobbyBranchClient *client)
{
  const LobbyBranchRecord *branch = client != NULL ? lobby_branch_client_get_branch (client) : NULL;

  opening->zone_id = branch != NULL ? g_strdup (branch->zone_id) : NULL;
  for (guint i = 0; branch != NULL && i < lobby_branch_client_get_n_links (client); i++)
    g_ptr_array_add (opening->streams, g_strdup (lobby_branch_client_get_link (client, i).stream));
  if (opening->streams->len == 0)
    g_ptr_array_add (opening->streams, NULL);
}

/**
 * lobby_day_shelf_open_async:
 * @self: a shelf
 * @day: one of its days
 * @with_people: %FALSE: for whoever may not see names; then nothing that identifies a person is read from any source
 * @cancellable: (nullable): ends it early
 * @callback: called when the day can be played
 * @data: user data of @callback
 *
 * Reads a day and folds it once.
 */
void
lobby_day_shelf_open_async (LobbyDayShelf *self,
                            LobbyShelfDay *day,
                            gboolean with_people,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;
  Opening *opening;

  g_return_if_fail (LOBBY_IS_DAY_SHELF (self) && LOBBY_IS_SHELF_DAY (day));

  task = g_task_new (self, cancellable, callback, data);
  opening = g_new0 (Opening, 1);
  g_task_set_source_tag (task, lobby_day_shelf_open_async);
  opening->day = g_object_ref (day);
  opening->with_people = with_people;
  opening->journal_folder = g_strdup (lobby_day_shelf_get_journal_folder (self));
  opening->streams = g_ptr_array_new_with_free_func (g_free);
  opening->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_task_set_task_data (task, opening, opening_free);
  if (lobby_shelf_day_get_origin (day) == LOBBY_DAY_ORIGIN_SERVICE)
    name_streams (opening, lobby_day_shelf_peek_client (self));
  fetch_next (task);
}

/**
 * lobby_day_shelf_open_finish:
 * @self: a shelf
 * @result: the result
 * @error: see lobby_day_book_load() and the errors of the branch's link
 *
 * Returns: (transfer full) (nullable): the day, closed
 */
LobbyDayBook *
lobby_day_shelf_open_finish (LobbyDayShelf *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
