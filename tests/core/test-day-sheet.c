/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a day: what mattered in it, its goals, its course and what is missing, worked out by hand. */
#include "lobby-day-behind.h"
#include "lobby-day-goals.h"
#include "lobby-day-series.h"
#include "lobby-day-sheet.h"
#include "lobby-floor-maker.h"
#include "lobby-rules.h"

static LobbyDaySheet *
make_sheet (LobbyState *state, const GArray *gaps, const char *now)
{
  return lobby_day_sheet_new (state, lobby_uptime_watch_new (), lobby_rules_get_effective (state), gaps,
                              lobby_floor_at ("08:30:00"), lobby_floor_at (now));
}

static void
serve (LobbyState *state, const char *ticket, const char *issued, const char *called, const char *finished)
{
  g_autofree char *issue = g_strdup_printf ("{\"ticket\":\"%s\",\"service\":\"A\"}", ticket);
  g_autofree char *call = g_strdup_printf ("{\"ticket\":\"%s\",\"counter\":\"1\"}", ticket);

  lobby_floor_play (state, issued, "ticket.issued", issue);
  lobby_floor_play (state, called, "ticket.called", call);
  lobby_floor_play (state, called, "ticket.serving", call);
  lobby_floor_play (state, finished, "ticket.finished", call);
}

/* Target 15 min. A001 waits 20 (9:00 to 9:20), A002 30 (9:05 to 9:35), A003 10: over target from 9:15 to 9:35 without a
 * break, two customers, 5 + 15 min beyond it. A004 waits 25 (11:00 to 11:25): another time, 10 min. */
static LobbyState *
make_hard_day (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"staff\":\"t1\",\"services\":[\"A\"]}");
  serve (state, "A001", "09:00:00", "09:20:00", "09:34:00");
  serve (state, "A002", "09:05:00", "09:35:00", "09:40:00");
  serve (state, "A003", "09:50:00", "10:00:00", "10:10:00");
  serve (state, "A004", "11:00:00", "11:25:00", "11:30:00");
  return state;
}

static void
test_over_target (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet (make_hard_day (), NULL, "12:00:00");
  gint64 from_us, until_us;

  g_assert_cmpuint (sheet->findings->len, ==, 2);
  const LobbyDayFinding *first = &g_array_index (sheet->findings, LobbyDayFinding, 0);
  const LobbyDayFinding *second = &g_array_index (sheet->findings, LobbyDayFinding, 1);
  g_assert_cmpint (first->kind, ==, LOBBY_FINDING_OVER_TARGET);
  g_assert_cmpstr (first->subject, ==, "A");
  g_assert_cmpint (first->from_us, ==, lobby_floor_at ("09:15:00"));
  g_assert_cmpint (first->until_us, ==, lobby_floor_at ("09:35:00"));
  g_assert_cmpuint (first->n, ==, 2);
  g_assert_cmpint (first->seconds, ==, 1800);
  g_assert_cmpstr (first->ticket, ==, "A002");
  g_assert_cmpint (first->cost_s, ==, 1200);
  g_assert_cmpint (second->cost_s, ==, 600);
  g_assert_true (lobby_day_findings_get_replay (sheet->findings, &from_us, &until_us));
  g_assert_cmpint (from_us, ==, lobby_floor_at ("09:00:00"));
  g_assert_cmpint (until_us, ==, lobby_floor_at ("09:40:00"));
}

/* Advice that would have saved ten minutes, and nobody took it; what was declined counts as well as what lapsed. */
static void
test_ignored_advice (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "10:00:00", "advice.shown",
                    "{\"id\":\"a1\",\"kind\":\"open-counter\",\"counter\":\"2\",\"othersSavingSeconds\":600,"
                    "\"shownAt\":\"" LOBBY_FLOOR_DAY "T10:00:00Z\",\"until\":\"" LOBBY_FLOOR_DAY "T10:10:00Z\"}");
  g_autoptr (LobbyDaySheet) early = make_sheet (lobby_state_copy (state), NULL, "10:05:00");
  g_autoptr (LobbyDaySheet) sheet = make_sheet (state, NULL, "10:30:00");

  g_assert_cmpuint (early->findings->len, ==, 0); /* it still holds */
  g_assert_cmpuint (sheet->findings->len, ==, 1);
  const LobbyDayFinding *finding = &g_array_index (sheet->findings, LobbyDayFinding, 0);
  g_assert_cmpint (finding->kind, ==, LOBBY_FINDING_ADVICE_IGNORED);
  g_assert_cmpint (finding->advice, ==, LOBBY_ADVICE_OPEN_COUNTER);
  g_assert_cmpstr (finding->subject, ==, "2");
  g_assert_cmpint (finding->cost_s, ==, 600);
}

/* The branch gives two minutes. */
static void
test_late_answer (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "customer.recognised",
                    "{\"id\":\"v1\",\"ticket\":\"V001\",\"arrivedAt\":\"" LOBBY_FLOOR_DAY
                    "T09:00:00Z\",\"tier\":\"gold\",\"owner\":\"t1\"}");
  lobby_floor_play (state, "09:00:00", "customer.told", "{\"visit\":\"v1\",\"staff\":\"t1\"}");
  lobby_floor_play (state, "09:04:10", "customer.acknowledged", "{\"visit\":\"v1\",\"staff\":\"t1\"}");
  g_autoptr (LobbyDaySheet) sheet = make_sheet (state, NULL, "10:00:00");
  const LobbyDayFinding *finding = &g_array_index (sheet->findings, LobbyDayFinding, 0);

  g_assert_cmpuint (sheet->findings->len, ==, 1);
  g_assert_cmpint (finding->kind, ==, LOBBY_FINDING_VIP_LATE);
  g_assert_cmpstr (finding->subject, ==, "V001");
  g_assert_cmpint (finding->seconds, ==, 250);
  g_assert_cmpuint (finding->of, ==, 1);
}

static void
test_quiet_day (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet (lobby_floor_make_state (), NULL, "12:00:00");
  gint64 from_us, until_us;

  g_assert_cmpuint (sheet->findings->len, ==, 0);
  g_assert_false (lobby_day_findings_get_replay (sheet->findings, &from_us, &until_us));
  g_assert_true (sheet->running);
  g_assert_cmpint (sheet->from_us, ==, lobby_floor_at ("09:00:00"));
  g_assert_cmpint (sheet->to_us, ==, lobby_floor_at ("17:00:00"));
}

/* What overlaps is one; before the opening nothing is missed. */
static void
test_gaps (void)
{
  const LobbyDaySpan spans[] = { { lobby_floor_at ("09:08:00"), lobby_floor_at ("09:12:00") },
                                 { lobby_floor_at ("08:00:00"), lobby_floor_at ("08:50:00") },
                                 { lobby_floor_at ("09:05:00"), lobby_floor_at ("09:10:00") },
                                 { lobby_floor_at ("11:50:00"), lobby_floor_at ("12:30:00") } };
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (LobbyDaySpan));

  g_array_append_vals (gaps, spans, G_N_ELEMENTS (spans));
  g_autoptr (LobbyDaySheet) sheet = make_sheet (lobby_floor_make_state (), gaps, "12:00:00");
  g_assert_cmpuint (sheet->gaps->len, ==, 2);
  g_assert_cmpint (g_array_index (sheet->gaps, LobbyDaySpan, 0).from_us, ==, lobby_floor_at ("09:05:00"));
  g_assert_cmpint (g_array_index (sheet->gaps, LobbyDaySpan, 0).until_us, ==, lobby_floor_at ("09:12:00"));
  g_assert_cmpint (g_array_index (sheet->gaps, LobbyDaySpan, 1).until_us, ==, lobby_floor_at ("12:00:00"));
  const LobbyDayFinding *finding = &g_array_index (sheet->findings, LobbyDayFinding, 0);
  g_assert_cmpint (finding->kind, ==, LOBBY_FINDING_GAP);
  g_assert_cmpuint (finding->n, ==, 2);
  g_assert_cmpint (finding->seconds, ==, 600);
}

/* Mean wait 20 + 30 + 10 + 25 by 4 = 21:15; the goal that comes with Lobby is 10:00. */
static void
test_goals (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet (make_hard_day (), NULL, "12:00:00");
  const LobbyDayFigure low = { TRUE, 60, 100 }, good = { TRUE, 80, 100 }, high = { TRUE, 90, 100 };
  LobbyDayGoal goal;

  g_assert_true (lobby_day_goal_find (sheet->state, sheet->rules, LOBBY_FIGURE_OF_WAIT_MEAN, &goal));
  g_assert_cmpfloat (lobby_day_goal_get_miss (&goal, &sheet->all.figures[LOBBY_FIGURE_OF_WAIT_MEAN]), ==, 1275 - 600);
  g_assert_true (lobby_day_goal_find (sheet->state, sheet->rules, LOBBY_FIGURE_OF_LEVEL_AGAINST, &goal));
  g_assert_cmpfloat (goal.low, ==, 90); /* the branch's policy */
  g_assert_true (lobby_day_goal_find (sheet->state, sheet->rules, LOBBY_FIGURE_OF_COUNTERS_BUSY, &goal));
  g_assert_cmpfloat (lobby_day_goal_get_miss (&goal, &low), ==, -10);
  g_assert_cmpfloat (lobby_day_goal_get_miss (&goal, &good), ==, 0);
  g_assert_cmpfloat (lobby_day_goal_get_miss (&goal, &high), ==, 5);
  g_assert_false (lobby_day_goal_find (sheet->state, sheet->rules, LOBBY_FIGURE_OF_CUSTOMERS, &goal));
}

/* 9:15 to 9:30: A001 has waited 20 min when called, A002 25 at the end; 25 of 15 min is 167 %. */
static void
test_pressure (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet (make_hard_day (), NULL, "12:00:00");
  const LobbyServiceRecord *cash = lobby_state_get_service (sheet->state, "A");
  LobbyPressure hard = lobby_day_series_measure_pressure (sheet->state, cash, lobby_floor_at ("09:15:00"),
                                                          lobby_floor_at ("09:30:00"));
  LobbyPressure calm = lobby_day_series_measure_pressure (sheet->state, cash, lobby_floor_at ("10:15:00"),
                                                          lobby_floor_at ("10:30:00"));

  g_assert_cmpuint (hard.n, ==, 2);
  g_assert_cmpfloat (hard.longest_s, ==, 1500);
  g_assert_cmpfloat_with_epsilon (hard.percent, 100 * 25 / 15.0, 1e-9);
  g_assert_cmpuint (calm.n, ==, 0);
  g_assert_true (lobby_day_series_find_hardest (sheet->state, sheet->until_us) == cash);
}

/* At 9:35 those count who were called since 9:20: A002 alone, for A001 was called at 9:20. */
static void
test_waits (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet (make_hard_day (), NULL, "12:00:00");
  g_autoptr (GArray) samples = lobby_day_series_measure_waits (sheet->state, "A", lobby_floor_at ("09:30:00"),
                                                               lobby_floor_at ("09:35:00"));

  g_assert_cmpuint (samples->len, ==, 2);
  g_assert_cmpuint (g_array_index (samples, LobbyWaitSample, 0).n, ==, 1);
  g_assert_cmpfloat (g_array_index (samples, LobbyWaitSample, 0).median_s, ==, 1200);
  g_assert_cmpuint (g_array_index (samples, LobbyWaitSample, 1).n, ==, 1);
  g_assert_cmpfloat (g_array_index (samples, LobbyWaitSample, 1).p90_s, ==, 1800);
}

static void
test_tickets_behind (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet (make_hard_day (), NULL, "12:00:00");
  g_autoptr (GPtrArray) late = lobby_day_figure_list_behind (sheet->state, LOBBY_FIGURE_OF_LEVEL_AGAINST);
  g_autoptr (GPtrArray) none = lobby_day_figure_list_behind (sheet->state, LOBBY_FIGURE_OF_COUNTERS_BUSY);

  g_assert_cmpuint (late->len, ==, 3);
  g_assert_cmpstr (((const LobbyTicketRecord *) g_ptr_array_index (late, 0))->id, ==, "A002");
  g_assert_cmpstr (((const LobbyTicketRecord *) g_ptr_array_index (late, 2))->id, ==, "A001");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-sheet/over-target", test_over_target);
  g_test_add_func ("/day-sheet/ignored-advice", test_ignored_advice);
  g_test_add_func ("/day-sheet/late-answer", test_late_answer);
  g_test_add_func ("/day-sheet/quiet-day", test_quiet_day);
  g_test_add_func ("/day-sheet/gaps", test_gaps);
  g_test_add_func ("/day-sheet/goals", test_goals);
  g_test_add_func ("/day-sheet/pressure", test_pressure);
  g_test_add_func ("/day-sheet/waits", test_waits);
  g_test_add_func ("/day-sheet/tickets-behind", test_tickets_behind);
  return g_test_run ();
}
