/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sat at which counter when: what a past moment is rehearsed with is what the branch had said by then. */
#include "lobby-engine-shift.h"
#include "lobby-floor-maker.h"
#include "lobby-shift-watch.h"

#include <math.h>

typedef struct
{
  LobbyState *state;
  LobbyVisitNames *names;
  LobbyShiftWatch *watch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->state = lobby_floor_make_state ();
  fixture->names = lobby_visit_names_new ();
  fixture->watch = lobby_shift_watch_new (fixture->names);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_shift_watch_free (fixture->watch);
  lobby_visit_names_free (fixture->names);
  lobby_state_free (fixture->state);
}

static void
play (Fixture *fixture, const char *time, const char *name, const char *data)
{
  lobby_floor_play (fixture->state, time, name, data);
  lobby_shift_watch_look (fixture->watch, fixture->state);
}

/* Counter 1 opens, pauses, is back and closes; counter 2 stays open. */
static void
play_day (Fixture *fixture)
{
  play (fixture, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"staff\":\"t1\",\"services\":[\"A\",\"B\"]}");
  play (fixture, "09:30:00", "counter.opened", "{\"counter\":\"2\",\"services\":[\"A\",\"V\"]}");
  play (fixture, "09:40:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (fixture, "10:00:00", "counter.paused",
        "{\"counter\":\"1\",\"reason\":\"break\",\"backAt\":\"" LOBBY_FLOOR_DAY "T10:20:00Z\"}");
  play (fixture, "10:10:00", "counter.resumed", "{\"counter\":\"1\"}");
  play (fixture, "11:00:00", "counter.closed", "{\"counter\":\"1\"}");
}

static double
at (const char *time)
{
  return (double) (lobby_floor_at (time) - lobby_floor_at ("00:00:00")) / G_USEC_PER_SEC;
}

static LobbyVisits *
tell (Fixture *fixture)
{
  LobbyVisits *visits = lobby_visits_new (fixture->state, fixture->names);

  lobby_shift_watch_tell (fixture->watch, visits);
  return visits;
}

static void
check_shift (const LobbyVisits *visits, guint i, const char *from, const char *until, const char *back)
{
  const LobbyEngineShift *shift = &visits->day.shift[i];

  g_assert_cmpfloat (shift->from_s, ==, at (from));
  g_assert_cmpfloat (shift->until_s, ==, until != NULL ? at (until) : INFINITY);
  g_assert_cmpfloat (shift->back_s, ==, back != NULL ? at (back) : 0);
}

static void
test_a_day_has_its_shifts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyVisits) visits = NULL;
  guint32 a = 1u << lobby_visit_names_get_service (fixture->names, "A");
  guint32 b = 1u << lobby_visit_names_get_service (fixture->names, "B");

  play_day (fixture);
  visits = tell (fixture);
  g_assert_cmpuint (visits->day.n_shifts, ==, 4);
  check_shift (visits, 0, "09:00:00", "10:00:00", NULL);
  check_shift (visits, 1, "09:30:00", NULL, NULL);
  check_shift (visits, 2, "10:00:00", "10:10:00", "10:20:00");
  check_shift (visits, 3, "10:10:00", "11:00:00", NULL);
  g_assert_cmpuint (visits->day.shift[0].serves, ==, a | b);
  g_assert_cmpint (visits->day.shift[0].server, ==, lobby_visit_names_get_server (fixture->names, "t1"));
  g_assert_cmpint (visits->day.shift[1].server, ==, lobby_visit_names_get_server (fixture->names, "2"));
}

/* A counter that takes other services is another shift from then on. */
static void
test_a_new_profile_is_a_new_shift (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyVisits) visits = NULL;

  play (fixture, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"services\":[\"A\",\"B\"]}");
  play (fixture, "09:20:00", "counter.profile-changed", "{\"counter\":\"1\",\"services\":[\"A\"]}");
  visits = tell (fixture);
  g_assert_cmpuint (visits->day.n_shifts, ==, 2);
  check_shift (visits, 0, "09:00:00", "09:20:00", NULL);
  check_shift (visits, 1, "09:20:00", NULL, NULL);
}

static void
look (const LobbyVisits *visits, const char *time, LobbyEnginePresent *present)
{
  g_assert_true (lobby_engine_present_look (present, &visits->day, at (time)));
  /* Somebody who served in the morning and is at no counter. */
  present->server[present->n_servers++] = (LobbyEngineServer){ .server = 99, .since_s = present->now_s - 30 };
  lobby_engine_shift_look (present, &visits->day);
}

static void
test_a_moment_knows_what_was_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyVisits) visits = NULL;
  LobbyEnginePresent present;

  play_day (fixture);
  visits = tell (fixture);
  look (visits, "09:10:00", &present);
  g_assert_cmpint (present.n_servers, ==, 1);
  g_assert_true (present.server[0].sure);
  g_assert_cmpfloat (present.server[0].from_s, ==, 0);
  lobby_engine_present_clear (&present);
  /* In the pause its end is what was expected, not what came. */
  look (visits, "10:05:00", &present);
  g_assert_cmpint (present.n_servers, ==, 2);
  g_assert_cmpfloat (present.server[1].from_s, ==, at ("10:20:00"));
  lobby_engine_present_clear (&present);
  look (visits, "12:00:00", &present);
  g_assert_cmpint (present.n_servers, ==, 1);
  g_assert_cmpint (present.server[0].server, ==, lobby_visit_names_get_server (fixture->names, "2"));
  lobby_engine_present_clear (&present);
}

/* What is said at the very moment, and what comes after it, is not known yet. */
static void
test_a_moment_hears_nothing_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyVisits) visits = NULL;
  g_autofree LobbyEngineShift *other = NULL;
  LobbyEnginePresent present, changed;

  play_day (fixture);
  visits = tell (fixture);
  other = g_memdup2 (visits->day.shift, visits->day.n_shifts * sizeof *other);
  other[1].until_s = at ("10:00:01");
  other[2].server = 7;
  other[3].from_s = at ("10:30:00");
  look (visits, "10:00:00", &present);
  visits->day.shift = other;
  look (visits, "10:00:00", &changed);
  g_assert_cmpint (present.n_servers, ==, changed.n_servers);
  for (int i = 0; i < present.n_servers; i++)
    {
      g_assert_cmpint (present.server[i].server, ==, changed.server[i].server);
      g_assert_cmpfloat (present.server[i].from_s, ==, changed.server[i].from_s);
    }
  lobby_engine_present_clear (&present);
  lobby_engine_present_clear (&changed);
}

/* An imported day says nothing of counters: then who serves is inferred, as ever. */
static void
test_without_counters_nothing_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyVisits) visits = tell (fixture);
  LobbyEnginePresent present;

  g_assert_cmpuint (visits->day.n_shifts, ==, 0);
  look (visits, "10:00:00", &present);
  g_assert_cmpint (present.n_servers, ==, 1);
  g_assert_false (present.server[0].sure);
  lobby_engine_present_clear (&present);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/forecast/shifts/day", Fixture, NULL, set_up, test_a_day_has_its_shifts, tear_down);
  g_test_add ("/forecast/shifts/profile", Fixture, NULL, set_up, test_a_new_profile_is_a_new_shift, tear_down);
  g_test_add ("/forecast/shifts/moment", Fixture, NULL, set_up, test_a_moment_knows_what_was_said, tear_down);
  g_test_add ("/forecast/shifts/nothing-later", Fixture, NULL, set_up, test_a_moment_hears_nothing_later, tear_down);
  g_test_add ("/forecast/shifts/none", Fixture, NULL, set_up, test_without_counters_nothing_changes, tear_down);
  return g_test_run ();
}
