/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the console says on the error stream: program, level, message. No other field of a message is written, so that
 * nothing a library attaches (addresses, bodies) gets into a log. */
#include "config.h"

#include "lobby-log.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

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

static GLogWriterOutput
write_line (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  const char *domain = find_field (fields, n_fields, "GLIB_DOMAIN");
  const char *message = find_field (fields, n_fields, "MESSAGE");

  if (g_log_writer_default_would_drop (level, domain))
    return G_LOG_WRITER_HANDLED;
  fprintf (stderr, "%s: %s: %s\n", domain != NULL ? domain : "lobby", name_level (level),
           message != NULL ? message : "");
  fflush (stderr);
  return G_LOG_WRITER_HANDLED;
}

/** lobby_log_install: takes over all messages of the program and its libraries; call it once, first of all */
void
lobby_log_install (void)
{
  g_log_set_writer_func (write_line, NULL, NULL);
}
