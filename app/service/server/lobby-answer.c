/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of an answer: a body, a problem, or that nothing has changed. */
#include "config.h"

#include "lobby-answer.h"

#include "lobby-problem.h"

#include <string.h>

/** lobby_answer_body: @body: (transfer full): what is answered */
void
lobby_answer_body (SoupServerMessage *message, guint status, const char *type, char *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_TAKE, body, strlen (body));
}

/** lobby_answer_problem: answers with a problem of RFC 9457; @type and @detail are nullable */
void
lobby_answer_problem (SoupServerMessage *message, guint status, const char *type, const char *detail)
{
  if (status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "5");
  lobby_answer_body (message, status, "application/problem+json", lobby_problem_format (status, type, detail, NULL));
}

/** lobby_answer_error: answers with what @error says */
void
lobby_answer_error (SoupServerMessage *message, const GError *error)
{
  lobby_answer_problem (message, lobby_problem_get_status (error), NULL, error->message);
}

static gboolean
has_etag (SoupServerMessage *message, const char *etag)
{
  const char *wanted = soup_message_headers_get_list (soup_server_message_get_request_headers (message),
                                                      "If-None-Match");

  return wanted != NULL && (strcmp (wanted, "*") == 0 || strstr (wanted, etag) != NULL);
}

/** lobby_answer_with_etag: @body: (transfer full): what is answered, unless the client has it already: then that is said */
void
lobby_answer_with_etag (SoupServerMessage *message, const char *type, const char *etag, char *body)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
  if (!has_etag (message, etag))
    {
      lobby_answer_body (message, SOUP_STATUS_OK, type, body);
      return;
    }
  g_free (body);
  soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
}
