/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and its whole answer, within an absolute deadline and a cap of bytes. A task owns each. */
#include "config.h"

#include "lobby-endpoint-private.h"

#include "lobby-network-error.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)

typedef struct
{
  LobbyRequest request; /* its texts are owned by the next members */
  char *path;
  char *accept;
  char *if_none_match;
  char *idempotency_key;
  char *if_match;

  GCancellable *cancellable; /* (owned): cancelled by the deadline or by the caller */
  GCancellable *caller;      /* (owned) (nullable) */
  gulong caller_id;
  guint deadline_id;
  gboolean deadline_passed;
  gboolean refreshed;

  SoupMessage *message; /* (owned) (nullable) */
  GInputStream *stream; /* (owned) (nullable) */
  GByteArray *body;     /* (owned) (nullable) */
  LobbyReply *reply;    /* (owned) (nullable) */
  gint64 sent_us;
} Send;

static void
send_free (Send *send)
{
  if (send->caller_id != 0)
    g_cancellable_disconnect (send->caller, send->caller_id);
  g_clear_handle_id (&send->deadline_id, g_source_remove);
  g_clear_object (&send->caller);
  g_clear_object (&send->stream);
  g_clear_object (&send->message);
  g_clear_object (&send->cancellable);
  g_clear_pointer (&send->body, g_byte_array_unref);
  g_clear_pointer (&send->reply, lobby_reply_free);
  g_clear_pointer (&send->request.body, g_bytes_unref);
  g_free (send->path);
  g_free (send->accept);
  g_free (send->if_none_match);
  g_free (send->idempotency_key);
  g_free (send->if_match);
  g_free (send);
}

static void
caller_cancelled_cb (GCancellable *caller, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gboolean
deadline_cb (gpointer data)
{
  Send *send = data;

  send->deadline_id = 0;
  send->deadline_passed = TRUE;
  g_cancellable_cancel (send->cancellable);
  return G_SOURCE_REMOVE;
}

static void
fail_with (GTask *task, GError *foreign)
{
  Send *send = g_task_get_task_data (task);
  GError *error = NULL;

  lobby_network_error_take (&error, foreign, send->message, send->deadline_passed);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
fail_for (GTask *task, LobbyError code, const char *reason)
{
  Send *send = g_task_get_task_data (task);
  GError *error = NULL;

  g_cancellable_cancel (send->cancellable);
  lobby_network_error_set (&error, code, reason);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static gsize
get_cap (GTask *task)
{
  LobbyEndpoint *self = g_task_get_source_object (task);
  Send *send = g_task_get_task_data (task);

  return send->request.max_bytes > 0 ? send->request.max_bytes : self->options.snapshot_bytes;
}

static void
chunk_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Send *send = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL)
    {
      fail_with (task, error);
      return;
    }
  if (g_bytes_get_size (chunk) == 0)
    {
      send->reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&send->body));
      g_task_return_pointer (task, g_steal_pointer (&send->reply), (GDestroyNotify) lobby_reply_free);
      g_object_unref (task);
      return;
    }
  if (send->body->len + g_bytes_get_size (chunk) > get_cap (task))
    {
      fail_for (task, LOBBY_ERROR_TOO_LARGE, "too-large");
      return;
    }
  g_byte_array_append (send->body, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  g_input_stream_read_bytes_async (send->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, send->cancellable, chunk_read_cb,
                                   task);
}

/* Fault 23: a wish in seconds or as a date, measured against the service's own date, so that no clock is asked. */
static gint64
read_retry_after (LobbyEndpoint *self, SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  const char *date = soup_message_headers_get_one (headers, "Date");
  gint64 cap = (gint64) self->options.retry_after_cap_ms * 1000;
  guint64 seconds;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return MIN ((gint64) seconds * G_USEC_PER_SEC, cap);
  if (strspn (text, "0123456789") == strlen (text))
    return cap;
  g_autoptr (GDateTime) until = soup_date_time_new_from_http_string (text);
  g_autoptr (GDateTime) now = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  return until != NULL && now != NULL ? CLAMP (g_date_time_difference (until, now), 0, cap) : 0;
}

static LobbyReply *
make_reply (LobbyEndpoint *self, Send *send)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (send->message);
  LobbyReply *reply = g_new0 (LobbyReply, 1);

  reply->status = soup_message_get_status (send->message);
  reply->is_problem = g_strcmp0 (soup_message_headers_get_content_type (headers, NULL), "application/problem+json")
                      == 0;
  reply->token_fault = lobby_endpoint_get_token_fault (send->message);
  reply->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  reply->last_event_id = g_strdup (soup_message_headers_get_one (headers, "Last-Event-ID"));
  reply->retry_after_us = read_retry_after (self, headers);
  reply->at_us = lobby_clock_get_monotonic (self->clock);
  reply->round_trip_us = MAX (reply->at_us - send->sent_us, 0);
  return reply;
}

/* Faults 15 and 27: what was not asked for is not read. Returns: (nullable): short id of the reason */
static const char *
find_wrong_kind (Send *send)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (send->message);
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  if (encoding != NULL && g_ascii_strcasecmp (encoding, "identity") != 0)
    return "encoded";
  if (send->reply->status < 200 || send->reply->status >= 300 || send->reply->status == 204 || send->accept == NULL)
    return NULL;
  if (type == NULL
      || (g_ascii_strcasecmp (type, send->accept) != 0 && g_ascii_strcasecmp (type, "application/json") != 0))
    return "content-type";
  return NULL;
}

static void start_sending (GTask *task);

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  LobbyEndpoint *self = g_task_get_source_object (task);
  Send *send = g_task_get_task_data (task);
  GError *error = NULL;

  send->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (send->stream == NULL)
    {
      fail_with (task, error);
      return;
    }
  send->reply = make_reply (self, send);
  if (send->reply->status == 401 && !send->refreshed && lobby_endpoint_refresh_token (self))
    {
      send->refreshed = TRUE;
      g_clear_pointer (&send->reply, lobby_reply_free);
      g_clear_object (&send->stream);
      start_sending (task);
      return;
    }
  const char *wrong = find_wrong_kind (send);
  if (wrong != NULL)
    fail_for (task, LOBBY_ERROR_INVALID, wrong);
  else if (soup_message_headers_get_content_length (soup_message_get_response_headers (send->message))
           > (goffset) get_cap (task))
    fail_for (task, LOBBY_ERROR_TOO_LARGE, "too-large");
  else
    {
      send->body = g_byte_array_new ();
      g_input_stream_read_bytes_async (send->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, send->cancellable, chunk_read_cb,
                                       task);
    }
}

static void
set_quoted (SoupMessageHeaders *headers, const char *name, const char *value)
{
  g_autofree char *quoted = value != NULL ? g_strdup_printf ("\"%s\"", value) : NULL;

  if (quoted != NULL)
    soup_message_headers_replace (headers, name, quoted);
}

static void
start_sending (GTask *task)
{
  LobbyEndpoint *self = g_task_get_source_object (task);
  Send *send = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  g_clear_object (&send->message);
  send->message = lobby_endpoint_make_message (self, send->request.method, send->path);
  headers = soup_message_get_request_headers (send->message);
  if (send->accept != NULL)
    soup_message_headers_replace (headers, "Accept", send->accept);
  if (send->if_none_match != NULL)
    soup_message_headers_replace (headers, "If-None-Match", send->if_none_match);
  set_quoted (headers, "Idempotency-Key", send->idempotency_key);
  set_quoted (headers, "If-Match", send->if_match);
  if (send->request.body != NULL)
    soup_message_set_request_body_from_bytes (send->message, "application/json", send->request.body);
  send->sent_us = lobby_clock_get_monotonic (self->clock);
  soup_session_send_async (self->session, send->message, G_PRIORITY_DEFAULT, send->cancellable, sent_cb, task);
}

static Send *
make_send (LobbyEndpoint *self, const LobbyRequest *request, GCancellable *caller)
{
  Send *send = g_new0 (Send, 1);

  send->request = *request;
  if (request->method == NULL)
    send->request.method = SOUP_METHOD_GET;
  send->path = g_strdup (request->path);
  send->accept = g_strdup (request->accept);
  send->if_none_match = g_strdup (request->if_none_match);
  send->idempotency_key = g_strdup (request->idempotency_key);
  send->if_match = g_strdup (request->if_match);
  if (request->body != NULL)
    g_bytes_ref (request->body);
  send->cancellable = g_cancellable_new ();
  if (caller != NULL)
    {
      send->caller = g_object_ref (caller);
      send->caller_id = g_cancellable_connect (caller, G_CALLBACK (caller_cancelled_cb),
                                               g_object_ref (send->cancellable), g_object_unref);
    }
  send->deadline_id = g_timeout_add (request->deadline_ms > 0 ? request->deadline_ms : self->options.deadline_ms,
                                     deadline_cb, send);
  return send;
}

/**
 * lobby_endpoint_send_async:
 * @self: the endpoint
 * @request: what is asked
 * @cancellable: (nullable): ends it early; cancelled is silent
 * @callback: called when the whole answer is there
 * @data: for @callback
 *
 * Sends a request and reads the whole answer, within the deadline and the cap. A refused token is refreshed once.
 */
void
lobby_endpoint_send_async (LobbyEndpoint *self,
                           const LobbyRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_return_if_fail (LOBBY_IS_ENDPOINT (self) && request != NULL && request->path != NULL);

  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, lobby_endpoint_send_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, make_send (self, request, cancellable), (GDestroyNotify) send_free);
  start_sending (task);
}

/**
 * lobby_endpoint_send_finish:
 * @self: the endpoint
 * @result: the result
 * @error: a fault of the network, its message a short id of the reason
 *
 * Returns: (transfer full) (nullable): the answer, whatever its status; see lobby_reply_check()
 */
LobbyReply *
lobby_endpoint_send_finish (LobbyEndpoint *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** lobby_reply_free: @reply: (transfer full) (nullable): an answer */
void
lobby_reply_free (LobbyReply *reply)
{
  if (reply == NULL)
    return;
  g_clear_pointer (&reply->body, g_bytes_unref);
  g_free (reply->etag);
  g_free (reply->last_event_id);
  g_free (reply);
}

/** lobby_reply_check: Returns: whether the status is a success; sets @error by what a person can do otherwise */
gboolean
lobby_reply_check (const LobbyReply *reply, GError **error)
{
  g_return_val_if_fail (reply != NULL, FALSE);

  if (reply->token_fault == NULL)
    return lobby_network_error_from_status (reply->status, error);
  lobby_network_error_set (error, LOBBY_ERROR_UNAUTHORIZED, reply->token_fault);
  return FALSE;
}
