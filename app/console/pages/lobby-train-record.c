/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of a training, as it is kept for the trainee. */
#include "config.h"

#include "lobby-train-record.h"

#include "lobby-branch-clock.h"
#include "lobby-train-show.h"
#include "lobby-training-book.h"
#include "lobby-training-run.h"
#include "lobby-widgets.h"

static LobbyTrainingScore *
make_score (const LobbyTraining *training, guint moment)
{
  const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (training, moment);
  LobbyTrainingScore *score = lobby_record_new (&lobby_training_score_type);

  score->at_us = lobby_training_get_time (training, moment);
  score->score = verdict->score;
  score->nothing_min = lobby_train_get_minutes (verdict->waited_s[LOBBY_TRAINING_NOTHING]);
  score->yours_min = lobby_train_get_minutes (verdict->waited_s[LOBBY_TRAINING_YOURS]);
  score->best_min = lobby_train_get_minutes (verdict->waited_s[LOBBY_TRAINING_BEST]);
  return score;
}

static LobbyTrainingResult *
make_result (LobbyReplaySession *session, LobbyTrainingRun *run)
{
  const LobbyTraining *training = lobby_training_run_get_training (run);
  const LobbyLesson *lesson = lobby_replay_session_get_lesson (session);
  LobbyTrainingResult *result = lobby_record_new (&lobby_training_result_type);
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();

  result->trainee = g_strdup (lobby_training_run_get_trainee (run));
  result->day = g_strdup (lobby_day_book_get_day (lobby_replay_session_get_book (session)));
  result->lesson = lesson != NULL ? g_strdup (lobby_words_get_text (lesson->title)) : NULL;
  result->seed = (gint64) lobby_training_get_seed (training);
  result->ended_us = lobby_clock_get_now (LOBBY_CLOCK (clock));
  result->average = lobby_training_get_average (training, NULL);
  result->scores = g_ptr_array_new ();
  for (guint i = 0; i < lobby_training_get_n_moments (training) && lobby_training_get_verdict (training, i) != NULL;
       i++)
    g_ptr_array_add (result->scores, make_score (training, i));
  return result;
}

/** lobby_train_record_keep: keeps what came of the training of @session once it is finished and something was decided; once */
void
lobby_train_record_keep (LobbyReplaySession *session)
{
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);
  g_autofree char *path = lobby_training_book_dup_path ();
  g_autoptr (GError) error = NULL;
  guint n_decided = 0;

  if (run == NULL || lobby_training_run_get_training (run) == NULL || !lobby_training_run_is_finished (run))
    return;
  lobby_training_get_average (lobby_training_run_get_training (run), &n_decided);
  if (n_decided == 0 || !lobby_training_run_mark_kept (run))
    return;
  if (!lobby_training_book_add (path, make_result (session, run), &error))
    g_warning ("the result of a training was not kept: %s", error->message);
}
