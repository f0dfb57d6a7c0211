/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long-run queue agrees with the formulas of Erlang, Cobham and Palm, at fixed seeds and within what chance allows. */
#include "lobby-engine-queue.h"

#include <glib.h>
#include <math.h>

static LobbyEngineQueueSetup
make_setup (double lambda, double mu, guint n_servers, guint64 n_customers)
{
  return (LobbyEngineQueueSetup){ .arrival_rate = lambda,
                                  .service_rate = mu,
                                  .n_servers = n_servers,
                                  .n_classes = 1,
                                  .share = { 1 },
                                  .over_s = 10,
                                  .n_customers = n_customers,
                                  .n_warm_up = n_customers / 20,
                                  .seed = 20261122 };
}

static void
run (const LobbyEngineQueueSetup *setup, LobbyEngineQueueResult *result)
{
  g_assert_true (lobby_engine_queue_run (setup, result));
  g_assert_cmpuint (result->all.n + result->n_turned_away + result->n_unserved, >=, setup->n_customers);
}

static double
share (guint64 part, guint64 whole)
{
  return (double) part / (double) whole;
}

/* Four standard errors: a right program fails once in 16,000 seeds, and the seed is fixed. */
static void
assert_mean_wait (const LobbyEngineQueueResult *result, double expected_s)
{
  g_assert_cmpfloat (result->wait_error_s, <, 0.03 * expected_s);
  g_assert_cmpfloat_with_epsilon (result->all.wait_s, expected_s, 4 * result->wait_error_s);
}

/* M/M/1: Wq = ρ/(μ-λ), P(Wq > t) = ρ exp (-(μ-λ)t). */
static void
test_one_server (void)
{
  LobbyEngineQueueSetup setup = make_setup (0.9, 1, 1, 4000000);
  LobbyEngineQueueResult result;

  run (&setup, &result);
  assert_mean_wait (&result, 9);
  g_assert_cmpfloat_with_epsilon (share (result.all.n_over, result.all.n), 0.331091, 0.008);
  g_assert_cmpfloat_with_epsilon (share (result.all.n_waited, result.all.n), 0.9, 0.005);
  g_assert_cmpfloat_with_epsilon (result.use, 0.9, 0.005);
  /* The 80 % point: ρ exp (-(μ-λ)t) = 0.2. */
  g_assert_cmpfloat_with_epsilon (lobby_engine_spread_get_quantile (&result.waits, 0.8), log (0.9 / 0.2) / 0.1, 0.9);
}

/* M/M/6, Erlang C. */
static void
test_six_servers (void)
{
  LobbyEngineQueueSetup setup = make_setup (1.08, 0.2, 6, 3000000);
  LobbyEngineQueueResult result;

  run (&setup, &result);
  assert_mean_wait (&result, 6.167714);
  g_assert_cmpfloat_with_epsilon (share (result.all.n_waited, result.all.n), 0.740126, 0.006);
}

/* Cobham 1954: strict non-preemptive classes; no order changes the mean of all. */
static void
test_strict_classes (void)
{
  LobbyEngineQueueSetup setup = make_setup (1.08, 0.2, 6, 3000000);
  LobbyEngineQueueResult result;
  const double expected_s[] = { 0.752160, 1.367564, 11.214026 };

  setup.n_classes = 3;
  setup.share[0] = 20;
  setup.share[1] = 30;
  setup.share[2] = 50;
  setup.order.kind = LOBBY_ENGINE_ORDER_STRICT;
  run (&setup, &result);
  assert_mean_wait (&result, 6.167714);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (result.by_class[i].wait_s, expected_s[i], 0.04 * expected_s[i]);
}

/* M/M/6+M (Palm 1957), overloaded without its walk-outs. */
static void
test_patience (void)
{
  LobbyEngineQueueSetup setup = make_setup (1.5, 0.2, 6, 2000000);
  LobbyEngineQueueResult result;

  setup.patience_rate = 0.25;
  run (&setup, &result);
  assert_mean_wait (&result, 1.074990);
  g_assert_cmpfloat_with_epsilon (share (result.all.n_left, result.all.n), 0.268748, 0.003);
}

/* Pollaczek and Khinchine: M/G/1 with lognormal service, Wq = λ E(S²) / 2(1-ρ). */
static void
test_lognormal_service (void)
{
  LobbyEngineQueueSetup setup = make_setup (0.7, 1, 1, 4000000);
  LobbyEngineQueueResult result;

  setup.service_log_sd = 0.8;
  run (&setup, &result);
  assert_mean_wait (&result, 0.7 * exp (0.64) / (2 * 0.3));
}

static void
test_orders_keep_the_mean (void)
{
  LobbyEngineQueueSetup setup = make_setup (1.08, 0.2, 6, 1000000);
  LobbyEngineQueueResult fifo, credit, weights;

  setup.n_classes = 2;
  setup.share[0] = setup.share[1] = 1;
  run (&setup, &fifo);
  setup.order.kind = LOBBY_ENGINE_ORDER_CREDIT;
  setup.order.credit_s[1] = 4;
  run (&setup, &credit);
  setup.order.kind = LOBBY_ENGINE_ORDER_WEIGHTS;
  setup.order.weight[0] = 1;
  setup.order.weight[1] = 3;
  run (&setup, &weights);
  g_assert_cmpfloat_with_epsilon (credit.all.wait_s, fifo.all.wait_s, 0.05 * fifo.all.wait_s);
  g_assert_cmpfloat_with_epsilon (weights.all.wait_s, fifo.all.wait_s, 0.05 * fifo.all.wait_s);
  g_assert_cmpfloat (credit.by_class[1].wait_s, <, credit.by_class[0].wait_s);
  g_assert_cmpfloat (weights.by_class[1].wait_s, <, weights.by_class[0].wait_s);
}

/* Two always waiting: three of the heavy to one of the light, and the light is never forgotten. */
static void
test_weights_starve_nobody (void)
{
  LobbyEngineOrder order = { .kind = LOBBY_ENGINE_ORDER_WEIGHTS, .weight = { 1, 3 } };
  LobbyEngineTurn turn = { 0 };
  const double head_s[] = { 5, 0 };
  guint calls[2] = { 0, 0 };

  for (guint i = 0; i < 400; i++)
    calls[lobby_engine_order_choose (&order, &turn, head_s, 2, 10)]++;
  g_assert_cmpuint (calls[0], ==, 100);
  g_assert_cmpuint (calls[1], ==, 300);
}

/* Class 1 is 90 seconds ahead: it passes who came 80 s earlier, and not who came 100 s earlier. */
static void
test_credit_is_a_head_start (void)
{
  LobbyEngineOrder order = { .kind = LOBBY_ENGINE_ORDER_CREDIT, .credit_s = { 0, 90 } };
  LobbyEngineTurn turn = { 0 };

  g_assert_cmpint (lobby_engine_order_choose (&order, &turn, (double[]){ 20, 100 }, 2, 120), ==, 1);
  g_assert_cmpint (lobby_engine_order_choose (&order, &turn, (double[]){ 0, 100 }, 2, 120), ==, 0);
  g_assert_cmpint (lobby_engine_order_choose (&order, &turn, (double[]){ INFINITY, INFINITY }, 2, 120), ==, -1);
}

/* Class 1 gains two seconds a second on a start of 60: it passes who came 100 s earlier once it has waited 40 s itself. */
static void
test_priority_grows_with_the_wait (void)
{
  LobbyEngineOrder order = { .kind = LOBBY_ENGINE_ORDER_GROWING, .weight = { 1, 2 }, .credit_s = { 0, 60 } };
  LobbyEngineTurn turn = { 0 };

  g_assert_cmpint (lobby_engine_order_choose (&order, &turn, (double[]){ 0, 100 }, 2, 130), ==, 0);
  g_assert_cmpint (lobby_engine_order_choose (&order, &turn, (double[]){ 0, 100 }, 2, 150), ==, 1);
  g_assert_cmpint (lobby_engine_order_choose (&order, &turn, (double[]){ 0, INFINITY }, 2, 150), ==, 0);
  g_assert_cmpint (lobby_engine_order_choose (&order, &turn, (double[]){ INFINITY, INFINITY }, 2, 150), ==, -1);
}

/* However heavy class 1 is, after four rounds of three calls class 0 has its turn. */
static void
test_growing_priority_starves_nobody (void)
{
  LobbyEngineOrder order = { .kind = LOBBY_ENGINE_ORDER_GROWING, .weight = { 1, 2 }, .credit_s = { 0, 86400 } };
  LobbyEngineTurn turn = { 0 };
  guint calls[2] = { 0, 0 };

  for (guint i = 0; i < 140; i++)
    calls[lobby_engine_order_choose (&order, &turn, (double[]){ 0, 0 }, 2, 10)]++;
  g_assert_cmpuint (calls[0], ==, 10);
  g_assert_cmpuint (calls[1], ==, 130);
}

static void
test_one_more_server_never_lengthens (void)
{
  double before_s = INFINITY;

  for (guint n = 5; n <= 9; n++)
    {
      LobbyEngineQueueSetup setup = make_setup (1.08, 0.2, n, 100000);
      LobbyEngineQueueResult result;

      setup.patience_rate = 0.01;
      run (&setup, &result);
      g_assert_cmpfloat (result.all.wait_s, <=, before_s);
      before_s = result.all.wait_s;
    }
}

static void
test_same_seed_same_day (void)
{
  LobbyEngineQueueSetup setup = make_setup (1.08, 0.2, 6, 10000);
  LobbyEngineQueueResult a, b;

  run (&setup, &a);
  run (&setup, &b);
  g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
  setup.seed++;
  run (&setup, &b);
  g_assert_cmpfloat (a.all.wait_s, !=, b.all.wait_s);
}

static void
test_nobody_serves (void)
{
  LobbyEngineQueueSetup setup = make_setup (1, 1, 0, 1000);
  LobbyEngineQueueResult result;

  run (&setup, &result);
  g_assert_cmpuint (result.n_unserved, >=, 1000);
  g_assert_cmpuint (result.all.n, ==, 0);
  setup.patience_rate = 0.1;
  run (&setup, &result);
  g_assert_cmpuint (result.all.n_left, ==, 1000);
  g_assert_cmpfloat_with_epsilon (result.all.wait_s, 10, 1.3);
}

static void
test_overload_stays_flat (void)
{
  LobbyEngineQueueSetup setup = make_setup (10, 1, 1, 100000);
  LobbyEngineQueueResult result;

  setup.n_waiting_max = 500;
  run (&setup, &result);
  g_assert_cmpuint (result.n_turned_away, >, 80000);
}

static void
test_nonsense_is_refused (void)
{
  const double nonsense[] = { 0, -1, NAN, INFINITY };
  LobbyEngineQueueResult result;

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      LobbyEngineQueueSetup setup = make_setup (nonsense[i], 1, 1, 10);
      g_assert_false (lobby_engine_queue_run (&setup, &result));
      setup = make_setup (1, nonsense[i], 1, 10);
      g_assert_false (lobby_engine_queue_run (&setup, &result));
      setup = make_setup (1, 1, 1, 10);
      setup.share[0] = nonsense[i];
      g_assert_false (lobby_engine_queue_run (&setup, &result));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/queue/one-server", test_one_server);
  g_test_add_func ("/engine/queue/six-servers", test_six_servers);
  g_test_add_func ("/engine/queue/strict-classes", test_strict_classes);
  g_test_add_func ("/engine/queue/patience", test_patience);
  g_test_add_func ("/engine/queue/lognormal-service", test_lognormal_service);
  g_test_add_func ("/engine/queue/orders-keep-the-mean", test_orders_keep_the_mean);
  g_test_add_func ("/engine/queue/weights-starve-nobody", test_weights_starve_nobody);
  g_test_add_func ("/engine/queue/credit-is-a-head-start", test_credit_is_a_head_start);
  g_test_add_func ("/engine/queue/priority-grows-with-the-wait", test_priority_grows_with_the_wait);
  g_test_add_func ("/engine/queue/growing-priority-starves-nobody", test_growing_priority_starves_nobody);
  g_test_add_func ("/engine/queue/one-more-server", test_one_more_server_never_lengthens);
  g_test_add_func ("/engine/queue/same-seed", test_same_seed_same_day);
  g_test_add_func ("/engine/queue/nobody-serves", test_nobody_serves);
  g_test_add_func ("/engine/queue/overload", test_overload_stays_flat);
  g_test_add_func ("/engine/queue/nonsense", test_nonsense_is_refused);
  return g_test_run ();
}
