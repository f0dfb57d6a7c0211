/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-clock.h"
#include "lobby-error.h"
#include "lobby-feed-options.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_ENDPOINT (lobby_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (LobbyEndpoint, lobby_endpoint, LOBBY, ENDPOINT, GObject)

/**
 * LobbyRequest:
 * @method: (nullable): HTTP method; %NULL is GET
 * @path: path and query under the base address, as in "v1/snapshot"
 * @accept: media type asked for; a success with another type is refused (fault 27)
 * @if_none_match: (nullable): ETag of what is there already
 * @idempotency_key: (nullable): UUID of a command
 * @if_match: (nullable): id of the newest event that was seen when the command was asked for
 * @body: (nullable): what is sent, application/json
 * @max_bytes: cap of the answer's body, bytes; 0: that of the options
 * @deadline_ms: absolute end; 0: that of the options
 */
typedef struct
{
  const char *method;
  const char *path;
  const char *accept;
  const char *if_none_match;
  const char *idempotency_key;
  const char *if_match;
  GBytes *body;
  gsize max_bytes;
  guint deadline_ms;
} LobbyRequest;

/**
 * LobbyReply:
 * @status: HTTP status
 * @is_problem: whether the body is an RFC 9457 problem, so that the service itself said no and nobody in between
 * @token_fault: (nullable): of a 401: "token-expired" or "token-early", when the service said so
 * @body: what came
 * @etag: (nullable): strong ETag
 * @last_event_id: (nullable): header Last-Event-ID
 * @retry_after_us: what the service asks for, bounded, µs; 0 when it does not
 * @round_trip_us: from sending to the first byte, µs
 * @at_us: monotonic time of the first byte, µs
 */
typedef struct
{
  guint status;
  gboolean is_problem;
  const char *token_fault;
  GBytes *body;
  char *etag;
  char *last_event_id;
  gint64 retry_after_us;
  gint64 round_trip_us;
  gint64 at_us;
} LobbyReply;

LobbyEndpoint *lobby_endpoint_new (LobbyClock *clock,
                                   const char *url,
                                   LobbyTokenFunc token,
                                   gpointer token_data,
                                   GDestroyNotify token_destroy,
                                   const LobbyFeedOptions *options,
                                   GError **error);
const char *lobby_endpoint_get_url (LobbyEndpoint *self);
char *lobby_endpoint_dup_url_of (LobbyEndpoint *self, const char *relative, GError **error);

SoupSession *lobby_endpoint_get_session (LobbyEndpoint *self);
SoupMessage *lobby_endpoint_make_message (LobbyEndpoint *self, const char *method, const char *path);
gboolean lobby_endpoint_refresh_token (LobbyEndpoint *self);
const char *lobby_endpoint_get_token_fault (SoupMessage *message);

void lobby_endpoint_send_async (LobbyEndpoint *self,
                                const LobbyRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
LobbyReply *lobby_endpoint_send_finish (LobbyEndpoint *self, GAsyncResult *result, GError **error);

void lobby_reply_free (LobbyReply *reply);
gboolean lobby_reply_check (const LobbyReply *reply, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyReply, lobby_reply_free)

G_END_DECLS
