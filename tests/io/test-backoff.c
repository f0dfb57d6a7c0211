/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pauses between attempts: full jitter under a doubling bound, the service's wish obeyed within reason. */
#include "lobby-backoff.h"

#define SECOND G_USEC_PER_SEC

static LobbyFeedOptions
make_options (guint32 seed)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;

  options.seed = seed;
  return options;
}

static void
test_bounds_double (void)
{
  for (guint32 seed = 0; seed < 200; seed++)
    {
      const LobbyFeedOptions options = make_options (seed);
      LobbyBackoff *backoff = lobby_backoff_new (&options);
      gint64 bound = SECOND / 2;
      for (guint failure = 0; failure < 20; failure++, bound = MIN (bound * 2, 30 * SECOND))
        {
          gint64 pause = lobby_backoff_fail (backoff, 0, 0);
          g_assert_cmpint (pause, >=, 0);
          g_assert_cmpint (pause, <=, bound);
        }
      lobby_backoff_free (backoff);
    }
}

/* Consoles that lost their branch together do not come back together: the pauses fill the whole span. */
static void
test_jitter_is_full (void)
{
  guint low = 0, high = 0;

  for (guint32 seed = 0; seed < 400; seed++)
    {
      const LobbyFeedOptions options = make_options (seed);
      LobbyBackoff *backoff = lobby_backoff_new (&options);
      for (guint failure = 0; failure < 9; failure++)
        lobby_backoff_fail (backoff, 0, 0);
      gint64 pause = lobby_backoff_fail (backoff, 0, 0);
      low += pause < 10 * SECOND;
      high += pause > 20 * SECOND;
      lobby_backoff_free (backoff);
    }
  g_assert_cmpuint (low, >, 90);
  g_assert_cmpuint (high, >, 90);
}

static void
test_same_seed_same_pauses (void)
{
  const LobbyFeedOptions options = make_options (5);
  LobbyBackoff *one = lobby_backoff_new (&options), *other = lobby_backoff_new (&options);

  for (guint failure = 0; failure < 10; failure++)
    g_assert_cmpint (lobby_backoff_fail (one, 0, 0), ==, lobby_backoff_fail (other, 0, 0));
  lobby_backoff_free (one);
  lobby_backoff_free (other);
}

static void
test_healthy_link_starts_again (void)
{
  const LobbyFeedOptions options = make_options (5);
  LobbyBackoff *backoff = lobby_backoff_new (&options);
  gboolean longer = FALSE;

  for (guint failure = 0; failure < 12; failure++)
    lobby_backoff_fail (backoff, 0, 0);
  lobby_backoff_succeed (backoff, 0);
  for (guint failure = 0; failure < 12; failure++)
    longer = lobby_backoff_fail (backoff, 59 * SECOND, 0) > SECOND / 2 || longer;
  g_assert_true (longer);
  lobby_backoff_succeed (backoff, 100 * SECOND);
  g_assert_cmpint (lobby_backoff_fail (backoff, 160 * SECOND, 0), <=, SECOND / 2);
  lobby_backoff_free (backoff);
}

/* Fault 23. */
static void
test_wish_is_obeyed_within_reason (void)
{
  const LobbyFeedOptions options = make_options (5);
  LobbyBackoff *backoff = lobby_backoff_new (&options);

  g_assert_cmpint (lobby_backoff_fail (backoff, 0, 40 * SECOND), ==, 40 * SECOND);
  g_assert_cmpint (lobby_backoff_fail (backoff, 0, G_MAXINT64), ==, 300 * SECOND);
  g_assert_cmpint (lobby_backoff_fail (backoff, 0, -7), >=, 0);
  lobby_backoff_free (backoff);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backoff/bounds-double", test_bounds_double);
  g_test_add_func ("/backoff/jitter-is-full", test_jitter_is_full);
  g_test_add_func ("/backoff/same-seed-same-pauses", test_same_seed_same_pauses);
  g_test_add_func ("/backoff/healthy-link-starts-again", test_healthy_link_starts_again);
  g_test_add_func ("/backoff/fault-23/wish-is-obeyed-within-reason", test_wish_is_obeyed_within_reason);
  return g_test_run ();
}
