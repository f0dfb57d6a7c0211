/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed against servers that no honest branch would be: each fault of the standard that a peer can commit, by number. */
#include "feed-watch.h"
#include "lobby-error.h"
#include "lobby-wait.h"
#include "raw-server.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  RawServer *server;
  FeedWatch *watch;
} World;

static void
start (World *world, RawFunc snapshot, RawFunc socket, gpointer data)
{
  const LobbyFeedOptions options = feed_watch_make_options ();

  world->server = raw_server_new (snapshot, socket, data);
  world->watch = feed_watch_new (raw_server_get_url (world->server), "secret", &options);
  lobby_feed_start (world->watch->feed);
}

static void
finish (World *world)
{
  feed_watch_assert_contiguous (world->watch);
  feed_watch_free (world->watch);
  raw_server_free (world->server);
}

static gboolean
has_code (World *world, LobbyError code)
{
  return g_error_matches (lobby_feed_get_error (world->watch->feed), LOBBY_ERROR, (int) code);
}

/* What an allocation costs when each is watched over. */
#ifdef __SANITIZE_ADDRESS__
#define MEMORY_FACTOR 8
#else
#define MEMORY_FACTOR 1
#endif

/* Resident memory of this program, bytes. */
static gsize
measure_memory (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*s %zu", &pages);
  return pages * 4096;
}

static void
listen_only (GIOStream *stream, const char *request, gpointer data)
{
  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 0))
    raw_wait_for_end (stream);
}

/* --- faults of the REST side --- */

static void
cut_body (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\nContent-Length: 5000\r\n\r\n"
                     "{\"specversion\":\"1.0\",\"id\":\"picture\"");
}

static void
cut_chunk (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n400\r\n{\"specversion\":\"1.0\"");
}

static void
test_truncated_snapshot (gconstpointer func)
{
  World world;

  start (&world, (RawFunc) func, listen_only, NULL);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (world.watch, "broken-off")
                    && lobby_feed_get_counts (world.watch->feed)->attempts > 1);
  g_assert_cmpuint (world.watch->events->len, ==, 0);
  finish (&world);
}

static void
send_bomb (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\nContent-Encoding: gzip\r\n"
                     "Content-Length: 20\r\n\r\n01234567890123456789");
}

static void
declare_too_much (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\n"
                     "Content-Length: 209715200\r\n\r\n{");
  raw_wait_for_end (stream);
}

static void
send_without_end (GIOStream *stream, const char *request, gpointer data)
{
  g_autofree char *piece = g_strnfill (65536, ' ');

  raw_print (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n");
  while (raw_print (stream, "10000\r\n") && raw_write (stream, piece, 65536) && raw_print (stream, "\r\n"))
    continue;
}

typedef struct
{
  RawFunc func;
  const char *reason;
} RestFault;

static void
test_rest_fault (gconstpointer data)
{
  const RestFault *fault = data;
  World world;
  gsize before = measure_memory ();

  start (&world, fault->func, listen_only, NULL);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (world.watch, fault->reason)
                    && lobby_feed_get_counts (world.watch->feed)->attempts > 1);
  g_assert_cmpuint (world.watch->events->len, ==, 0);
  g_assert_cmpuint (measure_memory (), <, before + MEMORY_FACTOR * 64 * 1024 * 1024);
  g_assert_true (feed_watch_is (world.watch, LOBBY_LINK_DISCONNECTED));
  finish (&world);
}

static void
drip_head (GIOStream *stream, const char *request, gpointer data)
{
  raw_drip (stream, "HTTP/1.1 200 OK\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 100);
}

static void
drip_body (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\nContent-Length: 100000\r\n\r\n");
  raw_drip (stream, "{", 100);
}

static void
nest_deeply (GIOStream *stream, const char *request, gpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '[');

  raw_print (stream,
             "HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents+json\r\nContent-Length: 100000\r\n\r\n%s", deep);
}

static void
show_page (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>");
}

static void
ask_at_the_proxy (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                     "Content-Length: 0\r\n\r\n");
}

static void
reset_at_once (GIOStream *stream, const char *request, gpointer data)
{
  raw_reset (stream);
}

static void
speak_gibberish (GIOStream *stream, const char *request, gpointer data)
{
  raw_print (stream, "220 mail.example ESMTP\r\n\r\n");
}

static const RestFault rest_faults[] = {
  { send_bomb, "encoded" },          { declare_too_much, "too-large" },
  { send_without_end, "too-large" }, { drip_head, "deadline" },
  { drip_body, "deadline" },         { nest_deeply, "unreadable" },
  { show_page, "content-type" },     { ask_at_the_proxy, "proxy-sign-in" },
  { reset_at_once, "broken-off" },   { speak_gibberish, "not-http" },
};
static const char *const rest_names[] = {
  "/feed/fault-15/compressed-body",
  "/feed/fault-15/declared-body",
  "/feed/fault-15/endless-body",
  "/feed/fault-26/dripping-head",
  "/feed/fault-26/dripping-body",
  "/feed/fault-17/deep-snapshot",
  "/feed/fault-27/page-instead-of-json",
  "/feed/fault-27/proxy-407",
  "/feed/fault-28/reset",
  "/feed/not-http",
};

/* --- fault 25: nothing leaves the address that was configured --- */

static void
send_elsewhere (GIOStream *stream, const char *request, gpointer elsewhere)
{
  raw_print (stream, "HTTP/1.1 302 Found\r\nLocation: %sv1/snapshot\r\nContent-Length: 0\r\n\r\n",
             raw_server_get_url (elsewhere));
}

static void
test_redirect (void)
{
  RawServer *elsewhere = raw_server_new (NULL, listen_only, NULL);
  World world;

  start (&world, send_elsewhere, send_elsewhere, elsewhere);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (world.watch, "redirect")
                    && lobby_feed_get_counts (world.watch->feed)->attempts > 1);
  g_assert_true (has_code (&world, LOBBY_ERROR_REDIRECTED));
  g_assert_true (raw_server_has_seen (world.server, "Authorization: Bearer secret"));
  g_assert_cmpuint (raw_server_count (elsewhere), ==, 0);
  finish (&world);
  raw_server_free (elsewhere);
}

/* --- faults of the socket --- */

static void
declare_huge_frame (GIOStream *stream, const char *request, gpointer data)
{
  const guint8 head[] = { 0x81, 127, 0, 0, 0, 0, 0x0b, 0xeb, 0xc2, 0x00 };

  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 0)
      && raw_write (stream, head, sizeof head))
    raw_wait_for_end (stream);
}

static void
test_huge_frame (void)
{
  World world;
  gsize before = measure_memory ();

  start (&world, NULL, declare_huge_frame, NULL);
  LOBBY_WAIT_UNTIL (lobby_feed_get_counts (world.watch->feed)->attempts > 2
                    && feed_watch_has_reason (world.watch, "too-large"));
  g_assert_cmpuint (measure_memory (), <, before + MEMORY_FACTOR * 16 * 1024 * 1024);
  finish (&world);
}

static void
send_endless_fragments (GIOStream *stream, const char *request, gpointer data)
{
  g_autofree char *piece = g_strnfill (60000, 'a');

  if (!raw_upgrade (stream, request, "cloudevents.json") || !raw_greet (stream, 0) || !raw_frame (stream, 0x01, "{", 1))
    return;
  while (raw_frame (stream, 0x00, piece, 60000))
    continue;
}

static void
test_endless_fragments (void)
{
  World world;
  gsize before = measure_memory (), most = 0;

  start (&world, NULL, send_endless_fragments, NULL);
  while (lobby_feed_get_counts (world.watch->feed)->flooded < 3)
    {
      g_main_context_iteration (NULL, TRUE);
      most = MAX (most, measure_memory ());
    }
  g_test_message ("memory grew by %zu KiB", (most - MIN (before, most)) / 1024);
  /* A sanitizer keeps what is freed for a while, so that memory says nothing there. */
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (most, <, before + MEMORY_FACTOR * 32 * 1024 * 1024);
#endif
  g_assert_true (feed_watch_has_reason (world.watch, "flood"));
  finish (&world);
}

static void
speak_other_protocol (GIOStream *stream, const char *request, gpointer data)
{
  if (raw_upgrade (stream, request, data))
    raw_wait_for_end (stream);
}

static void
test_subprotocol (gconstpointer protocol)
{
  World world;

  start (&world, NULL, speak_other_protocol, (gpointer) protocol);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (world.watch, "subprotocol"));
  g_assert_true (has_code (&world, LOBBY_ERROR_NEWER));
  g_assert_false (feed_watch_is (world.watch, LOBBY_LINK_LIVE));
  finish (&world);
}

static void
send_bad_text (GIOStream *stream, const char *request, gpointer data)
{
  const char text[] = "{\"id\":\"\xff\xfe\"}";

  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 0)
      && raw_frame (stream, 0x81, text, sizeof text - 1))
    raw_wait_for_end (stream);
}

static void
send_binary (GIOStream *stream, const char *request, gpointer data)
{
  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 0) && raw_frame (stream, 0x82, "xyz", 3))
    raw_wait_for_end (stream);
}

static void
send_reserved (GIOStream *stream, const char *request, gpointer data)
{
  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 0) && raw_frame (stream, 0xf3, "xyz", 3))
    raw_wait_for_end (stream);
}

static void
reset_after_greeting (GIOStream *stream, const char *request, gpointer data)
{
  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 0))
    raw_reset (stream);
}

typedef struct
{
  RawFunc func;
  const char *reason;
  const char *name;
} SocketFault;

static const SocketFault socket_faults[] = {
  { send_bad_text, "not-text", "/feed/fault-16/bad-utf-8" },
  { send_binary, "not-text", "/feed/binary-frame" },
  { send_reserved, "broken-off", "/feed/reserved-bits" },
  { reset_after_greeting, "broken-off", "/feed/fault-28/reset-after-greeting" },
};

/* Whatever ends the socket, there is another try; and when no socket lives, the picture comes by asking. */
static void
test_socket_ends (gconstpointer data)
{
  const SocketFault *fault = data;
  World world;

  start (&world, NULL, fault->func, NULL);
  LOBBY_WAIT_UNTIL (feed_watch_is (world.watch, LOBBY_LINK_POLLING));
  g_assert_cmpuint (lobby_feed_get_counts (world.watch->feed)->attempts, >, 2);
  g_assert_cmpuint (world.watch->events->len, >, 0);
  g_assert_cmpstr (lobby_feed_get_reason (world.watch->feed), ==, fault->reason);
  finish (&world);
}

/* --- events that may not be kept; the others go on --- */

static const char *const bad_payloads[] = {
  "{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":NaN}",
  "{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":1e999}",
  "{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":12345678901234567890}",
  "{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":1.5}",
  "{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":-0}",
  "{\"ticket\":\"A001\",\"service\":\"A\",\"ticket\":\"A002\"}",
  "{\"ticket\":7,\"service\":\"A\"}",
  "{\"service\":\"A\"}",
  "{\"ticket\":null,\"service\":\"A\"}",
  "{\"ticket\":\"A001\",\"service\":\"A\",\"pin\":\"1234\"}",
  "{\"ticket\":\"A001\",\"service\":\"A\",\"note\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
  "]]]]]]}",
};

static void
mix_good_and_bad (GIOStream *stream, const char *request, gpointer data)
{
  guint64 sequence = 0;

  if (!raw_upgrade (stream, request, "cloudevents.json") || !raw_greet (stream, 2 * G_N_ELEMENTS (bad_payloads)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (bad_payloads); i++)
    {
      g_autofree char *bad = raw_make_event (++sequence, bad_payloads[i]);
      g_autofree char *good = raw_make_event (++sequence, NULL);
      raw_say (stream, bad);
      raw_say (stream, good);
    }
  raw_wait_for_end (stream);
}

static void
test_bad_events (void)
{
  World world;
  guint issued = 0;

  start (&world, NULL, mix_good_and_bad, NULL);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (world.watch) == 2 * G_N_ELEMENTS (bad_payloads));
  for (guint i = 0; i < world.watch->events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (world.watch->events, i);
      issued += lobby_event_get_kind (event) == LOBBY_EVENT_TICKET_ISSUED;
      g_assert_true (lobby_event_get_kind (event) != LOBBY_EVENT_UNKNOWN || lobby_event_get_raw (event) == NULL);
    }
  g_assert_cmpuint (issued, ==, G_N_ELEMENTS (bad_payloads));
  g_assert_cmpuint (lobby_feed_get_counts (world.watch->feed)->refused, ==, G_N_ELEMENTS (bad_payloads));
  g_assert_cmpuint (lobby_feed_get_counts (world.watch->feed)->attempts, ==, 1);
  g_assert_true (feed_watch_is (world.watch, LOBBY_LINK_LIVE));
  finish (&world);
}

static void
send_deep_frame (GIOStream *stream, const char *request, gpointer data)
{
  g_autofree char *deep = g_strnfill (60000, '[');
  g_autofree char *event = raw_make_event (1, NULL);

  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 0) && raw_say (stream, deep)
      && raw_say (stream, "") && raw_say (stream, event))
    raw_wait_for_end (stream);
}

static void
test_deep_frame (void)
{
  World world;

  start (&world, NULL, send_deep_frame, NULL);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (world.watch) == 1);
  g_assert_cmpuint (lobby_feed_get_counts (world.watch->feed)->refused, ==, 2);
  g_assert_cmpuint (lobby_feed_get_counts (world.watch->feed)->attempts, ==, 1);
  finish (&world);
}

static void
send_unknown (GIOStream *stream, const char *request, gpointer data)
{
  g_autofree char *event = raw_make_event (1, NULL);
  g_autofree char *newer = raw_make_event (2, NULL);
  g_autofree char *known = raw_make_event (3, NULL);

  memcpy (strstr (event, "issued.v1"), "folded.v1", 9);
  memcpy (strstr (newer, "issued.v1"), "issued.v9", 9);
  if (raw_upgrade (stream, request, "cloudevents.json") && raw_greet (stream, 3) && raw_say (stream, event)
      && raw_say (stream, newer) && raw_say (stream, known))
    raw_wait_for_end (stream);
}

static void
test_unknown_types (void)
{
  World world;

  start (&world, NULL, send_unknown, NULL);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (world.watch) == 3);
  g_assert_cmpuint (lobby_feed_get_counts (world.watch->feed)->unknown, ==, 2);
  g_assert_cmpuint (lobby_feed_get_counts (world.watch->feed)->refused, ==, 0);
  g_assert_nonnull (lobby_event_get_raw (g_ptr_array_index (world.watch->events, 1)));
  finish (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/feed/fault-1/truncated-body", (gconstpointer) cut_body, test_truncated_snapshot);
  g_test_add_data_func ("/feed/fault-1/truncated-chunk", (gconstpointer) cut_chunk, test_truncated_snapshot);
  for (guint i = 0; i < G_N_ELEMENTS (rest_faults); i++)
    g_test_add_data_func (rest_names[i], &rest_faults[i], test_rest_fault);
  g_test_add_func ("/feed/fault-25/redirect", test_redirect);
  g_test_add_func ("/feed/fault-13/huge-frame", test_huge_frame);
  g_test_add_func ("/feed/fault-14/endless-fragments", test_endless_fragments);
  g_test_add_data_func ("/feed/fault-29/no-subprotocol", NULL, test_subprotocol);
  g_test_add_data_func ("/feed/fault-29/wrong-subprotocol", "mqtt", test_subprotocol);
  for (guint i = 0; i < G_N_ELEMENTS (socket_faults); i++)
    g_test_add_data_func (socket_faults[i].name, &socket_faults[i], test_socket_ends);
  g_test_add_func ("/feed/fault-18-19-21/bad-events", test_bad_events);
  g_test_add_func ("/feed/fault-17/deep-frame", test_deep_frame);
  g_test_add_func ("/feed/fault-20/unknown-types", test_unknown_types);
  return g_test_run ();
}
