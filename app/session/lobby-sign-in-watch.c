/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks as whom the service knows this console, and tells the session. The live session owns it. */
#include "config.h"

#include "lobby-sign-in-watch.h"

#include "lobby-session-private.h"

struct _LobbySignInWatch
{
  LobbySession *session;     /* (nullable): gone */
  LobbyBranchClient *client; /* (owned) */
  GHashTable *live;          /* (owned): streams that are live */
  GCancellable *cancellable; /* (owned) */
  gboolean asking;
};

static void
clear_watch (gpointer data)
{
  LobbySignInWatch *self = data;

  g_object_unref (self->client);
  g_hash_table_unref (self->live);
  g_object_unref (self->cancellable);
}

/** lobby_sign_in_watch_new: Returns: (transfer full): a watch over @session; nothing is known yet, and no name is shown */
LobbySignInWatch *
lobby_sign_in_watch_new (LobbySession *session, LobbyBranchClient *client)
{
  LobbySignInWatch *self = g_rc_box_new0 (LobbySignInWatch);

  self->session = session;
  self->client = g_object_ref (client);
  self->live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  lobby_session_set_sign_in (session, NULL, LOBBY_RIGHTS_UNTOLD);
  return self;
}

/** lobby_sign_in_watch_free: @self: (transfer full) (nullable): a watch */
void
lobby_sign_in_watch_free (LobbySignInWatch *self)
{
  if (self == NULL)
    return;
  self->session = NULL;
  g_cancellable_cancel (self->cancellable);
  g_rc_box_release_full (self, clear_watch);
}

static void
read_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  LobbySignInWatch *self = data;
  g_autoptr (GError) error = NULL;
  LobbySignIn *sign_in = lobby_branch_client_fetch_sign_in_finish (LOBBY_BRANCH_CLIENT (client), result, &error);

  self->asking = FALSE;
  if (self->session != NULL && sign_in != NULL)
    lobby_session_set_sign_in (self->session, sign_in, lobby_rights_from_words ((const char *const *) sign_in->rights));
  /* A service that knows no roles withholds nothing; whatever it does not want it refuses. */
  else if (self->session != NULL && g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND))
    lobby_session_set_sign_in (self->session, NULL, LOBBY_RIGHTS_ALL);
  if (sign_in != NULL)
    lobby_record_free (&lobby_sign_in_type, sign_in);
  g_rc_box_release_full (self, clear_watch);
}

/* The token may be another person's by now. */
static void
ask (LobbySignInWatch *self)
{
  if (self->asking)
    return;
  self->asking = TRUE;
  lobby_branch_client_fetch_sign_in_async (self->client, self->cancellable, read_cb, g_rc_box_acquire (self));
}

static gboolean
is_live (LobbyBranchClient *client, const char *stream)
{
  for (guint i = 0; i < lobby_branch_client_get_n_links (client); i++)
    {
      LobbyLink link = lobby_branch_client_get_link (client, i);
      if (g_strcmp0 (link.stream, stream) == 0)
        return link.state == LOBBY_LINK_LIVE || link.state == LOBBY_LINK_POLLING;
    }
  return FALSE;
}

/** lobby_sign_in_watch_look: a link has another state. Returns: whether it has come to life, so that the token is taken */
gboolean
lobby_sign_in_watch_look (LobbySignInWatch *self, const char *stream)
{
  if (!is_live (self->client, stream))
    {
      g_hash_table_remove (self->live, stream);
      return FALSE;
    }
  if (!g_hash_table_add (self->live, g_strdup (stream)))
    return FALSE;
  ask (self);
  return TRUE;
}
