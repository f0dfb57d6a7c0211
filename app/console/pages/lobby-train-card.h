/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-training-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TRAIN_CARD (lobby_train_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTrainCard, lobby_train_card, LOBBY, TRAIN_CARD, GtkBox)

GtkWidget *lobby_train_card_new (void);
void lobby_train_card_show (LobbyTrainCard *self, LobbyTrainingRun *run, const LobbyLesson *lesson, GTimeZone *zone);
void lobby_train_card_toggle (LobbyTrainCard *self, guint place);
guint lobby_train_card_get_taken (LobbyTrainCard *self);

G_END_DECLS
