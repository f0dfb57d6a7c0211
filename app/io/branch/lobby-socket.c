/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One WebSocket of a stream: the handshake with its deadline, the subprotocol, the caps, and a watch on what arrives
 * without ever becoming a message. A feed owns one at a time. */
#include "config.h"

#include "lobby-socket.h"

#include "lobby-flood-watch.h"
#include "lobby-network-error.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define SUBPROTOCOL "cloudevents.json"
/* A frame may be longer than the longest event by this much, so that a little too long is refused by the reader. */
#define FRAME_SLACK_BYTES 4096
/* After a protocol fault the close frame gets this long to leave; the other side's answer is not waited for. */
#define LINGER_MS 100
#define WINDOW_BYTES (128 * 1024)

enum
{
  MESSAGE,
  PONGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _LobbySocket
{
  GObject parent_instance;

  /* given */
  LobbyEndpoint *endpoint; /* (owned) */
  LobbyFeedOptions options;

  /* owned */
  SoupMessage *handshake;              /* (nullable): while it runs */
  SoupWebsocketConnection *connection; /* (nullable) */
  GSocket *socket;                     /* (nullable) */
  LobbyFloodWatch *watch;              /* (nullable): while it is open */

  /* state */
  gint64 retry_after_us;
  const char *fault; /* (nullable): short id of a protocol fault of the other side */
  guint linger_id;
};

G_DEFINE_FINAL_TYPE (LobbySocket, lobby_socket, G_TYPE_OBJECT)

/* Fault 28: data that nobody acknowledges ends the connection by itself too. A small window gives way to the main loop in
 * a burst, and to the watch in a flood. */
static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *stream, gpointer data)
{
  LobbySocket *self = data;

  if (event != G_SOCKET_CLIENT_CONNECTED || !G_IS_SOCKET_CONNECTION (stream))
    return;
  g_set_object (&self->socket, g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream)));
  g_socket_set_option (self->socket, IPPROTO_TCP, TCP_USER_TIMEOUT, (gint) self->options.dead_ms, NULL);
  g_socket_set_option (self->socket, SOL_SOCKET, SO_RCVBUF, WINDOW_BYTES, NULL);
}

/* --- an open connection --- */

static void
ponged_cb (SoupWebsocketConnection *connection, GBytes *message, gpointer data)
{
  g_signal_emit (data, signals[PONGED], 0);
}

/* Trap 6 of libsoup 3.2: whatever was not a proper close is reported as code 0. */
static const char *
name_close_code (gushort code)
{
  switch (code)
    {
    case SOUP_WEBSOCKET_CLOSE_NORMAL:
    case SOUP_WEBSOCKET_CLOSE_GOING_AWAY:
      return "closed-by-service";
    case SOUP_WEBSOCKET_CLOSE_TOO_BIG:
      return "too-large";
    case SOUP_WEBSOCKET_CLOSE_BAD_DATA:
      return "not-text";
    case SOUP_WEBSOCKET_CLOSE_POLICY_VIOLATION:
      return "policy";
    default:
      return "broken-off";
    }
}

static void
end (LobbySocket *self, const char *reason)
{
  g_autoptr (LobbySocket) alive = g_object_ref (self);

  g_clear_handle_id (&self->linger_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->connection, self);
  g_signal_emit (self, signals[CLOSED], 0, reason);
}

static void
closed_cb (SoupWebsocketConnection *connection, gpointer data)
{
  LobbySocket *self = data;

  if (lobby_flood_watch_has_struck (self->watch))
    self->fault = "flood";
  end (self,
       self->fault != NULL ? self->fault : name_close_code (soup_websocket_connection_get_close_code (connection)));
}

static gboolean
linger_cb (gpointer data)
{
  LobbySocket *self = data;

  self->linger_id = 0;
  end (self, self->fault);
  return G_SOURCE_REMOVE;
}

static void
linger_for (LobbySocket *self, const char *fault)
{
  if (self->fault != NULL)
    return;
  self->fault = fault;
  self->linger_id = g_timeout_add (LINGER_MS, linger_cb, self);
}

/* Faults 13 and 16: the frame is too long, the text is none. */
static void
fault_cb (SoupWebsocketConnection *connection, GError *error, gpointer data)
{
  linger_for (data, error->domain == SOUP_WEBSOCKET_ERROR ? name_close_code ((gushort) error->code) : "broken-off");
}

static void
message_cb (SoupWebsocketConnection *connection, SoupWebsocketDataType type, GBytes *message, gpointer data)
{
  LobbySocket *self = data;

  lobby_flood_watch_note_message (self->watch);
  if (type == SOUP_WEBSOCKET_DATA_TEXT)
    {
      g_signal_emit (self, signals[MESSAGE], 0, message);
      return;
    }
  linger_for (self, "not-text");
  soup_websocket_connection_close (connection, SOUP_WEBSOCKET_CLOSE_UNSUPPORTED_DATA, NULL);
}

/* --- the handshake --- */

typedef struct
{
  GCancellable *cancellable; /* (owned) */
  GCancellable *caller;      /* (owned) (nullable) */
  gulong caller_id;
  guint deadline_id;
  gboolean deadline_passed;
  gboolean refreshed;
  char *after; /* (owned) (nullable) */
} Opening;

static void
opening_free (Opening *opening)
{
  if (opening->caller_id != 0)
    g_cancellable_disconnect (opening->caller, opening->caller_id);
  g_clear_handle_id (&opening->deadline_id, g_source_remove);
  g_clear_object (&opening->caller);
  g_clear_object (&opening->cancellable);
  g_free (opening->after);
  g_free (opening);
}

static void
caller_cancelled_cb (GCancellable *caller, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gboolean
deadline_cb (gpointer data)
{
  Opening *opening = data;

  opening->deadline_id = 0;
  opening->deadline_passed = TRUE;
  g_cancellable_cancel (opening->cancellable);
  return G_SOURCE_REMOVE;
}

static gboolean
speaks_other_protocol (SoupMessage *handshake)
{
  const char *protocol = soup_message_headers_get_one (soup_message_get_response_headers (handshake),
                                                       "Sec-WebSocket-Protocol");

  return g_strcmp0 (protocol, SUBPROTOCOL) != 0;
}

/* Faults 22, 25, 27 and 29: what the other side said instead of switching protocols. */
static void
explain_failure (LobbySocket *self, Opening *opening, GError *foreign, GError **error)
{
  guint status = soup_message_get_status (self->handshake);
  const char *retry_after = soup_message_headers_get_one (soup_message_get_response_headers (self->handshake),
                                                          "Retry-After");
  guint64 seconds = 0;

  if (retry_after != NULL && g_ascii_string_to_unsigned (retry_after, 10, 0, G_MAXINT32, &seconds, NULL))
    self->retry_after_us = (gint64) seconds * G_USEC_PER_SEC;
  if (opening->deadline_passed || status == 0 || foreign->domain != SOUP_WEBSOCKET_ERROR)
    {
      lobby_network_error_take (error, foreign, self->handshake, opening->deadline_passed);
      return;
    }
  g_error_free (foreign);
  if (lobby_endpoint_get_token_fault (self->handshake) != NULL)
    lobby_network_error_set (error, LOBBY_ERROR_UNAUTHORIZED, lobby_endpoint_get_token_fault (self->handshake));
  else if (status == SOUP_STATUS_SWITCHING_PROTOCOLS && speaks_other_protocol (self->handshake))
    lobby_network_error_set (error, LOBBY_ERROR_NEWER, "subprotocol");
  else if (status == SOUP_STATUS_SWITCHING_PROTOCOLS || lobby_network_error_from_status (status, error))
    lobby_network_error_set (error, LOBBY_ERROR_UNREACHABLE, "upgrade-blocked");
}

static void start_handshake (GTask *task);

static void
adopt_connection (LobbySocket *self, SoupWebsocketConnection *connection)
{
  self->connection = connection;
  soup_websocket_connection_set_max_incoming_payload_size (connection, self->options.event_bytes + FRAME_SLACK_BYTES);
  soup_websocket_connection_set_keepalive_interval (connection, self->options.ping_s);
  g_signal_connect (connection, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (connection, "pong", G_CALLBACK (ponged_cb), self);
  g_signal_connect (connection, "error", G_CALLBACK (fault_cb), self);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), self);
  self->watch = lobby_flood_watch_new (self->socket, self->options.undelivered_bytes);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  LobbySocket *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  GError *foreign = NULL, *error = NULL;
  g_autoptr (SoupWebsocketConnection) connection = soup_session_websocket_connect_finish (SOUP_SESSION (source), result,
                                                                                          &foreign);

  if (connection == NULL && soup_message_get_status (self->handshake) == 401 && !opening->refreshed
      && lobby_endpoint_refresh_token (self->endpoint))
    {
      opening->refreshed = TRUE;
      g_clear_error (&foreign);
      start_handshake (task);
      return;
    }
  if (connection == NULL)
    explain_failure (self, opening, foreign, &error);
  else if (g_strcmp0 (soup_websocket_connection_get_protocol (connection), SUBPROTOCOL) != 0)
    {
      soup_websocket_connection_close (connection, SOUP_WEBSOCKET_CLOSE_PROTOCOL_ERROR, NULL);
      lobby_network_error_set (&error, LOBBY_ERROR_NEWER, "subprotocol");
    }
  g_clear_object (&self->handshake);
  if (error == NULL)
    {
      adopt_connection (self, g_steal_pointer (&connection));
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
start_handshake (GTask *task)
{
  LobbySocket *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  char *protocols[] = { (char *) SUBPROTOCOL, NULL };

  g_clear_object (&self->handshake);
  g_clear_object (&self->socket);
  self->handshake = lobby_endpoint_make_message (self->endpoint, SOUP_METHOD_GET, "v1/events");
  if (opening->after != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (self->handshake), "Last-Event-ID", opening->after);
  g_signal_connect_object (self->handshake, "network-event", G_CALLBACK (network_event_cb), self, 0);
  soup_session_websocket_connect_async (lobby_endpoint_get_session (self->endpoint), self->handshake, NULL, protocols,
                                        G_PRIORITY_DEFAULT, opening->cancellable, connected_cb, task);
}

/* --- life --- */

static void
lobby_socket_dispose (GObject *object)
{
  LobbySocket *self = LOBBY_SOCKET (object);

  lobby_socket_close (self);
  g_clear_object (&self->handshake);
  g_clear_object (&self->endpoint);
  G_OBJECT_CLASS (lobby_socket_parent_class)->dispose (object);
}

static void
lobby_socket_class_init (LobbySocketClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_socket_dispose;

  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_BYTES);
  signals[PONGED] = g_signal_new ("ponged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
lobby_socket_init (LobbySocket *self)
{
}

/** lobby_socket_new: @endpoint: where; @options: intervals and caps. Returns: (transfer full): a socket, not yet open */
LobbySocket *
lobby_socket_new (LobbyEndpoint *endpoint, const LobbyFeedOptions *options)
{
  g_return_val_if_fail (LOBBY_IS_ENDPOINT (endpoint) && options != NULL, NULL);

  LobbySocket *self = g_object_new (LOBBY_TYPE_SOCKET, NULL);
  self->endpoint = g_object_ref (endpoint);
  self->options = *options;
  return self;
}

/**
 * lobby_socket_open_async:
 * @self: a socket
 * @after: (nullable): id of the event to resume after
 * @cancellable: (nullable): ends it early
 * @callback: called when it is open or has failed
 * @data: for @callback
 */
void
lobby_socket_open_async (LobbySocket *self,
                         const char *after,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (LOBBY_IS_SOCKET (self) && self->connection == NULL);

  Opening *opening = g_new0 (Opening, 1);
  opening->after = g_strdup (after);
  opening->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    {
      opening->caller = g_object_ref (cancellable);
      opening->caller_id = g_cancellable_connect (cancellable, G_CALLBACK (caller_cancelled_cb),
                                                  g_object_ref (opening->cancellable), g_object_unref);
    }
  opening->deadline_id = g_timeout_add (self->options.deadline_ms, deadline_cb, opening);
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_socket_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  start_handshake (task);
}

/** lobby_socket_open_finish: Returns: whether it is open and speaks our protocol; @error has a short id of the reason */
gboolean
lobby_socket_open_finish (LobbySocket *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** lobby_socket_can_resume_after: Returns: whether @id may stand in a header */
gboolean
lobby_socket_can_resume_after (const char *id)
{
  for (const char *c = id; c != NULL && *c != '\0'; c++)
    if (*c <= 0x20 || *c >= 0x7f)
      return FALSE;
  return id != NULL && *id != '\0';
}

/** lobby_socket_get_retry_after: Returns: what a refused handshake asked for, µs; 0 when nothing */
gint64
lobby_socket_get_retry_after (LobbySocket *self)
{
  g_return_val_if_fail (LOBBY_IS_SOCKET (self), 0);
  return self->retry_after_us;
}

/** lobby_socket_close: ends it at once and without a word; emits nothing */
void
lobby_socket_close (LobbySocket *self)
{
  g_return_if_fail (LOBBY_IS_SOCKET (self));

  g_clear_pointer (&self->watch, lobby_flood_watch_free);
  if (self->socket != NULL)
    g_socket_shutdown (self->socket, TRUE, TRUE, NULL);
  g_clear_object (&self->socket);
  g_clear_handle_id (&self->linger_id, g_source_remove);
  if (self->connection == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->connection, self);
  if (soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, NULL);
  g_clear_object (&self->connection);
}
