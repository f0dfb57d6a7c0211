/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-database.h"
#include "lobby-outbox.h"

G_BEGIN_DECLS

gboolean lobby_commands_table_add (LobbyDatabase *database, LobbyOutboxEntry *entry, GError **error);
gboolean lobby_commands_table_change (LobbyDatabase *database, const LobbyOutboxEntry *entry, GError **error);
GPtrArray *lobby_commands_table_list (LobbyDatabase *database, GError **error);
gboolean lobby_commands_table_remove (LobbyDatabase *database, gint64 row, GError **error);
gboolean lobby_commands_table_remove_finished (LobbyDatabase *database, gint64 before_us, GError **error);

G_END_DECLS
