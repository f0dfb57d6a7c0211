/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyDayOrigin:
 * @LOBBY_DAY_ORIGIN_JOURNAL: recorded by this console
 * @LOBBY_DAY_ORIGIN_SERVICE: kept by the branch service
 * @LOBBY_DAY_ORIGIN_FILE: a file that somebody opened
 */
typedef enum
{
  LOBBY_DAY_ORIGIN_JOURNAL,
  LOBBY_DAY_ORIGIN_SERVICE,
  LOBBY_DAY_ORIGIN_FILE,
} LobbyDayOrigin;

#define LOBBY_TYPE_SHELF_DAY (lobby_shelf_day_get_type ())
G_DECLARE_FINAL_TYPE (LobbyShelfDay, lobby_shelf_day, LOBBY, SHELF_DAY, GObject)

LobbyShelfDay *
lobby_shelf_day_new (LobbyDayOrigin origin, const char *day, gint64 run, const char *path, guint64 n_events);
LobbyDayOrigin lobby_shelf_day_get_origin (LobbyShelfDay *self);
const char *lobby_shelf_day_get_day (LobbyShelfDay *self);
gint64 lobby_shelf_day_get_run (LobbyShelfDay *self);
const char *lobby_shelf_day_get_path (LobbyShelfDay *self);
guint64 lobby_shelf_day_get_n_events (LobbyShelfDay *self);
char *lobby_shelf_day_dup_key (LobbyShelfDay *self);

G_END_DECLS
