/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

gboolean lobby_window_duties_step (LobbySession *session, LobbyCommandKind kind);

G_END_DECLS
