/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons: a day, the moments that a trainer has chosen on it, and what the trainer says to them; and what came of
 * trainings. */
#pragma once

#include "lobby-text.h"

G_BEGIN_DECLS

/* Largest numbers of things, ours. */
#define LOBBY_LESSON_MOMENTS_MAX 12
#define LOBBY_TRAINING_RESULTS_MAX 500

/**
 * LobbyLessonMoment:
 * @at_min: the time of day where the day stops
 * @note: (nullable): the trainer's note, shown with the choices
 * @afterwards: (nullable): the trainer's note, shown when it is decided
 *
 * A moment of a lesson.
 */
typedef struct
{
  gint64 at_min;
  LobbyText *note;
  LobbyText *afterwards;
} LobbyLessonMoment;
extern const LobbyRecordType lobby_lesson_moment_type;

/**
 * LobbyLesson:
 * @id: as in "pay-day-peak"
 * @title: in words
 * @about: (nullable): what it teaches
 * @day: name of the file of the recorded day, without a folder: it lies beside the lesson, or comes with Lobby
 * @seed: number of the exercise: decides in which order the choices stand
 * @moments: (element-type LobbyLessonMoment): in the order of time
 *
 * A lesson as a file says it.
 */
typedef struct
{
  char *id;
  LobbyText *title;
  LobbyText *about;
  char *day;
  gint64 seed;
  GPtrArray *moments;
} LobbyLesson;
extern const LobbyRecordType lobby_lesson_type;

/**
 * LobbyTrainingScore:
 * @at_us: the moment on the recorded day
 * @score: 0 to 100
 * @nothing_min: minutes waited by all with nothing done
 * @yours_min: with the trainee's decision
 * @best_min: with the best of the choices
 *
 * A decision of a training.
 */
typedef struct
{
  gint64 at_us;
  gint64 score;
  gint64 nothing_min;
  gint64 yours_min;
  gint64 best_min;
} LobbyTrainingScore;
extern const LobbyRecordType lobby_training_score_type;

/**
 * LobbyTrainingResult:
 * @trainee: who trained
 * @day: business day, YYYY-MM-DD
 * @lesson: (nullable): title of the lesson
 * @seed: number of the exercise
 * @ended_us: when the training ended
 * @average: mean score, 0 to 100
 * @scores: (element-type LobbyTrainingScore): of its decisions
 *
 * What came of a training.
 */
typedef struct
{
  char *trainee;
  char *day;
  char *lesson;
  gint64 seed;
  gint64 ended_us;
  gint64 average;
  GPtrArray *scores;
} LobbyTrainingResult;
extern const LobbyRecordType lobby_training_result_type;

/**
 * LobbyTrainingBook:
 * @results: (element-type LobbyTrainingResult): the oldest first
 *
 * What came of the trainings at this console.
 */
typedef struct
{
  GPtrArray *results;
} LobbyTrainingBook;
extern const LobbyRecordType lobby_training_book_type;

gboolean lobby_lesson_check (const LobbyLesson *lesson, GError **error);

G_END_DECLS
