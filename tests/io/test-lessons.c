/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons: those that come with Lobby, files of other people, and what is kept of trainings. */
#include "lobby-error.h"
#include "lobby-lessons.h"
#include "lobby-training-book.h"
#include "lobby-zone.h"
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* Five at least, in three languages, each with a day that is there. */
static void
test_shipped (void)
{
  const GPtrArray *shipped = lobby_lessons_get_shipped ();

  g_assert_cmpuint (shipped->len, >=, 5);
  for (guint i = 0; i < shipped->len; i++)
    {
      const LobbyLesson *lesson = g_ptr_array_index (shipped, i);
      g_autofree char *day = lobby_lessons_dup_day_path (lesson, NULL);

      g_assert_true (lobby_lessons_find_shipped (lesson->id) == lesson);
      g_assert_true (lesson->title->en != NULL && lesson->title->zh_cn != NULL && lesson->title->zh_tw != NULL);
      g_assert_true (lesson->about->en != NULL && lesson->about->zh_cn != NULL && lesson->about->zh_tw != NULL);
      g_assert_nonnull (day);
      for (guint k = 0; k < lesson->moments->len; k++)
        {
          const LobbyLessonMoment *moment = g_ptr_array_index (lesson->moments, k);
          g_assert_true (moment->note->zh_cn != NULL && moment->afterwards->zh_tw != NULL);
        }
    }
  g_assert_null (lobby_lessons_find_shipped ("no-such-lesson"));
}

static void
test_moments (void)
{
  g_autoptr (GTimeZone) zone = lobby_zone_new ("Asia/Shanghai");
  const LobbyLesson *lesson = lobby_lessons_find_shipped ("bus-tour");
  g_autoptr (GArray) moments = lobby_lessons_list_moments (lesson, "2025-11-14", zone);

  g_assert_cmpuint (moments->len, ==, 3);
  /* 09:53 in Shanghai is 01:53 UTC */
  g_assert_cmpint (g_array_index (moments, gint64, 0) / G_USEC_PER_SEC, ==, 1763085180);
}

/* What is written can be read again, and is the same. */
static void
test_exchange (void)
{
  TempFolder folder;
  temp_folder_make (&folder);
  g_autofree char *path = temp_folder_path (&folder, "lesson.json");
  const LobbyLesson *lesson = lobby_lessons_find_shipped ("teller-leaves");
  g_autoptr (GError) error = NULL;
  LobbyLesson *copy;

  g_assert_true (lobby_lessons_save (lesson, path, &error));
  g_assert_no_error (error);
  copy = lobby_lessons_load (path, &error);
  g_assert_no_error (error);
  g_assert_true (lobby_record_equal (&lobby_lesson_type, lesson, copy));
  lobby_record_free (&lobby_lesson_type, copy);
  temp_folder_remove (&folder);
}

/* Faults 34 to 36: what is no lesson is refused with its place, and no path inside is followed. */
static void
test_hostile (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{",
    "{\"id\":\"x\",\"title\":{\"en\":\"X\"},\"day\":\"a.jsonl.gz\"}",
    "{\"id\":\"x\",\"title\":{},\"day\":\"a.jsonl.gz\",\"moments\":[{\"at\":\"10:00\"}]}",
    "{\"id\":\"x\",\"title\":{\"en\":\"X\"},\"day\":\"../../etc/passwd\",\"moments\":[{\"at\":\"10:00\"}]}",
    "{\"id\":\"x\",\"title\":{\"en\":\"X\"},\"day\":\"/etc/passwd\",\"moments\":[{\"at\":\"10:00\"}]}",
    "{\"id\":\"x\",\"title\":{\"en\":\"X\"},\"day\":\"a.jsonl.gz\",\"moments\":[{\"at\":\"10:00\"},{\"at\":\"10:10\"}]"
    "}",
    "{\"id\":\"x\",\"title\":{\"en\":\"X\"},\"day\":\"a.jsonl.gz\",\"moments\":[{\"at\":\"11:00\"},{\"at\":\"10:10\"}]"
    "}",
    "{\"id\":\"x\",\"title\":{\"en\":\"X\"},\"day\":\"a.jsonl.gz\",\"moments\":[{\"at\":\"25:00\"}]}",
    "{\"id\":\"x\",\"title\":{\"en\":\"X\"},\"day\":\"a.jsonl.gz\",\"seed\":-1,\"moments\":[{\"at\":\"10:00\"}]}",
  };
  g_autofree char *huge = g_strnfill (1 << 17, ' ');
  g_autoptr (GError) large = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (lobby_lessons_parse (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
    }
  g_assert_null (lobby_lessons_parse (huge, strlen (huge), &large));
  g_assert_error (large, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
}

static LobbyTrainingResult *
make_result (const char *trainee, gint64 average)
{
  LobbyTrainingResult *result = lobby_record_new (&lobby_training_result_type);
  LobbyTrainingScore *score = lobby_record_new (&lobby_training_score_type);

  result->trainee = g_strdup (trainee);
  result->day = g_strdup ("2025-11-14");
  result->average = average;
  result->ended_us = G_GINT64_CONSTANT (1763085180000000);
  result->scores = g_ptr_array_new ();
  score->at_us = G_GINT64_CONSTANT (1763085180000000);
  score->score = average;
  g_ptr_array_add (result->scores, score);
  return result;
}

/* Results pile up, the oldest go, nobody else can read them, and a damaged file is not written over. */
static void
test_book (void)
{
  TempFolder folder;
  temp_folder_make (&folder);
  g_autofree char *path = temp_folder_path (&folder, "trainings.json");
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  LobbyTrainingBook *book;
  GStatBuf status;

  for (guint i = 0; i < LOBBY_TRAINING_RESULTS_MAX + 2; i++)
    g_assert_true (lobby_training_book_add (path, make_result (i == 0 ? "First" : "王静", (gint64) i % 101), &error));
  g_assert_no_error (error);
  book = lobby_training_book_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->results->len, ==, LOBBY_TRAINING_RESULTS_MAX);
  g_assert_cmpstr (((LobbyTrainingResult *) g_ptr_array_index (book->results, 0))->trainee, ==, "王静");
  lobby_record_free (&lobby_training_book_type, book);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_assert_true (g_file_set_contents (path, "{\"results\":7}", -1, NULL));
  g_assert_false (lobby_training_book_add (path, make_result ("Late", 1), &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "{\"results\":7}");
  temp_folder_remove (&folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lessons/shipped", test_shipped);
  g_test_add_func ("/lessons/moments", test_moments);
  g_test_add_func ("/lessons/exchange", test_exchange);
  g_test_add_func ("/lessons/hostile", test_hostile);
  g_test_add_func ("/lessons/book", test_book);
  return g_test_run ();
}
