/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A journal in a folder of its own, a made-up day to record in it, and the digest that a faithful record must give. */
#pragma once

#include "lobby-journal-reader.h"
#include "lobby-journal.h"
#include "lobby-state.h"
#include "temp-folder.h"

typedef struct
{
  TempFolder folder;
  LobbyJournalOptions options;
  LobbyJournal *journal;
  LobbyState *state; /* what the reducer made of all that was appended */
  guint n_appended;
  char *set_aside;
} JournalFixture;

void journal_fixture_set_up (JournalFixture *fixture, gconstpointer data);
void journal_fixture_tear_down (JournalFixture *fixture, gconstpointer data);

void journal_fixture_open (JournalFixture *fixture);
void journal_fixture_close (JournalFixture *fixture);
void journal_fixture_flush (JournalFixture *fixture, GError **error);
void journal_fixture_append (JournalFixture *fixture, LobbyEvent *event);
void journal_fixture_append_snapshot (JournalFixture *fixture, const char *time);
void journal_fixture_append_visits (JournalFixture *fixture, guint first, guint n_visits);

GPtrArray *journal_fixture_load (JournalFixture *fixture);
char *journal_fixture_fold (GPtrArray *events);
char *journal_fixture_fold_day (const char *folder, const char *day, gint64 run, guint *n_events);
void journal_fixture_assert_reloads (JournalFixture *fixture);

GPtrArray *journal_fixture_make_visit (guint number);
