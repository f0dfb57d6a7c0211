/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers answered and how cases were closed, in figures worked out by hand. */
#include "config.h"

#include "lobby-case-figures.h"
#include "lobby-floor-maker.h"

static void
answer (LobbyState *state, guint number, int score)
{
  g_autofree char *data = g_strdup_printf ("{\"id\":\"f%u\",\"score\":%d,\"at\":\"" LOBBY_FLOOR_DAY "T09:00:00Z\"}",
                                           number, score);

  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "feedback.received", data), ==, LOBBY_APPLY_APPLIED);
}

/* 10 answers: 5 promoters, 2 passive, 3 detractors: NPS 50 - 30 = 20; 196 √((0.5 + 0.3 - 0.04) ÷ 10) = 54.0. */
static void
test_recommendation (void)
{
  static const int scores[] = { 10, 9, 9, 10, 9, 8, 7, 6, 0, 3 };
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  LobbyAnswerFigures figures;

  lobby_answer_figures_count (lobby_state_get_feedbacks (state), &figures);
  g_assert_cmpuint (figures.n, ==, 0);
  g_assert_cmpfloat (figures.score, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    answer (state, i, scores[i]);
  lobby_answer_figures_count (lobby_state_get_feedbacks (state), &figures);
  g_assert_cmpuint (figures.n, ==, 10);
  g_assert_cmpuint (figures.promoters, ==, 5);
  g_assert_cmpuint (figures.passives, ==, 2);
  g_assert_cmpuint (figures.detractors, ==, 3);
  g_assert_cmpfloat_with_epsilon (figures.score, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (figures.margin, 54.03, 0.01);
}

static void
close_case (LobbyState *state, const char *id, const char *due, const char *closed)
{
  g_autofree char *opened = g_strdup_printf (
      "{\"id\":\"%s\",\"kind\":\"second-line\",\"phase\":\"open\",\"openedAt\":\"" LOBBY_FLOOR_DAY "T08:00:00Z\"%s}",
      id, due);
  g_autofree char *done = g_strdup_printf ("{\"case\":\"%s\",\"phase\":\"closed\",\"solution\":\"x\"}", id);

  lobby_floor_play (state, "08:00:00", "case.opened", opened);
  if (closed != NULL)
    lobby_floor_play (state, closed, "case.closed", done);
}

/* What had a time counts when it is closed or past it: one of three; an open one that is not yet due says nothing. */
static void
test_in_time (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  LobbyCaseFigures figures;

  close_case (state, "a", ",\"dueAt\":\"" LOBBY_FLOOR_DAY "T09:00:00Z\"", "08:59:00");
  close_case (state, "b", ",\"dueAt\":\"" LOBBY_FLOOR_DAY "T09:00:00Z\"", "09:01:00");
  close_case (state, "c", ",\"dueAt\":\"" LOBBY_FLOOR_DAY "T09:00:00Z\"", NULL);
  close_case (state, "d", "", "09:30:00");
  close_case (state, "e", ",\"dueAt\":\"" LOBBY_FLOOR_DAY "T18:00:00Z\"", NULL);
  lobby_case_figures_count (lobby_state_get_cases (state), lobby_state_get_time (state), &figures);
  g_assert_cmpuint (figures.with_clock, ==, 3);
  g_assert_cmpuint (figures.in_time, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-figures/recommendation", test_recommendation);
  g_test_add_func ("/case-figures/in-time", test_in_time);
  return g_test_run ();
}
