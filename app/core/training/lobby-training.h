/* SPDX-License-Identifier: GPL-3.0-or-later */
/* training: a trainee's way through a recorded day. At each moment there is something to decide; what was decided holds for
 * half an hour, and the day goes on with it. Nothing here draws by chance: the same day, seed and decisions come out the
 * same. One thread at a time may use one. */
#pragma once

#include "lobby-training-judge.h"
#include "lobby-training-scene.h"
#include "lobby-training-scout.h"

G_BEGIN_DECLS

typedef struct _LobbyTraining LobbyTraining;

LobbyTraining *lobby_training_new (LobbyTrainingDay *day, guint64 seed, const gint64 *moments, guint n_moments);
void lobby_training_free (LobbyTraining *self);
guint64 lobby_training_get_seed (const LobbyTraining *self);
guint lobby_training_get_n_moments (const LobbyTraining *self);
gint64 lobby_training_get_time (const LobbyTraining *self, guint moment);
guint lobby_training_get_place (const LobbyTraining *self);
gboolean lobby_training_is_decided (const LobbyTraining *self);
gboolean lobby_training_is_finished (const LobbyTraining *self);
const GPtrArray *lobby_training_get_choices (const LobbyTraining *self, guint moment);
const LobbyTrainingVerdict *lobby_training_get_verdict (const LobbyTraining *self, guint moment);
LobbyTrainingScene *lobby_training_look (const LobbyTraining *self);
void lobby_training_get_levels (const LobbyTraining *self, int levels[LOBBY_TRAINING_N_LEVELS]);
gboolean lobby_training_answer (LobbyTraining *self, guint taken);
void lobby_training_try_again (LobbyTraining *self);
void lobby_training_go_on (LobbyTraining *self);
int lobby_training_get_average (const LobbyTraining *self, guint *n_decided);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyTraining, lobby_training_free)

G_END_DECLS
