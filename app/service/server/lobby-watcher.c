/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One client of the live stream. It is never pushed at: it takes the next events when its socket can hold them, so that
 * a slow client costs a number and not a queue; one that takes nothing for long is let go. The server owns it. */
#include "config.h"

#include "lobby-watcher.h"

#include "lobby-wire.h"
#include "lobby-withholding.h"

#include <string.h>

#define CHUNK 64
#define HEARTBEAT_US (5 * G_USEC_PER_SEC)
#define PATIENCE_US (30 * G_USEC_PER_SEC)
#define INCOMING_BYTES (4 * 1024)

struct _LobbyWatcher
{
  GObject parent_instance;

  LobbyBranchService *service; /* owned */
  guint stream;
  SoupWebsocketConnection *connection; /* owned */
  LobbyGuest *guest;                   /* owned */

  guint64 sent;      /* number of the last event that was handed to the socket */
  GPtrArray *chunk;  /* the next ones; NULL when none is read */
  guint at;          /* place in the chunk */
  GQueue controls;   /* of char*: hello and heartbeats */
  GSource *writable; /* while something is to be sent */
  gint64 progress_us;
  gint64 heartbeat_us;
  double rate;
  guint n_controls;
  gboolean frozen;
};

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyWatcher, lobby_watcher, G_TYPE_OBJECT)

static LobbyServiceStream *
get_stream (LobbyWatcher *self)
{
  return lobby_branch_service_get_stream (self->service, self->stream);
}

static gint64
get_monotonic (LobbyWatcher *self)
{
  return lobby_clock_get_monotonic (lobby_branch_service_get_clock (self->service));
}

static void
add_control (LobbyWatcher *self, LobbyEventKind kind, gpointer payload)
{
  LobbyClock *clock = lobby_branch_service_get_clock (self->service);
  g_autofree char *id = g_strdup_printf ("%s-%p-%u", kind == LOBBY_EVENT_HELLO ? "hello" : "heartbeat", (void *) self,
                                         ++self->n_controls);
  g_autoptr (LobbyEvent) event = lobby_service_stream_control (get_stream (self), kind, id, lobby_clock_get_now (clock),
                                                               payload);

  g_queue_push_tail (&self->controls, lobby_wire_format_event (event));
}

static void
add_hello (LobbyWatcher *self, const char *resumed_after)
{
  LobbyHello *hello = lobby_record_new (&lobby_hello_type);

  hello->stream = g_strdup (get_stream (self)->id);
  hello->resumed_after = g_strdup (resumed_after);
  hello->rate = lobby_branch_service_get_rate (self->service);
  hello->last_sequence = (gint64) get_stream (self)->last_sequence;
  add_control (self, LOBBY_EVENT_HELLO, hello);
}

/* A life sign when one is due; at once when the branch's clock has another speed. */
static void
add_heartbeat (LobbyWatcher *self)
{
  gint64 now_us = get_monotonic (self);
  double rate = lobby_branch_service_get_rate (self->service);
  gboolean same_rate = rate - self->rate < 1e-9 && self->rate - rate < 1e-9;

  if ((same_rate && now_us - self->heartbeat_us < HEARTBEAT_US) || self->controls.length > 2)
    return;
  LobbyHeartbeat *heartbeat = lobby_record_new (&lobby_heartbeat_type);
  heartbeat->rate = self->rate = rate;
  heartbeat->last_sequence = (gint64) self->sent;
  self->heartbeat_us = now_us;
  add_control (self, LOBBY_EVENT_HEARTBEAT, heartbeat);
}

/* Returns: (transfer full) (nullable): @event for this client, who may not see every name */
static char *
dup_for_guest (LobbyWatcher *self, const char *event)
{
  return lobby_withholding_pass (self->guest, event);
}

/* Returns: (nullable): the next frame, owned by the caller */
static char *
take_next (LobbyWatcher *self)
{
  char *next = g_queue_pop_head (&self->controls);

  if (next != NULL)
    return next;
  if (self->chunk == NULL && self->sent < get_stream (self)->last_sequence)
    {
      self->chunk = lobby_branch_service_read_after (self->service, self->stream, self->sent, CHUNK);
      self->at = 0;
    }
  if (self->chunk != NULL && self->at < self->chunk->len)
    {
      next = dup_for_guest (self, g_ptr_array_index (self->chunk, self->at++));
      self->sent++;
    }
  if (self->chunk != NULL && self->at >= self->chunk->len)
    g_clear_pointer (&self->chunk, g_ptr_array_unref);
  return next;
}

static gboolean
has_next (LobbyWatcher *self)
{
  return self->controls.length > 0 || self->chunk != NULL || self->sent < get_stream (self)->last_sequence;
}

static gboolean
writable_cb (GObject *stream, gpointer data)
{
  g_autoptr (LobbyWatcher) self = g_object_ref (LOBBY_WATCHER (data));
  g_autofree char *frame = NULL;

  if (soup_websocket_connection_get_state (self->connection) != SOUP_WEBSOCKET_STATE_OPEN || self->frozen)
    {
      g_clear_pointer (&self->writable, g_source_unref);
      return G_SOURCE_REMOVE;
    }
  /* One frame each time, as the connection writes one each time: its own queue stays short. */
  frame = take_next (self);
  if (frame != NULL)
    {
      self->progress_us = get_monotonic (self);
      soup_websocket_connection_send_text (self->connection, frame);
    }
  if (frame != NULL && has_next (self))
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->writable, g_source_unref);
  return G_SOURCE_REMOVE;
}

static void
await_room (LobbyWatcher *self)
{
  GIOStream *io = soup_websocket_connection_get_io_stream (self->connection);
  GOutputStream *output = io != NULL ? g_io_stream_get_output_stream (io) : NULL;

  if (self->writable != NULL || self->frozen || !has_next (self) || output == NULL
      || !G_IS_POLLABLE_OUTPUT_STREAM (output))
    return;
  self->progress_us = get_monotonic (self);
  self->writable = g_pollable_output_stream_create_source (G_POLLABLE_OUTPUT_STREAM (output), NULL);
  g_source_set_callback (self->writable, G_SOURCE_FUNC (writable_cb), self, NULL);
  g_source_attach (self->writable, g_main_context_get_thread_default ());
}

/* Looks for new events and for the time of a life sign. */
void
lobby_watcher_look (LobbyWatcher *self)
{
  g_return_if_fail (LOBBY_IS_WATCHER (self));

  if (self->frozen || soup_websocket_connection_get_state (self->connection) != SOUP_WEBSOCKET_STATE_OPEN)
    return;
  add_heartbeat (self);
  if (self->writable != NULL && get_monotonic (self) - self->progress_us > PATIENCE_US)
    {
      soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_POLICY_VIOLATION, "too slow");
      return;
    }
  await_room (self);
}

/* For tests: the client hears nothing any more, and the connection stays open. */
void
lobby_watcher_freeze (LobbyWatcher *self, gboolean frozen)
{
  g_return_if_fail (LOBBY_IS_WATCHER (self));
  self->frozen = frozen;
  self->progress_us = get_monotonic (self);
}

/** lobby_watcher_close: says good-bye */
void
lobby_watcher_close (LobbyWatcher *self)
{
  g_return_if_fail (LOBBY_IS_WATCHER (self));
  if (soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, NULL);
}

/** lobby_watcher_cut: ends the connection without a word, as a pulled cable does */
void
lobby_watcher_cut (LobbyWatcher *self)
{
  GIOStream *io;

  g_return_if_fail (LOBBY_IS_WATCHER (self));
  io = soup_websocket_connection_get_io_stream (self->connection);
  if (io != NULL)
    g_io_stream_close (io, NULL, NULL);
}

static void
closed_cb (LobbyWatcher *self)
{
  g_signal_emit (self, signals[GONE], 0);
}

static void
message_cb (LobbyWatcher *self)
{
  /* The client has nothing to say on this socket. */
  soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_POLICY_VIOLATION, "nothing is taken here");
}

/* The place to go on from: after the event that the client has, or from the oldest one that a socket can carry. */
static void
find_place (LobbyWatcher *self, const char *after)
{
  const LobbyServiceStream *stream = get_stream (self);
  guint64 sequence = 0;
  gboolean found = lobby_service_stream_find (stream, after, &sequence);

  if (!found || sequence < stream->hidden)
    sequence = stream->hidden;
  self->sent = sequence;
  g_autofree char *resumed = sequence > 0 ? lobby_service_stream_dup_event_id (stream, sequence)
                                          : g_strdup ("earliest");
  add_hello (self, resumed);
}

static void
lobby_watcher_dispose (GObject *object)
{
  LobbyWatcher *self = LOBBY_WATCHER (object);

  if (self->writable != NULL)
    {
      g_source_destroy (self->writable);
      g_clear_pointer (&self->writable, g_source_unref);
    }
  if (self->connection != NULL)
    g_signal_handlers_disconnect_by_data (self->connection, self);
  g_clear_object (&self->connection);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (lobby_watcher_parent_class)->dispose (object);
}

static void
lobby_watcher_finalize (GObject *object)
{
  LobbyWatcher *self = LOBBY_WATCHER (object);

  lobby_guest_free (self->guest);
  g_queue_clear_full (&self->controls, g_free);
  g_clear_pointer (&self->chunk, g_ptr_array_unref);
  G_OBJECT_CLASS (lobby_watcher_parent_class)->finalize (object);
}

static void
lobby_watcher_class_init (LobbyWatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lobby_watcher_dispose;
  object_class->finalize = lobby_watcher_finalize;
  /**
   * LobbyWatcher::gone:
   *
   * The connection is over.
   */
  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
lobby_watcher_init (LobbyWatcher *self)
{
  g_queue_init (&self->controls);
}

/**
 * lobby_watcher_new:
 * @service: the branch service
 * @stream: index of the stream
 * @connection: an open connection
 * @guest: who it is
 * @after: (nullable): id of the last event that the client has
 *
 * Returns: (transfer full): the watcher; its hello is on the way
 */
LobbyWatcher *
lobby_watcher_new (LobbyBranchService *service,
                   guint stream,
                   SoupWebsocketConnection *connection,
                   const LobbyGuest *guest,
                   const char *after)
{
  LobbyWatcher *self = g_object_new (LOBBY_TYPE_WATCHER, NULL);

  self->service = g_object_ref (service);
  self->stream = stream;
  self->connection = g_object_ref (connection);
  self->guest = lobby_guest_copy (guest);
  self->rate = lobby_branch_service_get_rate (service);
  self->heartbeat_us = self->progress_us = get_monotonic (self);
  soup_websocket_connection_set_max_incoming_payload_size (connection, INCOMING_BYTES);
  g_signal_connect_swapped (connection, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (connection, "message", G_CALLBACK (message_cb), self);
  find_place (self, after);
  await_room (self);
  return self;
}

/** lobby_watcher_get_guest: Returns: (transfer none): who watches */
const LobbyGuest *
lobby_watcher_get_guest (LobbyWatcher *self)
{
  return self->guest;
}
