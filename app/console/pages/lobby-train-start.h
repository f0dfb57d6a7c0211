/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-lesson-records.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TRAIN_START (lobby_train_start_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTrainStart, lobby_train_start, LOBBY, TRAIN_START, GtkBox)

/* Signal: "begun" (const char *trainee, guint64 seed). */
GtkWidget *lobby_train_start_new (void);
void lobby_train_start_show (LobbyTrainStart *self, const LobbyLesson *lesson, const char *status, gboolean busy);

G_END_DECLS
