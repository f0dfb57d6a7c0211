/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a moment, with what each is at its end. */
#include "config.h"

#include "lobby-train-scene.h"

#include "lobby-train-show.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT ((int) LOBBY_WHATIF_N_LINES == (int) LOBBY_TRAINING_N_LINES);

static char *
dup_summary (const LobbyTrainingVerdict *verdict)
{
  int minutes[LOBBY_TRAINING_N_LINES];

  if (verdict == NULL)
    /* Translators: the chart of a training to a screen reader, before the decision */
    return g_strdup (_ ("Customers waiting up to the decision; what comes later is hidden"));
  for (guint i = 0; i < LOBBY_TRAINING_N_LINES; i++)
    minutes[i] = lobby_train_get_minutes (verdict->waited_s[i]);
  return g_strdup_printf (
      /* Translators: the chart of a training to a screen reader; four numbers of minutes that all customers waited */
      _ ("Customers waiting in four ways; minutes waited: nothing done %1$d, what happened %2$d, your decision %3$d, "
         "best "
         "found %4$d"),
      minutes[0], minutes[1], minutes[2], minutes[3]);
}

/** lobby_train_scene_show: shows the moment that @run is at; @zone: of the branch */
void
lobby_train_scene_show (LobbyWhatifChart *chart, LobbyTrainingRun *run, GTimeZone *zone)
{
  const LobbyTraining *training = lobby_training_run_get_training (run);
  const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (training, lobby_training_get_place (training));
  gint64 now_us = lobby_training_run_get_moment (run), step_us = (gint64) LOBBY_TRAINING_STEP_S * G_USEC_PER_SEC;
  gint64 from_us = now_us - (gint64) LOBBY_TRAINING_BEFORE_S * G_USEC_PER_SEC;
  LobbyWhatifPicture picture = { .from_us = from_us,
                                 .now_us = now_us,
                                 .to_us = from_us + (LOBBY_TRAINING_N_LEVELS - 1) * step_us,
                                 .step_us = step_us,
                                 .n_levels = LOBBY_TRAINING_N_LEVELS,
                                 .open = verdict == NULL };
  int levels[LOBBY_TRAINING_N_LEVELS];
  g_autofree char *summary = dup_summary (verdict);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  lobby_training_get_levels (training, levels);
  picture.levels[0] = levels;
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES && verdict != NULL; i++)
    {
      picture.levels[i] = verdict->levels[i];
      g_ptr_array_add (labels,
                       /* Translators: at the end of a line of the chart: what it is, then minutes waited by all */
                       g_strdup_printf (C_ ("end of a line", "%1$s, %2$d"),
                                        lobby_whatif_chart_get_line_name ((LobbyWhatifLine) i),
                                        lobby_train_get_minutes (verdict->waited_s[i])));
      picture.labels[i] = g_ptr_array_index (labels, i);
    }
  lobby_whatif_chart_show (chart, &picture, zone, summary);
}
