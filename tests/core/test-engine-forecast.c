/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast: it sees nothing that comes later, an open counter more never lengthens a wait, names do not matter, and it
 * always has an answer. */
#include "lobby-engine-forecast.h"

#include <glib.h>
#include <math.h>

#define NOON 43200.0

typedef struct
{
  GArray *visits; /* of LobbyEngineVisit */
  LobbyEngineHabits *habits;
  LobbyEngineForecast forecast;
  LobbyEnginePresent present;
  bool surprises;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->visits = g_array_new (FALSE, TRUE, sizeof (LobbyEngineVisit));
  fixture->habits = g_new0 (LobbyEngineHabits, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_engine_forecast_clear (&fixture->forecast);
  lobby_engine_present_clear (&fixture->present);
  g_array_unref (fixture->visits);
  g_free (fixture->habits);
}

static void
add_visit (Fixture *fixture, int server, double arrived_s, double called_s, double ended_s)
{
  LobbyEngineVisit visit = {
    .server = server, .arrived_s = arrived_s, .called_s = called_s, .served_s = called_s, .ended_s = ended_s
  };

  g_array_append_val (fixture->visits, visit);
}

static void
add_waiting (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    add_visit (fixture, -1, NOON - 600 + 0.5 * i, INFINITY, INFINITY);
}

static LobbyEngineDay
get_day (Fixture *fixture)
{
  return (LobbyEngineDay){ .visit = (const LobbyEngineVisit *) (gconstpointer) fixture->visits->data,
                           .n_visits = fixture->visits->len };
}

/* Returns: the outlook of one who would come now */
static LobbyEngineOutlook
foresee (Fixture *fixture, double now_s, int n_runs)
{
  const LobbyEngineNext next = { 0, 0 };
  LobbyEngineForecastSetup setup = { .present = &fixture->present,
                                     .habits = fixture->habits,
                                     .next = &next,
                                     .n_next = 1,
                                     .target_s = { 900 },
                                     .horizon_s = 7200,
                                     .n_runs_min = n_runs,
                                     .n_runs_max = n_runs,
                                     .surprises = fixture->surprises,
                                     .seed = 5 };
  LobbyEngineDay day = get_day (fixture);

  lobby_engine_forecast_clear (&fixture->forecast);
  lobby_engine_present_clear (&fixture->present);
  g_assert_true (lobby_engine_present_look (&fixture->present, &day, now_s));
  for (int i = 0; i < fixture->present.n_servers; i++)
    fixture->present.server[i].sure = true;
  g_assert_true (lobby_engine_forecast_run (&setup, &fixture->forecast));
  g_assert_cmpuint (fixture->forecast.n_outlooks, ==, fixture->present.n_waiting + 1);
  return fixture->forecast.outlook[fixture->present.n_waiting];
}

static void
assert_sound (const LobbyEngineForecast *forecast, double horizon_s)
{
  for (size_t i = 0; i < forecast->n_outlooks; i++)
    {
      const LobbyEngineOutlook *outlook = &forecast->outlook[i];

      g_assert_true (isfinite (outlook->mean_s) && isfinite (outlook->sd_s));
      g_assert_cmpfloat (outlook->p05_s, >=, 0);
      g_assert_cmpfloat (outlook->p05_s, <=, outlook->p10_s);
      g_assert_cmpfloat (outlook->p10_s, <=, outlook->p50_s);
      g_assert_cmpfloat (outlook->p50_s, <=, outlook->p90_s);
      g_assert_cmpfloat (outlook->p90_s, <=, outlook->p95_s);
      g_assert_cmpfloat (outlook->p95_s, <=, horizon_s + 1);
      g_assert_cmpfloat (outlook->in_time, >=, 0);
      g_assert_cmpfloat (outlook->in_time, <=, 1);
    }
}

static void
test_nothing_later_is_seen (Fixture *fixture, gconstpointer data)
{
  LobbyEngineOutlook before, after;

  for (int i = 0; i < 4; i++)
    add_visit (fixture, i, NOON - 300, NOON - 290, INFINITY);
  add_waiting (fixture, 8);
  before = foresee (fixture, NOON, 64);
  for (guint i = 0; i < 4; i++)
    g_array_index (fixture->visits, LobbyEngineVisit, i).ended_s = NOON + 1 + i;
  for (guint i = 4; i < 12; i++)
    g_array_index (fixture->visits, LobbyEngineVisit, i).called_s = NOON + 5;
  add_visit (fixture, 9, NOON + 2, NOON + 3, NOON + 4);
  after = foresee (fixture, NOON, 64);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
}

static void
test_one_more_counter_never_lengthens (Fixture *fixture, gconstpointer data)
{
  double before_s = INFINITY;

  add_waiting (fixture, 12);
  for (int n = 1; n <= 8; n++)
    {
      LobbyEngineOutlook outlook;

      add_visit (fixture, n, NOON - 500, NOON - 400, NOON - 30 - n);
      outlook = foresee (fixture, NOON, 256);
      g_assert_cmpfloat (outlook.mean_s, <=, before_s);
      before_s = outlook.mean_s;
    }
}

static void
test_names_do_not_matter (Fixture *fixture, gconstpointer data)
{
  LobbyEngineOutlook before, after;

  for (int i = 0; i < 5; i++)
    add_visit (fixture, i, NOON - 300, NOON - 290, i % 2 == 0 ? INFINITY : NOON - 20);
  add_waiting (fixture, 10);
  before = foresee (fixture, NOON, 64);
  for (guint i = 0; i < 5; i++)
    g_array_index (fixture->visits, LobbyEngineVisit, i).server = (int) (200 - 37 * i);
  after = foresee (fixture, NOON, 64);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
}

static void
test_who_is_ahead_goes_first (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    add_visit (fixture, i, NOON - 300, NOON - 290, INFINITY);
  add_waiting (fixture, 20);
  foresee (fixture, NOON, 128);
  for (size_t i = 1; i < fixture->forecast.n_outlooks; i++)
    g_assert_cmpfloat (fixture->forecast.outlook[i].mean_s, >=, fixture->forecast.outlook[i - 1].mean_s);
}

/* Nobody serves and nobody ever did: the answer is "not before the horizon", not a division by nothing. */
static void
test_no_counter_no_history (Fixture *fixture, gconstpointer data)
{
  LobbyEngineOutlook outlook = foresee (fixture, NOON, 32);

  g_assert_cmpfloat (outlook.beyond, ==, 1);
  g_assert_cmpfloat (outlook.in_time, ==, 0);
  add_waiting (fixture, 3);
  foresee (fixture, NOON, 32);
  assert_sound (&fixture->forecast, 7200);
}

static void
test_a_thousand_tickets (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 5; i++)
    add_visit (fixture, i, NOON - 300, NOON - 290, INFINITY);
  add_waiting (fixture, 1000);
  foresee (fixture, NOON, 16);
  g_assert_cmpuint (fixture->forecast.n_outlooks, ==, 1001);
  assert_sound (&fixture->forecast, 7200);
}

static void
test_absurd_clocks (Fixture *fixture, gconstpointer data)
{
  const double now_s[] = { -1e9, -1, 0, 86400, 1e12, 1e300, INFINITY, NAN };

  add_visit (fixture, 0, 100, 50, 20);
  add_visit (fixture, 1, -1e15, 1e15, -1e15);
  add_visit (fixture, 2, 0, 0, 0);
  add_waiting (fixture, 5);
  for (guint i = 0; i < G_N_ELEMENTS (now_s); i++)
    {
      foresee (fixture, now_s[i], 16);
      assert_sound (&fixture->forecast, 7200);
    }
}

/* The same times, known from five cases or from a thousand: who knows little says so. */
static void
test_few_cases_make_wide_ranges (Fixture *fixture, gconstpointer data)
{
  LobbyEngineOutlook few, many;
  LobbyEngineLogSums *sums = &fixture->habits->by_service[0];

  add_visit (fixture, 0, NOON - 300, NOON - 290, INFINITY);
  add_waiting (fixture, 20);
  lobby_engine_habits_state_times (fixture->habits, 0, (LobbyEngineLognormal){ 4.8, 0.9 });
  few = foresee (fixture, NOON, 512);
  *sums = (LobbyEngineLogSums){ 1000, 4800, 1000 * (4.8 * 4.8 + 0.81) };
  many = foresee (fixture, NOON, 512);
  g_assert_cmpfloat_with_epsilon (few.p50_s, many.p50_s, 0.15 * many.p50_s);
  g_assert_cmpfloat (few.p90_s - few.p10_s, >, 1.2 * (many.p90_s - many.p10_s));
}

/* Nobody is called in the very second of coming, though somebody is free. */
static void
test_who_is_free_looks_up (Fixture *fixture, gconstpointer data)
{
  LobbyEngineOutlook outlook;

  add_visit (fixture, 0, NOON - 600, NOON - 590, NOON - 300);
  outlook = foresee (fixture, NOON, 256);
  g_assert_cmpfloat (outlook.p10_s, >, 0.5);
  g_assert_cmpfloat (outlook.p90_s, <, 30);
}

/* While customers are sent to machines, those behind them are called sooner. */
static void
test_diversions_go_on (Fixture *fixture, gconstpointer data)
{
  LobbyEngineOutlook stays, goes;

  add_visit (fixture, 0, NOON - 300, NOON - 290, INFINITY);
  for (int i = 0; i < 8; i++)
    {
      add_visit (fixture, -1, NOON - 900, INFINITY, NOON - 100 * i - 10);
      g_array_index (fixture->visits, LobbyEngineVisit, 1 + i).left = true;
      g_array_index (fixture->visits, LobbyEngineVisit, 1 + i).diverted = true;
    }
  add_waiting (fixture, 10);
  stays = foresee (fixture, NOON, 128);
  g_assert_cmpint (fixture->present.n_diverted[0], ==, 8);
  fixture->surprises = true;
  goes = foresee (fixture, NOON, 128);
  g_assert_cmpfloat (goes.mean_s, <, 0.8 * stays.mean_s);
}

/* Where everybody pauses about now for half an hour, that lengthens waits. */
static void
test_pauses_are_foreseen (Fixture *fixture, gconstpointer data)
{
  LobbyEngineOutlook stay, pause;
  int quarter = (int) (NOON / 900);

  for (int i = 0; i < 3; i++)
    add_visit (fixture, i, NOON - 300, NOON - 290, INFINITY);
  add_waiting (fixture, 20);
  for (int i = quarter - 1; i <= quarter + 1; i++)
    {
      fixture->habits->pauses[i] = 60;
      fixture->habits->open_s[i] = 60 * 900;
    }
  stay = foresee (fixture, NOON, 128);
  fixture->surprises = true;
  pause = foresee (fixture, NOON, 128);
  g_assert_cmpfloat (pause.mean_s, >, stay.mean_s + 300);
  assert_sound (&fixture->forecast, 7200);
}

/* A service that has run for long goes on for long: the tail of lognormal times is fat. */
static void
test_rest_of_a_service (void)
{
  const LobbyEngineLognormal times = { 4.8, 0.95 };
  LobbyEngineRng rng;
  double fresh_s = 0, old_s = 0;

  lobby_engine_rng_seed (&rng, 3, 0);
  for (guint i = 0; i < 20000; i++)
    {
      fresh_s += lobby_engine_lognormal_draw_rest (times, 0, &rng) / 20000;
      old_s += lobby_engine_lognormal_draw_rest (times, 900, &rng) / 20000;
    }
  g_assert_cmpfloat_with_epsilon (fresh_s, lobby_engine_lognormal_get_mean (times), 6);
  g_assert_cmpfloat (old_s, >, 1.5 * fresh_s);
}

static void
test_few_cases_are_drawn_to_the_usual (void)
{
  const LobbyEngineLognormal usual = { 5, 0.8 };
  LobbyEngineLogSums sums = { 0 };
  LobbyEngineLognormal fit = lobby_engine_lognormal_fit (&sums, usual, 20);

  g_assert_cmpfloat (fit.log_mean, ==, 5);
  lobby_engine_log_sums_add (&sums, exp (8));
  fit = lobby_engine_lognormal_fit (&sums, usual, 20);
  g_assert_cmpfloat (fit.log_mean, <, 5.2);
  for (guint i = 0; i < 2000; i++)
    lobby_engine_log_sums_add (&sums, exp (8));
  fit = lobby_engine_lognormal_fit (&sums, usual, 20);
  g_assert_cmpfloat (fit.log_mean, >, 7.9);
}

static void
add (const char *name, void (*run) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, run, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/engine/forecast/nothing-later", test_nothing_later_is_seen);
  add ("/engine/forecast/one-more-counter", test_one_more_counter_never_lengthens);
  add ("/engine/forecast/names", test_names_do_not_matter);
  add ("/engine/forecast/order", test_who_is_ahead_goes_first);
  add ("/engine/forecast/nothing", test_no_counter_no_history);
  add ("/engine/forecast/thousand", test_a_thousand_tickets);
  add ("/engine/forecast/absurd-clocks", test_absurd_clocks);
  add ("/engine/forecast/doubt", test_few_cases_make_wide_ranges);
  add ("/engine/forecast/reaction", test_who_is_free_looks_up);
  add ("/engine/forecast/diversions", test_diversions_go_on);
  add ("/engine/forecast/pauses", test_pauses_are_foreseen);
  g_test_add_func ("/engine/forecast/rest-of-a-service", test_rest_of_a_service);
  g_test_add_func ("/engine/forecast/few-cases", test_few_cases_are_drawn_to_the_usual);
  return g_test_run ();
}
