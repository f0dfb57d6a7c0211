/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door of one event stream: drops what was seen, waits a little for what comes late, sees a gap and asks for a refill
 * or for the whole picture. The feed that reads the stream owns it; time comes in as an argument. */
#include "config.h"

#include "lobby-stream.h"

#include "lobby-name.h"

#include <string.h>

/* How many events are remembered in full, to tell a repetition from a contradiction. */
#define SEEN_EVENTS 512
#define NO_HOLE G_MININT64

struct _LobbyStream
{
  char *source;          /* (owned) (nullable): reference-counted text */
  char *previous_source; /* (owned) (nullable): reference-counted text; what still drips in from it is old */
  guint64 sequence;
  guint64 picture;  /* number up to which the last picture reaches */
  LobbyEvent *last; /* (owned) (nullable): newest event handed on since the last picture */
  char *picture_id; /* (owned) (nullable): id of the event before the first one after the picture */

  char *head_source; /* (owned) (nullable): reference-counted text */
  guint64 head;      /* newest number that the service has named */

  LobbyStreamNeed need;
  gint64 hole_us;   /* when the present hole was first seen */
  gint64 refill_us; /* when a refill was asked for or last got on */
  gboolean rewind_seen;
  guint64 rewind; /* number of a picture that went back */

  GHashTable *early; /* (owned): guint64 → LobbyEvent, of the present source */
  GPtrArray *held;   /* (owned): of LobbyEvent, of any source, while the picture is on its way */
  gsize held_bytes;
  LobbyEvent *seen[SEEN_EVENTS]; /* (owned elements): by number */
  GHashTable *seen_ids;          /* (owned): id → LobbyEvent, borrowed from seen */
  GPtrArray *batch;              /* (owned): of LobbyEvent */
  LobbyStreamCounts counts;
};

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
}

static void
set_text (char **place, const char *text)
{
  char *copy = text != NULL ? lobby_name_intern (text) : NULL;

  g_clear_pointer (place, lobby_name_release);
  *place = copy;
}

static gboolean
is_same (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static gsize
measure (const LobbyEvent *event)
{
  const char *raw = lobby_event_get_raw (event);

  return raw != NULL ? strlen (raw) : 256;
}

/* Whether two events with the same number say the same. */
static gboolean
say_the_same (const LobbyEvent *a, const LobbyEvent *b)
{
  const LobbyRecordType *table = lobby_event_kind_get_table (lobby_event_get_kind (a));

  if (!is_same (lobby_event_get_id (a), lobby_event_get_id (b))
      || !is_same (lobby_event_get_type (a), lobby_event_get_type (b))
      || lobby_event_get_time (a) != lobby_event_get_time (b))
    return FALSE;
  if (lobby_event_get_payload (a) == NULL || lobby_event_get_payload (b) == NULL)
    return is_same (lobby_event_get_raw (a), lobby_event_get_raw (b));
  return lobby_record_equal (table, lobby_event_get_payload (a), lobby_event_get_payload (b));
}

static void
forget_seen (LobbyStream *stream)
{
  g_hash_table_remove_all (stream->seen_ids);
  for (guint i = 0; i < SEEN_EVENTS; i++)
    g_clear_pointer (&stream->seen[i], lobby_event_unref);
}

static void
remember (LobbyStream *stream, LobbyEvent *event)
{
  LobbyEvent **place = &stream->seen[lobby_event_get_sequence (event) % SEEN_EVENTS];

  if (*place != NULL && g_hash_table_lookup (stream->seen_ids, lobby_event_get_id (*place)) == *place)
    g_hash_table_remove (stream->seen_ids, lobby_event_get_id (*place));
  g_clear_pointer (place, lobby_event_unref);
  *place = lobby_event_ref (event);
  if (!g_hash_table_contains (stream->seen_ids, lobby_event_get_id (event)))
    g_hash_table_insert (stream->seen_ids, (gpointer) lobby_event_get_id (event), event);
}

/* The next event in order. One that borrows the id of another keeps its place in the stream and goes no further. */
static void
hand_on (LobbyStream *stream, LobbyEvent *event, gint64 now_us)
{
  gboolean borrowed = g_hash_table_contains (stream->seen_ids, lobby_event_get_id (event));

  stream->sequence++;
  stream->hole_us = NO_HOLE;
  stream->refill_us = now_us;
  remember (stream, event);
  if (borrowed)
    {
      stream->counts.conflicts++;
      lobby_event_unref (event);
      return;
    }
  g_clear_pointer (&stream->last, lobby_event_unref);
  stream->last = lobby_event_ref (event);
  stream->counts.handed_on++;
  g_ptr_array_add (stream->batch, event);
}

static void
hand_on_early (LobbyStream *stream, gint64 now_us)
{
  guint64 next = stream->sequence + 1;
  gpointer event;

  while (g_hash_table_size (stream->early) > 0 && (event = g_hash_table_lookup (stream->early, &next)) != NULL)
    {
      lobby_event_ref (event);
      g_hash_table_remove (stream->early, &next);
      stream->held_bytes -= MIN (stream->held_bytes, measure (event));
      hand_on (stream, event, now_us);
      next = stream->sequence + 1;
    }
}

static void
count_again (LobbyStream *stream, LobbyEvent *event, const LobbyEvent *first)
{
  if (first == NULL && lobby_event_get_sequence (event) <= stream->picture)
    stream->counts.old++;
  else if (first == NULL || say_the_same (first, event))
    stream->counts.duplicates++;
  else
    stream->counts.conflicts++;
  lobby_event_unref (event);
}

static gboolean
has_room (LobbyStream *stream, const LobbyEvent *event)
{
  guint count = g_hash_table_size (stream->early) + stream->held->len;

  if (count < LOBBY_STREAM_HELD_EVENTS && stream->held_bytes + measure (event) <= LOBBY_STREAM_HELD_BYTES)
    return TRUE;
  stream->counts.overflows++;
  return FALSE;
}

static void
keep_early (LobbyStream *stream, LobbyEvent *event)
{
  guint64 sequence = lobby_event_get_sequence (event);
  LobbyEvent *first = g_hash_table_lookup (stream->early, &sequence);

  if (first != NULL)
    {
      count_again (stream, event, first);
      return;
    }
  if (!has_room (stream, event))
    {
      lobby_event_unref (event);
      return;
    }
  stream->counts.reordered++;
  stream->held_bytes += measure (event);
  g_hash_table_insert (stream->early, g_memdup2 (&sequence, sizeof sequence), event);
}

static void
admit (LobbyStream *stream, LobbyEvent *event, gint64 now_us)
{
  guint64 sequence = lobby_event_get_sequence (event);

  if (sequence == stream->sequence + 1)
    {
      hand_on (stream, event, now_us);
      hand_on_early (stream, now_us);
    }
  else if (sequence > stream->sequence)
    keep_early (stream, event);
  else
    {
      const LobbyEvent *first = stream->seen[sequence % SEEN_EVENTS];
      count_again (stream, event, first != NULL && lobby_event_get_sequence (first) == sequence ? first : NULL);
    }
}

static void
hold (LobbyStream *stream, LobbyEvent *event)
{
  if (!has_room (stream, event))
    {
      lobby_event_unref (event);
      return;
    }
  stream->held_bytes += measure (event);
  g_ptr_array_add (stream->held, event);
}

static gboolean
has_hole (LobbyStream *stream)
{
  return g_hash_table_size (stream->early) > 0
         || (stream->head > stream->sequence && is_same (stream->head_source, stream->source));
}

static LobbyStreamNeed
weigh (LobbyStream *stream, gint64 now_us)
{
  if (stream->need == LOBBY_STREAM_SNAPSHOT)
    return stream->need;
  if (!has_hole (stream))
    {
      if (stream->need == LOBBY_STREAM_REFILL)
        stream->counts.filled++;
      stream->hole_us = NO_HOLE;
      stream->need = LOBBY_STREAM_NOTHING;
      return stream->need;
    }
  if (stream->hole_us == NO_HOLE)
    stream->hole_us = now_us;
  if (stream->need == LOBBY_STREAM_NOTHING
      && (g_hash_table_size (stream->early) > LOBBY_STREAM_WINDOW_EVENTS
          || now_us - stream->hole_us >= LOBBY_STREAM_WINDOW_US))
    {
      stream->counts.gaps++;
      stream->refill_us = now_us;
      stream->need = LOBBY_STREAM_REFILL;
    }
  if (stream->need == LOBBY_STREAM_REFILL && now_us - stream->refill_us >= LOBBY_STREAM_REFILL_US)
    lobby_stream_require_snapshot (stream);
  return stream->need;
}

/** lobby_stream_new: Returns: (transfer full): a stream that needs its first picture */
LobbyStream *
lobby_stream_new (void)
{
  LobbyStream *stream = g_new0 (LobbyStream, 1);

  stream->need = LOBBY_STREAM_SNAPSHOT;
  stream->hole_us = NO_HOLE;
  stream->early = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) lobby_event_unref);
  stream->held = make_list ();
  stream->seen_ids = g_hash_table_new (g_str_hash, g_str_equal);
  stream->batch = make_list ();
  return stream;
}

/** lobby_stream_free: @stream: (transfer full) (nullable): a stream */
void
lobby_stream_free (LobbyStream *stream)
{
  if (stream == NULL)
    return;
  forget_seen (stream);
  g_hash_table_unref (stream->seen_ids);
  g_hash_table_unref (stream->early);
  g_ptr_array_unref (stream->held);
  g_ptr_array_unref (stream->batch);
  g_clear_pointer (&stream->last, lobby_event_unref);
  g_clear_pointer (&stream->source, lobby_name_release);
  g_clear_pointer (&stream->previous_source, lobby_name_release);
  g_clear_pointer (&stream->head_source, lobby_name_release);
  g_free (stream->picture_id);
  g_free (stream);
}

/**
 * lobby_stream_take:
 * @stream: the door
 * @event: (transfer full): an event as it came; one without a number is dropped
 * @now_us: monotonic time, µs
 *
 * Faults 3 to 6: drops what was seen, puts in order what came early, sees gaps and new epochs. A picture that has a place
 * of its own in the stream, as at the start of a day, is an event like any other.
 *
 * Returns: what the stream needs now
 */
LobbyStreamNeed
lobby_stream_take (LobbyStream *stream, LobbyEvent *event, gint64 now_us)
{
  g_return_val_if_fail (stream != NULL && event != NULL, LOBBY_STREAM_NOTHING);

  const char *source = lobby_event_get_source (event);
  if (lobby_event_get_sequence (event) == 0)
    lobby_event_unref (event);
  else if (stream->need == LOBBY_STREAM_SNAPSHOT)
    hold (stream, event);
  else if (is_same (source, stream->source))
    admit (stream, event, now_us);
  else if (is_same (source, stream->previous_source))
    {
      stream->counts.old++;
      lobby_event_unref (event);
    }
  else
    {
      stream->counts.epochs++;
      lobby_stream_require_snapshot (stream);
      hold (stream, event);
    }
  return weigh (stream, now_us);
}

/* A picture may go back only when the service insists: it lost its tail, and what was handed on is not so any more. */
static gboolean
confirm_rewind (LobbyStream *stream, guint64 number)
{
  gboolean insists = stream->rewind_seen && stream->rewind == number;

  stream->rewind_seen = !insists;
  stream->rewind = number;
  if (insists)
    stream->counts.rewinds++;
  else
    stream->counts.refused_snapshots++;
  return insists;
}

static void
start_from (LobbyStream *stream, const char *source, guint64 number, const char *last_id)
{
  gboolean same = is_same (source, stream->source);

  if (!same)
    {
      g_clear_pointer (&stream->previous_source, lobby_name_release);
      stream->previous_source = g_steal_pointer (&stream->source);
      set_text (&stream->source, source);
    }
  if (!same || number < stream->sequence)
    forget_seen (stream);
  if (same && number < stream->sequence)
    stream->head = number;
  if (!same || number != stream->sequence || last_id != NULL)
    {
      g_clear_pointer (&stream->last, lobby_event_unref);
      g_free (stream->picture_id);
      stream->picture_id = g_strdup (last_id);
    }
  stream->sequence = number;
  stream->picture = number;
  stream->rewind_seen = FALSE;
  stream->hole_us = NO_HOLE;
  stream->need = LOBBY_STREAM_NOTHING;
}

static void
take_held (LobbyStream *stream, gint64 now_us)
{
  g_autoptr (GPtrArray) held = g_steal_pointer (&stream->held);

  stream->held = make_list ();
  stream->held_bytes = 0;
  for (guint i = 0; i < held->len; i++)
    lobby_stream_take (stream, lobby_event_ref (g_ptr_array_index (held, i)), now_us);
}

/**
 * lobby_stream_take_snapshot:
 * @stream: the door
 * @snapshot: (transfer full): the whole picture
 * @last_id: (nullable): id of the last event that is in it, when the service said so
 * @now_us: monotonic time, µs
 *
 * Hands on the picture, then those of the held events that are newer (S3 "Snapshot": apply only above lastSequence).
 *
 * Returns: what the stream needs now
 */
LobbyStreamNeed
lobby_stream_take_snapshot (LobbyStream *stream, LobbyEvent *snapshot, const char *last_id, gint64 now_us)
{
  g_return_val_if_fail (stream != NULL && snapshot != NULL, LOBBY_STREAM_NOTHING);
  g_return_val_if_fail (lobby_event_get_kind (snapshot) == LOBBY_EVENT_SNAPSHOT, stream->need);

  const char *source = lobby_event_get_source (snapshot);
  guint64 number = (guint64) MAX (LOBBY_PAYLOAD (snapshot, Snapshot)->last_sequence, 0);
  if (is_same (source, stream->source) && number < stream->sequence && !confirm_rewind (stream, number))
    {
      lobby_event_unref (snapshot);
      lobby_stream_require_snapshot (stream);
      return stream->need;
    }
  lobby_stream_require_snapshot (stream);
  start_from (stream, source, number, last_id);
  stream->counts.snapshots++;
  stream->counts.handed_on++;
  g_ptr_array_add (stream->batch, snapshot);
  take_held (stream, now_us);
  return weigh (stream, now_us);
}

/**
 * lobby_stream_note_head:
 * @stream: the door
 * @source: the source that a greeting or a heartbeat named
 * @head: number of its newest event
 * @now_us: monotonic time, µs
 *
 * Shows a loss at the tail, which no later event would show, and a new epoch before its first event.
 *
 * Returns: what the stream needs now
 */
LobbyStreamNeed
lobby_stream_note_head (LobbyStream *stream, const char *source, guint64 head, gint64 now_us)
{
  g_return_val_if_fail (stream != NULL && source != NULL, LOBBY_STREAM_NOTHING);

  set_text (&stream->head_source, source);
  stream->head = head;
  if (stream->need != LOBBY_STREAM_SNAPSHOT && !is_same (source, stream->source))
    {
      stream->counts.epochs++;
      lobby_stream_require_snapshot (stream);
    }
  return weigh (stream, now_us);
}

/** lobby_stream_look: @now_us: monotonic time, µs. Returns: what the stream needs, now that time has passed */
LobbyStreamNeed
lobby_stream_look (LobbyStream *stream, gint64 now_us)
{
  g_return_val_if_fail (stream != NULL, LOBBY_STREAM_NOTHING);
  return weigh (stream, now_us);
}

/** lobby_stream_require_snapshot: lets it hold what comes until it has the whole picture, as after a possible loss */
void
lobby_stream_require_snapshot (LobbyStream *stream)
{
  GHashTableIter iter;
  gpointer event;

  g_return_if_fail (stream != NULL);

  stream->need = LOBBY_STREAM_SNAPSHOT;
  g_hash_table_iter_init (&iter, stream->early);
  while (g_hash_table_iter_next (&iter, NULL, &event))
    g_ptr_array_add (stream->held, lobby_event_ref (event));
  g_hash_table_remove_all (stream->early);
}

/** lobby_stream_steal_batch: Returns: (transfer full) (nullable) (element-type LobbyEvent): what can be handed on, in
 * order; %NULL when there is nothing */
GPtrArray *
lobby_stream_steal_batch (LobbyStream *stream)
{
  GPtrArray *batch;

  g_return_val_if_fail (stream != NULL, NULL);

  if (stream->batch->len == 0)
    return NULL;
  batch = g_steal_pointer (&stream->batch);
  stream->batch = make_list ();
  return batch;
}

/** lobby_stream_get_need: Returns: what the stream needs */
LobbyStreamNeed
lobby_stream_get_need (const LobbyStream *stream)
{
  return stream->need;
}

/** lobby_stream_get_source: Returns: (nullable): the stream with its epoch; %NULL before the first picture */
const char *
lobby_stream_get_source (const LobbyStream *stream)
{
  return stream->source;
}

/** lobby_stream_get_sequence: Returns: number of the newest event handed on */
guint64
lobby_stream_get_sequence (const LobbyStream *stream)
{
  return stream->sequence;
}

/** lobby_stream_get_last_id: Returns: (nullable): id to resume after; %NULL when none is known and a picture is needed */
const char *
lobby_stream_get_last_id (const LobbyStream *stream)
{
  return stream->last != NULL ? lobby_event_get_id (stream->last) : stream->picture_id;
}

/** lobby_stream_get_held: Returns: how many events wait for a refill or a picture */
guint
lobby_stream_get_held (const LobbyStream *stream)
{
  return g_hash_table_size (stream->early) + stream->held->len;
}

/** lobby_stream_get_counts: Returns: what has happened at the door */
const LobbyStreamCounts *
lobby_stream_get_counts (const LobbyStream *stream)
{
  return &stream->counts;
}
