/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day read off the lobby as it moved: who joined which queue, what each needed, when counters were open and ready. */
#include "lobby-floor-maker.h"
#include "lobby-past-choices.h"
#include "lobby-past-day.h"

#include <math.h>

typedef struct
{
  LobbyState *state;
  LobbyVisitNames *names;
  LobbyPastWatch *watch;
  LobbyChanges *changes;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->state = lobby_floor_make_state ();
  fixture->names = lobby_visit_names_new ();
  fixture->watch = lobby_past_watch_new (fixture->names);
  fixture->changes = lobby_changes_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_changes_free (fixture->changes);
  lobby_past_watch_free (fixture->watch);
  lobby_visit_names_free (fixture->names);
  lobby_state_free (fixture->state);
}

static void
play (Fixture *fixture, const char *time, const char *name, const char *data)
{
  g_autoptr (LobbyEvent) event = lobby_floor_make_event (time, name, data);

  lobby_changes_clear (fixture->changes);
  g_assert_cmpint (lobby_state_apply (fixture->state, event, fixture->changes), ==, LOBBY_APPLY_APPLIED);
  lobby_past_watch_look (fixture->watch, fixture->state, fixture->changes);
}

static double
at (const char *time)
{
  return (double) (lobby_floor_at (time) - lobby_floor_at ("00:00:00")) / G_USEC_PER_SEC;
}

static LobbyPastDay *
tell (Fixture *fixture)
{
  return lobby_past_watch_tell (fixture->watch, fixture->state);
}

static const LobbyEngineErrand *
find (const LobbyPastDay *day, const char *ticket)
{
  gsize place = lobby_past_day_find_errand (day, ticket, INFINITY);

  g_assert_cmpuint (place, !=, LOBBY_ENGINE_NO_ERRAND);
  return &day->past.errands[place];
}

/* Counter 1 opens; two customers come, are called and served one after the other, the teller rests 30 s between. */
static void
play_two (Fixture *fixture)
{
  play (fixture, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"services\":[\"A\"]}");
  play (fixture, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (fixture, "09:01:05", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:01:30", "ticket.serving", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  play (fixture, "09:05:00", "ticket.finished", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:05:30", "ticket.called", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  play (fixture, "09:05:40", "ticket.serving", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  play (fixture, "09:09:00", "ticket.finished", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
}

static void
test_needs_and_rests (Fixture *fixture, gconstpointer data)
{
  play_two (fixture);
  g_autoptr (LobbyPastDay) day = tell (fixture);

  g_assert_cmpuint (day->past.n_errands, ==, 2);
  const LobbyEngineErrand *first = find (day, "A001"), *second = find (day, "A002");
  g_assert_cmpfloat (first->arrived_s, ==, at ("09:01:00"));
  g_assert_cmpfloat (first->called_s, ==, at ("09:01:05"));
  g_assert_cmpfloat (first->need_s, ==, 235); /* from the call: the way to the counter counts */
  g_assert_cmpfloat (first->rest_s, ==, 30);
  g_assert_cmpfloat (second->rest_s, <, 0);   /* nobody waited any more: not known */
  g_assert_cmpfloat (first->answer_s, ==, 5); /* the counter was idle */
  g_assert_cmpfloat (second->answer_s, <, 0);
  g_assert_cmpint (first->counter, ==, lobby_past_day_find_counter (day, "1"));
  g_assert_cmpfloat (first->left_s, ==, INFINITY);
  g_assert_true (day->openings_known);
}

static void
test_nothing_changed (Fixture *fixture, gconstpointer data)
{
  LobbyEngineFate fates[2];

  play_two (fixture);
  g_autoptr (LobbyPastDay) day = tell (fixture);
  g_assert_true (lobby_engine_counterfactual_run (&day->past, NULL, 0, fates));
  g_assert_cmpfloat (fates[0].end_s, ==, at ("09:01:05"));
  g_assert_cmpfloat (fates[1].end_s, ==, at ("09:05:30"));
}

static void
test_openings (Fixture *fixture, gconstpointer data)
{
  guint32 a = 1u << lobby_visit_names_get_service (fixture->names, "A");
  guint32 b = 1u << lobby_visit_names_get_service (fixture->names, "B");

  play (fixture, "08:59:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (fixture, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"services\":[\"A\"]}");
  play (fixture, "09:00:20", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:10:00", "ticket.finished", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "10:00:00", "counter.profile-changed", "{\"counter\":\"1\",\"services\":[\"A\",\"B\"]}");
  play (fixture, "11:00:00", "counter.paused", "{\"counter\":\"1\",\"reason\":\"meal\"}");
  play (fixture, "11:40:00", "counter.resumed", "{\"counter\":\"1\"}");
  g_autoptr (LobbyPastDay) day = tell (fixture);

  g_assert_cmpuint (day->past.n_openings, ==, 3);
  const LobbyEngineOpening *openings = day->past.openings;
  g_assert_cmpfloat (openings[0].from_s, ==, at ("09:00:00"));
  g_assert_cmpfloat (openings[0].ready_s, ==, at ("09:00:20")); /* somebody waited, and was called only then */
  g_assert_cmpfloat (openings[0].until_s, ==, at ("10:00:00"));
  g_assert_cmpuint (openings[0].serves, ==, a);
  g_assert_cmpuint (openings[1].serves, ==, a | b);
  g_assert_cmpfloat (openings[1].until_s, ==, at ("11:00:00"));
  g_assert_cmpfloat (openings[2].from_s, ==, at ("11:40:00"));
  g_assert_cmpfloat (openings[2].until_s, ==, INFINITY);
}

/* Sent on to another service: a second wait that begins where the first case at the counter ended. */
static void
test_transfer (Fixture *fixture, gconstpointer data)
{
  play (fixture, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"services\":[\"A\"]}");
  play (fixture, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (fixture, "09:01:05", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:04:00", "ticket.transferred", "{\"ticket\":\"A001\",\"service\":\"B\",\"counter\":\"1\"}");
  g_autoptr (LobbyPastDay) day = tell (fixture);

  g_assert_cmpuint (day->past.n_errands, ==, 2);
  g_assert_cmpfloat (day->past.errands[0].need_s, ==, 175);
  g_assert_cmpuint (day->past.errands[1].after, ==, 0);
  g_assert_cmpfloat (day->past.errands[1].arrived_s, ==, at ("09:04:00"));
  g_assert_cmpint (day->past.errands[1].service, ==, lobby_visit_names_get_service (fixture->names, "B"));
}

static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  play (fixture, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (fixture, "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  play (fixture, "09:20:00", "ticket.abandoned", "{\"ticket\":\"A001\"}");
  play (fixture, "09:21:00", "ticket.diverted", "{\"ticket\":\"A002\",\"device\":\"ATM-1\"}");
  play (fixture, "09:25:00", "ticket.returned", "{\"ticket\":\"A002\",\"device\":\"ATM-1\"}");
  g_autoptr (LobbyPastDay) day = tell (fixture);

  g_assert_cmpfloat (find (day, "A001")->left_s, ==, at ("09:20:00"));
  g_assert_cmpfloat (find (day, "A002")->away_s, ==, at ("09:21:00"));
  g_assert_cmpfloat (find (day, "A002")->back_s, ==, at ("09:25:00"));
  g_assert_cmpfloat (find (day, "A002")->called_s, ==, INFINITY);
}

/* Where a day does not say when counters were open, calls do: from the first to the last, but for long gaps. */
static void
test_guessed_openings (Fixture *fixture, gconstpointer data)
{
  const char *const times[] = { "09:00:00", "09:05:00", "10:30:00" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *ticket = g_strdup_printf ("{\"ticket\":\"A%03u\",\"service\":\"A\"}", i);
      g_autofree char *call = g_strdup_printf ("{\"ticket\":\"A%03u\",\"counter\":\"9\"}", i);
      g_autofree char *end = g_strdup_printf ("%.6s59", times[i]);
      play (fixture, times[i], "ticket.issued", ticket);
      play (fixture, times[i], "ticket.called", call);
      play (fixture, end, "ticket.finished", call);
    }
  g_autoptr (LobbyPastDay) day = tell (fixture);

  g_assert_false (day->openings_known);
  g_assert_cmpuint (day->past.n_openings, ==, 2);
  g_assert_cmpfloat (day->past.openings[0].from_s, ==, at ("09:00:00"));
  g_assert_cmpfloat (day->past.openings[0].until_s, ==, at ("09:05:59"));
  g_assert_cmpfloat (day->past.openings[1].from_s, ==, at ("10:30:00"));
}

/* What could have been decided at 9:30: counter 1, paused, opens; a diversion that was only suggested is accepted. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  guint n_open = 0, n_divert = 0;

  play_two (fixture);
  play (fixture, "09:20:00", "counter.paused", "{\"counter\":\"1\",\"reason\":\"meal\"}");
  play (fixture, "09:25:00", "ticket.issued", "{\"ticket\":\"A003\",\"service\":\"A\"}");
  play (fixture, "09:30:00", "advice.shown",
        "{\"id\":\"d1\",\"kind\":\"divert\",\"ticket\":\"A003\",\"device\":\"ATM-1\",\"rule\":\"S3-1\"}");
  play (fixture, "09:50:00", "counter.resumed", "{\"counter\":\"1\"}");
  g_autoptr (LobbyPastDay) day = tell (fixture);
  g_autoptr (LobbyPastChoices) choices = lobby_past_choices_new (day, fixture->state, fixture->names, at ("09:25:00"),
                                                                 at ("09:35:00"));

  g_assert_cmpuint (choices->decisions->len, ==, choices->devices->len);
  for (guint i = 0; i < choices->decisions->len; i++)
    {
      const LobbyEngineDecision *one = &g_array_index (choices->decisions, LobbyEngineDecision, i);

      n_open += one->kind == LOBBY_ENGINE_DECISION_OPEN && one->counter == lobby_past_day_find_counter (day, "1");
      if (one->kind != LOBBY_ENGINE_DECISION_DIVERT)
        continue;
      n_divert++;
      g_assert_cmpstr (g_ptr_array_index (day->tickets, one->which), ==, "A003");
      g_assert_cmpstr (g_ptr_array_index (choices->devices, i), ==, "ATM-1");
    }
  g_assert_cmpuint (n_open, ==, 2);
  g_assert_cmpuint (n_divert, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/past-day/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("needs-and-rests", test_needs_and_rests);
  ADD ("nothing-changed", test_nothing_changed);
  ADD ("openings", test_openings);
  ADD ("transfer", test_transfer);
  ADD ("leaving", test_leaving);
  ADD ("guessed-openings", test_guessed_openings);
  ADD ("choices", test_choices);
  return g_test_run ();
}
