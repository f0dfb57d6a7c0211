/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a feed shows of itself: the state of its link, judged by the age of the last life sign, and why. */
#include "config.h"

#include "lobby-feed-private.h"

static LobbyLinkState
judge_age (LobbyFeed *self, LobbyLinkState fresh)
{
  gint64 age = lobby_feed_now (self) - self->life_us;

  if (age >= (gint64) self->options.lost_ms * 1000)
    return LOBBY_LINK_DISCONNECTED;
  return age >= (gint64) self->options.stale_ms * 1000 ? LOBBY_LINK_STALE : fresh;
}

static LobbyLinkState
judge (LobbyFeed *self, const char **reason)
{
  LobbyStreamNeed need = lobby_stream_get_need (self->stream);

  *reason = self->error != NULL ? self->error->message : NULL;
  switch (self->phase)
    {
    case LOBBY_FEED_OPEN:
      if (self->life_us == 0)
        return LOBBY_LINK_CONNECTING;
      *reason = need == LOBBY_STREAM_REFILL ? "gap" : need == LOBBY_STREAM_SNAPSHOT ? "resync" : NULL;
      if (judge_age (self, LOBBY_LINK_LIVE) != LOBBY_LINK_LIVE && *reason == NULL)
        *reason = "silent";
      return judge_age (self, LOBBY_LINK_LIVE);
    case LOBBY_FEED_POLLING:
      return self->life_us == 0 ? LOBBY_LINK_CONNECTING : judge_age (self, LOBBY_LINK_POLLING);
    case LOBBY_FEED_CONNECTING:
    case LOBBY_FEED_WAITING:
      if (self->life_us == 0)
        return self->error == NULL ? LOBBY_LINK_CONNECTING : LOBBY_LINK_DISCONNECTED;
      return judge_age (self, LOBBY_LINK_CONNECTING);
    case LOBBY_FEED_IDLE:
      *reason = "stopped";
      return LOBBY_LINK_DISCONNECTED;
    case LOBBY_FEED_REFUSED:
    default:
      return LOBBY_LINK_DISCONNECTED;
    }
}

void
lobby_feed_update_state (LobbyFeed *self)
{
  const char *reason = NULL;
  LobbyLinkState state = judge (self, &reason);

  reason = g_intern_string (reason);
  if (state == self->shown_state && reason == self->shown_reason && self->next_try_us == self->shown_next_try_us)
    return;
  self->shown_state = state;
  self->shown_reason = reason;
  self->shown_next_try_us = self->next_try_us;
  g_signal_emit_by_name (self, "state-changed");
}

/** lobby_feed_get_id: Returns: id of the stream */
const char *
lobby_feed_get_id (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), NULL);
  return self->id;
}

/* Returns: (transfer none) (nullable) */
LobbyEndpoint *
lobby_feed_get_endpoint (LobbyFeed *self)
{
  return self->endpoint;
}

/** lobby_feed_get_url: Returns: (nullable): base address of the stream; %NULL when it is against the rules */
const char *
lobby_feed_get_url (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), NULL);
  return self->endpoint != NULL ? lobby_endpoint_get_url (self->endpoint) : NULL;
}

/** lobby_feed_get_state: Returns: state of the link */
LobbyLinkState
lobby_feed_get_state (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), LOBBY_LINK_UNKNOWN);
  return self->shown_state;
}

/** lobby_feed_get_reason: Returns: (nullable): short id of why it is not live; "gap" or "resync" while it catches up */
const char *
lobby_feed_get_reason (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), NULL);
  return self->shown_reason;
}

/** lobby_feed_get_error: Returns: (nullable): the last fault, a LobbyError; %NULL while the socket is open */
const GError *
lobby_feed_get_error (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), NULL);
  return self->error;
}

/** lobby_feed_get_life_sign: Returns: monotonic time of the last life sign with nothing missing, µs, 0 before the first */
gint64
lobby_feed_get_life_sign (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), 0);
  return self->life_us;
}

/** lobby_feed_get_next_try: Returns: monotonic time of the next attempt, µs, 0 when none is planned */
gint64
lobby_feed_get_next_try (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), 0);
  return self->next_try_us;
}

/** lobby_feed_get_counts: Returns: what has happened to the link */
const LobbyFeedCounts *
lobby_feed_get_counts (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), NULL);
  return &self->counts;
}

/** lobby_feed_get_stream_counts: Returns: what has happened at the door of the stream */
const LobbyStreamCounts *
lobby_feed_get_stream_counts (LobbyFeed *self)
{
  g_return_val_if_fail (LOBBY_IS_FEED (self), NULL);
  return lobby_stream_get_counts (self->stream);
}
