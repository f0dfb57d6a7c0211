/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed under observation, with intervals short enough for tests. */
#include "config.h"

#include "feed-watch.h"

#include "lobby-branch-clock.h"

#include <string.h>

/** feed_watch_make_options: Returns: the standard's intervals, shortened about fifty times */
LobbyFeedOptions
feed_watch_make_options (void)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;

  options.deadline_ms = 1000;
  options.ping_s = 1;
  options.dead_ms = 5000;
  options.stale_ms = 3000;
  options.lost_ms = 15000;
  options.backoff_base_ms = 20;
  options.backoff_cap_ms = 200;
  options.poll_ms = 30;
  options.socket_retry_ms = 150;
  options.look_ms = 20;
  options.seed = 7;
  return options;
}

static char *
token_cb (const char *refused, gpointer token)
{
  return refused == NULL || g_strcmp0 (refused, token) != 0 ? g_strdup (token) : NULL;
}

static void
batch_cb (LobbyFeed *feed, GPtrArray *events, gpointer data)
{
  FeedWatch *watch = data;

  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (watch->events, lobby_event_ref (g_ptr_array_index (events, i)));
}

static void
state_cb (LobbyFeed *feed, gpointer data)
{
  FeedWatch *watch = data;
  g_test_message ("%s %s", lobby_choice_get_nick (&lobby_link_state_choice, (int) lobby_feed_get_state (feed)),
                  lobby_feed_get_reason (feed));
  const char *nick = lobby_choice_get_nick (&lobby_link_state_choice, (int) lobby_feed_get_state (feed));

  if (g_str_has_suffix (watch->states->str, nick))
    return;
  g_string_append_printf (watch->states, "%s%s", watch->states->len > 0 ? " " : "", nick);
}

static void
clock_cb (LobbyFeed *feed, gint64 branch_us, gint64 at_monotonic_us, double rate, gpointer data)
{
  FeedWatch *watch = data;

  watch->clock_readings++;
  watch->branch_us = branch_us;
}

/** feed_watch_new: Returns: (transfer full): a feed on this machine's clock, not yet started */
FeedWatch *
feed_watch_new (const char *url, const char *token, const LobbyFeedOptions *options)
{
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();

  return feed_watch_new_with_clock (LOBBY_CLOCK (clock), url, token, options);
}

/** feed_watch_new_with_clock: @clock: as in a manual one. Returns: (transfer full): a feed, not yet started */
FeedWatch *
feed_watch_new_with_clock (LobbyClock *clock, const char *url, const char *token, const LobbyFeedOptions *options)
{
  FeedWatch *watch = g_new0 (FeedWatch, 1);

  watch->clock = g_object_ref (clock);
  watch->events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  watch->states = g_string_new (NULL);
  watch->feed = lobby_feed_new (clock, "main", url, token != NULL ? token_cb : NULL, (gpointer) token, NULL, options);
  g_signal_connect (watch->feed, "batch", G_CALLBACK (batch_cb), watch);
  g_signal_connect (watch->feed, "state-changed", G_CALLBACK (state_cb), watch);
  g_signal_connect (watch->feed, "clock-read", G_CALLBACK (clock_cb), watch);
  return watch;
}

/** feed_watch_free: @watch: (transfer full): stops its feed */
void
feed_watch_free (FeedWatch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->feed, watch);
  lobby_feed_stop (watch->feed);
  g_object_unref (watch->feed);
  g_object_unref (watch->clock);
  g_ptr_array_unref (watch->events);
  g_string_free (watch->states, TRUE);
  g_free (watch);
}

/** feed_watch_get_sequence: Returns: number of the last event handed on, 0 before the first */
guint64
feed_watch_get_sequence (const FeedWatch *watch)
{
  return watch->events->len > 0 ? lobby_event_get_sequence (g_ptr_array_index (watch->events, watch->events->len - 1))
                                : 0;
}

/** feed_watch_is: Returns: whether the link is in @state */
gboolean
feed_watch_is (const FeedWatch *watch, LobbyLinkState state)
{
  return lobby_feed_get_state (watch->feed) == state;
}

/** feed_watch_has_reason: Returns: whether @reason is why it is not live */
gboolean
feed_watch_has_reason (const FeedWatch *watch, const char *reason)
{
  return g_strcmp0 (lobby_feed_get_reason (watch->feed), reason) == 0;
}

/** feed_watch_assert_contiguous: checks that after each picture every number came once and in order */
void
feed_watch_assert_contiguous (const FeedWatch *watch)
{
  guint64 expected = 0;

  for (guint i = 0; i < watch->events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (watch->events, i);
      if (lobby_event_get_kind (event) != LOBBY_EVENT_SNAPSHOT)
        g_assert_cmpuint (lobby_event_get_sequence (event), ==, expected);
      else
        g_assert_true (i == 0 || lobby_event_get_sequence (event) + 1 >= expected
                       || strcmp (lobby_event_get_source (event),
                                  lobby_event_get_source (g_ptr_array_index (watch->events, i - 1)))
                              != 0);
      expected = lobby_event_get_sequence (event) + 1;
    }
}
