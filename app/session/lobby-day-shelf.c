/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recorded days that can be opened beside a lobby. Its live session owns it; a replay of one of its days holds on to
 * it, so that one can go from day to day. */
#include "config.h"

#include "lobby-day-shelf-private.h"

#include "lobby-journal-reader.h"

#include <string.h>

struct _LobbyDayShelf
{
  GObject parent_instance;

  /* given */
  char *journal_folder;      /* (nullable) */
  LobbyBranchClient *client; /* (owned) (nullable) */

  /* owned */
  GListStore *days;      /* of LobbyShelfDay, the newest first, files before the rest */
  GPtrArray *journal;    /* of LobbyShelfDay */
  GPtrArray *service;    /* of LobbyShelfDay */
  GPtrArray *files;      /* of LobbyShelfDay */
  GCancellable *looking; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbyDayShelf, lobby_day_shelf, G_TYPE_OBJECT)

static void
lobby_day_shelf_dispose (GObject *object)
{
  LobbyDayShelf *self = LOBBY_DAY_SHELF (object);

  lobby_day_shelf_leave_branch (self);
  G_OBJECT_CLASS (lobby_day_shelf_parent_class)->dispose (object);
}

static void
lobby_day_shelf_finalize (GObject *object)
{
  LobbyDayShelf *self = LOBBY_DAY_SHELF (object);

  g_free (self->journal_folder);
  g_object_unref (self->days);
  g_ptr_array_unref (self->journal);
  g_ptr_array_unref (self->service);
  g_ptr_array_unref (self->files);
  G_OBJECT_CLASS (lobby_day_shelf_parent_class)->finalize (object);
}

static void
lobby_day_shelf_class_init (LobbyDayShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_day_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_day_shelf_finalize;
}

static void
lobby_day_shelf_init (LobbyDayShelf *self)
{
  self->days = g_list_store_new (LOBBY_TYPE_SHELF_DAY);
  self->journal = g_ptr_array_new_with_free_func (g_object_unref);
  self->service = g_ptr_array_new_with_free_func (g_object_unref);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * lobby_day_shelf_new:
 * @journal_folder: (nullable): where the journal of the branch is
 * @client: (nullable): asks the branch service which days it keeps
 *
 * Returns: (transfer full): a shelf; lobby_day_shelf_refresh() fills it
 */
LobbyDayShelf *
lobby_day_shelf_new (const char *journal_folder, LobbyBranchClient *client)
{
  LobbyDayShelf *self = g_object_new (LOBBY_TYPE_DAY_SHELF, NULL);

  self->journal_folder = g_strdup (journal_folder);
  g_set_object (&self->client, client);
  return self;
}

/** lobby_day_shelf_leave_branch: the branch is let go: nothing is asked of its service any more */
void
lobby_day_shelf_leave_branch (LobbyDayShelf *self)
{
  g_return_if_fail (LOBBY_IS_DAY_SHELF (self));

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->client);
}

/** lobby_day_shelf_get_journal_folder: Returns: (nullable): where the journal of the branch is */
const char *
lobby_day_shelf_get_journal_folder (LobbyDayShelf *self)
{
  g_return_val_if_fail (LOBBY_IS_DAY_SHELF (self), NULL);
  return self->journal_folder;
}

/** lobby_day_shelf_get_days: Returns: (transfer none): of #LobbyShelfDay, files first, then the newest first */
GListModel *
lobby_day_shelf_get_days (LobbyDayShelf *self)
{
  g_return_val_if_fail (LOBBY_IS_DAY_SHELF (self), NULL);
  return G_LIST_MODEL (self->days);
}

/* For the part that opens days: (transfer none) (nullable) */
LobbyBranchClient *
lobby_day_shelf_peek_client (LobbyDayShelf *self)
{
  return self->client;
}

/** lobby_day_shelf_find: Returns: (transfer full) (nullable): the day of that lobby_shelf_day_dup_key() */
LobbyShelfDay *
lobby_day_shelf_find (LobbyDayShelf *self, const char *key)
{
  g_return_val_if_fail (LOBBY_IS_DAY_SHELF (self) && key != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->days)); i++)
    {
      g_autoptr (LobbyShelfDay) day = g_list_model_get_item (G_LIST_MODEL (self->days), i);
      g_autofree char *own = lobby_shelf_day_dup_key (day);
      if (strcmp (own, key) == 0)
        return g_steal_pointer (&day);
    }
  return NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  LobbyShelfDay *left = *(LobbyShelfDay *const *) a, *right = *(LobbyShelfDay *const *) b;
  int order = g_strcmp0 (lobby_shelf_day_get_day (right), lobby_shelf_day_get_day (left));

  if (order != 0)
    return order;
  if (lobby_shelf_day_get_origin (left) != lobby_shelf_day_get_origin (right))
    return lobby_shelf_day_get_origin (left) < lobby_shelf_day_get_origin (right) ? -1 : 1;
  return lobby_shelf_day_get_run (left) > lobby_shelf_day_get_run (right) ? -1 : 1;
}

static void
add_all (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_ptr_array_index (from, i));
}

static void
arrange (LobbyDayShelf *self)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  add_all (recorded, self->journal);
  add_all (recorded, self->service);
  g_ptr_array_sort (recorded, compare_days);
  add_all (all, self->files);
  add_all (all, recorded);
  g_list_store_splice (self->days, 0, g_list_model_get_n_items (G_LIST_MODEL (self->days)), all->pdata, all->len);
}

static void
list_journal (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  g_autoptr (LobbyJournalReader) reader = lobby_journal_reader_new (folder, NULL);
  g_autoptr (GPtrArray) rows = reader != NULL ? lobby_journal_reader_list_days (reader, NULL) : NULL;
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const LobbyJournalDay *row = g_ptr_array_index (rows, i);
      g_ptr_array_add (days, lobby_shelf_day_new (LOBBY_DAY_ORIGIN_JOURNAL, row->day, row->run, NULL,
                                                  (guint64) MAX (row->n_events, 0)));
    }
  g_task_return_pointer (task, days, (GDestroyNotify) g_ptr_array_unref);
}

static void
journal_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LobbyDayShelf *self = LOBBY_DAY_SHELF (source);
  GPtrArray *days = g_task_propagate_pointer (G_TASK (result), NULL);

  if (days == NULL)
    return;
  g_ptr_array_unref (self->journal);
  self->journal = days;
  arrange (self);
}

/* A branch that does not answer keeps nothing that could be opened now. */
static void
service_listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbyDayShelf) self = data;
  g_auto (GStrv) days = lobby_branch_client_list_days_finish (LOBBY_BRANCH_CLIENT (client), result, NULL);

  if (self->client == NULL)
    return;
  g_ptr_array_set_size (self->service, 0);
  for (guint i = 0; days != NULL && days[i] != NULL; i++)
    g_ptr_array_add (self->service, lobby_shelf_day_new (LOBBY_DAY_ORIGIN_SERVICE, days[i], 1, NULL, 0));
  arrange (self);
}

/** lobby_day_shelf_refresh: looks again which days there are; the list follows when the answers come */
void
lobby_day_shelf_refresh (LobbyDayShelf *self)
{
  g_return_if_fail (LOBBY_IS_DAY_SHELF (self));

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  if (self->journal_folder != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, self->looking, journal_listed_cb, NULL);
      g_task_set_source_tag (task, lobby_day_shelf_refresh);
      g_task_set_task_data (task, g_strdup (self->journal_folder), g_free);
      g_task_run_in_thread (task, list_journal);
    }
  if (self->client != NULL)
    lobby_branch_client_list_days_async (self->client, self->looking, service_listed_cb, g_object_ref (self));
}

/** lobby_day_shelf_add_file: Returns: (transfer full): the file at @path as a day of the shelf; it is not read yet */
LobbyShelfDay *
lobby_day_shelf_add_file (LobbyDayShelf *self, const char *path)
{
  g_autofree char *key = g_strconcat ("file:", path, NULL);
  LobbyShelfDay *day;

  g_return_val_if_fail (LOBBY_IS_DAY_SHELF (self) && path != NULL, NULL);

  day = lobby_day_shelf_find (self, key);
  if (day != NULL)
    return day;
  day = lobby_shelf_day_new (LOBBY_DAY_ORIGIN_FILE, NULL, 1, path, 0);
  g_ptr_array_add (self->files, g_object_ref (day));
  arrange (self);
  return day;
}
