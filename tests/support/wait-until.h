/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for a condition, with a deadline and without a sleep. */
#pragma once

#include <glib.h>

#define WAIT_UNTIL_DEADLINE_S 30

static inline gboolean
wait_until_expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    gboolean wait_expired = FALSE; \
    guint wait_source = g_timeout_add_seconds (WAIT_UNTIL_DEADLINE_S, wait_until_expired_cb, &wait_expired); \
    while (!(condition) && !wait_expired) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (wait_source); \
    if (wait_expired) \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  } \
  G_STMT_END
