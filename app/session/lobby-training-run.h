/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trainee's way through the recorded day of a replay. The replay stops where something has to be decided, and nothing
 * later is shown until it is. */
#pragma once

#include "lobby-replay-session.h"
#include "lobby-training.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_TRAINING_RUN (lobby_training_run_get_type ())
G_DECLARE_FINAL_TYPE (LobbyTrainingRun, lobby_training_run, LOBBY, TRAINING_RUN, GObject)

LobbyTrainingRun *lobby_training_run_begin (LobbyReplaySession *session,
                                            const char *trainee,
                                            guint64 seed,
                                            const gint64 *moments,
                                            guint n_moments);
void lobby_training_run_end (LobbyTrainingRun *self);
const char *lobby_training_run_get_trainee (LobbyTrainingRun *self);
const LobbyTraining *lobby_training_run_get_training (LobbyTrainingRun *self);
gint64 lobby_training_run_get_moment (LobbyTrainingRun *self);
void lobby_training_run_answer (LobbyTrainingRun *self, guint taken);
void lobby_training_run_try_again (LobbyTrainingRun *self);
void lobby_training_run_go_on (LobbyTrainingRun *self);
void lobby_training_run_finish (LobbyTrainingRun *self);
gboolean lobby_training_run_mark_kept (LobbyTrainingRun *self);
gboolean lobby_training_run_is_finished (LobbyTrainingRun *self);

G_END_DECLS
