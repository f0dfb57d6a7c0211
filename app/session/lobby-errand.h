/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errands: what somebody has asked for here and what has not come home yet, or never will unless somebody decides. */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

/**
 * LobbyErrand:
 * @id: of the command
 * @command: (owned): what was asked
 * @state: where it is
 * @problem: (nullable): short id of why it was refused or could not be sent; see lobby_problem_get_who()
 * @asked_us: when it was asked for, branch time, µs since 1970 UTC
 * @tried: whether it may have reached the branch
 *
 * Something that was asked for and is not done.
 */
typedef struct
{
  char *id;
  LobbyCommand *command;
  LobbyPendingState state;
  char *problem;
  gint64 asked_us;
  gboolean tried;
} LobbyErrand;

void lobby_errand_free (LobbyErrand *errand);
gboolean lobby_errand_can_be_let_go (const LobbyErrand *errand);

GPtrArray *lobby_session_list_errands (LobbySession *self);
LobbyErrand *lobby_session_find_errand (LobbySession *self, const char *subject);
char *lobby_session_try_again (LobbySession *self, const char *id);
char *lobby_session_try_again_with (LobbySession *self, const char *id, gpointer payload);
gboolean lobby_session_let_go (LobbySession *self, const char *id);

gboolean lobby_problem_is_conflict (const char *problem);
const char *lobby_problem_get_who (const char *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyErrand, lobby_errand_free)

G_END_DECLS
