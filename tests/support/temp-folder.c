/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

void
temp_folder_make (TempFolder *folder)
{
  g_autoptr (GError) error = NULL;

  folder->path = g_dir_make_tmp ("lobby-test-XXXXXX", &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): the path of @name in the folder */
char *
temp_folder_path (const TempFolder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
temp_folder_remove (TempFolder *folder)
{
  remove_tree (folder->path);
  g_clear_pointer (&folder->path, g_free);
}

gboolean
temp_folder_limit_files (gsize bytes)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_FSIZE, &limit) != 0)
    return FALSE;
  signal (SIGXFSZ, SIG_IGN);
  limit.rlim_cur = bytes > 0 ? bytes : limit.rlim_max;
  return setrlimit (RLIMIT_FSIZE, &limit) == 0;
}
