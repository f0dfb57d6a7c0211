/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test sees of a feed: everything it handed on and every state it went through. */
#pragma once

#include "lobby-feed.h"

typedef struct
{
  LobbyFeed *feed;   /* (owned) */
  LobbyClock *clock; /* (owned) */
  GPtrArray *events; /* (owned): of LobbyEvent */
  GString *states;   /* (owned): "connecting live …", each change once */
  guint clock_readings;
  gint64 branch_us;
} FeedWatch;

LobbyFeedOptions feed_watch_make_options (void);
FeedWatch *feed_watch_new (const char *url, const char *token, const LobbyFeedOptions *options);
FeedWatch *
feed_watch_new_with_clock (LobbyClock *clock, const char *url, const char *token, const LobbyFeedOptions *options);
void feed_watch_free (FeedWatch *watch);
guint64 feed_watch_get_sequence (const FeedWatch *watch);
gboolean feed_watch_is (const FeedWatch *watch, LobbyLinkState state);
gboolean feed_watch_has_reason (const FeedWatch *watch, const char *reason);
void feed_watch_assert_contiguous (const FeedWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FeedWatch, feed_watch_free)
