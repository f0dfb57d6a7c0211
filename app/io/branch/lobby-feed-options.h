/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyTokenFunc:
 * @refused: (nullable): the token that the branch has just refused; %NULL when any will do
 * @data: user data
 *
 * Asks for the bearer token. With @refused it is the one silent refresh of fault 22: whoever keeps the token looks for a
 * newer one; the same one again, or none, means that a person must sign in.
 *
 * Returns: (transfer full) (nullable): the token
 */
typedef char *(*LobbyTokenFunc) (const char *refused, gpointer data);

/**
 * LobbyFeedOptions:
 * @deadline_ms: absolute end of each request, however it drips
 * @ping_s: a ping is sent this often, whole seconds
 * @dead_ms: a socket without pong or event for this long is dead
 * @stale_ms: without a life sign of the stream for this long its figures are stale
 * @lost_ms: without one for this long the link is disconnected
 * @backoff_base_ms: first bound of the random pause between attempts; it doubles with each failure
 * @backoff_cap_ms: last bound
 * @healthy_ms: a link that lived this long starts again at the first bound
 * @retry_after_cap_ms: longest Retry-After that is obeyed
 * @poll_ms: pause between polls while the socket is blocked
 * @socket_retry_ms: pause between new tries of a blocked socket
 * @look_ms: how often the watchdogs look
 * @snapshot_bytes: cap of a REST body, bytes
 * @event_bytes: cap of an event, bytes
 * @undelivered_bytes: cap of what may arrive on the socket without becoming a message, bytes
 * @seed: seed of the random pauses
 * @tls_database: (nullable): trusted authorities instead of the system's (the bank's CA file)
 *
 * Intervals and caps of a link. Tests shorten them; everybody else takes the defaults.
 */
typedef struct
{
  guint deadline_ms;
  guint ping_s;
  guint dead_ms;
  guint stale_ms;
  guint lost_ms;
  guint backoff_base_ms;
  guint backoff_cap_ms;
  guint healthy_ms;
  guint retry_after_cap_ms;
  guint poll_ms;
  guint socket_retry_ms;
  guint look_ms;
  gsize snapshot_bytes;
  gsize event_bytes;
  gsize undelivered_bytes;
  guint32 seed;
  GTlsDatabase *tls_database;
} LobbyFeedOptions;

/* Numbers of the standard: fault list 8, 14, 15, 22, 23, 26; back-off of section 4.1. */
#define LOBBY_FEED_OPTIONS_DEFAULT \
  { \
    .deadline_ms = 10000, .ping_s = 10, .dead_ms = 25000, .stale_ms = 15000, .lost_ms = 120000, \
    .backoff_base_ms = 500, .backoff_cap_ms = 30000, .healthy_ms = 60000, .retry_after_cap_ms = 300000, \
    .poll_ms = 5000, .socket_retry_ms = 60000, .look_ms = 250, .snapshot_bytes = 8 * 1024 * 1024, \
    .event_bytes = 64 * 1024, .undelivered_bytes = 256 * 1024, \
  }

G_END_DECLS
