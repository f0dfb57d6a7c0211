/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lesson: lessons as files, those that come with Lobby, and what came of trainings. No sockets, no SQLite. */
#pragma once

#include "lobby-lesson-records.h"

G_BEGIN_DECLS

LobbyLesson *lobby_lessons_parse (const char *json, gsize length, GError **error);
LobbyLesson *lobby_lessons_load (const char *path, GError **error);
char *lobby_lessons_dup_json (const LobbyLesson *lesson);
gboolean lobby_lessons_save (const LobbyLesson *lesson, const char *path, GError **error);
const GPtrArray *lobby_lessons_get_shipped (void);
const LobbyLesson *lobby_lessons_find_shipped (const char *id);
char *lobby_lessons_dup_day_path (const LobbyLesson *lesson, const char *folder);
GArray *lobby_lessons_list_moments (const LobbyLesson *lesson, const char *day, GTimeZone *zone);

G_END_DECLS
