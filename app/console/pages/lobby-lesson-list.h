/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_LESSON_LIST (lobby_lesson_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyLessonList, lobby_lesson_list, LOBBY, LESSON_LIST, GtkBox)

GtkWidget *lobby_lesson_list_new (void);

G_END_DECLS
