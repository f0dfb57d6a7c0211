/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-replay-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_TRAIN_PANE (lobby_train_pane_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTrainPane, lobby_train_pane, LOBBY, TRAIN_PANE, GtkBox)

GtkWidget *lobby_train_pane_new (void);
void lobby_train_pane_show (LobbyTrainPane *self, LobbyReplaySession *session, GTimeZone *zone);
void lobby_train_pane_decide (LobbyTrainPane *self, LobbyReplaySession *session);
void lobby_train_pane_toggle (LobbyTrainPane *self, guint place);

G_END_DECLS
