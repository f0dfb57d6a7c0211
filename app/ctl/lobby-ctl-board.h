/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-state.h"

G_BEGIN_DECLS

char *lobby_ctl_board_format (const LobbyState *state, gint64 now_us, const char *link, const char *language);
char *lobby_ctl_board_describe_link (LobbyLinkState state);
char *lobby_ctl_board_dup_reason (const char *reason);

G_END_DECLS
