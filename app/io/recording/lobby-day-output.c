/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes packed bytes to a hidden file beside the day, which takes the day's name when it is whole. The
 * hidden file is locked while it is written; a torn one from a crash is taken over by the next writer. Same
 * bytes in, same bytes out. */
#include "config.h"

#include "lobby-day-file.h"

#include "lobby-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (64 * 1024)
#define PACK_LEVEL 6

struct _LobbyDayOutput
{
  char *path; /* (owned) */
  char *part; /* (owned): the hidden file; %NULL once it has the day's name */
  gboolean replace;
  int fd;             /* (owned) */
  GConverter *packer; /* (owned) */
};

/* Converts @errsv to what a person can do about it. */
gboolean
lobby_day_file_fail (GError **error, int errsv)
{
  LobbyError code;

  switch (errsv)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EROFS:
    case EIO:
      code = LOBBY_ERROR_NO_SPACE;
      break;
    case EACCES:
    case EPERM:
      code = LOBBY_ERROR_FORBIDDEN;
      break;
    case ENOENT:
    case ENOTDIR:
      code = LOBBY_ERROR_NOT_FOUND;
      break;
    case EEXIST:
    case EWOULDBLOCK:
      code = LOBBY_ERROR_CONFLICT;
      break;
    default:
      code = LOBBY_ERROR_FAILED;
    }
  g_set_error_literal (error, LOBBY_ERROR, code, g_strerror (errsv));
  return FALSE;
}

static gboolean
is_same_file (int fd, const char *path)
{
  struct stat here, there;

  return fstat (fd, &here) == 0 && lstat (path, &there) == 0 && here.st_dev == there.st_dev
         && here.st_ino == there.st_ino;
}

/* The file may have got its final name between opening and locking it: then it is another writer's work, try
 * again. */
static int
open_locked (const char *part, GError **error)
{
  for (int attempt = 0; attempt < 8; attempt++)
    {
      int fd = open (part, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
      if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          lobby_day_file_fail (error, errno);
          if (fd >= 0)
            close (fd);
          return -1;
        }
      if (is_same_file (fd, part))
        return fd;
      close (fd);
    }
  lobby_day_file_fail (error, EWOULDBLOCK);
  return -1;
}

/* Returns: (transfer full) (nullable): the output; %LOBBY_ERROR_CONFLICT while somebody else writes this day
 */
LobbyDayOutput *
lobby_day_output_open (const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.part", name);
  g_autofree char *part = g_build_filename (folder, hidden, NULL);

  if (!replace && access (path, F_OK) == 0)
    {
      lobby_day_file_fail (error, EEXIST);
      return NULL;
    }
  int fd = open_locked (part, error);
  if (fd < 0)
    return NULL;
  if (ftruncate (fd, 0) != 0)
    {
      lobby_day_file_fail (error, errno);
      close (fd);
      return NULL;
    }

  LobbyDayOutput *self = g_new0 (LobbyDayOutput, 1);
  self->path = g_strdup (path);
  self->part = g_steal_pointer (&part);
  self->replace = replace;
  self->fd = fd;
  self->packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, PACK_LEVEL));
  return self;
}

static gboolean
write_all (int fd, const char *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return lobby_day_file_fail (error, errno);
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
pack (LobbyDayOutput *self, const char *bytes, gsize length, GConverterFlags flags, GError **error)
{
  char chunk[CHUNK_BYTES];
  GConverterResult result;

  do
    {
      gsize taken = 0, given = 0;
      g_autoptr (GError) problem = NULL;
      result = g_converter_convert (self->packer, bytes, length, chunk, sizeof chunk, flags, &taken, &given, &problem);
      if (result == G_CONVERTER_ERROR)
        {
          if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            return TRUE;
          g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_FAILED, problem->message);
          return FALSE;
        }
      if (!write_all (self->fd, chunk, given, error))
        return FALSE;
      bytes += taken;
      length -= taken;
    }
  while (flags == G_CONVERTER_NO_FLAGS ? length > 0 : result == G_CONVERTER_CONVERTED);
  return TRUE;
}

gboolean
lobby_day_output_write (LobbyDayOutput *self, const char *bytes, gsize length, GError **error)
{
  return pack (self, bytes, length, G_CONVERTER_NO_FLAGS, error);
}

/* After it, all that was written can be read back even if this process dies. */
gboolean
lobby_day_output_flush (LobbyDayOutput *self, GError **error)
{
  return pack (self, "", 0, G_CONVERTER_FLUSH, error);
}

static gboolean
give_name (LobbyDayOutput *self, GError **error)
{
  int done = self->replace ? rename (self->part, self->path)
                           : renameat2 (AT_FDCWD, self->part, AT_FDCWD, self->path, RENAME_NOREPLACE);

  if (done != 0)
    return lobby_day_file_fail (error, errno);
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Ends the packed stream, brings it to the disk and gives it its name. */
gboolean
lobby_day_output_finish (LobbyDayOutput *self, GError **error)
{
  if (!pack (self, "", 0, G_CONVERTER_INPUT_AT_END, error))
    return FALSE;
  if (fsync (self->fd) != 0)
    return lobby_day_file_fail (error, errno);
  if (!give_name (self, error))
    return FALSE;
  sync_folder (self->path);
  return TRUE;
}

/* A day that was not finished leaves nothing behind. */
void
lobby_day_output_free (LobbyDayOutput *self)
{
  if (self == NULL)
    return;
  if (self->part != NULL)
    unlink (self->part);
  close (self->fd);
  g_object_unref (self->packer);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}
