/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a page shows its session anew. A page owns one. */
#include "config.h"

#include "lobby-page-watch.h"

struct _LobbyPageWatch
{
  GtkWidget *page; /* the owner */
  LobbyPageShowFunc show;
  GSignalGroup *floor;   /* (owned): signals of the floor of the session */
  GSignalGroup *session; /* (owned): signals of the session */
  guint frame_id;
};

static gboolean
frame_cb (GtkWidget *page, GdkFrameClock *clock, gpointer data)
{
  LobbyPageWatch *watch = data;
  LobbySession *session = lobby_page_watch_get_session (watch);

  watch->frame_id = 0;
  if (session != NULL)
    watch->show (page, session);
  g_clear_object (&session);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LobbyPageWatch *watch)
{
  if (watch->frame_id == 0 && gtk_widget_get_mapped (watch->page))
    watch->frame_id = gtk_widget_add_tick_callback (watch->page, frame_cb, watch, NULL);
}

/* On its way to the screen it is brought up to date at once, so that it never shows what was. */
static void
mapped_cb (LobbyPageWatch *watch)
{
  LobbySession *session = lobby_page_watch_get_session (watch);

  if (session != NULL)
    watch->show (watch->page, session);
  g_clear_object (&session);
}

/** lobby_page_watch_new: Returns: (transfer full): a watch for @page, which owns it */
LobbyPageWatch *
lobby_page_watch_new (GtkWidget *page, LobbyPageShowFunc show)
{
  LobbyPageWatch *watch = g_new0 (LobbyPageWatch, 1);

  watch->page = page;
  watch->show = show;
  watch->floor = g_signal_group_new (LOBBY_TYPE_FLOOR);
  watch->session = g_signal_group_new (LOBBY_TYPE_SESSION);
  g_signal_group_connect_swapped (watch->floor, "ticked", G_CALLBACK (changed_cb), watch);
  g_signal_group_connect_swapped (watch->session, "link-changed", G_CALLBACK (changed_cb), watch);
  g_signal_group_connect_swapped (watch->session, "command-changed", G_CALLBACK (changed_cb), watch);
  g_signal_connect_swapped (page, "map", G_CALLBACK (mapped_cb), watch);
  return watch;
}

/** lobby_page_watch_free: ends the watch */
void
lobby_page_watch_free (LobbyPageWatch *watch)
{
  if (watch->frame_id != 0)
    gtk_widget_remove_tick_callback (watch->page, watch->frame_id);
  g_signal_handlers_disconnect_by_data (watch->page, watch);
  g_object_unref (watch->floor);
  g_object_unref (watch->session);
  g_free (watch);
}

/** lobby_page_watch_get_session: Returns: (transfer full) (nullable): the session watched */
LobbySession *
lobby_page_watch_get_session (LobbyPageWatch *watch)
{
  return g_signal_group_dup_target (watch->session);
}

/** lobby_page_watch_set_session: Returns: whether it was another one */
gboolean
lobby_page_watch_set_session (LobbyPageWatch *watch, LobbySession *session)
{
  g_autoptr (LobbySession) old = lobby_page_watch_get_session (watch);

  if (old == session)
    return FALSE;
  g_signal_group_set_target (watch->session, session);
  g_signal_group_set_target (watch->floor, session != NULL ? lobby_session_get_floor (session) : NULL);
  if (session != NULL)
    watch->show (watch->page, session);
  return TRUE;
}
