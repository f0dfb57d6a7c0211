/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ordered, indexed lists of records. The state owns them. */
#include "config.h"

#include "lobby-table.h"

/* By the rule of this room an indexed record begins with its id. */
static const char *
get_id (gconstpointer record)
{
  return *(const char *const *) record;
}

void
lobby_table_init (LobbyTable *table, const LobbyRecordType *type, gboolean indexed)
{
  table->type = type;
  table->records = g_ptr_array_new ();
  table->index = indexed ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
}

void
lobby_table_clear (LobbyTable *table)
{
  if (table->index != NULL)
    g_hash_table_remove_all (table->index);
  for (guint i = 0; i < table->records->len; i++)
    lobby_record_free (table->type, g_ptr_array_index (table->records, i));
  g_ptr_array_set_size (table->records, 0);
}

void
lobby_table_finish (LobbyTable *table)
{
  lobby_table_clear (table);
  g_clear_pointer (&table->records, g_ptr_array_unref);
  g_clear_pointer (&table->index, g_hash_table_unref);
}

gpointer
lobby_table_lookup (const LobbyTable *table, const char *id)
{
  return id != NULL ? g_hash_table_lookup (table->index, id) : NULL;
}

/* A second record with the same id takes the place of the first. Returns: (transfer none): the record in the table */
gpointer
lobby_table_take (LobbyTable *table, gpointer record)
{
  gpointer present = table->index != NULL ? lobby_table_lookup (table, get_id (record)) : NULL;

  if (present == NULL)
    {
      g_ptr_array_add (table->records, record);
      if (table->index != NULL)
        g_hash_table_insert (table->index, (gpointer) get_id (record), record);
      return record;
    }
  g_hash_table_remove (table->index, get_id (present));
  lobby_record_assign (table->type, present, record);
  g_hash_table_insert (table->index, (gpointer) get_id (present), present);
  lobby_record_free (table->type, record);
  return present;
}

/* Frees the record at @place. */
void
lobby_table_remove (LobbyTable *table, guint place)
{
  gpointer record = g_ptr_array_index (table->records, place);

  if (table->index != NULL)
    g_hash_table_remove (table->index, get_id (record));
  g_ptr_array_remove_index (table->records, place);
  lobby_record_free (table->type, record);
}

void
lobby_table_replace (LobbyTable *table, const GPtrArray *records)
{
  lobby_table_clear (table);
  for (guint i = 0; records != NULL && i < records->len; i++)
    lobby_table_take (table, lobby_record_copy (table->type, g_ptr_array_index (records, i)));
}

void
lobby_table_digest (const LobbyTable *table, GChecksum *checksum)
{
  guint32 count = GUINT32_TO_LE (table->records->len);

  g_checksum_update (checksum, (const guchar *) &count, sizeof count);
  for (guint i = 0; i < table->records->len; i++)
    lobby_record_digest (table->type, g_ptr_array_index (table->records, i), checksum);
}

/* Returns: (transfer full): copies, owned by the caller as a snapshot owns them */
GPtrArray *
lobby_table_copy_records (const LobbyTable *table)
{
  GPtrArray *copies = g_ptr_array_sized_new (table->records->len);

  for (guint i = 0; i < table->records->len; i++)
    g_ptr_array_add (copies, lobby_record_copy (table->type, g_ptr_array_index (table->records, i)));
  return copies;
}

gsize
lobby_table_measure (const LobbyTable *table)
{
  gsize bytes = table->records->len * sizeof (gpointer);

  for (guint i = 0; i < table->records->len; i++)
    bytes += lobby_record_measure (table->type, g_ptr_array_index (table->records, i));
  return bytes;
}
