/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs and what is read from them. Owns its memory for the time of one forecast. */
#include "config.h"

#include "lobby-engine-forecast.h"

#include "lobby-engine-run.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_times (const void *a, const void *b)
{
  float first = *(const float *) a, second = *(const float *) b;

  return (first > second) - (first < second);
}

/* Type 7 quantile (Hyndman and Fan 1996) of sorted times. */
static double
get_quantile (const float *time, int n, double share)
{
  double at = share * (n - 1);
  int low = (int) at;

  if (low + 1 >= n)
    return (double) time[n - 1];
  return (double) time[low] + (at - low) * (double) (time[low + 1] - time[low]);
}

/* @time: of one customer in each run, sorted by this */
static LobbyEngineOutlook
sum_up (float *time, int n, double waited_s, double target_s, double horizon_s)
{
  LobbyEngineOutlook outlook = { 0 };
  double sum = 0, square = 0;
  int in_time = 0, beyond = 0;

  for (int i = 0; i < n; i++)
    {
      sum += (double) time[i];
      square += (double) time[i] * (double) time[i];
      in_time += target_s <= 0 || waited_s + (double) time[i] <= target_s;
      beyond += (double) time[i] >= horizon_s;
    }
  qsort (time, (size_t) n, sizeof *time, compare_times);
  outlook.mean_s = sum / n;
  outlook.sd_s = sqrt (fmax (square / n - outlook.mean_s * outlook.mean_s, 0));
  outlook.p05_s = get_quantile (time, n, 0.05);
  outlook.p10_s = get_quantile (time, n, 0.10);
  outlook.p50_s = get_quantile (time, n, 0.50);
  outlook.p90_s = get_quantile (time, n, 0.90);
  outlook.p95_s = get_quantile (time, n, 0.95);
  outlook.in_time = (double) in_time / n;
  outlook.beyond = (double) beyond / n;
  return outlook;
}

/* The last customer of all is the least certain: when two standard errors of its mean are small, so are all. */
static bool
is_steady (const float *time, int n, double precision_s)
{
  double sum = 0, square = 0;

  if (precision_s <= 0 || n < 2)
    return false;
  for (int i = 0; i < n; i++)
    {
      sum += (double) time[i];
      square += (double) time[i] * (double) time[i];
    }
  return 2 * sqrt (fmax (square / n - sum * sum / n / n, 0) / n) < precision_s;
}

static void
sum_up_all (const LobbyEngineForecastSetup *setup, float *time, LobbyEngineForecast *forecast)
{
  const LobbyEnginePresent *present = setup->present;

  for (size_t i = 0; i < forecast->n_outlooks; i++)
    {
      bool waits = i < present->n_waiting;
      int service = waits ? present->waiting[i].service : setup->next[i - present->n_waiting].service;

      forecast->outlook[i] = sum_up (&time[i * (size_t) setup->n_runs_max], forecast->n_runs,
                                     waits ? present->now_s - present->waiting[i].since_s : 0, setup->target_s[service],
                                     setup->horizon_s);
    }
  for (int i = 0; i < LOBBY_ENGINE_MARKS; i++)
    forecast->n_waiting[i] /= forecast->n_runs;
}

static void
sum_up_breaches (const LobbyEngineForecastSetup *setup, float *breach, LobbyEngineForecast *forecast)
{
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    {
      float *time = &breach[service * setup->n_runs_max];
      int n = 0;

      qsort (time, (size_t) forecast->n_runs, sizeof *time, compare_times);
      while (n < forecast->n_runs && (double) time[n] < setup->horizon_s)
        n++;
      forecast->breach[service].chance = (double) n / forecast->n_runs;
      forecast->breach[service].p50_s = n > 0 ? get_quantile (time, n, 0.5) : 0;
    }
}

/**
 * lobby_engine_forecast_run:
 * @forecast: (out caller-allocates): clear it with lobby_engine_forecast_clear()
 *
 * Runs the present forward until each one asked about was called, again and again until the last one's mean is steady.
 * The same setup gives the same forecast; two setups with one seed meet the same chances.
 *
 * Returns: false when memory ran out
 */
bool
lobby_engine_forecast_run (const LobbyEngineForecastSetup *setup, LobbyEngineForecast *forecast)
{
  size_t n = setup->present->n_waiting + setup->n_next;
  size_t n_runs_max = (size_t) (setup->n_runs_max > 0 ? setup->n_runs_max : 1);
  float *time = malloc ((n + 1) * n_runs_max * sizeof *time);
  float *breach = malloc (LOBBY_ENGINE_SERVICES_MAX * n_runs_max * sizeof *breach);
  LobbyEngineForecastSetup sound = *setup;
  LobbyEngineRun *run;
  bool done;

  memset (forecast, 0, sizeof *forecast);
  sound.n_runs_max = (int) n_runs_max;
  sound.horizon_s = setup->horizon_s > 0 && setup->horizon_s <= 86400 ? setup->horizon_s : 7200;
  run = lobby_engine_run_new (&sound);
  forecast->outlook = calloc (n + 1, sizeof *forecast->outlook);
  forecast->n_outlooks = n;
  done = time != NULL && breach != NULL && run != NULL && forecast->outlook != NULL;
  while (done && forecast->n_runs < sound.n_runs_max)
    {
      done = lobby_engine_run_once (run, forecast->n_runs, time, breach, forecast->n_waiting);
      forecast->n_runs++;
      if (forecast->n_runs >= setup->n_runs_min && forecast->n_runs % 16 == 0 && n > 0
          && is_steady (&time[(n - 1) * n_runs_max], forecast->n_runs, setup->precision_s))
        break;
    }
  if (done)
    {
      sum_up_all (&sound, time, forecast);
      sum_up_breaches (&sound, breach, forecast);
    }
  lobby_engine_run_free (run);
  free (time);
  free (breach);
  return done;
}

/**
 * lobby_engine_forecast_clear:
 *
 * Frees what it owns.
 */
void
lobby_engine_forecast_clear (LobbyEngineForecast *forecast)
{
  free (forecast->outlook);
  forecast->outlook = NULL;
  forecast->n_outlooks = 0;
}
