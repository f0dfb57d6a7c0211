/* SPDX-License-Identifier: GPL-3.0-or-later */
/* journal: what happened, kept on this machine, one folder a branch: `journal.sqlite` (the recording) and `outbox.sqlite`
 * (commands on their way). The only room that knows SQLite. */
#pragma once

#include "lobby-days-table.h"
#include "lobby-event.h"
#include "lobby-gaps-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyJournalState:
 * @LOBBY_JOURNAL_OPENING: the file is being opened; what comes meanwhile is kept
 * @LOBBY_JOURNAL_RECORDING: what comes is recorded
 * @LOBBY_JOURNAL_NOT_RECORDING: the disk does not take it; the live view goes on, and the disk is tried again and again
 * @LOBBY_JOURNAL_CLOSED: nothing more is taken
 */
typedef enum
{
  LOBBY_JOURNAL_OPENING,
  LOBBY_JOURNAL_RECORDING,
  LOBBY_JOURNAL_NOT_RECORDING,
  LOBBY_JOURNAL_CLOSED,
} LobbyJournalState;

/**
 * LobbyJournalOptions:
 * @retest_ms: pause between trials while nothing can be recorded
 * @checkpoint_events: the whole picture is kept after so many events
 * @pending_events: so many events are kept in memory while nothing can be recorded; more become a gap
 * @retention_days: older days are removed
 * @vip_retention_days: people are taken out of older days
 * @now_us: time of the start, µs since 1970 UTC, from which ages count; 0: the newest day is today
 * @bytes_max: the journal may not grow beyond it, 0 for no limit
 */
typedef struct
{
  guint retest_ms;
  guint checkpoint_events;
  guint pending_events;
  guint retention_days;
  guint vip_retention_days;
  gint64 now_us;
  gint64 bytes_max;
} LobbyJournalOptions;

/* Standards 2: day files 180 days, what is known of valued customers 90. */
#define LOBBY_JOURNAL_OPTIONS_DEFAULT \
  { \
    .retest_ms = 5000, .checkpoint_events = 2000, .pending_events = 20000, .retention_days = 180, \
    .vip_retention_days = 90, \
  }

/**
 * LobbyPurged:
 * @n_removed: days that were removed
 * @n_cleaned: days out of which people were taken
 *
 * What a purge has done.
 */
typedef struct
{
  guint n_removed;
  guint n_cleaned;
} LobbyPurged;

#define LOBBY_TYPE_JOURNAL (lobby_journal_get_type ())
G_DECLARE_FINAL_TYPE (LobbyJournal, lobby_journal, LOBBY, JOURNAL, GObject)

/* Properties: "state" (LobbyJournalState as int), notified on the thread that made the journal, when state, reason or
 * number of lost events change.
 * Signals: "set-aside" (const char *path): the journal was damaged, has this name now, and a fresh one was begun;
 * "purged" (guint n_removed, guint n_cleaned): old days are gone, or people out of them. */
LobbyJournal *lobby_journal_new (const char *folder, const LobbyJournalOptions *options);

void lobby_journal_append (LobbyJournal *self, GPtrArray *events);
void lobby_journal_limit_bytes (LobbyJournal *self, gint64 bytes_max);

LobbyJournalState lobby_journal_get_state (LobbyJournal *self);
const GError *lobby_journal_get_reason (LobbyJournal *self);
guint64 lobby_journal_get_n_lost (LobbyJournal *self);

/* The events that lead an empty lobby to the last known picture. */
void lobby_journal_load_latest_async (LobbyJournal *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *lobby_journal_load_latest_finish (LobbyJournal *self, GAsyncResult *result, GError **error);

/* Ends when all that was appended before is in the file. */
void
lobby_journal_flush_async (LobbyJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean lobby_journal_flush_finish (LobbyJournal *self, GAsyncResult *result, GError **error);

/* Records what is left and lets the file go. */
void
lobby_journal_close_async (LobbyJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean lobby_journal_close_finish (LobbyJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
