/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What days teach beside the service and the server: transactions, times of day, weekdays and kinds of days, patience by
 * service, who is there when. Few cases change little. */
#include "lobby-engine-arrivals.h"
#include "lobby-engine-forecast.h"

#include <glib.h>
#include <math.h>

#define NOON 43200.0
#define MORNING 32400.0
#define N_VISITS 200

typedef struct
{
  LobbyEngineHabits *habits;
  LobbyEngineVisit visit[N_VISITS];
  LobbyEngineRng rng;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->habits = g_new0 (LobbyEngineHabits, 1);
  lobby_engine_rng_seed (&fixture->rng, 9, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->habits);
}

/* Customers all day from eight to six; every other one is of transaction 1 and takes twice as long. */
static void
make_visits (Fixture *fixture)
{
  for (int i = 0; i < N_VISITS; i++)
    {
      double arrived_s = 28800 + 180.0 * i;
      double need_s = exp (4.6 + 0.4 * lobby_engine_rng_normal (&fixture->rng)) * (i % 2 == 0 ? 1 : 2);

      fixture->visit[i] = (LobbyEngineVisit){ .server = i % 3,
                                              .transaction = i % 2,
                                              .arrived_s = arrived_s,
                                              .called_s = arrived_s + 30,
                                              .served_s = arrived_s + 30,
                                              .ended_s = arrived_s + 30 + need_s };
    }
}

static void
learn (Fixture *fixture, size_t n, int weekday, int kind)
{
  LobbyEngineDay day = { .visit = fixture->visit, .n_visits = n, .weekday = weekday, .kind = kind };

  lobby_engine_habits_add_day (fixture->habits, &day, 1);
}

static void
test_transactions_differ (Fixture *fixture, gconstpointer data)
{
  double any, quick, slow;

  make_visits (fixture);
  learn (fixture, 4, 0, 0);
  quick = lobby_engine_habits_get_transaction_times (fixture->habits, 0, 0).log_mean;
  slow = lobby_engine_habits_get_transaction_times (fixture->habits, 0, 1).log_mean;
  /* Four visits say little. */
  g_assert_cmpfloat (slow - quick, <, 0.3);
  for (int i = 0; i < 4; i++)
    learn (fixture, N_VISITS, i, 0);
  any = lobby_engine_habits_get_transaction_times (fixture->habits, 0, -1).log_mean;
  quick = lobby_engine_habits_get_transaction_times (fixture->habits, 0, 0).log_mean;
  slow = lobby_engine_habits_get_transaction_times (fixture->habits, 0, 1).log_mean;
  g_assert_cmpfloat_with_epsilon (slow - quick, log (2), 0.1);
  g_assert_cmpfloat_with_epsilon (any, (slow + quick) / 2, 0.1);
  /* One that nobody has seen is like the service. */
  g_assert_cmpfloat (lobby_engine_habits_get_transaction_times (fixture->habits, 0, 7).log_mean, ==, any);
}

/* Returns: expected wait of one who would come now, behind four of a transaction at one counter, seconds */
static double
foresee_behind (const LobbyEngineHabits *habits, int transaction)
{
  LobbyEngineWaiting waiting[4];
  const LobbyEngineNext next = { 0, 0 };
  LobbyEnginePresent present = {
    .now_s = NOON, .waiting = waiting, .n_waiting = 4, .n_servers = 1, .roster_known = true
  };
  LobbyEngineForecastSetup setup = { .present = &present,
                                     .habits = habits,
                                     .next = &next,
                                     .n_next = 1,
                                     .horizon_s = 7200,
                                     .n_runs_min = 256,
                                     .n_runs_max = 256,
                                     .seed = 2 };
  LobbyEngineForecast forecast;
  double wait_s;

  for (size_t i = 0; i < 4; i++)
    waiting[i] = (LobbyEngineWaiting){ .since_s = NOON - 60 + (double) i, .transaction = transaction };
  present.server[0] = (LobbyEngineServer){ .sure = true, .since_s = NOON - 5 };
  g_assert_true (lobby_engine_forecast_run (&setup, &forecast));
  wait_s = forecast.outlook[4].mean_s;
  lobby_engine_forecast_clear (&forecast);
  return wait_s;
}

static void
test_known_transactions_of_those_who_wait_count (Fixture *fixture, gconstpointer data)
{
  double quick_s, any_s, slow_s;

  make_visits (fixture);
  for (int i = 0; i < 4; i++)
    learn (fixture, N_VISITS, i, 0);
  quick_s = foresee_behind (fixture->habits, 0);
  any_s = foresee_behind (fixture->habits, -1);
  slow_s = foresee_behind (fixture->habits, 1);
  g_assert_cmpfloat (quick_s, <, any_s);
  g_assert_cmpfloat (any_s, <, slow_s);
  g_assert_cmpfloat (slow_s - quick_s, >, 250);
}

static void
test_times_of_day_differ (Fixture *fixture, gconstpointer data)
{
  make_visits (fixture);
  for (int i = 0; i < N_VISITS; i++)
    {
      LobbyEngineVisit *visit = &fixture->visit[i];

      if (visit->served_s < NOON)
        visit->ended_s = visit->served_s + 2 * (visit->ended_s - visit->served_s);
    }
  learn (fixture, N_VISITS, 0, 0);
  g_assert_cmpfloat (lobby_engine_habits_get_pace_at (fixture->habits, MORNING), <, 0.25);
  for (int i = 0; i < 30; i++)
    learn (fixture, N_VISITS, 0, 0);
  g_assert_cmpfloat_with_epsilon (lobby_engine_habits_get_pace_at (fixture->habits, MORNING)
                                      - lobby_engine_habits_get_pace_at (fixture->habits, NOON + 7200),
                                  log (2), 0.15);
}

/* The same class: those of service 1 leave after five minutes, those of service 0 stay. */
static void
test_patience_goes_by_service (Fixture *fixture, gconstpointer data)
{
  LobbyEngineHazard patient, hasty;

  make_visits (fixture);
  for (int i = 0; i < N_VISITS; i++)
    {
      LobbyEngineVisit *visit = &fixture->visit[i];

      visit->called_s = visit->served_s = visit->arrived_s + 400;
      visit->ended_s = visit->served_s + 100;
      visit->service = i % 2;
      if (i % 2 == 0)
        continue;
      visit->called_s = visit->served_s = INFINITY;
      visit->ended_s = visit->arrived_s + 310;
      visit->left = true;
    }
  learn (fixture, N_VISITS, 0, 0);
  patient = lobby_engine_habits_get_patience (fixture->habits, 0, 0);
  hasty = lobby_engine_habits_get_patience (fixture->habits, 0, 1);
  g_assert_cmpfloat (hasty.a_second[14], >, 5 * patient.a_second[14]);
}

/* Who went to a machine was not impatient; who went home at the same time was. */
static void
test_diverted_is_not_impatient (Fixture *fixture, gconstpointer data)
{
  LobbyEngineHazard diverted, hasty;

  make_visits (fixture);
  for (int i = 0; i < N_VISITS; i++)
    {
      LobbyEngineVisit *visit = &fixture->visit[i];

      visit->called_s = visit->served_s = INFINITY;
      visit->ended_s = visit->arrived_s + 310;
      visit->service = i % 2;
      visit->left = true;
      visit->diverted = i % 2 == 0;
    }
  learn (fixture, N_VISITS, 0, 0);
  diverted = lobby_engine_habits_get_patience (fixture->habits, 0, 0);
  hasty = lobby_engine_habits_get_patience (fixture->habits, 0, 1);
  g_assert_cmpfloat (hasty.a_second[14], >, 5 * diverted.a_second[14]);
}

/* Fridays have half as many, pension days three times as many; one such day alone is not yet believed. */
static void
test_weekdays_and_kinds_of_days (Fixture *fixture, gconstpointer data)
{
  make_visits (fixture);
  g_assert_cmpfloat (lobby_engine_habits_get_busy (fixture->habits, NOON, 4, 0), ==, 1);
  for (int week = 0; week < 8; week++)
    {
      for (int weekday = 0; weekday < 5; weekday++)
        learn (fixture, weekday == 4 ? N_VISITS / 2 : N_VISITS, weekday, 0);
    }
  /* Half of the visits is the morning. */
  g_assert_cmpfloat (lobby_engine_habits_get_busy (fixture->habits, NOON + 14400, 4, 0), <, 0.35);
  g_assert_cmpfloat_with_epsilon (lobby_engine_habits_get_busy (fixture->habits, NOON, 1, 0), 1.05, 0.1);
  g_assert_cmpfloat (lobby_engine_habits_get_busy (fixture->habits, NOON, 6, 0), ==,
                     lobby_engine_habits_get_busy (fixture->habits, NOON, 5, 0));
  for (int i = 0; i < N_VISITS; i++)
    fixture->visit[i].arrived_s = NOON + i;
  learn (fixture, N_VISITS, 0, 1);
  g_assert_cmpfloat (lobby_engine_habits_get_busy (fixture->habits, NOON, 0, 1), >, 1.5);
  g_assert_cmpfloat (lobby_engine_habits_get_busy (fixture->habits, NOON, 0, 1), <, 4);
}

/* As many as expected came: nothing changes. Twice as many: more will come than usual, not yet twice. */
static void
test_today_corrects_arrivals (Fixture *fixture, gconstpointer data)
{
  LobbyEnginePresent present = { .now_s = NOON };
  LobbyEngineArrivals arrivals;
  double usual, as_usual, more;

  make_visits (fixture);
  for (int i = 0; i < 10; i++)
    learn (fixture, N_VISITS, 0, 0);
  usual = lobby_engine_habits_get_arrivals (fixture->habits, 0, NOON);
  present.n_today = 80;
  present.n_arrived[4] = (int) (2400 * usual);
  lobby_engine_arrivals_foresee (&arrivals, &present, fixture->habits, NOON, NOON + 3600);
  as_usual = lobby_engine_arrivals_get_rate (&arrivals, NOON)->all;
  g_assert_cmpfloat_with_epsilon (as_usual / usual, 1, 0.03);
  present.n_today *= 2;
  present.n_arrived[4] *= 2;
  lobby_engine_arrivals_foresee (&arrivals, &present, fixture->habits, NOON, NOON + 3600);
  more = lobby_engine_arrivals_get_rate (&arrivals, NOON)->all;
  g_assert_cmpfloat (more / usual, >, 1.3);
  g_assert_cmpfloat (more / usual, <, 2);
}

/* Before the first call of the day: where no roster is known, those are expected who served at this time on most days. */
static void
test_who_is_likely_to_serve (Fixture *fixture, gconstpointer data)
{
  const LobbyEngineNext next = { 0, 0 };
  LobbyEnginePresent present = { .now_s = MORNING };
  LobbyEngineForecastSetup setup = { .present = &present,
                                     .habits = fixture->habits,
                                     .next = &next,
                                     .n_next = 1,
                                     .horizon_s = 3600,
                                     .n_runs_min = 64,
                                     .n_runs_max = 64,
                                     .seed = 2 };
  LobbyEngineForecast forecast;

  make_visits (fixture);
  for (int i = 0; i < 5; i++)
    learn (fixture, N_VISITS, i, 0);
  g_assert_cmpfloat (lobby_engine_habits_get_presence (fixture->habits, 2, MORNING), >, 0.8);
  g_assert_cmpfloat (lobby_engine_habits_get_presence (fixture->habits, 2, 10000), ==, 0);
  g_assert_cmpfloat (lobby_engine_habits_get_presence (fixture->habits, 9, MORNING), ==, 0);
  g_assert_true (lobby_engine_forecast_run (&setup, &forecast));
  g_assert_cmpfloat (forecast.outlook[0].p50_s, <, 300);
  lobby_engine_forecast_clear (&forecast);
  present.roster_known = true;
  g_assert_true (lobby_engine_forecast_run (&setup, &forecast));
  g_assert_cmpfloat (forecast.outlook[0].beyond, ==, 1);
  lobby_engine_forecast_clear (&forecast);
}

/* Server 2 never calls service 1, which others call all day; of service 2, which hardly anybody asks for, that says nothing. */
static void
test_what_servers_serve (Fixture *fixture, gconstpointer data)
{
  uint32_t serves[LOBBY_ENGINE_SERVERS_MAX];

  make_visits (fixture);
  for (int i = 0; i < N_VISITS; i++)
    fixture->visit[i].service = fixture->visit[i].server == 2 ? 0 : i == 0 ? 2 : i / 3 % 2;
  lobby_engine_habits_guess_services (fixture->habits, serves);
  g_assert_cmphex (serves[2], ==, 0);
  learn (fixture, N_VISITS / 20, 0, 0);
  lobby_engine_habits_guess_services (fixture->habits, serves);
  g_assert_cmphex (serves[2], ==, 0);
  learn (fixture, N_VISITS, 0, 0);
  lobby_engine_habits_guess_services (fixture->habits, serves);
  g_assert_cmphex (serves[0], ==, 0);
  g_assert_cmphex (serves[2], ==, ~UINT32_C (2));
  g_assert_cmphex (serves[9], ==, 0);
}

/* One of service 1 at a counter that never served it waits for another one, unless a roster says what the counter serves. */
static void
test_who_cannot_be_served_waits (Fixture *fixture, gconstpointer data)
{
  const LobbyEngineNext next[] = { { 0, 0 }, { 1, 1 } };
  LobbyEnginePresent present = { .now_s = NOON, .n_servers = 1 };
  LobbyEngineForecastSetup setup = { .present = &present,
                                     .habits = fixture->habits,
                                     .next = next,
                                     .n_next = 2,
                                     .horizon_s = 3600,
                                     .n_runs_min = 16,
                                     .n_runs_max = 16 };
  LobbyEngineForecast forecast;

  make_visits (fixture);
  for (int i = 0; i < N_VISITS; i++)
    fixture->visit[i].service = fixture->visit[i].server == 2 ? 0 : 1;
  learn (fixture, N_VISITS, 0, 0);
  present.server[0] = (LobbyEngineServer){ .server = 2, .sure = true, .since_s = NOON - 60 };
  g_assert_true (lobby_engine_forecast_run (&setup, &forecast));
  /* as soon as the server looks up */
  g_assert_cmpfloat (forecast.outlook[0].p50_s, <, 60);
  g_assert_cmpfloat (forecast.outlook[1].beyond, ==, 1);
  lobby_engine_forecast_clear (&forecast);
  present.roster_known = true;
  g_assert_true (lobby_engine_forecast_run (&setup, &forecast));
  g_assert_cmpfloat (forecast.outlook[1].beyond, <, 1);
  lobby_engine_forecast_clear (&forecast);
}

/* The way to the counter belongs to it, and so does a call that nobody answers. */
static void
test_a_call_takes_the_server_from_the_call_on (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < N_VISITS; i++)
    fixture->visit[i] = (LobbyEngineVisit){ .server = 0,
                                            .transaction = -1,
                                            .arrived_s = NOON + i,
                                            .called_s = NOON + 300 * i,
                                            .served_s = i % 2 == 0 ? NOON + 300 * i + 20 : INFINITY,
                                            .ended_s = NOON + 300 * i + 120 };
  learn (fixture, N_VISITS, 0, 0);
  g_assert_cmpfloat (fixture->habits->all.n, ==, N_VISITS);
  g_assert_cmpfloat_with_epsilon (lobby_engine_habits_get_service_times (fixture->habits, 0, -1).log_mean, log (120),
                                  0.02);
}

/* What the branch says of a service that nobody has seen is not drawn to the other services; a dozen cases weigh as much. */
static void
test_what_the_branch_states_is_believed (Fixture *fixture, gconstpointer data)
{
  const LobbyEngineLognormal stated = { log (720), 0.5 };
  LobbyEngineLognormal times;

  make_visits (fixture);
  learn (fixture, N_VISITS, 0, 0);
  g_assert_cmpfloat (lobby_engine_habits_get_service_times (fixture->habits, 3, -1).log_mean, <, log (200));
  lobby_engine_habits_state_times (fixture->habits, 3, stated);
  times = lobby_engine_habits_get_service_times (fixture->habits, 3, -1);
  g_assert_cmpfloat_with_epsilon (times.log_mean, stated.log_mean, 1e-9);
  g_assert_cmpfloat_with_epsilon (times.log_sd, stated.log_sd, 1e-9);
  for (int i = 0; i < 12; i++)
    fixture->visit[i] = (LobbyEngineVisit){ .service = 3,
                                            .server = -1,
                                            .transaction = -1,
                                            .arrived_s = NOON,
                                            .called_s = NOON,
                                            .served_s = NOON,
                                            .ended_s = NOON + 360 };
  learn (fixture, 12, 0, 0);
  times = lobby_engine_habits_get_service_times (fixture->habits, 3, -1);
  g_assert_cmpfloat_with_epsilon (times.log_mean, (log (720) + log (360)) / 2, 1e-6);
}

/* A hundred times as many cases are known ten times as well, as far as days are alike. */
static void
test_doubt_falls_with_cases (Fixture *fixture, gconstpointer data)
{
  double nothing = lobby_engine_habits_get_doubt (fixture->habits, 0), some;

  make_visits (fixture);
  learn (fixture, 10, 0, 0);
  some = lobby_engine_habits_get_doubt (fixture->habits, 0);
  g_assert_cmpfloat (some, <, nothing);
  for (int i = 0; i < 100; i++)
    learn (fixture, N_VISITS, 0, 0);
  g_assert_cmpfloat (lobby_engine_habits_get_doubt (fixture->habits, 0), <, some / 2);
  g_assert_cmpfloat (lobby_engine_habits_get_doubt (fixture->habits, 0), >, 0.03);
}

/* Somebody who comes to a free server is called after ten seconds; who comes while it serves says nothing of that. */
static void
test_reactions_are_learned (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < N_VISITS; i++)
    {
      double called_s = MORNING + 150.0 * i + (i % 2 == 0 ? 0 : 10);

      fixture->visit[i] = (LobbyEngineVisit){ .server = 0,
                                              .transaction = -1,
                                              .arrived_s = called_s - (i % 2 == 0 ? 50 : 10),
                                              .called_s = called_s,
                                              .served_s = called_s,
                                              .ended_s = called_s + (i % 2 == 0 ? 60 : 135) };
    }
  learn (fixture, N_VISITS, 0, 0);
  g_assert_cmpfloat (fixture->habits->reactions.n, ==, N_VISITS / 2);
  g_assert_cmpfloat_with_epsilon (lobby_engine_habits_get_reactions (fixture->habits).log_mean, log (10), 0.1);
}

/* At noon each of four pauses for half an hour; in the morning nobody does. */
static void
test_pauses_are_learned (Fixture *fixture, gconstpointer data)
{
  LobbyEngineShift shift[12];
  LobbyEngineDay day = { .shift = shift, .n_shifts = G_N_ELEMENTS (shift) };
  double nobody = lobby_engine_habits_get_pauses (fixture->habits, NOON);

  for (int i = 0; i < 4; i++)
    {
      shift[i] = (LobbyEngineShift){ .server = i, .from_s = MORNING, .until_s = NOON + 60 };
      shift[4 + i] = (LobbyEngineShift){
        .server = i, .from_s = NOON + 60, .until_s = NOON + 1860, .back_s = NOON + 1500
      };
      shift[8 + i] = (LobbyEngineShift){ .server = i, .from_s = NOON + 1860, .until_s = INFINITY };
    }
  for (int i = 0; i < 20; i++)
    lobby_engine_habits_add_day (fixture->habits, &day, 1);
  g_assert_cmpfloat (lobby_engine_habits_get_pauses (fixture->habits, NOON + 100), >, 10 * nobody);
  g_assert_cmpfloat (lobby_engine_habits_get_pauses (fixture->habits, MORNING + 3600), <, nobody / 2);
  g_assert_cmpfloat_with_epsilon (exp (lobby_engine_habits_get_pause_times (fixture->habits).log_mean), 1800, 60);
}

/* Who pauses for half an hour while somebody waits was not slow to take the next customer. */
static void
test_a_pause_is_no_slow_return (Fixture *fixture, gconstpointer data)
{
  const LobbyEngineShift shift[] = {
    { .server = 0, .from_s = MORNING, .until_s = NOON + 130 },
    { .server = 0, .from_s = NOON + 130, .until_s = NOON + 1930, .back_s = NOON + 1930 }
  };
  LobbyEngineDay day = { .visit = fixture->visit, .n_visits = 2 };
  double exposed_s[2];

  fixture->visit[0] = (LobbyEngineVisit){
    .transaction = -1, .arrived_s = NOON, .called_s = NOON + 10, .served_s = NOON + 10, .ended_s = NOON + 120
  };
  fixture->visit[1] = (LobbyEngineVisit){
    .transaction = -1, .arrived_s = NOON + 60, .called_s = NOON + 1940, .served_s = NOON + 1940, .ended_s = NOON + 2000
  };
  for (int i = 0; i < 2; i++)
    {
      memset (fixture->habits, 0, sizeof *fixture->habits);
      day.shift = shift;
      day.n_shifts = i == 0 ? 0 : G_N_ELEMENTS (shift);
      lobby_engine_habits_add_part (fixture->habits, &day);
      exposed_s[i] = 0;
      for (int k = 0; k < LOBBY_ENGINE_STEPS; k++)
        exposed_s[i] += fixture->habits->returns.exposed_s[k];
    }
  g_assert_cmpfloat_with_epsilon (exposed_s[0], 1820, 1);
  g_assert_cmpfloat (exposed_s[1], ==, 0);
}

static void
test_a_part_of_a_day_says_nothing_of_days (Fixture *fixture, gconstpointer data)
{
  LobbyEngineDay day = { .visit = fixture->visit, .n_visits = N_VISITS };

  make_visits (fixture);
  lobby_engine_habits_add_part (fixture->habits, &day);
  g_assert_cmpfloat (fixture->habits->n_days, ==, 0);
  g_assert_cmpfloat (fixture->habits->all.n, ==, N_VISITS);
  g_assert_cmpfloat (lobby_engine_habits_get_arrivals (fixture->habits, 0, NOON), ==, 0);
  g_assert_cmpfloat (lobby_engine_habits_get_presence (fixture->habits, 0, NOON), ==, 0);
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
  add ("/engine/habits/transactions", test_transactions_differ);
  add ("/engine/habits/transactions-waiting", test_known_transactions_of_those_who_wait_count);
  add ("/engine/habits/times-of-day", test_times_of_day_differ);
  add ("/engine/habits/patience", test_patience_goes_by_service);
  add ("/engine/habits/diverted", test_diverted_is_not_impatient);
  add ("/engine/habits/weekdays", test_weekdays_and_kinds_of_days);
  add ("/engine/habits/today", test_today_corrects_arrivals);
  add ("/engine/habits/likely-servers", test_who_is_likely_to_serve);
  add ("/engine/habits/services", test_what_servers_serve);
  add ("/engine/habits/services-waiting", test_who_cannot_be_served_waits);
  add ("/engine/habits/calls", test_a_call_takes_the_server_from_the_call_on);
  add ("/engine/habits/stated", test_what_the_branch_states_is_believed);
  add ("/engine/habits/doubt", test_doubt_falls_with_cases);
  add ("/engine/habits/reactions", test_reactions_are_learned);
  add ("/engine/habits/pauses", test_pauses_are_learned);
  add ("/engine/habits/pause-is-no-return", test_a_pause_is_no_slow_return);
  add ("/engine/habits/part-of-a-day", test_a_part_of_a_day_says_nothing_of_days);
  return g_test_run ();
}
