/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons opened from the list and from files, and saved. */
#pragma once

#include "lobby-replay-owner.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LobbyDayOpenFunc:
 * @path: a recorded day
 * @application: the application
 *
 * Opens it.
 */
typedef void (*LobbyDayOpenFunc) (const char *path, gpointer application);

void lobby_lesson_opener_attach (GtkApplication *application, LobbyReplayOwner *replay, LobbyDayOpenFunc open_day);

G_END_DECLS
