/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where recorded days are: the journal of this console, files that were opened, and what the branch service keeps. */
#pragma once

#include "lobby-day-book.h"
#include "lobby-shelf-day.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_DAY_SHELF (lobby_day_shelf_get_type ())
G_DECLARE_FINAL_TYPE (LobbyDayShelf, lobby_day_shelf, LOBBY, DAY_SHELF, GObject)

typedef struct _LobbyBranchClient LobbyBranchClient;

LobbyDayShelf *lobby_day_shelf_new (const char *journal_folder, LobbyBranchClient *client);
const char *lobby_day_shelf_get_journal_folder (LobbyDayShelf *self);
GListModel *lobby_day_shelf_get_days (LobbyDayShelf *self);
LobbyShelfDay *lobby_day_shelf_find (LobbyDayShelf *self, const char *key);
void lobby_day_shelf_refresh (LobbyDayShelf *self);
LobbyShelfDay *lobby_day_shelf_add_file (LobbyDayShelf *self, const char *path);
void lobby_day_shelf_open_async (LobbyDayShelf *self,
                                 LobbyShelfDay *day,
                                 gboolean with_people,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LobbyDayBook *lobby_day_shelf_open_finish (LobbyDayShelf *self, GAsyncResult *result, GError **error);
gboolean lobby_day_shelf_can_save (LobbyDayShelf *self, LobbyShelfDay *day);
void lobby_day_shelf_save_async (LobbyDayShelf *self,
                                 LobbyShelfDay *day,
                                 const char *path,
                                 gint64 now_us,
                                 GCancellable *cancellable,
                                 GFileProgressCallback progress,
                                 gpointer progress_data,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gboolean lobby_day_shelf_save_finish (LobbyDayShelf *self, GAsyncResult *result, GError **error);

G_END_DECLS
