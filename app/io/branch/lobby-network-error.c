/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of the network in the terms of the house: a code that says what a person can do, and a short id of the exact
 * reason. No text that a network sent gets through here. */
#include "config.h"

#include "lobby-network-error.h"

typedef struct
{
  GTlsCertificateFlags flag;
  const char *reason;
} TlsReason;

/* Fault 24: the most telling one first. */
static const TlsReason tls_reasons[] = {
  { G_TLS_CERTIFICATE_EXPIRED, "tls-expired" },       { G_TLS_CERTIFICATE_NOT_ACTIVATED, "tls-not-yet-valid" },
  { G_TLS_CERTIFICATE_REVOKED, "tls-revoked" },       { G_TLS_CERTIFICATE_BAD_IDENTITY, "tls-wrong-host" },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, "tls-unknown-ca" }, { G_TLS_CERTIFICATE_INSECURE, "tls-insecure" },
};

typedef struct
{
  GIOErrorEnum io;
  LobbyError code;
  const char *reason;
} IoReason;

static const IoReason io_reasons[] = {
  { G_IO_ERROR_CONNECTION_REFUSED, LOBBY_ERROR_UNREACHABLE, "refused" },
  { G_IO_ERROR_TIMED_OUT, LOBBY_ERROR_TIMED_OUT, "timed-out" },
  { G_IO_ERROR_HOST_UNREACHABLE, LOBBY_ERROR_UNREACHABLE, "no-route" },
  { G_IO_ERROR_NETWORK_UNREACHABLE, LOBBY_ERROR_UNREACHABLE, "no-network" },
  { G_IO_ERROR_HOST_NOT_FOUND, LOBBY_ERROR_UNREACHABLE, "name-not-found" },
  { G_IO_ERROR_CONNECTION_CLOSED, LOBBY_ERROR_UNREACHABLE, "broken-off" },
  { G_IO_ERROR_BROKEN_PIPE, LOBBY_ERROR_UNREACHABLE, "broken-off" },
  { G_IO_ERROR_PARTIAL_INPUT, LOBBY_ERROR_UNREACHABLE, "broken-off" },
  { G_IO_ERROR_NOT_CONNECTED, LOBBY_ERROR_UNREACHABLE, "broken-off" },
  { G_IO_ERROR_PROXY_FAILED, LOBBY_ERROR_UNREACHABLE, "proxy" },
  { G_IO_ERROR_PROXY_AUTH_FAILED, LOBBY_ERROR_UNREACHABLE, "proxy" },
  { G_IO_ERROR_PROXY_NEED_AUTH, LOBBY_ERROR_UNREACHABLE, "proxy" },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, LOBBY_ERROR_UNREACHABLE, "proxy" },
};

/** lobby_network_error_set: @reason: short id. Sets an error whose message is that id */
void
lobby_network_error_set (GError **error, LobbyError code, const char *reason)
{
  g_set_error_literal (error, LOBBY_ERROR, (int) code, reason);
}

static const char *
find_tls_reason (const GError *foreign, SoupMessage *message)
{
  GTlsCertificateFlags flags = message != NULL ? soup_message_get_tls_peer_certificate_errors (message) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (tls_reasons); i++)
    if ((flags & tls_reasons[i].flag) != 0)
      return tls_reasons[i].reason;
  return g_error_matches (foreign, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS) ? "tls-not-spoken" : "tls";
}

static void
convert_io (GError **error, const GError *foreign)
{
  for (guint i = 0; i < G_N_ELEMENTS (io_reasons); i++)
    if (foreign->code == (int) io_reasons[i].io)
      {
        lobby_network_error_set (error, io_reasons[i].code, io_reasons[i].reason);
        return;
      }
  lobby_network_error_set (error, LOBBY_ERROR_UNREACHABLE, "network");
}

/**
 * lobby_network_error_take:
 * @error: return location
 * @foreign: (transfer full): what GIO or libsoup said
 * @message: (nullable): the message that failed
 * @deadline_passed: whether it was cancelled by its deadline
 *
 * Turns a foreign error into one of the house. Cancelled by the caller stays cancelled, so that it can be silent.
 */
void
lobby_network_error_take (GError **error, GError *foreign, SoupMessage *message, gboolean deadline_passed)
{
  GTlsCertificateFlags flags = message != NULL ? soup_message_get_tls_peer_certificate_errors (message) : 0;

  if (deadline_passed)
    lobby_network_error_set (error, LOBBY_ERROR_TIMED_OUT, "deadline");
  else if (g_error_matches (foreign, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, foreign);
      return;
    }
  else if (foreign->domain == G_TLS_ERROR || flags != 0)
    lobby_network_error_set (error, LOBBY_ERROR_UNTRUSTED, find_tls_reason (foreign, message));
  else if (foreign->domain == G_RESOLVER_ERROR)
    lobby_network_error_set (error, LOBBY_ERROR_UNREACHABLE, "name-not-found");
  else if (foreign->domain == G_IO_ERROR)
    convert_io (error, foreign);
  else
    lobby_network_error_set (error, LOBBY_ERROR_UNREACHABLE, "not-http");
  g_error_free (foreign);
}

/**
 * lobby_network_error_from_status:
 * @status: HTTP status
 * @error: return location
 *
 * Returns: whether @status is a success (2xx, 304)
 */
gboolean
lobby_network_error_from_status (guint status, GError **error)
{
  if ((status >= 200 && status < 300) || status == 304)
    return TRUE;
  if (status >= 300 && status < 400)
    lobby_network_error_set (error, LOBBY_ERROR_REDIRECTED, "redirect");
  else if (status == 401)
    lobby_network_error_set (error, LOBBY_ERROR_UNAUTHORIZED, "unauthorized");
  else if (status == 403)
    lobby_network_error_set (error, LOBBY_ERROR_FORBIDDEN, "forbidden");
  else if (status == 404 || status == 410)
    lobby_network_error_set (error, LOBBY_ERROR_NOT_FOUND, "not-found");
  else if (status == 407 || status == 511)
    lobby_network_error_set (error, LOBBY_ERROR_UNREACHABLE, "proxy-sign-in");
  else if (status == 409 || status == 412)
    lobby_network_error_set (error, LOBBY_ERROR_CONFLICT, "conflict");
  else if (status == 413)
    lobby_network_error_set (error, LOBBY_ERROR_TOO_LARGE, "too-large");
  else if (status == 429 || status == 503)
    lobby_network_error_set (error, LOBBY_ERROR_BUSY, "busy");
  else if (status >= 400 && status < 500)
    lobby_network_error_set (error, LOBBY_ERROR_INVALID, "refused-request");
  else
    lobby_network_error_set (error, LOBBY_ERROR_UNREACHABLE, "service-fault");
  return FALSE;
}
