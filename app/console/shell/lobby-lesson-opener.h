/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons opened from the list and from files, and saved. */
#pragma once

#include "lobby-lesson-records.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LobbyLessonOpener:
 *
 * Gives the application the actions "open-lesson", "open-lesson-file" and "save-lesson", and keeps the lesson whose day is
 * being opened until the day is there.
 */
typedef struct _LobbyLessonOpener LobbyLessonOpener;

/**
 * LobbyDayOpenFunc:
 * @path: a recorded day
 * @application: the application
 *
 * Opens it.
 */
typedef void (*LobbyDayOpenFunc) (const char *path, gpointer application);

LobbyLessonOpener *lobby_lesson_opener_new (GtkApplication *application, LobbyDayOpenFunc open_day);
void lobby_lesson_opener_free (LobbyLessonOpener *self);
LobbyLesson *lobby_lesson_opener_steal (LobbyLessonOpener *self);
void lobby_lesson_opener_forget (LobbyLessonOpener *self);

G_END_DECLS
