/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOBBY_CSV_COLUMNS_MAX 128

/**
 * LobbyCsvReader:
 *
 * Rows of a table of comma-separated values (RFC 4180), plain or packed with gzip, one at a time. The file may be
 * anybody's: rows, columns and the whole have caps.
 */
typedef struct _LobbyCsvReader LobbyCsvReader;

LobbyCsvReader *lobby_csv_reader_new (const char *path, GError **error);
gboolean lobby_csv_reader_next (LobbyCsvReader *self, const GPtrArray **row, GError **error);
guint64 lobby_csv_reader_get_line (const LobbyCsvReader *self);
void lobby_csv_reader_free (LobbyCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyCsvReader, lobby_csv_reader_free)

G_END_DECLS
