/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live form of a stream: hello, resume, heartbeats, and clients who take nothing. */
#include "service-client.h"
#include "tls-leaks.h"

#include "lobby-wire.h"

#include <string.h>

#define DEADLINE_US (20 * G_USEC_PER_SEC)

typedef struct
{
  SoupWebsocketConnection *connection;
  GPtrArray *events;
  gboolean closed;
  gboolean failed;
} Socket;

static void
message_cb (SoupWebsocketConnection *connection, int type, GBytes *bytes, gpointer data)
{
  g_autoptr (GError) error = NULL;
  LobbyEvent *event = lobby_wire_parse_event (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  g_assert_no_error (error);
  g_ptr_array_add (((Socket *) data)->events, event);
}

static void
closed_cb (SoupWebsocketConnection *connection, gpointer data)
{
  ((Socket *) data)->closed = TRUE;
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Socket *socket = data;

  socket->connection = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, NULL);
  socket->failed = socket->connection == NULL;
  if (socket->failed)
    return;
  g_signal_connect (socket->connection, "message", G_CALLBACK (message_cb), socket);
  g_signal_connect (socket->connection, "closed", G_CALLBACK (closed_cb), socket);
}

static void
open_socket (ServiceClient *fixture, Socket *socket, const char *after, char **protocols)
{
  SoupMessage *message = service_client_make_request (fixture, "GET", "v1/events");

  socket->events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  if (after != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Last-Event-ID", after);
  soup_session_websocket_connect_async (fixture->session, message, NULL, protocols, G_PRIORITY_DEFAULT, NULL,
                                        connected_cb, socket);
  while (socket->connection == NULL && !socket->failed)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (message);
}

static void
close_socket (Socket *socket)
{
  if (socket->connection != NULL)
    g_signal_handlers_disconnect_by_data (socket->connection, socket);
  g_clear_object (&socket->connection);
  g_ptr_array_unref (socket->events);
}

static void
wait_for_events (Socket *socket, guint n)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_US;

  while (socket->events->len < n && !socket->closed && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (socket->events->len, >=, n);
}

static char *cloudevents[] = { (char *) "cloudevents.json", NULL };

static void
test_socket_resumes (ServiceClient *fixture, gconstpointer data)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch),
                                                                      0);
  g_autofree char *after = lobby_service_stream_dup_event_id (stream, stream->last_sequence - 10);
  Socket socket = { 0 };

  open_socket (fixture, &socket, after, cloudevents);
  g_assert_cmpstr (soup_websocket_connection_get_protocol (socket.connection), ==, "cloudevents.json");
  wait_for_events (&socket, 11);
  const LobbyEvent *hello = g_ptr_array_index (socket.events, 0);
  g_assert_cmpint (lobby_event_get_kind (hello), ==, LOBBY_EVENT_HELLO);
  g_assert_cmpstr (LOBBY_PAYLOAD (hello, Hello)->resumed_after, ==, after);
  g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (socket.events, 1)), ==, stream->last_sequence - 9);

  guint64 before = stream->last_sequence;
  lobby_test_service_advance (fixture->branch, 60);
  guint n = (guint) (stream->last_sequence - before);
  g_assert_cmpuint (n, >, 0);
  wait_for_events (&socket, 11 + n + 1);
  gboolean heartbeat = FALSE;
  guint64 expected = before + 1;
  for (guint i = 11; i < socket.events->len; i++)
    if (lobby_event_get_kind (g_ptr_array_index (socket.events, i)) == LOBBY_EVENT_HEARTBEAT)
      heartbeat = TRUE;
    else
      g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (socket.events, i)), ==, expected++);
  g_assert_true (heartbeat);
  close_socket (&socket);
}

static void
test_socket_from_earliest (ServiceClient *fixture, gconstpointer data)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch),
                                                                      0);
  Socket socket = { 0 };

  open_socket (fixture, &socket, "another-life.5", cloudevents);
  wait_for_events (&socket, (guint) stream->last_sequence + 1);
  g_assert_cmpstr (LOBBY_PAYLOAD (g_ptr_array_index (socket.events, 0), Hello)->resumed_after, ==, "earliest");
  g_assert_cmpint (lobby_event_get_kind (g_ptr_array_index (socket.events, 1)), ==, LOBBY_EVENT_SNAPSHOT);
  close_socket (&socket);
}

static void
test_socket_refused (ServiceClient *fixture, gconstpointer data)
{
  char *others[] = { (char *) "soap.xml", NULL };
  Socket no_protocol = { 0 }, blocked = { 0 };

  open_socket (fixture, &no_protocol, NULL, others);
  g_assert_true (no_protocol.failed);
  close_socket (&no_protocol);
  lobby_test_service_block_sockets (fixture->branch, TRUE);
  open_socket (fixture, &blocked, NULL, cloudevents);
  g_assert_true (blocked.failed);
  close_socket (&blocked);
}

/* A client that takes nothing is let go; the others do not notice. */
static void
test_slow_client_is_let_go (ServiceClient *fixture, gconstpointer data)
{
  LobbyBranchServer *server = lobby_test_service_get_server (fixture->branch, 0);
  g_autoptr (GUri) uri = g_uri_parse (lobby_test_service_get_url (fixture->branch), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) deaf = g_socket_client_connect_to_host (client, "127.0.0.1",
                                                                        (guint16) g_uri_get_port (uri), NULL, &error);
  g_autofree char *request = g_strdup_printf (
      "GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Protocol: cloudevents.json\r\nAuthorization: Bearer %s\r\n\r\n",
      g_uri_get_port (uri), lobby_test_service_get_token ());
  gint64 deadline = g_get_monotonic_time () + DEADLINE_US;

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (deaf)), request, strlen (request), NULL, NULL,
                             NULL);
  while (lobby_branch_server_get_n_watchers (server) == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (lobby_branch_server_get_n_watchers (server), ==, 1);
  while (lobby_branch_server_get_n_watchers (server) > 0 && g_get_monotonic_time () < deadline)
    {
      lobby_test_service_advance (fixture->branch, 20);
      for (guint i = 0; i < 400; i++)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (lobby_branch_server_get_n_watchers (server), ==, 0);
  g_auto (Answer) other = service_client_get (fixture, "v1/branch");
  g_assert_cmpuint (other.status, ==, 200);
}

static void
test_tls (ServiceClient *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", "loopback.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoptr (GTlsDatabase) trusted = NULL;

  g_assert_no_error (error);
  lobby_test_service_use_tls (fixture->branch, certificate);
  lobby_test_service_restart (fixture->branch);
  g_assert_true (g_str_has_prefix (lobby_test_service_get_url (fixture->branch), "https://127.0.0.1:"));
  trusted = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  soup_session_set_tls_database (fixture->session, trusted);
  g_auto (Answer) answer = service_client_get (fixture, "v1/branch");
  g_assert_cmpuint (answer.status, ==, 200);
  Socket socket = { 0 };
  open_socket (fixture, &socket, NULL, cloudevents);
  wait_for_events (&socket, 20);
  close_socket (&socket);
}

#define ADD(name, set_up_cb, test_cb) \
  g_test_add ("/service/" name, ServiceClient, NULL, set_up_cb, test_cb, service_client_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("socket/resumes", service_client_set_up, test_socket_resumes);
  ADD ("socket/from-earliest", service_client_set_up, test_socket_from_earliest);
  ADD ("socket/refused", service_client_set_up, test_socket_refused);
  ADD ("socket/slow-client-is-let-go", service_client_set_up_stress, test_slow_client_is_let_go);
  ADD ("tls", service_client_set_up, test_tls);
  return g_test_run ();
}
