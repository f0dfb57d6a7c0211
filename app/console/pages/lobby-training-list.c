/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of the trainings at this console, the newest first. */
#include "config.h"

#include "lobby-training-list.h"

#include "lobby-training-book.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"

#include <glib/gi18n-lib.h>

#define MOST 20

struct _LobbyTrainingList
{
  GtkBox parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LobbyTrainingList, lobby_training_list, GTK_TYPE_BOX)

static void
lobby_training_list_class_init (LobbyTrainingListClass *klass)
{
}

static void
lobby_training_list_init (LobbyTrainingList *self)
{
  /* Translators: title of the list of what came of trainings */
  GtkWidget *title = gtk_label_new (_ ("Earlier Trainings"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "lobby-title");
  gtk_box_append (GTK_BOX (self), title);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lobby-day-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Earlier Trainings"),
                                  -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/** lobby_training_list_new: Returns: (transfer floating): an empty list */
GtkWidget *
lobby_training_list_new (void)
{
  return g_object_new (LOBBY_TYPE_TRAINING_LIST, NULL);
}

static GtkWidget *
make_row (const LobbyTrainingResult *result)
{
  g_autofree char *day = lobby_words_dup_day (result->day);
  const char *what = result->lesson != NULL ? result->lesson : day;
  g_autofree char *text = g_strdup_printf (
      /* Translators: what came of a training: who trained, the average score, the lesson or the day */
      _ ("%1$s: %2$d of 100, %3$s"), result->trainee, (int) result->average, what);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

/** lobby_training_list_refresh: reads what there is now; the list hides while there is nothing */
void
lobby_training_list_refresh (LobbyTrainingList *self)
{
  g_autofree char *path = lobby_training_book_dup_path ();
  LobbyTrainingBook *book = lobby_training_book_load (path, NULL);
  guint n = book != NULL && book->results != NULL ? book->results->len : 0;
  GtkWidget *row;

  g_return_if_fail (LOBBY_IS_TRAINING_LIST (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < MIN (n, MOST); i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (book->results, n - 1 - i)));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  lobby_record_free (&lobby_training_book_type, book);
}
