/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-database.h"

G_BEGIN_DECLS

/**
 * LobbyJournalGap:
 * @after_position: position of the last event before the gap
 * @from_us: time of the first event that is missing, µs since 1970 UTC
 * @until_us: time of the last event that is missing
 * @n_lost: how many are missing
 *
 * A stretch of a day that could not be recorded.
 */
typedef struct
{
  gint64 after_position;
  gint64 from_us;
  gint64 until_us;
  gint64 n_lost;
} LobbyJournalGap;

gboolean lobby_gaps_table_add (LobbyDatabase *database, gint64 day_id, const LobbyJournalGap *gap, GError **error);
GArray *lobby_gaps_table_list (LobbyDatabase *database, gint64 day_id, GError **error);
gboolean lobby_gaps_table_remove (LobbyDatabase *database, gint64 day_id, GError **error);

G_END_DECLS
