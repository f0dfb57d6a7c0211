/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of lessons and of what came of trainings, and whether a lesson makes sense. */
#include "config.h"

#include "lobby-lesson-records.h"

#include "lobby-error.h"
#include "lobby-training-choices.h"

#define NAME_BYTES 240
#define NUMBERS_MAX 9999
#define MINUTES_MAX 1000000

#define REC LobbyLessonMoment
static const LobbyField lesson_moment_fields[] = {
  LOBBY_ROW ("at", at_min, DAYTIME, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("note", note, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("afterwards", afterwards, RECORD, .record = &lobby_text_type),
};
#undef REC
const LobbyRecordType lobby_lesson_moment_type = LOBBY_RECORD_TYPE ("LessonMoment",
                                                                    LobbyLessonMoment,
                                                                    lesson_moment_fields);

#define REC LobbyLesson
static const LobbyField lesson_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("title", title, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("about", about, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("day", day, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("seed", seed, INTEGER, .minimum = 1, .maximum = NUMBERS_MAX),
  LOBBY_ROW ("moments", moments, RECORDS, .record = &lobby_lesson_moment_type, .maximum = LOBBY_LESSON_MOMENTS_MAX),
};
#undef REC
const LobbyRecordType lobby_lesson_type = LOBBY_RECORD_TYPE ("Lesson", LobbyLesson, lesson_fields);

#define REC LobbyTrainingScore
static const LobbyField training_score_fields[] = {
  LOBBY_ROW ("at", at_us, INSTANT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("score", score, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("nothingMinutes", nothing_min, INTEGER, .minimum = 0, .maximum = MINUTES_MAX),
  LOBBY_ROW ("yourMinutes", yours_min, INTEGER, .minimum = 0, .maximum = MINUTES_MAX),
  LOBBY_ROW ("bestMinutes", best_min, INTEGER, .minimum = 0, .maximum = MINUTES_MAX),
};
#undef REC
const LobbyRecordType lobby_training_score_type = LOBBY_RECORD_TYPE ("TrainingScore",
                                                                     LobbyTrainingScore,
                                                                     training_score_fields);

#define REC LobbyTrainingResult
static const LobbyField training_result_fields[] = {
  LOBBY_ROW ("trainee", trainee, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_PERSONAL, .maximum = NAME_BYTES),
  LOBBY_ROW ("day", day, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("lesson", lesson, TEXT),
  LOBBY_ROW ("seed", seed, INTEGER, .minimum = 0, .maximum = NUMBERS_MAX),
  LOBBY_ROW ("endedTime", ended_us, INSTANT),
  LOBBY_ROW ("average", average, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("scores", scores, RECORDS, .record = &lobby_training_score_type, .maximum = LOBBY_LESSON_MOMENTS_MAX),
};
#undef REC
const LobbyRecordType lobby_training_result_type = LOBBY_RECORD_TYPE ("TrainingResult",
                                                                      LobbyTrainingResult,
                                                                      training_result_fields);

#define REC LobbyTrainingBook
static const LobbyField training_book_fields[] = {
  LOBBY_ROW ("results", results, RECORDS, .record = &lobby_training_result_type, .maximum = LOBBY_TRAINING_RESULTS_MAX),
};
#undef REC
const LobbyRecordType lobby_training_book_type = LOBBY_RECORD_TYPE ("TrainingBook",
                                                                    LobbyTrainingBook,
                                                                    training_book_fields);

static gboolean
is_empty (const LobbyText *text)
{
  return text == NULL || *lobby_text_get (text, NULL) == '\0';
}

/**
 * lobby_lesson_check:
 * @lesson: a lesson
 * @error: %LOBBY_ERROR_INVALID, with the place
 *
 * Returns: whether it makes sense: it has a title and moments, so far apart that one decision is over before the next
 */
gboolean
lobby_lesson_check (const LobbyLesson *lesson, GError **error)
{
  guint n = lesson->moments != NULL ? lesson->moments->len : 0;

  if (is_empty (lesson->title))
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "title: no words");
      return FALSE;
    }
  if (n == 0)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "moments: none");
      return FALSE;
    }
  for (guint i = 1; i < n; i++)
    {
      const LobbyLessonMoment *one = g_ptr_array_index (lesson->moments, i);
      const LobbyLessonMoment *before = g_ptr_array_index (lesson->moments, i - 1);

      if ((double) (one->at_min - before->at_min) * 60 >= LOBBY_TRAINING_AHEAD_S)
        continue;
      g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "moments[%u]: less than 30 minutes after the one before",
                   i);
      return FALSE;
    }
  return TRUE;
}
