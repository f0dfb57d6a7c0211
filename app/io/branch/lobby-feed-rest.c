/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a feed asks for by REST: the picture, the events of a gap, and everything while the socket is blocked. */
#include "config.h"

#include "lobby-feed-private.h"

#include <string.h>

#define PAGE_EVENTS 1000
/* A picture is asked for at once, but not again and again. */
#define SNAPSHOT_CALM_US (10 * G_USEC_PER_SEC)
#define REFILL_CALM_US G_USEC_PER_SEC

typedef enum
{
  CALL_SNAPSHOT,
  CALL_REFILL,
  CALL_POLL,
  CALL_POLL_SNAPSHOT,
} CallKind;

/* A question under way; it keeps the feed alive. */
typedef struct
{
  LobbyFeed *feed; /* (owned) */
  CallKind kind;
  guint attempt;
  char *path;
  char *after;       /* (nullable) */
  LobbyReply *reply; /* (nullable) */
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->feed);
  lobby_reply_free (call->reply);
  g_free (call->path);
  g_free (call->after);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static gboolean
is_current (const Call *call)
{
  return call->attempt == call->feed->attempt;
}

static gboolean
asks_for_picture (const Call *call)
{
  return call->kind == CALL_SNAPSHOT || call->kind == CALL_POLL_SNAPSHOT;
}

static void
end_call (Call *call)
{
  if (asks_for_picture (call))
    call->feed->snapshot_pending = FALSE;
  else if (call->kind == CALL_REFILL)
    call->feed->refill_pending = FALSE;
}

static gboolean
poll_cb (gpointer data)
{
  LobbyFeed *self = data;

  self->poll_id = 0;
  lobby_feed_poll (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_poll (LobbyFeed *self, guint pause_ms)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
  if (self->phase == LOBBY_FEED_POLLING)
    self->poll_id = g_timeout_add (pause_ms, poll_cb, self);
}

/* A failed refill leaves the gap to its own deadline, which asks for the picture; any other failure is the link's. */
static void
call_failed (Call *call, const GError *error)
{
  LobbyFeed *self = call->feed;

  if (call->kind == CALL_REFILL && !g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED))
    return;
  lobby_feed_fail (self, error, call->reply != NULL ? call->reply->retry_after_us : 0);
}

static void
keep_etag (LobbyFeed *self, const Call *call)
{
  g_clear_pointer (&self->poll_etag, g_free);
  g_clear_pointer (&self->poll_path, g_free);
  if (call->kind != CALL_POLL && call->kind != CALL_POLL_SNAPSHOT)
    return;
  self->poll_etag = g_strdup (call->reply->etag);
  self->poll_path = g_strdup (call->path);
}

static void
take_picture (Call *call, const LobbyReading *reading)
{
  LobbyFeed *self = call->feed;
  LobbyEvent *snapshot = g_ptr_array_index (reading->events, 0);
  const char *last_id = call->reply->last_event_id;

  /* A picture bears the id of the last event that is in it, unless the answer says otherwise. */
  if (last_id == NULL)
    last_id = lobby_event_get_id (snapshot);
  if (!self->has_rate && self->phase == LOBBY_FEED_POLLING)
    g_signal_emit_by_name (self, "clock-read", lobby_event_get_time (snapshot),
                           call->reply->at_us - call->reply->round_trip_us / 2, 1.0);
  lobby_stream_take_snapshot (self->stream, lobby_event_ref (snapshot), last_id, lobby_feed_now (self));
}

/* Mercure's rule: an answer that begins somewhere else than asked may have lost something. */
static gboolean
begins_elsewhere (const Call *call)
{
  const char *begins = call->reply->last_event_id;

  return begins != NULL && call->after != NULL && strcmp (begins, call->after) != 0;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyReading) reading = lobby_reader_read_finish (result, &error);
  LobbyFeed *self = call->feed;

  if (!is_current (call))
    return;
  end_call (call);
  if (reading == NULL)
    {
      call_failed (call, error);
      return;
    }
  gboolean whole_page = reading->events->len >= PAGE_EVENTS;
  if (asks_for_picture (call))
    take_picture (call, reading);
  else if (begins_elsewhere (call))
    lobby_stream_require_snapshot (self->stream);
  else
    lobby_feed_take_reading (self, reading);
  keep_etag (self, call);
  if (lobby_stream_get_need (self->stream) == LOBBY_STREAM_NOTHING)
    lobby_feed_note_life (self);
  lobby_feed_publish (self);
  if (is_current (call) && asks_for_picture (call) && lobby_stream_get_need (self->stream) == LOBBY_STREAM_NOTHING)
    lobby_feed_go_on (self);
  if (is_current (call) && !self->snapshot_pending)
    schedule_poll (self, whole_page ? 0 : self->options.poll_ms);
}

static void
replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  LobbyFeed *self = call->feed;

  call->reply = lobby_endpoint_send_finish (LOBBY_ENDPOINT (source), result, &error);
  if (!is_current (call))
    return;
  if (call->reply == NULL || !lobby_reply_check (call->reply, &error))
    {
      end_call (call);
      call_failed (call, error);
      return;
    }
  if (self->round_trip_us == 0 || call->reply->round_trip_us < self->round_trip_us)
    self->round_trip_us = call->reply->round_trip_us;
  if (call->reply->status == 304)
    {
      end_call (call);
      self->counts.unchanged++;
      lobby_feed_note_life (self);
      lobby_feed_update_state (self);
      schedule_poll (self, self->options.poll_ms);
      return;
    }
  GBytes *body = call->reply->body;
  if (asks_for_picture (call))
    lobby_reader_read_snapshot_async (body, self->cancellable, read_cb, g_steal_pointer (&call));
  else
    lobby_reader_read_batch_async (body, self->cancellable, read_cb, g_steal_pointer (&call));
}

static void
ask (LobbyFeed *self, CallKind kind, const char *after)
{
  Call *call = g_new0 (Call, 1);
  LobbyRequest request = { .accept = kind == CALL_REFILL || kind == CALL_POLL ? "application/cloudevents-batch+json"
                                                                              : "application/cloudevents+json" };

  call->feed = g_object_ref (self);
  call->kind = kind;
  call->attempt = self->attempt;
  call->after = g_strdup (after);
  if (asks_for_picture (call))
    call->path = g_strdup ("v1/snapshot");
  else
    {
      g_autofree char *escaped = g_uri_escape_string (after, NULL, FALSE);
      call->path = g_strdup_printf ("v1/events?after=%s&limit=%d", escaped, PAGE_EVENTS);
    }
  if (kind != CALL_SNAPSHOT && kind != CALL_REFILL && lobby_stream_get_need (self->stream) != LOBBY_STREAM_SNAPSHOT
      && g_strcmp0 (self->poll_path, call->path) == 0)
    request.if_none_match = self->poll_etag;
  request.path = call->path;
  lobby_endpoint_send_async (self->endpoint, &request, self->cancellable, replied_cb, call);
}

static void
ask_for_picture (LobbyFeed *self, CallKind kind)
{
  g_clear_handle_id (&self->snapshot_id, g_source_remove);
  self->snapshot_pending = TRUE;
  self->snapshot_asked = TRUE;
  self->snapshot_us = lobby_feed_now (self);
  ask (self, kind, NULL);
}

static gboolean
snapshot_cb (gpointer data)
{
  LobbyFeed *self = data;

  self->snapshot_id = 0;
  ask_for_picture (self, CALL_SNAPSHOT);
  return G_SOURCE_REMOVE;
}

/* The first one at once; those soon after each other with growing pauses. */
static void
serve_snapshot (LobbyFeed *self)
{
  gint64 now = lobby_feed_now (self);

  if (self->snapshot_pending || self->snapshot_id != 0)
    return;
  if (!self->snapshot_asked || now - self->snapshot_us >= SNAPSHOT_CALM_US)
    {
      lobby_backoff_reset (self->snapshot_backoff);
      ask_for_picture (self, CALL_SNAPSHOT);
      return;
    }
  gint64 pause = lobby_backoff_fail (self->snapshot_backoff, now, 0);
  self->snapshot_id = g_timeout_add ((guint) (pause / 1000), snapshot_cb, self);
}

/* The same question is not asked again at once: what did not come then will not come now. */
static void
serve_refill (LobbyFeed *self, const char *last_id)
{
  gint64 now = lobby_feed_now (self);

  if (self->refill_pending
      || (g_strcmp0 (last_id, self->refilled_after) == 0 && now - self->refill_us < REFILL_CALM_US))
    return;
  g_free (self->refilled_after);
  self->refilled_after = g_strdup (last_id);
  self->refill_us = now;
  self->refill_pending = TRUE;
  ask (self, CALL_REFILL, last_id);
}

/* Asks for what the stream needs (faults 3 to 6). */
void
lobby_feed_serve_need (LobbyFeed *self)
{
  const char *last_id = lobby_feed_get_resume_id (self);

  if (self->phase != LOBBY_FEED_OPEN && self->phase != LOBBY_FEED_POLLING && self->phase != LOBBY_FEED_CONNECTING)
    return;
  if (lobby_stream_get_need (self->stream) == LOBBY_STREAM_REFILL && last_id == NULL)
    lobby_stream_require_snapshot (self->stream);
  switch (lobby_stream_get_need (self->stream))
    {
    case LOBBY_STREAM_SNAPSHOT:
      serve_snapshot (self);
      break;
    case LOBBY_STREAM_REFILL:
      serve_refill (self, last_id);
      break;
    case LOBBY_STREAM_NOTHING:
    default:
      break;
    }
}

/* Fault 27: what is new since the last time, or nothing. */
void
lobby_feed_poll (LobbyFeed *self)
{
  const char *last_id = lobby_feed_get_resume_id (self);

  if (self->snapshot_pending)
    return;
  self->counts.polls++;
  if (last_id != NULL)
    ask (self, CALL_POLL, last_id);
  else
    ask_for_picture (self, CALL_POLL_SNAPSHOT);
}
