/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door of a stream: whatever the network does, what comes out is a picture and then each event once, in order. */
#include "lobby-stream.h"

#define EPOCH_1 "/branches/binhe/streams/main/20251117-1"
#define EPOCH_2 "/branches/binhe/streams/main/20251117-2"
#define SECOND G_GINT64_CONSTANT (1000000)

static LobbyEvent *
make_event (const char *source, guint64 sequence, const char *id, const char *ticket)
{
  LobbyTicketMoment *moment = lobby_record_new (&lobby_ticket_called_type);

  moment->ticket = g_strdup (ticket);
  moment->counter = g_strdup ("3");
  return lobby_event_new (LOBBY_EVENT_TICKET_CALLED, source, sequence, id, (gint64) sequence * SECOND, moment);
}

/* Number, id and ticket go together as on a well-behaved service. */
static LobbyEvent *
make_numbered (const char *source, guint64 sequence)
{
  g_autofree char *id = g_strdup_printf ("e%" G_GUINT64_FORMAT, sequence);
  g_autofree char *ticket = g_strdup_printf ("A%03" G_GUINT64_FORMAT, sequence);

  return make_event (source, sequence, id, ticket);
}

static LobbyEvent *
make_snapshot (const char *source, guint64 last_sequence)
{
  LobbySnapshot *snapshot = lobby_record_new (&lobby_snapshot_type);

  snapshot->last_sequence = (gint64) last_sequence;
  return lobby_event_new (LOBBY_EVENT_SNAPSHOT, source, last_sequence, "snapshot", (gint64) last_sequence * SECOND,
                          snapshot);
}

static LobbyStream *
open_after (guint64 last_sequence)
{
  LobbyStream *stream = lobby_stream_new ();
  g_autofree char *id = g_strdup_printf ("e%" G_GUINT64_FORMAT, last_sequence);

  g_assert_cmpint (lobby_stream_get_need (stream), ==, LOBBY_STREAM_SNAPSHOT);
  g_assert_cmpint (lobby_stream_take_snapshot (stream, make_snapshot (EPOCH_1, last_sequence), id, 0), ==,
                   LOBBY_STREAM_NOTHING);
  g_ptr_array_unref (lobby_stream_steal_batch (stream));
  return stream;
}

/* What comes out, as in "S4 5 6": S before a picture. */
static char *
drain (LobbyStream *stream)
{
  g_autoptr (GPtrArray) batch = lobby_stream_steal_batch (stream);
  GString *text = g_string_new (NULL);

  for (guint i = 0; batch != NULL && i < batch->len; i++)
    g_string_append_printf (text, "%s%s%" G_GUINT64_FORMAT, i > 0 ? " " : "",
                            lobby_event_get_kind (g_ptr_array_index (batch, i)) == LOBBY_EVENT_SNAPSHOT ? "S" : "",
                            lobby_event_get_sequence (g_ptr_array_index (batch, i)));
  return g_string_free (text, FALSE);
}

static void
assert_out (LobbyStream *stream, const char *expected)
{
  g_autofree char *out = drain (stream);
  g_assert_cmpstr (out, ==, expected);
}

static void
test_in_order (void)
{
  g_autoptr (LobbyStream) stream = open_after (4);

  g_assert_cmpstr (lobby_stream_get_last_id (stream), ==, "e4");
  for (guint64 n = 5; n <= 7; n++)
    g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, n), 0), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "5 6 7");
  g_assert_null (lobby_stream_steal_batch (stream));
  g_assert_cmpstr (lobby_stream_get_last_id (stream), ==, "e7");
  g_assert_cmpuint (lobby_stream_get_counts (stream)->handed_on, ==, 4);
}

static void
test_live_events_wait_for_the_picture (void)
{
  g_autoptr (LobbyStream) stream = lobby_stream_new ();

  for (guint64 n = 3; n <= 6; n++)
    g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, n), 0), ==, LOBBY_STREAM_SNAPSHOT);
  assert_out (stream, "");
  g_assert_cmpint (lobby_stream_take_snapshot (stream, make_snapshot (EPOCH_1, 4), NULL, 0), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "S4 5 6");
  g_assert_cmpuint (lobby_stream_get_counts (stream)->old, ==, 2);
}

/* Fault 5. */
static void
test_duplicates_and_conflicts (void)
{
  g_autoptr (LobbyStream) stream = open_after (0);

  for (guint64 n = 1; n <= 3; n++)
    lobby_stream_take (stream, make_numbered (EPOCH_1, n), 0);
  lobby_stream_take (stream, make_numbered (EPOCH_1, 2), 0);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->duplicates, ==, 1);
  lobby_stream_take (stream, make_event (EPOCH_1, 2, "e2", "B999"), 0);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->conflicts, ==, 1);
  lobby_stream_take (stream, make_event (EPOCH_1, 2, "other", "A002"), 0);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->conflicts, ==, 2);

  /* The id of another under the next number: the first wins, and the stream goes on. */
  lobby_stream_take (stream, make_event (EPOCH_1, 4, "e2", "B999"), 0);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->conflicts, ==, 3);
  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, 5), 0), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "1 2 3 5");
}

/* Fault 6. */
static void
test_reordered_within_the_window (void)
{
  const guint64 order[] = { 3, 2, 5, 1, 4 };
  g_autoptr (LobbyStream) stream = open_after (0);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, order[i]), i * 1000), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "1 2 3 4 5");
  g_assert_cmpuint (lobby_stream_get_counts (stream)->reordered, ==, 3);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->gaps, ==, 0);
}

/* Fault 4. */
static void
test_gap_is_refilled (void)
{
  g_autoptr (LobbyStream) stream = open_after (0);

  lobby_stream_take (stream, make_numbered (EPOCH_1, 1), 0);
  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, 4), SECOND), ==, LOBBY_STREAM_NOTHING);
  g_assert_cmpint (lobby_stream_look (stream, SECOND + LOBBY_STREAM_WINDOW_US - 1), ==, LOBBY_STREAM_NOTHING);
  g_assert_cmpint (lobby_stream_look (stream, SECOND + LOBBY_STREAM_WINDOW_US), ==, LOBBY_STREAM_REFILL);
  g_assert_cmpstr (lobby_stream_get_last_id (stream), ==, "e1");
  assert_out (stream, "1");

  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, 2), 4 * SECOND), ==, LOBBY_STREAM_REFILL);
  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, 3), 4 * SECOND), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "2 3 4");
  g_assert_cmpuint (lobby_stream_get_counts (stream)->gaps, ==, 1);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->filled, ==, 1);
}

static void
test_gap_that_stays_asks_for_the_picture (void)
{
  g_autoptr (LobbyStream) stream = open_after (0);

  lobby_stream_take (stream, make_numbered (EPOCH_1, 3), 0);
  g_assert_cmpint (lobby_stream_look (stream, LOBBY_STREAM_WINDOW_US), ==, LOBBY_STREAM_REFILL);
  g_assert_cmpint (lobby_stream_look (stream, LOBBY_STREAM_WINDOW_US + LOBBY_STREAM_REFILL_US - 1), ==,
                   LOBBY_STREAM_REFILL);
  g_assert_cmpint (lobby_stream_look (stream, LOBBY_STREAM_WINDOW_US + LOBBY_STREAM_REFILL_US), ==,
                   LOBBY_STREAM_SNAPSHOT);
  lobby_stream_take (stream, make_numbered (EPOCH_1, 4), 8 * SECOND);
  assert_out (stream, "");
  g_assert_cmpint (lobby_stream_take_snapshot (stream, make_snapshot (EPOCH_1, 3), NULL, 9 * SECOND), ==,
                   LOBBY_STREAM_NOTHING);
  assert_out (stream, "S3 4");
}

static void
test_window_is_bounded (void)
{
  g_autoptr (LobbyStream) stream = open_after (0);
  LobbyStreamNeed need = LOBBY_STREAM_NOTHING;

  for (guint64 n = 2; n <= LOBBY_STREAM_WINDOW_EVENTS + 1; n++)
    need = lobby_stream_take (stream, make_numbered (EPOCH_1, n), 0);
  g_assert_cmpint (need, ==, LOBBY_STREAM_NOTHING);
  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, LOBBY_STREAM_WINDOW_EVENTS + 2), 0), ==,
                   LOBBY_STREAM_REFILL);
}

static void
test_holding_is_bounded (void)
{
  g_autoptr (LobbyStream) stream = lobby_stream_new ();

  for (guint64 n = 1; n <= LOBBY_STREAM_HELD_EVENTS + 10; n++)
    lobby_stream_take (stream, make_numbered (EPOCH_1, n), 0);
  g_assert_cmpuint (lobby_stream_get_held (stream), ==, LOBBY_STREAM_HELD_EVENTS);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->overflows, ==, 10);
}

/* Fault 3. */
static void
test_new_epoch_asks_for_the_picture (void)
{
  g_autoptr (LobbyStream) stream = open_after (7);

  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_2, 1), 0), ==, LOBBY_STREAM_SNAPSHOT);
  assert_out (stream, "");
  g_assert_cmpint (lobby_stream_take_snapshot (stream, make_snapshot (EPOCH_2, 0), NULL, 0), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "S0 1");
  g_assert_cmpstr (lobby_stream_get_source (stream), ==, EPOCH_2);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->epochs, ==, 1);

  /* What still drips in from the old epoch is old. */
  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, 8), 0), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "");
  g_assert_cmpuint (lobby_stream_get_counts (stream)->old, ==, 1);
}

static void
test_heartbeat_shows_a_loss_at_the_tail (void)
{
  g_autoptr (LobbyStream) stream = open_after (3);

  g_assert_cmpint (lobby_stream_note_head (stream, EPOCH_1, 3, 0), ==, LOBBY_STREAM_NOTHING);
  g_assert_cmpint (lobby_stream_note_head (stream, EPOCH_1, 5, 0), ==, LOBBY_STREAM_NOTHING);
  lobby_stream_take (stream, make_numbered (EPOCH_1, 4), SECOND);
  g_assert_cmpint (lobby_stream_look (stream, 2 * SECOND), ==, LOBBY_STREAM_NOTHING);
  g_assert_cmpint (lobby_stream_look (stream, SECOND + LOBBY_STREAM_WINDOW_US), ==, LOBBY_STREAM_REFILL);
  g_assert_cmpint (lobby_stream_take (stream, make_numbered (EPOCH_1, 5), 4 * SECOND), ==, LOBBY_STREAM_NOTHING);
  assert_out (stream, "4 5");
}

static void
test_heartbeat_shows_a_new_epoch (void)
{
  g_autoptr (LobbyStream) stream = open_after (3);

  g_assert_cmpint (lobby_stream_note_head (stream, EPOCH_2, 0, 0), ==, LOBBY_STREAM_SNAPSHOT);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->epochs, ==, 1);
}

/* A service that lost its tail shows an older picture; it must insist before what was applied is taken back. */
static void
test_older_picture_must_be_confirmed (void)
{
  g_autoptr (LobbyStream) stream = open_after (9);

  lobby_stream_require_snapshot (stream);
  g_assert_cmpint (lobby_stream_take_snapshot (stream, make_snapshot (EPOCH_1, 6), NULL, 0), ==, LOBBY_STREAM_SNAPSHOT);
  assert_out (stream, "");
  g_assert_cmpuint (lobby_stream_get_counts (stream)->refused_snapshots, ==, 1);
  g_assert_cmpint (lobby_stream_take_snapshot (stream, make_snapshot (EPOCH_1, 6), NULL, 0), ==, LOBBY_STREAM_NOTHING);
  lobby_stream_take (stream, make_event (EPOCH_1, 7, "e7", "C001"), 0);
  assert_out (stream, "S6 7");
  g_assert_cmpuint (lobby_stream_get_counts (stream)->rewinds, ==, 1);
  g_assert_cmpuint (lobby_stream_get_counts (stream)->conflicts, ==, 0);
}

/* --- the property: any network gives the contiguous sequence or a request --- */

typedef struct
{
  GRand *rand;
  LobbyStream *stream;
  const char *source;
  guint64 head;     /* the service's newest number */
  guint64 applied;  /* what has come out */
  gboolean started; /* a picture has come out */
  gint64 now_us;
} World;

static void
check_out (World *world)
{
  g_autoptr (GPtrArray) batch = lobby_stream_steal_batch (world->stream);

  for (guint i = 0; batch != NULL && i < batch->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (batch, i);
      guint64 sequence = lobby_event_get_sequence (event);
      if (lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT)
        {
          g_assert_true (!world->started || sequence >= world->applied);
          world->started = TRUE;
        }
      else
        {
          g_autofree char *id = g_strdup_printf ("e%" G_GUINT64_FORMAT, sequence);
          g_assert_true (world->started);
          g_assert_cmpuint (sequence, ==, world->applied + 1);
          g_assert_cmpstr (lobby_event_get_id (event), ==, id);
        }
      world->applied = sequence;
    }
}

/* The service does what is asked, or does not (one time in three). */
static void
answer (World *world, gboolean willing)
{
  LobbyStreamNeed need = lobby_stream_look (world->stream, world->now_us);

  if (need == LOBBY_STREAM_NOTHING || (!willing && g_rand_int_range (world->rand, 0, 3) == 0))
    return;
  if (need == LOBBY_STREAM_SNAPSHOT)
    lobby_stream_take_snapshot (world->stream, make_snapshot (world->source, world->head), NULL, world->now_us);
  else
    for (guint64 n = lobby_stream_get_sequence (world->stream) + 1; n <= world->head; n++)
      lobby_stream_take (world->stream, make_numbered (world->source, n), world->now_us);
  check_out (world);
}

static void
deliver (World *world)
{
  guint64 from = world->head + 1;
  guint count = (guint) g_rand_int_range (world->rand, 1, 40);
  g_autofree guint64 *order = g_new (guint64, count);

  for (guint i = 0; i < count; i++)
    order[i] = from + i;
  world->head += count;
  for (guint i = 0; i + 1 < count; i++)
    if (g_rand_int_range (world->rand, 0, 4) == 0)
      {
        guint other = (guint) g_rand_int_range (world->rand, (gint32) i, (gint32) count);
        guint64 swap = order[i];
        order[i] = order[other];
        order[other] = swap;
      }
  for (guint i = 0; i < count; i++)
    {
      int times = g_rand_int_range (world->rand, 0, 20) == 0 ? 0 : g_rand_int_range (world->rand, 0, 10) == 0 ? 2 : 1;
      while (times-- > 0)
        lobby_stream_take (world->stream, make_numbered (world->source, order[i]), world->now_us);
      if (g_rand_int_range (world->rand, 0, 8) == 0)
        check_out (world);
    }
  check_out (world);
}

static void
test_any_network (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      World world = { .rand = g_rand_new_with_seed (seed), .stream = lobby_stream_new (), .source = EPOCH_1 };

      for (int step = 0; step < 40; step++)
        {
          world.now_us += g_rand_int_range (world.rand, 0, 3000000);
          deliver (&world);
          answer (&world, FALSE);
          if (g_rand_int_range (world.rand, 0, 5) == 0)
            lobby_stream_note_head (world.stream, world.source, world.head, world.now_us);
        }
      lobby_stream_note_head (world.stream, world.source, world.head, world.now_us);
      world.now_us += 3 * SECOND;
      answer (&world, TRUE);
      g_assert_cmpint (lobby_stream_get_need (world.stream), ==, LOBBY_STREAM_NOTHING);
      g_assert_cmpuint (world.applied, ==, world.head);
      g_assert_cmpuint (lobby_stream_get_held (world.stream), ==, 0);
      g_assert_cmpuint (lobby_stream_get_counts (world.stream)->conflicts, ==, 0);
      lobby_stream_free (world.stream);
      g_rand_free (world.rand);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream/in-order", test_in_order);
  g_test_add_func ("/stream/live-events-wait-for-the-picture", test_live_events_wait_for_the_picture);
  g_test_add_func ("/stream/fault-5/duplicates-and-conflicts", test_duplicates_and_conflicts);
  g_test_add_func ("/stream/fault-6/reordered-within-the-window", test_reordered_within_the_window);
  g_test_add_func ("/stream/fault-4/gap-is-refilled", test_gap_is_refilled);
  g_test_add_func ("/stream/fault-4/gap-that-stays-asks-for-the-picture", test_gap_that_stays_asks_for_the_picture);
  g_test_add_func ("/stream/fault-6/window-is-bounded", test_window_is_bounded);
  g_test_add_func ("/stream/holding-is-bounded", test_holding_is_bounded);
  g_test_add_func ("/stream/fault-3/new-epoch-asks-for-the-picture", test_new_epoch_asks_for_the_picture);
  g_test_add_func ("/stream/heartbeat-shows-a-loss-at-the-tail", test_heartbeat_shows_a_loss_at_the_tail);
  g_test_add_func ("/stream/heartbeat-shows-a-new-epoch", test_heartbeat_shows_a_new_epoch);
  g_test_add_func ("/stream/older-picture-must-be-confirmed", test_older_picture_must_be_confirmed);
  g_test_add_func ("/stream/any-network", test_any_network);
  return g_test_run ();
}
