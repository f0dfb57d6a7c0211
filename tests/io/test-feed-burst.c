/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fault 7: ten thousand events at once after an outage. None is dropped, they come in slices, and the main loop goes on;
 * how long it was held up is reported. */
#define _GNU_SOURCE
#include "feed-watch.h"
#include "lobby-wait.h"
#include "lobby-wire.h"
#include "raw-server.h"

#include <string.h>
#include <sys/resource.h>

#define BURST_EVENTS 10000

static char *
make_event (guint64 sequence)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"A%05" G_GUINT64_FORMAT
                                           "\",\"service\":\"A\",\"transaction\":\"withdraw\","
                                           "\"amountCny\":%" G_GUINT64_FORMAT
                                           ",\"medium\":\"card\",\"tier\":\"ordinary\"}",
                                           sequence, sequence * 10);

  return raw_make_event (sequence, data);
}

static void
burst (GIOStream *stream, const char *request, gpointer frames)
{
  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, BURST_EVENTS)
      && raw_write (stream, ((GByteArray *) frames)->data, ((GByteArray *) frames)->len))
    raw_wait_for_end (stream);
}

/* Time that this thread has computed, µs: what other programs take on a busy machine is not ours to answer for. */
static gint64
measure_own_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_THREAD, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec
         + usage.ru_stime.tv_usec;
}

/* All frames as they go over the wire, so that the sender costs nothing while the time is taken. */
static GByteArray *
make_frames (void)
{
  GByteArray *frames = g_byte_array_new ();

  for (guint64 n = 1; n <= BURST_EVENTS; n++)
    {
      g_autofree char *event = make_event (n);
      gsize length = strlen (event);
      const guint8 head[] = { 0x81, 126, (guint8) (length >> 8), (guint8) length };
      g_assert_true (length >= 126 && length < 65536);
      g_byte_array_append (frames, head, sizeof head);
      g_byte_array_append (frames, (const guint8 *) event, (guint) length);
    }
  return frames;
}

typedef struct
{
  guint count;
  guint largest;
} Batches;

static void
count_batch_cb (LobbyFeed *feed, GPtrArray *events, gpointer data)
{
  Batches *batches = data;

  batches->count++;
  batches->largest = MAX (batches->largest, events->len);
}

/* What it costs to read the same texts and nothing else, µs of this thread. */
static gint64
measure_bare_reading (void)
{
  gint64 start = measure_own_time ();

  for (guint64 n = 1; n <= BURST_EVENTS; n++)
    {
      g_autofree char *text = make_event (n);
      LobbyEvent *event = lobby_wire_parse_event (text, strlen (text), NULL);
      g_assert_nonnull (event);
      lobby_event_unref (event);
    }
  return measure_own_time () - start;
}

static void
test_burst (void)
{
  const LobbyFeedOptions options = feed_watch_make_options ();
  g_autoptr (GByteArray) frames = make_frames ();
  g_autoptr (RawServer) server = raw_server_new (NULL, burst, frames);
  g_autoptr (FeedWatch) watch = feed_watch_new (raw_server_get_url (server), NULL, &options);
  gint64 longest = 0, longest_own = 0, start = lobby_clock_get_monotonic (watch->clock);
  Batches batches = { 0 };

  g_signal_connect (watch->feed, "batch", G_CALLBACK (count_batch_cb), &batches);
  lobby_feed_start (watch->feed);
  while (feed_watch_get_sequence (watch) < BURST_EVENTS)
    {
      gint64 before = lobby_clock_get_monotonic (watch->clock);
      gint64 own_before = measure_own_time ();
      g_main_context_iteration (NULL, FALSE);
      longest_own = MAX (longest_own, measure_own_time () - own_before);
      longest = MAX (longest, lobby_clock_get_monotonic (watch->clock) - before);
    }
  gint64 whole = lobby_clock_get_monotonic (watch->clock) - start;
  gint64 bare = measure_bare_reading ();
  g_test_message ("%u events in %.0f ms (bare reading %.0f ms, ratio %.2f); %u batches", BURST_EVENTS,
                  (double) whole / 1000, (double) bare / 1000, (double) whole / (double) bare, batches.count);
  g_test_message ("longest turn of the main loop %.1f ms, of which computed %.1f ms", (double) longest / 1000,
                  (double) longest_own / 1000);
  g_assert_cmpuint (watch->events->len, ==, BURST_EVENTS + 1);
  g_assert_cmpuint (batches.count, >, 10);
  g_assert_cmpuint (batches.largest, <=, 512);
  g_assert_cmpuint (lobby_feed_get_counts (watch->feed)->attempts, ==, 1);
  feed_watch_assert_contiguous (watch);
  lobby_feed_stop (watch->feed);
}

/* The library tells of every frame, and the test program would print each. */
static void
say_nothing (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("libsoup", G_LOG_LEVEL_DEBUG, say_nothing, NULL);
  g_test_add_func ("/feed/fault-7/burst", test_burst);
  return g_test_run ();
}
