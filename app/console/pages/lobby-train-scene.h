/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment of a training as the picture of its chart. */
#pragma once

#include "lobby-training-run.h"
#include "lobby-whatif-chart.h"

G_BEGIN_DECLS

void lobby_train_scene_show (LobbyWhatifChart *chart, LobbyTrainingRun *run, GTimeZone *zone);

G_END_DECLS
