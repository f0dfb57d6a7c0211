/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks: the branch's time never goes backwards for a small correction, follows a new day, and ticks when told. */
#include "lobby-branch-clock.h"
#include "lobby-instant.h"
#include "lobby-manual-clock.h"

#define BASE G_GINT64_CONSTANT (1763347326000000)

static void
count_cb (LobbyClock *clock, guint *count)
{
  (*count)++;
}

static void
test_manual (void)
{
  g_autoptr (LobbyManualClock) clock = lobby_manual_clock_new (BASE);
  guint ticks = 0;

  g_signal_connect (clock, "ticked", G_CALLBACK (count_cb), &ticks);
  g_assert_cmpint (lobby_clock_get_now (LOBBY_CLOCK (clock)), ==, BASE);
  lobby_manual_clock_advance (clock, LOBBY_SECOND_US);
  g_assert_cmpint (lobby_clock_get_now (LOBBY_CLOCK (clock)), ==, BASE + LOBBY_SECOND_US);
  lobby_manual_clock_set (clock, BASE - LOBBY_HOUR_US); /* seeking back in a recorded day */
  g_assert_cmpint (lobby_clock_get_now (LOBBY_CLOCK (clock)), ==, BASE - LOBBY_HOUR_US);
  g_assert_cmpint (lobby_clock_get_monotonic (LOBBY_CLOCK (clock)), ==, LOBBY_SECOND_US); /* ages only grow */
  g_assert_cmpuint (ticks, ==, 2);
}

/* A rate of zero makes the branch's time a constant, so that nothing here depends on how fast the test runs. */
static void
test_branch_correction (void)
{
  g_autoptr (LobbyBranchClock) branch = lobby_branch_clock_new ();
  LobbyClock *clock = LOBBY_CLOCK (branch);
  gint64 monotonic_us = lobby_clock_get_monotonic (clock);

  g_assert_false (lobby_branch_clock_is_adjusted (branch));
  lobby_branch_clock_adjust (branch, BASE, monotonic_us, 0);
  g_assert_true (lobby_branch_clock_is_adjusted (branch));
  lobby_branch_clock_adjust (branch, BASE, monotonic_us, 0);
  g_assert_cmpint (lobby_clock_get_now (clock), ==, BASE);
  lobby_branch_clock_adjust (branch, BASE - 2 * LOBBY_SECOND_US, monotonic_us, 0);
  g_assert_cmpint (lobby_clock_get_now (clock), ==, BASE); /* holds still until the branch catches up */
  lobby_branch_clock_adjust (branch, BASE + 3 * LOBBY_SECOND_US, monotonic_us, 0);
  g_assert_cmpint (lobby_clock_get_now (clock), ==, BASE + 3 * LOBBY_SECOND_US);
  lobby_branch_clock_adjust (branch, BASE - LOBBY_HOUR_US, monotonic_us, 0); /* another branch or day */
  g_assert_cmpint (lobby_clock_get_now (clock), ==, BASE - LOBBY_HOUR_US);
}

static void
test_branch_rate (void)
{
  g_autoptr (LobbyBranchClock) branch = lobby_branch_clock_new ();
  LobbyClock *clock = LOBBY_CLOCK (branch);
  gint64 minute_ago_us = lobby_clock_get_monotonic (clock) - LOBBY_MINUTE_US;

  lobby_branch_clock_adjust (branch, BASE, minute_ago_us, 10);
  g_assert_cmpint (lobby_clock_get_now (clock), >=, BASE + 10 * LOBBY_MINUTE_US);
  g_assert_cmpfloat (lobby_branch_clock_get_rate (branch), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/manual", test_manual);
  g_test_add_func ("/clock/branch/correction", test_branch_correction);
  g_test_add_func ("/clock/branch/rate", test_branch_rate);
  return g_test_run ();
}
