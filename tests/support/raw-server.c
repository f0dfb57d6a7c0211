/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes on a loopback socket. */
#define _GNU_SOURCE
#include "config.h"

#include "raw-server.h"

#include <stdarg.h>
#include <string.h>
#include <sys/socket.h>

#define SOURCE "/branches/binhe/streams/main/20251117-1"
#define HEAD_BYTES 8192

struct _RawServer
{
  GSocketService *service; /* (owned) */
  RawFunc snapshot;
  RawFunc socket;
  gpointer data;
  guint port;
  char *url;
  GMutex mutex;
  GCond ended;
  guint running;       /* guarded by @mutex */
  GPtrArray *requests; /* (owned): heads, guarded by @mutex */
};

/** raw_write: Returns: whether the other side still takes it */
gboolean
raw_write (GIOStream *stream, gconstpointer bytes, gsize length)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, length, NULL, NULL, NULL);
}

/** raw_print: writes a formatted text */
gboolean
raw_print (GIOStream *stream, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return raw_write (stream, text, strlen (text));
}

/** raw_drip: one byte at a time, ever slower than any deadline, until the other side hangs up */
void
raw_drip (GIOStream *stream, const char *text, guint pause_ms)
{
  GSocket *socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream));

  for (const char *c = text; raw_write (stream, c, 1); c = c[1] != '\0' ? c + 1 : text)
    if (g_socket_condition_timed_wait (socket, G_IO_IN | G_IO_HUP | G_IO_ERR, pause_ms * 1000, NULL, NULL))
      return;
}

/** raw_reset: ends the connection so that the other side gets RST */
void
raw_reset (GIOStream *stream)
{
  GSocket *socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream));
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);
}

/** raw_wait_for_end: until the other side hangs up; what it sends is thrown away */
void
raw_wait_for_end (GIOStream *stream)
{
  char buffer[4096];

  while (g_input_stream_read (g_io_stream_get_input_stream (stream), buffer, sizeof buffer, NULL, NULL) > 0)
    continue;
}

static char *
read_head (GIOStream *stream)
{
  GInputStream *input = g_io_stream_get_input_stream (stream);
  GString *head = g_string_new (NULL);
  char c;

  while (head->len < HEAD_BYTES && !g_str_has_suffix (head->str, "\r\n\r\n"))
    {
      if (g_input_stream_read (input, &c, 1, NULL, NULL) != 1)
        return g_string_free (head, TRUE);
      g_string_append_c (head, c);
    }
  return g_string_free (head, FALSE);
}

static void
answer (RawServer *server, GIOStream *stream)
{
  g_autofree char *head = read_head (stream);

  if (head == NULL)
    return;
  g_mutex_lock (&server->mutex);
  g_ptr_array_add (server->requests, g_strdup (head));
  g_mutex_unlock (&server->mutex);
  if (strstr (head, "/v1/snapshot") != NULL)
    server->snapshot (stream, head, server->data);
  else if (strcasestr (head, "upgrade: websocket") != NULL)
    server->socket (stream, head, server->data);
  else
    raw_print (stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  RawServer *server = data;

  g_mutex_lock (&server->mutex);
  server->running++;
  g_mutex_unlock (&server->mutex);
  answer (server, G_IO_STREAM (connection));
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_mutex_lock (&server->mutex);
  server->running--;
  g_cond_broadcast (&server->ended);
  g_mutex_unlock (&server->mutex);
  return TRUE;
}

/** raw_server_new: @snapshot: (nullable): answers GET v1/snapshot; @socket: (nullable): answers the handshake. Returns:
 * (transfer full): a server on loopback */
RawServer *
raw_server_new (RawFunc snapshot, RawFunc socket, gpointer data)
{
  RawServer *server = g_new0 (RawServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) given = NULL;
  g_autoptr (GError) error = NULL;

  server->snapshot = snapshot != NULL ? snapshot : raw_answer_snapshot;
  server->socket = socket;
  server->data = data;
  server->requests = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&server->mutex);
  g_cond_init (&server->ended);
  server->service = g_threaded_socket_service_new (20);
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &given, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given));
  server->url = g_strdup_printf ("http://127.0.0.1:%u/", server->port);
  g_signal_connect (server->service, "run", G_CALLBACK (run_cb), server);
  g_socket_service_start (server->service);
  return server;
}

/** raw_server_free: @server: (transfer full): a server whose clients have hung up; waits for its threads */
void
raw_server_free (RawServer *server)
{
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
  g_mutex_lock (&server->mutex);
  while (server->running > 0)
    g_cond_wait (&server->ended, &server->mutex);
  g_mutex_unlock (&server->mutex);
  g_signal_handlers_disconnect_by_data (server->service, server);
  g_object_unref (server->service);
  g_ptr_array_unref (server->requests);
  g_mutex_clear (&server->mutex);
  g_cond_clear (&server->ended);
  g_free (server->url);
  g_free (server);
}

/** raw_server_get_url: Returns: base address */
const char *
raw_server_get_url (RawServer *server)
{
  return server->url;
}

/** raw_server_get_port: Returns: port on loopback */
guint
raw_server_get_port (RawServer *server)
{
  return server->port;
}

/** raw_server_count: Returns: how many requests it has seen */
guint
raw_server_count (RawServer *server)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  return server->requests->len;
}

/** raw_server_has_seen: Returns: whether @text was in the head of a request */
gboolean
raw_server_has_seen (RawServer *server, const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  for (guint i = 0; i < server->requests->len; i++)
    if (strstr (g_ptr_array_index (server->requests, i), text) != NULL)
      return TRUE;
  return FALSE;
}

/** raw_answer_snapshot: an honest, empty picture */
void
raw_answer_snapshot (GIOStream *stream, const char *request, gpointer data)
{
  const char *body = "{\"specversion\":\"1.0\",\"id\":\"picture\",\"source\":\"" SOURCE
                     "\",\"type\":\"org.lobby.stream.snapshot.v1\",\"time\":\"2025-11-17T02:42:06Z\","
                     "\"sequence\":\"00000000000000000000\",\"data\":{\"areas\":[\"queue\"],\"lastSequence\":0,"
                     "\"branch\":{\"id\":\"binhe\",\"name\":{\"en\":\"Binhe\"},\"timeZone\":\"Asia/Shanghai\","
                     "\"businessDay\":\"2025-11-17\"}}}";

  raw_print (stream,
             "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\nContent-Length: %zu\r\n"
             "Connection: close\r\n\r\n%s",
             strlen (body), body);
}

static char *
make_accept (const char *request)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;
  const char *key = strcasestr (request, "sec-websocket-key:");

  g_assert_nonnull (key);
  key += strlen ("sec-websocket-key:");
  key += strspn (key, " ");
  g_checksum_update (checksum, (const guchar *) key, (gssize) strcspn (key, "\r\n"));
  g_checksum_update (checksum, (const guchar *) "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", -1);
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

/** raw_upgrade: @subprotocol: (nullable): what it claims to speak. Returns: whether the other side still listens */
gboolean
raw_upgrade (GIOStream *stream, const char *request, const char *subprotocol)
{
  g_autofree char *accept = make_accept (request);

  return raw_print (stream,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Accept: %s\r\n%s%s%s\r\n",
                    accept, subprotocol != NULL ? "Sec-WebSocket-Protocol: " : "",
                    subprotocol != NULL ? subprotocol : "", subprotocol != NULL ? "\r\n" : "");
}

/** raw_frame: @first: first byte: FIN and opcode. Sends a frame as a server does, without a mask */
gboolean
raw_frame (GIOStream *stream, guint8 first, gconstpointer payload, gsize length)
{
  guint8 head[10] = { first };
  gsize size = 2;

  if (length < 126)
    head[1] = (guint8) length;
  else if (length < 65536)
    {
      head[1] = 126;
      head[2] = (guint8) (length >> 8);
      head[3] = (guint8) length;
      size = 4;
    }
  else
    {
      head[1] = 127;
      for (guint i = 0; i < 8; i++)
        head[2 + i] = (guint8) ((guint64) length >> (56 - 8 * i));
      size = 10;
    }
  return raw_write (stream, head, size) && (payload == NULL || raw_write (stream, payload, length));
}

/** raw_say: a text message */
gboolean
raw_say (GIOStream *stream, const char *text)
{
  return raw_frame (stream, 0x81, text, strlen (text));
}

/** raw_greet: the hello that an honest service begins with */
gboolean
raw_greet (GIOStream *stream, guint64 head)
{
  g_autofree char *hello = g_strdup_printf (
      "{\"specversion\":\"1.0\",\"id\":\"hello\",\"source\":\"" SOURCE "\",\"type\":\"org.lobby.stream.hello.v1\","
      "\"time\":\"2025-11-17T02:42:06Z\",\"data\":{\"stream\":\"main\",\"resumedAfter\":\"earliest\",\"rate\":1,"
      "\"lastSequence\":%" G_GUINT64_FORMAT "}}",
      head);

  return raw_say (stream, hello);
}

/** raw_make_event: @data: (nullable): its payload, as JSON. Returns: (transfer full): an event */
char *
raw_make_event (guint64 sequence, const char *data)
{
  return g_strdup_printf ("{\"specversion\":\"1.0\",\"id\":\"e%" G_GUINT64_FORMAT "\",\"source\":\"" SOURCE
                          "\",\"type\":\"org.lobby.ticket.issued.v1\",\"time\":\"2025-11-17T02:42:06Z\","
                          "\"sequence\":\"%020" G_GUINT64_FORMAT "\",\"data\":%s}",
                          sequence, sequence, data != NULL ? data : "{\"ticket\":\"A001\",\"service\":\"A\"}");
}
