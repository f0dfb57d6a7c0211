/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole branch: who it is, one feed for each of its streams, and the way back for commands. The live session owns it. */
#include "config.h"

#include "lobby-branch-client-private.h"

#include "lobby-feed-private.h"
#include "lobby-network-error.h"
#include "lobby-wire.h"

#include <string.h>

#define STREAMS_MAX 16

enum
{
  EVENTS,
  LINK_CHANGED,
  BRANCH_READ,
  CLOCK_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Who gives the token; every endpoint holds it. */
typedef struct
{
  LobbyTokenFunc func;
  gpointer data;
  GDestroyNotify destroy;
} TokenKeeper;

struct _LobbyBranchClient
{
  GObject parent_instance;

  /* given */
  LobbyClock *clock; /* (owned) */
  LobbyFeedOptions options;
  TokenKeeper *keeper; /* (owned): reference-counted box */

  /* owned */
  LobbyEndpoint *endpoint;
  LobbyBackoff *backoff;
  LobbyBranchRecord *branch; /* (nullable) */
  GPtrArray *feeds;          /* of LobbyFeed */
  GPtrArray *areas;          /* of char **, beside feeds */
  GCancellable *cancellable; /* (nullable): while started */
  GError *error;             /* (nullable): why the branch does not answer */

  /* state */
  gboolean asking;
  gboolean refused;
  guint wait_id;
  gint64 next_try_us;
  gint64 life_us;
};

G_DEFINE_FINAL_TYPE (LobbyBranchClient, lobby_branch_client, G_TYPE_OBJECT)

static void ask_for_branch (LobbyBranchClient *self);

/* --- the token --- */

static void
clear_keeper (gpointer box)
{
  TokenKeeper *keeper = box;

  if (keeper->destroy != NULL)
    keeper->destroy (keeper->data);
}

static void
release_keeper (gpointer box)
{
  g_rc_box_release_full (box, clear_keeper);
}

static char *
token_cb (const char *refused, gpointer box)
{
  TokenKeeper *keeper = box;

  return keeper->func != NULL ? keeper->func (refused, keeper->data) : NULL;
}

/* --- feeds --- */

static void
batch_cb (LobbyFeed *feed, GPtrArray *events, gpointer data)
{
  LobbyBranchClient *self = data;
  gboolean changed = FALSE;

  for (guint i = 0; i < events->len && !changed; i++)
    changed = lobby_event_get_kind (g_ptr_array_index (events, i)) == LOBBY_EVENT_BRANCH_CHANGED;
  g_signal_emit (self, signals[EVENTS], 0, lobby_feed_get_id (feed), events);
  if (changed)
    ask_for_branch (self);
}

static void
state_changed_cb (LobbyFeed *feed, gpointer data)
{
  g_signal_emit (data, signals[LINK_CHANGED], 0, lobby_feed_get_id (feed));
}

/* The clock is the first stream's: several would pull it to and fro. */
static void
clock_read_cb (LobbyFeed *feed, gint64 branch_us, gint64 at_monotonic_us, double rate, gpointer data)
{
  LobbyBranchClient *self = data;

  for (guint i = 0; i < self->feeds->len; i++)
    {
      LobbyFeed *other = g_ptr_array_index (self->feeds, i);
      if (other == feed)
        break;
      if (lobby_feed_get_state (other) == LOBBY_LINK_LIVE)
        return;
    }
  g_signal_emit (self, signals[CLOCK_READ], 0, branch_us, at_monotonic_us, rate);
}

static void
drop_feed (gpointer feed)
{
  g_signal_handlers_disconnect_matched (feed, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, batch_cb, NULL);
  g_signal_handlers_disconnect_matched (feed, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, state_changed_cb, NULL);
  g_signal_handlers_disconnect_matched (feed, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, clock_read_cb, NULL);
  lobby_feed_stop (feed);
  g_object_unref (feed);
}

static LobbyFeed *
make_feed (LobbyBranchClient *self, const LobbyStreamRecord *record, guint index)
{
  g_autofree char *url = lobby_endpoint_dup_url_of (self->endpoint, record->url, NULL);
  LobbyFeedOptions options = self->options;

  options.seed += index * 7919;
  LobbyFeed *feed = lobby_feed_new (self->clock, record->id, url != NULL ? url : "refused:", token_cb,
                                    g_rc_box_acquire (self->keeper), release_keeper, &options);
  g_signal_connect (feed, "batch", G_CALLBACK (batch_cb), self);
  g_signal_connect (feed, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_connect (feed, "clock-read", G_CALLBACK (clock_read_cb), self);
  return feed;
}

/* Returns: (transfer full) (nullable): the feed of that stream at that address, taken out of the list */
static LobbyFeed *
steal_feed (LobbyBranchClient *self, GPtrArray *feeds, const LobbyStreamRecord *record)
{
  g_autofree char *url = lobby_endpoint_dup_url_of (self->endpoint, record->url, NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      LobbyFeed *feed = g_ptr_array_index (feeds, i);
      if (strcmp (lobby_feed_get_id (feed), record->id) == 0 && g_strcmp0 (lobby_feed_get_url (feed), url) == 0)
        return g_ptr_array_steal_index (feeds, i);
    }
  return NULL;
}

static gboolean
has_feed (LobbyBranchClient *self, const char *id)
{
  for (guint i = 0; i < self->feeds->len; i++)
    if (strcmp (lobby_feed_get_id (g_ptr_array_index (self->feeds, i)), id) == 0)
      return TRUE;
  return FALSE;
}

static void
add_stream (LobbyBranchClient *self, GPtrArray *former, const LobbyStreamRecord *record)
{
  if (self->feeds->len >= STREAMS_MAX || has_feed (self, record->id))
    return;
  LobbyFeed *feed = steal_feed (self, former, record);
  if (feed == NULL)
    feed = make_feed (self, record, self->feeds->len);
  g_ptr_array_add (self->feeds, feed);
  g_ptr_array_add (self->areas, g_strdupv (record->areas));
}

/* Feeds of streams that are still there go on as they are. */
static void
follow_streams (LobbyBranchClient *self)
{
  g_autoptr (GPtrArray) former = g_steal_pointer (&self->feeds);
  char *all[] = { (char *) "queue", (char *) "devices", (char *) "customers", (char *) "feedback", NULL };
  const LobbyStreamRecord only = { .id = (char *) "main", .url = (char *) "", .areas = all };

  self->feeds = g_ptr_array_new_with_free_func (drop_feed);
  g_ptr_array_set_size (self->areas, 0);
  for (guint i = 0; self->branch->streams != NULL && i < self->branch->streams->len; i++)
    add_stream (self, former, g_ptr_array_index (self->branch->streams, i));
  if (self->feeds->len == 0)
    add_stream (self, former, &only);
}

static void
start_feeds (LobbyBranchClient *self)
{
  for (guint i = 0; i < self->feeds->len && self->cancellable != NULL; i++)
    lobby_feed_start (g_ptr_array_index (self->feeds, i));
}

/* --- the branch itself --- */

static gboolean
wait_over_cb (gpointer data)
{
  LobbyBranchClient *self = data;

  self->wait_id = 0;
  ask_for_branch (self);
  return G_SOURCE_REMOVE;
}

static void
take_failure (LobbyBranchClient *self, GError *error, gint64 retry_after_us)
{
  gint64 now = lobby_clock_get_monotonic (self->clock);
  gint64 pause = lobby_backoff_fail (self->backoff, now, retry_after_us);

  g_clear_error (&self->error);
  self->error = error;
  self->refused = g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED);
  self->next_try_us = 0;
  if (!self->refused)
    {
      self->next_try_us = now + pause;
      self->wait_id = g_timeout_add ((guint) (pause / 1000), wait_over_cb, self);
    }
  g_signal_emit (self, signals[LINK_CHANGED], 0, "branch");
}

static void
branch_replied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbyBranchClient) self = data;
  GError *error = NULL;
  g_autoptr (LobbyReply) reply = lobby_endpoint_send_finish (LOBBY_ENDPOINT (source), result, &error);
  LobbyBranchRecord *branch = NULL;

  self->asking = FALSE;
  if (self->cancellable == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (reply != NULL && lobby_reply_check (reply, &error))
    {
      gsize length;
      const char *text = g_bytes_get_data (reply->body, &length);
      branch = lobby_wire_parse_record (&lobby_branch_record_type, text != NULL ? text : "", length, NULL);
      if (branch == NULL)
        lobby_network_error_set (&error, LOBBY_ERROR_INVALID, "unreadable");
    }
  if (branch == NULL)
    {
      take_failure (self, error, reply != NULL ? reply->retry_after_us : 0);
      return;
    }
  lobby_backoff_reset (self->backoff);
  g_clear_error (&self->error);
  self->next_try_us = 0;
  self->life_us = MAX (reply->at_us, 1);
  g_clear_pointer (&self->branch, lobby_branch_client_free_branch);
  self->branch = branch;
  follow_streams (self);
  g_signal_emit (self, signals[BRANCH_READ], 0);
  start_feeds (self);
}

static void
ask_for_branch (LobbyBranchClient *self)
{
  const LobbyRequest request = { .path = "v1/branch", .accept = "application/json" };

  if (self->asking || self->cancellable == NULL)
    return;
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->asking = TRUE;
  self->refused = FALSE;
  self->next_try_us = 0;
  lobby_endpoint_send_async (self->endpoint, &request, self->cancellable, branch_replied_cb, g_object_ref (self));
  if (self->feeds->len == 0)
    g_signal_emit (self, signals[LINK_CHANGED], 0, "branch");
}

/* Fault 28: no waiting out a pause once the network is back. */
static void
network_changed_cb (GNetworkMonitor *monitor, gboolean available, gpointer data)
{
  LobbyBranchClient *self = data;

  if (available && self->cancellable != NULL)
    lobby_branch_client_try_now (self);
}

/* --- life --- */

static void
lobby_branch_client_dispose (GObject *object)
{
  LobbyBranchClient *self = LOBBY_BRANCH_CLIENT (object);

  if (self->cancellable != NULL)
    lobby_branch_client_stop (self);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_object (&self->endpoint);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->keeper, release_keeper);
  G_OBJECT_CLASS (lobby_branch_client_parent_class)->dispose (object);
}

static void
lobby_branch_client_finalize (GObject *object)
{
  LobbyBranchClient *self = LOBBY_BRANCH_CLIENT (object);

  g_clear_object (&self->options.tls_database);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->backoff, lobby_backoff_free);
  g_clear_pointer (&self->branch, lobby_branch_client_free_branch);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (lobby_branch_client_parent_class)->finalize (object);
}

static void
lobby_branch_client_class_init (LobbyBranchClientClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_branch_client_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_branch_client_finalize;

  /**
   * LobbyBranchClient::events:
   * @stream: id of the stream
   * @events: (element-type LobbyEvent): events of it in order, each once, pictures included
   */
  signals[EVENTS] = g_signal_new ("events", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                  G_TYPE_PTR_ARRAY);
  /**
   * LobbyBranchClient::link-changed:
   * @stream: id of the stream, or "branch"
   */
  signals[LINK_CHANGED] = g_signal_new ("link-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
  /**
   * LobbyBranchClient::branch-read:
   *
   * The branch has said who it is; see lobby_branch_client_get_branch().
   */
  signals[BRANCH_READ] = g_signal_new ("branch-read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LobbyBranchClient::clock-read:
   * @branch_us: what the branch's clock showed, µs since 1970 UTC
   * @at_monotonic_us: when it showed that, in this machine's monotonic time
   * @rate: how fast it runs
   */
  signals[CLOCK_READ] = g_signal_new ("clock-read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                      G_TYPE_INT64, G_TYPE_INT64, G_TYPE_DOUBLE);
}

static void
lobby_branch_client_init (LobbyBranchClient *self)
{
  self->feeds = g_ptr_array_new_with_free_func (drop_feed);
  self->areas = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

/**
 * lobby_branch_client_new:
 * @clock: for ages and watchdogs
 * @url: base address of the branch, https, or http on this machine
 * @token: (nullable): asked for the bearer token
 * @token_data: for @token
 * @token_destroy: (nullable): frees @token_data
 * @options: (nullable): intervals and caps; %NULL for the defaults
 * @error: %LOBBY_ERROR_INVALID or %LOBBY_ERROR_UNTRUSTED for an address that is against the rules
 *
 * Returns: (transfer full) (nullable): a client that has not started
 */
LobbyBranchClient *
lobby_branch_client_new (LobbyClock *clock,
                         const char *url,
                         LobbyTokenFunc token,
                         gpointer token_data,
                         GDestroyNotify token_destroy,
                         const LobbyFeedOptions *options,
                         GError **error)
{
  const LobbyFeedOptions defaults = LOBBY_FEED_OPTIONS_DEFAULT;

  g_return_val_if_fail (LOBBY_IS_CLOCK (clock) && url != NULL, NULL);

  g_autoptr (LobbyBranchClient) self = g_object_new (LOBBY_TYPE_BRANCH_CLIENT, NULL);
  self->clock = g_object_ref (clock);
  self->options = options != NULL ? *options : defaults;
  if (self->options.tls_database != NULL)
    g_object_ref (self->options.tls_database);
  self->keeper = g_rc_box_new0 (TokenKeeper);
  *self->keeper = (TokenKeeper){ token, token_data, token_destroy };
  self->backoff = lobby_backoff_new (&self->options);
  self->endpoint = lobby_endpoint_new (clock, url, token_cb, g_rc_box_acquire (self->keeper), release_keeper,
                                       &self->options, error);
  if (self->endpoint == NULL)
    return NULL;
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self,
                           0);
  return g_steal_pointer (&self);
}

/** lobby_branch_client_start: asks the branch who it is and follows its streams */
void
lobby_branch_client_start (LobbyBranchClient *self)
{
  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  start_feeds (self);
  ask_for_branch (self);
}

/** lobby_branch_client_stop: ends every connection; a new start resumes each stream */
void
lobby_branch_client_stop (LobbyBranchClient *self)
{
  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->asking = FALSE;
  self->next_try_us = 0;
  for (guint i = 0; i < self->feeds->len; i++)
    lobby_feed_stop (g_ptr_array_index (self->feeds, i));
}

/** lobby_branch_client_try_now: does not wait for the next try of any link that is not live */
void
lobby_branch_client_try_now (LobbyBranchClient *self)
{
  g_return_if_fail (LOBBY_IS_BRANCH_CLIENT (self));

  lobby_backoff_reset (self->backoff);
  if (self->branch == NULL || self->error != NULL)
    ask_for_branch (self);
  for (guint i = 0; i < self->feeds->len; i++)
    lobby_feed_try_now (g_ptr_array_index (self->feeds, i));
}

/** lobby_branch_client_get_url: Returns: the base address of the branch */
const char *
lobby_branch_client_get_url (LobbyBranchClient *self)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLIENT (self), NULL);
  return lobby_endpoint_get_url (self->endpoint);
}

/** lobby_branch_client_get_branch: Returns: (nullable): the branch as it last answered */
const LobbyBranchRecord *
lobby_branch_client_get_branch (LobbyBranchClient *self)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLIENT (self), NULL);
  return self->branch;
}

/** lobby_branch_client_get_n_links: Returns: number of links, at least 1 */
guint
lobby_branch_client_get_n_links (LobbyBranchClient *self)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLIENT (self), 0);
  return MAX (self->feeds->len, 1);
}

static LobbyLink
describe_branch_link (LobbyBranchClient *self)
{
  LobbyLink link = { .stream = "branch", .state = LOBBY_LINK_CONNECTING, .next_try_us = self->next_try_us };

  if (self->cancellable == NULL || self->error != NULL)
    link.state = LOBBY_LINK_DISCONNECTED;
  link.reason = self->cancellable == NULL ? "stopped" : self->error != NULL ? self->error->message : NULL;
  link.life_sign_us = self->life_us;
  return link;
}

/** lobby_branch_client_get_link: @index: from 0. Returns: the link to a stream; before the branch has answered the link
 * to the branch itself */
LobbyLink
lobby_branch_client_get_link (LobbyBranchClient *self, guint index)
{
  const LobbyLink none = { .stream = "branch", .state = LOBBY_LINK_UNKNOWN };

  g_return_val_if_fail (LOBBY_IS_BRANCH_CLIENT (self), none);

  if (self->feeds->len == 0)
    return describe_branch_link (self);
  g_return_val_if_fail (index < self->feeds->len, none);
  LobbyFeed *feed = g_ptr_array_index (self->feeds, index);
  return (LobbyLink){
    .stream = lobby_feed_get_id (feed),
    .areas = g_ptr_array_index (self->areas, index),
    .state = lobby_feed_get_state (feed),
    .reason = lobby_feed_get_reason (feed),
    .life_sign_us = lobby_feed_get_life_sign (feed),
    .next_try_us = lobby_feed_get_next_try (feed),
  };
}

static gboolean
feeds_area (LobbyBranchClient *self, guint index, LobbyArea area)
{
  const char *const *areas = g_ptr_array_index (self->areas, index);

  return areas != NULL && g_strv_contains (areas, lobby_choice_get_nick (&lobby_area_choice, (int) area));
}

/** lobby_branch_client_get_area_link: Returns: the link that feeds @area; state unknown when no stream does */
LobbyLink
lobby_branch_client_get_area_link (LobbyBranchClient *self, LobbyArea area)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLIENT (self), (LobbyLink){ .stream = "branch" });

  if (self->feeds->len == 0)
    return describe_branch_link (self);
  for (guint i = 0; i < self->feeds->len; i++)
    if (feeds_area (self, i, area))
      return lobby_branch_client_get_link (self, i);
  return (LobbyLink){ .stream = "branch", .state = LOBBY_LINK_UNKNOWN };
}

/** lobby_branch_client_get_seen: Returns: (nullable): id of the newest event of @area that was handed on in this life of its stream */
const char *
lobby_branch_client_get_seen (LobbyBranchClient *self, LobbyArea area)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_CLIENT (self), NULL);

  for (guint i = 0; i < self->feeds->len; i++)
    if (feeds_area (self, i, area))
      return lobby_feed_get_resume_id (g_ptr_array_index (self->feeds, i));
  return NULL;
}

/* Where a command of @area goes. Returns: (transfer none) (nullable) */
LobbyEndpoint *
lobby_branch_client_find_area_endpoint (LobbyBranchClient *self, LobbyArea area, GError **error)
{
  for (guint i = 0; i < self->feeds->len; i++)
    {
      LobbyEndpoint *endpoint = lobby_feed_get_endpoint (g_ptr_array_index (self->feeds, i));
      if (feeds_area (self, i, area) && endpoint != NULL)
        return endpoint;
    }
  if (self->feeds->len == 0)
    lobby_network_error_set (error, LOBBY_ERROR_UNREACHABLE, "no-branch");
  else
    lobby_network_error_set (error, LOBBY_ERROR_NOT_FOUND, "no-such-stream");
  return NULL;
}

/* Where @stream keeps its days; %NULL is the branch's own address. Returns: (transfer none) (nullable) */
LobbyEndpoint *
lobby_branch_client_find_endpoint (LobbyBranchClient *self, const char *stream)
{
  for (guint i = 0; stream != NULL && i < self->feeds->len; i++)
    if (strcmp (lobby_feed_get_id (g_ptr_array_index (self->feeds, i)), stream) == 0)
      return lobby_feed_get_endpoint (g_ptr_array_index (self->feeds, i));
  return stream == NULL ? self->endpoint : NULL;
}

void
lobby_branch_client_free_branch (LobbyBranchRecord *branch)
{
  lobby_record_free (&lobby_branch_record_type, branch);
}
