/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TRAINING_LIST (lobby_training_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTrainingList, lobby_training_list, LOBBY, TRAINING_LIST, GtkBox)

GtkWidget *lobby_training_list_new (void);
void lobby_training_list_refresh (LobbyTrainingList *self);

G_END_DECLS
