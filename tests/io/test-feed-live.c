/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed on a well-behaved branch, and on one that goes away and comes back: picture, events, resume, gaps, epochs. */
#include "fake-branch.h"
#include "feed-watch.h"
#include "lobby-instant.h"
#include "lobby-wait.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/feed/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("picture-then-events", test_picture_then_events);
  ADD ("clock-is-read", test_clock_is_read);
  ADD ("fault-2/resumes-by-last-id", test_resumes_by_last_id);
  return g_test_run ();
}
