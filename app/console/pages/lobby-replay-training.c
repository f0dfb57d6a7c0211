/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Train: the other mode of the Replay page. While a training goes on the page stays in it, so that nobody looks ahead. */
#include "config.h"

#include "lobby-replay-training.h"

#include "lobby-lesson-editor.h"
#include "lobby-lessons.h"
#include "lobby-page.h"
#include "lobby-train-record.h"
#include "lobby-train-result.h"
#include "lobby-train-sheet.h"
#include "lobby-training-run.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"

#include <glib/gi18n-lib.h>

static LobbyReplayTrainingGet get_training;

/* Returns: (transfer full) (nullable): the session, in a replay */
static LobbyReplaySession *
get_replay (GtkWidget *page)
{
  LobbySession *session = lobby_page_get_session (LOBBY_PAGE (page));

  if (LOBBY_IS_REPLAY_SESSION (session))
    return LOBBY_REPLAY_SESSION (session);
  g_clear_object (&session);
  return NULL;
}

static gboolean
is_going_on (LobbyReplaySession *session)
{
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);

  return run != NULL && !lobby_training_run_is_finished (run);
}

/** lobby_replay_training_is_deciding: Returns: whether a moment of a training is shown */
gboolean
lobby_replay_training_is_deciding (const LobbyReplayTraining *self, LobbyReplaySession *session)
{
  return self->on && is_going_on (session)
         && lobby_training_run_get_moment (lobby_replay_session_get_run (session)) != 0;
}

/* --- what is pressed --- */

static void
mode_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (page);
  LobbyReplayTraining *self = get_training (page);

  if (session != NULL && !is_going_on (session))
    self->on = g_variant_get_boolean (parameter);
  lobby_page_show_again (LOBBY_PAGE (page));
}

/* A lesson says where to stop, and how the choices stand. */
static void
begin (LobbyReplaySession *session, const char *trainee, guint64 seed)
{
  const LobbyLesson *lesson = lobby_replay_session_get_lesson (session);
  g_autoptr (GArray) moments = NULL;

  if (lesson == NULL)
    {
      lobby_training_run_begin (session, trainee, seed, NULL, 0);
      return;
    }
  moments = lobby_lessons_list_moments (lesson, lobby_day_book_get_day (lobby_replay_session_get_book (session)),
                                        lobby_floor_get_time_zone (lobby_session_get_floor (LOBBY_SESSION (session))));
  lobby_training_run_begin (session, trainee, (guint64) lesson->seed, (const gint64 *) (gconstpointer) moments->data,
                            moments->len);
}

static void
begin_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (page);
  const char *trainee;
  guint64 seed;

  g_variant_get (parameter, "(&st)", &trainee, &seed);
  if (session == NULL || is_going_on (session) || *trainee == '\0')
    return;
  get_training (page)->on = TRUE;
  begin (session, trainee, seed);
  lobby_page_show_again (LOBBY_PAGE (page));
}

static void
decide_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (page);

  if (session == NULL || !lobby_replay_training_is_deciding (get_training (page), session))
    return;
  lobby_train_pane_decide (get_training (page)->pane, session);
  lobby_train_record_keep (session);
  lobby_page_show_again (LOBBY_PAGE (page));
}

static void
toggle_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (page);

  if (session != NULL && lobby_replay_training_is_deciding (get_training (page), session))
    lobby_train_pane_toggle (get_training (page)->pane, (guint) g_variant_get_int32 (parameter) - 1);
}

static void
run_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (page);
  LobbyTrainingRun *run = session != NULL ? lobby_replay_session_get_run (session) : NULL;

  if (run == NULL)
    return;
  if (g_str_equal (name, "page.try-again"))
    lobby_training_run_try_again (run);
  else if (g_str_equal (name, "page.finish-training"))
    {
      lobby_training_run_finish (run);
      lobby_train_record_keep (session);
    }
  else if (lobby_training_run_is_finished (run))
    lobby_replay_session_take_run (session, NULL);
  lobby_page_show_again (LOBBY_PAGE (page));
}

static void
make_lesson_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (page);
  GtkRoot *window = gtk_widget_get_root (page);
  GtkWidget *editor;

  if (session == NULL || lobby_replay_session_get_run (session) == NULL)
    return;
  editor = lobby_lesson_editor_new (lobby_lesson_draft_new (session));
  gtk_window_set_modal (GTK_WINDOW (editor), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_IS_WINDOW (window) ? GTK_WINDOW (window) : NULL);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
print_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (LobbyReplaySession) session = get_replay (page);
  LobbyTrainingRun *run = session != NULL ? lobby_replay_session_get_run (session) : NULL;
  GtkRoot *window = gtk_widget_get_root (page);

  if (run == NULL || lobby_training_run_get_training (run) == NULL)
    return;
  LobbyFloor *floor = lobby_session_get_floor (LOBBY_SESSION (session));
  g_autofree char *day = lobby_words_dup_day (lobby_day_book_get_day (lobby_replay_session_get_book (session)));
  g_autofree char *markup = lobby_train_sheet_dup_markup (run, day, lobby_floor_get_time_zone (floor));
  g_autoptr (GtkPrintOperation) operation = lobby_train_sheet_new (markup, day);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (window) ? GTK_WINDOW (window) : NULL, NULL);
}

/** lobby_replay_training_install: gives the class of the Replay page the actions of training; @get: finds the parts of a page */
void
lobby_replay_training_install (GtkWidgetClass *page_class, LobbyReplayTrainingGet get)
{
  get_training = get;
  gtk_widget_class_install_action (page_class, "page.train", "b", mode_cb);
  gtk_widget_class_install_action (page_class, "page.begin-training", "(st)", begin_cb);
  gtk_widget_class_install_action (page_class, "page.decide", NULL, decide_cb);
  gtk_widget_class_install_action (page_class, "page.toggle-choice", "i", toggle_cb);
  gtk_widget_class_install_action (page_class, "page.try-again", NULL, run_cb);
  gtk_widget_class_install_action (page_class, "page.finish-training", NULL, run_cb);
  gtk_widget_class_install_action (page_class, "page.train-again", NULL, run_cb);
  gtk_widget_class_install_action (page_class, "page.print-training", NULL, print_cb);
  gtk_widget_class_install_action (page_class, "page.make-lesson", NULL, make_lesson_cb);
}

/* --- showing --- */

static void
show_bar (LobbyReplayTraining *self, LobbyReplaySession *session)
{
  LobbyTrainingRun *run = self->on ? lobby_replay_session_get_run (session) : NULL;
  const LobbyTraining *training = run != NULL ? lobby_training_run_get_training (run) : NULL;
  g_autofree char *average = training != NULL ? lobby_train_result_dup_average (training) : NULL;
  /* Translators: who trains */
  g_autofree char *trainee = run != NULL ? g_strdup_printf (_ ("Trainee %s"), lobby_training_run_get_trainee (run))
                                         : NULL;

  lobby_label_show_or_hide (self->trainee, trainee);
  lobby_label_show_or_hide (self->average, average);
  gtk_widget_set_visible (self->finish, training != NULL && is_going_on (session));
}

/** lobby_replay_training_hide_future: whoever is about to train, or waits for the first moment, sees nothing of the day yet */
void
lobby_replay_training_hide_future (LobbyReplayTraining *self, LobbyReplaySession *session)
{
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);
  const LobbyDayBook *book = lobby_replay_session_get_book (session);
  gint64 limit_us = lobby_replay_session_get_limit (session);

  if (run != NULL && lobby_training_run_get_training (run) != NULL)
    return;
  if ((self->on || run != NULL) && limit_us == 0)
    lobby_replay_session_set_limit (session, lobby_day_book_get_first_time (book));
  else if (!self->on && run == NULL && limit_us != 0)
    lobby_replay_session_set_limit (session, 0);
}

/** lobby_replay_training_show: shows how far the training of @session is; @zone: of the branch */
void
lobby_replay_training_show (LobbyReplayTraining *self, LobbyReplaySession *session, GTimeZone *zone)
{
  gboolean going_on = is_going_on (session);

  /* A training that was begun elsewhere, or before the page was left, goes on here. */
  self->on = self->on || going_on;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->on ? self->train : self->watch), TRUE);
  gtk_widget_set_sensitive (self->watch, !going_on);
  /* Translators: tooltip of the button Watch during a training */
  gtk_widget_set_tooltip_text (self->watch,
                               going_on ? _ ("Finish the training first: watching shows what comes later") : NULL);
  show_bar (self, session);
  if (self->on)
    lobby_train_pane_show (self->pane, session, zone);
}
