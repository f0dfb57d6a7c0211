/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-database.h"

G_BEGIN_DECLS

gboolean lobby_checkpoints_table_put (LobbyDatabase *database,
                                      gint64 day_id,
                                      gint64 position,
                                      const char *lines,
                                      gsize length,
                                      GError **error);
gboolean
lobby_checkpoints_table_get (LobbyDatabase *database, gint64 day_id, gint64 *position, char **lines, GError **error);
gboolean lobby_checkpoints_table_remove (LobbyDatabase *database, gint64 day_id, GError **error);

G_END_DECLS
