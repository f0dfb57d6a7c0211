/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning from whole days. */
#include "config.h"

#include "lobby-engine-habits-private.h"

#include <math.h>
#include <stdlib.h>

/* What is believed of a branch that has shown nothing yet: half of the services end within two minutes. */
static const LobbyEngineLognormal UNSEEN = { 4.8, 1.0 };
#define UNSEEN_N 5.0
#define SERVICE_N 20.0
/* What the branch states of a service is worth so many cases. */
#define STATED_N 12.0
/* A service is a little quicker or slower on one day than on another, as a logarithm. */
#define DAY_LOG_SD 0.04
#define SERVER_N 30.0
#define TRANSACTION_N 15.0
#define BAND_N 150.0
/* How many customers make a weekday or a kind of day, and a band of it, believed. */
#define DAY_CUSTOMERS_N 100.0
#define BAND_CUSTOMERS_N 60.0
#define PRESENCE_N 1.0
/* A server of whom so many calls of a service were to be expected and who called so small a share of them does not serve
 * it. */
#define EXPECTED_CALLS_N 8.0
#define FOREIGN_SHARE 0.1

static double
get_taken (const LobbyEngineVisit *visit)
{
  return visit->ended_s - visit->called_s;
}

static void
age (double *number, size_t n, double keep)
{
  for (size_t i = 0; i < n; i++)
    number[i] *= keep;
}

static int
find_band (double at_s)
{
  return (int) fmin (fmax (at_s / LOBBY_ENGINE_DAY_BAND_S, 0), LOBBY_ENGINE_DAY_BANDS - 1);
}

static void
learn_services (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];

      if (!lobby_engine_visit_is_served (visit))
        continue;
      lobby_engine_log_sums_add (&habits->all, get_taken (visit));
      lobby_engine_log_sums_add (&habits->by_service[visit->service], get_taken (visit));
      if (visit->transaction >= 0)
        lobby_engine_log_sums_add (&habits->by_transaction[visit->transaction], get_taken (visit));
    }
}

/* How a server, and then a time of day, differs from what the service would let expect. */
static void
learn_paces (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];
      double usual, relative_s;

      if (!lobby_engine_visit_is_served (visit))
        continue;
      usual = lobby_engine_habits_get_transaction_times (habits, visit->service, visit->transaction).log_mean;
      relative_s = get_taken (visit) / exp (usual - UNSEEN.log_mean);
      if (visit->server >= 0)
        {
          lobby_engine_log_sums_add (&habits->by_server[visit->server], relative_s);
          habits->calls[visit->server][visit->service]++;
          relative_s /= exp (lobby_engine_habits_get_pace (habits, visit->server));
        }
      lobby_engine_log_sums_add (&habits->by_band[find_band (visit->called_s)], relative_s);
    }
}

static void
learn_wait (LobbyEngineRates *patience, double waited_s, bool left)
{
  lobby_engine_rates_expose (patience, 0, waited_s);
  if (left)
    lobby_engine_rates_happen (patience, waited_s);
}

static void
learn_patience (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];
      double waited_s = lobby_engine_visit_get_queue_end (visit) - visit->arrived_s;

      habits->services[visit->class][visit->service]++;
      if (!(waited_s < INFINITY) || waited_s <= 0)
        continue;
      learn_wait (&habits->patience[visit->class], waited_s, visit->left && !visit->diverted);
      learn_wait (&habits->service_patience[visit->service], waited_s, visit->left && !visit->diverted);
    }
}

static int
clamp (int number, int most)
{
  return number < 0 ? 0 : number < most ? number : most - 1;
}

static void
learn_arrivals (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  int weekday = clamp (day->weekday, LOBBY_ENGINE_WEEKDAYS), kind = clamp (day->kind, LOBBY_ENGINE_DAY_KINDS);

  habits->n_days++;
  habits->weekday_days[weekday]++;
  habits->kind_days[kind]++;
  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];
      int quarter = (int) fmin (fmax (visit->arrived_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1);

      habits->arrivals[visit->class][quarter]++;
      habits->weekday_arrivals[weekday][find_band (visit->arrived_s)]++;
      habits->kind_arrivals[kind][find_band (visit->arrived_s)]++;
    }
}

/* In which bands of the day each server served. */
static void
learn_presence (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  uint16_t seen[LOBBY_ENGINE_SERVERS_MAX] = { 0 };

  for (size_t i = 0; i < day->n_visits; i++)
    {
      const LobbyEngineVisit *visit = &day->visit[i];

      if (visit->server >= 0 && lobby_engine_visit_is_served (visit))
        seen[visit->server] |= (uint16_t) (1u << find_band (visit->called_s));
    }
  for (int server = 0; server < LOBBY_ENGINE_SERVERS_MAX; server++)
    {
      for (int band = 0; band < LOBBY_ENGINE_DAY_BANDS; band++)
        habits->presence[server][band] += (seen[server] >> band) & 1;
    }
}

/**
 * lobby_engine_habits_add_part:
 * @day: a day up to now
 *
 * Learns what a part of a day shows: service times, how soon servers go on, how patient customers are. How many come, and
 * who serves when, cannot be learned from a part.
 */
void
lobby_engine_habits_add_part (LobbyEngineHabits *habits, const LobbyEngineDay *day)
{
  learn_services (habits, day);
  learn_paces (habits, day);
  learn_patience (habits, day);
  lobby_engine_habits_learn_calls (habits, day);
}

/**
 * lobby_engine_habits_add_day:
 * @habits: all zero before the first day
 * @day: a whole day
 * @keep: share of all earlier days that is kept, above 0 and at most 1
 *
 * Learns a day.
 */
void
lobby_engine_habits_add_day (LobbyEngineHabits *habits, const LobbyEngineDay *day, double keep)
{
  age ((double *) habits, sizeof *habits / sizeof (double), keep);
  lobby_engine_habits_add_part (habits, day);
  learn_arrivals (habits, day);
  learn_presence (habits, day);
  lobby_engine_habits_learn_pauses (habits, day);
}

/**
 * lobby_engine_habits_get_pace:
 * @server: a server, not -1
 *
 * Returns: how much longer than others it takes, as a logarithm
 */
double
lobby_engine_habits_get_pace (const LobbyEngineHabits *habits, int server)
{
  return lobby_engine_lognormal_fit (&habits->by_server[server], UNSEEN, SERVER_N).log_mean - UNSEEN.log_mean;
}

/**
 * lobby_engine_habits_state_times:
 * @times: what the branch says
 *
 * Takes note of what the branch itself states of a service; counts beside cases as a dozen of them.
 */
void
lobby_engine_habits_state_times (LobbyEngineHabits *habits, int service, LobbyEngineLognormal times)
{
  habits->stated[service] = (LobbyEngineLogSums){
    STATED_N, STATED_N * times.log_mean, STATED_N * (times.log_sd * times.log_sd + times.log_mean * times.log_mean)
  };
}

/* What is believed of a service before its first case: what the branch states, else what is known of all services. */
static LobbyEngineLognormal
get_usual (const LobbyEngineHabits *habits, int service, double *n)
{
  const LobbyEngineLogSums *stated = &habits->stated[service];
  bool known = stated->n > 0;

  *n = known ? STATED_N : SERVICE_N;
  return known ? lobby_engine_lognormal_fit (stated, UNSEEN, 0)
               : lobby_engine_lognormal_fit (&habits->all, UNSEEN, UNSEEN_N);
}

/**
 * lobby_engine_habits_get_doubt:
 *
 * How well the times of a service are known: with few cases not well, and never better than days are alike (standard
 * deviation of the posterior mean; Gelman et al., Bayesian Data Analysis, 3.3).
 *
 * Returns: standard deviation of the mean of the logarithm
 */
double
lobby_engine_habits_get_doubt (const LobbyEngineHabits *habits, int service)
{
  LobbyEngineLognormal times = lobby_engine_habits_get_service_times (habits, service, -1);
  double n = 0;

  get_usual (habits, service, &n);
  return hypot (times.log_sd / sqrt (n + fmax (habits->by_service[service].n, 0)), DAY_LOG_SD);
}

/**
 * lobby_engine_habits_get_service_times:
 * @server: -1 for any
 *
 * Times of a service at a server: the service drawn towards what the branch states of it, or else towards all services; the
 * server's pace drawn towards the service.
 *
 * Returns: the times
 */
LobbyEngineLognormal
lobby_engine_habits_get_service_times (const LobbyEngineHabits *habits, int service, int server)
{
  double n = 0;
  LobbyEngineLognormal usual = get_usual (habits, service, &n);
  LobbyEngineLognormal times = lobby_engine_lognormal_fit (&habits->by_service[service], usual, n);

  if (server >= 0)
    times.log_mean += lobby_engine_habits_get_pace (habits, server);
  return times;
}

/**
 * lobby_engine_habits_get_transaction_times:
 * @transaction: -1 for any
 *
 * Times of a transaction at any server: drawn towards its service.
 *
 * Returns: the times
 */
LobbyEngineLognormal
lobby_engine_habits_get_transaction_times (const LobbyEngineHabits *habits, int service, int transaction)
{
  LobbyEngineLognormal times = lobby_engine_habits_get_service_times (habits, service, -1);

  if (transaction < 0 || transaction >= LOBBY_ENGINE_TRANSACTIONS_MAX)
    return times;
  return lobby_engine_lognormal_fit (&habits->by_transaction[transaction], times, TRANSACTION_N);
}

/**
 * lobby_engine_habits_get_pace_at:
 * @at_s: seconds since midnight
 *
 * Returns: how much longer services take at this time of day, as a logarithm
 */
double
lobby_engine_habits_get_pace_at (const LobbyEngineHabits *habits, double at_s)
{
  return lobby_engine_lognormal_fit (&habits->by_band[find_band (at_s)], UNSEEN, BAND_N).log_mean - UNSEEN.log_mean;
}

/**
 * lobby_engine_habits_get_patience:
 *
 * Returns: the hazard that a waiting customer leaves: of its service, drawn towards its class
 */
LobbyEngineHazard
lobby_engine_habits_get_patience (const LobbyEngineHabits *habits, int class, int service)
{
  LobbyEngineHazard usual = lobby_engine_rates_get_hazard (&habits->patience[class], LOBBY_ENGINE_PATIENCE_S);

  return lobby_engine_rates_refine (&habits->service_patience[service], &usual);
}

/* How many times as many come on such days as on others, in a band: the band drawn towards the whole day, that towards all
 * days (gamma-Poisson). */
static double
get_factor (const LobbyEngineHabits *habits, const double *came, double n_days, const double *usual, int band)
{
  double all = 0, expected = 0, day;

  for (int i = 0; i < LOBBY_ENGINE_DAY_BANDS; i++)
    {
      all += came[i];
      expected += usual[i] / habits->n_days * n_days;
    }
  day = (all + DAY_CUSTOMERS_N) / (expected + DAY_CUSTOMERS_N);
  return (came[band] + BAND_CUSTOMERS_N * day) / (usual[band] / habits->n_days * n_days + BAND_CUSTOMERS_N);
}

/**
 * lobby_engine_habits_get_busy:
 * @at_s: seconds since midnight
 * @weekday: 0 Monday to 6 Sunday
 * @kind: kind of day
 *
 * Returns: how many times as many customers come at this time on such days as on all days; 1 when no day was learned
 */
double
lobby_engine_habits_get_busy (const LobbyEngineHabits *habits, double at_s, int weekday, int kind)
{
  double usual[LOBBY_ENGINE_DAY_BANDS] = { 0 };
  int band = find_band (at_s);

  if (!(habits->n_days > 0))
    return 1;
  weekday = clamp (weekday, LOBBY_ENGINE_WEEKDAYS);
  kind = clamp (kind, LOBBY_ENGINE_DAY_KINDS);
  for (int i = 0; i < LOBBY_ENGINE_WEEKDAYS; i++)
    {
      for (int k = 0; k < LOBBY_ENGINE_DAY_BANDS; k++)
        usual[k] += habits->weekday_arrivals[i][k];
    }
  return get_factor (habits, habits->weekday_arrivals[weekday], habits->weekday_days[weekday], usual, band)
         * get_factor (habits, habits->kind_arrivals[kind], habits->kind_days[kind], usual, band);
}

/**
 * lobby_engine_habits_get_arrivals:
 * @at_s: seconds since midnight
 *
 * Returns: how many customers of a class come a second, on all days; 0 when no day was learned
 */
double
lobby_engine_habits_get_arrivals (const LobbyEngineHabits *habits, int class, double at_s)
{
  int quarter = (int) fmin (fmax (at_s / 900, 0), LOBBY_ENGINE_QUARTERS - 1);

  return habits->n_days > 0 ? habits->arrivals[class][quarter] / habits->n_days / 900 : 0;
}

/**
 * lobby_engine_habits_get_presence:
 * @at_s: seconds since midnight
 *
 * Returns: the share of days on which a server serves at this time of day, drawn towards none
 */
double
lobby_engine_habits_get_presence (const LobbyEngineHabits *habits, int server, double at_s)
{
  if (server < 0 || server >= LOBBY_ENGINE_SERVERS_MAX)
    return 0;
  return habits->presence[server][find_band (at_s)] / (habits->n_days + PRESENCE_N);
}

/**
 * lobby_engine_habits_guess_services:
 * @serves: (out) (array fixed-size=256): by server, bit set of the services it serves; 0 for all
 *
 * Where no roster says what a server serves, it does not serve what others call often and it hardly ever.
 */
void
lobby_engine_habits_guess_services (const LobbyEngineHabits *habits, uint32_t *serves)
{
  double share[LOBBY_ENGINE_SERVICES_MAX] = { 0 }, all = 0;

  for (int server = 0; server < LOBBY_ENGINE_SERVERS_MAX; server++)
    {
      for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
        share[service] += habits->calls[server][service];
    }
  for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
    all += share[service];
  for (int server = 0; server < LOBBY_ENGINE_SERVERS_MAX; server++)
    {
      const double *calls = habits->calls[server];
      double own = 0;
      uint32_t bits = 0;

      for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
        own += calls[service];
      for (int service = 0; service < LOBBY_ENGINE_SERVICES_MAX; service++)
        {
          double expected = all > 0 ? own * share[service] / all : 0;

          if (expected < EXPECTED_CALLS_N || calls[service] >= FOREIGN_SHARE * expected)
            bits |= UINT32_C (1) << service;
        }
      serves[server] = bits == UINT32_MAX ? 0 : bits;
    }
}
