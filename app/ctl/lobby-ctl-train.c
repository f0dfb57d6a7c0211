/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl train: the decisions of a recorded day, one after the other, in the lobby that the earlier ones have made. */
#include "config.h"

#include "lobby-ctl-moment.h"
#include "lobby-ctl.h"

#include "lobby-day-training.h"
#include "lobby-lessons.h"
#include "lobby-rules.h"
#include "lobby-training.h"
#include "lobby-wire.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>

#define SEED 1

typedef struct
{
  gint64 seed;
  char **choose; /* (owned) (nullable): for each moment */
  char *lesson;  /* (owned) (nullable): a file, or the id of a lesson that comes with Lobby */
  gboolean best;
  gboolean json;
  LobbyDayBook *book;      /* (owned) */
  LobbyTraining *training; /* (owned) */
  GTimeZone *zone;         /* (owned) */
} Train;

static void
train_clear (Train *self)
{
  g_strfreev (self->choose);
  g_free (self->lesson);
  g_clear_pointer (&self->training, lobby_training_free);
  g_clear_pointer (&self->book, lobby_day_book_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Train, train_clear)

/* In the order of #LobbyTrainingLine. */
static const char *const line_nicks[] = { "nothingDone", "happened", "yours", "best" };
/* In the order of #LobbyTrainingPraise and #LobbyTrainingHint. */
static const char *const praise_nicks[] = { "none", "best", "patience", "choice" };
static const char *const hint_nicks[] = { "none", "breach", "missed", "harmful" };

/* ---- Deciding ---- */

/* Returns: whether @words are numbers of choices, as in "1,3"; "none" is nothing done */
static gboolean
read_choices (const char *words, guint n_choices, guint *taken)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  *taken = 0;
  if (g_str_equal (words, "none"))
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, n_choices, &number, NULL))
        return FALSE;
      *taken |= 1u << (number - 1);
    }
  return parts[0] != NULL;
}

static void
choose_best (LobbyTraining *training)
{
  guint place = lobby_training_get_place (training);

  lobby_training_answer (training, 0);
  guint best = lobby_training_get_verdict (training, place)->best;
  lobby_training_try_again (training);
  lobby_training_answer (training, best);
}

static int
decide_all (Train *self)
{
  for (guint i = 0; i < lobby_training_get_n_moments (self->training); i++)
    {
      const char *words = self->choose != NULL && i < g_strv_length (self->choose) ? self->choose[i] : "none";
      guint taken = 0;

      if (!read_choices (words, lobby_training_get_choices (self->training, i)->len, &taken))
        {
          /* Translators: %s is what somebody typed */
          g_autofree char *problem = g_strdup_printf (_ ("“%s” does not name choices by number, as in 1,3 or none."),
                                                      words);
          lobby_ctl_fail (problem);
          return LOBBY_CTL_USAGE;
        }
      if (self->best)
        choose_best (self->training);
      else
        lobby_training_answer (self->training, taken);
      lobby_training_go_on (self->training);
    }
  return LOBBY_CTL_DONE;
}

/* ---- Telling ---- */

static char *
dup_choice (const LobbyTrainingChoice *choice)
{
  g_autofree char *services = choice->services != NULL ? g_strjoinv (",", choice->services) : g_strdup ("");

  if (choice->kind == LOBBY_ADVICE_DIVERT)
    return g_strdup_printf ("divert %s=%s", choice->ticket, choice->device);
  return g_strdup_printf ("%s %s=%s",
                          choice->kind == LOBBY_ADVICE_OPEN_COUNTER     ? "open"
                          : choice->kind == LOBBY_ADVICE_RESUME_COUNTER ? "resume"
                                                                        : "profile",
                          choice->counter, services);
}

static void
append_choice (GString *json, const LobbyTrainingChoice *choice, const LobbyTrainingVerdict *verdict, guint i)
{
  g_autofree char *words = dup_choice (choice);
  char effect[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, i > 0 ? ",{\"choice\":" : "{\"choice\":");
  lobby_wire_append_text (json, words);
  g_string_append_printf (json, ",\"taken\":%s,\"best\":%s,\"savedSeconds\":%s,\"forbidden\":",
                          (verdict->taken >> i & 1) != 0 ? "true" : "false",
                          (verdict->best >> i & 1) != 0 ? "true" : "false",
                          g_ascii_formatd (effect, sizeof effect, "%.1f", verdict->effect_s[i]));
  if (choice->veto != LOBBY_VETO_NONE)
    lobby_wire_append_text (json, lobby_veto_get_nick (choice->veto));
  else
    g_string_append (json, "null");
  g_string_append_c (json, '}');
}

static void
append_moment (const Train *self, GString *json, guint moment)
{
  const GPtrArray *choices = lobby_training_get_choices (self->training, moment);
  const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (self->training, moment);
  g_autofree char *time = lobby_ctl_format_time (lobby_training_get_time (self->training, moment), self->zone);

  g_string_append_printf (json, "%s{\"at\":\"%s\",\"choices\":[", moment > 0 ? "," : "", time);
  for (guint i = 0; i < choices->len; i++)
    append_choice (json, g_ptr_array_index (choices, i), verdict, i);
  g_string_append (json, "],\"lines\":{");
  for (guint i = 0; i < LOBBY_TRAINING_N_LINES; i++)
    {
      char waited[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (json, "%s\"%s\":{\"waitedSeconds\":%s,\"overTarget\":%d}", i > 0 ? "," : "",
                              line_nicks[i], g_ascii_formatd (waited, sizeof waited, "%.1f", verdict->waited_s[i]),
                              verdict->n_over[i]);
    }
  g_string_append_printf (json, "},\"score\":%d,\"good\":\"%s\",\"nextTime\":\"%s\"}", verdict->score,
                          praise_nicks[verdict->praise], hint_nicks[verdict->hint]);
}

static void
say_json (const Train *self)
{
  g_autoptr (GString) json = g_string_new (NULL);
  guint n = lobby_training_get_n_moments (self->training);

  g_string_append_printf (json, "{\"seed\":%" G_GUINT64_FORMAT ",\"moments\":[",
                          lobby_training_get_seed (self->training));
  for (guint i = 0; i < n; i++)
    append_moment (self, json, i);
  g_string_append_printf (json, "],\"average\":%d}", lobby_training_get_average (self->training, NULL));
  lobby_ctl_say (stdout, json->str);
}

static void
say_choice (const LobbyTrainingChoice *choice, const LobbyTrainingVerdict *verdict, guint i)
{
  g_autofree char *words = dup_choice (choice);
  g_autofree char *line = g_strdup_printf ("  [%s] %u  %-26s %6.0f  %s", (verdict->taken >> i & 1) != 0 ? "x" : " ",
                                           i + 1, words, verdict->effect_s[i] / 60,
                                           choice->veto != LOBBY_VETO_NONE ? lobby_veto_get_nick (choice->veto) : "");

  lobby_ctl_say (stdout, line);
}

static void
say_moment (const Train *self, guint moment)
{
  const GPtrArray *choices = lobby_training_get_choices (self->training, moment);
  const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (self->training, moment);
  const char *const names[] = {
    /* Translators: four ways in which half an hour went: nobody did anything, as it was, as the trainee decided, and the
     * best that could have been chosen */
    _ ("nothing done"),
    _ ("what happened"),
    _ ("your decision"),
    _ ("best found"),
  };
  g_autofree char *time = lobby_ctl_format_time (lobby_training_get_time (self->training, moment), self->zone);
  /* Translators: %1$s is a time of day, %2$d a score from 0 to 100 */
  g_autofree char *head = g_strdup_printf (_ ("%1$s  score %2$d of 100"), time, verdict->score);

  lobby_ctl_say (stdout, head);
  for (guint i = 0; i < choices->len; i++)
    say_choice (g_ptr_array_index (choices, i), verdict, i);
  for (guint i = 0; i < LOBBY_TRAINING_N_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf (
          /* Translators: %1$s is one of four ways in which half an hour went, %2$.0f are minutes waited by all, %3$d
           * customers who waited too long */
          _ ("    %1$-16s %2$6.0f min waited, %3$d over target"), names[i], verdict->waited_s[i] / 60,
          verdict->n_over[i]);
      lobby_ctl_say (stdout, line);
    }
}

static void
say_table (const Train *self)
{
  guint n = lobby_training_get_n_moments (self->training), n_decided;
  int average = lobby_training_get_average (self->training, &n_decided);
  g_autofree char *line = NULL;

  if (n == 0)
    {
      lobby_ctl_say (stdout, _ ("There was nothing to decide on that day."));
      return;
    }
  for (guint i = 0; i < n; i++)
    say_moment (self, i);
  /* Translators: %1$u is how many decisions were made, %2$d a score from 0 to 100 */
  line = g_strdup_printf (ngettext ("%1$u decision, average %2$d", "%1$u decisions, average %2$d", n_decided),
                          n_decided, average);
  lobby_ctl_say (stdout, line);
}

/* A lesson says where to stop; else the moments are found. */
static int
begin (Train *self)
{
  const LobbyLesson *shipped = self->lesson != NULL ? lobby_lessons_find_shipped (self->lesson) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) moments = NULL;
  LobbyLesson *lesson = shipped != NULL ? lobby_record_copy (&lobby_lesson_type, shipped) : NULL;
  LobbyTrainingDay *day;

  if (self->lesson != NULL && lesson == NULL)
    lesson = lobby_lessons_load (self->lesson, &error);
  if (error != NULL)
    return lobby_ctl_fail (error->message);
  day = lobby_day_book_prepare_training (self->book, lobby_rules_get_shipped ());
  if (lesson == NULL)
    {
      self->training = lobby_training_new (day, (guint64) self->seed, NULL, 0);
      return LOBBY_CTL_DONE;
    }
  moments = lobby_lessons_list_moments (lesson, lobby_day_book_get_day (self->book), self->zone);
  self->training = lobby_training_new (day, (guint64) lesson->seed, (const gint64 *) (gconstpointer) moments->data,
                                       moments->len);
  lobby_record_free (&lobby_lesson_type, lesson);
  return LOBBY_CTL_DONE;
}

static int
load (Train *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  self->book = lobby_day_book_load (path, &error);
  if (self->book == NULL)
    return lobby_ctl_fail_day (path, error);
  self->zone = lobby_zone_new (lobby_day_book_get_zone_id (self->book));
  if (self->zone == NULL)
    return lobby_ctl_fail (_ ("The day does not say which day it is."));
  return begin (self);
}

static int
run_train (int argc, char **argv)
{
  g_auto (Train) self = { .seed = SEED };
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT64, &self.seed, N_ ("Look for moments, and order choices, from this number"), "N" },
    { "choose", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.choose,
      N_ ("Make these choices at the next moment; may be given again"), "1,3|none" },
    { "lesson", 0, 0, G_OPTION_ARG_FILENAME, &self.lesson, N_ ("Stop where this lesson says"), "FILE" },
    { "best", 0, 0, G_OPTION_ARG_NONE, &self.best, N_ ("Make the best choices at each moment"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON object"), NULL },
    { NULL }
  };

  if (!lobby_ctl_parse (&lobby_ctl_train, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  int outcome = load (&self, argv[1]);
  if (outcome == LOBBY_CTL_DONE)
    outcome = decide_all (&self);
  if (outcome != LOBBY_CTL_DONE)
    return outcome;
  if (self.json)
    say_json (&self);
  else
    say_table (&self);
  return LOBBY_CTL_DONE;
}

const LobbyCtlVerb lobby_ctl_train = {
  .name = "train",
  .arguments = "DAY [OPTION…]",
  .summary = N_ ("Stops a recorded day where there is most to decide, and says what decisions are worth"),
  .run = run_train,
};
