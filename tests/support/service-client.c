/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks a branch service and waits for its answer. The test owns both. */
#include "config.h"

#include "service-client.h"

#include "lobby-wire.h"

#include <string.h>

void
answer_clear (Answer *answer)
{
  g_free (answer->type);
  g_free (answer->etag);
  g_free (answer->last_event_id);
  g_free (answer->body);
}

void
service_client_set_up (ServiceClient *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start ("pension-day", start != NULL ? start : "09:20",
                                              LOBBY_TEST_SERVICE_DEFAULT);
  fixture->session = soup_session_new ();
}

void
service_client_set_up_stress (ServiceClient *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start ("stress", "11:00", LOBBY_TEST_SERVICE_DEFAULT);
  fixture->session = soup_session_new ();
}

void
service_client_set_up_split (ServiceClient *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start ("pension-day", "09:20", LOBBY_TEST_SERVICE_SPLIT);
  fixture->session = soup_session_new ();
}

void
service_client_set_up_adapters (ServiceClient *fixture, gconstpointer start)
{
  fixture->branch = lobby_test_service_start (NULL, NULL, LOBBY_TEST_SERVICE_ADAPTERS_ONLY);
  fixture->session = soup_session_new ();
}

void
service_client_tear_down (ServiceClient *fixture, gconstpointer start)
{
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  lobby_test_service_free (fixture->branch);
  g_free (fixture->token);
}

/** service_client_speak_as: from now on with a signed token of @role; @staff: (nullable): member of staff */
void
service_client_speak_as (ServiceClient *fixture, LobbyBearer role, const char *staff)
{
  g_free (fixture->token);
  fixture->token = lobby_test_service_dup_token (fixture->branch, role, staff);
}

SoupMessage *
service_client_make_request (ServiceClient *fixture, const char *method, const char *path)
{
  g_autofree char *url = g_uri_resolve_relative (lobby_test_service_get_url (fixture->branch), path, G_URI_FLAGS_NONE,
                                                 NULL);
  const char *token = fixture->token != NULL ? fixture->token : lobby_test_service_get_token ();
  g_autofree char *authorization = g_strconcat ("Bearer ", token, NULL);
  SoupMessage *message = soup_message_new (method, url);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  return message;
}

void
service_client_set_body (SoupMessage *message, const char *type, const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  soup_message_set_request_body_from_bytes (message, type, bytes);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

Answer
service_client_send (ServiceClient *fixture, SoupMessage *message)
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

Answer
service_client_get (ServiceClient *fixture, const char *path)
{
  return service_client_send (fixture, service_client_make_request (fixture, "GET", path));
}

Answer
service_client_post_command (ServiceClient *fixture, const char *key, const char *body)
{
  SoupMessage *message = service_client_make_request (fixture, "POST", "v1/commands");
  g_autofree char *quoted = key != NULL ? g_strdup_printf ("\"%s\"", key) : NULL;

  if (quoted != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Idempotency-Key", quoted);
  service_client_set_body (message, "application/json", body);
  return service_client_send (fixture, message);
}

Answer
service_client_post_events (ServiceClient *fixture, const char *type, const char *body)
{
  SoupMessage *message = service_client_make_request (fixture, "POST", "v1/ingest");

  service_client_set_body (message, type, body);
  return service_client_send (fixture, message);
}

GPtrArray *
service_client_read_events (const char *body)
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
