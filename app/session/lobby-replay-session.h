/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-lesson-records.h"
#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_REPLAY_SESSION (lobby_replay_session_get_type ())
G_DECLARE_FINAL_TYPE (LobbyReplaySession, lobby_replay_session, LOBBY, REPLAY_SESSION, LobbySession)

/* How fast a day is played, times real life. */
#define LOBBY_REPLAY_N_SPEEDS 4
extern const int lobby_replay_speeds[LOBBY_REPLAY_N_SPEEDS];

/* Properties: "playing", "speed" (one of lobby_replay_speeds). */
LobbyReplaySession *lobby_replay_session_new (LobbyDayBook *book, LobbyDayShelf *shelf, LobbyShelfDay *day);

void lobby_replay_session_follow (LobbyReplaySession *self, LobbySession *live);
const LobbyDayBook *lobby_replay_session_get_book (LobbyReplaySession *self);
LobbyShelfDay *lobby_replay_session_get_day (LobbyReplaySession *self);
guint lobby_replay_session_get_place (LobbyReplaySession *self);
gboolean lobby_replay_session_is_playing (LobbyReplaySession *self);
int lobby_replay_session_get_speed (LobbyReplaySession *self);
gboolean lobby_replay_session_is_at_end (LobbyReplaySession *self);

void lobby_replay_session_play (LobbyReplaySession *self, gboolean playing);
void lobby_replay_session_set_speed (LobbyReplaySession *self, int speed);
void lobby_replay_session_change_speed (LobbyReplaySession *self, int steps);
void lobby_replay_session_go_to (LobbyReplaySession *self, gint64 at_us);
void lobby_replay_session_step (LobbyReplaySession *self, int n_events);
gboolean lobby_replay_session_jump (LobbyReplaySession *self, LobbyDayMarkKind kind, gboolean on);
void lobby_replay_session_play_to (LobbyReplaySession *self, gint64 at_us);

/* Training: nothing after the limit is shown; the session keeps the run. */
void lobby_replay_session_set_limit (LobbyReplaySession *self, gint64 at_us);
gint64 lobby_replay_session_get_limit (LobbyReplaySession *self);
void lobby_replay_session_take_run (LobbyReplaySession *self, gpointer run);
gpointer lobby_replay_session_get_run (LobbyReplaySession *self);
void lobby_replay_session_take_lesson (LobbyReplaySession *self, LobbyLesson *lesson);
const LobbyLesson *lobby_replay_session_get_lesson (LobbyReplaySession *self);

G_END_DECLS
