/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed on a well-behaved branch, and on one that goes away and comes back: picture, events, resume, gaps, epochs. */
#include "fake-branch.h"
#include "feed-watch.h"
#include "lobby-error.h"
#include "lobby-instant.h"
#include "lobby-manual-clock.h"
#include "lobby-wait.h"

#include <string.h>

typedef struct
{
  FakeBranch *branch;
  FeedWatch *watch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer nothing)
{
  const LobbyFeedOptions options = feed_watch_make_options ();

  fixture->branch = fake_branch_new ();
  fake_branch_add (fixture->branch, 3);
  fixture->watch = feed_watch_new (fixture->branch->url, NULL, &options);
}

static void
tear_down (Fixture *fixture, gconstpointer nothing)
{
  feed_watch_assert_contiguous (fixture->watch);
  feed_watch_free (fixture->watch);
  fake_branch_free (fixture->branch);
}

static void
go_live (Fixture *fixture)
{
  lobby_feed_start (fixture->watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_is (fixture->watch, LOBBY_LINK_LIVE) && fixture->branch->sockets->len == 1);
}

static void
test_picture_then_events (Fixture *fixture, gconstpointer nothing)
{
  FeedWatch *watch = fixture->watch;

  go_live (fixture);
  g_assert_cmpint (lobby_event_get_kind (g_ptr_array_index (watch->events, 0)), ==, LOBBY_EVENT_SNAPSHOT);
  g_assert_cmpuint (feed_watch_get_sequence (watch), ==, 3);
  fake_branch_add (fixture->branch, 4);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (watch) == 7);
  g_assert_cmpuint (watch->events->len, ==, 5);
  g_assert_cmpuint (fixture->branch->snapshots, ==, 1);
  g_assert_null (lobby_feed_get_reason (watch->feed));
  g_assert_cmpint (lobby_feed_get_life_sign (watch->feed), >, 0);
  g_assert_cmpstr (watch->states->str, ==, "connecting live");
}

static void
test_clock_is_read (Fixture *fixture, gconstpointer nothing)
{
  gint64 said;

  go_live (fixture);
  fake_branch_beat (fixture->branch);
  LOBBY_WAIT_UNTIL (fixture->watch->clock_readings >= 2);
  g_assert_true (lobby_instant_parse ("2025-11-17T02:42:06Z", &said));
  g_assert_cmpint (fixture->watch->branch_us, ==, said);
}

/* Fault 2. */
static void
test_resumes_by_last_id (Fixture *fixture, gconstpointer nothing)
{
  go_live (fixture);
  fake_branch_add (fixture->branch, 2);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 5);
  fake_branch_cut (fixture->branch);
  fake_branch_add_quietly (fixture->branch, 4);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 9);
  g_assert_cmpstr (fixture->branch->resumed_after, ==, "e5");
  g_assert_cmpuint (fixture->branch->snapshots, ==, 1);
  g_assert_cmpuint (fixture->branch->handshakes, ==, 2);
}

/* Fault 3. */
static void
test_new_epoch (Fixture *fixture, gconstpointer nothing)
{
  go_live (fixture);
  fake_branch_cut (fixture->branch);
  fake_branch_new_epoch (fixture->branch, FAKE_EPOCH_2);
  fake_branch_add (fixture->branch, 2);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 2 && feed_watch_is (fixture->watch, LOBBY_LINK_LIVE));
  g_assert_cmpuint (fixture->branch->snapshots, ==, 2);
  g_assert_cmpuint (lobby_feed_get_stream_counts (fixture->watch->feed)->epochs, ==, 1);
  fake_branch_add (fixture->branch, 1);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 3);
}

/* Fault 5. */
static void
test_duplicates (Fixture *fixture, gconstpointer nothing)
{
  const LobbyStreamCounts *counts = lobby_feed_get_stream_counts (fixture->watch->feed);

  go_live (fixture);
  fake_branch_add (fixture->branch, 2);
  fake_branch_say (fixture->branch, g_ptr_array_index (fixture->branch->events, 4));
  fake_branch_say (fixture->branch, g_ptr_array_index (fixture->branch->events, 3));
  g_autofree char *twisted = fake_branch_make_event (fixture->branch, 5);
  memcpy (strstr (twisted, "ordinary"), "platinum", 8);
  fake_branch_say (fixture->branch, twisted);
  LOBBY_WAIT_UNTIL (counts->duplicates == 2 && counts->conflicts == 1);
  g_assert_cmpuint (feed_watch_get_sequence (fixture->watch), ==, 5);
  g_assert_cmpuint (fixture->watch->events->len, ==, 3);
}

/* Fault 6. */
static void
test_reordered (Fixture *fixture, gconstpointer nothing)
{
  go_live (fixture);
  fake_branch_add_quietly (fixture->branch, 4);
  for (guint i = 7; i > 3; i--)
    fake_branch_say (fixture->branch, g_ptr_array_index (fixture->branch->events, i - 1));
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 7);
  g_assert_cmpuint (lobby_feed_get_stream_counts (fixture->watch->feed)->gaps, ==, 0);
}

/* A service that answers a resume from elsewhere may have lost something: the picture is fetched anew. */
static void
test_resumed_elsewhere (Fixture *fixture, gconstpointer nothing)
{
  go_live (fixture);
  fixture->branch->forget_ids = TRUE;
  fake_branch_cut (fixture->branch);
  fake_branch_add_quietly (fixture->branch, 2);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 5);
  g_assert_cmpuint (fixture->branch->snapshots, ==, 2);
}

/* --- faults that take time: a manual clock --- */

static LobbyManualClock *
use_manual_clock (Fixture *fixture)
{
  const LobbyFeedOptions usual = LOBBY_FEED_OPTIONS_DEFAULT;
  LobbyFeedOptions options = feed_watch_make_options ();
  LobbyManualClock *clock = lobby_manual_clock_new (0);

  options.stale_ms = usual.stale_ms;
  options.dead_ms = usual.dead_ms;
  options.lost_ms = usual.lost_ms;
  options.ping_s = usual.ping_s;
  lobby_manual_clock_advance (clock, LOBBY_SECOND_US);
  feed_watch_free (fixture->watch);
  fixture->watch = feed_watch_new_with_clock (LOBBY_CLOCK (clock), fixture->branch->url, NULL, &options);
  return clock;
}

/* Fault 4. */
static void
test_gap_is_refilled (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (LobbyManualClock) clock = use_manual_clock (fixture);
  const LobbyStreamCounts *counts = lobby_feed_get_stream_counts (fixture->watch->feed);

  go_live (fixture);
  fixture->branch->hidden = 5;
  fake_branch_add (fixture->branch, 4);
  LOBBY_WAIT_UNTIL (counts->reordered == 2);
  g_assert_cmpuint (feed_watch_get_sequence (fixture->watch), ==, 4);
  fixture->branch->hidden = 0;
  lobby_manual_clock_advance (clock, 2 * LOBBY_SECOND_US);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 7);
  g_assert_cmpuint (counts->gaps, ==, 1);
  g_assert_cmpuint (counts->filled, ==, 1);
  g_assert_cmpuint (fixture->branch->snapshots, ==, 1);
}

static void
test_gap_that_stays (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (LobbyManualClock) clock = use_manual_clock (fixture);

  go_live (fixture);
  fixture->branch->hidden = 5;
  fake_branch_add (fixture->branch, 4);
  LOBBY_WAIT_UNTIL (lobby_feed_get_stream_counts (fixture->watch->feed)->reordered == 2);
  lobby_manual_clock_advance (clock, 2 * LOBBY_SECOND_US);
  LOBBY_WAIT_UNTIL (fixture->branch->refills == 1 && feed_watch_has_reason (fixture->watch, "gap"));
  lobby_manual_clock_advance (clock, 5 * LOBBY_SECOND_US);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 7);
  g_assert_cmpuint (fixture->branch->snapshots, ==, 2);
  g_assert_true (feed_watch_is (fixture->watch, LOBBY_LINK_LIVE));
}

/* What is lost at the end of the stream is seen by the next heartbeat. */
static void
test_loss_at_the_tail (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (LobbyManualClock) clock = use_manual_clock (fixture);

  go_live (fixture);
  fake_branch_add_quietly (fixture->branch, 2);
  fake_branch_beat (fixture->branch);
  LOBBY_WAIT_UNTIL (fixture->watch->clock_readings == 2);
  lobby_manual_clock_advance (clock, 2 * LOBBY_SECOND_US);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 5);
}

/* Fault 8: half-open. */
static void
test_silent_peer (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (LobbyManualClock) clock = use_manual_clock (fixture);
  const LobbyFeedCounts *counts = lobby_feed_get_counts (fixture->watch->feed);

  go_live (fixture);
  lobby_manual_clock_advance (clock, 14 * LOBBY_SECOND_US);
  g_assert_true (feed_watch_is (fixture->watch, LOBBY_LINK_LIVE));
  lobby_manual_clock_advance (clock, LOBBY_SECOND_US);
  g_assert_true (feed_watch_is (fixture->watch, LOBBY_LINK_STALE));
  g_assert_true (feed_watch_has_reason (fixture->watch, "silent"));
  g_assert_cmpuint (counts->expired, ==, 0);
  lobby_manual_clock_advance (clock, 10 * LOBBY_SECOND_US);
  g_assert_cmpuint (counts->expired, ==, 1);
  g_assert_true (feed_watch_is (fixture->watch, LOBBY_LINK_STALE));
  LOBBY_WAIT_UNTIL (feed_watch_is (fixture->watch, LOBBY_LINK_LIVE));
  g_assert_cmpuint (fixture->branch->handshakes, ==, 2);
}

static void
test_lost_for_long (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (LobbyManualClock) clock = use_manual_clock (fixture);

  go_live (fixture);
  fixture->branch->answer_status = 500;
  fake_branch_cut (fixture->branch);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (fixture->watch, "service-fault"));
  lobby_manual_clock_advance (clock, 119 * LOBBY_SECOND_US);
  g_assert_true (feed_watch_is (fixture->watch, LOBBY_LINK_STALE));
  lobby_manual_clock_advance (clock, LOBBY_SECOND_US);
  g_assert_true (feed_watch_is (fixture->watch, LOBBY_LINK_DISCONNECTED));
  g_assert_cmpuint (feed_watch_get_sequence (fixture->watch), ==, 3);
}

/* Fault 9: the link is up and says nothing. */
static void
test_silent_service (Fixture *fixture, gconstpointer nothing)
{
  g_autoptr (LobbyManualClock) clock = use_manual_clock (fixture);

  go_live (fixture);
  lobby_manual_clock_advance (clock, 16 * LOBBY_SECOND_US);
  g_assert_true (feed_watch_is (fixture->watch, LOBBY_LINK_STALE));
  g_assert_cmpuint (fixture->branch->sockets->len, ==, 1);
  fake_branch_beat (fixture->branch);
  LOBBY_WAIT_UNTIL (feed_watch_is (fixture->watch, LOBBY_LINK_LIVE));
  g_assert_cmpuint (fixture->branch->handshakes, ==, 1);
}

/* --- refusals --- */

typedef struct
{
  const char *tokens[3]; /* first, then after each refusal */
  guint asked;
} TokenSource;

static char *
token_cb (const char *refused, gpointer data)
{
  TokenSource *source = data;

  return g_strdup (source->tokens[refused != NULL ? ++source->asked : 0]);
}

static LobbyFeed *
make_feed_with_token (Fixture *fixture, TokenSource *source)
{
  const LobbyFeedOptions options = feed_watch_make_options ();

  return lobby_feed_new (fixture->watch->clock, "main", fixture->branch->url, token_cb, source, NULL, &options);
}

/* Fault 22: one silent refresh … */
static void
test_expired_token_is_refreshed (Fixture *fixture, gconstpointer nothing)
{
  TokenSource source = { .tokens = { "old", "new" } };
  g_autoptr (LobbyFeed) feed = make_feed_with_token (fixture, &source);

  fixture->branch->token = "new";
  lobby_feed_start (feed);
  LOBBY_WAIT_UNTIL (lobby_feed_get_state (feed) == LOBBY_LINK_LIVE);
  g_assert_cmpuint (source.asked, ==, 1);
  g_assert_cmpuint (fixture->branch->unauthorized, ==, 1);
  fixture->branch->token = "newer";
  source.tokens[2] = "newer";
  fake_branch_cut (fixture->branch);
  LOBBY_WAIT_UNTIL (fixture->branch->handshakes == 3 && lobby_feed_get_state (feed) == LOBBY_LINK_LIVE);
  lobby_feed_stop (feed);
}

/* … then a person, and no storm. */
static void
test_refused_token_stops (Fixture *fixture, gconstpointer nothing)
{
  TokenSource source = { .tokens = { "old", "old" } };
  g_autoptr (LobbyFeed) feed = make_feed_with_token (fixture, &source);

  fixture->branch->token = "new";
  lobby_feed_start (feed);
  LOBBY_WAIT_UNTIL (g_strcmp0 (lobby_feed_get_reason (feed), "unauthorized") == 0);
  g_assert_error (lobby_feed_get_error (feed), LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED);
  g_assert_cmpint (lobby_feed_get_state (feed), ==, LOBBY_LINK_DISCONNECTED);
  g_assert_cmpint (lobby_feed_get_next_try (feed), ==, 0);
  lobby_wait_a_while (300);
  g_assert_cmpuint (fixture->branch->unauthorized, ==, 1);
  lobby_feed_stop (feed);
}

static void
test_forbidden (Fixture *fixture, gconstpointer nothing)
{
  fixture->branch->answer_status = 403;
  lobby_feed_start (fixture->watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (fixture->watch, "forbidden"));
  g_assert_error (lobby_feed_get_error (fixture->watch->feed), LOBBY_ERROR, LOBBY_ERROR_FORBIDDEN);
  g_assert_cmpint (lobby_feed_get_next_try (fixture->watch->feed), >, 0);
}

typedef struct
{
  guint status;
  const char *retry_after;
  gint64 least_s;
  gint64 most_s;
} RetryCase;

static const RetryCase retry_cases[] = {
  { 503, "120", 120, 121 },
  { 429, "999999", 300, 301 },
  { 503, "99999999999999999999", 300, 301 },
  { 503, "-5", 0, 1 },
  { 503, "soon", 0, 1 },
  { 503, "Thu, 01 Jan 1970 00:00:00 GMT", 0, 1 },
  { 503, "Fri, 31 Dec 9999 23:59:59 GMT", 300, 301 },
};

/* Fault 23. */
static void
test_retry_after (Fixture *fixture, gconstpointer data)
{
  const RetryCase *retry = data;
  g_autoptr (LobbyManualClock) clock = use_manual_clock (fixture);

  fixture->branch->answer_status = retry->status;
  fixture->branch->retry_after = retry->retry_after;
  lobby_feed_start (fixture->watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (fixture->watch, "busy"));
  gint64 pause_us = lobby_feed_get_next_try (fixture->watch->feed) - lobby_clock_get_monotonic (LOBBY_CLOCK (clock));
  g_assert_cmpint (pause_us, >=, retry->least_s * LOBBY_SECOND_US);
  g_assert_cmpint (pause_us, <=, retry->most_s * LOBBY_SECOND_US);

  /* A person need not wait. */
  fixture->branch->answer_status = 0;
  lobby_feed_try_now (fixture->watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_is (fixture->watch, LOBBY_LINK_LIVE));
}

/* --- fault 27: polling --- */

static void
test_polls_while_sockets_are_blocked (Fixture *fixture, gconstpointer nothing)
{
  const LobbyFeedCounts *counts = lobby_feed_get_counts (fixture->watch->feed);

  fixture->branch->block_sockets = TRUE;
  lobby_feed_start (fixture->watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_is (fixture->watch, LOBBY_LINK_POLLING) && counts->unchanged > 1);
  g_assert_true (feed_watch_has_reason (fixture->watch, "upgrade-blocked"));
  fake_branch_add (fixture->branch, 5);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 8);
  fixture->branch->page = 2;
  fake_branch_add (fixture->branch, 7);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 15);
  g_assert_cmpuint (fixture->branch->snapshots, ==, 1);
  g_assert_null (strstr (fixture->watch->states->str, "live"));

  fixture->branch->block_sockets = FALSE;
  LOBBY_WAIT_UNTIL (feed_watch_is (fixture->watch, LOBBY_LINK_LIVE));
  fake_branch_add (fixture->branch, 1);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 16);
}

static void
test_polls_into_a_new_epoch (Fixture *fixture, gconstpointer nothing)
{
  fixture->branch->block_sockets = TRUE;
  lobby_feed_start (fixture->watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_is (fixture->watch, LOBBY_LINK_POLLING));
  fake_branch_new_epoch (fixture->branch, FAKE_EPOCH_2);
  fake_branch_add (fixture->branch, 1);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 1);
  g_assert_cmpstr (lobby_event_get_source (g_ptr_array_index (fixture->watch->events, 1)), ==, FAKE_EPOCH_2);
}

/* --- fault 28 --- */

static void
test_nobody_there (void)
{
  const LobbyFeedOptions options = feed_watch_make_options ();
  FakeBranch *gone = fake_branch_new ();
  g_autofree char *url = g_strdup (gone->url);

  fake_branch_free (gone);
  g_autoptr (FeedWatch) watch = feed_watch_new (url, NULL, &options);
  lobby_feed_start (watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (watch, "refused") && lobby_feed_get_counts (watch->feed)->attempts > 2);
  g_assert_true (feed_watch_is (watch, LOBBY_LINK_DISCONNECTED));
  g_assert_error (lobby_feed_get_error (watch->feed), LOBBY_ERROR, LOBBY_ERROR_UNREACHABLE);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static void
test_no_socket_leaks (Fixture *fixture, gconstpointer nothing)
{
  go_live (fixture);
  guint before = count_open_files ();
  for (guint round = 1; round <= 25; round++)
    {
      fake_branch_cut (fixture->branch);
      LOBBY_WAIT_UNTIL (fixture->branch->handshakes > round && fixture->branch->sockets->len == 1);
      fake_branch_add (fixture->branch, 1);
      LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 3 + round);
    }
  LOBBY_WAIT_UNTIL (count_open_files () <= before + 3);
}

static void
test_stops_and_starts (Fixture *fixture, gconstpointer nothing)
{
  go_live (fixture);
  lobby_feed_stop (fixture->watch->feed);
  g_assert_true (feed_watch_has_reason (fixture->watch, "stopped"));
  fake_branch_cut (fixture->branch);
  fake_branch_add (fixture->branch, 2);
  lobby_feed_start (fixture->watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (fixture->watch) == 5);
  g_assert_cmpuint (fixture->branch->snapshots, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/feed/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("picture-then-events", test_picture_then_events);
  ADD ("clock-is-read", test_clock_is_read);
  ADD ("stops-and-starts", test_stops_and_starts);
  ADD ("resumed-elsewhere", test_resumed_elsewhere);
  ADD ("loss-at-the-tail", test_loss_at_the_tail);
  ADD ("fault-2/resumes-by-last-id", test_resumes_by_last_id);
  ADD ("fault-3/new-epoch", test_new_epoch);
  ADD ("fault-3/polls-into-a-new-epoch", test_polls_into_a_new_epoch);
  ADD ("fault-4/gap-is-refilled", test_gap_is_refilled);
  ADD ("fault-4/gap-that-stays", test_gap_that_stays);
  ADD ("fault-5/duplicates", test_duplicates);
  ADD ("fault-6/reordered", test_reordered);
  ADD ("fault-8/silent-peer", test_silent_peer);
  ADD ("fault-8/lost-for-long", test_lost_for_long);
  ADD ("fault-9/silent-service", test_silent_service);
  ADD ("fault-22/expired-token-is-refreshed", test_expired_token_is_refreshed);
  ADD ("fault-22/refused-token-stops", test_refused_token_stops);
  ADD ("fault-22/forbidden", test_forbidden);
  ADD ("fault-27/polls-while-sockets-are-blocked", test_polls_while_sockets_are_blocked);
  g_test_add_func ("/feed/fault-28/nobody-there", test_nobody_there);
  ADD ("fault-28/no-socket-leaks", test_no_socket_leaks);
  for (guint i = 0; i < G_N_ELEMENTS (retry_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/feed/fault-23/retry-after/%u", i);
      g_test_add (name, Fixture, &retry_cases[i], set_up, test_retry_after, tear_down);
    }
  return g_test_run ();
}
