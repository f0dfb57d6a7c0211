/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sub-classes of the session may do. */
#pragma once

#include "lobby-brain.h"
#include "lobby-command-desk.h"
#include "lobby-session.h"

G_BEGIN_DECLS

/* Called before a batch is applied: the journal gets exactly what the state gets. */
typedef void (*LobbyAppliedFunc) (LobbySession *self, GPtrArray *events, gpointer data);

void lobby_session_apply (LobbySession *self, GPtrArray *events);
void lobby_session_add_facts (LobbySession *self, GPtrArray *events);
void lobby_session_take_state (LobbySession *self, LobbyState *state, gboolean back);
void lobby_session_set_applied_func (LobbySession *self, LobbyAppliedFunc func, gpointer data);
void lobby_session_set_link (LobbySession *self, LobbyLinkState state, const char *reason);
void lobby_session_set_ages (LobbySession *self, gint64 age_us, gint64 next_try_us, double rate);
void lobby_session_set_freshness (LobbySession *self, LobbyArea area, LobbyFreshness freshness);
void lobby_session_set_recording (LobbySession *self, gboolean recording);
void lobby_session_set_desk (LobbySession *self, LobbyCommandDesk *desk);
LobbyCommandDesk *lobby_session_peek_desk (LobbySession *self);
void lobby_session_set_url (LobbySession *self, const char *url);
void lobby_session_tell_set_aside (LobbySession *self, const char *path);
void lobby_session_refresh (LobbySession *self);
void lobby_session_set_shelf (LobbySession *self, LobbyDayShelf *shelf);
LobbyState *lobby_session_peek_state (LobbySession *self);

/* Advice: ids that the branch was told of by this console; tells it what is shown for the first time. */
GHashTable *lobby_session_peek_told_advices (LobbySession *self);
void lobby_session_tell_advices (LobbySession *self);

/**
 * LobbyThinking:
 * @brain: (owned) (nullable): who foresees; only in sessions that look ahead
 * @asked_us: monotonic time of the last question, 0: none yet
 * @moved: the lobby has moved since
 *
 * How a session looks ahead.
 */
typedef struct
{
  LobbyBrain *brain;
  gint64 asked_us;
  gboolean moved;
} LobbyThinking;

/**
 * LobbyAllowance:
 * @sign_in: (owned) (nullable): what the service says of who is asking it
 * @rights: what is granted
 *
 * What whoever sits here may do.
 */
typedef struct
{
  LobbySignIn *sign_in;
  LobbyRights rights;
} LobbyAllowance;

/**
 * LobbyPractice:
 * @drill: (owned) (nullable): what was let happen here
 * @seed: what an open-ended drill starts from, below 0 when this is none
 * @told: somebody was told that the drill has begun
 *
 * Practice on a simulated branch.
 */
typedef struct
{
  LobbyDrill *drill;
  gint64 seed;
  gboolean told;
} LobbyPractice;

LobbyPractice *lobby_session_peek_practice (LobbySession *self);
LobbyAllowance *lobby_session_peek_allowance (LobbySession *self);
void lobby_session_set_sign_in (LobbySession *self, const LobbySignIn *sign_in, LobbyRights rights);

LobbyThinking *lobby_session_peek_thinking (LobbySession *self);
void lobby_session_look_ahead (LobbySession *self, const LobbyRuleSheet *rules, const char *folder, guint64 seed);
void lobby_session_stop_looking_ahead (LobbySession *self);
void lobby_session_think (LobbySession *self, gboolean moved);
void lobby_session_think_anew (LobbySession *self, gboolean back);

G_END_DECLS
