/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-database.h"

G_BEGIN_DECLS

/* Adds rows; lobby_statement_free() it after the batch. */
LobbyStatement *lobby_events_table_new_adder (LobbyDatabase *database, GError **error);
gboolean lobby_events_table_add (LobbyStatement *adder,
                                 gint64 position,
                                 gint64 at_us,
                                 const char *raw,
                                 gsize length,
                                 GError **error);

gint64 lobby_events_table_get_last_position (LobbyDatabase *database);
gboolean lobby_events_table_read (LobbyDatabase *database,
                                  gint64 after_position,
                                  gint64 last_position,
                                  guint n_max,
                                  GPtrArray *texts,
                                  gint64 *position,
                                  GError **error);
gboolean lobby_events_table_read_placed (LobbyDatabase *database,
                                         gint64 after_position,
                                         gint64 last_position,
                                         guint n_max,
                                         GPtrArray *texts,
                                         GArray *positions,
                                         GError **error);
gboolean lobby_events_table_replace (LobbyDatabase *database, gint64 position, const char *raw, GError **error);
gboolean
lobby_events_table_remove (LobbyDatabase *database, gint64 first_position, gint64 last_position, GError **error);

G_END_DECLS
