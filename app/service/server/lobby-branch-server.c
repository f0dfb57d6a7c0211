/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stream of a branch on one port: who may come in, and which way a request goes. The program owns it. */
#include "config.h"

#include "lobby-branch-server.h"

#include "lobby-answer.h"
#include "lobby-branch-resources.h"
#include "lobby-watcher.h"

#include <libsoup/soup.h>
#include <string.h>

#define COMMAND_BYTES (64 * 1024)
#define INGEST_BYTES (8 * 1024 * 1024)
#define WATCHERS_MAX 64
#define SUBPROTOCOL "cloudevents.json"

struct _LobbyBranchServer
{
  GObject parent_instance;

  LobbyBranchService *service; /* owned */
  guint stream;
  LobbyDoorkeeper *doorkeeper; /* owned */

  SoupServer *server;
  GPtrArray *watchers; /* of LobbyWatcher */
  char *url;
  gboolean frozen;
  gboolean sockets_blocked;
};

G_DEFINE_FINAL_TYPE (LobbyBranchServer, lobby_branch_server, G_TYPE_OBJECT)

/* ---- the doorkeeper ---- */

static const char *
get_token (SoupServerMessage *message)
{
  const char *value = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  return value != NULL && g_ascii_strncasecmp (value, "Bearer ", 7) == 0 ? value + 7 : NULL;
}

/* RFC 6750: why a token was not taken, for whoever sent it. */
static void
answer_unauthorized (SoupServerMessage *message, const char *problem)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean expired = strcmp (problem, "token-expired") == 0, early = strcmp (problem, "token-early") == 0;
  g_autofree char *challenge = NULL;

  challenge = get_token (message) != NULL
                  ? g_strdup_printf ("Bearer error=\"invalid_token\", error_description=\"%s\"", problem)
                  : g_strdup ("Bearer");
  soup_message_headers_replace (headers, "WWW-Authenticate", challenge);
  lobby_answer_problem (message, SOUP_STATUS_UNAUTHORIZED, problem,
                        expired ? "the token has run out"
                        : early ? "the token is not good yet: one of two clocks is wrong"
                                : "a token of this branch is needed, in the Authorization header");
}

#define GUEST "lobby-guest"

/* Returns: whether somebody who is known has come; the guest goes with the request */
static gboolean
let_in (LobbyBranchServer *self, SoupServerMessage *message)
{
  g_autoptr (GError) error = NULL;
  LobbyGuest *guest = lobby_doorkeeper_let_in (self->doorkeeper, get_token (message), &error);

  if (guest == NULL)
    {
      answer_unauthorized (message, error->message);
      return FALSE;
    }
  g_object_set_data_full (G_OBJECT (message), GUEST, guest, (GDestroyNotify) lobby_guest_free);
  return TRUE;
}

/* A page of a browser may not speak for the person in front of it. */
static gboolean
is_foreign (LobbyBranchServer *self, SoupServerMessage *message)
{
  const char *origin = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Origin");
  gsize length = origin != NULL ? strlen (origin) : 0;

  return origin != NULL && !(g_str_has_prefix (self->url, origin) && strcmp (self->url + length, "/") == 0);
}

static gsize
get_body_limit (const char *path)
{
  return strcmp (path, "/v1/ingest") == 0 ? INGEST_BYTES : COMMAND_BYTES;
}

/* Before a body is read: who may come in, and with how much. */
static void
early_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  LobbyBranchServer *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  goffset length = soup_message_headers_get_content_length (headers);
  gboolean has_body = soup_message_headers_get_encoding (headers) != SOUP_ENCODING_NONE;

  if (self->frozen)
    soup_server_message_pause (message);
  if (is_foreign (self, message))
    lobby_answer_problem (message, SOUP_STATUS_FORBIDDEN, "origin", "requests of web pages are not taken");
  else if (!g_str_has_prefix (path, "/v1/health") && !let_in (self, message))
    return;
  else if (has_body && soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    lobby_answer_problem (message, SOUP_STATUS_LENGTH_REQUIRED, NULL, "Content-Length is needed");
  else if (has_body && (gsize) length > get_body_limit (path))
    lobby_answer_problem (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, NULL, "body too large");
}

/* ---- ways ---- */

static gboolean
wants_socket (SoupServerMessage *message)
{
  return soup_message_headers_header_contains (soup_server_message_get_request_headers (message), "Upgrade",
                                               "websocket");
}

static gboolean
offers_subprotocol (SoupServerMessage *message)
{
  return soup_message_headers_header_contains (soup_server_message_get_request_headers (message),
                                               "Sec-WebSocket-Protocol", SUBPROTOCOL);
}

/* Returns: whether the request is for the socket, which the library completes when no status is set */
static gboolean
check_socket (LobbyBranchServer *self, SoupServerMessage *message)
{
  if (!wants_socket (message))
    return FALSE;
  if (self->sockets_blocked)
    lobby_answer_problem (message, SOUP_STATUS_NOT_IMPLEMENTED, NULL, "no WebSocket here");
  else if (!offers_subprotocol (message))
    lobby_answer_problem (message, SOUP_STATUS_BAD_REQUEST, "subprotocol",
                          "Sec-WebSocket-Protocol: " SUBPROTOCOL " is needed");
  else if (self->watchers->len >= WATCHERS_MAX)
    lobby_answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL, "too many watchers");
  return TRUE;
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  LobbyBranchServer *self = data;
  const char *method = soup_server_message_get_method (message);
  gboolean commands = strcmp (path, "/v1/commands") == 0;
  gboolean ingest = strcmp (path, "/v1/ingest") == 0;
  gboolean name = lobby_branch_resources_is_name (path);
  const char *allowed = commands || ingest || name ? "POST" : "GET";
  const LobbyBranchResources resources = { self->service, self->stream, g_object_get_data (G_OBJECT (message), GUEST) };

  if (!lobby_branch_resources_check (&resources, message, path))
    return;
  if (strcmp (path, "/v1/events") == 0 && strcmp (method, "GET") == 0 && check_socket (self, message))
    return;
  if (strcmp (method, allowed) != 0)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", allowed);
      lobby_answer_problem (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL, NULL);
    }
  else if (commands)
    lobby_branch_resources_take_command (&resources, message);
  else if (name)
    lobby_branch_resources_show_name (&resources, message, path);
  else if (ingest)
    lobby_branch_resources_take_events (&resources, message);
  else
    lobby_branch_resources_read (&resources, message, path, query);
}

/* What was asked for, by whom is the doorkeeper's; a URL holds ids and never names. */
static void
finished_cb (SoupServer *server, SoupServerMessage *message, gpointer data)
{
  const GUri *uri = soup_server_message_get_uri (message);

  g_debug ("%s %s%s%s %u", soup_server_message_get_method (message), g_uri_get_path ((GUri *) uri),
           g_uri_get_query ((GUri *) uri) != NULL ? "?" : "",
           g_uri_get_query ((GUri *) uri) != NULL ? g_uri_get_query ((GUri *) uri) : "",
           soup_server_message_get_status (message));
}

/* ---- watchers ---- */

static void
gone_cb (LobbyWatcher *watcher, LobbyBranchServer *self)
{
  g_ptr_array_remove (self->watchers, watcher);
}

static void
socket_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           SoupWebsocketConnection *connection,
           gpointer data)
{
  LobbyBranchServer *self = data;
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr (GHashTable) pairs = query != NULL ? g_uri_parse_params (query, -1, "&", G_URI_PARAMS_WWW_FORM, NULL)
                                               : NULL;
  LobbyWatcher *watcher = lobby_watcher_new (self->service, self->stream, connection,
                                             g_object_get_data (G_OBJECT (message), GUEST),
                                             lobby_branch_resources_get_place (message, pairs));

  g_signal_connect (watcher, "gone", G_CALLBACK (gone_cb), self);
  lobby_watcher_freeze (watcher, self->frozen);
  g_ptr_array_add (self->watchers, watcher);
}

/* Whoever was let in for a time goes when it is over. */
static void
published_cb (LobbyBranchServer *self)
{
  for (guint i = self->watchers->len; i > 0; i--)
    {
      LobbyWatcher *watcher = g_ptr_array_index (self->watchers, i - 1);
      if (lobby_doorkeeper_has_expired (self->doorkeeper, lobby_watcher_get_guest (watcher)))
        lobby_watcher_close (watcher);
      else
        lobby_watcher_look (watcher);
    }
}

/* ---- life ---- */

static void
drop_watcher (gpointer data)
{
  g_signal_handlers_disconnect_matched (data, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, gone_cb, NULL);
  g_object_unref (data);
}

static void
lobby_branch_server_dispose (GObject *object)
{
  LobbyBranchServer *self = LOBBY_BRANCH_SERVER (object);

  if (self->server != NULL)
    lobby_branch_server_close (self);
  g_clear_object (&self->server);
  g_clear_object (&self->service);
  g_clear_object (&self->doorkeeper);
  G_OBJECT_CLASS (lobby_branch_server_parent_class)->dispose (object);
}

static void
lobby_branch_server_finalize (GObject *object)
{
  LobbyBranchServer *self = LOBBY_BRANCH_SERVER (object);

  g_ptr_array_unref (self->watchers);
  g_free (self->url);
  G_OBJECT_CLASS (lobby_branch_server_parent_class)->finalize (object);
}

static void
lobby_branch_server_class_init (LobbyBranchServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lobby_branch_server_dispose;
  object_class->finalize = lobby_branch_server_finalize;
}

static void
lobby_branch_server_init (LobbyBranchServer *self)
{
  self->watchers = g_ptr_array_new_with_free_func (drop_watcher);
}

/**
 * lobby_branch_server_new:
 * @service: the branch
 * @stream: index of the stream that is served here
 * @doorkeeper: who lets clients in
 *
 * Returns: (transfer full): a server that does not listen yet
 */
LobbyBranchServer *
lobby_branch_server_new (LobbyBranchService *service, guint stream, LobbyDoorkeeper *doorkeeper)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_SERVICE (service), NULL);
  g_return_val_if_fail (LOBBY_IS_DOORKEEPER (doorkeeper), NULL);

  LobbyBranchServer *self = g_object_new (LOBBY_TYPE_BRANCH_SERVER, NULL);
  self->service = g_object_ref (service);
  self->stream = stream;
  self->doorkeeper = g_object_ref (doorkeeper);
  g_signal_connect_object (service, "published", G_CALLBACK (published_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * lobby_branch_server_listen:
 * @self: the server
 * @address: where
 * @port: port, 0 for any
 * @certificate: (nullable): makes it https
 * @error: return location
 *
 * Returns: whether clients can come
 */
gboolean
lobby_branch_server_listen (LobbyBranchServer *self,
                            GInetAddress *address,
                            guint port,
                            GTlsCertificate *certificate,
                            GError **error)
{
  char *protocols[] = { (char *) SUBPROTOCOL, NULL };

  g_return_val_if_fail (LOBBY_IS_BRANCH_SERVER (self) && self->server == NULL, FALSE);

  self->server = soup_server_new ("server-header", "lobby-branch", "tls-certificate", certificate, NULL);
  soup_server_remove_websocket_extension (self->server, SOUP_TYPE_WEBSOCKET_EXTENSION_DEFLATE);
  g_signal_connect (self->server, "request-finished", G_CALLBACK (finished_cb), NULL);
  soup_server_add_early_handler (self->server, NULL, early_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_add_early_handler (self->server, "/v1/events", early_cb, self, NULL);
  soup_server_add_handler (self->server, "/v1/events", request_cb, self, NULL);
  soup_server_add_websocket_handler (self->server, "/v1/events", NULL, protocols, socket_cb, self, NULL);
  g_autoptr (GSocketAddress) socket_address = g_inet_socket_address_new (address, (guint16) port);
  if (!soup_server_listen (self->server, socket_address, certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0, error))
    {
      g_clear_object (&self->server);
      return FALSE;
    }
  GSList *uris = soup_server_get_uris (self->server);
  g_free (self->url);
  self->url = uris != NULL ? g_uri_to_string (uris->data) : g_strdup ("");
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  LobbyServiceStream *stream = lobby_branch_service_get_stream (self->service, self->stream);
  g_free (stream->url);
  stream->url = g_strdup (self->url);
  return TRUE;
}

/** lobby_branch_server_close: says good-bye to every watcher and listens no more; it can listen again */
void
lobby_branch_server_close (LobbyBranchServer *self)
{
  g_return_if_fail (LOBBY_IS_BRANCH_SERVER (self));

  for (guint i = 0; i < self->watchers->len; i++)
    lobby_watcher_close (g_ptr_array_index (self->watchers, i));
  g_ptr_array_set_size (self->watchers, 0);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

/** lobby_branch_server_cut: ends every socket without a word, as a pulled cable does; new ones are taken */
void
lobby_branch_server_cut (LobbyBranchServer *self)
{
  g_autoptr (GPtrArray) watchers = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (LOBBY_IS_BRANCH_SERVER (self));
  for (guint i = 0; i < self->watchers->len; i++)
    g_ptr_array_add (watchers, g_object_ref (g_ptr_array_index (self->watchers, i)));
  for (guint i = 0; i < watchers->len; i++)
    lobby_watcher_cut (g_ptr_array_index (watchers, i));
}

/** lobby_branch_server_freeze: for tests: nobody is answered any more, and every connection stays open */
void
lobby_branch_server_freeze (LobbyBranchServer *self, gboolean frozen)
{
  g_return_if_fail (LOBBY_IS_BRANCH_SERVER (self));

  self->frozen = frozen;
  for (guint i = 0; i < self->watchers->len; i++)
    lobby_watcher_freeze (g_ptr_array_index (self->watchers, i), frozen);
}

/** lobby_branch_server_block_sockets: for tests: as a proxy that lets no WebSocket through */
void
lobby_branch_server_block_sockets (LobbyBranchServer *self, gboolean blocked)
{
  g_return_if_fail (LOBBY_IS_BRANCH_SERVER (self));
  self->sockets_blocked = blocked;
}

/** lobby_branch_server_get_n_watchers: Returns: number of clients on a socket */
guint
lobby_branch_server_get_n_watchers (LobbyBranchServer *self)
{
  return self->watchers->len;
}

/** lobby_branch_server_get_url: Returns: (transfer none) (nullable): base URL */
const char *
lobby_branch_server_get_url (LobbyBranchServer *self)
{
  return self->url;
}
