/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract of the branch service, asked by a plain HTTP client as any vendor's would be. */
#include "lobby-test-service.h"

#include "lobby-wire.h"

#include <libsoup/soup.h>
#include <string.h>

#define DEADLINE_US (20 * G_USEC_PER_SEC)

typedef struct
{
  LobbyTestService *branch;
  SoupSession *session;
} Fixture;

typedef struct
{
  guint status;
  char *type;
  char *etag;
  char *last_event_id;
  char *body;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_free (answer->type);
  g_free (answer->etag);
  g_free (answer->last_event_id);
  g_free (answer->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
set_up (Fixture *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start ("pension-day", start != NULL ? start : "09:20",
                                              LOBBY_TEST_SERVICE_DEFAULT);
  fixture->session = soup_session_new ();
}

static void
set_up_stress (Fixture *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start ("stress", "11:00", LOBBY_TEST_SERVICE_DEFAULT);
  fixture->session = soup_session_new ();
}

static void
set_up_split (Fixture *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start ("pension-day", "09:20", LOBBY_TEST_SERVICE_SPLIT);
  fixture->session = soup_session_new ();
}

static void
set_up_adapters (Fixture *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start (NULL, NULL, LOBBY_TEST_SERVICE_ADAPTERS_ONLY);
  fixture->session = soup_session_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer start)
{
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  lobby_test_service_free (fixture->branch);
}

static SoupMessage *
make_request (Fixture *fixture, const char *method, const char *path)
{
  g_autofree char *url = g_uri_resolve_relative (lobby_test_service_get_url (fixture->branch), path, G_URI_FLAGS_NONE,
                                                 NULL);
  g_autofree char *authorization = g_strconcat ("Bearer ", lobby_test_service_get_token (), NULL);
  SoupMessage *message = soup_message_new (method, url);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  return message;
}

static void
set_body (SoupMessage *message, const char *type, const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  soup_message_set_request_body_from_bytes (message, type, bytes);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static Answer
send_request (Fixture *fixture, SoupMessage *message)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  answer.status = soup_message_get_status (message);
  answer.type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  answer.etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  answer.last_event_id = g_strdup (soup_message_headers_get_one (headers, "Last-Event-ID"));
  answer.body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_object_unref (message);
  return answer;
}

static Answer
get (Fixture *fixture, const char *path)
{
  return send_request (fixture, make_request (fixture, "GET", path));
}

static Answer
post_command (Fixture *fixture, const char *key, const char *body)
{
  SoupMessage *message = make_request (fixture, "POST", "v1/commands");
  g_autofree char *quoted = key != NULL ? g_strdup_printf ("\"%s\"", key) : NULL;

  if (quoted != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Idempotency-Key", quoted);
  set_body (message, "application/json", body);
  return send_request (fixture, message);
}

static Answer
post_events (Fixture *fixture, const char *type, const char *body)
{
  SoupMessage *message = make_request (fixture, "POST", "v1/ingest");

  set_body (message, type, body);
  return send_request (fixture, message);
}

static GPtrArray *
read_events (const char *body)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  g_auto (GStrv) pieces = g_strsplit (body, "{\"specversion\"", -1);

  for (guint i = 1; pieces[i] != NULL; i++)
    {
      gsize length = strlen (pieces[i]) - 1; /* a comma or the end of the list */
      g_autofree char *json = g_strdup_printf ("{\"specversion\"%.*s", (int) length, pieces[i]);
      g_autoptr (GError) error = NULL;
      LobbyEvent *event = lobby_wire_parse_event (json, strlen (json), &error);
      g_assert_no_error (error);
      g_ptr_array_add (events, event);
    }
  return events;
}

static void
test_needs_token (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { "v1/branch", "v1/snapshot", "v1/events", "v1/days", "v1/days/2025-11-17/events" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      SoupMessage *message = make_request (fixture, "GET", paths[i]);
      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", "Bearer another");
      g_auto (Answer) answer = send_request (fixture, message);
      g_assert_cmpuint (answer.status, ==, 401);
      g_assert_cmpstr (answer.type, ==, "application/problem+json");
    }
  SoupMessage *health = make_request (fixture, "GET", "v1/health/ready");
  soup_message_headers_remove (soup_message_get_request_headers (health), "Authorization");
  g_auto (Answer) ready = send_request (fixture, health);
  g_assert_cmpuint (ready.status, ==, 200);
  g_assert_cmpstr (ready.type, ==, "application/health+json");
}

static void
test_foreign_page (Fixture *fixture, gconstpointer data)
{
  SoupMessage *message = make_request (fixture, "GET", "v1/branch");

  soup_message_headers_replace (soup_message_get_request_headers (message), "Origin", "https://elsewhere.example");
  g_auto (Answer) answer = send_request (fixture, message);
  g_assert_cmpuint (answer.status, ==, 403);
}

static void
test_branch_and_etag (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) first = get (fixture, "v1/branch");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first.status, ==, 200);
  LobbyBranchRecord *branch = lobby_wire_parse_record (&lobby_branch_record_type, first.body, strlen (first.body),
                                                       &error);
  g_assert_no_error (error);
  g_assert_cmpstr (branch->name->en, ==, "Binhe Road Branch");
  g_assert_cmpuint (branch->counters->len, ==, 6);
  g_assert_cmpuint (branch->devices->len, ==, 9);
  g_assert_cmpuint (branch->streams->len, ==, 1);
  lobby_record_free (&lobby_branch_record_type, branch);

  SoupMessage *again = make_request (fixture, "GET", "v1/branch");
  soup_message_headers_replace (soup_message_get_request_headers (again), "If-None-Match", first.etag);
  g_auto (Answer) unchanged = send_request (fixture, again);
  g_assert_cmpuint (unchanged.status, ==, 304);
}

static void
test_snapshot_is_fold (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) answer = get (fixture, "v1/snapshot");
  g_auto (Answer) all = get (fixture, "v1/events?limit=5000");
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyEvent) snapshot = lobby_wire_parse_event (answer.body, strlen (answer.body), &error);
  g_autoptr (LobbyState) from_snapshot = lobby_state_new ();
  g_autoptr (LobbyState) from_events = lobby_state_new ();

  g_assert_no_error (error);
  g_assert_cmpstr (all.last_event_id, ==, "earliest");
  g_autoptr (GPtrArray) events = read_events (all.body);
  for (guint i = 0; i < events->len; i++)
    {
      g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (events, i)), ==, i + 1);
      g_assert_cmpint (lobby_state_apply (from_events, g_ptr_array_index (events, i), NULL), ==, LOBBY_APPLY_APPLIED);
    }
  g_assert_cmpuint (lobby_event_get_sequence (snapshot), ==, events->len);
  lobby_state_apply (from_snapshot, snapshot, NULL);
  g_assert_cmpuint (lobby_state_get_tickets (from_snapshot)->len, >, 5);
  g_assert_cmpuint (lobby_state_get_tickets (from_snapshot)->len, ==, lobby_state_get_tickets (from_events)->len);
  for (guint i = 0; i < lobby_state_get_tickets (from_events)->len; i++)
    g_assert_true (lobby_record_equal (&lobby_ticket_record_type,
                                       g_ptr_array_index (lobby_state_get_tickets (from_events), i),
                                       g_ptr_array_index (lobby_state_get_tickets (from_snapshot), i)));
}

static void
test_events_after (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) first = get (fixture, "v1/events?limit=3");
  g_autoptr (GPtrArray) events = read_events (first.body);
  const char *third = lobby_event_get_id (g_ptr_array_index (events, 2));
  g_autofree char *path = g_strdup_printf ("v1/events?limit=2&after=%s", third);
  g_auto (Answer) next = get (fixture, path);
  g_autoptr (GPtrArray) more = read_events (next.body);

  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (next.last_event_id, ==, third);
  g_assert_cmpuint (more->len, ==, 2);
  g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (more, 0)), ==, 4);

  g_auto (Answer) stranger = get (fixture, "v1/events?limit=1&after=another-life.12");
  g_assert_cmpstr (stranger.last_event_id, ==, "earliest");
  g_auto (Answer) wrong = get (fixture, "v1/events?limit=0");
  g_assert_cmpuint (wrong.status, ==, 400);
}

#define KEY "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7a10"
#define OTHER_KEY "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7a11"
#define OPEN_5(key) \
  "{\"id\":\"" key "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"5\",\"action\":\"open\",\"by\":\"lm1\"}}"

static void
test_command_once (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) without_key = post_command (fixture, NULL, OPEN_5 (KEY));
  g_auto (Answer) first = post_command (fixture, KEY, OPEN_5 (KEY));
  guint64 after_first = lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)
                            ->last_sequence;
  g_auto (Answer) again = post_command (fixture, KEY, OPEN_5 (KEY));
  g_auto (Answer) reused = post_command (
      fixture, KEY, "{\"id\":\"" KEY "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"5\",\"action\":\"close\"}}");
  g_auto (Answer) second_person = post_command (fixture, OTHER_KEY, OPEN_5 (OTHER_KEY));
  g_auto (Answer) status = get (fixture, "v1/commands/" KEY);
  g_auto (Answer) unknown = get (fixture, "v1/commands/" OTHER_KEY "x");

  g_assert_cmpuint (without_key.status, ==, 400);
  g_assert_cmpuint (first.status, ==, 202);
  g_assert_nonnull (strstr (first.body, "\"status\":\"accepted\""));
  g_assert_cmpuint (again.status, ==, 202);
  g_assert_cmpstr (again.body, ==, first.body);
  g_assert_cmpuint (
      lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->last_sequence, ==,
      after_first);
  g_assert_cmpuint (reused.status, ==, 422);
  g_assert_cmpuint (second_person.status, ==, 409);
  g_assert_nonnull (strstr (second_person.body, "lm1"));
  g_assert_cmpuint (status.status, ==, 200);
  g_assert_nonnull (strstr (status.body, "\"done\""));
  g_assert_cmpuint (unknown.status, ==, 404);
}

static void
test_command_refused (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) broken = post_command (fixture, KEY, "{\"id\":\"" KEY "\",");
  g_auto (Answer) newer = post_command (fixture, KEY, "{\"id\":\"" KEY "\",\"type\":\"roof.lift\",\"data\":{}}");
  g_auto (Answer) nowhere = post_command (
      fixture, KEY, "{\"id\":\"" KEY "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"77\",\"action\":\"open\"}}");
  g_autofree char *huge = g_strnfill (70000, ' ');
  g_auto (Answer) large = post_command (fixture, KEY, huge);
  SoupMessage *typeless = make_request (fixture, "POST", "v1/commands");
  soup_message_headers_replace (soup_message_get_request_headers (typeless), "Idempotency-Key", "\"" KEY "\"");
  set_body (typeless, "text/plain", OPEN_5 (KEY));
  g_auto (Answer) other_type = send_request (fixture, typeless);
  g_auto (Answer) other_method = send_request (fixture, make_request (fixture, "DELETE", "v1/branch"));

  g_assert_cmpuint (broken.status, ==, 400);
  g_assert_cmpuint (newer.status, ==, 422);
  g_assert_cmpuint (nowhere.status, ==, 404);
  g_assert_cmpuint (large.status, ==, 413);
  g_assert_cmpuint (other_type.status, ==, 415);
  g_assert_cmpuint (other_method.status, ==, 405);
}

static void
test_if_match (Fixture *fixture, gconstpointer data)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch),
                                                                      0);
  g_autofree char *seen = g_strdup_printf ("\"%s.%" G_GUINT64_FORMAT "\"", stream->epoch, stream->last_sequence);
  g_auto (Answer) first = post_command (fixture, KEY, OPEN_5 (KEY));
  SoupMessage *message = make_request (fixture, "POST", "v1/commands");

  soup_message_headers_replace (soup_message_get_request_headers (message), "Idempotency-Key", "\"" OTHER_KEY "\"");
  soup_message_headers_replace (soup_message_get_request_headers (message), "If-Match", seen);
  set_body (message, "application/json", OPEN_5 (OTHER_KEY));
  g_auto (Answer) outdated = send_request (fixture, message);
  g_assert_cmpuint (first.status, ==, 202);
  g_assert_cmpuint (outdated.status, ==, 412);
}

#define ISSUED(id, ticket) \
  "{\"specversion\":\"1.0\",\"id\":\"" id \
  "\",\"source\":\"/adapters/queue-7\",\"type\":\"org.lobby.ticket.issued.v1\"," \
  "\"time\":\"2025-11-17T02:41:55Z\",\"data\":{\"ticket\":\"" ticket "\",\"service\":\"A\"}}"

static void
test_ingest_once (Fixture *fixture, gconstpointer data)
{
  const char *batch = "[" ISSUED ("1", "A901") "," ISSUED ("2", "A902") ",{\"specversion\":\"1.0\",\"id\":\"3\"}]";
  g_auto (Answer) first = post_events (fixture, "application/cloudevents-batch+json", batch);
  g_auto (Answer) again = post_events (fixture, "application/cloudevents-batch+json", batch);
  g_auto (Answer) single = post_events (fixture, "application/cloudevents+json", ISSUED ("4", "A903"));
  g_auto (Answer) nonsense = post_events (fixture, "application/cloudevents+json", "nonsense");
  g_auto (Answer) other_type = post_events (fixture, "application/json", batch);

  g_assert_cmpuint (first.status, ==, 200);
  g_assert_nonnull (strstr (first.body, "\"accepted\":2,\"duplicates\":0,\"refused\":[{\"index\":2"));
  g_assert_nonnull (strstr (again.body, "\"accepted\":0,\"duplicates\":2"));
  g_assert_nonnull (strstr (single.body, "\"accepted\":1"));
  g_assert_cmpuint (nonsense.status, ==, 400);
  g_assert_cmpuint (other_type.status, ==, 415);
  g_auto (Answer) events = get (fixture, "v1/events");
  g_autoptr (GPtrArray) list = read_events (events.body);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (list, 3)), ==, 4);
  g_assert_cmpint (lobby_event_get_recorded (g_ptr_array_index (list, 3)), >, 0);
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) days = get (fixture, "v1/days");
  g_auto (Answer) lines = get (fixture, "v1/days/2025-11-17/events");
  g_auto (Answer) none = get (fixture, "v1/days/1999-01-01/events");
  g_auto (GStrv) list = g_strsplit (lines.body, "\n", -1);

  g_assert_nonnull (strstr (days.body, "\"day\":\"2025-11-17\""));
  g_assert_cmpstr (lines.type, ==, "application/x-ndjson");
  g_assert_cmpuint (
      g_strv_length (list) - 1, ==,
      lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->last_sequence);
  g_assert_nonnull (strstr (list[0], "stream.snapshot"));
  g_assert_cmpuint (none.status, ==, 404);
}

/* ---- the socket ---- */

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
open_socket (Fixture *fixture, Socket *socket, const char *after, char **protocols)
{
  SoupMessage *message = make_request (fixture, "GET", "v1/events");

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
test_socket_resumes (Fixture *fixture, gconstpointer data)
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
test_socket_from_earliest (Fixture *fixture, gconstpointer data)
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
test_socket_refused (Fixture *fixture, gconstpointer data)
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
test_slow_client_is_let_go (Fixture *fixture, gconstpointer data)
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
  g_auto (Answer) other = get (fixture, "v1/branch");
  g_assert_cmpuint (other.status, ==, 200);
}

/* ---- streams, restarts, effects ---- */

static void
test_tls (Fixture *fixture, gconstpointer data)
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
  g_auto (Answer) answer = get (fixture, "v1/branch");
  g_assert_cmpuint (answer.status, ==, 200);
  Socket socket = { 0 };
  open_socket (fixture, &socket, NULL, cloudevents);
  wait_for_events (&socket, 20);
  close_socket (&socket);
}

static void
test_mixed_day_begins_anew (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) taken = post_events (fixture, "application/cloudevents+json", ISSUED ("1", "A901"));
  g_autofree char *source = g_strdup (
      lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->source);

  g_assert_cmpuint (taken.status, ==, 200);
  lobby_test_service_restart (fixture->branch);
  g_assert_cmpstr (lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->source, !=,
                   source);
}

static void
test_split_is_the_same_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyTestService) whole = lobby_test_service_start ("pension-day", "09:20", LOBBY_TEST_SERVICE_DEFAULT);
  LobbyBranchService *one = lobby_test_service_get_service (whole);
  LobbyBranchService *four = lobby_test_service_get_service (fixture->branch);
  const LobbyState *a = lobby_branch_service_get_state (one);
  const LobbyState *b = lobby_branch_service_get_state (four);
  guint64 n = 0;

  g_assert_cmpuint (lobby_branch_service_get_n_streams (four), ==, 4);
  for (guint i = 0; i < 4; i++)
    n += lobby_branch_service_get_stream (four, i)->last_sequence;
  /* The first picture goes to each stream. */
  g_assert_cmpuint (n, ==, lobby_branch_service_get_stream (one, 0)->last_sequence + 3);
  g_assert_cmpuint (lobby_state_get_tickets (a)->len, ==, lobby_state_get_tickets (b)->len);
  for (guint i = 0; i < lobby_state_get_tickets (a)->len; i++)
    g_assert_true (lobby_record_equal (&lobby_ticket_record_type, g_ptr_array_index (lobby_state_get_tickets (a), i),
                                       g_ptr_array_index (lobby_state_get_tickets (b), i)));
  for (guint i = 0; i < lobby_state_get_devices (a)->len; i++)
    g_assert_true (lobby_record_equal (&lobby_device_record_type, g_ptr_array_index (lobby_state_get_devices (a), i),
                                       g_ptr_array_index (lobby_state_get_devices (b), i)));
  LobbyBranchRecord *branch = lobby_branch_service_dup_branch (four);
  g_assert_cmpuint (branch->streams->len, ==, 4);
  lobby_record_free (&lobby_branch_record_type, branch);
}

static void
test_restart_goes_on (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) command = post_command (fixture, KEY, OPEN_5 (KEY));
  lobby_test_service_advance (fixture->branch, 300);
  LobbyBranchService *service = lobby_test_service_get_service (fixture->branch);
  g_autofree char *digest = lobby_state_digest (lobby_branch_service_get_state (service));
  g_autofree char *source = g_strdup (lobby_branch_service_get_stream (service, 0)->source);
  guint64 last = lobby_branch_service_get_stream (service, 0)->last_sequence;

  lobby_test_service_restart (fixture->branch);
  service = lobby_test_service_get_service (fixture->branch);
  g_autofree char *again = lobby_state_digest (lobby_branch_service_get_state (service));
  g_assert_cmpstr (lobby_branch_service_get_stream (service, 0)->source, ==, source);
  g_assert_cmpuint (lobby_branch_service_get_stream (service, 0)->last_sequence, ==, last);
  g_assert_cmpstr (again, ==, digest);
  g_auto (Answer) repeated = post_command (fixture, KEY, OPEN_5 (KEY));
  g_assert_cmpuint (repeated.status, ==, 202);

  lobby_test_service_forget (fixture->branch);
  lobby_test_service_restart (fixture->branch);
  g_assert_cmpstr (lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->source, !=,
                   source);
}

static void
test_effects_come_home (Fixture *fixture, gconstpointer data)
{
  LobbyBranchService *service = lobby_test_service_get_service (fixture->branch);
  const LobbyCounterRecord *counter;
  g_auto (Answer) command = post_command (fixture, KEY, OPEN_5 (KEY));

  counter = lobby_state_get_counter (lobby_branch_service_get_state (service), "5");
  g_assert_cmpint (counter->asked, ==, LOBBY_COUNTER_ACTION_OPEN);
  g_assert_cmpint (counter->phase, ==, LOBBY_COUNTER_CLOSED);
  lobby_test_service_advance (fixture->branch, 400);
  counter = lobby_state_get_counter (lobby_branch_service_get_state (service), "5");
  g_assert_cmpint (counter->phase, ==, LOBBY_COUNTER_OPEN);
  g_assert_cmpstr (counter->staff, ==, "t05");
  g_auto (Answer) events = get (fixture, "v1/events?limit=5000");
  g_auto (GStrv) effects = g_strsplit (events.body, "\"causationid\":\"" KEY "\"", -1);
  g_assert_cmpuint (g_strv_length (effects) - 1, >=, 2);
}

#define ADD(name, set_up_cb, test_cb) g_test_add ("/service/" name, Fixture, NULL, set_up_cb, test_cb, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rest/needs-token", set_up, test_needs_token);
  ADD ("rest/foreign-page", set_up, test_foreign_page);
  ADD ("rest/branch-and-etag", set_up, test_branch_and_etag);
  ADD ("rest/snapshot-is-fold", set_up, test_snapshot_is_fold);
  ADD ("rest/events-after", set_up, test_events_after);
  ADD ("rest/days", set_up, test_days);
  ADD ("commands/once", set_up, test_command_once);
  ADD ("commands/refused", set_up, test_command_refused);
  ADD ("commands/if-match", set_up, test_if_match);
  ADD ("commands/effects-come-home", set_up, test_effects_come_home);
  ADD ("ingest/once", set_up_adapters, test_ingest_once);
  ADD ("socket/resumes", set_up, test_socket_resumes);
  ADD ("socket/from-earliest", set_up, test_socket_from_earliest);
  ADD ("socket/refused", set_up, test_socket_refused);
  ADD ("socket/slow-client-is-let-go", set_up_stress, test_slow_client_is_let_go);
  ADD ("tls", set_up, test_tls);
  ADD ("restart/mixed-day-begins-anew", set_up, test_mixed_day_begins_anew);
  ADD ("streams/split-is-the-same-day", set_up_split, test_split_is_the_same_day);
  ADD ("restart/goes-on", set_up, test_restart_goes_on);
  return g_test_run ();
}
