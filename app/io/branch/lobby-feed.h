/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-clock.h"
#include "lobby-feed-options.h"
#include "lobby-stream.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_FEED (lobby_feed_get_type ())
G_DECLARE_FINAL_TYPE (LobbyFeed, lobby_feed, LOBBY, FEED, GObject)

/**
 * LobbyFeedCounts:
 * @attempts: connections that were tried
 * @refused: events that could not be read or may not be kept; each holds its place in the stream
 * @unknown: events of a type that this version does not know
 * @expired: sockets that the silence watchdog closed
 * @flooded: sockets that were closed for sending more than they say
 * @polls: polls while the socket was blocked
 * @unchanged: polls that were answered with "not modified"
 */
typedef struct
{
  guint64 attempts;
  guint64 refused;
  guint64 unknown;
  guint64 expired;
  guint64 flooded;
  guint64 polls;
  guint64 unchanged;
} LobbyFeedCounts;

/* Signals:
 *   "batch" (GPtrArray *events): LobbyEvent in order, each once; the first of the first batch is the snapshot
 *   "state-changed" (): state, reason or next try have changed
 *   "clock-read" (gint64 branch_us, gint64 at_monotonic_us, double rate): for lobby_branch_clock_adjust() */
LobbyFeed *lobby_feed_new (LobbyClock *clock,
                           const char *id,
                           const char *base_url,
                           LobbyTokenFunc token,
                           gpointer token_data,
                           GDestroyNotify token_destroy,
                           const LobbyFeedOptions *options);
void lobby_feed_start (LobbyFeed *self);
void lobby_feed_stop (LobbyFeed *self);
void lobby_feed_try_now (LobbyFeed *self);

const char *lobby_feed_get_id (LobbyFeed *self);
const char *lobby_feed_get_url (LobbyFeed *self);
LobbyLinkState lobby_feed_get_state (LobbyFeed *self);
const char *lobby_feed_get_reason (LobbyFeed *self);
const GError *lobby_feed_get_error (LobbyFeed *self);
gint64 lobby_feed_get_life_sign (LobbyFeed *self);
gint64 lobby_feed_get_next_try (LobbyFeed *self);
const LobbyFeedCounts *lobby_feed_get_counts (LobbyFeed *self);
const LobbyStreamCounts *lobby_feed_get_stream_counts (LobbyFeed *self);

G_END_DECLS
