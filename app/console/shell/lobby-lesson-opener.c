/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes from a file is hostile: it is refused with words, and names its day without a folder. */
#include "config.h"

#include "lobby-lesson-opener.h"

#include "lobby-error.h"
#include "lobby-file-choice.h"
#include "lobby-lessons.h"
#include "lobby-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkApplication *application; /* (unowned): owns this */
  LobbyDayOpenFunc open_day;
  LobbyLesson *lesson; /* (owned) (nullable): whose day is being opened */
  char *day;           /* (owned) (nullable): path of that day */
  char *json;          /* (owned) (nullable): a lesson that is being saved */
} LobbyLessonOpener;

static void
forget (LobbyLessonOpener *self)
{
  lobby_record_free (&lobby_lesson_type, g_steal_pointer (&self->lesson));
  g_clear_pointer (&self->day, g_free);
}

/* Returns: (nullable): the window of the lobby; the one where a lesson is made is about to go */
static LobbyWindow *
find_window (LobbyLessonOpener *self)
{
  for (GList *at = gtk_application_get_windows (self->application); at != NULL; at = at->next)
    if (LOBBY_IS_WINDOW (at->data))
      return at->data;
  return NULL;
}

static void
say (LobbyLessonOpener *self, const char *words)
{
  LobbyWindow *window = find_window (self);

  if (window != NULL)
    lobby_window_add_toast (window, words);
}

/* --- opening --- */

/* The day of @lesson, (transfer full), is opened, and the page trains on it. */
static void
open_lesson (LobbyLessonOpener *self, LobbyLesson *lesson, const char *folder)
{
  g_autofree char *path = lobby_lessons_dup_day_path (lesson, folder);
  g_autofree char *words = NULL;

  forget (self);
  if (path != NULL)
    {
      self->lesson = lesson;
      self->day = g_strdup (path);
      self->open_day (path, self->application);
      return;
    }
  /* Translators: %s is the name of a file */
  words = g_strdup_printf (_ ("The recorded day of this lesson is missing: %s"), lesson->day);
  lobby_record_free (&lobby_lesson_type, lesson);
  say (self, words);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const LobbyLesson *lesson = lobby_lessons_find_shipped (g_variant_get_string (parameter, NULL));

  if (lesson != NULL)
    open_lesson (data, lobby_record_copy (&lobby_lesson_type, lesson), NULL);
}

/* Returns: (transfer none): the opener that waits for a file to be chosen */
static LobbyLessonOpener *
get_opener (gpointer application)
{
  return g_object_get_data (G_OBJECT (application), "lesson-opener");
}

static void
open_path (const char *path, gpointer application)
{
  LobbyLessonOpener *self = get_opener (application);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  LobbyLesson *lesson = self != NULL ? lobby_lessons_load (path, &error) : NULL;

  if (lesson != NULL)
    open_lesson (self, lesson, folder);
  else if (self != NULL)
    say (self, g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND)
                   ? _ ("The lesson cannot be read")
                   : _ ("This file is not a lesson, or it is damaged"));
}

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyLessonOpener *self = data;
  LobbyWindow *window = find_window (self);

  if (window != NULL)
    /* Translators: title of a dialog that chooses a file */
    lobby_file_choice_open (GTK_WIDGET (window), _ ("Open a Lesson"), open_path, self->application);
}

/* --- saving --- */

static void
save_path (const char *path, gpointer application)
{
  LobbyLessonOpener *self = get_opener (application);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = self != NULL ? g_steal_pointer (&self->json) : NULL;
  LobbyLesson *lesson = json != NULL ? lobby_lessons_parse (json, strlen (json), &error) : NULL;

  if (lesson == NULL)
    return;
  say (self, lobby_lessons_save (lesson, path, &error) ? _ ("Lesson saved; its day goes with it")
                                                       : _ ("Not saved: the folder is full or read-only"));
  lobby_record_free (&lobby_lesson_type, lesson);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyLessonOpener *self = data;
  LobbyWindow *window = find_window (self);
  const char *id, *json;
  g_autofree char *name = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &json);
  name = g_strdup_printf ("%s.json", id);
  g_free (self->json);
  self->json = g_strdup (json);
  if (window != NULL)
    /* Translators: title of a dialog that chooses where a lesson is written */
    lobby_file_choice_save (GTK_WIDGET (window), _ ("Save the Lesson"), name, save_path, self->application);
}

/* --- attaching --- */

/* The day is there, unless somebody has opened another one meanwhile. */
static void
replay_changed_cb (LobbyReplayOwner *replay, GParamSpec *pspec, GObject *application)
{
  LobbyLessonOpener *self = get_opener (application);
  LobbySession *session = lobby_replay_owner_get_session (replay);
  LobbyShelfDay *day = session != NULL ? lobby_replay_session_get_day (LOBBY_REPLAY_SESSION (session)) : NULL;

  if (self == NULL || self->lesson == NULL || session == NULL)
    return;
  if (day != NULL && g_strcmp0 (lobby_shelf_day_get_path (day), self->day) == 0)
    lobby_replay_session_take_lesson (LOBBY_REPLAY_SESSION (session), g_steal_pointer (&self->lesson));
  forget (self);
}

static void
free_opener (gpointer data)
{
  LobbyLessonOpener *self = data;

  forget (self);
  g_free (self->json);
  g_free (self);
}

/**
 * lobby_lesson_opener_attach:
 * @application: gets the actions "open-lesson" (id), "open-lesson-file" and "save-lesson" (id, JSON)
 * @replay: whose sessions train on the lesson that their day was opened for; nobody else has to be told of it before
 * @open_day: opens a recorded day
 */
void
lobby_lesson_opener_attach (GtkApplication *application, LobbyReplayOwner *replay, LobbyDayOpenFunc open_day)
{
  static const GActionEntry actions[] = {
    { .name = "open-lesson", .activate = open_cb, .parameter_type = "s" },
    { .name = "open-lesson-file", .activate = open_file_cb },
    { .name = "save-lesson", .activate = save_cb, .parameter_type = "(ss)" },
  };
  LobbyLessonOpener *self = g_new0 (LobbyLessonOpener, 1);

  self->application = application;
  self->open_day = open_day;
  g_object_set_data_full (G_OBJECT (application), "lesson-opener", self, free_opener);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (replay, "notify::session", G_CALLBACK (replay_changed_cb), application, 0);
}
