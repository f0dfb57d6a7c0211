/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: what becomes of days that are no longer needed (PIPL 19 and 47: no longer than the purpose needs). */
#pragma once

#include "lobby-journal.h"

G_BEGIN_DECLS

/**
 * LobbyRetention:
 * @folder: of the branch: the key of its pseudonyms is kept there
 * @days: older days are removed
 * @vip_days: people are taken out of older days
 * @runs: of a day that was begun anew so many runs are kept
 * @now_us: now, µs since 1970 UTC; 0 counts from the newest day instead, as for a simulated branch
 *
 * How long what is kept.
 */
typedef struct
{
  const char *folder;
  guint days;
  guint vip_days;
  gint64 runs;
  gint64 now_us;
} LobbyRetention;

gboolean lobby_journal_purge (LobbyDatabase *database,
                              const LobbyJournalDay *present,
                              const LobbyRetention *retention,
                              LobbyPurged *purged,
                              GError **error);

G_END_DECLS
