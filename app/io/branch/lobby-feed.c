/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event stream of a branch, kept alive: picture, socket, resume, watchdogs, back-off, polling. The branch client owns
 * one for each stream. */
#include "config.h"

#include "lobby-feed-private.h"

#include "lobby-network-error.h"

#include <string.h>

/* So many sockets in a row that die young mean that something does not want sockets here. */
#define YOUNG_DEATHS_MAX 3

enum
{
  BATCH,
  STATE_CHANGED,
  CLOCK_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyFeed, lobby_feed, G_TYPE_OBJECT)

static void connect_now (LobbyFeed *self);
static void open_socket (LobbyFeed *self, const char *after);
static void socket_failed (LobbyFeed *self, LobbyError code, const char *reason);

gint64
lobby_feed_now (LobbyFeed *self)
{
  return lobby_clock_get_monotonic (self->clock);
}

void
lobby_feed_note_life (LobbyFeed *self)
{
  self->life_us = MAX (lobby_feed_now (self), 1);
}

/* --- events --- */

void
lobby_feed_publish (LobbyFeed *self)
{
  g_autoptr (LobbyFeed) alive = g_object_ref (self);
  g_autoptr (GPtrArray) batch = lobby_stream_steal_batch (self->stream);

  if (batch != NULL)
    g_signal_emit (self, signals[BATCH], 0, batch);
  lobby_feed_serve_need (self);
  lobby_feed_update_state (self);
}

/* The service's clock as it was half a round trip ago; worthless when it had to queue behind a burst. */
static void
read_clock (LobbyFeed *self, const LobbyEvent *event, double rate)
{
  self->has_rate = TRUE;
  self->rate = rate;
  if (lobby_inbox_is_empty (self->inbox))
    g_signal_emit (self, signals[CLOCK_READ], 0, lobby_event_get_time (event),
                   self->contact_us - self->round_trip_us / 2, rate);
}

static void
take_control (LobbyFeed *self, const LobbyEvent *event)
{
  gint64 now = lobby_feed_now (self);

  if (lobby_event_get_kind (event) == LOBBY_EVENT_HEARTBEAT)
    {
      const LobbyHeartbeat *heartbeat = LOBBY_PAYLOAD (event, Heartbeat);
      lobby_stream_note_head (self->stream, lobby_event_get_source (event), (guint64) heartbeat->last_sequence, now);
      read_clock (self, event, heartbeat->rate);
      return;
    }
  const LobbyHello *hello = LOBBY_PAYLOAD (event, Hello);
  self->greeted = TRUE;
  lobby_stream_note_head (self->stream, lobby_event_get_source (event), (guint64) hello->last_sequence, now);
  if (self->asked_after != NULL && strcmp (self->asked_after, hello->resumed_after) != 0)
    lobby_stream_require_snapshot (self->stream);
  g_clear_pointer (&self->asked_after, g_free);
  read_clock (self, event, hello->rate);
}

void
lobby_feed_take_reading (LobbyFeed *self, const LobbyReading *reading)
{
  gint64 now = lobby_feed_now (self);

  self->counts.refused += reading->refused;
  for (guint i = 0; i < reading->events->len; i++)
    {
      LobbyEvent *event = g_ptr_array_index (reading->events, i);
      LobbyEventKind kind = lobby_event_get_kind (event);
      if (kind == LOBBY_EVENT_UNKNOWN)
        self->counts.unknown++;
      if (!lobby_event_kind_is_control (kind))
        lobby_stream_take (self->stream, lobby_event_ref (event), now);
      else if (self->inbox != NULL)
        take_control (self, event);
    }
  if (reading->events->len > 0 && lobby_stream_get_need (self->stream) == LOBBY_STREAM_NOTHING)
    lobby_feed_note_life (self);
}

static void
frames_read_cb (const LobbyReading *reading, gpointer data)
{
  lobby_feed_take_reading (data, reading);
  lobby_feed_publish (data);
}

static void
message_cb (LobbySocket *socket, GBytes *frame, gpointer data)
{
  LobbyFeed *self = data;

  self->contact_us = lobby_feed_now (self);
  if (lobby_inbox_push (self->inbox, frame))
    return;
  self->counts.flooded++;
  socket_failed (self, LOBBY_ERROR_TOO_LARGE, "flood");
}

static void
ponged_cb (LobbySocket *socket, gpointer data)
{
  LobbyFeed *self = data;
  self->contact_us = lobby_feed_now (self);
}

static void
closed_cb (LobbySocket *socket, const char *reason, gpointer data)
{
  LobbyFeed *self = data;
  gboolean flooded = strcmp (reason, "flood") == 0;

  self->counts.flooded += flooded;
  socket_failed (self, flooded || strcmp (reason, "too-large") == 0 ? LOBBY_ERROR_TOO_LARGE : LOBBY_ERROR_UNREACHABLE,
                 reason);
}

/* --- watchdogs --- */

static void
look (LobbyFeed *self)
{
  gint64 now = lobby_feed_now (self);

  if (self->phase == LOBBY_FEED_OPEN && now - self->contact_us >= (gint64) self->options.dead_ms * 1000)
    {
      self->counts.expired++;
      socket_failed (self, LOBBY_ERROR_TIMED_OUT, "silent");
      return;
    }
  lobby_stream_look (self->stream, now);
  lobby_feed_publish (self);
}

static gboolean
look_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static void
ticked_cb (LobbyClock *clock, gpointer data)
{
  LobbyFeed *self = data;

  if (self->phase != LOBBY_FEED_IDLE)
    look (self);
}

/* --- an attempt --- */

static void
drop_socket (LobbyFeed *self)
{
  if (self->socket != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->socket, self);
      lobby_socket_close (self->socket);
    }
  g_clear_object (&self->socket);
  g_clear_pointer (&self->inbox, lobby_inbox_free);
}

/* Ends whatever is under way. What the stream has handed on stays. */
static void
drop_attempt (LobbyFeed *self)
{
  self->attempt++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->opening);
  drop_socket (self);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_handle_id (&self->snapshot_id, g_source_remove);
  g_clear_handle_id (&self->socket_retry_id, g_source_remove);
  self->snapshot_pending = FALSE;
  self->refill_pending = FALSE;
  self->next_try_us = 0;
}

static gboolean
wait_over_cb (gpointer data)
{
  LobbyFeed *self = data;

  self->wait_id = 0;
  connect_now (self);
  return G_SOURCE_REMOVE;
}

static void
keep_error (LobbyFeed *self, const GError *error)
{
  GError *copy = g_error_copy (error);

  g_clear_error (&self->error);
  self->error = copy;
}

/* The attempt has failed: what is on the screen stays, and grows old. A refused token stops everything (fault 22). */
void
lobby_feed_fail (LobbyFeed *self, const GError *error, gint64 retry_after_us)
{
  g_autoptr (LobbyFeed) alive = g_object_ref (self);
  gint64 now = lobby_feed_now (self);

  keep_error (self, error);
  drop_attempt (self);
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED))
    self->phase = LOBBY_FEED_REFUSED;
  else
    {
      gint64 pause = lobby_backoff_fail (self->backoff, now, retry_after_us);
      self->phase = LOBBY_FEED_WAITING;
      self->next_try_us = now + pause;
      self->wait_id = g_timeout_add ((guint) (pause / 1000), wait_over_cb, self);
    }
  lobby_feed_update_state (self);
}

/* Where to go on from: after the last event, or from the first one of a stream that has had none.
 * Returns: (nullable): %NULL when only a new picture will do */
const char *
lobby_feed_get_resume_id (LobbyFeed *self)
{
  const char *last_id = lobby_stream_get_last_id (self->stream);

  if (lobby_stream_get_need (self->stream) == LOBBY_STREAM_SNAPSHOT)
    return NULL;
  if (lobby_stream_get_sequence (self->stream) == 0)
    return "earliest";
  return lobby_socket_can_resume_after (last_id) ? last_id : NULL;
}

static gboolean
retry_socket_cb (gpointer data)
{
  LobbyFeed *self = data;

  self->socket_retry_id = 0;
  open_socket (self, lobby_feed_get_resume_id (self));
  return G_SOURCE_REMOVE;
}

/* Fault 27: something between us and the service does not let sockets through. */
static gboolean
may_be_blocked (const GError *error)
{
  return !g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_UNTRUSTED)
         && !g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_BUSY) && strcmp (error->message, "refused") != 0
         && strcmp (error->message, "name-not-found") != 0 && strcmp (error->message, "no-route") != 0
         && strcmp (error->message, "no-network") != 0;
}

static void
start_polling (LobbyFeed *self, const GError *error)
{
  gboolean first = self->phase != LOBBY_FEED_POLLING;

  keep_error (self, error);
  self->phase = LOBBY_FEED_POLLING;
  self->socket_retry_id = g_timeout_add (self->options.socket_retry_ms, retry_socket_cb, self);
  if (first)
    lobby_feed_poll (self);
  lobby_feed_update_state (self);
}

/* A socket that was open is no more. One that died young, or never said a word, counts towards being blocked. */
static void
socket_failed (LobbyFeed *self, LobbyError code, const char *reason)
{
  g_autoptr (GError) error = NULL;
  gboolean young = !self->greeted || lobby_feed_now (self) - self->opened_us < (gint64) self->options.dead_ms * 1000;

  lobby_network_error_set (&error, code, reason);
  self->young_deaths = young ? self->young_deaths + 1 : 0;
  if (self->young_deaths < YOUNG_DEATHS_MAX)
    {
      lobby_feed_fail (self, error, 0);
      return;
    }
  drop_attempt (self);
  self->cancellable = g_cancellable_new ();
  start_polling (self, error);
}

static void
adopt_socket (LobbyFeed *self, LobbySocket *socket)
{
  self->socket = socket;
  self->phase = LOBBY_FEED_OPEN;
  self->greeted = FALSE;
  self->contact_us = lobby_feed_now (self);
  self->opened_us = self->contact_us;
  self->inbox = lobby_inbox_new (frames_read_cb, self);
  g_clear_error (&self->error);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_signal_connect (socket, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (socket, "ponged", G_CALLBACK (ponged_cb), self);
  g_signal_connect (socket, "closed", G_CALLBACK (closed_cb), self);
  lobby_backoff_succeed (self->backoff, self->contact_us);
  lobby_feed_publish (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbyFeed) self = data;
  g_autoptr (LobbySocket) socket = g_object_ref (LOBBY_SOCKET (source));
  g_autoptr (GError) error = NULL;
  gboolean opened = lobby_socket_open_finish (socket, result, &error);

  if (self->opening != socket)
    return; /* of an attempt that was given up */
  g_clear_object (&self->opening);
  if (opened)
    adopt_socket (self, g_steal_pointer (&socket));
  else if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED) || !may_be_blocked (error))
    lobby_feed_fail (self, error, lobby_socket_get_retry_after (socket));
  else
    start_polling (self, error);
}

static void
open_socket (LobbyFeed *self, const char *after)
{
  g_free (self->asked_after);
  self->asked_after = g_strdup (after);
  self->opening = lobby_socket_new (self->endpoint, &self->options);
  lobby_socket_open_async (self->opening, after, self->cancellable, opened_cb, g_object_ref (self));
}

/* The picture is here: now the socket, from there on. */
void
lobby_feed_go_on (LobbyFeed *self)
{
  if (self->phase == LOBBY_FEED_CONNECTING && self->opening == NULL)
    open_socket (self, lobby_feed_get_resume_id (self));
}

/* Resumes after the last event where that is known; otherwise begins with the picture. */
static void
connect_now (LobbyFeed *self)
{
  drop_attempt (self);
  self->phase = LOBBY_FEED_CONNECTING;
  self->cancellable = g_cancellable_new ();
  self->counts.attempts++;
  if (lobby_feed_get_resume_id (self) != NULL)
    lobby_feed_go_on (self);
  else
    lobby_stream_require_snapshot (self->stream);
  lobby_feed_serve_need (self);
  lobby_feed_update_state (self);
}

/* --- life --- */

static void
lobby_feed_dispose (GObject *object)
{
  LobbyFeed *self = LOBBY_FEED (object);

  if (self->stream != NULL)
    drop_attempt (self);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->endpoint);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (lobby_feed_parent_class)->dispose (object);
}

static void
lobby_feed_finalize (GObject *object)
{
  LobbyFeed *self = LOBBY_FEED (object);

  g_clear_pointer (&self->stream, lobby_stream_free);
  g_clear_pointer (&self->backoff, lobby_backoff_free);
  g_clear_pointer (&self->snapshot_backoff, lobby_backoff_free);
  g_clear_error (&self->error);
  g_free (self->id);
  g_free (self->asked_after);
  g_free (self->refilled_after);
  g_free (self->poll_etag);
  g_free (self->poll_path);
  G_OBJECT_CLASS (lobby_feed_parent_class)->finalize (object);
}

static void
lobby_feed_class_init (LobbyFeedClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_feed_finalize;

  /**
   * LobbyFeed::batch:
   * @events: (element-type LobbyEvent): events in order, each once; a snapshot before all that builds on it
   */
  signals[BATCH] = g_signal_new ("batch", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_PTR_ARRAY);
  /**
   * LobbyFeed::state-changed:
   *
   * State, reason or next try have changed.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LobbyFeed::clock-read:
   * @branch_us: what the branch's clock showed, µs since 1970 UTC
   * @at_monotonic_us: when it showed that, in this machine's monotonic time, half a round trip taken off
   * @rate: how fast it runs
   */
  signals[CLOCK_READ] = g_signal_new ("clock-read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                      G_TYPE_INT64, G_TYPE_INT64, G_TYPE_DOUBLE);
}

static void
lobby_feed_init (LobbyFeed *self)
{
  self->stream = lobby_stream_new ();
  self->rate = 1;
  self->shown_state = LOBBY_LINK_DISCONNECTED;
  self->shown_reason = g_intern_static_string ("stopped");
}

/**
 * lobby_feed_new:
 * @clock: for ages and watchdogs
 * @id: id of the stream
 * @base_url: base address of the stream, absolute
 * @token: (nullable): asked for the bearer token
 * @token_data: for @token
 * @token_destroy: (nullable): frees @token_data
 * @options: (nullable): intervals and caps; %NULL for the defaults
 *
 * Returns: (transfer full): a feed that has not started; with an address that is against the rules it never will, and
 *   says why
 */
LobbyFeed *
lobby_feed_new (LobbyClock *clock,
                const char *id,
                const char *base_url,
                LobbyTokenFunc token,
                gpointer token_data,
                GDestroyNotify token_destroy,
                const LobbyFeedOptions *options)
{
  const LobbyFeedOptions defaults = LOBBY_FEED_OPTIONS_DEFAULT;

  g_return_val_if_fail (LOBBY_IS_CLOCK (clock) && id != NULL && base_url != NULL, NULL);

  LobbyFeed *self = g_object_new (LOBBY_TYPE_FEED, NULL);
  self->clock = g_object_ref (clock);
  self->id = g_strdup (id);
  self->options = options != NULL ? *options : defaults;
  self->backoff = lobby_backoff_new (&self->options);
  self->snapshot_backoff = lobby_backoff_new (&self->options);
  self->endpoint = lobby_endpoint_new (clock, base_url, token, token_data, token_destroy, &self->options, &self->error);
  g_signal_connect_object (clock, "ticked", G_CALLBACK (ticked_cb), self, 0);
  return self;
}

/** lobby_feed_start: connects, and stays connected as well as it can */
void
lobby_feed_start (LobbyFeed *self)
{
  g_return_if_fail (LOBBY_IS_FEED (self));

  if (self->phase != LOBBY_FEED_IDLE)
    return;
  if (self->endpoint == NULL)
    {
      self->phase = LOBBY_FEED_REFUSED;
      lobby_feed_update_state (self);
      return;
    }
  self->look_id = g_timeout_add (self->options.look_ms, look_cb, self);
  connect_now (self);
}

/** lobby_feed_stop: ends the connection; what was handed on is remembered, and a new start resumes */
void
lobby_feed_stop (LobbyFeed *self)
{
  g_return_if_fail (LOBBY_IS_FEED (self));

  drop_attempt (self);
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->phase = LOBBY_FEED_IDLE;
  lobby_feed_update_state (self);
}

/** lobby_feed_try_now: does not wait for the next try, as when a person asks, the network is back or there is a new token */
void
lobby_feed_try_now (LobbyFeed *self)
{
  g_return_if_fail (LOBBY_IS_FEED (self));

  if (self->phase == LOBBY_FEED_IDLE || self->phase == LOBBY_FEED_CONNECTING || self->endpoint == NULL)
    return;
  if (self->phase == LOBBY_FEED_OPEN && self->shown_state == LOBBY_LINK_LIVE)
    return;
  lobby_backoff_reset (self->backoff);
  connect_now (self);
}
