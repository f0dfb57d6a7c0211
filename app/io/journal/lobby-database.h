/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin cover over SQLite for the tables of this room: opens with suspicion, binds every value, and says what went wrong
 * in words of #LobbyError. One thread at a time may use a database and its statements. */
#pragma once

#include "lobby-error.h"

G_BEGIN_DECLS

typedef struct _LobbyDatabase LobbyDatabase;
typedef struct _LobbyStatement LobbyStatement;

/**
 * LobbyDatabaseMode:
 * @LOBBY_DATABASE_READ: reads only
 * @LOBBY_DATABASE_RECORD: writes; a process that dies loses nothing, a power cut perhaps the last moments
 * @LOBBY_DATABASE_PROMISE: writes; what was committed survives a power cut
 */
typedef enum
{
  LOBBY_DATABASE_READ,
  LOBBY_DATABASE_RECORD,
  LOBBY_DATABASE_PROMISE,
} LobbyDatabaseMode;

/**
 * LobbySchema:
 * @application_id: mark in the file that says whose it is
 * @steps: SQL that leads from version i to version i + 1, %NULL-terminated; only ever added to
 */
typedef struct
{
  gint32 application_id;
  const char *const *steps;
} LobbySchema;

LobbyDatabase *
lobby_database_open (const char *path, LobbyDatabaseMode mode, const LobbySchema *schema, GError **error);
void lobby_database_close (LobbyDatabase *self);
gboolean lobby_database_check (LobbyDatabase *self, GError **error);
gboolean lobby_database_begin (LobbyDatabase *self, GError **error);
gboolean lobby_database_commit (LobbyDatabase *self, GError **error);
void lobby_database_roll_back (LobbyDatabase *self);
gboolean lobby_database_run (LobbyDatabase *self, const char *sql, GError **error);
gint64 lobby_database_get_last_row (LobbyDatabase *self);
void lobby_database_limit_bytes (LobbyDatabase *self, gint64 bytes_max);

/* @sql is always a literal; a statement must be freed before its database is closed. */
LobbyStatement *lobby_statement_new (LobbyDatabase *database, const char *sql, GError **error);
void lobby_statement_free (LobbyStatement *self);
void lobby_statement_bind_text (LobbyStatement *self, int place, const char *text, gssize length);
void lobby_statement_bind_integer (LobbyStatement *self, int place, gint64 value);
gboolean lobby_statement_step (LobbyStatement *self, gboolean *row, GError **error);
gboolean lobby_statement_run (LobbyStatement *self, GError **error);
void lobby_statement_reset (LobbyStatement *self);
const char *lobby_statement_get_text (LobbyStatement *self, int column, gsize *length);
gint64 lobby_statement_get_integer (LobbyStatement *self, int column);

/* Moves a database that cannot be trusted out of the way; Returns: (transfer full) (nullable): its new name */
char *lobby_database_set_aside (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyDatabase, lobby_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyStatement, lobby_statement_free)

G_END_DECLS
