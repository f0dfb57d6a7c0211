/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was let happen in a drill, and what was done about it. */
#pragma once

#include "lobby-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_PRACTICE_LOG (lobby_practice_log_get_type ())
G_DECLARE_FINAL_TYPE (LobbyPracticeLog, lobby_practice_log, LOBBY, PRACTICE_LOG, AdwBin)

const char *lobby_practice_log_get_title (LobbyIncidentKind kind);
void lobby_practice_log_show (LobbyPracticeLog *self, LobbySession *session);

G_END_DECLS
