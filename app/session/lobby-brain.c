/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thread that advises, and for a while one that learns. The session owns the brain; threads and answers on their way
 * hold references, so that it can go at any time. */
#include "config.h"

#include "lobby-brain.h"

#include "lobby-brain-lesson.h"

typedef struct
{
  LobbyState *state;
  LobbyAdviserMoment moment;
  guint generation;
} Question;

struct _LobbyBrain
{
  /* given */
  guint64 seed;
  LobbyRuleSheet *rules; /* (owned) (nullable) */
  char *folder;          /* (owned) (nullable): of the journal */
  LobbyBrainFunc func;   /* (nullable): none after the stop */
  gpointer data;
  GMainContext *context; /* (owned) */

  /* main thread only */
  GThread *thread;
  GThread *learner; /* (nullable) */
  char *learned_day;
  guint generation;
  guint n_open; /* questions without an answer */

  /* shared */
  GMutex mutex;
  GCond cond;
  Question *question;   /* (owned) (nullable): the newest; an older one that nobody has begun is dropped */
  LobbyAdviser *fresh;  /* (owned) (nullable): has learned, takes over with the next question */
  guint n_days;         /* that stand behind what it knows */
  gboolean begins_anew; /* what was learned of this day is forgotten with the next question */
  gint n_lessons;       /* (atomic): that have not ended */
  gint stopping;        /* (atomic) */
};

typedef struct
{
  LobbyBrain *brain;         /* (owned) */
  LobbyForesight *foresight; /* (owned) (nullable) */
  guint generation;
} Answer;

static void
free_question (Question *question)
{
  if (question == NULL)
    return;
  lobby_state_free (question->state);
  g_free (question);
}

static void
clear_brain (gpointer data)
{
  LobbyBrain *self = data;

  lobby_record_free (&lobby_rule_sheet_type, self->rules);
  g_free (self->folder);
  g_free (self->learned_day);
  g_main_context_unref (self->context);
  free_question (self->question);
  lobby_adviser_free (self->fresh);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
unref_brain (LobbyBrain *self)
{
  g_atomic_rc_box_release_full (self, clear_brain);
}

static bool
may_go_on (void *data)
{
  LobbyBrain *self = data;

  return g_atomic_int_get (&self->stopping) == 0;
}

static gboolean
answer_cb (gpointer data)
{
  Answer *answer = data;
  LobbyBrain *self = answer->brain;

  self->n_open--;
  if (self->func != NULL && answer->generation == self->generation)
    self->func (g_steal_pointer (&answer->foresight), self->data);
  return G_SOURCE_REMOVE;
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  lobby_foresight_unref (answer->foresight);
  unref_brain (answer->brain);
  g_free (answer);
}

static void
hand_over (LobbyBrain *self, LobbyForesight *foresight, guint generation)
{
  Answer *answer = g_new0 (Answer, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  answer->brain = g_atomic_rc_box_acquire (self);
  answer->foresight = foresight;
  answer->generation = generation;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, answer, free_answer);
  g_source_attach (source, self->context);
}

/* Returns: (transfer full) (nullable): what is asked next; %NULL when it is over */
static Question *
wait_for_question (LobbyBrain *self, LobbyAdviser **adviser)
{
  Question *question;

  g_mutex_lock (&self->mutex);
  while (self->question == NULL && may_go_on (self))
    g_cond_wait (&self->cond, &self->mutex);
  question = may_go_on (self) ? g_steal_pointer (&self->question) : NULL;
  if (self->begins_anew && self->fresh == NULL)
    {
      self->fresh = lobby_adviser_new (self->seed);
      lobby_adviser_set_rules (self->fresh, self->rules);
    }
  self->begins_anew = FALSE;
  if (self->fresh != NULL)
    {
      lobby_adviser_free (*adviser);
      *adviser = g_steal_pointer (&self->fresh);
    }
  g_mutex_unlock (&self->mutex);
  return question;
}

static gpointer
advise (gpointer data)
{
  LobbyBrain *self = data;
  LobbyAdviser *adviser = lobby_adviser_new (self->seed);
  Question *question;

  lobby_adviser_set_rules (adviser, self->rules);
  while ((question = wait_for_question (self, &adviser)) != NULL)
    {
      hand_over (self, lobby_adviser_foresee (adviser, question->state, &question->moment), question->generation);
      free_question (question);
    }
  lobby_adviser_free (adviser);
  unref_brain (self);
  return NULL;
}

typedef struct
{
  LobbyBrain *brain; /* (owned) */
  char *today;       /* (owned) */
} Lesson;

static void
take_over (LobbyBrain *self, LobbyAdviser *adviser, guint n_days)
{
  if (adviser == NULL)
    return;
  g_mutex_lock (&self->mutex);
  lobby_adviser_free (self->fresh);
  self->fresh = adviser;
  self->n_days = n_days;
  g_mutex_unlock (&self->mutex);
}

/* What was written down is known at once; what it lacks is learned. */
static gpointer
learn (gpointer data)
{
  Lesson *lesson = data;
  LobbyBrain *self = lesson->brain;
  const LobbyBrainLesson wanted = { self->seed, self->rules, self->folder, lesson->today, may_go_on, self };
  gboolean current = FALSE;
  guint n_days = 0;
  LobbyAdviser *adviser = lobby_brain_recall (&wanted, &current, &n_days);

  take_over (self, adviser, n_days);
  if (!current)
    {
      adviser = lobby_brain_learn_days (&wanted, &n_days);
      take_over (self, adviser, n_days);
    }
  g_atomic_int_add (&self->n_lessons, -1);
  g_free (lesson->today);
  g_free (lesson);
  unref_brain (self);
  return NULL;
}

/* The days before @today teach; with a new day yesterday is one of them. */
static void
begin_lesson (LobbyBrain *self, const char *today)
{
  Lesson *lesson;

  if (self->folder == NULL || g_strcmp0 (self->learned_day, today) == 0)
    return;
  if (self->learner != NULL)
    g_thread_join (g_steal_pointer (&self->learner));
  g_free (self->learned_day);
  self->learned_day = g_strdup (today);
  lesson = g_new0 (Lesson, 1);
  lesson->brain = g_atomic_rc_box_acquire (self);
  lesson->today = g_strdup (today);
  g_atomic_int_inc (&self->n_lessons);
  self->learner = g_thread_new ("lobby-lesson", learn, lesson);
}

/**
 * lobby_brain_new:
 * @seed: any number; the same lobby and seed give the same advice
 * @rules: (nullable): the sheet that counts where the branch has none of its own; it is copied
 * @folder: (nullable): where the branch's journal is, to learn from its days
 * @func: takes the answers
 * @data: user data of @func
 *
 * Returns: (transfer full): a brain; lobby_brain_stop() ends it
 */
LobbyBrain *
lobby_brain_new (guint64 seed, const LobbyRuleSheet *rules, const char *folder, LobbyBrainFunc func, gpointer data)
{
  LobbyBrain *self = g_atomic_rc_box_new0 (LobbyBrain);

  self->seed = seed;
  self->rules = rules != NULL ? lobby_record_copy (&lobby_rule_sheet_type, rules) : NULL;
  self->folder = g_strdup (folder);
  self->func = func;
  self->data = data;
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("lobby-brain", advise, g_atomic_rc_box_acquire (self));
  return self;
}

/** lobby_brain_stop: @self: (transfer full) (nullable): a brain; nothing is answered any more, and its threads have ended */
void
lobby_brain_stop (LobbyBrain *self)
{
  if (self == NULL)
    return;
  self->func = NULL;
  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&self->stopping, 1);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  if (self->learner != NULL)
    g_thread_join (self->learner);
  unref_brain (self);
}

/**
 * lobby_brain_ask:
 * @self: a brain
 * @state: the lobby; it is copied
 * @moment: when
 *
 * Asks for a foresight. Nothing is asked while an answer is on its way: a newer question would only make it worthless.
 *
 * Returns: whether it was asked
 */
gboolean
lobby_brain_ask (LobbyBrain *self, const LobbyState *state, const LobbyAdviserMoment *moment)
{
  Question *question;

  g_return_val_if_fail (self != NULL && state != NULL && moment != NULL, FALSE);

  if (lobby_brain_is_busy (self) || lobby_state_get_branch (state) == NULL)
    return FALSE;
  begin_lesson (self, lobby_state_get_branch (state)->day);
  question = g_new0 (Question, 1);
  question->state = lobby_state_copy (state);
  question->moment = *moment;
  question->generation = self->generation;
  self->n_open++;
  g_mutex_lock (&self->mutex);
  self->question = question;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/** lobby_brain_forget: what was asked before is not answered any more: the figures are stale, or another lobby is shown */
void
lobby_brain_forget (LobbyBrain *self)
{
  self->generation++;
}

/** lobby_brain_begin_anew: what it has learned from the day so far is forgotten; what earlier days have taught is learned
 * again. A lesson that is under way brings just that. */
void
lobby_brain_begin_anew (LobbyBrain *self)
{
  if (g_atomic_int_get (&self->n_lessons) > 0)
    return;
  g_clear_pointer (&self->learned_day, g_free);
  g_mutex_lock (&self->mutex);
  lobby_adviser_free (g_steal_pointer (&self->fresh));
  self->begins_anew = TRUE;
  g_mutex_unlock (&self->mutex);
}

/** lobby_brain_is_busy: Returns: whether an answer is on its way */
gboolean
lobby_brain_is_busy (LobbyBrain *self)
{
  return self->n_open > 0;
}

/** lobby_brain_get_learned_days: Returns: how many recorded days stand behind what it knows */
guint
lobby_brain_get_learned_days (LobbyBrain *self)
{
  guint n_days;

  g_mutex_lock (&self->mutex);
  n_days = self->n_days;
  g_mutex_unlock (&self->mutex);
  return n_days;
}
