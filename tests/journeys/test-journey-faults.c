/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real service and the real client over a bad line: events lost, repeated and in the wrong order; slow, cut, frozen
 * and blocked connections; a burst. Whatever happens in between, the picture is the branch's own at the end. */
#include "journey.h"

#include "lobby-fault-proxy.h"

typedef struct
{
  LobbyTestService *branch;
  LobbyFaultProxy *proxy;
  Journey *journey;
} World;

static void
set_up (World *world, gconstpointer nothing)
{
  world->branch = lobby_test_service_start ("pension-day", "10:42:06", LOBBY_TEST_SERVICE_DEFAULT);
  world->proxy = lobby_fault_proxy_new (lobby_test_service_get_url (world->branch));
}

static void
tear_down (World *world, gconstpointer nothing)
{
  journey_free (world->journey);
  lobby_fault_proxy_free (world->proxy);
  lobby_test_service_free (world->branch);
}

static void
connect_to_branch (World *world, const LobbyFeedOptions *options)
{
  world->journey = journey_start (lobby_fault_proxy_get_url (world->proxy), options);
}

static void
live_for (World *world, guint seconds)
{
  for (guint second = 0; second < seconds; second += 10)
    lobby_test_service_advance (world->branch, 10);
}

/* Everything is well again: the picture must become the branch's own. */
static void
heal (World *world)
{
  lobby_fault_proxy_lift_all (world->proxy);
  live_for (world, 30);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_LIVE));
  journey_catch_up (world->journey, world->branch);
  journey_assert_equal (world->journey, world->branch);
}

typedef struct
{
  const char *name;
  LobbyToxic toxic;
  guint value;
} Toxic;

/* --- faults 4, 5, 6: tampered events --- */

static const Toxic tampers[] = {
  { "fault-4/gap", LOBBY_TOXIC_DROP_EVENT, 23 },
  { "fault-5/duplicate", LOBBY_TOXIC_REPEAT_EVENT, 3 },
  { "fault-6/reorder", LOBBY_TOXIC_SWAP_EVENT, 4 },
};

static void
test_tampered (World *world, gconstpointer data)
{
  const Toxic *tamper = data;

  connect_to_branch (world, NULL);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_LIVE));
  lobby_fault_proxy_set (world->proxy, tamper->toxic, tamper->value);
  for (guint minute = 0; minute < 10 && lobby_fault_proxy_count_tampered (world->proxy) < 3; minute++)
    {
      live_for (world, 60);
      journey_catch_up (world->journey, world->branch);
    }
  g_assert_cmpuint (lobby_fault_proxy_count_tampered (world->proxy), >, 0);
  heal (world);
}

/* --- lines that are slow but well --- */

static const Toxic slow_lines[] = {
  { "slow/latency", LOBBY_TOXIC_LATENCY, 30 },
  { "slow/slicer", LOBBY_TOXIC_SLICER, 700 },
  { "slow/bandwidth", LOBBY_TOXIC_BANDWIDTH, 2000 },
  { "slow/slow-close", LOBBY_TOXIC_SLOW_CLOSE, 50 },
};

static void
test_slow_line (World *world, gconstpointer data)
{
  const Toxic *slow = data;
  LobbyFeedOptions options = journey_make_options ();

  options.deadline_ms = 10000;
  lobby_fault_proxy_set (world->proxy, slow->toxic, slow->value);
  connect_to_branch (world, &options);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_LIVE));
  live_for (world, 120);
  journey_catch_up (world->journey, world->branch);
  journey_assert_equal (world->journey, world->branch);
  g_assert_cmpuint (world->journey->pictures, ==, 1);
}

/* --- faults 1, 2, 28: lines that break, while it connects and while it lives --- */

static const Toxic broken_lines[] = {
  { "fault-1/limit-data", LOBBY_TOXIC_LIMIT_DATA, 900 },
  { "fault-2/down", LOBBY_TOXIC_DOWN, 1 },
  { "fault-28/reset-peer", LOBBY_TOXIC_RESET_PEER, 1 },
  { "fault-26/timeout", LOBBY_TOXIC_TIMEOUT, 50 },
};

static void
test_broken_line (World *world, gconstpointer data)
{
  const Toxic *broken = data;
  LobbyFeedOptions options = journey_make_options ();

  options.deadline_ms = 500;
  lobby_fault_proxy_set (world->proxy, broken->toxic, broken->value);
  connect_to_branch (world, &options);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_DISCONNECTED));
  g_assert_cmpuint (world->journey->events, ==, 0);
  heal (world);

  lobby_fault_proxy_set (world->proxy, broken->toxic, broken->value);
  lobby_fault_proxy_cut (world->proxy);
  live_for (world, 60);
  LOBBY_WAIT_UNTIL (!journey_is (world->journey, LOBBY_LINK_LIVE));
  heal (world);
  g_assert_cmpuint (world->journey->pictures, ==, 1);
}

/* Fault 8, with 15 s and 25 s shortened to 1 s and 1.7 s: a pulled cable. */
static void
test_pulled_cable (World *world, gconstpointer nothing)
{
  LobbyFeedOptions options = journey_make_options ();

  options.stale_ms = 1000;
  options.dead_ms = 1700;
  options.deadline_ms = 500;
  connect_to_branch (world, &options);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_LIVE));
  lobby_fault_proxy_set (world->proxy, LOBBY_TOXIC_FREEZE, 1);
  live_for (world, 60);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_STALE) && journey_has_reason (world->journey, "silent"));
  LOBBY_WAIT_UNTIL (journey_has_reason (world->journey, "deadline"));
  heal (world);
}

/* Fault 27: from a socket to asking and back. */
static void
test_upgrade_gets_blocked (World *world, gconstpointer nothing)
{
  connect_to_branch (world, NULL);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_LIVE));
  lobby_fault_proxy_set (world->proxy, LOBBY_TOXIC_BLOCK_UPGRADE, 1);
  lobby_fault_proxy_cut (world->proxy);
  LOBBY_WAIT_UNTIL (journey_is (world->journey, LOBBY_LINK_POLLING));
  live_for (world, 120);
  journey_catch_up (world->journey, world->branch);
  journey_assert_equal (world->journey, world->branch);
  heal (world);
  g_assert_cmpuint (world->journey->pictures, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/journey/" name, World, data, set_up, func, tear_down)
#define ADD_ALL(table, func) \
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *name = g_strconcat ("/journey/", table[i].name, NULL); \
      g_test_add (name, World, &table[i], set_up, func, tear_down); \
    }
  ADD_ALL (tampers, test_tampered);
  ADD_ALL (slow_lines, test_slow_line);
  ADD_ALL (broken_lines, test_broken_line);
  ADD ("fault-8/pulled-cable", NULL, test_pulled_cable);
  ADD ("fault-27/upgrade-gets-blocked", NULL, test_upgrade_gets_blocked);
  return g_test_run ();
}
