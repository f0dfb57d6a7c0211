/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trainer makes a lesson of a training: the moments are those of the training, the words are the trainer's. Words in other
 * languages, which the lesson may have, stay. */
#include "config.h"

#include "lobby-lesson-editor.h"

#include "lobby-instant.h"
#include "lobby-lessons.h"
#include "lobby-training-run.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a text of a lesson may be long, bytes. */
#define WORDS_MAX 512

struct _LobbyLessonEditor
{
  AdwWindow parent_instance;

  LobbyLesson *lesson; /* (owned) */
  GtkWidget *save;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (LobbyLessonEditor, lobby_lesson_editor, ADW_TYPE_WINDOW)

/* Returns: (transfer none): the words in the language of the screen */
static char **
get_words (LobbyText **text)
{
  const char *language = g_get_language_names ()[0];

  if (*text == NULL)
    *text = lobby_text_new (NULL, NULL, NULL);
  if (g_str_has_prefix (language, "zh_TW") || g_str_has_prefix (language, "zh_HK"))
    return &(*text)->zh_tw;
  return g_str_has_prefix (language, "zh") ? &(*text)->zh_cn : &(*text)->en;
}

static void
check (LobbyLessonEditor *self)
{
  gboolean titled = *lobby_words_get_text (self->lesson->title) != '\0';

  gtk_widget_set_sensitive (self->save, titled);
  /* Translators: below the form of a lesson */
  lobby_label_show_or_hide (self->problem, titled ? NULL : _ ("A lesson needs a title."));
}

static void
changed_cb (GtkEditable *entry, LobbyLessonEditor *self)
{
  char **words = get_words (g_object_get_data (G_OBJECT (entry), "text"));

  g_free (*words);
  *words = g_utf8_make_valid (gtk_editable_get_text (entry), -1);
  if (strlen (*words) > WORDS_MAX)
    *(g_utf8_find_prev_char (*words, *words + WORDS_MAX)) = '\0';
  check (self);
}

static void
add_entry (LobbyLessonEditor *self, AdwPreferencesGroup *group, const char *name, LobbyText **text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_editable_set_text (GTK_EDITABLE (row), lobby_words_get_text (*text));
  g_object_set_data (G_OBJECT (row), "text", text);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
save_cb (LobbyLessonEditor *editor)
{
  g_autoptr (LobbyLessonEditor) self = g_object_ref (editor);
  g_autofree char *json = lobby_lessons_dup_json (self->lesson);
  GtkWindow *lobby = gtk_window_get_transient_for (GTK_WINDOW (self));

  /* The dialog that asks for the file outlives this window. */
  gtk_window_close (GTK_WINDOW (self));
  if (lobby != NULL)
    gtk_widget_activate_action (GTK_WIDGET (lobby), "app.save-lesson", "(ss)", self->lesson->id, json);
}

static void
lobby_lesson_editor_finalize (GObject *object)
{
  lobby_record_free (&lobby_lesson_type, LOBBY_LESSON_EDITOR (object)->lesson);
  G_OBJECT_CLASS (lobby_lesson_editor_parent_class)->finalize (object);
}

static void
lobby_lesson_editor_class_init (LobbyLessonEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_lesson_editor_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_lesson_editor_init (LobbyLessonEditor *self)
{
}

static void
fill (LobbyLessonEditor *self, GtkWidget *box)
{
  /* Translators: title of a group of entries: what a lesson is about */
  AdwPreferencesGroup *group = add_group (box, _ ("The Lesson"));

  /* Translators: entry: title of a lesson */
  add_entry (self, group, C_ ("lesson", "Title"), &self->lesson->title);
  /* Translators: entry: what a lesson teaches */
  add_entry (self, group, _ ("What it teaches"), &self->lesson->about);
  for (guint i = 0; i < self->lesson->moments->len; i++)
    {
      LobbyLessonMoment *moment = g_ptr_array_index (self->lesson->moments, i);
      g_autofree char *time = g_strdup_printf ("%02d:%02d", (int) (moment->at_min / 60), (int) (moment->at_min % 60));

      group = add_group (box, time);
      /* Translators: entry: the trainer's words before a decision */
      add_entry (self, group, _ ("Shown with the choices"), &moment->note);
      /* Translators: entry: the trainer's words after a decision */
      add_entry (self, group, _ ("Shown when it is decided"), &moment->afterwards);
    }
}

/**
 * lobby_lesson_editor_new:
 * @lesson: (transfer full): what is changed
 *
 * Returns: (transfer floating): a window; Save hands the lesson to "app.save-lesson" (id, JSON)
 */
GtkWidget *
lobby_lesson_editor_new (LobbyLesson *lesson)
{
  LobbyLessonEditor *self = g_object_new (LOBBY_TYPE_LESSON_EDITOR, NULL);
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new (), *bar = adw_header_bar_new ();

  self->lesson = lesson;
  /* Translators: title of a window */
  gtk_window_set_title (GTK_WINDOW (self), _ ("Make a Lesson"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 620);
  /* Translators: button: asks where a lesson is saved */
  self->save = gtk_button_new_with_label (C_ ("lesson", "Save…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save);
  gtk_box_append (GTK_BOX (whole), bar);
  gtk_widget_add_css_class (box, "lobby-padded");
  fill (self, box);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "lobby-quiet");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (whole), scroller);
  adw_window_set_content (ADW_WINDOW (self), whole);
  check (self);
  return GTK_WIDGET (self);
}

/* --- what it is made of --- */

static char *
dup_day_file (LobbyReplaySession *session)
{
  LobbyShelfDay *day = lobby_replay_session_get_day (session);
  const char *path = day != NULL ? lobby_shelf_day_get_path (day) : NULL;

  if (path != NULL)
    return g_path_get_basename (path);
  return g_strdup_printf ("%s.jsonl.gz", lobby_day_book_get_day (lobby_replay_session_get_book (session)));
}

/**
 * lobby_lesson_draft_new:
 * @session: a replay with a training
 *
 * Returns: (transfer full): the lesson that the day was opened for, or a new one that stops where the training stopped, to
 *   the minute
 */
LobbyLesson *
lobby_lesson_draft_new (LobbyReplaySession *session)
{
  const LobbyLesson *present = lobby_replay_session_get_lesson (session);
  LobbyTrainingRun *run = lobby_replay_session_get_run (session);
  const LobbyTraining *training = run != NULL ? lobby_training_run_get_training (run) : NULL;
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (LOBBY_SESSION (session)));
  const char *day = lobby_day_book_get_day (lobby_replay_session_get_book (session));
  LobbyLesson *lesson;

  if (present != NULL)
    return lobby_record_copy (&lobby_lesson_type, present);
  lesson = lobby_record_new (&lobby_lesson_type);
  lesson->id = g_strdup_printf ("lesson-%s", day);
  lesson->day = dup_day_file (session);
  lesson->seed = training != NULL ? (gint64) lobby_training_get_seed (training) : 1;
  lesson->moments = g_ptr_array_new ();
  for (guint i = 0; training != NULL && i < lobby_training_get_n_moments (training); i++)
    {
      gint64 since_us = lobby_training_get_time (training, i) - lobby_instant_from_local (zone, day, 0);
      LobbyLessonMoment *moment = lobby_record_new (&lobby_lesson_moment_type);

      moment->at_min = since_us / (60 * G_USEC_PER_SEC);
      g_ptr_array_add (lesson->moments, moment);
    }
  return lesson;
}
