/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lobby as the trainee's decisions have made it. */
#pragma once

#include "lobby-training-day.h"

G_BEGIN_DECLS

/**
 * LobbyTrainingQueue:
 * @service: (borrowed): id
 * @n_waiting: customers
 * @longest_s: longest wait so far, seconds; 0 when nobody waits
 * @target_s: 0 for none
 */
typedef struct
{
  const char *service;
  guint n_waiting;
  double longest_s;
  double target_s;
} LobbyTrainingQueue;

/**
 * LobbyTrainingCounter:
 * @counter: (borrowed): id
 * @ticket: (borrowed) (nullable): who is served there
 * @since_s: for how long, seconds
 */
typedef struct
{
  const char *counter;
  const char *ticket;
  double since_s;
} LobbyTrainingCounter;

/**
 * LobbyTrainingScene:
 * @queues: (owned) (element-type LobbyTrainingQueue): in the order of their numbers
 * @counters: (owned) (element-type LobbyTrainingCounter)
 *
 * Who waits, and who is served.
 */
typedef struct
{
  GArray *queues;
  GArray *counters;
} LobbyTrainingScene;

LobbyTrainingScene *lobby_training_scene_new (const LobbyTrainingDay *day, const LobbyEngineFate *fates, double at_s);
void lobby_training_scene_free (LobbyTrainingScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyTrainingScene, lobby_training_scene_free)

G_END_DECLS
