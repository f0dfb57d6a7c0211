/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for each test, gone afterwards. */
#pragma once

#include <glib.h>

typedef struct
{
  char *path;
} TempFolder;

void temp_folder_make (TempFolder *folder);
char *temp_folder_path (const TempFolder *folder, const char *name);
void temp_folder_remove (TempFolder *folder);

/* Files of this process may not grow beyond @bytes (0: as before), as on a full disk; FALSE where that cannot
 * be had. */
gboolean temp_folder_limit_files (gsize bytes);
