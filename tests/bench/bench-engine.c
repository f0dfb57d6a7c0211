/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the engine is, as ratios to a loop that is calibrated in the same run: simulated customers with lognormal
 * services, patience, credits and statistics, and a full forecast of 100 waiting at 20 counters. */
#include "lobby-engine-forecast.h"
#include "lobby-engine-queue.h"
#include "lobby-engine-rng.h"

#include <glib.h>
#include <math.h>
#include <time.h>

#define N_CUSTOMERS 3000000
#define N_ROUNDS 10000000

static double
get_cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Returns: seconds of a loop of logarithms of random numbers */
static double
calibrate (void)
{
  LobbyEngineRng rng;
  double started_s = get_cpu_s (), sum = 0;

  lobby_engine_rng_seed (&rng, 1, 1);
  for (int i = 0; i < N_ROUNDS; i++)
    sum += lobby_engine_rng_exponential (&rng);
  g_assert_cmpfloat_with_epsilon (sum / N_ROUNDS, 1, 0.01);
  return get_cpu_s () - started_s;
}

static double
run_queue (void)
{
  LobbyEngineQueueSetup setup = { .arrival_rate = 1.08,
                                  .service_rate = 0.2,
                                  .service_log_sd = 0.95,
                                  .patience_rate = 0.002,
                                  .n_servers = 6,
                                  .n_classes = 3,
                                  .share = { 0.2, 0.3, 0.5 },
                                  .order = { .kind = LOBBY_ENGINE_ORDER_CREDIT, .credit_s = { 0, 90, 180 } },
                                  .over_s = 10,
                                  .n_customers = N_CUSTOMERS,
                                  .seed = 1 };
  LobbyEngineQueueResult result;
  double started_s = get_cpu_s ();

  g_assert_true (lobby_engine_queue_run (&setup, &result));
  return get_cpu_s () - started_s;
}

/* Returns: seconds of one forecast of 100 waiting at 20 counters */
static double
run_forecast (void)
{
  g_autofree LobbyEngineVisit *visit = g_new0 (LobbyEngineVisit, 120);
  g_autofree LobbyEngineHabits *habits = g_new0 (LobbyEngineHabits, 1);
  const LobbyEngineNext next = { 0, 0 };
  LobbyEngineDay day = { .visit = visit, .n_visits = 120 };
  LobbyEngineForecastSetup setup = { .habits = habits,
                                     .next = &next,
                                     .n_next = 1,
                                     .horizon_s = 7200,
                                     .n_runs_min = 64,
                                     .n_runs_max = 256,
                                     .precision_s = 30,
                                     .seed = 1 };
  LobbyEngineForecast forecast;
  LobbyEnginePresent present;
  double started_s;

  for (int i = 0; i < 120; i++)
    visit[i] = (LobbyEngineVisit){ .server = i < 20 ? i : -1,
                                   .arrived_s = 36000 + i,
                                   .called_s = i < 20 ? 36100 : INFINITY,
                                   .served_s = i < 20 ? 36100 : INFINITY,
                                   .ended_s = INFINITY };
  g_assert_true (lobby_engine_present_look (&present, &day, 36300));
  for (int i = 0; i < present.n_servers; i++)
    present.server[i].sure = true;
  setup.present = &present;
  started_s = get_cpu_s ();
  g_assert_true (lobby_engine_forecast_run (&setup, &forecast));
  started_s = get_cpu_s () - started_s;
  g_print ("forecast: %d waiting, %d counters, %d runs\n", (int) present.n_waiting, present.n_servers, forecast.n_runs);
  lobby_engine_forecast_clear (&forecast);
  lobby_engine_present_clear (&present);
  return started_s;
}

int
main (void)
{
  double loop_s = calibrate (), queue_s = run_queue (), forecast_s = run_forecast ();

  g_print ("calibrated loop: %.1f million logarithms a second\n", N_ROUNDS / loop_s / 1e6);
  g_print ("queue: %.2f million customers a second, %.1f rounds of the loop a customer\n", N_CUSTOMERS / queue_s / 1e6,
           queue_s / N_CUSTOMERS / (loop_s / N_ROUNDS));
  g_print ("forecast: %.2f ms, %.0f thousand rounds of the loop\n", forecast_s * 1e3,
           forecast_s / (loop_s / N_ROUNDS) / 1e3);
  return 0;
}
