/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session whose lobby is staged by a test: the small branch of the floor maker, events as on the wire, any time. */
#pragma once

#include "lobby-session.h"

G_BEGIN_DECLS

#define STAGED_TYPE_SESSION (staged_session_get_type ())
G_DECLARE_FINAL_TYPE (StagedSession, staged_session, STAGED, SESSION, LobbySession)

LobbySession *staged_session_new (void);
void staged_session_open (StagedSession *self, const char *time);
void staged_session_play (StagedSession *self, const char *time, const char *name, const char *data);
void staged_session_show_at (StagedSession *self, const char *time);
void staged_session_lose (StagedSession *self, LobbyLinkState state, const char *time, gint64 age_s);

/* Acting: what is asked is kept, and goes nowhere until the test answers it. */
void staged_session_let_act (StagedSession *self);
const LobbyCommand *staged_session_get_asked (StagedSession *self);
const LobbyCommand *staged_session_take_decision (StagedSession *self);
void staged_session_answer (StagedSession *self, const char *time, const char *name, const char *data);
void staged_session_refuse (StagedSession *self, const char *problem);

G_END_DECLS
