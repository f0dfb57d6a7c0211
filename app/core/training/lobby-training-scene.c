/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the lobby of a moment off what becomes of each customer. */
#include "config.h"

#include "lobby-training-scene.h"

#include <math.h>

/** lobby_training_scene_free: @scene: (nullable): a scene to free */
void
lobby_training_scene_free (LobbyTrainingScene *scene)
{
  if (scene == NULL)
    return;
  g_array_unref (scene->queues);
  g_array_unref (scene->counters);
  g_free (scene);
}

static void
see_waiting (LobbyTrainingScene *scene, const LobbyEngineErrand *one, double waited_s)
{
  LobbyTrainingQueue *queue;

  if (one->service < 0 || (guint) one->service >= scene->queues->len)
    return;
  queue = &g_array_index (scene->queues, LobbyTrainingQueue, one->service);
  queue->n_waiting++;
  queue->longest_s = fmax (queue->longest_s, waited_s);
}

static void
see_served (LobbyTrainingScene *scene, const LobbyTrainingDay *day, gsize which, int counter, double since_s)
{
  LobbyTrainingCounter *one;

  if (counter < 0 || (guint) counter >= scene->counters->len)
    return;
  one = &g_array_index (scene->counters, LobbyTrainingCounter, counter);
  one->ticket = g_ptr_array_index (day->past->tickets, which);
  one->since_s = since_s;
}

/**
 * lobby_training_scene_new:
 * @day: a day; it must live as long as the scene
 * @fates: what becomes of each errand
 * @at_s: seconds since midnight
 *
 * Returns: (transfer full): who waits and who is served then
 */
LobbyTrainingScene *
lobby_training_scene_new (const LobbyTrainingDay *day, const LobbyEngineFate *fates, double at_s)
{
  const LobbyEnginePast *past = &day->past->past;
  LobbyTrainingScene *scene = g_new0 (LobbyTrainingScene, 1);
  const char *service;

  scene->queues = g_array_new (FALSE, TRUE, sizeof (LobbyTrainingQueue));
  scene->counters = g_array_new (FALSE, TRUE, sizeof (LobbyTrainingCounter));
  for (int i = 0; (service = lobby_visit_names_lookup_service (day->names, i)) != NULL; i++)
    g_array_append_val (scene->queues, ((LobbyTrainingQueue){ service, 0, 0, past->target_s[i] }));
  for (guint i = 0; i < day->past->counters->len; i++)
    g_array_append_val (scene->counters,
                        ((LobbyTrainingCounter){ g_ptr_array_index (day->past->counters, i), NULL, 0 }));
  for (gsize i = 0; i < past->n_errands; i++)
    {
      const LobbyEngineFate *fate = &fates[i];
      double served_s = fmax (past->errands[i].need_s, 0);

      if (fate->arrived_s <= at_s && at_s < fate->end_s)
        see_waiting (scene, &past->errands[i], at_s - fate->arrived_s);
      else if (fate->kind == LOBBY_ENGINE_FATE_CALLED && fate->end_s <= at_s && at_s < fate->end_s + served_s)
        see_served (scene, day, i, fate->counter, at_s - fate->end_s);
    }
  return scene;
}
