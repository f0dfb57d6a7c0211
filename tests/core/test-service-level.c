/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key figures of the day, against a day computed by hand. */
#include "lobby-floor-maker.h"
#include "lobby-service-level.h"

/* Target of A is 15 min, of B 20 min. A001 called after 15:00 exactly, A002 after 15:01, A003 left after 5 min, A004 left after
 * 16 min, A005 was diverted, B001 called after 20 min, B002 still waits, B003 was called and did not come. */
static LobbyState *
make_day (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"2\",\"services\":[\"A\",\"B\"]}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A003\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A004\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A005\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"B001\",\"service\":\"B\"}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"B003\",\"service\":\"B\"}");
  lobby_floor_play (state, "09:04:00", "ticket.diverted", "{\"ticket\":\"A005\",\"device\":\"CRS-1\"}");
  lobby_floor_play (state, "09:05:00", "ticket.abandoned", "{\"ticket\":\"A003\"}");
  lobby_floor_play (state, "09:10:00", "ticket.called", "{\"ticket\":\"B003\",\"counter\":\"2\"}");
  lobby_floor_play (state, "09:12:00", "ticket.no-show", "{\"ticket\":\"B003\",\"counter\":\"2\"}");
  lobby_floor_play (state, "09:15:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:15:01", "ticket.called", "{\"ticket\":\"A002\",\"counter\":\"2\"}");
  lobby_floor_play (state, "09:15:30", "ticket.serving", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:16:00", "ticket.abandoned", "{\"ticket\":\"A004\"}");
  lobby_floor_play (state, "09:18:30", "ticket.finished", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:19:00", "ticket.issued", "{\"ticket\":\"B002\",\"service\":\"B\"}");
  lobby_floor_play (state, "09:20:00", "ticket.called", "{\"ticket\":\"B001\",\"counter\":\"1\"}");
  return state;
}

static void
assert_level (const LobbyState *state, const char *service, LobbyLevelBase base, guint within, guint of)
{
  LobbyServiceLevel level = lobby_service_level_measure (state, service, base);

  g_assert_cmpuint (level.within, ==, within);
  g_assert_cmpuint (level.base, ==, of);
}

static void
test_three_bases (void)
{
  g_autoptr (LobbyState) state = make_day ();

  /* Within: A001 (on the second), B001, B003. Called late: A002. Left: A003 in time, A004 late. */
  assert_level (state, NULL, LOBBY_LEVEL_BASE_AGAINST, 3, 6);
  assert_level (state, NULL, LOBBY_LEVEL_BASE_IGNORED, 3, 5);
  assert_level (state, NULL, LOBBY_LEVEL_BASE_FOR, 4, 6);
  assert_level (state, "A", LOBBY_LEVEL_BASE_AGAINST, 1, 4);
  assert_level (state, "B", LOBBY_LEVEL_BASE_AGAINST, 2, 2);
  assert_level (state, "V", LOBBY_LEVEL_BASE_AGAINST, 0, 0);
}

static void
test_percent (void)
{
  g_assert_cmpint (lobby_service_level_get_percent ((LobbyServiceLevel){ 0, 0 }), ==, -1);
  g_assert_cmpint (lobby_service_level_get_percent ((LobbyServiceLevel){ 1, 3 }), ==, 33);
  g_assert_cmpint (lobby_service_level_get_percent ((LobbyServiceLevel){ 2, 3 }), ==, 67);
  g_assert_cmpint (lobby_service_level_get_percent ((LobbyServiceLevel){ 1, 200 }), ==, 1); /* 0.5 goes up */
}

static void
test_queue_length_in_the_past (void)
{
  g_autoptr (LobbyState) state = make_day ();

  g_assert_cmpuint (lobby_queue_length_at (state, NULL, lobby_floor_at ("08:59:59")), ==, 0);
  g_assert_cmpuint (lobby_queue_length_at (state, NULL, lobby_floor_at ("09:00:00")), ==, 7);
  g_assert_cmpuint (lobby_queue_length_at (state, "A", lobby_floor_at ("09:04:30")), ==, 4);
  g_assert_cmpuint (lobby_queue_length_at (state, NULL, lobby_floor_at ("09:15:00")), ==, 3);
  g_assert_cmpuint (lobby_queue_length_at (state, NULL, lobby_floor_at ("09:20:00")), ==, 1);
}

static void
test_busy (void)
{
  g_autoptr (LobbyState) state = make_day ();
  const LobbyCounterRecord *counter = lobby_state_get_counter (state, "1");

  /* Served 3 min of 20 min open; the call of B001 is not service yet. */
  g_assert_cmpint (lobby_counter_busy_percent (state, counter, lobby_floor_at ("09:20:00")), ==, 15);
  lobby_floor_play (state, "09:20:00", "ticket.serving", "{\"ticket\":\"B001\",\"counter\":\"1\"}");
  g_assert_cmpint (lobby_counter_busy_percent (state, counter, lobby_floor_at ("09:30:00")), ==, 43); /* 13 of 30 */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/service-level/three-bases", test_three_bases);
  g_test_add_func ("/summary/service-level/percent", test_percent);
  g_test_add_func ("/summary/queue-length-in-the-past", test_queue_length_in_the_past);
  g_test_add_func ("/summary/counter/busy", test_busy);
  return g_test_run ();
}
