/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line: when the key was made, and the key. Random bytes come from the kernel; they are no dice of a simulation. */
#include "config.h"

#include "lobby-pseudonym-key.h"

#include "lobby-error.h"
#include "lobby-instant.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINE_BYTES 128

typedef struct
{
  gint64 made_us;
  guint8 key[LOBBY_ANONYMISER_KEY];
} Key;

static gboolean
read_hex (const char *text, guint8 key[LOBBY_ANONYMISER_KEY])
{
  if (strlen (text) != 2 * LOBBY_ANONYMISER_KEY)
    return FALSE;
  for (gsize i = 0; i < LOBBY_ANONYMISER_KEY; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);
      if (high < 0 || low < 0)
        return FALSE;
      key[i] = (guint8) (high * 16 + low);
    }
  return TRUE;
}

static gboolean
parse_key (char *line, Key *key)
{
  g_auto (GStrv) parts = g_strsplit (g_strchomp (line), " ", 3);

  return g_strv_length (parts) == 2 && g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64, &key->made_us, NULL)
         && read_hex (parts[1], key->key);
}

/* Only a file of our own that nobody else can read is trusted; anything else is replaced. */
static gboolean
read_key (const char *path, Key *key)
{
  char line[LINE_BYTES + 1] = "";
  struct stat facts;
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  gboolean ok = fd >= 0 && fstat (fd, &facts) == 0 && S_ISREG (facts.st_mode) && (facts.st_mode & 077) == 0
                && facts.st_uid == geteuid ();

  if (ok)
    {
      gssize length = read (fd, line, LINE_BYTES);
      ok = length > 0 && memchr (line, '\0', (gsize) length) == NULL && parse_key (line, key);
    }
  if (fd >= 0)
    close (fd);
  explicit_bzero (line, sizeof line);
  return ok;
}

static gboolean
make_key (const char *path, gint64 now_us, Key *key, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GString *line = g_string_sized_new (LINE_BYTES);
  gboolean ok;

  key->made_us = now_us;
  if (getrandom (key->key, sizeof key->key, 0) != (gssize) sizeof key->key)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_FAILED, "no random bytes");
      g_string_free (line, TRUE);
      return FALSE;
    }
  g_string_append_printf (line, "%" G_GINT64_FORMAT " ", now_us);
  for (gsize i = 0; i < sizeof key->key; i++)
    g_string_append_printf (line, "%02x", key->key[i]);
  g_string_append_c (line, '\n');
  ok = g_file_set_contents_full (path, line->str, (gssize) line->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &problem);
  explicit_bzero (line->str, line->len);
  g_string_free (line, TRUE);
  if (!ok)
    g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, problem->message);
  return ok;
}

/**
 * lobby_pseudonym_key_load:
 * @folder: of the branch
 * @now_us: now, µs since 1970 UTC
 * @error: %LOBBY_ERROR_NO_SPACE when a new key cannot be kept
 *
 * Takes the key of the branch, mode 0600. One that is missing, damaged, readable by others, dated in the future or older than
 * %LOBBY_PSEUDONYM_KEY_DAYS is replaced by a new one.
 *
 * Returns: (transfer full) (nullable): an anonymiser with that key
 */
LobbyAnonymiser *
lobby_pseudonym_key_load (const char *folder, gint64 now_us, GError **error)
{
  const gint64 life_us = (gint64) LOBBY_PSEUDONYM_KEY_DAYS * 24 * LOBBY_HOUR_US;
  g_autofree char *path = g_build_filename (folder, LOBBY_PSEUDONYM_KEY_FILE, NULL);
  LobbyAnonymiser *anonymiser = NULL;
  Key key = { 0 };

  if ((read_key (path, &key) && key.made_us <= now_us + 24 * LOBBY_HOUR_US && now_us - key.made_us < life_us)
      || make_key (path, now_us, &key, error))
    anonymiser = lobby_anonymiser_new (key.key);
  explicit_bzero (&key, sizeof key);
  return anonymiser;
}
