/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lessons that come with Lobby, and the way to one in a file. Choosing one opens its day. */
#include "config.h"

#include "lobby-lesson-list.h"

#include "lobby-lessons.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyLessonList
{
  GtkBox parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LobbyLessonList, lobby_lesson_list, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const LobbyLesson *lesson)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = lobby_words_get_text (lesson->title), *about = lobby_words_get_text (lesson->about);

  gtk_widget_add_css_class (box, "lobby-day-choice");
  gtk_box_append (GTK_BOX (box), make_label (title, "lobby-strong"));
  gtk_box_append (GTK_BOX (box), make_label (about, "lobby-caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
row_activated_cb (LobbyLessonList *self, GtkListBoxRow *row)
{
  const LobbyLesson *lesson = g_ptr_array_index (lobby_lessons_get_shipped (), gtk_list_box_row_get_index (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-lesson", "s", lesson->id);
}

static void
lobby_lesson_list_class_init (LobbyLessonListClass *klass)
{
}

static void
lobby_lesson_list_init (LobbyLessonList *self)
{
  const GPtrArray *lessons = lobby_lessons_get_shipped ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title, *open;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (head, "lobby-card-head");
  /* Translators: title of the list of lessons for trainings */
  title = make_label (_ ("Lessons"), "lobby-title");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  /* Translators: button: opens a lesson for trainings from a file */
  open = gtk_button_new_with_label (_ ("Open Lesson…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "app.open-lesson-file");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), open);
  gtk_box_append (GTK_BOX (self), head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lobby-day-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lessons"), -1);
  for (guint i = 0; i < lessons->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (lessons, i)));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/** lobby_lesson_list_new: Returns: (transfer floating): the lessons that come with Lobby */
GtkWidget *
lobby_lesson_list_new (void)
{
  return g_object_new (LOBBY_TYPE_LESSON_LIST, NULL);
}
