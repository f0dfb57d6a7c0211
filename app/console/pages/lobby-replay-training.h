/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-replay-session.h"
#include "lobby-train-pane.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LobbyReplayTraining:
 * @watch: button of the mode
 * @train: button of the other mode
 * @trainee: who trains
 * @average: how it goes
 * @finish: ends the training
 * @pane: where one decides
 * @on: whether the page is in the mode Train
 *
 * The parts of the Replay page that belong to training; all borrowed.
 */
typedef struct
{
  GtkWidget *watch;
  GtkWidget *train;
  GtkLabel *trainee;
  GtkLabel *average;
  GtkWidget *finish;
  LobbyTrainPane *pane;
  gboolean on;
} LobbyReplayTraining;

typedef LobbyReplayTraining *(*LobbyReplayTrainingGet) (GtkWidget *page);

void lobby_replay_training_install (GtkWidgetClass *page_class, LobbyReplayTrainingGet get);
void lobby_replay_training_hide_future (LobbyReplayTraining *self, LobbyReplaySession *session);
void lobby_replay_training_show (LobbyReplayTraining *self, LobbyReplaySession *session, GTimeZone *zone);
gboolean lobby_replay_training_is_deciding (const LobbyReplayTraining *self, LobbyReplaySession *session);

G_END_DECLS
