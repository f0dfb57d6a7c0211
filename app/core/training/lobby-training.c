/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moments one after the other; each is faced in the lobby that the earlier decisions have made. */
#include "config.h"

#include "lobby-training.h"

#include <math.h>

typedef struct
{
  gint64 at_us;
  GPtrArray *choices;            /* (owned) (nullable): of LobbyTrainingChoice, from when it is faced */
  LobbyTrainingVerdict *verdict; /* (owned) (nullable): once it is decided */
} Moment;

struct _LobbyTraining
{
  LobbyTrainingDay *day; /* (owned) */
  guint64 seed;
  GArray *moments; /* (owned): of Moment */
  guint place;
  GArray *before;         /* (owned): of LobbyEngineDecision: what was decided at earlier moments */
  LobbyEngineFate *fates; /* (owned): what becomes of each errand with it */
};

static void
clear_moment (gpointer data)
{
  Moment *moment = data;

  g_clear_pointer (&moment->choices, g_ptr_array_unref);
  g_clear_pointer (&moment->verdict, g_free);
}

static Moment *
get_moment (const LobbyTraining *self, guint place)
{
  return place < self->moments->len ? &g_array_index (self->moments, Moment, place) : NULL;
}

static double
get_seconds (const LobbyTraining *self, const Moment *moment)
{
  return lobby_training_day_get_seconds (self->day, moment->at_us);
}

/* The day with all earlier decisions, and what can be done at the moment. */
static void
face (LobbyTraining *self)
{
  Moment *moment = get_moment (self, self->place);
  g_autoptr (LobbyState) state = NULL;

  if (!lobby_engine_counterfactual_run (&self->day->past->past,
                                        (const LobbyEngineDecision *) (gconstpointer) self->before->data,
                                        self->before->len, self->fates))
    g_error ("out of memory");
  if (moment == NULL || moment->choices != NULL)
    return;
  state = self->day->fold (self->day->data, moment->at_us);
  moment->choices = lobby_training_choices_new (self->day, state, self->fates, get_seconds (self, moment), self->seed);
}

/**
 * lobby_training_new:
 * @day: (transfer full): a day
 * @seed: any number: decides which moments are found and in which order choices stand
 * @moments: (nullable) (array length=n_moments): moments in the order of time, µs since 1970 UTC; %NULL: they are found in
 *   the day, which takes a while
 *
 * Returns: (transfer full): a training at its first moment
 */
LobbyTraining *
lobby_training_new (LobbyTrainingDay *day, guint64 seed, const gint64 *moments, guint n_moments)
{
  g_autoptr (GArray) found = moments == NULL ? lobby_training_scout (day, seed) : NULL;
  LobbyTraining *self = g_new0 (LobbyTraining, 1);

  self->day = day;
  self->seed = seed;
  self->moments = g_array_new (FALSE, TRUE, sizeof (Moment));
  g_array_set_clear_func (self->moments, clear_moment);
  self->before = g_array_new (FALSE, FALSE, sizeof (LobbyEngineDecision));
  self->fates = g_new (LobbyEngineFate, day->past->past.n_errands + 1);
  for (guint i = 0; i < (found != NULL ? found->len : n_moments); i++)
    {
      Moment moment = { .at_us = found != NULL ? g_array_index (found, gint64, i) : moments[i] };
      g_array_append_val (self->moments, moment);
    }
  face (self);
  return self;
}

/** lobby_training_free: @self: (nullable): a training to free */
void
lobby_training_free (LobbyTraining *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->moments);
  g_array_unref (self->before);
  g_free (self->fates);
  lobby_training_day_free (self->day);
  g_free (self);
}

/** lobby_training_get_seed: Returns: the seed it was begun with */
guint64
lobby_training_get_seed (const LobbyTraining *self)
{
  return self->seed;
}

/** lobby_training_get_n_moments: Returns: how many decisions there are */
guint
lobby_training_get_n_moments (const LobbyTraining *self)
{
  return self->moments->len;
}

/** lobby_training_get_time: Returns: when @moment is, µs since 1970 UTC; 0 when there is none */
gint64
lobby_training_get_time (const LobbyTraining *self, guint moment)
{
  return moment < self->moments->len ? get_moment (self, moment)->at_us : 0;
}

/** lobby_training_get_place: Returns: which moment the trainee is at; the number of moments when all are over */
guint
lobby_training_get_place (const LobbyTraining *self)
{
  return self->place;
}

/** lobby_training_is_decided: Returns: whether the present moment has been answered */
gboolean
lobby_training_is_decided (const LobbyTraining *self)
{
  return lobby_training_get_verdict (self, self->place) != NULL;
}

/** lobby_training_is_finished: Returns: whether all moments are over */
gboolean
lobby_training_is_finished (const LobbyTraining *self)
{
  return self->place >= self->moments->len;
}

/** lobby_training_get_choices: Returns: (nullable) (element-type LobbyTrainingChoice): what can be decided; %NULL for a moment
 * that is not reached yet */
const GPtrArray *
lobby_training_get_choices (const LobbyTraining *self, guint moment)
{
  return moment < self->moments->len ? get_moment (self, moment)->choices : NULL;
}

/** lobby_training_get_verdict: Returns: (nullable): what came of the decision; %NULL when it is not made yet */
const LobbyTrainingVerdict *
lobby_training_get_verdict (const LobbyTraining *self, guint moment)
{
  return moment < self->moments->len ? get_moment (self, moment)->verdict : NULL;
}

/** lobby_training_look: Returns: (transfer full) (nullable): the lobby at the present moment as it has become; %NULL at the end */
LobbyTrainingScene *
lobby_training_look (const LobbyTraining *self)
{
  const Moment *moment = get_moment (self, self->place);

  return moment != NULL ? lobby_training_scene_new (self->day, self->fates, get_seconds (self, moment)) : NULL;
}

/**
 * lobby_training_get_levels:
 * @levels: (out caller-allocates): customers waiting, one a minute up to the present moment, from %LOBBY_TRAINING_BEFORE_S
 *   before it; -1 for what comes after it
 */
void
lobby_training_get_levels (const LobbyTraining *self, int levels[LOBBY_TRAINING_N_LEVELS])
{
  const Moment *moment = get_moment (self, self->place);
  const LobbyEnginePast *past = &self->day->past->past;

  for (int i = 0; i < LOBBY_TRAINING_N_LEVELS; i++)
    {
      double before_s = LOBBY_TRAINING_BEFORE_S - i * LOBBY_TRAINING_STEP_S;
      double at_s = moment != NULL ? get_seconds (self, moment) - before_s : 0;

      levels[i] = before_s >= 0 && moment != NULL ? 0 : -1;
      for (gsize k = 0; levels[i] >= 0 && k < past->n_errands; k++)
        levels[i] += self->fates[k].arrived_s <= at_s && at_s < self->fates[k].end_s;
    }
}

/**
 * lobby_training_answer:
 * @taken: bit set of choices; none: nothing is done
 *
 * Decides the present moment.
 *
 * Returns: %FALSE when it is decided already, or there is none
 */
gboolean
lobby_training_answer (LobbyTraining *self, guint taken)
{
  Moment *moment = get_moment (self, self->place);

  if (moment == NULL || moment->verdict != NULL)
    return FALSE;
  moment->verdict = g_new0 (LobbyTrainingVerdict, 1);
  if (!lobby_training_judge (self->day, self->before, get_seconds (self, moment), moment->choices, taken,
                             moment->verdict))
    g_error ("out of memory");
  return TRUE;
}

/** lobby_training_try_again: takes the answer to the present moment back */
void
lobby_training_try_again (LobbyTraining *self)
{
  Moment *moment = get_moment (self, self->place);

  if (moment != NULL)
    g_clear_pointer (&moment->verdict, g_free);
}

/** lobby_training_go_on: goes to the next moment, in the lobby that the decisions have made */
void
lobby_training_go_on (LobbyTraining *self)
{
  const Moment *moment = get_moment (self, self->place);

  if (moment == NULL || moment->verdict == NULL)
    return;
  lobby_training_decide (self->day, get_seconds (self, moment), moment->choices, moment->verdict->taken, self->before);
  self->place++;
  face (self);
}

/**
 * lobby_training_get_average:
 * @n_decided: (out) (optional): how many moments are decided
 *
 * Returns: mean score of the decisions so far, 0 to 100; 0 for none
 */
int
lobby_training_get_average (const LobbyTraining *self, guint *n_decided)
{
  guint n = 0;
  double sum = 0;

  for (guint i = 0; i < self->moments->len; i++)
    if (get_moment (self, i)->verdict != NULL)
      {
        sum += get_moment (self, i)->verdict->score;
        n++;
      }
  if (n_decided != NULL)
    *n_decided = n;
  return n > 0 ? (int) lround (sum / n) : 0;
}
