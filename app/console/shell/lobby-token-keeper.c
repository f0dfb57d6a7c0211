/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The access token of a branch service: from a file, from the keyring, or entered for this run only. It is never written
 * to the settings, a log or a command line. The shell owns it; the client asks it for the token. */
#include "config.h"

#include "lobby-token-keeper.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#define TOKEN_BYTES_MAX (8 * 1024)

struct _LobbyTokenKeeper
{
  GObject parent_instance;

  /* owned */
  char *file;  /* (nullable): asked anew each time, so that a changed token is found */
  char *url;   /* (nullable): where @token belongs to */
  char *token; /* (nullable) */

  /* state */
  gboolean stored; /* the keyring has it too */
};

G_DEFINE_FINAL_TYPE (LobbyTokenKeeper, lobby_token_keeper, G_TYPE_OBJECT)

static const SecretSchema schema = {
  "org.lobby.Console.Token",
  SECRET_SCHEMA_NONE,
  { { "url", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static void
forget_token (LobbyTokenKeeper *self)
{
  if (self->token != NULL)
    explicit_bzero (self->token, strlen (self->token));
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->url, g_free);
  self->stored = FALSE;
}

static void
lobby_token_keeper_finalize (GObject *object)
{
  LobbyTokenKeeper *self = LOBBY_TOKEN_KEEPER (object);

  forget_token (self);
  g_free (self->file);
  G_OBJECT_CLASS (lobby_token_keeper_parent_class)->finalize (object);
}

static void
lobby_token_keeper_class_init (LobbyTokenKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_token_keeper_finalize;
}

static void
lobby_token_keeper_init (LobbyTokenKeeper *self)
{
}

/** lobby_token_keeper_new: Returns: (transfer full): a keeper that holds nothing */
LobbyTokenKeeper *
lobby_token_keeper_new (void)
{
  return g_object_new (LOBBY_TYPE_TOKEN_KEEPER, NULL);
}

/** lobby_token_keeper_take_file: from now on the token is that of the file at @path; %NULL ends that */
void
lobby_token_keeper_take_file (LobbyTokenKeeper *self, const char *path)
{
  g_return_if_fail (LOBBY_IS_TOKEN_KEEPER (self));

  g_free (self->file);
  self->file = g_strdup (path);
}

/** lobby_token_keeper_hold: keeps @token for @url until the console ends */
void
lobby_token_keeper_hold (LobbyTokenKeeper *self, const char *url, const char *token)
{
  g_return_if_fail (LOBBY_IS_TOKEN_KEEPER (self));

  forget_token (self);
  self->url = g_strdup (url);
  self->token = token != NULL && *token != '\0' ? g_strdup (token) : NULL;
}

/** lobby_token_keeper_is_stored: Returns: whether the token is in the keyring as well, and so outlives this run */
gboolean
lobby_token_keeper_is_stored (LobbyTokenKeeper *self)
{
  g_return_val_if_fail (LOBBY_IS_TOKEN_KEEPER (self), FALSE);
  return self->stored;
}

static char *
read_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > TOKEN_BYTES_MAX)
    return NULL;
  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * lobby_token_keeper_dup:
 * @self: the keeper
 * @refused: (nullable): the token that the service has just refused
 *
 * Returns: (transfer full) (nullable): the token; the same one again when there is no newer one
 */
char *
lobby_token_keeper_dup (LobbyTokenKeeper *self, const char *refused)
{
  g_return_val_if_fail (LOBBY_IS_TOKEN_KEEPER (self), NULL);

  return self->file != NULL ? read_file (self->file) : g_strdup (self->token);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LobbyTokenKeeper *self = g_task_get_source_object (task);
  const char *url = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  char *token = secret_password_lookup_finish (result, &error);

  if (token != NULL)
    {
      lobby_token_keeper_hold (self, url, token);
      self->stored = TRUE;
      secret_password_free (token);
    }
  g_task_return_boolean (task, self->token != NULL);
}

/**
 * lobby_token_keeper_find_async:
 * @self: the keeper
 * @url: address of the branch service
 * @cancellable: (nullable): to give up
 * @callback: called when it is known
 * @data: for @callback
 *
 * Looks for the token of @url: what is held already, then the keyring. No keyring is not an error.
 */
void
lobby_token_keeper_find_async (LobbyTokenKeeper *self,
                               const char *url,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (LOBBY_IS_TOKEN_KEEPER (self) && url != NULL);

  g_task_set_source_tag (task, lobby_token_keeper_find_async);
  g_task_set_task_data (task, g_strdup (url), g_free);
  if (self->file != NULL || (self->token != NULL && g_strcmp0 (self->url, url) == 0))
    g_task_return_boolean (task, TRUE);
  else
    secret_password_lookup (&schema, cancellable, found_cb, g_steal_pointer (&task), "url", url, NULL);
}

/** lobby_token_keeper_find_finish: Returns: whether there is a token */
gboolean
lobby_token_keeper_find_finish (LobbyTokenKeeper *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LobbyTokenKeeper *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  self->stored = secret_password_store_finish (result, &error);
  g_task_return_boolean (task, self->stored);
}

/**
 * lobby_token_keeper_store_async:
 * @self: the keeper
 * @url: address of the branch service
 * @token: its token
 * @cancellable: (nullable): to give up
 * @callback: called when it is stored, or cannot be
 * @data: for @callback
 *
 * Holds the token at once, and puts it into the keyring where there is one.
 */
void
lobby_token_keeper_store_async (LobbyTokenKeeper *self,
                                const char *url,
                                const char *token,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autofree char *label = NULL;

  g_return_if_fail (LOBBY_IS_TOKEN_KEEPER (self) && url != NULL && token != NULL);

  g_task_set_source_tag (task, lobby_token_keeper_store_async);
  lobby_token_keeper_take_file (self, NULL);
  lobby_token_keeper_hold (self, url, token);
  /* Translators: name of an entry in the keyring; %s is the address of a branch service */
  label = g_strdup_printf (_ ("Lobby: access token of %s"), url);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, token, cancellable, stored_cb,
                         g_steal_pointer (&task), "url", url, NULL);
}

/** lobby_token_keeper_store_finish: Returns: whether the keyring has taken it; otherwise it lasts for this run only */
gboolean
lobby_token_keeper_store_finish (LobbyTokenKeeper *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
