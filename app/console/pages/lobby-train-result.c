/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of a training: each decision with its score and its reason. */
#include "config.h"

#include "lobby-train-result.h"

#include "lobby-train-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyTrainResult
{
  GtkBox parent_instance;

  GtkLabel *average;
  GtkListBox *list;

  /* state */
  const LobbyTraining *shown; /* (unowned) (nullable): whose decisions are listed */
};

G_DEFINE_FINAL_TYPE (LobbyTrainResult, lobby_train_result, GTK_TYPE_BOX)

static void
lobby_train_result_class_init (LobbyTrainResultClass *klass)
{
}

static GtkWidget *
make_button (const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
lobby_train_result_init (LobbyTrainResult *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *print;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->average = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->average, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->average), "lobby-page-title");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->average));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lobby-day-list");
  /* Translators: accessible name of the list of what was decided in a training */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Decisions"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  /* Translators: button: prints the sheet of a training */
  print = make_button (_ ("Print Sheet"), "page.print-training");
  gtk_widget_add_css_class (print, "suggested-action");
  gtk_widget_set_hexpand (print, TRUE);
  gtk_box_append (GTK_BOX (bar), print);
  /* Translators: button: makes a lesson for others of a training */
  gtk_box_append (GTK_BOX (bar), make_button (_ ("Make a Lesson…"), "page.make-lesson"));
  /* Translators: button: begins another training */
  gtk_box_append (GTK_BOX (bar), make_button (_ ("Train Again"), "page.train-again"));
  gtk_box_append (GTK_BOX (self), bar);
}

/** lobby_train_result_new: Returns: (transfer floating): an empty list */
GtkWidget *
lobby_train_result_new (void)
{
  return g_object_new (LOBBY_TYPE_TRAIN_RESULT, NULL);
}

/** lobby_train_result_dup_average: Returns: (transfer full): how many decisions there were, and their average */
char *
lobby_train_result_dup_average (const LobbyTraining *training)
{
  guint n_decided;
  int average = lobby_training_get_average (training, &n_decided);

  /* Translators: %1$u is how many decisions were made, %2$d a score from 0 to 100 */
  return g_strdup_printf (ngettext ("%1$u decision, average %2$d", "%1$u decisions, average %2$d", n_decided),
                          n_decided, average);
}

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const LobbyTraining *training, guint moment, GTimeZone *zone)
{
  const GPtrArray *choices = lobby_training_get_choices (training, moment);
  const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (training, moment);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *time = lobby_words_dup_time (lobby_training_get_time (training, moment), zone, FALSE);
  /* Translators: a decision of a training: time of day and score, as in "10:42  83 of 100" */
  g_autofree char *head = g_strdup_printf (_ ("%1$s  %2$d of 100"), time, verdict->score);
  g_autofree char *praise = lobby_train_dup_praise (choices, verdict), *hint = lobby_train_dup_hint (choices, verdict);

  gtk_widget_add_css_class (box, "lobby-day-choice");
  gtk_box_append (GTK_BOX (box), make_line (head, "lobby-strong"));
  gtk_box_append (GTK_BOX (box), make_line (praise, "lobby-small"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (box), make_line (hint, "lobby-small"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  return row;
}

/** lobby_train_result_show: shows what came of @run, which is finished; @zone: of the branch */
void
lobby_train_result_show (LobbyTrainResult *self, LobbyTrainingRun *run, GTimeZone *zone)
{
  const LobbyTraining *training = lobby_training_run_get_training (run);
  g_autofree char *average = lobby_train_result_dup_average (training);
  GtkWidget *row;

  g_return_if_fail (LOBBY_IS_TRAIN_RESULT (self));

  if (self->shown == training)
    return;
  self->shown = training;
  lobby_label_show (self->average, average);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < lobby_training_get_n_moments (training) && lobby_training_get_verdict (training, i) != NULL;
       i++)
    gtk_list_box_append (self->list, make_row (training, i, zone));
}
