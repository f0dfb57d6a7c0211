/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads rows of a CSV file that anybody may have written. Whoever made the reader owns it. */
#include "config.h"

#include "lobby-csv-reader.h"

#include "lobby-error.h"

#include <gio/gio.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define ROW_BYTES (64 * 1024)
#define FILE_BYTES (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)

struct _LobbyCsvReader
{
  GInputStream *stream; /* (owned) */
  char chunk[CHUNK_BYTES];
  gsize at;
  gsize end;
  guint64 n_bytes;
  guint64 line;       /* on which the row begins that was read last */
  guint64 n_newlines; /* read so far, also those within a cell */
  GString *cell;      /* (owned) */
  GPtrArray *row;     /* (owned) (element-type utf8) */
  gsize row_bytes;
};

static gboolean
fail (GError **error, LobbyError code, const char *message)
{
  g_set_error_literal (error, LOBBY_ERROR, code, message);
  return FALSE;
}

static gboolean
convert_error (GError **error, GError *foreign)
{
  LobbyError code = g_error_matches (foreign, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)           ? LOBBY_ERROR_NOT_FOUND
                    : g_error_matches (foreign, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ? LOBBY_ERROR_FORBIDDEN
                    : g_error_matches (foreign, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)      ? LOBBY_ERROR_CORRUPT
                    : g_error_matches (foreign, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)     ? LOBBY_ERROR_CORRUPT
                                                                                          : LOBBY_ERROR_FAILED;

  g_set_error_literal (error, LOBBY_ERROR, code, foreign->message);
  g_error_free (foreign);
  return FALSE;
}

static gboolean
is_regular (GFile *file, GError **error)
{
  GError *foreign = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL,
                                                  &foreign);

  if (info == NULL)
    return convert_error (error, foreign);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return fail (error, LOBBY_ERROR_INVALID, "not a regular file");
  return TRUE;
}

/* Two bytes tell a packed file from a plain one; its name does not count. */
static GInputStream *
open_stream (GFile *file, GError **error)
{
  GError *foreign = NULL;
  g_autoptr (GFileInputStream) bytes = g_file_read (file, NULL, &foreign);
  guchar magic[2] = { 0, 0 };
  gsize n = 0;

  if (bytes == NULL || !g_input_stream_read_all (G_INPUT_STREAM (bytes), magic, sizeof magic, &n, NULL, &foreign)
      || !g_seekable_seek (G_SEEKABLE (bytes), 0, G_SEEK_SET, NULL, &foreign))
    {
      convert_error (error, foreign);
      return NULL;
    }
  if (n < 2 || magic[0] != 0x1f || magic[1] != 0x8b)
    return G_INPUT_STREAM (g_steal_pointer (&bytes));
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  return g_converter_input_stream_new (G_INPUT_STREAM (bytes), G_CONVERTER (unpacker));
}

/**
 * lobby_csv_reader_new:
 * @path: of a file
 *
 * Returns: (transfer full) (nullable): a reader at the first row, or %NULL with @error
 */
LobbyCsvReader *
lobby_csv_reader_new (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GInputStream *stream = is_regular (file, error) ? open_stream (file, error) : NULL;

  if (stream == NULL)
    return NULL;
  LobbyCsvReader *self = g_new0 (LobbyCsvReader, 1);
  self->stream = stream;
  self->cell = g_string_new (NULL);
  self->row = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* Returns: the next byte, -1 at the end, -2 with @error */
static int
next_byte (LobbyCsvReader *self, GError **error)
{
  GError *foreign = NULL;
  gssize n;

  if (self->at < self->end)
    return (guchar) self->chunk[self->at++];
  n = g_input_stream_read (self->stream, self->chunk, sizeof self->chunk, NULL, &foreign);
  if (n < 0)
    {
      convert_error (error, foreign);
      return -2;
    }
  self->n_bytes += (guint64) n;
  if (self->n_bytes > FILE_BYTES)
    {
      fail (error, LOBBY_ERROR_TOO_LARGE, "table over 4 GiB");
      return -2;
    }
  self->at = 0;
  self->end = (gsize) n;
  return n > 0 ? (guchar) self->chunk[self->at++] : -1;
}

static gboolean
end_cell (LobbyCsvReader *self, GError **error)
{
  if (self->row->len >= LOBBY_CSV_COLUMNS_MAX)
    return fail (error, LOBBY_ERROR_TOO_LARGE, "too many columns");
  if (!g_utf8_validate (self->cell->str, (gssize) self->cell->len, NULL))
    return fail (error, LOBBY_ERROR_INVALID, "not UTF-8");
  g_ptr_array_add (self->row, g_strdup (g_strstrip (self->cell->str)));
  g_string_truncate (self->cell, 0);
  return TRUE;
}

static gboolean
add_byte (LobbyCsvReader *self, int byte, GError **error)
{
  if (++self->row_bytes > ROW_BYTES)
    return fail (error, LOBBY_ERROR_TOO_LARGE, "row over 64 KiB");
  g_string_append_c (self->cell, (char) byte);
  return TRUE;
}

/* A quoted cell ends at a quote that no second one follows. Returns: the byte after it, -1 at the end, -2 with @error */
static int
read_quoted (LobbyCsvReader *self, GError **error)
{
  for (;;)
    {
      int byte = next_byte (self, error);

      if (byte == '"')
        {
          byte = next_byte (self, error);
          if (byte != '"')
            return byte;
        }
      if (byte == -1)
        fail (error, LOBBY_ERROR_CORRUPT, "a quote is never closed");
      if (byte < 0 || !add_byte (self, byte, error))
        return -2;
      self->n_newlines += byte == '\n';
    }
}

/* Returns: whether a row was read or the file had ended cleanly before it (an empty row) */
static gboolean
read_row (LobbyCsvReader *self, GError **error)
{
  int byte = next_byte (self, error);

  if (byte == -1)
    return TRUE;
  for (;; byte = next_byte (self, error))
    {
      while (byte == '"' && self->cell->len == 0)
        byte = read_quoted (self, error);
      if (byte == -2)
        return FALSE;
      if (byte == '\n')
        self->n_newlines++;
      if (byte == '\n' || byte == -1)
        return end_cell (self, error);
      if (byte == '\r' || byte == 0)
        continue;
      if (byte != ',' ? !add_byte (self, byte, error) : !end_cell (self, error))
        return FALSE;
    }
}

/**
 * lobby_csv_reader_next:
 * @row: (out) (nullable): cells without the blanks around them, valid until the next call; %NULL at the end. An empty
 *   line is a row of one empty cell.
 *
 * Returns: %FALSE with @error for damage, after which nothing more comes
 */
gboolean
lobby_csv_reader_next (LobbyCsvReader *self, const GPtrArray **row, GError **error)
{
  const gboolean first_row = self->line == 0;

  g_ptr_array_set_size (self->row, 0);
  g_string_truncate (self->cell, 0);
  self->row_bytes = 0;
  self->line = self->n_newlines + 1;
  *row = NULL;
  if (!read_row (self, error))
    return FALSE;
  if (self->row->len == 0)
    return TRUE;
  if (first_row && g_str_has_prefix (g_ptr_array_index (self->row, 0), "\xef\xbb\xbf"))
    {
      char *first = g_ptr_array_index (self->row, 0);
      memmove (first, first + 3, strlen (first) - 2);
    }
  *row = self->row;
  return TRUE;
}

/**
 * lobby_csv_reader_get_line:
 *
 * Returns: number of the line on which the row begins that was read last, from 1: a cell in quotes may go over several
 */
guint64
lobby_csv_reader_get_line (const LobbyCsvReader *self)
{
  return self->line;
}

/**
 * lobby_csv_reader_free:
 * @self: (nullable): a reader
 *
 * Closes the file.
 */
void
lobby_csv_reader_free (LobbyCsvReader *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_string_free (self->cell, TRUE);
  g_ptr_array_unref (self->row);
  g_free (self);
}
