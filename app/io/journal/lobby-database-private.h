/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-database.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _LobbyDatabase
{
  sqlite3 *handle; /* (owned) */
};

gboolean lobby_database_fail (sqlite3 *handle, int code, GError **error);

G_END_DECLS
