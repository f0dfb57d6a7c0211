/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems as RFC 9457 has them. Their texts are for engineers, plain, and hold no personal data. */
#include "config.h"

#include "lobby-problem.h"

#include "lobby-error.h"
#include "lobby-wire.h"

#include <libsoup/soup.h>

/** lobby_problem_get_status: Returns: the HTTP status that says what @error says */
guint
lobby_problem_get_status (const GError *error)
{
  if (error->domain != LOBBY_ERROR)
    return SOUP_STATUS_INTERNAL_SERVER_ERROR;
  switch ((LobbyError) error->code)
    {
    case LOBBY_ERROR_INVALID:
      return SOUP_STATUS_BAD_REQUEST;
    case LOBBY_ERROR_NEWER:
    case LOBBY_ERROR_REFUSED:
      return SOUP_STATUS_UNPROCESSABLE_ENTITY;
    case LOBBY_ERROR_TOO_LARGE:
      return SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE;
    case LOBBY_ERROR_NOT_FOUND:
      return SOUP_STATUS_NOT_FOUND;
    case LOBBY_ERROR_CONFLICT:
      return SOUP_STATUS_CONFLICT;
    case LOBBY_ERROR_UNAUTHORIZED:
      return SOUP_STATUS_UNAUTHORIZED;
    case LOBBY_ERROR_FORBIDDEN:
      return SOUP_STATUS_FORBIDDEN;
    case LOBBY_ERROR_BUSY:
    case LOBBY_ERROR_NO_SPACE:
    case LOBBY_ERROR_CORRUPT:
    case LOBBY_ERROR_UNREACHABLE:
    case LOBBY_ERROR_TIMED_OUT:
      return SOUP_STATUS_SERVICE_UNAVAILABLE;
    case LOBBY_ERROR_UNTRUSTED:
    case LOBBY_ERROR_REDIRECTED:
    case LOBBY_ERROR_FAILED:
    default:
      return SOUP_STATUS_INTERNAL_SERVER_ERROR;
    }
}

/**
 * lobby_problem_format:
 * @status: HTTP status
 * @type: (nullable): short name of the kind of problem, as in "conflict"
 * @detail: (nullable): what happened this time
 * @who: (nullable): id of the member of staff who was first
 *
 * Returns: (transfer full): the body of an application/problem+json answer
 */
char *
lobby_problem_format (guint status, const char *type, const char *detail, const char *who)
{
  GString *out = g_string_new ("{\"type\":");
  g_autofree char *urn = type != NULL ? g_strconcat ("urn:lobby:problem:", type, NULL) : g_strdup ("about:blank");

  lobby_wire_append_text (out, urn);
  g_string_append (out, ",\"title\":");
  lobby_wire_append_text (out, soup_status_get_phrase (status));
  g_string_append_printf (out, ",\"status\":%u", status);
  if (detail != NULL)
    {
      g_autofree char *plain = g_utf8_make_valid (detail, -1);
      g_string_append (out, ",\"detail\":");
      lobby_wire_append_text (out, plain);
    }
  if (who != NULL)
    {
      g_string_append (out, ",\"who\":");
      lobby_wire_append_text (out, who);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
