/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day told again: without a change it is the day that was; with one, only what follows from it differs. */
#include "lobby-engine-counterfactual.h"

#include <glib.h>
#include <math.h>

#define NEVER INFINITY
#define NOBODY LOBBY_ENGINE_NO_ERRAND

/* One counter serves service 0; three customers come at 0, 10 and 20 s and need 100 s each; the counter rests 5 s after
 * each, and takes 2 s to react when it was idle. */
static const LobbyEngineErrand three[] = {
  { 0, 0, NOBODY, 0, 2, 0, 100, 5, -1, NEVER, NEVER, NEVER },
  { 0, 0, NOBODY, 10, 107, 0, 100, 5, -1, NEVER, NEVER, NEVER },
  { 0, 0, NOBODY, 20, 212, 0, 100, -1, -1, NEVER, NEVER, NEVER },
};
static const LobbyEngineOpening one_counter[] = { { 0, 1, -100, 4000, -100 } };

static LobbyEnginePast
make_past (const LobbyEngineErrand *errands, gsize n_errands, const LobbyEngineOpening *openings, gsize n_openings)
{
  LobbyEnginePast past = { .errands = errands,
                           .n_errands = n_errands,
                           .openings = openings,
                           .n_openings = n_openings,
                           .reaction_s = 2,
                           .closes_s = 5000 };

  past.target_s[0] = 150;
  return past;
}

static void
tell (const LobbyEnginePast *past, const LobbyEngineDecision *decisions, gsize n_decisions, LobbyEngineFate *fates)
{
  g_assert_true (lobby_engine_counterfactual_run (past, decisions, n_decisions, fates));
}

static void
test_nothing_changed (void)
{
  LobbyEnginePast past = make_past (three, 3, one_counter, 1);
  LobbyEngineFate fates[3], happened[3];

  tell (&past, NULL, 0, fates);
  lobby_engine_counterfactual_recall (&past, happened);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (fates[i].kind, ==, LOBBY_ENGINE_FATE_CALLED);
      g_assert_cmpint (fates[i].counter, ==, happened[i].counter);
      g_assert_cmpfloat (fates[i].end_s, ==, happened[i].end_s);
      g_assert_cmpfloat (fates[i].arrived_s, ==, happened[i].arrived_s);
    }
}

/* A second counter from 50 s on takes the second customer after its reaction, and the first counter the third. */
static void
test_open (void)
{
  LobbyEnginePast past = make_past (three, 3, one_counter, 1);
  LobbyEngineDecision open = { LOBBY_ENGINE_DECISION_OPEN, 1, 0, 1, 50, 4000 };
  LobbyEngineFate fates[3];
  LobbyEngineTally tally;

  tell (&past, &open, 1, fates);
  g_assert_cmpfloat (fates[0].end_s, ==, 2);
  g_assert_cmpfloat (fates[1].end_s, ==, 52);
  g_assert_cmpint (fates[1].counter, ==, 1);
  g_assert_cmpfloat (fates[2].end_s, ==, 107);
  lobby_engine_counterfactual_tally (&past, &open, 1, fates, -1, 0, 5000, &tally);
  g_assert_cmpfloat (tally.waited_s, ==, 2 + 42 + 87);
  g_assert_cmpfloat (tally.open_s, ==, 4000 + 3950);
  g_assert_cmpint (tally.n_over, ==, 0);
  g_assert_cmpint (tally.n_called, ==, 3);
}

static void
test_close (void)
{
  LobbyEnginePast past = make_past (three, 3, one_counter, 1);
  LobbyEngineDecision close = { LOBBY_ENGINE_DECISION_CLOSE, 0, 0, 0, 50, 600 };
  LobbyEngineFate fates[3];
  LobbyEngineTally tally;

  tell (&past, &close, 1, fates);
  g_assert_cmpfloat (fates[0].end_s, ==, 2); /* who is there is served to the end */
  g_assert_cmpfloat (fates[1].end_s, ==, 600);
  g_assert_cmpfloat (fates[2].end_s, ==, 705);
  lobby_engine_counterfactual_tally (&past, &close, 1, fates, -1, 0, 5000, &tally);
  g_assert_cmpfloat (tally.open_s, ==, 4000 - 550);
  g_assert_cmpint (tally.n_over, ==, 2);
}

/* Only what falls into the window counts, also of a wait that began before it. */
static void
test_window (void)
{
  LobbyEnginePast past = make_past (three, 3, one_counter, 1);
  LobbyEngineFate fates[3];
  LobbyEngineTally tally;

  lobby_engine_counterfactual_recall (&past, fates);
  lobby_engine_counterfactual_tally (&past, NULL, 0, fates, -1, 100, 200, &tally);
  g_assert_cmpfloat (tally.waited_s, ==, 7 + 100);
  g_assert_cmpint (tally.n_called, ==, 1);
  g_assert_cmpint (tally.n_over, ==, 1); /* the third passes its target at 170 s */
  g_assert_cmpfloat (tally.open_s, ==, 100);
}

static void
test_divert (void)
{
  LobbyEnginePast past = make_past (three, 3, one_counter, 1);
  LobbyEngineDecision divert = { .kind = LOBBY_ENGINE_DECISION_DIVERT, .which = 1, .from_s = 30 };
  LobbyEngineFate fates[3];

  tell (&past, &divert, 1, fates);
  g_assert_cmpint (fates[1].kind, ==, LOBBY_ENGINE_FATE_DIVERTED);
  g_assert_cmpfloat (fates[1].end_s, ==, 30);
  g_assert_cmpfloat (fates[2].end_s, ==, 107);
  /* Too late: has been called before. */
  divert = (LobbyEngineDecision){ .kind = LOBBY_ENGINE_DECISION_DIVERT, .which = 0, .from_s = 30 };
  tell (&past, &divert, 1, fates);
  g_assert_cmpint (fates[0].kind, ==, LOBBY_ENGINE_FATE_CALLED);
}

/* The second went to a machine and came back to its place; if it stays, nobody else is called before it. */
static void
test_came_back (void)
{
  const LobbyEngineErrand errands[] = {
    { 0, 0, NOBODY, 0, 2, 0, 100, 5, -1, NEVER, NEVER, NEVER },
    { 0, 0, NOBODY, 10, 212, 0, 100, -1, -1, NEVER, 50, 150 },
    { 0, 0, NOBODY, 20, 107, 0, 100, 5, -1, NEVER, NEVER, NEVER },
  };
  LobbyEnginePast past = make_past (errands, 3, one_counter, 1);
  LobbyEngineDecision stay = { .kind = LOBBY_ENGINE_DECISION_STAY, .which = 1 };
  LobbyEngineFate fates[3];

  tell (&past, NULL, 0, fates);
  g_assert_cmpfloat (fates[1].end_s, ==, 212);
  g_assert_cmpfloat (fates[2].end_s, ==, 107);
  tell (&past, &stay, 1, fates);
  g_assert_cmpfloat (fates[1].end_s, ==, 107);
  g_assert_cmpfloat (fates[2].end_s, ==, 212);
}

/* Who gave up after 80 s is kept when the call comes before, and needs what the others of the service needed. */
static void
test_patience (void)
{
  const LobbyEngineErrand errands[] = {
    { 0, 0, NOBODY, 0, 2, 0, 100, 5, -1, NEVER, NEVER, NEVER },
    { 0, 0, NOBODY, 10, NEVER, -1, -1, -1, -1, 90, NEVER, NEVER },
    { 0, 0, NOBODY, 20, 107, 0, 50, 5, -1, NEVER, NEVER, NEVER },
  };
  LobbyEnginePast past = make_past (errands, 3, one_counter, 1);
  LobbyEngineDecision open = { LOBBY_ENGINE_DECISION_OPEN, 1, 0, 1, 50, 4000 };
  LobbyEngineFate fates[3];

  tell (&past, NULL, 0, fates);
  g_assert_cmpint (fates[1].kind, ==, LOBBY_ENGINE_FATE_LEFT);
  g_assert_cmpfloat (fates[1].end_s, ==, 90);
  g_assert_cmpfloat (fates[2].end_s, ==, 107);
  tell (&past, &open, 1, fates);
  g_assert_cmpint (fates[1].kind, ==, LOBBY_ENGINE_FATE_CALLED);
  g_assert_cmpfloat (fates[1].end_s, ==, 52);
  g_assert_cmpfloat (fates[2].end_s, ==, 107);
}

/* Sent on to service 1 at counter 1: joins there when it is done at counter 0, which is later when it is called later. */
static void
test_sent_on (void)
{
  const LobbyEngineErrand errands[] = {
    { 0, 0, NOBODY, 0, 2, 0, 100, 5, -1, NEVER, NEVER, NEVER },
    { 0, 0, NOBODY, 10, 107, 0, 100, -1, -1, NEVER, NEVER, NEVER },
    { 1, 1, 1, 207, 209, 1, 60, -1, -1, NEVER, NEVER, NEVER },
  };
  const LobbyEngineOpening openings[] = { { 0, 1, -100, 4000, -100 }, { 1, 2, -100, 4000, -100 } };
  LobbyEnginePast past = make_past (errands, 3, openings, 2);
  LobbyEngineDecision close = { LOBBY_ENGINE_DECISION_CLOSE, 0, 0, 0, 50, 600 };
  LobbyEngineFate fates[3];

  tell (&past, NULL, 0, fates);
  g_assert_cmpfloat (fates[2].arrived_s, ==, 207);
  g_assert_cmpfloat (fates[2].end_s, ==, 209);
  tell (&past, &close, 1, fates);
  g_assert_cmpfloat (fates[1].end_s, ==, 600);
  g_assert_cmpfloat (fates[2].arrived_s, ==, 700);
  g_assert_cmpfloat (fates[2].end_s, ==, 702);
}

/* Counter 1 takes service 0 too while its profile says so. */
static void
test_other_profile (void)
{
  const LobbyEngineOpening openings[] = { { 0, 1, -100, 4000, -100 }, { 1, 2, -100, 4000, -100 } };
  LobbyEnginePast past = make_past (three, 3, openings, 2);
  LobbyEngineDecision serve = { LOBBY_ENGINE_DECISION_SERVE, 1, 0, 3, 50, 4000 };
  LobbyEngineFate fates[3];

  tell (&past, &serve, 1, fates);
  g_assert_cmpint (fates[1].counter, ==, 1);
  g_assert_cmpfloat (fates[1].end_s, ==, 50); /* it was idle, and looks when the profile changes */
}

static void
test_later_decision_goes_first (void)
{
  LobbyEnginePast past = make_past (three, 3, one_counter, 1);
  const LobbyEngineDecision decisions[] = { { LOBBY_ENGINE_DECISION_OPEN, 1, 0, 1, 50, 4000 },
                                            { LOBBY_ENGINE_DECISION_CLOSE, 1, 0, 0, 0, 4000 } };
  LobbyEngineFate fates[3];

  tell (&past, decisions, 2, fates);
  g_assert_cmpfloat (fates[1].end_s, ==, 107);
}

static void
test_nobody_and_nothing (void)
{
  LobbyEnginePast past = make_past (NULL, 0, NULL, 0);
  LobbyEngineFate fates[3];
  LobbyEngineTally tally;

  tell (&past, NULL, 0, fates);
  lobby_engine_counterfactual_tally (&past, NULL, 0, fates, -1, 0, 5000, &tally);
  g_assert_cmpfloat (tally.waited_s, ==, 0);
  past = make_past (three, 3, NULL, 0);
  tell (&past, NULL, 0, fates);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (fates[i].kind, ==, LOBBY_ENGINE_FATE_WAITING);
  lobby_engine_counterfactual_tally (&past, NULL, 0, fates, 0, 0, 5000, &tally);
  g_assert_cmpfloat (tally.waited_s, ==, 5000 + 4990 + 4980);
}

/* Property: one more counter at any time never makes everybody together wait longer, first come first served. */
static void
test_one_more_counter_never_harms (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261123);

  for (guint round = 0; round < 200; round++)
    {
      LobbyEngineErrand errands[40];
      LobbyEngineFate fates[40];
      LobbyEngineTally before, after;
      double at_s = 0;

      for (guint i = 0; i < G_N_ELEMENTS (errands); i++)
        {
          at_s += g_rand_double_range (dice, 1, 60);
          errands[i] = (LobbyEngineErrand){ .after = NOBODY,
                                            .arrived_s = at_s,
                                            .called_s = NEVER,
                                            .counter = 0,
                                            .need_s = g_rand_double_range (dice, 20, 200),
                                            .rest_s = 5,
                                            .answer_s = -1,
                                            .left_s = NEVER,
                                            .away_s = NEVER,
                                            .back_s = NEVER };
        }
      LobbyEnginePast past = make_past (errands, G_N_ELEMENTS (errands), one_counter, 1);
      LobbyEngineDecision open = { LOBBY_ENGINE_DECISION_OPEN, 1, 0, 1, g_rand_double_range (dice, 0, 2000), 4000 };
      tell (&past, NULL, 0, fates);
      lobby_engine_counterfactual_tally (&past, NULL, 0, fates, -1, 0, 5000, &before);
      tell (&past, &open, 1, fates);
      lobby_engine_counterfactual_tally (&past, &open, 1, fates, -1, 0, 5000, &after);
      g_assert_cmpfloat (after.waited_s, <=, before.waited_s);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counterfactual/nothing-changed", test_nothing_changed);
  g_test_add_func ("/counterfactual/open", test_open);
  g_test_add_func ("/counterfactual/close", test_close);
  g_test_add_func ("/counterfactual/window", test_window);
  g_test_add_func ("/counterfactual/divert", test_divert);
  g_test_add_func ("/counterfactual/came-back", test_came_back);
  g_test_add_func ("/counterfactual/patience", test_patience);
  g_test_add_func ("/counterfactual/sent-on", test_sent_on);
  g_test_add_func ("/counterfactual/other-profile", test_other_profile);
  g_test_add_func ("/counterfactual/later-decision", test_later_decision_goes_first);
  g_test_add_func ("/counterfactual/nobody", test_nobody_and_nothing);
  g_test_add_func ("/counterfactual/one-more-counter", test_one_more_counter_never_harms);
  return g_test_run ();
}
