/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side of the page where one trains: the form that begins, the moment to decide, what came of all of it. */
#include "config.h"

#include "lobby-train-pane.h"

#include "lobby-train-card.h"
#include "lobby-train-result.h"
#include "lobby-train-start.h"

#include <glib/gi18n-lib.h>

struct _LobbyTrainPane
{
  GtkBox parent_instance;

  GtkStack *stack;
  LobbyTrainStart *start;
  LobbyTrainCard *card;
  LobbyTrainResult *result;
};

G_DEFINE_FINAL_TYPE (LobbyTrainPane, lobby_train_pane, GTK_TYPE_BOX)

static void
begun_cb (LobbyTrainPane *self, const char *trainee, guint64 seed)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.begin-training", "(st)", trainee, seed);
}

static void
lobby_train_pane_class_init (LobbyTrainPaneClass *klass)
{
}

static void
lobby_train_pane_init (LobbyTrainPane *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  self->start = LOBBY_TRAIN_START (lobby_train_start_new ());
  self->card = LOBBY_TRAIN_CARD (lobby_train_card_new ());
  self->result = LOBBY_TRAIN_RESULT (lobby_train_result_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->start), "start");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->card), "card");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->result), "result");
  g_signal_connect_swapped (self->start, "begun", G_CALLBACK (begun_cb), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-padded");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
}

/** lobby_train_pane_new: Returns: (transfer floating): the form that begins */
GtkWidget *
lobby_train_pane_new (void)
{
  return g_object_new (LOBBY_TYPE_TRAIN_PANE, NULL);
}

/** lobby_train_pane_show: shows how far the training of @session is; @zone: of the branch */
void
lobby_train_pane_show (LobbyTrainPane *self, LobbyReplaySession *session, GTimeZone *zone)
{
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);
  const LobbyTraining *training = run != NULL ? lobby_training_run_get_training (run) : NULL;
  const char *status = run != NULL && training == NULL ? _ ("Looking for decisions…") : NULL;

  g_return_if_fail (LOBBY_IS_TRAIN_PANE (self));

  if (training != NULL && lobby_training_get_n_moments (training) == 0)
    status = _ ("There was nothing to decide on that day.");
  if (training == NULL || lobby_training_get_n_moments (training) == 0)
    {
      lobby_train_start_show (self->start, lobby_replay_session_get_lesson (session), status,
                              run != NULL && training == NULL);
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }
  if (lobby_training_run_is_finished (run))
    {
      lobby_train_result_show (self->result, run, zone);
      gtk_stack_set_visible_child_name (self->stack, "result");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "card");
  lobby_train_card_show (self->card, run, lobby_replay_session_get_lesson (session), zone);
}

/** lobby_train_pane_decide: decides as it is marked; what is decided already goes on */
void
lobby_train_pane_decide (LobbyTrainPane *self, LobbyReplaySession *session)
{
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);
  const LobbyTraining *training = run != NULL ? lobby_training_run_get_training (run) : NULL;

  g_return_if_fail (LOBBY_IS_TRAIN_PANE (self));

  if (training == NULL || lobby_training_run_is_finished (run))
    return;
  if (lobby_training_is_decided (training))
    lobby_training_run_go_on (run);
  else
    lobby_training_run_answer (run, lobby_train_card_get_taken (self->card));
}

/** lobby_train_pane_toggle: marks choice @place, or takes the mark away */
void
lobby_train_pane_toggle (LobbyTrainPane *self, guint place)
{
  g_return_if_fail (LOBBY_IS_TRAIN_PANE (self));
  lobby_train_card_toggle (self->card, place);
}
