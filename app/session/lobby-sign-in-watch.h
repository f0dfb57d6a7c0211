/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sits here: asked of the branch service whenever a link comes to life. */
#pragma once

#include "lobby-branch-client.h"
#include "lobby-session.h"

G_BEGIN_DECLS

typedef struct _LobbySignInWatch LobbySignInWatch;

LobbySignInWatch *lobby_sign_in_watch_new (LobbySession *session, LobbyBranchClient *client);
void lobby_sign_in_watch_free (LobbySignInWatch *self);
gboolean lobby_sign_in_watch_look (LobbySignInWatch *self, const char *stream);

G_END_DECLS
