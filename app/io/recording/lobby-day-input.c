/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads packed lines from a file that anybody may have written: no line, no whole and no ratio beyond a cap,
 * regular files only, and nothing is believed after the packed stream has ended. */
#include "config.h"

#include "lobby-day-file.h"

#include "lobby-error.h"
#include "lobby-recording.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (64 * 1024)
/* Event text packs 10 to 30 times; a file of nothing but zeros 1,000 times. */
#define RATIO_MAX 200
#define RATIO_FREE_BYTES (16 * 1024 * 1024)

struct _LobbyDayInput
{
  int fd;               /* (owned) */
  GConverter *unpacker; /* (owned) */
  char packed[CHUNK_BYTES];
  gsize packed_at;
  gsize packed_end;
  guint64 n_packed;   /* bytes read */
  guint64 n_unpacked; /* bytes that came out */
  gboolean file_ended;
  gboolean stream_ended;
  GString *text; /* (owned): unpacked and not handed out, from @text_at on */
  gsize text_at;
};

static gboolean
fail (GError **error, LobbyError code, const char *message)
{
  g_set_error_literal (error, LOBBY_ERROR, code, message);
  return FALSE;
}

static gboolean
is_packed (int fd, GError **error)
{
  guchar magic[3];
  gssize n = pread (fd, magic, sizeof magic, 0);

  if (n < 0)
    return lobby_day_file_fail (error, errno);
  if (n == 0)
    return fail (error, LOBBY_ERROR_CORRUPT, "empty file");
  if (n < (gssize) sizeof magic || magic[0] != 0x1f || magic[1] != 0x8b || magic[2] != 8)
    return fail (error, LOBBY_ERROR_INVALID, "not a gzip file");
  return TRUE;
}

/* Returns: (transfer full) (nullable): the input */
LobbyDayInput *
lobby_day_input_open (const char *path, GError **error)
{
  struct stat facts;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    {
      lobby_day_file_fail (error, errno);
      return NULL;
    }
  if (fstat (fd, &facts) != 0 || !S_ISREG (facts.st_mode))
    {
      fail (error, LOBBY_ERROR_INVALID, "not a regular file");
      close (fd);
      return NULL;
    }
  if (!is_packed (fd, error))
    {
      close (fd);
      return NULL;
    }

  LobbyDayInput *self = g_new0 (LobbyDayInput, 1);
  self->fd = fd;
  self->unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->text = g_string_sized_new (CHUNK_BYTES);
  return self;
}

static gboolean
read_packed (LobbyDayInput *self, GError **error)
{
  if (self->packed_at < self->packed_end || self->file_ended)
    return TRUE;
  gssize n;
  do
    n = read (self->fd, self->packed, sizeof self->packed);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return lobby_day_file_fail (error, errno);
  self->packed_at = 0;
  self->packed_end = (gsize) n;
  self->n_packed += (guint64) n;
  self->file_ended = n == 0;
  return TRUE;
}

static gboolean
check_caps (const LobbyDayInput *self, GError **error)
{
  if (self->n_unpacked > LOBBY_RECORDING_BYTES_MAX)
    return fail (error, LOBBY_ERROR_TOO_LARGE, "day over 512 MiB");
  if (self->n_unpacked > RATIO_FREE_BYTES && self->n_unpacked / RATIO_MAX > self->n_packed)
    return fail (error, LOBBY_ERROR_TOO_LARGE, "packed too tightly to be a day");
  if (self->text->len - self->text_at > LOBBY_DAY_LINE_BYTES + CHUNK_BYTES)
    return fail (error, LOBBY_ERROR_TOO_LARGE, "line over 8 MiB");
  return TRUE;
}

/* Unpacks some more text, or finds the end of the packed stream. */
static gboolean
unpack (LobbyDayInput *self, GError **error)
{
  char chunk[CHUNK_BYTES];
  gsize taken = 0, given = 0;
  g_autoptr (GError) problem = NULL;

  if (!read_packed (self, error))
    return FALSE;
  GConverterResult result = g_converter_convert (self->unpacker, self->packed + self->packed_at,
                                                 self->packed_end - self->packed_at, chunk, sizeof chunk,
                                                 self->file_ended ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
                                                 &taken, &given, &problem);
  if (result == G_CONVERTER_ERROR)
    {
      if (!self->file_ended && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        return TRUE;
      return fail (error, LOBBY_ERROR_CORRUPT, self->file_ended ? "cut file" : "damaged bytes");
    }
  self->packed_at += taken;
  self->n_unpacked += given;
  self->stream_ended = result == G_CONVERTER_FINISHED;
  g_string_append_len (self->text, chunk, (gssize) given);
  return check_caps (self, error);
}

static gboolean
check_end (LobbyDayInput *self, GError **error)
{
  if (self->text_at < self->text->len)
    return fail (error, LOBBY_ERROR_CORRUPT, "cut line");
  if (!read_packed (self, error))
    return FALSE;
  if (self->packed_at < self->packed_end)
    return fail (error, LOBBY_ERROR_CORRUPT, "bytes after the end");
  return TRUE;
}

/**
 * lobby_day_input_read_line:
 * @line: (out) (nullable): the next line without its newline, valid until the next call; %NULL at a clean end
 * @length: (out): its length, bytes
 *
 * Returns: %FALSE with @error for damage
 */
gboolean
lobby_day_input_read_line (LobbyDayInput *self, const char **line, gsize *length, GError **error)
{
  gsize searched = self->text_at;

  for (;;)
    {
      const char *end = memchr (self->text->str + searched, '\n', self->text->len - searched);
      if (end != NULL)
        {
          *line = self->text->str + self->text_at;
          *length = (gsize) (end - *line);
          self->text_at += *length + 1;
          return TRUE;
        }
      if (self->text_at > 0)
        {
          g_string_erase (self->text, 0, (gssize) self->text_at);
          self->text_at = 0;
        }
      searched = self->text->len;
      *line = NULL;
      *length = 0;
      if (self->stream_ended)
        return check_end (self, error);
      if (!unpack (self, error))
        return FALSE;
    }
}

void
lobby_day_input_free (LobbyDayInput *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_object_unref (self->unpacker);
  g_string_free (self->text, TRUE);
  g_free (self);
}
