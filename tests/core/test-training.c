/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training on a day: moments where there is much to decide, four lines with the same customers, a score with its reason, and
 * a lobby that goes on with what was decided. */
#include "lobby-rules.h"
#include "lobby-test-day.h"
#include "lobby-training.h"

#include <math.h>

#define SEED 7

static LobbyState *
fold (gpointer data, gint64 at_us)
{
  const TestDay *day = data;
  LobbyState *state = lobby_state_new ();

  for (guint i = 0; i < day->events->len; i++)
    {
      LobbyEvent *event = g_ptr_array_index (day->events, i);

      if (lobby_event_get_time (event) > at_us)
        break;
      lobby_state_apply (state, event, NULL);
    }
  return state;
}

static void
end_day (gpointer data)
{
  test_day_end (data);
  g_free (data);
}

static LobbyTrainingDay *
make_day (void)
{
  TestDay *day = g_new0 (TestDay, 1);
  LobbyVisitNames *names = lobby_visit_names_new ();
  g_autoptr (LobbyPastWatch) watch = lobby_past_watch_new (names);
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  LobbyState *end = lobby_state_new ();

  test_day_begin (day, "pension-day", 1);
  test_day_run_out (day);
  for (guint i = 0; i < day->events->len; i++)
    {
      lobby_changes_clear (changes);
      lobby_state_apply (end, g_ptr_array_index (day->events, i), changes);
      lobby_past_watch_look (watch, end, changes);
    }
  LobbyPastDay *past = lobby_past_watch_tell (watch, end);
  return lobby_training_day_new (past, names, end, lobby_rules_get_shipped (), fold, day, end_day);
}

/* The search for moments takes its time: once is enough for the tests that only need some. */
static LobbyTraining *
begin (void)
{
  static GArray *moments;
  LobbyTrainingDay *day = make_day ();

  if (moments == NULL)
    moments = lobby_training_scout (day, SEED);
  return lobby_training_new (day, SEED, (const gint64 *) (gconstpointer) moments->data, moments->len);
}

static guint
find_best (LobbyTraining *training)
{
  guint place = lobby_training_get_place (training);

  g_assert_true (lobby_training_answer (training, 0));
  guint best = lobby_training_get_verdict (training, place)->best;
  lobby_training_try_again (training);
  g_assert_false (lobby_training_is_decided (training));
  return best;
}

/* At most six, far enough apart that a decision is over before the next, and always the same for a seed. */
static void
test_moments (void)
{
  g_autoptr (LobbyTrainingDay) day = make_day ();
  g_autoptr (GArray) first = lobby_training_scout (day, SEED), other = lobby_training_scout (day, SEED + 1);
  g_autoptr (LobbyTraining) again = lobby_training_new (make_day (), SEED, NULL, 0);

  g_assert_cmpuint (first->len, >=, 3);
  g_assert_cmpuint (first->len, <=, LOBBY_TRAINING_MOMENTS_MAX);
  g_assert_cmpuint (lobby_training_get_n_moments (again), ==, first->len);
  for (guint i = 0; i < first->len; i++)
    g_assert_cmpint (lobby_training_get_time (again, i), ==, g_array_index (first, gint64, i));
  g_assert_cmpint (g_array_index (first, gint64, 0), !=, g_array_index (other, gint64, 0));
  for (guint i = 1; i < first->len; i++)
    g_assert_cmpint (g_array_index (first, gint64, i) - g_array_index (first, gint64, i - 1), >=,
                     (gint64) LOBBY_TRAINING_AHEAD_S * G_USEC_PER_SEC);
}

/* Nothing done is no points, the best of the choices is all of them, and no set of choices beats it. */
static void
test_lines_and_score (void)
{
  g_autoptr (LobbyTraining) training = begin ();
  const LobbyTrainingVerdict *verdict;
  guint best = find_best (training), n = lobby_training_get_choices (training, 0)->len;
  double least_s = INFINITY;

  g_assert_cmpuint (best, !=, 0);
  for (guint set = 0; set < 1u << n; set++)
    {
      g_assert_true (lobby_training_answer (training, set));
      verdict = lobby_training_get_verdict (training, 0);
      g_assert_cmpuint (verdict->best, ==, best);
      g_assert_cmpint (verdict->score, >=, 0);
      g_assert_cmpint (verdict->score, <=, 100);
      least_s = MIN (least_s, verdict->waited_s[LOBBY_TRAINING_YOURS]);
      if (set == 0)
        {
          g_assert_cmpint (verdict->score, ==, 0);
          g_assert_cmpfloat (verdict->waited_s[LOBBY_TRAINING_YOURS], ==, verdict->waited_s[LOBBY_TRAINING_NOTHING]);
          g_assert_cmpint (verdict->hint, ==, LOBBY_TRAINING_HINT_MISSED);
          g_assert_cmpint (verdict->praise, ==, LOBBY_TRAINING_PRAISE_NONE);
        }
      if (set == best)
        {
          g_assert_cmpint (verdict->score, ==, 100);
          g_assert_cmpint (verdict->praise, ==, LOBBY_TRAINING_PRAISE_BEST);
          g_assert_cmpint (verdict->hint, ==, LOBBY_TRAINING_HINT_NONE);
          g_assert_cmpfloat (verdict->waited_s[LOBBY_TRAINING_YOURS], ==, verdict->waited_s[LOBBY_TRAINING_BEST]);
        }
      lobby_training_try_again (training);
    }
  /* Another choice may save less than its minute of work, and no more than that. */
  g_assert_true (lobby_training_answer (training, best));
  verdict = lobby_training_get_verdict (training, 0);
  g_assert_cmpfloat (least_s, >=, verdict->waited_s[LOBBY_TRAINING_BEST] - 60.0 * n);
  g_assert_cmpfloat (verdict->waited_s[LOBBY_TRAINING_NOTHING] - verdict->waited_s[LOBBY_TRAINING_BEST], >=, 600);
}

/* Until the moment all four lines are one, and the lobby that is shown is where they part. */
static void
test_lines_part_at_the_moment (void)
{
  g_autoptr (LobbyTraining) training = begin ();
  g_autoptr (LobbyTrainingScene) scene = lobby_training_look (training);
  const LobbyTrainingVerdict *verdict;
  const int now = (int) (LOBBY_TRAINING_BEFORE_S / LOBBY_TRAINING_STEP_S);
  int levels[LOBBY_TRAINING_N_LEVELS], n_waiting = 0;
  guint best = find_best (training);
  gboolean part = FALSE;

  lobby_training_get_levels (training, levels);
  g_assert_true (lobby_training_answer (training, best));
  verdict = lobby_training_get_verdict (training, 0);
  for (int i = 0; i < LOBBY_TRAINING_N_LEVELS; i++)
    for (int line = 0; line < LOBBY_TRAINING_N_LINES; line++)
      {
        g_assert_cmpint (i <= now ? verdict->levels[line][i] : -1, ==, levels[i]);
        part |= verdict->levels[line][i] != verdict->levels[LOBBY_TRAINING_BEST][i];
      }
  g_assert_true (part);
  for (guint i = 0; i < scene->queues->len; i++)
    n_waiting += (int) g_array_index (scene->queues, LobbyTrainingQueue, i).n_waiting;
  g_assert_cmpint (n_waiting, ==, levels[now]);
}

/* Who acts well at the first moment finds fewer waiting at the second than who does nothing. */
static void
test_the_lobby_goes_on (void)
{
  g_autoptr (LobbyTraining) idle = begin ();
  g_autoptr (LobbyTraining) busy = begin ();
  guint best = find_best (busy), n = lobby_training_get_n_moments (busy), n_decided;
  double idle_s = 0, busy_s = 0;

  g_assert_cmpuint (lobby_training_get_n_moments (idle), ==, n);
  g_assert_null (lobby_training_get_choices (busy, 1));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (lobby_training_answer (idle, 0));
      g_assert_true (lobby_training_answer (busy, best));
      g_assert_false (lobby_training_answer (busy, 0));
      idle_s += lobby_training_get_verdict (idle, i)->waited_s[LOBBY_TRAINING_NOTHING];
      busy_s += lobby_training_get_verdict (busy, i)->waited_s[LOBBY_TRAINING_NOTHING];
      lobby_training_go_on (idle);
      lobby_training_go_on (busy);
      best = i + 1 < n ? find_best (busy) : 0;
    }
  g_assert_cmpfloat (busy_s, <, idle_s - 600);
  g_assert_true (lobby_training_is_finished (busy));
  g_assert_cmpint (lobby_training_get_average (busy, &n_decided), ==, 100);
  g_assert_cmpuint (n_decided, ==, n);
  g_assert_null (lobby_training_look (busy));
}

/* S3-28, S3-7, S3-10: who may not be sent to a machine is not sent, and choosing it costs points. */
static void
test_breach (void)
{
  g_autoptr (LobbyTraining) training = begin ();
  gboolean seen = FALSE;

  for (guint i = 0; i < lobby_training_get_n_moments (training); i++)
    {
      guint best = find_best (training);
      const GPtrArray *choices = lobby_training_get_choices (training, i);

      for (guint k = 0; k < choices->len; k++)
        {
          if (((const LobbyTrainingChoice *) g_ptr_array_index (choices, k))->veto == LOBBY_VETO_NONE)
            continue;
          seen = TRUE;
          g_assert_cmpuint (best & 1u << k, ==, 0);
          lobby_training_answer (training, best | 1u << k);
          const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (training, i);
          g_assert_cmpint (verdict->score, ==, 100 - LOBBY_TRAINING_BREACH);
          g_assert_cmpint (verdict->hint, ==, LOBBY_TRAINING_HINT_BREACH);
          g_assert_cmpuint (verdict->hinted, ==, k);
          g_assert_cmpfloat (verdict->waited_s[LOBBY_TRAINING_YOURS], ==, verdict->waited_s[LOBBY_TRAINING_BEST]);
          lobby_training_try_again (training);
        }
      lobby_training_answer (training, best);
      lobby_training_go_on (training);
    }
  g_assert_true (seen);
}

/* A trainer says where to stop. */
static void
test_given_moments (void)
{
  LobbyTrainingDay *day = make_day ();
  gint64 moments[] = { lobby_training_day_get_instant (day, 10 * 3600),
                       lobby_training_day_get_instant (day, 15 * 3600) };
  g_autoptr (LobbyTraining) training = lobby_training_new (day, SEED, moments, G_N_ELEMENTS (moments));

  g_assert_cmpuint (lobby_training_get_n_moments (training), ==, 2);
  g_assert_cmpint (lobby_training_get_time (training, 1), ==, moments[1]);
  g_assert_cmpuint (lobby_training_get_choices (training, 0)->len, >, 0);
  g_assert_true (lobby_training_answer (training, 0));
  lobby_training_go_on (training);
  g_assert_cmpuint (lobby_training_get_place (training), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/training/moments", test_moments);
  g_test_add_func ("/training/lines-and-score", test_lines_and_score);
  g_test_add_func ("/training/lines-part-at-the-moment", test_lines_part_at_the_moment);
  g_test_add_func ("/training/the-lobby-goes-on", test_the_lobby_goes_on);
  g_test_add_func ("/training/breach", test_breach);
  g_test_add_func ("/training/given-moments", test_given_moments);
  return g_test_run ();
}
