/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of advice in the state: the order of decisions, their milestones, what a ticket remembers; and what
 * customers were told. */
#include "config.h"

#include "lobby-floor-maker.h"

static LobbyState *
make_lobby (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:01:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:02:00", "advice.shown",
                    "{\"id\":\"d1\",\"kind\":\"divert\",\"ticket\":\"A001\",\"device\":\"CRS-1\",\"until\":\"2025-11-"
                    "17T09:05:00Z\"}");
  return state;
}

static LobbyApply
decide (LobbyState *state, const char *time, const char *decision)
{
  g_autofree char *data = g_strdup_printf ("{\"advice\":\"d1\",\"decision\":\"%s\",\"by\":\"m1\"}", decision);

  return lobby_floor_play (state, time, "advice.decided", data);
}

static const LobbyAdviceRecord *
get_advice (const LobbyState *state)
{
  return lobby_state_get_advice (state, "d1");
}

static void
test_milestones_of_a_diversion (void)
{
  g_autoptr (LobbyState) state = make_lobby ();

  g_assert_cmpint (get_advice (state)->until_us, ==, lobby_floor_at ("09:05:00"));
  g_assert_cmpint (decide (state, "09:02:10", "offered"), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (decide (state, "09:02:30", "accepted"), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (lobby_floor_play (state, "09:06:00", "advice.decided",
                                     "{\"advice\":\"d1\",\"decision\":\"completed\"}"),
                   ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (get_advice (state)->offered_us, ==, lobby_floor_at ("09:02:10"));
  g_assert_cmpint (get_advice (state)->accepted_us, ==, lobby_floor_at ("09:02:30"));
  g_assert_cmpint (get_advice (state)->decided_us, ==, lobby_floor_at ("09:02:30"));
  g_assert_cmpint (get_advice (state)->completed_us, ==, lobby_floor_at ("09:06:00"));
  g_assert_cmpstr (get_advice (state)->by, ==, "m1");
  g_assert_cmpint (get_advice (state)->decision, ==, LOBBY_DECISION_COMPLETED);
}

static void
test_the_order_of_decisions (void)
{
  g_autoptr (LobbyState) state = make_lobby ();

  g_assert_cmpint (decide (state, "09:02:10", "completed"), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (decide (state, "09:02:10", "undone"), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (decide (state, "09:02:20", "accepted"), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (decide (state, "09:02:30", "declined"), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (decide (state, "09:02:30", "accepted"), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (decide (state, "09:04:00", "came-back"), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (decide (state, "09:05:00", "undone"), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (get_advice (state)->returned_us, ==, lobby_floor_at ("09:04:00"));
}

static void
test_what_was_taken_back_is_open_again (void)
{
  g_autoptr (LobbyState) state = make_lobby ();

  decide (state, "09:02:20", "accepted");
  g_assert_cmpint (decide (state, "09:02:25", "undone"), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (get_advice (state)->accepted_us, ==, 0);
  g_assert_cmpint (get_advice (state)->undone_us, ==, lobby_floor_at ("09:02:25"));
  g_assert_cmpint (decide (state, "09:02:40", "accepted"), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (get_advice (state)->accepted_us, ==, lobby_floor_at ("09:02:40"));
}

static void
test_advice_is_shown_once (void)
{
  g_autoptr (LobbyState) state = make_lobby ();

  decide (state, "09:02:20", "declined");
  g_assert_cmpint (lobby_floor_play (state, "09:10:00", "advice.shown",
                                     "{\"id\":\"d1\",\"kind\":\"divert\",\"ticket\":\"A001\",\"device\":\"CRS-1\"}"),
                   ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (get_advice (state)->decision, ==, LOBBY_DECISION_DECLINED);
}

static void
play_declined (LobbyState *state, const char *reason)
{
  g_autofree char *data = g_strdup_printf ("{\"advice\":\"d1\",\"decision\":\"declined\",\"reason\":\"%s\"}", reason);

  lobby_floor_play (state, "09:02:30", "advice.decided", data);
}

/* S0-11: who said no is not asked again; a manager who wants to be reminded has not asked yet. */
static void
test_who_said_no (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  g_autoptr (LobbyState) later = make_lobby ();

  play_declined (state, "prefers-counter");
  g_assert_true (lobby_state_get_ticket (state, "A001")->declined);
  g_assert_cmpint (get_advice (state)->offered_us, ==, lobby_floor_at ("09:02:30"));
  decide (state, "09:02:35", "undone");
  g_assert_false (lobby_state_get_ticket (state, "A001")->declined);
  play_declined (later, "remind-later");
  g_assert_false (lobby_state_get_ticket (later, "A001")->declined);
  g_assert_cmpint (get_advice (later)->offered_us, ==, 0);
}

/* To the place in the queue that it had; who comes back by himself has tried a machine, who was called back has not. */
static void
test_a_diversion_taken_back (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  const LobbyTicketRecord *ticket = lobby_state_get_ticket (state, "A001");

  lobby_floor_play (state, "09:03:00", "ticket.diverted",
                    "{\"ticket\":\"A001\",\"device\":\"CRS-1\",\"advice\":\"d1\"}");
  g_assert_cmpint (lobby_floor_play (state, "09:03:05", "ticket.returned", "{\"ticket\":\"A001\",\"undone\":true}"), ==,
                   LOBBY_APPLY_APPLIED);
  g_assert_true (g_ptr_array_index (lobby_state_get_waiting (state, "A"), 0) == ticket);
  g_assert_false (ticket->came_back);
  g_assert_null (ticket->device);
  lobby_floor_play (state, "09:04:00", "ticket.diverted", "{\"ticket\":\"A001\",\"device\":\"CRS-1\"}");
  lobby_floor_play (state, "09:06:00", "ticket.returned", "{\"ticket\":\"A001\",\"device\":\"CRS-1\"}");
  g_assert_true (ticket->came_back);
}

static LobbyApply
promise (LobbyState *state, const char *time, const char *ticket, int mid_s)
{
  g_autofree char *data = g_strdup_printf (
      "{\"ticket\":\"%s\",\"service\":\"A\",\"at\":\"2025-11-17T%sZ\",\"lowSeconds\":60,\"midSeconds\":%d,"
      "\"highSeconds\":900}",
      ticket, time, mid_s);

  return lobby_floor_play (state, time, "console.ticket-promised", data);
}

static void
test_the_first_promise_counts (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  g_autofree char *before = lobby_state_digest (state);

  g_assert_cmpint (promise (state, "09:02:00", "A001", 300), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (promise (state, "09:04:00", "A001", 100), ==, LOBBY_APPLY_IGNORED);
  g_assert_cmpint (promise (state, "09:04:00", "A099", 100), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_state_get_promise (state, "A001")->mid_s, ==, 300);
  g_assert_cmpint (lobby_state_get_promise (state, "A001")->at_us, ==, lobby_floor_at ("09:02:00"));
  g_assert_cmpuint (lobby_state_get_promises (state)->len, ==, 1);
  /* A fact of the console: the branch, which does not know it, has the same digest. */
  g_autofree char *after = lobby_state_digest (state);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-advice/milestones-of-a-diversion", test_milestones_of_a_diversion);
  g_test_add_func ("/state-advice/the-order-of-decisions", test_the_order_of_decisions);
  g_test_add_func ("/state-advice/what-was-taken-back-is-open-again", test_what_was_taken_back_is_open_again);
  g_test_add_func ("/state-advice/advice-is-shown-once", test_advice_is_shown_once);
  g_test_add_func ("/state-advice/who-said-no", test_who_said_no);
  g_test_add_func ("/state-advice/a-diversion-taken-back", test_a_diversion_taken_back);
  g_test_add_func ("/state-advice/the-first-promise-counts", test_the_first_promise_counts);
  return g_test_run ();
}
