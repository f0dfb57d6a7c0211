/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-replay-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_LESSON_EDITOR (lobby_lesson_editor_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLessonEditor, lobby_lesson_editor, LOBBY, LESSON_EDITOR, AdwWindow)

GtkWidget *lobby_lesson_editor_new (LobbyLesson *lesson);
LobbyLesson *lobby_lesson_draft_new (LobbyReplaySession *session);

G_END_DECLS
