/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-database.h"

G_BEGIN_DECLS

/**
 * LobbyJournalDay:
 * @id: number of the row
 * @day: business day, YYYY-MM-DD
 * @run: 1, and one more each time that the day began anew (a restarted simulation)
 * @branch: id of the branch
 * @time_zone: IANA zone id of the branch
 * @first_position: position of its first event
 * @last_position: position of its last event
 * @n_events: events recorded
 * @n_snapshots: snapshots among them; a day without one cannot be shown
 * @n_lost: events that could not be recorded
 * @first_us: time of its first snapshot, µs since 1970 UTC
 * @last_us: time of its newest event, µs since 1970 UTC
 *
 * A day in the journal: an unbroken range of positions.
 */
typedef struct
{
  gint64 id;
  char *day;
  gint64 run;
  char *branch;
  char *time_zone;
  gint64 first_position;
  gint64 last_position;
  gint64 n_events;
  gint64 n_snapshots;
  gint64 n_lost;
  gint64 first_us;
  gint64 last_us;
} LobbyJournalDay;

LobbyJournalDay *lobby_journal_day_copy (const LobbyJournalDay *day);
void lobby_journal_day_free (LobbyJournalDay *day);

gboolean lobby_days_table_add (LobbyDatabase *database, LobbyJournalDay *day, GError **error);
gboolean lobby_days_table_change (LobbyDatabase *database, const LobbyJournalDay *day, GError **error);
GPtrArray *lobby_days_table_list (LobbyDatabase *database, GError **error);
LobbyJournalDay *lobby_days_table_get_newest (LobbyDatabase *database, GError **error);
LobbyJournalDay *lobby_days_table_get (LobbyDatabase *database, const char *day, gint64 run, GError **error);
gboolean lobby_days_table_remove (LobbyDatabase *database, gint64 id, GError **error);
gboolean lobby_days_table_mark (LobbyDatabase *database, gint64 id, gboolean cleaned, GError **error);
gboolean lobby_days_table_is_marked (LobbyDatabase *database, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyJournalDay, lobby_journal_day_free)

G_END_DECLS
