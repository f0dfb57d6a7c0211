/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A control that somebody may not use is insensitive and says whose business it is. */
#include "config.h"

#include "lobby-permission.h"

#include "lobby-widgets.h"

#define OURS "lobby-permission-words"

/**
 * lobby_permission_show:
 * @widget: a control
 * @session: whose rights count
 * @right: what it needs
 * @possible: whether it could be used by somebody who may
 *
 * Makes @widget sensitive or not; where the right is missing, its tooltip says who has it.
 */
void
lobby_permission_show (GtkWidget *widget, LobbySession *session, LobbyRight right, gboolean possible)
{
  gboolean may = lobby_session_may (session, right);
  g_autofree char *words = may ? NULL : lobby_words_dup_right_needed (right);

  gtk_widget_set_sensitive (widget, possible && may);
  if (!may)
    gtk_widget_set_tooltip_text (widget, words);
  else if (g_object_get_data (G_OBJECT (widget), OURS) != NULL)
    gtk_widget_set_tooltip_text (widget, NULL);
  g_object_set_data (G_OBJECT (widget), OURS, may ? NULL : widget);
}

/** lobby_permission_show_for: the same for whoever gives a command of @kind, and only where commands reach a branch */
void
lobby_permission_show_for (GtkWidget *widget, LobbySession *session, LobbyCommandKind kind, gboolean possible)
{
  lobby_permission_show (widget, session, lobby_right_for_command (kind), possible && lobby_session_can_act (session));
}
