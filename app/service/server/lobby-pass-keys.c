/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file with the keys of a branch: one a line, 64 hexadecimal digits. To change the key, put a new line first; when
 * the old tokens have run out, take the old line away. */
#include "config.h"

#include "lobby-pass.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_BYTES 32
#define KEYS_MAX 4
#define FILE_BYTES_MAX 4096

static GBytes *
read_key (const char *line)
{
  guint8 bytes[KEY_BYTES];

  if (strlen (line) != 2 * KEY_BYTES)
    return NULL;
  for (guint i = 0; i < KEY_BYTES; i++)
    {
      int high = g_ascii_xdigit_value (line[2 * i]), low = g_ascii_xdigit_value (line[2 * i + 1]);
      if (high < 0 || low < 0)
        return NULL;
      bytes[i] = (guint8) (high * 16 + low);
    }
  GBytes *key = g_bytes_new (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);
  return key;
}

/**
 * lobby_pass_keys_parse:
 * @text: one key a line, newest first
 * @error: %LOBBY_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): the keys
 */
GPtrArray *
lobby_pass_keys_parse (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2 * KEYS_MAX);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GBytes *key = *g_strstrip (lines[i]) != '\0' ? read_key (lines[i]) : NULL;
      if (key != NULL)
        g_ptr_array_add (keys, key);
      else if (*lines[i] != '\0')
        g_ptr_array_set_size (keys, 0);
      if (key == NULL && *lines[i] != '\0')
        break;
    }
  if (keys->len > 0 && keys->len <= KEYS_MAX)
    return g_steal_pointer (&keys);
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID,
                       "key file: one to four lines of 64 hexadecimal digits expected");
  return NULL;
}

static gboolean
fail_with_errno (GError **error, int code)
{
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, "key file: %s", g_strerror (code));
  return FALSE;
}

/* A key is made once and never written over. */
static gboolean
make_file (const char *path, GError **error)
{
  guint8 bytes[KEY_BYTES];
  char line[2 * KEY_BYTES + 2];
  int file = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (file < 0)
    return errno == EEXIST || fail_with_errno (error, errno);
  gboolean made = getrandom (bytes, sizeof bytes, 0) == (gssize) sizeof bytes;
  for (guint i = 0; i < KEY_BYTES; i++)
    g_snprintf (line + 2 * i, 3, "%02x", bytes[i]);
  line[2 * KEY_BYTES] = '\n';
  made = made && write (file, line, 2 * KEY_BYTES + 1) == 2 * KEY_BYTES + 1 && fsync (file) == 0;
  int code = errno;
  close (file);
  explicit_bzero (bytes, sizeof bytes);
  explicit_bzero (line, sizeof line);
  if (made)
    return TRUE;
  g_unlink (path);
  return fail_with_errno (error, code);
}

/**
 * lobby_pass_keys_read:
 * @path: the file
 * @make: whether to begin one with a random key where there is none
 * @error: %LOBBY_ERROR_INVALID, %LOBBY_ERROR_REFUSED when others may read the file, %LOBBY_ERROR_NO_SPACE
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): the keys in it
 */
GPtrArray *
lobby_pass_keys_read (const char *path, gboolean make, GError **error)
{
  g_autofree char *text = NULL;
  GStatBuf status;
  gsize length;

  if (make && !make_file (path, error))
    return NULL;
  if (g_stat (path, &status) != 0)
    {
      fail_with_errno (error, errno);
      return NULL;
    }
  if ((status.st_mode & 077) != 0)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED, "key file: others may read it (chmod 600)");
      return NULL;
    }
  if (status.st_size > FILE_BYTES_MAX || !g_file_get_contents (path, &text, &length, NULL))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "key file: cannot be read");
      return NULL;
    }
  GPtrArray *keys = lobby_pass_keys_parse (text, error);
  explicit_bzero (text, length);
  return keys;
}
