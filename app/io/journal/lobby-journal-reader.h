/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-days-table.h"
#include "lobby-event.h"
#include "lobby-gaps-table.h"

G_BEGIN_DECLS

/**
 * LobbyJournalReader:
 *
 * Reads the days of a journal, also while somebody records. It never writes, and no read of it stays open. One thread at
 * a time may use it.
 */
typedef struct _LobbyJournalReader LobbyJournalReader;

LobbyJournalReader *lobby_journal_reader_new (const char *folder, GError **error);
void lobby_journal_reader_free (LobbyJournalReader *self);
GPtrArray *lobby_journal_reader_list_days (LobbyJournalReader *self, GError **error);
GPtrArray *lobby_journal_reader_load_latest (LobbyJournalReader *self, GError **error);
gboolean lobby_journal_reader_open_day (LobbyJournalReader *self, const char *day, gint64 run, GError **error);
const LobbyJournalDay *lobby_journal_reader_get_day (LobbyJournalReader *self);
GArray *lobby_journal_reader_list_gaps (LobbyJournalReader *self, GError **error);
LobbyEvent *lobby_journal_reader_next (LobbyJournalReader *self, GError **error);
guint64 lobby_journal_reader_get_n_refused (LobbyJournalReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyJournalReader, lobby_journal_reader_free)

G_END_DECLS
