/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Written over with a carriage return and "erase to the end of the line" (ECMA-48), which every terminal knows. */
#include "config.h"

#include "lobby-ctl-progress.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#define ERASE "\r\033[K"

struct _LobbyCtlProgress
{
  char *words; /* (owned) */
  int percent; /* that is shown; -1 for none */
};

static void
show (LobbyCtlProgress *self)
{
  g_autofree char *line = NULL;
  g_autofree char *local = NULL;

  if (self->percent < 0)
    line = g_strdup (self->words);
  else
    /* Translators: %1$s says what is being done, as in "Reading the day…", %2$d is how much of it is done */
    line = g_strdup_printf (_ ("%1$s %2$d %%"), self->words, self->percent);
  local = g_locale_from_utf8 (line, -1, NULL, NULL, NULL);
  fprintf (stderr, ERASE "%s", local != NULL ? local : line);
  fflush (stderr);
}

/**
 * lobby_ctl_progress_new:
 * @words: what is being done, for a person
 *
 * Returns: (transfer full) (nullable): says so; %NULL where no terminal is on the error stream
 */
LobbyCtlProgress *
lobby_ctl_progress_new (const char *words)
{
  LobbyCtlProgress *self;

  if (!isatty (STDERR_FILENO))
    return NULL;
  self = g_new0 (LobbyCtlProgress, 1);
  lobby_ctl_progress_say (self, words);
  return self;
}

/** lobby_ctl_progress_say: @self: (nullable): where to; @words: what is being done now */
void
lobby_ctl_progress_say (LobbyCtlProgress *self, const char *words)
{
  if (self == NULL)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  self->percent = -1;
  show (self);
}

/**
 * lobby_ctl_progress_cb:
 * @n_done: how much is done
 * @n_all: of how much
 * @progress: (nullable): a #LobbyCtlProgress
 *
 * A #GFileProgressCallback.
 */
void
lobby_ctl_progress_cb (goffset n_done, goffset n_all, gpointer progress)
{
  LobbyCtlProgress *self = progress;
  int percent = n_all > 0 ? (int) (n_done * 100 / n_all) : 100;

  if (self == NULL || percent == self->percent)
    return;
  self->percent = percent;
  show (self);
}

/** lobby_ctl_progress_free: @self: (transfer full) (nullable): the work is done; its line goes */
void
lobby_ctl_progress_free (LobbyCtlProgress *self)
{
  if (self == NULL)
    return;
  fputs (ERASE, stderr);
  fflush (stderr);
  g_free (self->words);
  g_free (self);
}
