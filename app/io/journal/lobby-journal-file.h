/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: a journal that is open for writing. Only the journal's thread touches it. */
#pragma once

#include "lobby-days-table.h"
#include "lobby-event.h"
#include "lobby-gaps-table.h"
#include "lobby-journal-purge.h"
#include "lobby-picture.h"

G_BEGIN_DECLS

#define LOBBY_JOURNAL_FILE "journal.sqlite"
#define LOBBY_JOURNAL_LOCK "journal.lock"

extern const LobbySchema lobby_journal_schema;

/* An event and the day that it belongs to. */
typedef struct
{
  LobbyEvent *event; /* (owned) */
  char *branch;      /* (owned) (nullable): reference-counted text, %NULL before the first snapshot, as the next two */
  char *day;
  char *zone;
  gboolean anew;
} LobbyJournalEntry;

LobbyJournalEntry *lobby_journal_entry_new (LobbyEvent *event, const LobbyBranchRecord *branch, gboolean anew);
void lobby_journal_entry_free (LobbyJournalEntry *entry);

typedef struct _LobbyJournalFile LobbyJournalFile;

LobbyJournalFile *
lobby_journal_file_open (const char *folder, gboolean suspicious, gint64 bytes_max, char **set_aside, GError **error);
void lobby_journal_file_close (LobbyJournalFile *self);
gboolean
lobby_journal_file_append (LobbyJournalFile *self, GPtrArray *entries, const LobbyJournalGap *gap, GError **error);
gboolean lobby_journal_file_checkpoint (LobbyJournalFile *self, LobbyPicture *picture, GError **error);
gboolean
lobby_journal_file_purge (LobbyJournalFile *self, const LobbyRetention *retention, LobbyPurged *purged, GError **error);
GPtrArray *lobby_journal_file_load_latest (LobbyJournalFile *self, GError **error);
const LobbyJournalDay *lobby_journal_file_get_day (const LobbyJournalFile *self);
void lobby_journal_file_limit_bytes (LobbyJournalFile *self, gint64 bytes_max);

/* Also for the reader. */
GPtrArray *lobby_journal_load_latest (LobbyDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyJournalFile, lobby_journal_file_close)

G_END_DECLS
