/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: the journal's thread. */
#pragma once

#include "lobby-journal.h"

G_BEGIN_DECLS

typedef struct _LobbyJournalWorker LobbyJournalWorker;

/* What the thread tells the journal; borrowed during the call, which runs on the thread. With @task it is the answer to
 * a job: @events or @problem or, without either, that it is done. */
typedef struct
{
  LobbyJournalState state;
  const GError *reason;
  const char *set_aside;
  guint64 n_lost;
  LobbyPurged purged;
  GTask *task;
  GPtrArray *events;
  const GError *problem;
} LobbyJournalReport;
typedef void (*LobbyJournalReportFunc) (const LobbyJournalReport *report, gpointer data);

typedef enum
{
  LOBBY_JOURNAL_JOB_APPEND,
  LOBBY_JOURNAL_JOB_LOAD,
  LOBBY_JOURNAL_JOB_FLUSH,
  LOBBY_JOURNAL_JOB_LIMIT,
  LOBBY_JOURNAL_JOB_CLOSE,
} LobbyJournalJobKind;

LobbyJournalWorker *lobby_journal_worker_new (const char *folder,
                                              const LobbyJournalOptions *options,
                                              LobbyJournalReportFunc report,
                                              gpointer data);
void lobby_journal_worker_append (LobbyJournalWorker *self, GPtrArray *events);
void lobby_journal_worker_push (LobbyJournalWorker *self, LobbyJournalJobKind kind, GTask *task, gint64 value);
void lobby_journal_worker_join (LobbyJournalWorker *self);

G_END_DECLS
