/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts starts that did not end well, in a small file of its own: after two in a row the console starts with nothing
 * of what was saved, so that saved things cannot keep it from starting. */
#include "config.h"

#include "lobby-start-guard.h"

#include <glib/gstdio.h>

#define STARTS_ALLOWED 2

static char *
get_path (const char *folder)
{
  return g_build_filename (folder, "unfinished-starts", NULL);
}

static guint64
read_count (const char *path)
{
  g_autofree char *text = NULL;
  guint64 count = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  if (!g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, 1000, &count, NULL))
    return 0;
  return count;
}

/**
 * lobby_start_guard_begin:
 * @folder: where the console keeps its state
 *
 * Notes that the console starts.
 *
 * Returns: whether the last two starts ended in a crash, so that this one should be a safe one
 */
gboolean
lobby_start_guard_begin (const char *folder)
{
  g_autofree char *path = get_path (folder);
  g_autofree char *text = NULL;
  guint64 count = read_count (path);

  g_mkdir_with_parents (folder, 0700);
  text = g_strdup_printf ("%" G_GUINT64_FORMAT "\n", count + 1);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  return count >= STARTS_ALLOWED;
}

/** lobby_start_guard_end: notes that the console runs well, or has ended as it should */
void
lobby_start_guard_end (const char *folder)
{
  g_autofree char *path = get_path (folder);

  g_unlink (path);
}
