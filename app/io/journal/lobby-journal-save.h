/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyJournalSave:
 * @folder: of the branch: its journal, and the key that hides people
 * @day: YYYY-MM-DD
 * @run: which one of that day, 0 for the last
 * @path: of the file
 * @replace: an older file of that name gives way when the new one is whole
 * @engine: program that writes it, as in "lobbyctl 0.1.0"
 * @now_us: now, µs since 1970 UTC; the key has a limited life
 * @progress: (nullable): told how many of the day's events were looked at, now and then and at the end, in the thread
 *   that saves
 * @progress_data: user data of @progress
 *
 * Which day of a journal becomes which file.
 */
typedef struct
{
  const char *folder;
  const char *day;
  gint64 run;
  const char *path;
  gboolean replace;
  const char *engine;
  gint64 now_us;
  GFileProgressCallback progress;
  gpointer progress_data;
} LobbyJournalSave;

gboolean lobby_journal_save_day (const LobbyJournalSave *save, GCancellable *cancellable, GError **error);

G_END_DECLS
