/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl evaluate: how good the forecast would have been on past days, beside the textbook estimators. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-engine-trial.h"
#include "lobby-history.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define SEED 1

static const int LENGTHS[] = { 0, 3, 6, 11, 21, 41 };
static const char *const LENGTH_NAMES[] = { "0-2", "3-5", "6-10", "11-20", "21-40", "41-" };
static const char *const ESTIMATORS[] = { "LES", "HOL", "mean 20", "QL", "QLM" };

typedef struct
{
  char **train;              /* (owned) (nullable) */
  char **test;               /* (owned) (nullable) */
  char *out;                 /* (owned) (nullable) */
  LobbyVisitNames *names;    /* (owned) */
  GPtrArray *visits;         /* (owned) (element-type LobbyVisits): train first */
  LobbyEngineTrialDay *days; /* (owned) */
  LobbyEngineTrial trial;
} Evaluation;

static void
evaluation_clear (Evaluation *self)
{
  g_strfreev (self->train);
  g_strfreev (self->test);
  g_free (self->out);
  if (self->days != NULL)
    lobby_engine_trial_clear (self->days, self->visits->len);
  g_free (self->days);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->names, lobby_visit_names_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evaluation, evaluation_clear)

/* "--train A B --test C D" as the option parser wants it: one name after each option. */
static char **
repeat_options (int argc, char **argv)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *option = NULL;

  for (int i = 0; i < argc; i++)
    {
      if (argv[i][0] == '-' && argv[i][1] != '\0')
        {
          option = strcmp (argv[i], "--train") == 0 || strcmp (argv[i], "--test") == 0 ? argv[i] : NULL;
          if (option == NULL)
            g_ptr_array_add (words, g_strdup (argv[i]));
          continue;
        }
      if (option != NULL)
        g_ptr_array_add (words, g_strdup (option));
      g_ptr_array_add (words, g_strdup (argv[i]));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static gboolean
load_days (Evaluation *self, char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      LobbyVisits *visits = lobby_history_load_day (paths[i], self->names, &error);

      if (visits == NULL)
        {
          g_autofree char *name = g_filename_display_basename (paths[i]);
          g_autofree char *problem = lobby_ctl_describe_file_error (error);
          g_autofree char *line = g_strdup_printf ("%s: %s", name, problem);
          lobby_ctl_fail (line);
          return FALSE;
        }
      g_ptr_array_add (self->visits, visits);
    }
  return TRUE;
}

static gboolean
run_trial (Evaluation *self)
{
  guint n_train = g_strv_length (self->train);

  self->days = g_new0 (LobbyEngineTrialDay, self->visits->len);
  self->trial.guess_order = FALSE;
  for (guint i = 0; i < self->visits->len; i++)
    {
      LobbyVisits *visits = g_ptr_array_index (self->visits, i);

      self->days[i].day = &visits->day;
      self->days[i].test = i >= n_train;
      self->trial.guess_order |= !visits->order_known;
      self->trial.order = visits->order;
    }
  return lobby_engine_trial_run (&self->trial, self->days, self->visits->len, SEED);
}

static void
append_row (GString *text, const char *ticket, const LobbyEngineCase *one, const LobbyEnginePrediction *prediction)
{
  const double seconds[] = { prediction->mean_s, prediction->median_s, prediction->low_s, prediction->high_s,
                             one->wait_s };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s\t%d", ticket, one->class);
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    g_string_append_printf (text, "\t%s", g_ascii_formatd (buffer, sizeof buffer, "%.3f", seconds[i]));
  g_string_append_c (text, '\n');
}

static gboolean
write_predictions (const Evaluation *self)
{
  g_autoptr (GString) text = g_string_new ("ticket\tclass\tmean\tmedian\tlo\thi\tactual\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->visits->len; i++)
    {
      const LobbyEngineTrialDay *day = &self->days[i];
      const LobbyVisits *visits = g_ptr_array_index (self->visits, i);

      for (size_t k = 0; day->test && k < day->cases.n; k++)
        append_row (text, g_ptr_array_index (visits->tickets, day->cases.cases[k].visit), &day->cases.cases[k],
                    &day->prediction[k]);
    }
  if (g_file_set_contents (self->out, text->str, (gssize) text->len, &error))
    return TRUE;
  /* Translators: %s is a message of the system, as in "No space left on device". */
  g_autofree char *problem = g_strdup_printf (_ ("The predictions cannot be written (%s)."), error->message);
  lobby_ctl_fail (problem);
  return FALSE;
}

/* What the rows of the table look at: all, one class, or one range of queue lengths. -1 is any. */
typedef struct
{
  int class;
  int shortest;
  int longest;
} Part;

static LobbyEngineScores
score_part (const Evaluation *self, Part part, int estimator)
{
  LobbyEngineScore score = { 0 };

  for (guint i = 0; i < self->visits->len; i++)
    {
      const LobbyEngineTrialDay *day = &self->days[i];

      for (size_t k = 0; day->test && k < day->cases.n; k++)
        {
          const LobbyEngineCase *one = &day->cases.cases[k];

          if ((part.class >= 0 && one->class != part.class) || one->n_waiting < part.shortest
              || (part.longest >= 0 && one->n_waiting > part.longest))
            continue;
          lobby_engine_score_add (&score, estimator < 0 ? &day->prediction[k] : &day->textbook[k][estimator],
                                  one->wait_s);
        }
    }
  return lobby_engine_score_get (&score);
}

static void
say_scores (const char *part, const char *who, const LobbyEngineScores *scores)
{
  const double numbers[] = { scores->mae_s,          scores->rmse_s,  scores->bias_s,
                             scores->coverage * 100, scores->width_s, scores->winkler_s };
  g_autoptr (GString) line = g_string_new (NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (line, "%-12s %-8s %7.0f", part, who, scores->n);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (line, " %8s", g_ascii_formatd (buffer, sizeof buffer, "%.1f", numbers[i]));
  lobby_ctl_say (stdout, line->str);
}

static void
say_part (const Evaluation *self, const char *name, Part part, gboolean textbook)
{
  LobbyEngineScores scores = score_part (self, part, -1);

  if (scores.n <= 0)
    return;
  say_scores (name, "lobby", &scores);
  for (int i = 0; textbook && i < LOBBY_ENGINE_TEXTBOOK; i++)
    {
      scores = score_part (self, part, i);
      say_scores (name, ESTIMATORS[i], &scores);
    }
}

static void
say_table (const Evaluation *self)
{
  g_autofree char *head = g_strdup_printf ("%-12s %-8s %7s %8s %8s %8s %8s %8s %8s", "", "", "n", "MAE", "RMSE", "bias",
                                           "cover %", "width", "Winkler");

  lobby_ctl_say (stdout, head);
  say_part (self, _ ("all"), (Part){ -1, 0, -1 }, TRUE);
  for (int i = 0; i < LOBBY_ENGINE_CLASSES_MAX; i++)
    {
      /* Translators: %d is the number of a class of customers. */
      g_autofree char *name = g_strdup_printf (_ ("class %d"), i);
      say_part (self, name, (Part){ i, 0, -1 }, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (LENGTHS); i++)
    {
      int longest = i + 1 < G_N_ELEMENTS (LENGTHS) ? LENGTHS[i + 1] - 1 : -1;
      /* Translators: %s is a range of numbers of customers in the queue, as in "6-10". */
      g_autofree char *name = g_strdup_printf (_ ("queue %s"), LENGTH_NAMES[i]);
      say_part (self, name, (Part){ -1, LENGTHS[i], longest }, TRUE);
    }
}

static void
say_basis (const Evaluation *self)
{
  g_autofree char *n_learned = lobby_ctl_format_count (self->trial.n_learned);
  /* Translators: %s is a number of past waits. */
  g_autofree char *learned = g_strdup_printf (
      _ ("Learned from %s waits. Seconds; MAE of the median, RMSE and bias of the "
         "mean, ranges of 90 %%."),
      n_learned);
  /* Translators: %s is a number of past waits. */
  g_autofree char *few = g_strdup_printf (_ ("Only %s waits to learn from: too few, the forecast stands uncorrected."),
                                          n_learned);

  lobby_ctl_say (stdout, self->trial.learned ? learned : few);
  if (!self->trial.guess_order)
    return;
  g_autofree char *credit = g_strdup_printf ("%.0f", self->trial.order.credit_s[1]);
  /* Translators: %s is a number of seconds. */
  g_autofree char *order = g_strdup_printf (
      _ ("The calling order is not recorded; learned: a head start of %s s a class."), credit);
  lobby_ctl_say (stdout, order);
}

static int
evaluate (Evaluation *self)
{
  self->names = lobby_visit_names_new ();
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_visits_free);
  if (!load_days (self, self->train) || !load_days (self, self->test))
    return LOBBY_CTL_FAILED;
  if (!run_trial (self))
    return lobby_ctl_fail (_ ("There is not enough memory."));
  if (self->out != NULL && !write_predictions (self))
    return LOBBY_CTL_FAILED;
  say_basis (self);
  say_table (self);
  return LOBBY_CTL_DONE;
}

static int
run_evaluate (int argc, char **argv)
{
  g_auto (Evaluation) self = { 0 };
  const GOptionEntry entries[] = {
    { "train", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.train, N_ ("Days to learn from"), "DAY…" },
    { "test", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.test, N_ ("Days to predict"), "DAY…" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &self.out, N_ ("Write each prediction to this table"), "FILE.tsv" },
    { NULL }
  };
  char **words = repeat_options (argc, argv);
  char **rest = g_memdup2 (words, (g_strv_length (words) + 1) * sizeof *words);
  int n_words = (int) g_strv_length (words);
  gboolean parsed = lobby_ctl_parse (&lobby_ctl_evaluate, entries, &n_words, &rest, 0);

  g_free (rest);
  g_strfreev (words);
  if (!parsed)
    return LOBBY_CTL_USAGE;
  if (self.train == NULL || self.test == NULL)
    {
      lobby_ctl_fail (_ ("Name days to learn from after --train, and days to predict after --test."));
      return LOBBY_CTL_USAGE;
    }
  return evaluate (&self);
}

const LobbyCtlVerb lobby_ctl_evaluate = {
  .name = "evaluate",
  .arguments = "--train DAY… --test DAY… [--out FILE.tsv]",
  .summary = N_ ("Measures the forecast on past days"),
  .run = run_evaluate,
};
