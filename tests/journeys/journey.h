/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A console without a screen: the real client on a branch, everything folded into a state as the session does it. */
#pragma once

#include "lobby-branch-client.h"
#include "lobby-state.h"
#include "lobby-test-service.h"
#include "lobby-wait.h"

typedef struct
{
  LobbyClock *clock;         /* (owned) */
  LobbyBranchClient *client; /* (owned) */
  LobbyState *state;         /* (owned) */
  GHashTable *sequences;     /* (owned): stream → number of the last event */
  guint events;
  guint pictures;
  guint holes;     /* events that did not follow the one before */
  guint refused;   /* events that the fold would not take */
  GString *states; /* (owned): states of the first link, each change once */
} Journey;

LobbyFeedOptions journey_make_options (void);
Journey *journey_start (const char *url, const LobbyFeedOptions *options);
void journey_free (Journey *journey);
gboolean journey_is (Journey *journey, LobbyLinkState state);
gboolean journey_has_reason (Journey *journey, const char *reason);
void journey_catch_up (Journey *journey, LobbyTestService *branch);
void journey_assert_equal (Journey *journey, LobbyTestService *branch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Journey, journey_free)
