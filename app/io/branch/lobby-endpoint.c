/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One address of a branch with its token and its rules: no redirect, no plain HTTP beyond this machine. Feeds and the
 * branch client own one each. */
#include "config.h"

#include "lobby-endpoint-private.h"

#include "lobby-network-error.h"

#include <string.h>

#define CONNECTIONS_PER_HOST 6
#define IO_TIMEOUT_S 30

G_DEFINE_FINAL_TYPE (LobbyEndpoint, lobby_endpoint, G_TYPE_OBJECT)

/* --- addresses --- */

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

/* Fault 25: nothing goes in the clear beyond this machine, and no secret hides in an address. */
static gboolean
check_address (GUri *uri, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL)
    {
      lobby_network_error_set (error, LOBBY_ERROR_INVALID, "address");
      return FALSE;
    }
  if (strcmp (scheme, "https") == 0 || (strcmp (scheme, "http") == 0 && is_loopback (host)))
    return TRUE;
  lobby_network_error_set (error, LOBBY_ERROR_UNTRUSTED, strcmp (scheme, "http") == 0 ? "not-encrypted" : "address");
  return FALSE;
}

static GUri *
parse_base (const char *url, GError **error)
{
  g_autofree char *folder = g_str_has_suffix (url, "/") ? g_strdup (url) : g_strconcat (url, "/", NULL);
  g_autoptr (GUri) uri = g_uri_parse (folder, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL)
    {
      lobby_network_error_set (error, LOBBY_ERROR_INVALID, "address");
      return NULL;
    }
  return check_address (uri, error) ? g_steal_pointer (&uri) : NULL;
}

/* --- life --- */

static void
lobby_endpoint_dispose (GObject *object)
{
  LobbyEndpoint *self = LOBBY_ENDPOINT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  g_clear_object (&self->options.tls_database);
  if (self->token_destroy != NULL)
    g_steal_pointer (&self->token_destroy) (self->token_data);
  G_OBJECT_CLASS (lobby_endpoint_parent_class)->dispose (object);
}

static void
lobby_endpoint_finalize (GObject *object)
{
  LobbyEndpoint *self = LOBBY_ENDPOINT (object);

  g_clear_pointer (&self->base, g_uri_unref);
  g_free (self->url);
  g_free (self->token);
  G_OBJECT_CLASS (lobby_endpoint_parent_class)->finalize (object);
}

static void
lobby_endpoint_class_init (LobbyEndpointClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_endpoint_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_endpoint_finalize;
}

static void
lobby_endpoint_init (LobbyEndpoint *self)
{
}

static SoupSession *
make_session (GUri *base, const LobbyFeedOptions *options)
{
  SoupSession *session = soup_session_new_with_options ("timeout", IO_TIMEOUT_S, "max-conns-per-host",
                                                        CONNECTIONS_PER_HOST, "user-agent", "lobby/" PACKAGE_VERSION,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (options->tls_database != NULL)
    soup_session_set_tls_database (session, options->tls_database);
  if (is_loopback (g_uri_get_host (base)))
    soup_session_set_proxy_resolver (session, NULL);
  return session;
}

/**
 * lobby_endpoint_new:
 * @clock: for round trips
 * @url: base address, https, or http on this machine
 * @token: (nullable): asked for the bearer token
 * @token_data: for @token
 * @token_destroy: (nullable): frees @token_data
 * @options: intervals and caps
 * @error: %LOBBY_ERROR_INVALID or %LOBBY_ERROR_UNTRUSTED for an address that is against the rules
 *
 * Returns: (transfer full) (nullable): the endpoint
 */
LobbyEndpoint *
lobby_endpoint_new (LobbyClock *clock,
                    const char *url,
                    LobbyTokenFunc token,
                    gpointer token_data,
                    GDestroyNotify token_destroy,
                    const LobbyFeedOptions *options,
                    GError **error)
{
  g_return_val_if_fail (LOBBY_IS_CLOCK (clock) && url != NULL && options != NULL, NULL);

  GUri *base = parse_base (url, error);
  if (base == NULL)
    {
      if (token_destroy != NULL)
        token_destroy (token_data);
      return NULL;
    }
  LobbyEndpoint *self = g_object_new (LOBBY_TYPE_ENDPOINT, NULL);
  self->clock = g_object_ref (clock);
  self->base = base;
  self->url = g_uri_to_string (base);
  self->token_func = token;
  self->token_data = token_data;
  self->token_destroy = token_destroy;
  self->options = *options;
  if (options->tls_database != NULL)
    g_object_ref (options->tls_database);
  self->session = make_session (base, options);
  return self;
}

/** lobby_endpoint_get_url: Returns: the base address, ending in a slash */
const char *
lobby_endpoint_get_url (LobbyEndpoint *self)
{
  g_return_val_if_fail (LOBBY_IS_ENDPOINT (self), NULL);
  return self->url;
}

/**
 * lobby_endpoint_dup_url_of:
 * @self: the branch's own address
 * @relative: (nullable): address of a stream, absolute or relative to it
 * @error: an address that is against the rules
 *
 * The token goes to this address too, so it must be as safe: encrypted, or on this machine.
 *
 * Returns: (transfer full) (nullable): the absolute address
 */
char *
lobby_endpoint_dup_url_of (LobbyEndpoint *self, const char *relative, GError **error)
{
  g_autoptr (GUri) resolved = NULL;
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (LOBBY_IS_ENDPOINT (self), NULL);

  absolute = g_uri_resolve_relative (self->url, relative != NULL ? relative : "", SOUP_HTTP_URI_FLAGS, NULL);
  if (absolute == NULL)
    {
      lobby_network_error_set (error, LOBBY_ERROR_INVALID, "address");
      return NULL;
    }
  resolved = parse_base (absolute, error);
  return resolved != NULL ? g_uri_to_string (resolved) : NULL;
}

/** lobby_endpoint_get_session: Returns: (transfer none): for the WebSocket handshake */
SoupSession *
lobby_endpoint_get_session (LobbyEndpoint *self)
{
  g_return_val_if_fail (LOBBY_IS_ENDPOINT (self), NULL);
  return self->session;
}

/**
 * lobby_endpoint_make_message:
 * @self: the endpoint
 * @method: HTTP method
 * @path: path and query under the base address
 *
 * Returns: (transfer full): a message with the token that follows no redirect
 */
SoupMessage *
lobby_endpoint_make_message (LobbyEndpoint *self, const char *method, const char *path)
{
  g_autoptr (GUri) uri = NULL;
  SoupMessage *message;

  g_return_val_if_fail (LOBBY_IS_ENDPOINT (self) && path != NULL, NULL);

  uri = g_uri_parse_relative (self->base, path, SOUP_HTTP_URI_FLAGS, NULL);
  g_return_val_if_fail (uri != NULL, NULL);
  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  if (self->token == NULL && self->token_func != NULL)
    self->token = self->token_func (NULL, self->token_data);
  if (self->token != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", self->token, NULL);
      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", value);
    }
  return message;
}

/**
 * lobby_endpoint_refresh_token:
 * @self: an endpoint whose token was refused
 *
 * Fault 22: asks once, silently, for a newer token.
 *
 * Returns: whether there is a newer one
 */
gboolean
lobby_endpoint_refresh_token (LobbyEndpoint *self)
{
  g_autofree char *newer = NULL;

  g_return_val_if_fail (LOBBY_IS_ENDPOINT (self), FALSE);

  if (self->token_func != NULL)
    newer = self->token_func (self->token != NULL ? self->token : "", self->token_data);
  if (newer == NULL || g_strcmp0 (newer, self->token) == 0)
    return FALSE;
  g_free (self->token);
  self->token = g_steal_pointer (&newer);
  return TRUE;
}

/**
 * lobby_endpoint_get_token_fault:
 * @message: an answered message
 *
 * Fault 22: a token that has run out, or one that the service's clock does not take yet, is another matter for a person
 * than a wrong one (RFC 6750, error_description).
 *
 * Returns: (nullable): "token-expired" or "token-early" of a 401 that says so
 */
const char *
lobby_endpoint_get_token_fault (SoupMessage *message)
{
  static const char *const faults[] = { "token-expired", "token-early" };
  const char *challenge = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                        "WWW-Authenticate");

  for (guint i = 0; challenge != NULL && soup_message_get_status (message) == 401 && i < G_N_ELEMENTS (faults); i++)
    if (strstr (challenge, faults[i]) != NULL)
      return faults[i];
  return NULL;
}
