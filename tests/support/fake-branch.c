/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wrong and the right answers of a branch service, on loopback, in the test's own main context. */
#include "config.h"

#include "fake-branch.h"

#include <stdlib.h>
#include <string.h>

#define BRANCH_TIME "2025-11-17T02:42:06Z"
#define BRANCH_RECORD \
  "{\"id\":\"binhe\",\"name\":{\"en\":\"Binhe\"},\"timeZone\":\"Asia/Shanghai\",\"businessDay\":\"2025-11-17\"," \
  "\"opens\":\"09:00\",\"closes\":\"17:00\",\"streams\":[{\"id\":\"main\",\"url\":\"\"," \
  "\"areas\":[\"queue\",\"devices\",\"customers\",\"feedback\"]}]}"

static char *
make_envelope (FakeBranch *branch, const char *name, const char *id, guint64 sequence, const char *data)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text,
                   "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"org.lobby.%s.v1\",\"time\":"
                   "\"" BRANCH_TIME "\"",
                   id, branch->source, name);
  if (sequence > 0)
    g_string_append_printf (text, ",\"sequence\":\"%020" G_GUINT64_FORMAT "\"", sequence);
  g_string_append_printf (text, ",\"datacontenttype\":\"application/json\",\"data\":%s}", data);
  return g_string_free (text, FALSE);
}

/** fake_branch_make_event: Returns: (transfer full): the event with number @sequence, as this branch says it */
char *
fake_branch_make_event (FakeBranch *branch, guint64 sequence)
{
  g_autofree char *id = g_strdup_printf ("e%" G_GUINT64_FORMAT, sequence);
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"A%03" G_GUINT64_FORMAT
                                           "\",\"service\":\"A\",\"tier\":\"ordinary\"}",
                                           sequence);

  return make_envelope (branch, "ticket.issued", id, sequence, data);
}

static void
reply (SoupServerMessage *message, guint status, const char *type, char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_TAKE, body, strlen (body));
}

static gboolean
is_unauthorized (FakeBranch *branch, SoupServerMessage *message)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                     "Authorization");
  g_autofree char *expected = g_strconcat ("Bearer ", branch->token, NULL);

  g_free (branch->authorization);
  branch->authorization = g_strdup (header);
  return branch->token != NULL && g_strcmp0 (header, expected) != 0;
}

static gboolean
answer_badly (FakeBranch *branch, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  branch->requests++;
  if (is_unauthorized (branch, message))
    {
      branch->unauthorized++;
      reply (message, 401, "application/problem+json", g_strdup ("{\"title\":\"Who are you?\",\"status\":401}"));
      return TRUE;
    }
  if (branch->answer_status == 0)
    return FALSE;
  if (branch->retry_after != NULL)
    soup_message_headers_replace (headers, "Retry-After", branch->retry_after);
  if (branch->redirect_to != NULL)
    soup_message_headers_replace (headers, "Location", branch->redirect_to);
  reply (message, branch->answer_status, "text/html", g_strdup ("<html>Please sign in</html>"));
  return TRUE;
}

static char *
make_snapshot (FakeBranch *branch)
{
  g_autofree char *data = g_strdup_printf ("{\"areas\":[\"queue\"],\"lastSequence\":%" G_GUINT64_FORMAT
                                           ",\"branch\":" BRANCH_RECORD "}",
                                           branch->head);

  return make_envelope (branch, "stream.snapshot", "picture", branch->head, data);
}

static gboolean
is_known (FakeBranch *branch, SoupServerMessage *message)
{
  g_autofree char *etag = g_strdup_printf ("\"%s-%" G_GUINT64_FORMAT "\"", branch->source, branch->head);
  const char *match = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
  if (g_strcmp0 (match, etag) != 0)
    return FALSE;
  branch->not_modified++;
  soup_server_message_set_status (message, 304, NULL);
  return TRUE;
}

static void
snapshot_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  FakeBranch *branch = data;
  g_autofree char *last_id = g_strdup_printf ("e%" G_GUINT64_FORMAT, branch->head);

  branch->snapshots++;
  if (answer_badly (branch, message) || is_known (branch, message))
    return;
  if (!branch->hide_last_id)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Last-Event-ID",
                                  branch->head > 0 ? last_id : "earliest");
  reply (message, 200, branch->content_type != NULL ? branch->content_type : "application/cloudevents+json",
         make_snapshot (branch));
}

static guint64
find_after (FakeBranch *branch, const char *after)
{
  guint64 number = after != NULL && after[0] == 'e' && !branch->forget_ids ? strtoull (after + 1, NULL, 10) : 0;

  return number <= branch->head ? number : 0;
}

static void
answer_page (FakeBranch *branch, SoupServerMessage *message, GHashTable *query)
{
  const char *after = query != NULL ? g_hash_table_lookup (query, "after") : NULL;
  const char *limit = query != NULL ? g_hash_table_lookup (query, "limit") : NULL;
  guint64 from = find_after (branch, after);
  guint64 count = branch->page > 0 ? branch->page : limit != NULL ? strtoull (limit, NULL, 10) : 100;
  GString *body = g_string_new ("[");
  g_autofree char *begins = g_strdup_printf ("e%" G_GUINT64_FORMAT, from);

  for (guint64 n = from + 1; n <= branch->head && n <= from + count; n++)
    {
      if (n == branch->hidden)
        continue;
      g_string_append_printf (body, "%s%s", body->len > 1 ? "," : "",
                              (const char *) g_ptr_array_index (branch->events, n - 1));
    }
  g_string_append_c (body, ']');
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Last-Event-ID",
                                from > 0 ? begins : "earliest");
  reply (message, 200, branch->content_type != NULL ? branch->content_type : "application/cloudevents-batch+json",
         g_string_free (body, FALSE));
}

/* An upgrade that gets no answer here goes through. */
static void
take_handshake (FakeBranch *branch, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  branch->handshakes++;
  g_free (branch->resumed_after);
  branch->resumed_after = g_strdup (soup_message_headers_get_one (headers, "Last-Event-ID"));
  if (!answer_badly (branch, message) && branch->block_sockets)
    reply (message, 200, "text/html", g_strdup ("<html>No sockets here</html>"));
}

static void
events_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  FakeBranch *branch = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (soup_message_headers_header_contains (headers, "Upgrade", "websocket"))
    {
      take_handshake (branch, message);
      return;
    }
  branch->refills++;
  if (branch->refuse_refill)
    reply (message, 500, "text/plain", g_strdup ("no"));
  else if (!answer_badly (branch, message) && !is_known (branch, message))
    answer_page (branch, message, query);
}

static void
socket_closed_cb (SoupWebsocketConnection *connection, gpointer data)
{
  FakeBranch *branch = data;
  g_ptr_array_remove (branch->sockets, connection);
}

static void
greet (FakeBranch *branch, SoupWebsocketConnection *connection, guint64 after)
{
  g_autofree char *resumed = after > 0 || branch->resumed_after == NULL ? g_strdup_printf ("e%" G_GUINT64_FORMAT, after)
                                                                        : g_strdup ("earliest");
  g_autofree char *data = g_strdup_printf (
      "{\"stream\":\"main\",\"resumedAfter\":\"%s\",\"rate\":1,\"lastSequence\":%" G_GUINT64_FORMAT "}", resumed,
      branch->head);
  g_autofree char *hello = make_envelope (branch, "stream.hello", "hello", 0, data);

  soup_websocket_connection_send_text (connection, hello);
}

static void
socket_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           SoupWebsocketConnection *connection,
           gpointer data)
{
  FakeBranch *branch = data;
  guint64 after = branch->resumed_after != NULL ? find_after (branch, branch->resumed_after) : branch->head;

  g_ptr_array_add (branch->sockets, g_object_ref (connection));
  g_signal_connect (connection, "closed", G_CALLBACK (socket_closed_cb), branch);
  if (branch->no_greeting)
    return;
  greet (branch, connection, after);
  for (guint64 n = after + 1; n <= branch->head; n++)
    if (n != branch->hidden)
      soup_websocket_connection_send_text (connection, g_ptr_array_index (branch->events, n - 1));
}

static void
commands_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  FakeBranch *branch = data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (answer_badly (branch, message))
    return;
  branch->commands++;
  g_free (branch->command_key);
  g_free (branch->command_body);
  branch->command_key = g_strdup (
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Idempotency-Key"));
  branch->command_body = g_strndup (body->data, (gsize) body->length);
  if (branch->retry_after != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After",
                                  branch->retry_after);
  reply (message, branch->command_status > 0 ? branch->command_status : 202,
         branch->command_status >= 400 ? "application/problem+json" : "application/json",
         g_strdup (branch->command_answer != NULL ? branch->command_answer : "{\"status\":\"done\"}"));
}

static void
branch_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  FakeBranch *branch = data;

  if (answer_badly (branch, message) || is_known (branch, message))
    return;
  reply (message, 200, "application/json", g_strdup (BRANCH_RECORD));
}

/** fake_branch_new: Returns: (transfer full): a branch in its first epoch with no event yet */
FakeBranch *
fake_branch_new (void)
{
  return fake_branch_new_encrypted (NULL);
}

/** fake_branch_new_encrypted: @certificate: (nullable): what it shows. Returns: (transfer full): a branch by https */
FakeBranch *
fake_branch_new_encrypted (GTlsCertificate *certificate)
{
  FakeBranch *branch = g_new0 (FakeBranch, 1);
  char *protocols[] = { (char *) "cloudevents.json", NULL };
  g_autoptr (GError) error = NULL;

  branch->source = g_strdup (FAKE_EPOCH_1);
  branch->events = g_ptr_array_new_with_free_func (g_free);
  branch->sockets = g_ptr_array_new_with_free_func (g_object_unref);
  branch->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (branch->server, "/v1/snapshot", snapshot_cb, branch, NULL);
  soup_server_add_handler (branch->server, "/v1/branch", branch_cb, branch, NULL);
  soup_server_add_handler (branch->server, "/v1/commands", commands_cb, branch, NULL);
  soup_server_add_handler (branch->server, "/v1/events", events_cb, branch, NULL);
  soup_server_add_websocket_handler (branch->server, "/v1/events", NULL, protocols, socket_cb, branch, NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (branch->server, certificate);
  soup_server_listen_local (branch->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  GSList *uris = soup_server_get_uris (branch->server);
  branch->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return branch;
}

/** fake_branch_free: @branch: (transfer full): a branch, which hangs up */
void
fake_branch_free (FakeBranch *branch)
{
  fake_branch_cut (branch);
  soup_server_disconnect (branch->server);
  g_object_unref (branch->server);
  g_ptr_array_unref (branch->events);
  g_ptr_array_unref (branch->sockets);
  g_free (branch->url);
  g_free (branch->source);
  g_free (branch->authorization);
  g_free (branch->resumed_after);
  g_free (branch->command_key);
  g_free (branch->command_body);
  g_free (branch);
}

/** fake_branch_new_epoch: forgets everything and begins again under another name */
void
fake_branch_new_epoch (FakeBranch *branch, const char *source)
{
  g_free (branch->source);
  branch->source = g_strdup (source);
  branch->head = 0;
  g_ptr_array_set_size (branch->events, 0);
}

/** fake_branch_add_quietly: @count: events that happen and are not said on any socket */
void
fake_branch_add_quietly (FakeBranch *branch, guint count)
{
  while (count-- > 0)
    g_ptr_array_add (branch->events, fake_branch_make_event (branch, ++branch->head));
}

/** fake_branch_add: @count: events that happen and are said on every socket */
void
fake_branch_add (FakeBranch *branch, guint count)
{
  while (count-- > 0)
    {
      fake_branch_add_quietly (branch, 1);
      if (branch->head != branch->hidden)
        fake_branch_say (branch, g_ptr_array_index (branch->events, branch->head - 1));
    }
}

/** fake_branch_say: @text: a message for every socket */
void
fake_branch_say (FakeBranch *branch, const char *text)
{
  for (guint i = 0; i < branch->sockets->len; i++)
    soup_websocket_connection_send_text (g_ptr_array_index (branch->sockets, i), text);
}

/** fake_branch_beat: a heartbeat on every socket */
void
fake_branch_beat (FakeBranch *branch)
{
  g_autofree char *data = g_strdup_printf ("{\"rate\":1,\"lastSequence\":%" G_GUINT64_FORMAT "}", branch->head);
  g_autofree char *beat = make_envelope (branch, "stream.heartbeat", "beat", 0, data);

  fake_branch_say (branch, beat);
}

/** fake_branch_cut: ends every socket without a word */
void
fake_branch_cut (FakeBranch *branch)
{
  g_autoptr (GPtrArray) sockets = g_steal_pointer (&branch->sockets);

  branch->sockets = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sockets->len; i++)
    {
      SoupWebsocketConnection *socket = g_ptr_array_index (sockets, i);
      g_signal_handlers_disconnect_by_data (socket, branch);
      g_io_stream_close (soup_websocket_connection_get_io_stream (socket), NULL, NULL);
    }
}
