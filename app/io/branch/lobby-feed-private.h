/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-backoff.h"
#include "lobby-endpoint.h"
#include "lobby-feed.h"
#include "lobby-inbox.h"
#include "lobby-socket.h"

G_BEGIN_DECLS

/**
 * LobbyFeedPhase:
 * @LOBBY_FEED_IDLE: not started, or stopped
 * @LOBBY_FEED_CONNECTING: a handshake is on its way
 * @LOBBY_FEED_OPEN: the socket is open
 * @LOBBY_FEED_POLLING: the socket is blocked, answers come by asking
 * @LOBBY_FEED_WAITING: until the next attempt
 * @LOBBY_FEED_REFUSED: the token was refused; a person must sign in
 *
 * What a feed is doing.
 */
typedef enum
{
  LOBBY_FEED_IDLE,
  LOBBY_FEED_CONNECTING,
  LOBBY_FEED_OPEN,
  LOBBY_FEED_POLLING,
  LOBBY_FEED_WAITING,
  LOBBY_FEED_REFUSED,
} LobbyFeedPhase;

struct _LobbyFeed
{
  GObject parent_instance;

  /* given */
  LobbyClock *clock; /* (owned) */
  char *id;
  LobbyEndpoint *endpoint; /* (owned) (nullable): none when the address is against the rules */
  LobbyFeedOptions options;

  /* owned */
  LobbyStream *stream;
  LobbyBackoff *backoff;
  LobbyBackoff *snapshot_backoff;
  GCancellable *cancellable; /* (nullable): of the present attempt */
  LobbySocket *socket;       /* (nullable): open */
  LobbySocket *opening;      /* (nullable): handshake under way */
  LobbyInbox *inbox;         /* (nullable): of the open socket */
  GError *error;             /* (nullable): why it is not live */
  char *asked_after;         /* (nullable): where the open socket was asked to resume */
  char *refilled_after;      /* (nullable): where the last refill was to begin */
  char *poll_etag;           /* (nullable): of the last poll */
  char *poll_path;           /* (nullable): what that ETag belongs to */

  /* state */
  LobbyFeedPhase phase;
  guint attempt; /* counts up; an answer to an older one is worthless */
  gboolean snapshot_pending;
  gboolean refill_pending;
  gboolean greeted;
  gboolean has_rate;
  double rate;
  gint64 round_trip_us; /* shortest seen */
  gint64 contact_us;    /* last frame or pong */
  gint64 opened_us;     /* when the socket was opened */
  guint young_deaths;   /* sockets in a row that did not live long */
  gint64 life_us;       /* last life sign of the stream, 0 before the first */
  gboolean snapshot_asked;
  gint64 snapshot_us; /* when a picture was last asked for */
  gint64 refill_us;   /* when a refill was last asked for */
  gint64 next_try_us;
  guint wait_id, look_id, poll_id, snapshot_id, socket_retry_id;

  /* shown */
  LobbyLinkState shown_state;
  const char *shown_reason; /* interned */
  gint64 shown_next_try_us;

  LobbyFeedCounts counts;
};

gint64 lobby_feed_now (LobbyFeed *self);
void lobby_feed_fail (LobbyFeed *self, const GError *error, gint64 retry_after_us);
void lobby_feed_take_reading (LobbyFeed *self, const LobbyReading *reading);
void lobby_feed_publish (LobbyFeed *self);
void lobby_feed_update_state (LobbyFeed *self);
void lobby_feed_note_life (LobbyFeed *self);
const char *lobby_feed_get_resume_id (LobbyFeed *self);
void lobby_feed_go_on (LobbyFeed *self);

/* For commands, which go where the events come from. */
LobbyEndpoint *lobby_feed_get_endpoint (LobbyFeed *self);

/* REST side */
void lobby_feed_serve_need (LobbyFeed *self);
void lobby_feed_poll (LobbyFeed *self);

G_END_DECLS
