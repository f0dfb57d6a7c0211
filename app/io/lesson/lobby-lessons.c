/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons are small files that people write and give to each other. A lesson names its day by the name of a file alone, so
 * that it cannot point anywhere else. */
#include "config.h"

#include "lobby-lessons.h"

#include "lobby-error.h"
#include "lobby-instant.h"
#include "lobby-lessons-resources.h"
#include "lobby-policy-file.h"
#include "lobby-wire.h"

#define FOLDER "/org/lobby/lessons/"

static gboolean
check (gconstpointer record, GError **error)
{
  return lobby_lesson_check (record, error);
}

static const LobbyPolicyKind lesson_kind = { &lobby_lesson_type, "lesson", check };

/**
 * lobby_lessons_parse:
 * @json: an object, as data/lessons/lesson.schema.json says
 * @length: its length, bytes; at most 64 KiB
 * @error: %LOBBY_ERROR_INVALID or %LOBBY_ERROR_TOO_LARGE, with the place
 *
 * Returns: (transfer full) (nullable): the lesson, a record of #lobby_lesson_type
 */
LobbyLesson *
lobby_lessons_parse (const char *json, gsize length, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return lobby_policy_file_parse (&lesson_kind, json, length, error);
}

/**
 * lobby_lessons_load:
 * @path: a file
 * @error: %LOBBY_ERROR_NOT_FOUND, or as lobby_lessons_parse(); begins with the name of the file
 *
 * Returns: (transfer full) (nullable): the lesson, a record of #lobby_lesson_type
 */
LobbyLesson *
lobby_lessons_load (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return lobby_policy_file_load (&lesson_kind, path, error);
}

/** lobby_lessons_dup_json: Returns: (transfer full): the lesson as it stands in a file */
char *
lobby_lessons_dup_json (const LobbyLesson *lesson)
{
  g_return_val_if_fail (lesson != NULL, NULL);

  return lobby_wire_format_record (&lobby_lesson_type, lesson);
}

/**
 * lobby_lessons_save:
 * @lesson: a lesson that makes sense
 * @path: a file; it is replaced as a whole or not at all
 *
 * Returns: whether it was written
 */
gboolean
lobby_lessons_save (const LobbyLesson *lesson, const char *path, GError **error)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (lesson != NULL && path != NULL, FALSE);

  if (!lobby_lesson_check (lesson, error))
    return FALSE;
  json = lobby_lessons_dup_json (lesson);
  return g_file_set_contents (path, json, -1, error);
}

static gpointer
read_own (gpointer nothing)
{
  GResource *resource = lobby_lessons_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      gsize length = 0;
      const char *json = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
      LobbyLesson *lesson = json != NULL ? lobby_lessons_parse (json, length, &error) : NULL;

      if (lesson == NULL)
        g_error ("a lesson of the program is damaged: %s: %s", names[i], error->message);
      g_ptr_array_add (own, lesson);
    }
  return own;
}

/**
 * lobby_lessons_get_shipped:
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (element-type LobbyLesson): the lessons of data/lessons
 */
const GPtrArray *
lobby_lessons_get_shipped (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_own, NULL);
}

/** lobby_lessons_find_shipped: Returns: (transfer none) (nullable): the one with that id */
const LobbyLesson *
lobby_lessons_find_shipped (const char *id)
{
  const GPtrArray *shipped = lobby_lessons_get_shipped ();

  for (guint i = 0; i < shipped->len; i++)
    if (g_strcmp0 (((const LobbyLesson *) g_ptr_array_index (shipped, i))->id, id) == 0)
      return g_ptr_array_index (shipped, i);
  return NULL;
}

static char *
find_in (const char *folder, const char *name)
{
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/**
 * lobby_lessons_dup_day_path:
 * @lesson: a lesson
 * @folder: (nullable): where the lesson was opened
 *
 * Returns: (transfer full) (nullable): file of its day: beside the lesson, else what comes with Lobby (from this build tree,
 *   or installed); %NULL when there is none
 */
char *
lobby_lessons_dup_day_path (const LobbyLesson *lesson, const char *folder)
{
  g_autofree char *built = g_build_filename (BUILD_ROOT, "data", "lessons", NULL);
  g_autofree char *installed = g_build_filename (PKGDATADIR, "lessons", NULL);
  const char *const places[] = { folder, built, installed };

  g_return_val_if_fail (lesson != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      char *found = find_in (places[i], lesson->day);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * lobby_lessons_list_moments:
 * @day: business day, YYYY-MM-DD
 * @zone: of the branch
 *
 * Returns: (transfer full) (element-type gint64): the moments of @lesson on that day, µs since 1970 UTC
 */
GArray *
lobby_lessons_list_moments (const LobbyLesson *lesson, const char *day, GTimeZone *zone)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (lesson != NULL && day != NULL && zone != NULL, moments);

  for (guint i = 0; i < lesson->moments->len; i++)
    {
      const LobbyLessonMoment *moment = g_ptr_array_index (lesson->moments, i);
      gint64 at_us = lobby_instant_from_local (zone, day, moment->at_min);
      g_array_append_val (moments, at_us);
    }
  return moments;
}
