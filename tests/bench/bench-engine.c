/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the engine is, as ratios to a loop that is calibrated in the same run: simulated customers with lognormal
 * services, patience, credits and statistics; a full forecast of 100 waiting at 20 counters, full advice with 50
 * candidates, and whether memory stays flat when both are made a thousand times. */
#include "lobby-engine-forecast.h"
#include "lobby-engine-queue.h"
#include "lobby-engine-rng.h"
#include "lobby-engine-whatif.h"

#include <glib.h>
#include <malloc.h>
#include <math.h>
#include <time.h>

#define N_CUSTOMERS 3000000
#define N_LOOPS 10000000
#define N_WAITING 100
#define N_COUNTERS 20
#define N_CANDIDATES 50
#define N_SERVICES 5
#define N_ROUNDS 10
#define N_REPETITIONS 1000
#define NOW 36300.0

static double
get_cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Returns: seconds of a round of a loop of logarithms of random numbers */
static double
calibrate (int n)
{
  LobbyEngineRng rng;
  double started_s = get_cpu_s (), sum = 0;

  lobby_engine_rng_seed (&rng, 1, 1);
  for (int i = 0; i < n; i++)
    sum += lobby_engine_rng_exponential (&rng);
  g_assert_cmpfloat_with_epsilon (sum / n, 1, 0.01);
  return (get_cpu_s () - started_s) / n;
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

/* A lobby at its fullest: a hundred wait, twenty counters serve, all came within the last minutes and as many will. */
typedef struct
{
  LobbyEngineVisit visit[N_WAITING + N_COUNTERS];
  LobbyEngineHabits habits;
  LobbyEnginePresent present;
  LobbyEngineNext next[N_SERVICES];
  LobbyEngineForecastSetup setup;
  LobbyEngineChange change[N_CANDIDATES];
} Lobby;

static void
list_changes (Lobby *lobby)
{
  for (int i = 0; i < N_CANDIDATES; i++)
    lobby->change[i] = (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_LEAVE, .waiting = (size_t) (2 * i) };
  for (int i = 40; i < 45; i++)
    lobby->change[i] = (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_OPEN, .server = -1, .from_s = 60 * (i - 40) };
  for (int i = 45; i < N_CANDIDATES; i++)
    lobby->change[i] = (LobbyEngineChange){
      .kind = LOBBY_ENGINE_CHANGE_SERVE, .server = i - 45, .serves = 3, .until_s = 1800
    };
}

static Lobby *
lobby_new (void)
{
  Lobby *lobby = g_new0 (Lobby, 1);
  LobbyEngineDay day = { .visit = lobby->visit, .n_visits = N_WAITING + N_COUNTERS };

  for (int i = 0; i < N_WAITING + N_COUNTERS; i++)
    lobby->visit[i] = (LobbyEngineVisit){ .service = i % N_SERVICES,
                                          .class = i % N_SERVICES,
                                          .server = i < N_COUNTERS ? i : -1,
                                          .transaction = -1,
                                          .arrived_s = NOW - 2400 + 20.0 * i,
                                          .called_s = i < N_COUNTERS ? NOW - 200 : INFINITY,
                                          .served_s = i < N_COUNTERS ? NOW - 200 : INFINITY,
                                          .ended_s = INFINITY };
  g_assert_true (lobby_engine_present_look (&lobby->present, &day, NOW));
  for (int i = 0; i < lobby->present.n_servers; i++)
    lobby->present.server[i].sure = true;
  for (int i = 0; i < N_SERVICES; i++)
    lobby->next[i] = (LobbyEngineNext){ i, i };
  lobby->setup = (LobbyEngineForecastSetup){ .present = &lobby->present,
                                             .habits = &lobby->habits,
                                             .order = { .kind = LOBBY_ENGINE_ORDER_CREDIT, .credit_s = { 0, 60 } },
                                             .next = lobby->next,
                                             .n_next = N_SERVICES,
                                             .target_s = { 600, 600, 900, 900, 900 },
                                             .horizon_s = 7200,
                                             .n_runs_min = 64,
                                             .n_runs_max = 256,
                                             .precision_s = 30,
                                             .seed = 1 };
  list_changes (lobby);
  return lobby;
}

static void
lobby_free (Lobby *lobby)
{
  lobby_engine_present_clear (&lobby->present);
  g_free (lobby);
}

static int
foresee (const Lobby *lobby)
{
  LobbyEngineForecast forecast;
  int n_runs;

  g_assert_true (lobby_engine_forecast_run (&lobby->setup, &forecast));
  n_runs = forecast.n_runs;
  lobby_engine_forecast_clear (&forecast);
  return n_runs;
}

static int
advise (const Lobby *lobby, int n_runs)
{
  LobbyEngineForecastSetup setup = lobby->setup;
  LobbyEngineEffect effect[N_CANDIDATES];

  setup.n_runs_max = n_runs;
  g_assert_true (lobby_engine_whatif_run (&setup, lobby->change, N_CANDIDATES, effect));
  return effect[0].n_runs;
}

/* The quietest of some rounds, each beside its own loop: another program on the machine disturbs both. */
static void
time_work (const char *name, const Lobby *lobby, int (*work) (const Lobby *lobby, int n_runs), int n_runs)
{
  double best_s = INFINITY, best_ratio = INFINITY;
  int n = 0;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      double loop_s = calibrate (N_LOOPS / 10), started_s = get_cpu_s (), took_s;

      n = work (lobby, n_runs);
      took_s = get_cpu_s () - started_s;
      best_s = MIN (best_s, took_s);
      best_ratio = MIN (best_ratio, took_s / loop_s);
    }
  g_print ("%s: %d waiting, %d counters, %d runs, %.2f ms, %.0f thousand rounds of the loop\n", name, N_WAITING,
           N_COUNTERS, n, best_s * 1e3, best_ratio / 1e3);
}

static int
work_forecast (const Lobby *lobby, int n_runs)
{
  return foresee (lobby);
}

static int
work_advice (const Lobby *lobby, int n_runs)
{
  return advise (lobby, n_runs);
}

static void
watch_memory (const Lobby *lobby)
{
  size_t before, after;

  foresee (lobby);
  advise (lobby, 2);
  before = mallinfo2 ().uordblks;
  for (int i = 0; i < N_REPETITIONS; i++)
    {
      foresee (lobby);
      advise (lobby, 2);
    }
  after = mallinfo2 ().uordblks;
  g_print ("memory: %" G_GSIZE_FORMAT " bytes in use before, %" G_GSIZE_FORMAT " after %d repetitions\n", before, after,
           N_REPETITIONS);
  g_assert_cmpuint (after, <=, before);
}

int
main (void)
{
  Lobby *lobby = lobby_new ();
  double loop_s = calibrate (N_LOOPS), queue_s = run_queue ();

  g_print ("calibrated loop: %.1f million logarithms a second\n", 1e-6 / loop_s);
  g_print ("queue: %.2f million customers a second, %.1f rounds of the loop a customer\n", N_CUSTOMERS / queue_s / 1e6,
           queue_s / N_CUSTOMERS / loop_s);
  time_work ("forecast", lobby, work_forecast, 0);
  time_work ("advice of 50 candidates", lobby, work_advice, 0);
  watch_memory (lobby);
  lobby_free (lobby);
  return 0;
}
