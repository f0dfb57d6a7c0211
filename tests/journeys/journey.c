/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events from the real client into a state, checked against the branch's own. */
#include "config.h"

#include "journey.h"

#include "lobby-branch-clock.h"

static char *
token_cb (const char *refused, gpointer data)
{
  return g_strdup (lobby_test_service_get_token ());
}

static void
check_order (Journey *journey, const char *stream, const LobbyEvent *event)
{
  guint64 *last = g_hash_table_lookup (journey->sequences, stream);
  guint64 sequence = lobby_event_get_sequence (event);

  if (last == NULL)
    {
      last = g_new0 (guint64, 1);
      g_hash_table_insert (journey->sequences, g_strdup (stream), last);
    }
  if (lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT)
    journey->pictures++;
  else if (sequence != *last + 1)
    journey->holes++;
  *last = sequence;
}

static void
events_cb (LobbyBranchClient *client, const char *stream, GPtrArray *events, gpointer data)
{
  Journey *journey = data;

  for (guint i = 0; i < events->len; i++)
    {
      const LobbyEvent *event = g_ptr_array_index (events, i);
      check_order (journey, stream, event);
      journey->events++;
      journey->refused += lobby_state_apply (journey->state, event, NULL) == LOBBY_APPLY_INCONSISTENT;
    }
}

static void
link_changed_cb (LobbyBranchClient *client, const char *stream, gpointer data)
{
  Journey *journey = data;
  LobbyLink link = lobby_branch_client_get_link (client, 0);
  const char *nick = lobby_choice_get_nick (&lobby_link_state_choice, (int) link.state);

  if (!g_str_has_suffix (journey->states->str, nick))
    g_string_append_printf (journey->states, "%s%s", journey->states->len > 0 ? " " : "", nick);
}

/** journey_make_options: Returns: the standard's intervals, shortened where waiting would be long */
LobbyFeedOptions
journey_make_options (void)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;

  options.deadline_ms = 3000;
  options.ping_s = 1;
  options.dead_ms = 60000;
  options.stale_ms = 60000;
  options.lost_ms = 120000;
  options.backoff_base_ms = 20;
  options.backoff_cap_ms = 200;
  options.poll_ms = 50;
  options.socket_retry_ms = 300;
  options.look_ms = 20;
  options.seed = 11;
  return options;
}

/** journey_start: @options: (nullable): intervals. Returns: (transfer full): a console that is connecting */
Journey *
journey_start (const char *url, const LobbyFeedOptions *options)
{
  Journey *journey = g_new0 (Journey, 1);
  const LobbyFeedOptions usual = journey_make_options ();
  g_autoptr (GError) error = NULL;

  journey->clock = LOBBY_CLOCK (lobby_branch_clock_new ());
  journey->state = lobby_state_new ();
  journey->sequences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  journey->states = g_string_new (NULL);
  journey->client = lobby_branch_client_new (journey->clock, url, token_cb, NULL, NULL,
                                             options != NULL ? options : &usual, &error);
  g_assert_no_error (error);
  g_signal_connect (journey->client, "events", G_CALLBACK (events_cb), journey);
  g_signal_connect (journey->client, "link-changed", G_CALLBACK (link_changed_cb), journey);
  lobby_branch_client_start (journey->client);
  return journey;
}

/** journey_free: @journey: (transfer full): hangs up */
void
journey_free (Journey *journey)
{
  g_signal_handlers_disconnect_by_data (journey->client, journey);
  lobby_branch_client_stop (journey->client);
  g_object_unref (journey->client);
  g_object_unref (journey->clock);
  lobby_state_free (journey->state);
  g_hash_table_unref (journey->sequences);
  g_string_free (journey->states, TRUE);
  g_free (journey);
}

/** journey_is: Returns: whether every link is in @state */
gboolean
journey_is (Journey *journey, LobbyLinkState state)
{
  for (guint i = 0; i < lobby_branch_client_get_n_links (journey->client); i++)
    if (lobby_branch_client_get_link (journey->client, i).state != state)
      return FALSE;
  return TRUE;
}

/** journey_has_reason: Returns: whether the first link says @reason */
gboolean
journey_has_reason (Journey *journey, const char *reason)
{
  return g_strcmp0 (lobby_branch_client_get_link (journey->client, 0).reason, reason) == 0;
}

static gboolean
has_caught_up (Journey *journey, LobbyBranchService *service)
{
  for (guint i = 0; i < lobby_branch_service_get_n_streams (service); i++)
    {
      const LobbyServiceStream *stream = lobby_branch_service_get_stream (service, i);
      const guint64 *last = g_hash_table_lookup (journey->sequences, stream->id);
      if (last == NULL || *last != stream->last_sequence)
        return FALSE;
    }
  return TRUE;
}

/** journey_catch_up: waits until everything that the branch has said has come */
void
journey_catch_up (Journey *journey, LobbyTestService *branch)
{
  LobbyBranchService *service = lobby_test_service_get_service (branch);

  LOBBY_WAIT_UNTIL (has_caught_up (journey, service));
}

/** journey_assert_equal: checks that nothing was lost, nothing came twice, and the picture is the branch's own */
void
journey_assert_equal (Journey *journey, LobbyTestService *branch)
{
  const LobbyState *own = lobby_branch_service_get_state (lobby_test_service_get_service (branch));
  g_autofree char *here = lobby_state_digest (journey->state);
  g_autofree char *there = lobby_state_digest (own);

  g_assert_cmpuint (journey->holes, ==, 0);
  g_assert_cmpuint (journey->refused, ==, 0);
  g_assert_cmpstr (here, ==, there);
}
