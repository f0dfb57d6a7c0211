/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calls of valued customers cost the others, against a morning worked out by hand; and the figures by tier. */
#include "config.h"

#include "lobby-floor-maker.h"
#include "lobby-vip-cost.h"
#include "lobby-vip-figures.h"

static void
issue (LobbyState *state, const char *time, const char *ticket)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"service\":\"%c\"}", ticket, *ticket);

  g_assert_cmpint (lobby_floor_play (state, time, "ticket.issued", data), ==, LOBBY_APPLY_APPLIED);
}

static void
call (LobbyState *state, const char *time, const char *ticket, const char *counter)
{
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"counter\":\"%s\"}", ticket, counter);

  g_assert_cmpint (lobby_floor_play (state, time, "ticket.called", data), ==, LOBBY_APPLY_APPLIED);
}

static void
finish (LobbyState *state, const char *time, const char *ticket)
{
  g_autofree char *serving = g_strdup_printf ("{\"ticket\":\"%s\",\"counter\":\"2\"}", ticket);
  g_autofree char *data = g_strdup_printf ("{\"ticket\":\"%s\",\"counter\":\"2\",\"resolved\":true}", ticket);

  lobby_floor_play (state, time, "ticket.serving", serving);
  g_assert_cmpint (lobby_floor_play (state, time, "ticket.finished", data), ==, LOBBY_APPLY_APPLIED);
}

/* Counter 2 serves cash and valued customers, counter 1 cash and accounts. */
static LobbyState *
make_lobby (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "counter.opened",
                    "{\"counter\":\"1\",\"staff\":\"t1\",\"services\":[\"A\",\"B\"]}");
  lobby_floor_play (state, "09:00:00", "counter.opened",
                    "{\"counter\":\"2\",\"staff\":\"t1\",\"services\":[\"A\",\"V\"]}");
  return state;
}

/* V001 comes at 9:06, is called at 9:08 and takes ten minutes. A001 was called before: not overtaken. A002 (9:02) is
 * called at 9:12: 4 min. A003 (9:05) still waits at 9:30: the whole ten. A004 came after V001, B001 is no business of
 * counter 2: neither is overtaken. */
static void
test_a_morning_by_hand (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  LobbyVipCost cost;

  issue (state, "09:01:00", "A001");
  issue (state, "09:02:00", "A002");
  issue (state, "09:03:00", "B001");
  issue (state, "09:05:00", "A003");
  issue (state, "09:06:00", "V001");
  issue (state, "09:07:00", "A004");
  call (state, "09:07:30", "A001", "1");
  call (state, "09:08:00", "V001", "2");
  call (state, "09:12:00", "A002", "1");
  finish (state, "09:18:00", "V001");
  cost = lobby_vip_cost_measure (state, lobby_floor_at ("09:30:00"));
  g_assert_cmpuint (cost.n_calls, ==, 1);
  g_assert_cmpuint (cost.n_overtaken, ==, 2);
  g_assert_cmpint (cost.cost_s, ==, (4 + 10) * 60);
}

/* While the call lasts the cost grows with it; whoever is overtaken twice is one customer. */
static void
test_cost_grows_while_a_call_lasts (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  LobbyVipCost cost;

  issue (state, "09:01:00", "A001");
  issue (state, "09:02:00", "V001");
  issue (state, "09:03:00", "V002");
  call (state, "09:04:00", "V001", "2");
  cost = lobby_vip_cost_measure (state, lobby_floor_at ("09:06:00"));
  g_assert_cmpint (cost.cost_s, ==, 2 * 60);
  finish (state, "09:09:00", "V001");
  call (state, "09:09:00", "V002", "2");
  finish (state, "09:12:00", "V002");
  cost = lobby_vip_cost_measure (state, lobby_floor_at ("09:20:00"));
  g_assert_cmpuint (cost.n_calls, ==, 2);
  g_assert_cmpuint (cost.n_overtaken, ==, 1);
  g_assert_cmpint (cost.cost_s, ==, (5 + 3) * 60);
}

/* In the order of their coming nobody is overtaken, also when somebody recognised is called at a counter of all. */
static void
test_in_order_it_costs_nothing (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  LobbyVipCost cost;

  issue (state, "09:01:00", "A001");
  issue (state, "09:02:00", "A002");
  lobby_floor_play (state, "09:02:00", "customer.recognised",
                    "{\"id\":\"v1\",\"ticket\":\"A001\",\"tier\":\"gold\",\"arrivedAt\":\"2025-11-17T09:02:00Z\"}");
  call (state, "09:04:00", "A001", "2");
  cost = lobby_vip_cost_measure (state, lobby_floor_at ("09:10:00"));
  g_assert_cmpuint (cost.n_calls, ==, 1);
  g_assert_cmpuint (cost.n_overtaken, ==, 0);
  g_assert_cmpint (cost.cost_s, ==, 0);
}

static void
play_visit (LobbyState *state, const char *id, const char *tier, const char *owner, const char *answered)
{
  g_autofree char *recognised = g_strdup_printf ("{\"id\":\"%s\",\"tier\":\"%s\",\"owner\":\"%s\",\"arrivedAt\":\"2025-"
                                                 "11-17T10:00:00Z\"}",
                                                 id, tier, owner);
  g_autofree char *step = g_strdup_printf ("{\"visit\":\"%s\",\"staff\":\"%s\"}", id, owner);

  lobby_floor_play (state, "10:00:00", "customer.recognised", recognised);
  lobby_floor_play (state, "10:00:00", "customer.told", step);
  if (answered != NULL)
    lobby_floor_play (state, answered, "customer.acknowledged", step);
}

/* The branch gives two minutes. */
static void
test_figures_by_tier_and_manager (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  g_autoptr (GArray) by_tier = lobby_vip_figures_new_array ();
  g_autoptr (GArray) by_owner = lobby_vip_figures_new_array ();
  const LobbyVipFigures *gold, *first;

  play_visit (state, "v1", "platinum", "t1", "10:01:00");
  play_visit (state, "v2", "gold", "t1", "10:02:00");
  play_visit (state, "v3", "gold", "t2", "10:03:00");
  play_visit (state, "v4", "gold", "t2", NULL);
  lobby_floor_play (state, "10:03:10", "customer.escalated", "{\"visit\":\"v4\",\"staff\":\"h1\"}");
  lobby_vip_figures_measure (state, by_tier, by_owner);
  g_assert_cmpuint (by_tier->len, ==, 2);
  gold = &g_array_index (by_tier, LobbyVipFigures, 0);
  g_assert_cmpint (gold->tier, ==, LOBBY_TIER_GOLD);
  g_assert_cmpuint (gold->n_arrivals, ==, 3);
  g_assert_cmpuint (gold->n_answered, ==, 2);
  g_assert_cmpuint (gold->n_in_time, ==, 1);
  g_assert_cmpuint (gold->n_escalated, ==, 1);
  g_assert_cmpint (gold->median_answer_s, ==, 120); /* of 120 and 180 s, by nearest rank */
  first = &g_array_index (by_owner, LobbyVipFigures, 0);
  g_assert_cmpstr (first->owner, ==, "t1");
  g_assert_cmpuint (first->n_in_time, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vip-cost/a-morning-by-hand", test_a_morning_by_hand);
  g_test_add_func ("/vip-cost/cost-grows-while-a-call-lasts", test_cost_grows_while_a_call_lasts);
  g_test_add_func ("/vip-cost/in-order-it-costs-nothing", test_in_order_it_costs_nothing);
  g_test_add_func ("/vip-cost/figures-by-tier-and-manager", test_figures_by_tier_and_manager);
  return g_test_run ();
}
