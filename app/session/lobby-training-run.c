/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the moments takes a second or two, and is done on a worker. */
#include "config.h"

#include "lobby-training-run.h"

#include "lobby-day-training.h"
#include "lobby-rules.h"

struct _LobbyTrainingRun
{
  GObject parent_instance;

  LobbyReplaySession *session; /* (unowned) (nullable): owns this; none after the end */
  char *trainee;
  LobbyTraining *training; /* (owned) (nullable): once it is prepared */
  gboolean finished;       /* before the last moment */
  gboolean kept;           /* what came of it is on record */
};

G_DEFINE_FINAL_TYPE (LobbyTrainingRun, lobby_training_run, G_TYPE_OBJECT)

typedef struct
{
  LobbyDayBook *book; /* (owned) */
  guint64 seed;
  gint64 *moments; /* (owned) (nullable) */
  guint n_moments;
} Preparing;

static void
preparing_free (gpointer data)
{
  Preparing *preparing = data;

  lobby_day_book_unref (preparing->book);
  g_free (preparing->moments);
  g_free (preparing);
}

static void
free_training (gpointer training)
{
  lobby_training_free (training);
}

static void
prepare (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Preparing *preparing = data;
  LobbyTrainingDay *day = lobby_day_book_prepare_training (preparing->book, lobby_rules_get_shipped ());

  g_task_return_pointer (task, lobby_training_new (day, preparing->seed, preparing->moments, preparing->n_moments),
                         free_training);
}

/* The replay stands at the moment, and may be moved back but not on. */
static void
stop_at_moment (LobbyTrainingRun *self)
{
  gint64 moment_us = lobby_training_run_get_moment (self);

  if (self->session == NULL)
    return;
  lobby_replay_session_set_limit (self->session, moment_us);
  if (moment_us == 0)
    moment_us = lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (self->session)));
  lobby_replay_session_go_to (self->session, moment_us);
}

static void
prepared_cb (GObject *object, GAsyncResult *result, gpointer nothing)
{
  LobbyTrainingRun *self = LOBBY_TRAINING_RUN (object);

  self->training = g_task_propagate_pointer (G_TASK (result), NULL);
  stop_at_moment (self);
}

static void
lobby_training_run_finalize (GObject *object)
{
  LobbyTrainingRun *self = LOBBY_TRAINING_RUN (object);

  g_clear_pointer (&self->training, lobby_training_free);
  g_free (self->trainee);
  G_OBJECT_CLASS (lobby_training_run_parent_class)->finalize (object);
}

static void
lobby_training_run_class_init (LobbyTrainingRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_training_run_finalize;
}

static void
lobby_training_run_init (LobbyTrainingRun *self)
{
}

/**
 * lobby_training_run_begin:
 * @session: a replay; it keeps the run, and lets an earlier one go
 * @trainee: who trains
 * @seed: any number
 * @moments: (nullable) (array length=n_moments): where to stop, µs since 1970 UTC, in the order of time; %NULL: they are
 *   found in the day
 *
 * Returns: (transfer none): the run, not prepared yet
 */
LobbyTrainingRun *
lobby_training_run_begin (LobbyReplaySession *session,
                          const char *trainee,
                          guint64 seed,
                          const gint64 *moments,
                          guint n_moments)
{
  g_autoptr (LobbyTrainingRun) self = g_object_new (LOBBY_TYPE_TRAINING_RUN, NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, prepared_cb, NULL);
  Preparing *preparing = g_new0 (Preparing, 1);

  g_return_val_if_fail (LOBBY_IS_REPLAY_SESSION (session) && trainee != NULL, NULL);

  self->session = session;
  self->trainee = g_strdup (trainee);
  *preparing = (Preparing){ lobby_day_book_ref ((LobbyDayBook *) lobby_replay_session_get_book (session)), seed,
                            g_memdup2 (moments, n_moments * sizeof *moments), n_moments };
  g_task_set_task_data (task, preparing, preparing_free);
  lobby_replay_session_play (session, FALSE);
  lobby_replay_session_take_run (session, g_object_ref (self));
  g_task_run_in_thread (task, prepare);
  return self;
}

/** lobby_training_run_end: nothing of the replay is changed by it any more */
void
lobby_training_run_end (LobbyTrainingRun *self)
{
  g_return_if_fail (LOBBY_IS_TRAINING_RUN (self));
  self->session = NULL;
}

/** lobby_training_run_get_trainee: Returns: who trains */
const char *
lobby_training_run_get_trainee (LobbyTrainingRun *self)
{
  g_return_val_if_fail (LOBBY_IS_TRAINING_RUN (self), NULL);
  return self->trainee;
}

/** lobby_training_run_get_training: Returns: (nullable): the training; %NULL while it is prepared */
const LobbyTraining *
lobby_training_run_get_training (LobbyTrainingRun *self)
{
  g_return_val_if_fail (LOBBY_IS_TRAINING_RUN (self), NULL);
  return self->training;
}

/** lobby_training_run_get_moment: Returns: the moment that the trainee is at, µs since 1970 UTC; 0 before the first and after
 * the last */
gint64
lobby_training_run_get_moment (LobbyTrainingRun *self)
{
  g_return_val_if_fail (LOBBY_IS_TRAINING_RUN (self), 0);
  if (self->training == NULL || self->finished)
    return 0;
  return lobby_training_get_time (self->training, lobby_training_get_place (self->training));
}

/** lobby_training_run_answer: decides the present moment; @taken: bit set of its choices */
void
lobby_training_run_answer (LobbyTrainingRun *self, guint taken)
{
  g_return_if_fail (LOBBY_IS_TRAINING_RUN (self));

  if (self->training != NULL && lobby_training_answer (self->training, taken))
    stop_at_moment (self);
}

/** lobby_training_run_try_again: takes the answer back */
void
lobby_training_run_try_again (LobbyTrainingRun *self)
{
  g_return_if_fail (LOBBY_IS_TRAINING_RUN (self));

  if (self->training == NULL)
    return;
  lobby_training_try_again (self->training);
  stop_at_moment (self);
}

/** lobby_training_run_go_on: goes to the next moment once the present one is decided; after the last the whole day is open */
void
lobby_training_run_go_on (LobbyTrainingRun *self)
{
  g_return_if_fail (LOBBY_IS_TRAINING_RUN (self));

  if (self->training == NULL)
    return;
  lobby_training_go_on (self->training);
  stop_at_moment (self);
}

/** lobby_training_run_finish: decides nothing more; the whole day is open */
void
lobby_training_run_finish (LobbyTrainingRun *self)
{
  g_return_if_fail (LOBBY_IS_TRAINING_RUN (self));

  self->finished = TRUE;
  stop_at_moment (self);
}

/** lobby_training_run_is_finished: Returns: whether all moments are over, or the trainee has ended it */
gboolean
lobby_training_run_is_finished (LobbyTrainingRun *self)
{
  g_return_val_if_fail (LOBBY_IS_TRAINING_RUN (self), FALSE);
  return self->finished || (self->training != NULL && lobby_training_is_finished (self->training));
}

/** lobby_training_run_mark_kept: Returns: whether what came of it was not on record before; now it is */
gboolean
lobby_training_run_mark_kept (LobbyTrainingRun *self)
{
  gboolean first;

  g_return_val_if_fail (LOBBY_IS_TRAINING_RUN (self), FALSE);

  first = !self->kept;
  self->kept = TRUE;
  return first;
}
