/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of the window do for people who wait, from any page. */
#include "config.h"

#include "lobby-window-duties.h"

/* The longest unanswered of the valued customers. */
static LobbyVisit *
find_unanswered (LobbySession *session)
{
  GListModel *visits = lobby_floor_get_visits (lobby_session_get_floor (session));

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, i);
      if (lobby_visit_is_open (visit))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

/**
 * lobby_window_duties_step:
 * @session: whose lobby it is
 * @kind: what is done for the valued customer whom nobody has answered for the longest time
 *
 * Returns: whether there was one
 */
gboolean
lobby_window_duties_step (LobbySession *session, LobbyCommandKind kind)
{
  g_autoptr (LobbyVisit) visit = find_unanswered (session);

  if (visit == NULL)
    return FALSE;
  g_free (lobby_session_step_visit (session, kind, lobby_visit_get_record (visit)->id));
  return TRUE;
}
