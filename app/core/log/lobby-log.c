/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program says on the error stream: program, level, message. No other field of a message is written, so that nothing a
 * library attaches (addresses, bodies) gets into a log; and of the message itself tokens are struck out, and every text that
 * is personal at the moment. */
#include "config.h"

#include "lobby-log.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define STRUCK_OUT "**"
#define BEARER "Bearer "

static GMutex lock;
static GHashTable *hidden; /* text to how often it was hidden */

static const char *
find_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, key) == 0 && fields[i].length == -1)
      return fields[i].value;
  return NULL;
}

static const char *
name_level (GLogLevelFlags level)
{
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)) != 0)
    return "CRITICAL";
  if ((level & G_LOG_LEVEL_WARNING) != 0)
    return "WARNING";
  return (level & G_LOG_LEVEL_DEBUG) != 0 ? "DEBUG" : "INFO";
}

static void
strike_out_tokens (GString *line)
{
  const char *found = line->str;

  while ((found = strstr (found, BEARER)) != NULL)
    {
      gsize start = (gsize) (found - line->str) + strlen (BEARER);
      gsize length = strcspn (line->str + start, " \t\r\n\"',");
      g_string_erase (line, (gssize) start, (gssize) length);
      g_string_insert (line, (gssize) start, STRUCK_OUT);
      found = line->str + start;
    }
}

static GString *
make_line (const char *domain, GLogLevelFlags level, const char *message)
{
  GString *line = g_string_new (message);
  GHashTableIter iter;
  gpointer text;

  strike_out_tokens (line);
  g_mutex_lock (&lock);
  if (hidden != NULL)
    {
      g_hash_table_iter_init (&iter, hidden);
      while (g_hash_table_iter_next (&iter, &text, NULL))
        g_string_replace (line, text, STRUCK_OUT, 0);
    }
  g_mutex_unlock (&lock);
  g_string_prepend (line, ": ");
  g_string_prepend (line, name_level (level));
  g_string_prepend (line, ": ");
  g_string_prepend (line, domain);
  return line;
}

static GLogWriterOutput
write_line (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  const char *domain = find_field (fields, n_fields, "GLIB_DOMAIN");
  const char *message = find_field (fields, n_fields, "MESSAGE");
  GString *line;

  if (g_log_writer_default_would_drop (level, domain))
    return G_LOG_WRITER_HANDLED;
  line = make_line (domain != NULL ? domain : "lobby", level, message != NULL ? message : "");
  fprintf (stderr, "%s\n", line->str);
  fflush (stderr);
  g_string_free (line, TRUE);
  return G_LOG_WRITER_HANDLED;
}

/** lobby_log_install: takes over all messages of the program and its libraries; call it once, first of all */
void
lobby_log_install (void)
{
  g_log_set_writer_func (write_line, NULL, NULL);
}

/** lobby_log_hide: @text: (nullable): gets into no message until lobby_log_show() was called as often; of at least two characters */
void
lobby_log_hide (const char *text)
{
  if (text == NULL || g_utf8_strlen (text, -1) < 2)
    return;
  g_mutex_lock (&lock);
  if (hidden == NULL)
    hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_replace (hidden, g_strdup (text),
                        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (hidden, text)) + 1));
  g_mutex_unlock (&lock);
}

/** lobby_log_show: @text: (nullable): is no longer known here; its letters are overwritten */
void
lobby_log_show (const char *text)
{
  gpointer kept = NULL, count = NULL;

  g_mutex_lock (&lock);
  if (text != NULL && hidden != NULL && g_hash_table_steal_extended (hidden, text, &kept, &count))
    {
      if (GPOINTER_TO_UINT (count) > 1)
        g_hash_table_insert (hidden, kept, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) - 1));
      else
        {
          explicit_bzero (kept, strlen (kept));
          g_free (kept);
        }
    }
  g_mutex_unlock (&lock);
}

/** lobby_log_leave_no_core: a crash leaves no picture of the memory: names could be read in it */
void
lobby_log_leave_no_core (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_warning ("a crash may leave a core file");
}
