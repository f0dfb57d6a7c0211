/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who trains, and with which number: the same number on the same day is the same exercise, so that two people can be
 * compared. */
#include "config.h"

#include "lobby-train-start.h"

#include "lobby-training-list.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define NUMBERS_MAX 9999
#define NAME_CHARS 60

struct _LobbyTrainStart
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *about;
  GtkWidget *trainee;
  GtkWidget *number;
  GtkWidget *begin;
  GtkWidget *spinner;
  GtkLabel *status;
  LobbyTrainingList *earlier;

  /* state */
  gboolean busy;
};

enum
{
  BEGUN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyTrainStart, lobby_train_start, GTK_TYPE_BOX)

static char *
dup_trainee (LobbyTrainStart *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->trainee))));
}

static void
check (LobbyTrainStart *self)
{
  g_autofree char *trainee = dup_trainee (self);

  gtk_widget_set_sensitive (self->begin, *trainee != '\0' && !self->busy);
}

static void
begin_cb (LobbyTrainStart *self)
{
  g_autofree char *trainee = dup_trainee (self);

  if (*trainee != '\0' && !self->busy)
    g_signal_emit (self, signals[BEGUN], 0, trainee,
                   (guint64) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->number)));
}

static void
add_labelled (LobbyTrainStart *self, const char *words, GtkWidget *entry)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_words (LobbyTrainStart *self)
{
  GtkWidget *title = gtk_label_new (NULL), *about = gtk_label_new (NULL);

  self->title = GTK_LABEL (title);
  self->about = GTK_LABEL (about);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "lobby-page-title");
  gtk_box_append (GTK_BOX (self), title);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (about), 40);
  gtk_widget_add_css_class (about, "lobby-quiet");
  gtk_box_append (GTK_BOX (self), about);
}

static void
lobby_train_start_class_init (LobbyTrainStartClass *klass)
{
  /**
   * LobbyTrainStart::begun:
   * @trainee: who trains
   * @seed: the number of the exercise
   */
  signals[BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT64);
}

static void
lobby_train_start_init (LobbyTrainStart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  add_words (self);
  self->trainee = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->trainee), NAME_CHARS);
  g_signal_connect_swapped (self->trainee, "changed", G_CALLBACK (check), self);
  g_signal_connect_swapped (self->trainee, "activate", G_CALLBACK (begin_cb), self);
  /* Translators: label of an entry: who trains */
  add_labelled (self, _ ("_Trainee"), self->trainee);
  self->number = gtk_spin_button_new_with_range (1, NUMBERS_MAX, 1);
  /* Translators: label of a number: the same number on the same day is the same exercise */
  add_labelled (self, _ ("_Number of the exercise"), self->number);
  /* Translators: button: begins a training */
  self->begin = gtk_button_new_with_label (_ ("Begin Training"));
  gtk_widget_add_css_class (self->begin, "suggested-action");
  g_signal_connect_swapped (self->begin, "clicked", G_CALLBACK (begin_cb), self);
  gtk_box_append (GTK_BOX (bar), self->begin);
  self->spinner = gtk_spinner_new ();
  gtk_box_append (GTK_BOX (bar), self->spinner);
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->status, TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (self), bar);
  self->earlier = LOBBY_TRAINING_LIST (lobby_training_list_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->earlier));
  g_signal_connect_swapped (self, "map", G_CALLBACK (lobby_training_list_refresh), self->earlier);
  check (self);
}

/** lobby_train_start_new: Returns: (transfer floating): an empty form */
GtkWidget *
lobby_train_start_new (void)
{
  return g_object_new (LOBBY_TYPE_TRAIN_START, NULL);
}

static void
show_words (LobbyTrainStart *self, const LobbyLesson *lesson)
{
  lobby_label_show (self->title, lesson != NULL ? lobby_words_get_text (lesson->title)
                                                /* Translators: title: begins a training on a recorded day */
                                                : _ ("Train on This Day"));
  lobby_label_show (
      self->about,
      lesson != NULL && lesson->about != NULL
          ? lobby_words_get_text (lesson->about)
          : _ (
              "The day stops where there is most to decide, and what comes later stays hidden. Each decision is "
              "compared "
              "with nothing done, with what happened and with the best of the choices; then the day goes on with it."));
  gtk_widget_set_visible (gtk_widget_get_parent (self->number), lesson == NULL);
}

/** lobby_train_start_show: @lesson: (nullable): what the day was opened for; @status: (nullable): a sentence below the form; @busy: whether a training is being prepared */
void
lobby_train_start_show (LobbyTrainStart *self, const LobbyLesson *lesson, const char *status, gboolean busy)
{
  g_return_if_fail (LOBBY_IS_TRAIN_START (self));

  self->busy = busy;
  show_words (self, lesson);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  lobby_label_show_or_hide (self->status, status);
  check (self);
}
