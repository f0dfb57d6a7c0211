/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change brings: one more counter never lengthens waits, a diversion takes nothing from the others, doing nothing
 * brings nothing, order and names do not matter, and there is always an answer. */
#include "lobby-engine-floor.h"
#include "lobby-engine-whatif.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define NOON 43200.0
#define N_CASES 200
#define N_SERVICES 4

typedef struct
{
  LobbyEnginePresent present;
  LobbyEngineWaiting waiting[1000];
  LobbyEngineHabits habits;
  LobbyEngineNext next[N_SERVICES];
  LobbyEngineForecastSetup setup;
} Lobby;

/* Nobody ever walked out in a year. */
static void
make_patient (LobbyEngineHabits *habits)
{
  for (int class = 0; class < LOBBY_ENGINE_CLASSES_MAX; class ++)
    {
      for (int i = 0; i < LOBBY_ENGINE_STEPS; i++)
        habits->patience[class].exposed_s[i] = 1e15;
    }
}

static void
make_habits (LobbyEngineHabits *habits, GRand *rand)
{
  double per_quarter = g_rand_double_range (rand, 0, 25);

  habits->n_days = 1;
  for (int service = 0; service < N_SERVICES; service++)
    {
      LobbyEngineLogSums *sums = &habits->by_service[service];

      sums->n = 500;
      sums->sum = 500 * g_rand_double_range (rand, 4, 6);
      sums->square = sums->sum * sums->sum / 500 + 500 * 0.5;
      habits->services[service][service] = 100;
      for (int i = 0; i < LOBBY_ENGINE_QUARTERS; i++)
        habits->arrivals[service][i] = per_quarter / N_SERVICES;
    }
  for (int server = 0; server < 20; server++)
    {
      habits->by_server[server].n = 100;
      habits->by_server[server].sum = 100 * g_rand_double_range (rand, 4.5, 5.1);
      habits->by_server[server].square = habits->by_server[server].sum * habits->by_server[server].sum / 100 + 50;
    }
}

static Lobby *
lobby_new (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Lobby *lobby = g_new0 (Lobby, 1);
  LobbyEnginePresent *present = &lobby->present;

  make_habits (&lobby->habits, rand);
  present->now_s = NOON;
  present->waiting = lobby->waiting;
  present->n_waiting = (size_t) g_rand_int_range (rand, 1, 25);
  present->n_servers = g_rand_int_range (rand, 1, 6);
  for (size_t i = 0; i < present->n_waiting; i++)
    {
      int service = g_rand_int_range (rand, 0, N_SERVICES);

      lobby->waiting[i] = (LobbyEngineWaiting){ i, service, service, NOON - g_rand_double_range (rand, 0, 1500) };
    }
  for (int i = 0; i < present->n_servers; i++)
    present->server[i] = (LobbyEngineServer){ .server = i,
                                              .busy = g_rand_boolean (rand),
                                              .sure = true,
                                              .service = g_rand_int_range (rand, 0, N_SERVICES),
                                              .since_s = NOON - g_rand_double_range (rand, 0, 300) };
  for (int i = 0; i < N_SERVICES; i++)
    lobby->next[i] = (LobbyEngineNext){ i, i };
  lobby->setup = (LobbyEngineForecastSetup){ .present = present,
                                             .habits = &lobby->habits,
                                             .next = lobby->next,
                                             .n_next = N_SERVICES,
                                             .horizon_s = 3600,
                                             .seed = seed };
  for (int i = 0; i < N_SERVICES; i++)
    lobby->setup.target_s[i] = 900;
  return lobby;
}

/* Counters that all do everything at one pace, for patient customers, first come first served: here waits can be compared
 * run by run (Kiefer and Wolfowitz 1955: what is ahead of each is less, service by service). */
static void
make_plain (Lobby *lobby)
{
  make_patient (&lobby->habits);
  memset (lobby->habits.by_server, 0, sizeof lobby->habits.by_server);
  lobby->setup.order.kind = LOBBY_ENGINE_ORDER_FIFO;
  lobby->setup.n_runs_max = 1;
}

/* Work profiles, credits or weights, and walk-outs: here a single run can go either way, the mean cannot. */
static void
make_rich (Lobby *lobby, guint seed)
{
  static const LobbyEngineOrderKind kinds[] = { LOBBY_ENGINE_ORDER_FIFO, LOBBY_ENGINE_ORDER_CREDIT,
                                                LOBBY_ENGINE_ORDER_WEIGHTS };

  lobby->setup.order.kind = kinds[seed % G_N_ELEMENTS (kinds)];
  for (int i = 0; i < N_SERVICES; i++)
    {
      lobby->setup.order.credit_s[i] = 60 * i;
      lobby->setup.order.weight[i] = 1 + i;
      for (int k = 0; k < LOBBY_ENGINE_STEPS; k++)
        {
          lobby->habits.patience[i].events[k] = 10;
          lobby->habits.patience[i].exposed_s[k] = 12000;
        }
    }
  for (int i = 0; i < lobby->present.n_servers; i++)
    lobby->present.server[i].serves = i % 2 == 0 ? 0 : 1 + (seed + (guint) i) % 15;
  lobby->setup.n_runs_max = LOBBY_ENGINE_WHATIF_RUNS_MAX;
}

static LobbyEngineEffect
try (const Lobby *lobby, LobbyEngineChange change)
{
  LobbyEngineEffect effect;

  g_assert_true (lobby_engine_whatif_run (&lobby->setup, &change, 1, &effect));
  return effect;
}

static LobbyEngineChange
open_one (guint seed)
{
  return (LobbyEngineChange){
    .kind = LOBBY_ENGINE_CHANGE_OPEN, .server = -1, .from_s = 60.0 * (seed % 10), .until_s = seed % 3 == 0 ? 1800 : 0
  };
}

static void
assert_nothing (const LobbyEngineEffect *effect)
{
  const LobbyEngineSpan none = { 0 };

  g_assert_cmpmem (&effect->others_s, sizeof none, &none, sizeof none);
  g_assert_cmpint (effect->n_behind, ==, 0);
  g_assert_cmpfloat (effect->fewer_over, ==, 0);
  g_assert_cmpfloat (effect->fewer_left, ==, 0);
  g_assert_cmpfloat (effect->busy_s, ==, 0);
  g_assert_cmpfloat (effect->holds_s, ==, 0);
  g_assert_cmpmem (effect->next_before_s, sizeof effect->next_before_s, effect->next_after_s,
                   sizeof effect->next_after_s);
}

static void
test_one_more_counter_lengthens_no_run (void)
{
  for (guint seed = 1; seed <= 3 * N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      LobbyEngineEffect effect;

      make_plain (lobby);
      effect = try (lobby, open_one (seed));
      g_assert_cmpfloat (effect.others_s.mean_s, >=, -1e-6);
      g_assert_cmpfloat (effect.fewer_over, >=, 0);
      for (int i = 0; i < N_SERVICES; i++)
        g_assert_cmpfloat (effect.next_after_s[i], <=, effect.next_before_s[i] + 1e-6);
    }
}

static void
test_diversion_lengthens_no_run (void)
{
  for (guint seed = 1; seed <= 3 * N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      LobbyEngineEffect effect;

      make_plain (lobby);
      effect = try (lobby, (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_LEAVE,
                                                .waiting = seed % lobby->present.n_waiting });
      g_assert_cmpfloat (effect.others_s.mean_s, >=, -1e-6);
      g_assert_cmpfloat (effect.fewer_over, >=, 0);
      g_assert_cmpfloat (effect.own_s.mean_s, >=, 0);
    }
}

/* Four standard errors and a second: of some hundred cases none lies beyond by chance. */
static void
test_neither_does_in_the_mean (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      LobbyEngineEffect effect[2];
      const LobbyEngineChange changes[] = {
        open_one (seed), { .kind = LOBBY_ENGINE_CHANGE_LEAVE, .waiting = seed % lobby->present.n_waiting }
      };

      make_rich (lobby, seed);
      g_assert_true (lobby_engine_whatif_run (&lobby->setup, changes, 2, effect));
      for (int i = 0; i < 2; i++)
        g_assert_cmpfloat (effect[i].others_s.mean_s, >=, -4 * effect[i].others_s.error_s - 1);
    }
}

static void
test_closing_is_the_opposite_of_opening (void)
{
  double saved_s = 0, lost_s = 0;

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      LobbyEngineEffect effect;

      make_plain (lobby);
      saved_s += try (lobby, open_one (0)).others_s.mean_s;
      effect = try (lobby, (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_CLOSE });
      g_assert_cmpfloat (effect.others_s.mean_s, <=, 1e-6);
      g_assert_cmpfloat (effect.busy_s, <=, 0);
      lost_s -= effect.others_s.mean_s;
    }
  g_assert_cmpfloat (saved_s, >, 0);
  g_assert_cmpfloat (lost_s, >, 0);
}

static void
test_doing_nothing_brings_nothing (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      const LobbyEngineServer *first = &lobby->present.server[0];
      LobbyEngineChange changes[] = { { .kind = LOBBY_ENGINE_CHANGE_NONE },
                                      { .kind = LOBBY_ENGINE_CHANGE_LEAVE, .waiting = lobby->present.n_waiting },
                                      { .kind = LOBBY_ENGINE_CHANGE_RETURN, .server = 0 },
                                      { .kind = LOBBY_ENGINE_CHANGE_CLOSE, .server = 99 },
                                      { .kind = LOBBY_ENGINE_CHANGE_CLOSE, .server = 0, .from_s = 7200 },
                                      { .kind = LOBBY_ENGINE_CHANGE_OPEN, .server = -1, .from_s = 3600 },
                                      { .kind = LOBBY_ENGINE_CHANGE_SERVE, .server = 0, .from_s = 300 },
                                      { .kind = LOBBY_ENGINE_CHANGE_SERVE, .server = 0, .until_s = 900 } };
      LobbyEngineEffect effect[G_N_ELEMENTS (changes)];

      make_rich (lobby, seed);
      changes[6].serves = changes[7].serves = first->serves;
      g_assert_true (lobby_engine_whatif_run (&lobby->setup, changes, G_N_ELEMENTS (changes), effect));
      for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
        assert_nothing (&effect[i]);
    }
}

/* Returns: how many customers one and the same twist calls at other times when it begins and ends as early as it can */
static guint
count_differences (LobbyEngineFloor *floor, const LobbyEngineWorld *world, const LobbyEngineTrace *trace)
{
  g_autofree double *whole_s = g_new (double, world->n + 1);
  g_autofree double *short_s = g_new (double, world->n + 1);
  double busy_s[LOBBY_ENGINE_SERVERS_MAX + 1];
  double called_s = trace->end_s[0];
  LobbyEngineTwist whole = { 0, -1, -INFINITY, INFINITY }, twist = { 0, -1, called_s, called_s };
  guint n = 0;

  lobby_engine_floor_twist (floor, world, trace, &whole, whole_s, busy_s);
  lobby_engine_floor_twist (floor, world, trace, &twist, short_s, busy_s);
  for (uint32_t i = 1; i < world->n; i++)
    n += whole_s[i] < short_s[i] || whole_s[i] > short_s[i];
  return n;
}

/* A run with a change begins where the change does and ends when it has become the run without; gone through from the
 * first second to the last it is the same. */
static void
test_shortened_runs_are_whole_runs (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      LobbyEngineCrowd *crowd;
      LobbyEngineFloor *floor;
      LobbyEngineWorld world = { 0 };
      LobbyEngineTrace trace = { 0 };

      make_rich (lobby, seed);
      crowd = lobby_engine_crowd_new (&lobby->setup);
      g_assert_true (lobby_engine_crowd_make_world (crowd, 0, &world));
      g_assert_true (lobby_engine_crowd_extend_world (crowd, &world, LOBBY_ENGINE_NOBODY));
      floor = lobby_engine_floor_new (&lobby->setup, crowd);
      g_assert_true (lobby_engine_floor_trace (floor, &world, &trace));
      g_assert_cmpuint (count_differences (floor, &world, &trace), ==, 0);
      lobby_engine_trace_clear (&trace);
      lobby_engine_world_clear (&world);
      lobby_engine_floor_free (floor);
      lobby_engine_crowd_free (crowd);
    }
}

static void
test_who_comes_back_earlier_helps (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      LobbyEngineServer *away = &lobby->present.server[0];
      LobbyEngineEffect effect;

      make_plain (lobby);
      away->busy = false;
      away->from_s = seed % 2 == 0 ? INFINITY : NOON + 1200;
      effect = try (lobby, (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_RETURN, .server = 0, .from_s = 30 });
      g_assert_cmpfloat (effect.others_s.mean_s, >=, -1e-6);
      away->from_s = NOON + 30;
      assert_nothing (
          (effect = try (lobby, (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_RETURN, .from_s = 30 }), &effect));
    }
}

/* A counter that cannot call anybody begins to serve those who wait: what is saved is what a new one would save. */
static void
test_another_profile_is_like_another_counter (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      LobbyEngineServer *idle = &lobby->present.server[lobby->present.n_servers++];
      LobbyEngineEffect opened, turned;

      make_plain (lobby);
      lobby->setup.n_runs_max = 8;
      *idle = (LobbyEngineServer){ .server = 50, .sure = true, .serves = 1u << 20, .since_s = NOON - 900 };
      opened = try (lobby, (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_OPEN, .server = -1, .from_s = 120 });
      turned = try (lobby, (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_SERVE,
                                                .server = lobby->present.n_servers - 1,
                                                .from_s = 120 });
      g_assert_cmpfloat_with_epsilon (turned.others_s.mean_s, opened.others_s.mean_s,
                                      0.2 * fabs (opened.others_s.mean_s) + 60);
      g_assert_cmpfloat (turned.busy_s, >, 0);
    }
}

static void
reverse_lobby (Lobby *lobby)
{
  LobbyEnginePresent *present = &lobby->present;

  for (size_t i = 0; i < present->n_waiting / 2; i++)
    {
      LobbyEngineWaiting other = lobby->waiting[i];

      lobby->waiting[i] = lobby->waiting[present->n_waiting - 1 - i];
      lobby->waiting[present->n_waiting - 1 - i] = other;
    }
  for (int i = 0; i < present->n_servers / 2; i++)
    {
      LobbyEngineServer other = present->server[i];

      present->server[i] = present->server[present->n_servers - 1 - i];
      present->server[present->n_servers - 1 - i] = other;
    }
}

/* Lists in another order, tickets with other numbers: the same answers to the same questions, to the last bit. */
static void
test_order_and_names_do_not_matter (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      int n_servers = lobby->present.n_servers;
      size_t n_waiting = lobby->present.n_waiting;
      LobbyEngineChange changes[] = {
        { .kind = LOBBY_ENGINE_CHANGE_LEAVE, .waiting = seed % n_waiting },
        { .kind = LOBBY_ENGINE_CHANGE_CLOSE, .server = (int) seed % n_servers },
        open_one (seed),
        { .kind = LOBBY_ENGINE_CHANGE_SERVE, .server = (int) seed % n_servers, .serves = 5, .until_s = 700 }
      };
      LobbyEngineEffect before[4], after[4];

      make_rich (lobby, seed);
      g_assert_true (lobby_engine_whatif_run (&lobby->setup, changes, 4, before));
      reverse_lobby (lobby);
      for (size_t i = 0; i < n_waiting; i++)
        lobby->waiting[i].visit += 1000;
      changes[0].waiting = n_waiting - 1 - changes[0].waiting;
      changes[1].server = n_servers - 1 - changes[1].server;
      changes[3].server = n_servers - 1 - changes[3].server;
      g_assert_true (lobby_engine_whatif_run (&lobby->setup, changes, 4, after));
      g_assert_cmpmem (before, sizeof before, after, sizeof after);
    }
}

/* Who stays in the line meets the same chances whether or not another leaves: the one before the leaver loses nothing and
 * gains nothing. */
static void
test_those_ahead_are_not_touched (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autofree Lobby *lobby = lobby_new (seed);
      size_t last = lobby->present.n_waiting - 1;

      make_plain (lobby);
      lobby->setup.n_runs_max = 0;
      memset (lobby->habits.arrivals, 0, sizeof lobby->habits.arrivals);
      lobby->waiting[last].since_s = NOON;
      g_assert_cmpfloat (
          try (lobby, (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_LEAVE, .waiting = last }).others_s.mean_s, ==,
          0);
    }
}

static void
assert_sound (const LobbyEngineEffect *effect)
{
  g_assert_true (isfinite (effect->own_s.mean_s) && isfinite (effect->others_s.mean_s)
                 && isfinite (effect->others_s.error_s) && isfinite (effect->busy_s));
  g_assert_cmpfloat (effect->others_s.p10_s, <=, effect->others_s.p50_s);
  g_assert_cmpfloat (effect->others_s.p50_s, <=, effect->others_s.p90_s);
  g_assert_cmpfloat (effect->holds_s, >=, 0);
  g_assert_cmpfloat (effect->holds_s, <=, effect->horizon_s);
  g_assert_cmpfloat (effect->own_over, >=, 0);
  g_assert_cmpfloat (effect->own_over, <=, 1);
  for (int i = 0; i < LOBBY_ENGINE_SERVICES_MAX; i++)
    g_assert_true (isfinite (effect->next_after_s[i]));
}

static void
assert_all_sound (const Lobby *lobby)
{
  const double when_s[] = { 0, -1, 600, 1e12, INFINITY, -INFINITY, NAN };

  for (int kind = -1; kind <= LOBBY_ENGINE_CHANGE_SERVE + 1; kind++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (when_s); i++)
        {
          LobbyEngineEffect effect = try (lobby, (LobbyEngineChange){ .kind = (LobbyEngineChangeKind) kind,
                                                                      .server = (int) i - 2,
                                                                      .serves = i,
                                                                      .from_s = when_s[i],
                                                                      .until_s = when_s[6 - i] });

          assert_sound (&effect);
        }
    }
}

static void
test_no_counter_no_history (void)
{
  g_autofree Lobby *lobby = lobby_new (1);
  LobbyEngineEffect effect;

  memset (&lobby->habits, 0, sizeof lobby->habits);
  lobby->present.n_servers = 0;
  assert_all_sound (lobby);
  effect = try (lobby, open_one (0));
  g_assert_cmpfloat (effect.others_s.mean_s, >, 0);
  g_assert_cmpfloat (effect.busy_s, >, 0);
  lobby->present.n_waiting = 0;
  lobby->setup.n_next = 0;
  assert_all_sound (lobby);
}

static void
test_a_thousand_tickets (void)
{
  g_autofree Lobby *lobby = lobby_new (2);
  LobbyEngineEffect effect;

  lobby->present.n_waiting = G_N_ELEMENTS (lobby->waiting);
  for (size_t i = 0; i < lobby->present.n_waiting; i++)
    lobby->waiting[i] = (LobbyEngineWaiting){ i, (int) i % N_SERVICES, (int) i % N_SERVICES, NOON - 1.5 * (double) i };
  effect = try (lobby, open_one (0));
  assert_sound (&effect);
  g_assert_cmpfloat (effect.others_s.mean_s, >, 0);
}

static void
test_absurd_clocks (void)
{
  const double clocks_s[] = { -1e9, -1, 0, 86400, 1e12, 1e300, INFINITY, -INFINITY, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (clocks_s); i++)
    {
      g_autofree Lobby *lobby = lobby_new (3);

      lobby->present.now_s = clocks_s[i];
      assert_all_sound (lobby);
      lobby->present.now_s = NOON;
      lobby->setup.horizon_s = clocks_s[i];
      assert_all_sound (lobby);
      lobby->waiting[0].since_s = lobby->present.server[0].since_s = clocks_s[i];
      lobby->present.server[0].from_s = clocks_s[i];
      lobby->present.server[0].until_s = clocks_s[(i + 3) % G_N_ELEMENTS (clocks_s)];
      lobby->waiting[0].service = lobby->next[0].service = 1 << 20;
      lobby->waiting[0].class = lobby->next[0].class = -7;
      assert_all_sound (lobby);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/whatif/one-more-counter", test_one_more_counter_lengthens_no_run);
  g_test_add_func ("/engine/whatif/diversion", test_diversion_lengthens_no_run);
  g_test_add_func ("/engine/whatif/in-the-mean", test_neither_does_in_the_mean);
  g_test_add_func ("/engine/whatif/closing", test_closing_is_the_opposite_of_opening);
  g_test_add_func ("/engine/whatif/nothing", test_doing_nothing_brings_nothing);
  g_test_add_func ("/engine/whatif/shortened-runs", test_shortened_runs_are_whole_runs);
  g_test_add_func ("/engine/whatif/return", test_who_comes_back_earlier_helps);
  g_test_add_func ("/engine/whatif/profile", test_another_profile_is_like_another_counter);
  g_test_add_func ("/engine/whatif/order-and-names", test_order_and_names_do_not_matter);
  g_test_add_func ("/engine/whatif/those-ahead", test_those_ahead_are_not_touched);
  g_test_add_func ("/engine/whatif/no-counter", test_no_counter_no_history);
  g_test_add_func ("/engine/whatif/thousand", test_a_thousand_tickets);
  g_test_add_func ("/engine/whatif/absurd-clocks", test_absurd_clocks);
  return g_test_run ();
}
