/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-training-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TRAIN_RESULT (lobby_train_result_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTrainResult, lobby_train_result, LOBBY, TRAIN_RESULT, GtkBox)

GtkWidget *lobby_train_result_new (void);
void lobby_train_result_show (LobbyTrainResult *self, LobbyTrainingRun *run, GTimeZone *zone);
char *lobby_train_result_dup_average (const LobbyTraining *training);

G_END_DECLS
