/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a link is not live, in words that tell a person what to do, at a screen or a terminal. The reasons are short ids of the client; nothing that
 * a network or a library says is ever shown. */
#include "config.h"

#include "lobby-words-link.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *reason;
  const char *words;
} ReasonWords;

/* Translators: the following sentences say why there is no connection to the branch service, and what to do. */
static const ReasonWords reason_words[] = {
  /* Reaching it at all. */
  { "refused", N_ ("Nothing answers at this address. Check the address and the port, or whether the service runs.") },
  { "timed-out", N_ ("The service did not answer in time. The network may be slow or closed.") },
  { "deadline", N_ ("The service took too long to answer.") },
  { "silent", N_ ("The connection went silent and was closed. It is opened again by itself.") },
  { "no-route", N_ ("There is no way to this address in the network.") },
  { "no-network", N_ ("This computer has no network.") },
  { "network", N_ ("The network failed. The connection is tried again by itself.") },
  { "name-not-found", N_ ("The network does not know this name. Check the address.") },
  { "broken-off", N_ ("The connection broke off. It is tried again by itself.") },
  { "closed-by-service", N_ ("The service closed the connection. It is opened again by itself.") },
  { "proxy", N_ ("The proxy server of the network refused the connection.") },
  { "proxy-sign-in", N_ ("The network asks for a sign-in of its own first.") },
  { "upgrade-blocked", N_ ("The network blocks live updates, so figures are fetched every few seconds.") },
  { "not-http", N_ ("What answers there is not a branch service.") },
  { "not-found", N_ ("There is no branch service at this address. Check its path.") },
  { "address", N_ ("This is not the address of a branch service.") },
  /* Being let in. */
  { "no-token", N_ ("The service asks for an access token. Enter it.") },
  { "unauthorized", N_ ("The service refused the access token. Enter a new one.") },
  { "token-expired", N_ ("The access token has run out. Enter a new one.") },
  { "token-early",
    N_ ("The access token is not good yet. The clock of the service, or of whoever issued it, is wrong.") },
  { "forbidden", N_ ("The access token does not allow this. Ask whoever gave it to you.") },
  { "redirect", N_ ("The service tried to send this console to another address, which is not followed.") },
  { "busy", N_ ("The service is busy and asks to come back later.") },
  { "service-fault", N_ ("The service has a fault of its own. Tell its operator.") },
  /* Trusting it. */
  { "not-encrypted", N_ ("Without encryption only this computer itself may be used. Take an address with https.") },
  { "tls-expired", N_ ("The certificate of the service has expired. Its operator must renew it.") },
  { "tls-not-yet-valid", N_ ("The certificate of the service is not valid yet. Check the date of this computer.") },
  { "tls-revoked", N_ ("The certificate of the service was revoked. Do not use it; tell its operator.") },
  { "tls-wrong-host", N_ ("The certificate belongs to another address than this one.") },
  { "tls-unknown-ca", N_ ("The certificate was issued by an authority that this computer does not know. Choose the "
                          "bank's authority file.") },
  { "tls-insecure", N_ ("The certificate of the service uses weak encryption.") },
  { "tls-not-spoken", N_ ("The service does not speak https at this port.") },
  { "tls", N_ ("No safe connection could be made with the service.") },
  { "ca-file", N_ ("The authority file cannot be read. Choose another one.") },
  /* Understanding it. */
  { "policy", N_ ("The service closed the connection because of a rule of its own. Tell its operator.") },
  { "newer", N_ ("The service speaks a newer version. Update Lobby.") },
  { "subprotocol", N_ ("The service speaks another version of live updates. Update Lobby or the service.") },
  { "too-large", N_ ("The service sent more than is allowed.") },
  { "flood", N_ ("The service sent more than is allowed.") },
  { "content-type", N_ ("The service answered in a form that Lobby does not read.") },
  { "encoded", N_ ("The service answered in a form that Lobby does not read.") },
  { "unreadable", N_ ("The service sent something that cannot be read.") },
  { "not-text", N_ ("The service sent something that cannot be read.") },
  { "not-a-branch", N_ ("What answers there is not a branch service.") },
  { "no-branch", N_ ("The branch has not answered yet.") },
  { "no-such-stream", N_ ("The branch does not have this service any more.") },
  { "conflict", N_ ("Somebody else changed the same thing first.") },
  { "refused-request", N_ ("The service refused what Lobby asked. Update Lobby or the service.") },
  { "resync", N_ ("All figures are fetched again.") },
  { "stopped", N_ ("The connection was closed here.") },
  { "gap", N_ ("Some updates were missing. All figures are fetched again.") },
  /* This computer. */
  { "no-space", N_ ("The folder for recorded days cannot be written. Make room on the disk.") },
  { "demo-missing", N_ ("The demo branch is not installed. Install lobby-branch.") },
  { "demo-failed", N_ ("The demo branch could not be started.") },
};

/**
 * lobby_words_dup_link_reason:
 * @reason: (nullable): short id of why a link is not live
 *
 * Returns: (transfer full) (nullable): a sentence or two; %NULL without a reason
 */
char *
lobby_words_dup_link_reason (const char *reason)
{
  if (reason == NULL || *reason == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (reason_words); i++)
    if (strcmp (reason_words[i].reason, reason) == 0)
      return g_strdup (_ (reason_words[i].words));
  /* Translators: shown with a short technical word, as in "No connection (reset)." */
  return g_strdup_printf (_ ("There is no connection (%s). It is tried again by itself."), reason);
}
