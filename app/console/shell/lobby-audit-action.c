/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to the audit: an action of the window that is there for those who may read it. */
#include "config.h"

#include "lobby-audit-action.h"

#include "lobby-audit-window.h"

#define SESSION "lobby-session"

/* A recorded day has no audit of its own. */
static gboolean
may_read (LobbySession *session)
{
  return session != NULL && lobby_session_get_kind (session) != LOBBY_SESSION_REPLAY
         && lobby_session_may (session, LOBBY_RIGHT_AUDIT_READ);
}

static void
rights_changed_cb (LobbySession *session, GSimpleAction *action)
{
  g_simple_action_set_enabled (action, may_read (session));
}

static void
activate_cb (GSimpleAction *action, GVariant *parameter, GtkWindow *window)
{
  LobbySession *session = g_object_get_data (G_OBJECT (action), SESSION);

  if (may_read (session))
    gtk_window_present (GTK_WINDOW (lobby_audit_window_new (window, session)));
}

/** lobby_audit_action_offer: @window: has the action "show-audit" from now on; @session: (nullable): whose audit it shows */
void
lobby_audit_action_offer (GtkWindow *window, LobbySession *session)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-audit", NULL);

  g_simple_action_set_enabled (action, may_read (session));
  g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), window, 0);
  if (session != NULL)
    {
      g_object_set_data_full (G_OBJECT (action), SESSION, g_object_ref (session), g_object_unref);
      g_signal_connect_object (session, "rights-changed", G_CALLBACK (rights_changed_cb), action, 0);
    }
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
}
