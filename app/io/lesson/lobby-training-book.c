/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of the trainings, in one small file of this user: people's names are in it, so nobody else may read it. */
#include "config.h"

#include "lobby-training-book.h"

#include "lobby-error.h"
#include "lobby-wire.h"

#include <glib/gstdio.h>

#define FILE_BYTES (4 << 20)

/**
 * lobby_training_book_load:
 * @path: the file
 * @error: %LOBBY_ERROR_INVALID or %LOBBY_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): a record of #lobby_training_book_type; an empty one when there is no file yet
 */
LobbyTrainingBook *
lobby_training_book_load (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL)
    return lobby_record_new (&lobby_training_book_type);
  if (g_mapped_file_get_length (file) > FILE_BYTES)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE, "more than 4 MiB");
      return NULL;
    }
  return lobby_wire_parse_record (&lobby_training_book_type,
                                  g_mapped_file_get_length (file) > 0 ? g_mapped_file_get_contents (file) : "",
                                  g_mapped_file_get_length (file), error);
}

static void
free_result (gpointer result)
{
  lobby_record_free (&lobby_training_result_type, result);
}

/**
 * lobby_training_book_add:
 * @path: the file; its folder is made when there is none
 * @result: (transfer full): what came of a training
 * @error: why it was not written; a damaged file is left as it is
 *
 * Keeps a result; beyond %LOBBY_TRAINING_RESULTS_MAX the oldest goes.
 *
 * Returns: whether it was written
 */
gboolean
lobby_training_book_add (const char *path, LobbyTrainingResult *result, GError **error)
{
  LobbyTrainingBook *book = lobby_training_book_load (path, error);
  g_autofree char *folder = g_path_get_dirname (path), *json = NULL;
  gboolean written;

  if (book == NULL)
    {
      free_result (result);
      return FALSE;
    }
  if (book->results == NULL)
    book->results = g_ptr_array_new ();
  while (book->results->len >= LOBBY_TRAINING_RESULTS_MAX)
    free_result (g_ptr_array_steal_index (book->results, 0));
  g_ptr_array_add (book->results, result);
  json = lobby_wire_format_record (&lobby_training_book_type, book);
  g_mkdir_with_parents (folder, 0700);
  written = g_file_set_contents_full (path, json, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  lobby_record_free (&lobby_training_book_type, book);
  return written;
}

/** lobby_training_book_dup_path: Returns: (transfer full): where the results of this user are kept */
char *
lobby_training_book_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "lobby", "trainings.json", NULL);
}
