/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves a day of the journal as a file that may leave the branch. The work is done on a worker. */
#include "config.h"

#include "lobby-day-shelf-private.h"

#include "lobby-error.h"
#include "lobby-journal-save.h"

typedef struct
{
  char *folder; /* (owned) */
  char *day;    /* (owned) */
  char *path;   /* (owned) */
  gint64 run;
  gint64 now_us;
  GFileProgressCallback progress; /* (nullable) */
  gpointer progress_data;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->folder);
  g_free (saving->day);
  g_free (saving->path);
  g_free (saving);
}

typedef struct
{
  GTask *task; /* (owned) */
  goffset n_done;
  goffset n_all;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

/* In the thread that asked; once it has its answer it wants to hear no more. */
static gboolean
step_cb (gpointer data)
{
  Step *step = data;
  const Saving *saving = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task))
    saving->progress (step->n_done, step->n_all, saving->progress_data);
  return G_SOURCE_REMOVE;
}

/* In the worker. */
static void
progress_cb (goffset n_done, goffset n_all, gpointer data)
{
  GTask *task = data;
  const Saving *saving = g_task_get_task_data (task);
  Step *step;

  if (saving->progress == NULL)
    return;
  step = g_new (Step, 1);
  *step = (Step){ g_object_ref (task), n_done, n_all };
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, step_cb, step, step_free);
}

static void
save_day (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;
  const LobbyJournalSave save = { .folder = saving->folder,
                                  .day = saving->day,
                                  .run = saving->run,
                                  .path = saving->path,
                                  .replace = TRUE,
                                  .engine = "lobby-console " PACKAGE_VERSION,
                                  .now_us = saving->now_us,
                                  .progress = progress_cb,
                                  .progress_data = task };

  if (lobby_journal_save_day (&save, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * lobby_day_shelf_can_save: Returns: whether @day can be saved as a file: it is in the journal of this console. What the
 * branch keeps is the branch's to give away, and a file is one already
 */
gboolean
lobby_day_shelf_can_save (LobbyDayShelf *self, LobbyShelfDay *day)
{
  g_return_val_if_fail (LOBBY_IS_DAY_SHELF (self) && LOBBY_IS_SHELF_DAY (day), FALSE);

  return lobby_day_shelf_get_journal_folder (self) != NULL
         && lobby_shelf_day_get_origin (day) == LOBBY_DAY_ORIGIN_JOURNAL;
}

/**
 * lobby_day_shelf_save_async:
 * @self: a shelf
 * @day: one of its days; see lobby_day_shelf_can_save()
 * @path: of the file; one that is there gives way when the new one is whole
 * @now_us: now, µs since 1970 UTC; the key that hides people has a limited life
 * @cancellable: (nullable): ends it early; nothing is left of the file then
 * @progress: (nullable): told in this thread how many of the events were written, until @callback is called
 * @progress_data: user data of @progress
 * @callback: called when the file is there, or will not be
 * @data: user data of @callback
 *
 * Writes a day without people, with the branch's key, so that whoever comes twice is recognised as the same.
 */
void
lobby_day_shelf_save_async (LobbyDayShelf *self,
                            LobbyShelfDay *day,
                            const char *path,
                            gint64 now_us,
                            GCancellable *cancellable,
                            GFileProgressCallback progress,
                            gpointer progress_data,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (LOBBY_IS_DAY_SHELF (self) && LOBBY_IS_SHELF_DAY (day) && path != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_day_shelf_save_async);
  if (!lobby_day_shelf_can_save (self, day))
    {
      g_task_return_new_error (task, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND, "no day of the journal");
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->folder = g_strdup (lobby_day_shelf_get_journal_folder (self));
  saving->day = g_strdup (lobby_shelf_day_get_day (day));
  saving->run = lobby_shelf_day_get_run (day);
  saving->path = g_strdup (path);
  saving->now_us = now_us;
  saving->progress = progress;
  saving->progress_data = progress_data;
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_day);
}

/**
 * lobby_day_shelf_save_finish:
 * @self: a shelf
 * @result: the result
 * @error: %LOBBY_ERROR_NO_SPACE, %LOBBY_ERROR_FORBIDDEN, %LOBBY_ERROR_CONFLICT while somebody else writes the file,
 *   %LOBBY_ERROR_NOT_FOUND, %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is on the disk
 */
gboolean
lobby_day_shelf_save_finish (LobbyDayShelf *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
