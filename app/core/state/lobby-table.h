/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of records of one type in the order in which they came, with an index by id beside it: iterating a hash table
 * would differ from run to run. */
#pragma once

#include "lobby-record.h"

G_BEGIN_DECLS

typedef struct
{
  const LobbyRecordType *type;
  GPtrArray *records; /* (owned): of owned records */
  GHashTable *index;  /* (owned) (nullable): id (borrowed from the record) to record; %NULL for plain lists */
} LobbyTable;

void lobby_table_init (LobbyTable *table, const LobbyRecordType *type, gboolean indexed);
void lobby_table_clear (LobbyTable *table);
void lobby_table_finish (LobbyTable *table);
gpointer lobby_table_lookup (const LobbyTable *table, const char *id);
gpointer lobby_table_take (LobbyTable *table, gpointer record);
void lobby_table_remove (LobbyTable *table, guint place);
void lobby_table_replace (LobbyTable *table, const GPtrArray *records);
void lobby_table_digest (const LobbyTable *table, GChecksum *checksum);
GPtrArray *lobby_table_copy_records (const LobbyTable *table);
gsize lobby_table_measure (const LobbyTable *table);

G_END_DECLS
