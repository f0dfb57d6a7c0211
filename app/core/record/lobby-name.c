/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that many things share (a source, a branch, a day): one copy of each, counted. Whoever interned one releases it. */
#include "config.h"

#include "lobby-name.h"

/* Things die on worker threads while others are made. In its table of interned strings GLib can find one that another
 * thread is just letting go of (g_ref_string_release() counts down before it takes the table's lock), so the two take
 * turns here. */
static GMutex turn;

/**
 * lobby_name_intern:
 * @text: a name
 *
 * Equal names give equal pointers as long as one of them is held. May be called from any thread.
 *
 * Returns: (transfer full): the name; let go of it with lobby_name_release()
 */
char *
lobby_name_intern (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_mutex_lock (&turn);
  char *name = g_ref_string_new_intern (text);
  g_mutex_unlock (&turn);
  return name;
}

/**
 * lobby_name_release:
 * @name: (transfer full): a name from lobby_name_intern()
 *
 * May be called from any thread.
 */
void
lobby_name_release (char *name)
{
  g_return_if_fail (name != NULL);

  g_mutex_lock (&turn);
  g_ref_string_release (name);
  g_mutex_unlock (&turn);
}
