/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told must be kept: simulated days gone through as a console does, without any recorded past, and what became of
 * each range that was told; then with some days learned. The seeds are fixed, so are the shares. */
#include "config.h"

#include "lobby-promise-desk.h"
#include "lobby-promises.h"
#include "lobby-test-day.h"

#define SEED 20251117

#define N_PAST 5

/* Days before this one, for @adviser to learn from. */
static void
learn_some_days (LobbyAdviser *adviser, const char *scenario)
{
  for (guint seed = 101; seed < 101 + N_PAST; seed++)
    {
      g_autoptr (LobbyShiftWatch) watch = lobby_adviser_watch_day (adviser);
      g_autoptr (LobbyState) state = lobby_state_new ();
      TestDay day;

      test_day_begin (&day, scenario, seed);
      test_day_run_out (&day);
      for (guint i = 0; i < day.events->len; i++)
        {
          lobby_state_apply (state, g_ptr_array_index (day.events, i), NULL);
          lobby_shift_watch_look (watch, state);
        }
      lobby_adviser_add_day (adviser, state, watch);
      test_day_end (&day);
    }
  g_assert_true (lobby_adviser_learn (adviser, NULL, NULL));
}

/* Returns: (transfer full): the lobby at the end of the day, with all that was told.
 * @manager_until: (nullable): when the branch's own lobby manager hands over to a console where nobody diverts anybody */
static LobbyState *
live_through (LobbyAdviser *adviser, const char *scenario, guint64 seed, const char *manager_until)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyPromiseDesk) desk = lobby_promise_desk_new (adviser, state, G_USEC_PER_SEC);
  TestDay day;

  test_day_begin (&day, scenario, seed);
  if (manager_until != NULL)
    lobby_simulator_set_manager_until (day.simulator, test_day_at (&day, manager_until));
  test_day_run_out (&day);
  for (guint i = 0; i < day.events->len; i++)
    lobby_promise_desk_apply (desk, g_ptr_array_index (day.events, i));
  test_day_end (&day);
  return g_steal_pointer (&state);
}

static void
add (LobbyPromiseFigures *sum, const LobbyPromiseFigures *figures)
{
  sum->n_promised += figures->n_promised;
  sum->n_due += figures->n_due;
  sum->n_kept += figures->n_kept;
  sum->n_early += figures->n_early;
  sum->n_late += figures->n_late;
}

static void
live_some_days (const char *scenario, const char *manager_until, gboolean learned, LobbyPromiseFigures *all)
{
  g_autoptr (LobbyAdviser) adviser = lobby_adviser_new (SEED);

  if (learned)
    learn_some_days (adviser, scenario);
  for (guint seed = 1; seed <= 2; seed++)
    {
      g_autoptr (LobbyState) state = live_through (adviser, scenario, seed, manager_until);
      g_auto (LobbyPromises) promises = { 0 };

      lobby_promises_measure (state, &promises);
      add (all, &promises.all);
    }
}

/* Eight of ten, and no side wrong more than twice as often as the other. */
static void
assert_kept (const char *scenario, const char *manager_until, gboolean learned)
{
  LobbyPromiseFigures all = { 0 };

  live_some_days (scenario, manager_until, learned, &all);
  g_test_message ("%s: told %u, kept %u, early %u, late %u", scenario, all.n_promised, all.n_kept, all.n_early,
                  all.n_late);
  g_assert_cmpuint (all.n_due, >, 300);
  g_assert_cmpint (lobby_promises_get_kept_percent (&all), >=, 75);
  g_assert_cmpint (lobby_promises_get_kept_percent (&all), <=, 88);
  g_assert_cmpuint (all.n_early, <=, 2 * all.n_late);
  g_assert_cmpuint (all.n_late, <=, 2 * all.n_early);
}

static void
test_kept_on_an_ordinary_day (void)
{
  assert_kept ("ordinary-day", NULL, FALSE);
}

static void
test_kept_on_a_pension_day (void)
{
  assert_kept ("pension-day", NULL, FALSE);
}

/* The demo: somebody at a console takes over in the morning and diverts nobody. */
static void
test_kept_when_diverting_ends (void)
{
  assert_kept ("pension-day", "10:42", FALSE);
}

static void
test_kept_with_a_past (void)
{
  assert_kept ("pension-day", NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/promises-day/kept-on-an-ordinary-day", test_kept_on_an_ordinary_day);
  g_test_add_func ("/promises-day/kept-on-a-pension-day", test_kept_on_a_pension_day);
  g_test_add_func ("/promises-day/kept-when-diverting-ends", test_kept_when_diverting_ends);
  g_test_add_func ("/promises-day/kept-with-a-past", test_kept_with_a_past);
  return g_test_run ();
}
