/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best decisions of a day: found among bad ones, none where none is worth it, and how sure that is. */
#include "lobby-engine-search.h"

#include <glib.h>
#include <math.h>

#define N_ERRANDS 30

/* One counter, thirty customers a minute apart who need three minutes each: a second counter is worth much. */
static LobbyEngineErrand errands[N_ERRANDS];
static const LobbyEngineOpening openings[] = { { 0, 1, -100, 20000, -100 } };

static LobbyEnginePast
make_past (double need_s)
{
  LobbyEnginePast past = { .errands = errands,
                           .n_errands = N_ERRANDS,
                           .openings = openings,
                           .n_openings = 1,
                           .reaction_s = 2,
                           .closes_s = 20000 };

  for (guint i = 0; i < N_ERRANDS; i++)
    errands[i] = (LobbyEngineErrand){ .after = LOBBY_ENGINE_NO_ERRAND,
                                      .arrived_s = i * 60,
                                      .called_s = INFINITY,
                                      .counter = 0,
                                      .need_s = need_s + i * 37 % 60,
                                      .rest_s = 5,
                                      .answer_s = -1,
                                      .left_s = INFINITY,
                                      .away_s = INFINITY,
                                      .back_s = INFINITY };
  return past;
}

static const LobbyEngineDecision candidates[] = {
  { LOBBY_ENGINE_DECISION_CLOSE, 0, 0, 0, 600, 1200 },
  { LOBBY_ENGINE_DECISION_OPEN, 1, 0, 1, 1500, 1800 },
  { LOBBY_ENGINE_DECISION_OPEN, 1, 0, 1, 300, 3600 },
  { LOBBY_ENGINE_DECISION_OPEN, 1, 0, 2, 300, 3600 }, /* of no use: serves what nobody came for */
};

static LobbyEngineSearchResult
search (const LobbyEnginePast *past, double teller_price, guint64 seed)
{
  LobbyEngineSearchSetup setup = { .candidates = candidates,
                                   .n_candidates = G_N_ELEMENTS (candidates),
                                   .teller_price = teller_price,
                                   .n_most = 3,
                                   .n_trials = 100,
                                   .seed = seed };
  LobbyEngineSearchResult result;

  g_assert_true (lobby_engine_search_run (past, &setup, &result));
  return result;
}

static void
test_finds_the_best (void)
{
  LobbyEnginePast past = make_past (180);
  LobbyEngineSearchResult result = search (&past, 1, 7);

  g_assert_cmpint (result.n_chosen, ==, 1);
  g_assert_cmpuint (result.chosen[0], ==, 2);
  g_assert_cmpfloat (result.open_s, ==, 3300);
  g_assert_cmpfloat (result.saved_s, >, 3 * 3600);
  g_assert_cmpfloat (result.sure, >, 0.95);
  g_assert_cmpfloat (result.p10_s, <, result.p50_s);
  g_assert_cmpfloat (result.p50_s, <, result.p90_s);
}

static void
test_nothing_is_worth_it (void)
{
  LobbyEnginePast past = make_past (20); /* nobody waits */
  LobbyEngineSearchResult result = search (&past, 1, 7);

  g_assert_cmpint (result.n_chosen, ==, 0);
  g_assert_cmpfloat (result.saved_s, ==, 0);
  g_assert_cmpfloat (result.sure, ==, 0);
}

/* A dear teller is not taken, and may even be sent to other work. */
static void
test_price (void)
{
  LobbyEnginePast past = make_past (180);
  LobbyEngineSearchResult result = search (&past, 1000, 7);

  for (int i = 0; i < result.n_chosen; i++)
    g_assert_cmpint (candidates[result.chosen[i]].kind, ==, LOBBY_ENGINE_DECISION_CLOSE);
}

static void
test_same_seed_same_answer (void)
{
  LobbyEnginePast past = make_past (180);
  LobbyEngineSearchResult first = search (&past, 1, 7), second = search (&past, 1, 7), third = search (&past, 1, 8);

  g_assert_cmpfloat (first.p10_s, ==, second.p10_s);
  g_assert_cmpfloat (first.p90_s, ==, second.p90_s);
  g_assert_true (first.p10_s < third.p10_s || first.p10_s > third.p10_s);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/best", test_finds_the_best);
  g_test_add_func ("/search/nothing", test_nothing_is_worth_it);
  g_test_add_func ("/search/price", test_price);
  g_test_add_func ("/search/same-seed", test_same_seed_same_answer);
  return g_test_run ();
}
