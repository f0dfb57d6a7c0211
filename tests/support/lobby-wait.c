/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main context, run until a condition holds or a deadline passes. */
#include "config.h"

#include "lobby-wait.h"

/* A condition that another thread fulfils is looked at this often. */
#define TICK_MS 5

static gboolean
over_cb (gpointer data)
{
  LobbyWait *wait = data;

  wait->over = TRUE;
  wait->deadline_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/** lobby_wait_begin: @wait: (out): a new wait; @deadline_ms: its end */
void
lobby_wait_begin (LobbyWait *wait, guint deadline_ms)
{
  wait->over = FALSE;
  wait->deadline_id = g_timeout_add (deadline_ms, over_cb, wait);
  wait->tick_id = g_timeout_add (TICK_MS, tick_cb, NULL);
}

/** lobby_wait_step: Returns: %FALSE once the deadline has passed */
gboolean
lobby_wait_step (LobbyWait *wait)
{
  g_main_context_iteration (NULL, TRUE);
  return !wait->over;
}

/** lobby_wait_end: @wait: a wait, over or not */
void
lobby_wait_end (LobbyWait *wait)
{
  g_clear_handle_id (&wait->deadline_id, g_source_remove);
  g_clear_handle_id (&wait->tick_id, g_source_remove);
}

/** lobby_wait_a_while: @span_ms: how long the main context runs */
void
lobby_wait_a_while (guint span_ms)
{
  LobbyWait wait;

  lobby_wait_begin (&wait, span_ms);
  while (lobby_wait_step (&wait))
    continue;
  lobby_wait_end (&wait);
}
