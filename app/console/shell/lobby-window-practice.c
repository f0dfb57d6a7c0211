/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette of incidents beside the window: when it can be opened, and when it opens by itself. */
#include "config.h"

#include "lobby-window-practice.h"

#include "lobby-practice-window.h"

/**
 * lobby_window_practice_follow:
 * @window: the window, with an action "practise"
 * @session: (nullable): what it shows
 *
 * Practice is for simulated branches, and for whoever may steer them. The palette comes with a drill that has just begun.
 */
void
lobby_window_practice_follow (GtkWindow *window, LobbySession *session)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "practise")),
                               session != NULL && lobby_session_can_practise (session));
  if (session != NULL && lobby_session_take_new_drill (session))
    lobby_window_practice_open (window, session);
}

/** lobby_window_practice_open: opens the palette for @session (nullable: nothing opens) beside @window */
void
lobby_window_practice_open (GtkWindow *window, LobbySession *session)
{
  if (session != NULL)
    gtk_window_present (lobby_practice_window_new (window, session));
}
