/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers in the state: who is expected, who came for it, who was told when nobody answered. */
#include "config.h"

#include "lobby-floor-maker.h"

#define BOOKED "{\"id\":\"a1\",\"at\":\"2025-11-17T11:00:00Z\",\"tier\":\"private\",\"owner\":\"t1\"}"

static LobbyState *
make_lobby (void)
{
  LobbyState *state = lobby_floor_make_state ();

  g_assert_cmpint (lobby_floor_play (state, "09:00:00", "appointment.booked", BOOKED), ==, LOBBY_APPLY_APPLIED);
  return state;
}

static LobbyAppointmentPhase
get_phase (const LobbyState *state, const char *time)
{
  return lobby_appointment_get_phase (lobby_state_get_appointment (state, "a1"), 900, lobby_floor_at (time));
}

static LobbyApply
come (LobbyState *state, const char *time, const char *appointment)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"v1\",\"ticket\":\"V001\",\"tier\":\"private\",\"owner\":\"t1\","
                                           "\"deputy\":\"t2\",\"appointment\":\"%s\",\"arrivedAt\":\"" LOBBY_FLOOR_DAY
                                           "T%sZ\"}",
                                           appointment, time);

  return lobby_floor_play (state, time, "customer.recognised", json);
}

static LobbyApply
step (LobbyState *state, const char *time, const char *kind, const char *staff)
{
  g_autofree char *json = g_strdup_printf ("{\"visit\":\"v1\",\"staff\":\"%s\"}", staff);

  return lobby_floor_play (state, time, kind, json);
}

/* Whoever comes for an appointment is joined with it; who does not come has missed it after the branch's own limit. */
static void
test_kept_or_missed (void)
{
  g_autoptr (LobbyState) state = make_lobby ();

  g_assert_cmpint (get_phase (state, "11:14:59"), ==, LOBBY_APPOINTMENT_EXPECTED);
  g_assert_cmpint (get_phase (state, "11:15:00"), ==, LOBBY_APPOINTMENT_MISSED);
  g_assert_cmpint (lobby_appointment_get_phase (lobby_state_get_appointment (state, "a1"), 0,
                                                lobby_floor_at ("16:00:00")),
                   ==, LOBBY_APPOINTMENT_EXPECTED);
  g_assert_cmpint (come (state, "11:20:00", "a1"), ==, LOBBY_APPLY_APPLIED);
  g_assert_cmpint (get_phase (state, "11:20:00"), ==, LOBBY_APPOINTMENT_KEPT);
  g_assert_cmpstr (lobby_state_get_appointment (state, "a1")->visit, ==, "v1");
  g_assert_cmpint (lobby_state_get_appointment (state, "a1")->arrived_us, ==, lobby_floor_at ("11:20:00"));
  g_assert_cmpint (lobby_floor_play (state, "11:21:00", "appointment.cancelled", "{\"appointment\":\"a1\"}"), ==,
                   LOBBY_APPLY_INCONSISTENT);
}

static void
test_changed_and_cancelled (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  static const char changed[] = "{\"id\":\"a1\",\"at\":\"2025-11-17T11:30:00Z\",\"confirmed\":true,\"room\":\"2\"}";

  g_assert_cmpint (lobby_floor_play (state, "09:05:00", "appointment.booked", BOOKED), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:10:00", "appointment.changed", changed), ==, LOBBY_APPLY_APPLIED);
  g_assert_true (lobby_state_get_appointment (state, "a1")->confirmed);
  g_assert_cmpstr (lobby_state_get_appointment (state, "a1")->room, ==, "2");
  g_assert_cmpint (lobby_floor_play (state, "09:20:00", "appointment.cancelled", "{\"appointment\":\"a1\"}"), ==,
                   LOBBY_APPLY_APPLIED);
  g_assert_cmpint (get_phase (state, "12:00:00"), ==, LOBBY_APPOINTMENT_CANCELLED);
  g_assert_cmpint (lobby_floor_play (state, "09:30:00", "appointment.changed", changed), ==, LOBBY_APPLY_INCONSISTENT);
  g_assert_cmpint (lobby_floor_play (state, "09:30:00", "appointment.cancelled", "{\"appointment\":\"a9\"}"), ==,
                   LOBBY_APPLY_INCONSISTENT);
}

/* Told, reminded, the deputy, the branch head, answered, met: each is stamped once. */
static void
test_each_stage_is_stamped (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  const LobbyVisitRecord *visit;

  come (state, "10:39:42", "a9");
  step (state, "10:39:48", "customer.told", "t1");
  step (state, "10:41:48", "customer.reminded", "t1");
  step (state, "10:42:18", "customer.deputy-told", "t2");
  g_assert_cmpint (step (state, "10:42:19", "customer.deputy-told", "t2"), ==, LOBBY_APPLY_INCONSISTENT);
  step (state, "10:42:48", "customer.escalated", "h1");
  step (state, "10:43:20", "customer.acknowledged", "h1");
  step (state, "10:44:00", "customer.met", "h1");
  visit = lobby_state_get_visit (state, "v1");
  g_assert_cmpint (visit->reminded_us, ==, lobby_floor_at ("10:41:48"));
  g_assert_cmpint (visit->deputy_us, ==, lobby_floor_at ("10:42:18"));
  g_assert_cmpint (visit->escalated_us, ==, lobby_floor_at ("10:42:48"));
  g_assert_cmpint (visit->met_us, ==, lobby_floor_at ("10:44:00"));
}

/* Who takes over has the whole time to answer, and a deputy of their own. */
static void
test_taking_over_begins_anew (void)
{
  g_autoptr (LobbyState) state = make_lobby ();
  const LobbyVisitRecord *visit;

  come (state, "10:39:42", "a9");
  step (state, "10:39:48", "customer.told", "t1");
  step (state, "10:41:48", "customer.reminded", "t1");
  step (state, "10:42:18", "customer.deputy-told", "t2");
  g_assert_cmpint (step (state, "10:42:30", "customer.assigned", "t3"), ==, LOBBY_APPLY_APPLIED);
  visit = lobby_state_get_visit (state, "v1");
  g_assert_cmpstr (visit->owner, ==, "t3");
  g_assert_null (visit->deputy);
  g_assert_cmpint (visit->told_us, ==, lobby_floor_at ("10:42:30"));
  g_assert_cmpint (visit->reminded_us + visit->deputy_us, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-visits/kept-or-missed", test_kept_or_missed);
  g_test_add_func ("/state-visits/changed-and-cancelled", test_changed_and_cancelled);
  g_test_add_func ("/state-visits/each-stage-is-stamped", test_each_stage_is_stamped);
  g_test_add_func ("/state-visits/taking-over-begins-anew", test_taking_over_begins_anew);
  return g_test_run ();
}
