/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a day there is most to decide. */
#pragma once

#include "lobby-training-day.h"

G_BEGIN_DECLS

#define LOBBY_TRAINING_MOMENTS_MAX 6

GArray *lobby_training_scout (const LobbyTrainingDay *day, guint64 seed);

G_END_DECLS
