/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stream of a branch on one port: who may come in, which way a request goes, and the answers. The program owns it. */
#include "config.h"

#include "lobby-branch-server.h"

#include "lobby-problem.h"
#include "lobby-watcher.h"
#include "lobby-wire.h"

#include <libsoup/soup.h>
#include <string.h>

#define COMMAND_BYTES (64 * 1024)
#define INGEST_BYTES (8 * 1024 * 1024)
#define EVENTS_DEFAULT 1000
#define EVENTS_MAX 5000
#define ANSWER_BYTES (6 * 1024 * 1024)
#define WATCHERS_MAX 64
#define SUBPROTOCOL "cloudevents.json"

struct _LobbyBranchServer
{
  GObject parent_instance;

  LobbyBranchService *service; /* owned */
  guint stream;
  char *token;

  SoupServer *server;
  GPtrArray *watchers; /* of LobbyWatcher */
  char *url;
  gboolean frozen;
  gboolean sockets_blocked;
};

G_DEFINE_FINAL_TYPE (LobbyBranchServer, lobby_branch_server, G_TYPE_OBJECT)

/* ---- answers ---- */

static void
answer (SoupServerMessage *message, guint status, const char *type, char *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_TAKE, body, strlen (body));
}

static void
answer_problem (SoupServerMessage *message, guint status, const char *type, const char *detail)
{
  if (status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "5");
  answer (message, status, "application/problem+json", lobby_problem_format (status, type, detail));
}

static void
answer_error (SoupServerMessage *message, const GError *error)
{
  answer_problem (message, lobby_problem_get_status (error), NULL, error->message);
}

static gboolean
has_etag (SoupServerMessage *message, const char *etag)
{
  const char *wanted = soup_message_headers_get_list (soup_server_message_get_request_headers (message),
                                                      "If-None-Match");

  return wanted != NULL && (strcmp (wanted, "*") == 0 || strstr (wanted, etag) != NULL);
}

/* Answers with a body that has a strong validator, or says that nothing has changed. Takes @body. */
static void
answer_with_etag (SoupServerMessage *message, const char *type, const char *etag, char *body)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
  if (!has_etag (message, etag))
    {
      answer (message, SOUP_STATUS_OK, type, body);
      return;
    }
  g_free (body);
  soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
}

static char *
make_etag (const char *body)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);

  return g_strdup_printf ("\"%.32s\"", digest);
}

/* ---- the doorkeeper ---- */

/* Compares in a time that says nothing about where the difference is. */
static gboolean
is_same_secret (const char *a, const char *b)
{
  g_autofree char *digest_a = g_compute_checksum_for_string (G_CHECKSUM_SHA256, a, -1);
  g_autofree char *digest_b = g_compute_checksum_for_string (G_CHECKSUM_SHA256, b, -1);
  guint difference = 0;

  for (guint i = 0; digest_a[i] != '\0'; i++)
    difference |= (guint) (digest_a[i] ^ digest_b[i]);
  return difference == 0;
}

static gboolean
has_token (LobbyBranchServer *self, SoupServerMessage *message)
{
  const char *value = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  return value != NULL && g_ascii_strncasecmp (value, "Bearer ", 7) == 0 && is_same_secret (value + 7, self->token);
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
    answer_problem (message, SOUP_STATUS_FORBIDDEN, "origin", "requests of web pages are not taken");
  else if (!g_str_has_prefix (path, "/v1/health") && !has_token (self, message))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate", "Bearer");
      answer_problem (message, SOUP_STATUS_UNAUTHORIZED, "token", "a token is needed, in the Authorization header");
    }
  else if (has_body && soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    answer_problem (message, SOUP_STATUS_LENGTH_REQUIRED, NULL, "Content-Length is needed");
  else if (has_body && (gsize) length > get_body_limit (path))
    answer_problem (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, NULL, "body too large");
}

/* ---- reading ---- */

static void
get_branch (LobbyBranchServer *self, SoupServerMessage *message)
{
  LobbyBranchRecord *branch = lobby_branch_service_dup_branch (self->service);
  char *body = lobby_wire_format_record (&lobby_branch_record_type, branch);
  g_autofree char *etag = make_etag (body);

  lobby_record_free (&lobby_branch_record_type, branch);
  answer_with_etag (message, "application/json", etag, body);
}

static void
get_snapshot (LobbyBranchServer *self, SoupServerMessage *message)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (self->service, self->stream);
  g_autofree char *id = lobby_service_stream_dup_event_id (stream, stream->last_sequence);
  g_autofree char *etag = g_strdup_printf ("\"%s.%s\"", stream->id, id);

  if (lobby_state_get_branch (lobby_branch_service_get_state (self->service)) == NULL)
    answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "starting", "there is no picture yet");
  else
    answer_with_etag (message, "application/cloudevents+json", etag,
                      lobby_branch_service_dup_snapshot (self->service, self->stream));
}

static const char *
get_place (SoupServerMessage *message, GHashTable *query)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                     "Last-Event-ID");
  const char *after = query != NULL ? g_hash_table_lookup (query, "after") : NULL;

  return header != NULL ? header : after;
}

static gboolean
read_limit (GHashTable *query, gint64 *limit)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, "limit") : NULL;

  *limit = EVENTS_DEFAULT;
  return text == NULL || g_ascii_string_to_signed (text, 10, 1, EVENTS_MAX, limit, NULL);
}

static char *
format_batch (const GPtrArray *bodies, guint *n_taken)
{
  GString *out = g_string_new ("[");

  for (*n_taken = 0; *n_taken < bodies->len && out->len < ANSWER_BYTES; (*n_taken)++)
    {
      if (*n_taken > 0)
        g_string_append_c (out, ',');
      g_string_append (out, g_ptr_array_index (bodies, *n_taken));
    }
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

static void
get_events (LobbyBranchServer *self, SoupServerMessage *message, GHashTable *query)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (self->service, self->stream);
  const char *place = get_place (message, query);
  guint64 sequence = 0;
  gint64 limit;
  guint n_taken;

  if (!read_limit (query, &limit) || (place != NULL && (*place == '\0' || strlen (place) > 256)))
    {
      answer_problem (message, SOUP_STATUS_BAD_REQUEST, NULL, "limit: 1 to 5000; after: 1 to 256 bytes");
      return;
    }
  if (!lobby_service_stream_find (stream, place, &sequence))
    sequence = 0;
  g_autoptr (GPtrArray) bodies = lobby_branch_service_read_after (self->service, self->stream, sequence, (guint) limit);
  if (bodies == NULL)
    {
      answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "store", "the store cannot be read");
      return;
    }
  g_autofree char *before = sequence > 0 ? lobby_service_stream_dup_event_id (stream, sequence) : g_strdup ("earliest");
  char *body = format_batch (bodies, &n_taken);
  g_autofree char *etag = g_strdup_printf ("\"%s.%s.%" G_GUINT64_FORMAT ".%u\"", stream->id, stream->epoch, sequence,
                                           n_taken);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Last-Event-ID", before);
  answer_with_etag (message, "application/cloudevents-batch+json", etag, body);
}

static void
get_days (LobbyBranchServer *self, SoupServerMessage *message)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (self->service, self->stream);
  const LobbyBranchRecord *branch = lobby_state_get_branch (lobby_branch_service_get_state (self->service));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = lobby_store_list_days (lobby_branch_service_get_store (self->service), stream->id,
                                                      &error);
  GString *out;

  if (days == NULL)
    {
      answer_error (message, error);
      return;
    }
  out = g_string_new ("{\"days\":[");
  for (guint i = 0; i < days->len; i++)
    {
      const LobbyStoredDay *day = g_ptr_array_index (days, i);
      gboolean running = branch != NULL && g_strcmp0 (branch->day, day->day) == 0;
      g_string_append_printf (out, "%s{\"day\":\"%s\",\"events\":%" G_GINT64_FORMAT ",\"running\":%s}",
                              i > 0 ? "," : "", day->day, day->events, running ? "true" : "false");
    }
  g_string_append (out, "]}");
  answer (message, SOUP_STATUS_OK, "application/json", g_string_free (out, FALSE));
}

static void
get_day_events (LobbyBranchServer *self, SoupServerMessage *message, const char *day)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (self->service, self->stream);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!lobby_store_read_day (lobby_branch_service_get_store (self->service), stream->id, day, lines, &error))
    answer_error (message, error);
  else if (lines->len == 0)
    answer_problem (message, SOUP_STATUS_NOT_FOUND, "not-found", "there is no such day");
  else
    answer (message, SOUP_STATUS_OK, "application/x-ndjson", g_string_free (g_steal_pointer (&lines), FALSE));
}

static void
get_health (LobbyBranchServer *self, SoupServerMessage *message, const char *what)
{
  gboolean live_only = strcmp (what, "/live") == 0;
  gboolean well = live_only || lobby_branch_service_is_healthy (self->service);
  char *body = g_strdup_printf ("{\"status\":\"%s\",\"version\":\"1\",\"releaseId\":\"" PACKAGE_VERSION
                                "\",\"serviceId\":\"lobby-branch\"%s}",
                                well ? "pass" : "fail", well ? "" : ",\"output\":\"events cannot be kept or read\"");

  answer (message, well ? SOUP_STATUS_OK : SOUP_STATUS_SERVICE_UNAVAILABLE, "application/health+json", body);
}

/* ---- writing ---- */

static gboolean
has_type (SoupServerMessage *message, const char *const *types)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_request_headers (message), NULL);

  return type != NULL && g_strv_contains (types, type);
}

/* Returns: (transfer full) (nullable): what stands between the quotes of a header */
static char *
dup_quoted (SoupServerMessage *message, const char *header)
{
  const char *value = soup_message_headers_get_one (soup_server_message_get_request_headers (message), header);
  gsize length = value != NULL ? strlen (value) : 0;

  return length > 2 && value[0] == '"' && value[length - 1] == '"' ? g_strndup (value + 1, length - 2) : NULL;
}

static void
post_command (LobbyBranchServer *self, SoupServerMessage *message)
{
  const char *const types[] = { "application/json", NULL };
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *key = dup_quoted (message, "Idempotency-Key");
  g_autofree char *seen = dup_quoted (message, "If-Match");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (key == NULL || !g_uuid_string_is_valid (key))
    {
      answer_problem (message, SOUP_STATUS_BAD_REQUEST, "key-missing",
                      "Idempotency-Key: a UUID in double quotes is needed");
      return;
    }
  if (!has_type (message, types))
    {
      answer_problem (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL, "application/json is needed");
      return;
    }
  g_autoptr (LobbyCommand) command = lobby_wire_parse_command (body->data != NULL ? body->data : "",
                                                               (gsize) body->length, &error);
  if (command == NULL)
    answer_error (message, error);
  else if (strcmp (command->id, key) != 0)
    answer_problem (message, SOUP_STATUS_BAD_REQUEST, "key-differs", "Idempotency-Key is not the id of the command");
  else
    {
      guint status = lobby_branch_service_take_command (self->service, command, seen, &text, &error);
      if (status == 0)
        answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "store", "the command cannot be kept");
      else
        answer (message, status, status < 400 ? "application/json" : "application/problem+json", text);
    }
}

static void
get_command (LobbyBranchServer *self, SoupServerMessage *message, const char *id)
{
  char *body = g_uuid_string_is_valid (id) ? lobby_branch_service_dup_command_status (self->service, id) : NULL;

  if (body != NULL)
    answer (message, SOUP_STATUS_OK, "application/json", body);
  else
    answer_problem (message, SOUP_STATUS_NOT_FOUND, "not-found", "there is no such command");
}

static void
post_ingest (LobbyBranchServer *self, SoupServerMessage *message)
{
  const char *const types[] = { "application/cloudevents+json", "application/cloudevents-batch+json", NULL };
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GError) error = NULL;
  char *text;

  if (!has_type (message, types))
    {
      answer_problem (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL,
                      "application/cloudevents+json or -batch+json is needed");
      return;
    }
  text = lobby_branch_service_take_events (self->service, body->data != NULL ? body->data : "", (gsize) body->length,
                                           &error);
  if (text != NULL)
    answer (message, SOUP_STATUS_OK, "application/json", text);
  else
    answer_error (message, error);
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
    answer_problem (message, SOUP_STATUS_NOT_IMPLEMENTED, NULL, "no WebSocket here");
  else if (!offers_subprotocol (message))
    answer_problem (message, SOUP_STATUS_BAD_REQUEST, "subprotocol",
                    "Sec-WebSocket-Protocol: " SUBPROTOCOL " is needed");
  else if (self->watchers->len >= WATCHERS_MAX)
    answer_problem (message, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL, "too many watchers");
  return TRUE;
}

static void
read_path (LobbyBranchServer *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 8);
  guint n = g_strv_length (parts);

  if (strcmp (path, "/v1/branch") == 0)
    get_branch (self, message);
  else if (strcmp (path, "/v1/snapshot") == 0)
    get_snapshot (self, message);
  else if (strcmp (path, "/v1/events") == 0)
    get_events (self, message, query);
  else if (strcmp (path, "/v1/days") == 0)
    get_days (self, message);
  else if (n == 5 && strcmp (parts[2], "days") == 0 && strcmp (parts[4], "events") == 0)
    get_day_events (self, message, parts[3]);
  else if (n == 4 && strcmp (parts[2], "commands") == 0)
    get_command (self, message, parts[3]);
  else if (strcmp (path, "/v1/health") == 0 || strcmp (path, "/v1/health/live") == 0
           || strcmp (path, "/v1/health/ready") == 0)
    get_health (self, message, path + strlen ("/v1/health"));
  else
    answer_problem (message, SOUP_STATUS_NOT_FOUND, "not-found", "there is no such resource");
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  LobbyBranchServer *self = data;
  const char *method = soup_server_message_get_method (message);
  gboolean commands = strcmp (path, "/v1/commands") == 0;
  gboolean ingest = strcmp (path, "/v1/ingest") == 0;

  if (strcmp (path, "/v1/events") == 0 && strcmp (method, "GET") == 0 && check_socket (self, message))
    return;
  if (strcmp (method, commands || ingest ? "POST" : "GET") != 0)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow",
                                    commands || ingest ? "POST" : "GET");
      answer_problem (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL, NULL);
    }
  else if (commands)
    post_command (self, message);
  else if (ingest)
    post_ingest (self, message);
  else
    read_path (self, message, path, query);
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
  LobbyWatcher *watcher = lobby_watcher_new (self->service, self->stream, connection, get_place (message, pairs));

  g_signal_connect (watcher, "gone", G_CALLBACK (gone_cb), self);
  lobby_watcher_freeze (watcher, self->frozen);
  g_ptr_array_add (self->watchers, watcher);
}

static void
published_cb (LobbyBranchServer *self)
{
  for (guint i = self->watchers->len; i > 0; i--)
    lobby_watcher_look (g_ptr_array_index (self->watchers, i - 1));
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
  G_OBJECT_CLASS (lobby_branch_server_parent_class)->dispose (object);
}

static void
lobby_branch_server_finalize (GObject *object)
{
  LobbyBranchServer *self = LOBBY_BRANCH_SERVER (object);

  g_ptr_array_unref (self->watchers);
  g_free (self->token);
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
 * @token: what a client must know
 *
 * Returns: (transfer full): a server that does not listen yet
 */
LobbyBranchServer *
lobby_branch_server_new (LobbyBranchService *service, guint stream, const char *token)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_SERVICE (service), NULL);
  g_return_val_if_fail (token != NULL && *token != '\0', NULL);

  LobbyBranchServer *self = g_object_new (LOBBY_TYPE_BRANCH_SERVER, NULL);
  self->service = g_object_ref (service);
  self->stream = stream;
  self->token = g_strdup (token);
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
