/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A golden day: forty minutes of a branch, each figure worked out by hand beside it. */
#include "lobby-day-figures.h"
#include "lobby-floor-maker.h"
#include "lobby-rules.h"

typedef struct
{
  LobbyState *state;
  LobbyUptimeWatch *watch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->state = lobby_floor_make_state ();
  fixture->watch = lobby_uptime_watch_new ();
  lobby_uptime_watch_look (fixture->watch, fixture->state, lobby_floor_at ("08:30:00"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lobby_uptime_watch_free (fixture->watch);
  lobby_state_free (fixture->state);
}

static void
play (Fixture *fixture, const char *time, const char *name, const char *data)
{
  lobby_uptime_watch_look (fixture->watch, fixture->state, lobby_floor_at (time));
  g_assert_cmpint (lobby_floor_play (fixture->state, time, name, data), ==, LOBBY_APPLY_APPLIED);
}

static LobbyDayFigures
measure (Fixture *fixture, const char *service)
{
  LobbyDayFigures figures;

  lobby_day_figures_measure (fixture->state, fixture->watch, lobby_rules_get_effective (fixture->state), service,
                             &figures);
  return figures;
}

static void
check (const LobbyDayFigures *figures, LobbyDayFigureKind kind, double value, gint64 n)
{
  const LobbyDayFigure *figure = &figures->figures[kind];

  g_test_message ("%s", lobby_day_figure_get_definition (kind)->id);
  g_assert_true (figure->known);
  g_assert_cmpfloat_with_epsilon (figure->value, value, 0.0005);
  g_assert_cmpint (figure->n, ==, n);
}

/* A001 waits 2 min and takes 4; A002 waits 6 and takes 6; A003 leaves after 8; A004 is called after 30 and does not come;
 * B001 waits 9, takes 6, is sent on to A and waits 15 there; A005 still waits. */
static void
play_tickets (Fixture *fixture)
{
  play (fixture, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"staff\":\"t1\",\"services\":[\"A\",\"B\"]}");
  play (fixture, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (fixture, "09:01:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  play (fixture, "09:02:00", "ticket.issued", "{\"ticket\":\"A003\",\"service\":\"A\"}");
  play (fixture, "09:02:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:02:20", "ticket.recalled", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:02:30", "ticket.serving", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (fixture, "09:03:00", "ticket.issued", "{\"ticket\":\"A004\",\"service\":\"A\"}");
  play (fixture, "09:05:00", "ticket.issued", "{\"ticket\":\"B001\",\"service\":\"B\"}");
  play (fixture, "09:06:30", "ticket.finished", "{\"ticket\":\"A001\",\"counter\":\"1\",\"resolved\":true}");
  play (fixture, "09:07:00", "ticket.called", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  play (fixture, "09:07:00", "ticket.serving", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  play (fixture, "09:10:00", "ticket.abandoned", "{\"ticket\":\"A003\"}");
  play (fixture, "09:13:00", "ticket.finished", "{\"ticket\":\"A002\",\"counter\":\"1\"}");
  play (fixture, "09:14:00", "ticket.called", "{\"ticket\":\"B001\",\"counter\":\"1\"}");
  play (fixture, "09:14:00", "ticket.serving", "{\"ticket\":\"B001\",\"counter\":\"1\"}");
  play (fixture, "09:20:00", "ticket.transferred", "{\"ticket\":\"B001\",\"service\":\"A\",\"counter\":\"1\"}");
  play (fixture, "09:30:00", "ticket.issued", "{\"ticket\":\"A005\",\"service\":\"A\"}");
  play (fixture, "09:33:00", "ticket.called", "{\"ticket\":\"A004\",\"counter\":\"1\"}");
  play (fixture, "09:34:00", "ticket.no-show", "{\"ticket\":\"A004\",\"counter\":\"1\"}");
  play (fixture, "09:35:00", "ticket.called", "{\"ticket\":\"B001\",\"counter\":\"1\"}");
  play (fixture, "09:35:00", "ticket.serving", "{\"ticket\":\"B001\",\"counter\":\"1\"}");
  play (fixture, "09:40:00", "ticket.issued", "{\"ticket\":\"V001\",\"service\":\"V\"}");
}

static void
test_tickets (Fixture *fixture, gconstpointer data)
{
  play_tickets (fixture);
  LobbyDayFigures day = measure (fixture, NULL);

  check (&day, LOBBY_FIGURE_OF_CUSTOMERS, 7, 7);
  check (&day, LOBBY_FIGURE_OF_SERVED, 2, 7);
  check (&day, LOBBY_FIGURE_OF_ABANDONED, 1, 7);
  check (&day, LOBBY_FIGURE_OF_NO_SHOW, 1, 7);
  check (&day, LOBBY_FIGURE_OF_ABANDONMENT, 100 * 2 / 7.0, 7);
  /* First waits: 120, 360, 540, 1800 s. */
  check (&day, LOBBY_FIGURE_OF_WAIT_MEAN, 705, 4);
  check (&day, LOBBY_FIGURE_OF_WAIT_P50, 360, 4);
  check (&day, LOBBY_FIGURE_OF_WAIT_P90, 1800, 4);
  check (&day, LOBBY_FIGURE_OF_WAIT_MAX, 1800, 4);
  check (&day, LOBBY_FIGURE_OF_SECOND_WAIT_MEAN, 900, 1);
  check (&day, LOBBY_FIGURE_OF_ASA, 240, 2);
  check (&day, LOBBY_FIGURE_OF_HANDLE_MEAN, 300, 2);
  check (&day, LOBBY_FIGURE_OF_FIRST_CONTACT, 50, 2);
  /* Called within 15 min: A001, A002, B001 in A; A004 not. A003 left before its target had passed. */
  check (&day, LOBBY_FIGURE_OF_LEVEL_AGAINST, 60, 5);
  check (&day, LOBBY_FIGURE_OF_LEVEL_IGNORED, 75, 4);
  check (&day, LOBBY_FIGURE_OF_LEVEL_FOR, 80, 5);
  check (&day, LOBBY_FIGURE_OF_SPREAD_HOURS, 0, 1);
}

/* Serving 4 + 6 + 6 + 5 of 40 minutes; nobody says when counters are rostered. */
static void
test_counters (Fixture *fixture, gconstpointer data)
{
  play_tickets (fixture);
  LobbyDayFigures day = measure (fixture, NULL);

  check (&day, LOBBY_FIGURE_OF_COUNTERS_BUSY, 52.5, 2400);
  check (&day, LOBBY_FIGURE_OF_SPREAD_COUNTERS, 0, 1);
  g_assert_false (day.figures[LOBBY_FIGURE_OF_OPEN_RATE].known);
}

/* CRS-1 gives two life signs, each good for a minute: in service, then without its dispenser. STM-1 gives none. Before
 * opening nothing counts. */
static void
test_devices (Fixture *fixture, gconstpointer data)
{
  play (
      fixture, "09:00:00", "device.status",
      "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\",\"acceptor\":"
      "\"ok\",\"cardReader\":\"ok\"}");
  play (fixture, "09:10:00", "device.status",
        "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"stop\","
        "\"acceptor\":\"ok\",\"cardReader\":\"ok\"}");
  play (fixture, "09:40:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  LobbyDayFigures day = measure (fixture, NULL);

  check (&day, LOBBY_FIGURE_OF_REACHABLE, 2.5, 4800);
  check (&day, LOBBY_FIGURE_OF_ANY_FUNCTION, 2.5, 4800);
  check (&day, LOBBY_FIGURE_OF_ALL_FUNCTIONS, 1.25, 4800);
  check (&day, LOBBY_FIGURE_OF_COMPLETENESS, 100, 2400);
}

/* Two promoters and a detractor of four: 50 % less 25 %. */
static void
test_recommend_score (Fixture *fixture, gconstpointer data)
{
  const int scores[] = { 10, 9, 7, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autofree char *answer = g_strdup_printf ("{\"id\":\"f%u\",\"score\":%d,\"at\":\"" LOBBY_FLOOR_DAY
                                                 "T10:00:00Z\"}",
                                                 i, scores[i]);
      play (fixture, "10:00:00", "feedback.received", answer);
    }
  LobbyDayFigures day = measure (fixture, NULL);

  check (&day, LOBBY_FIGURE_OF_NPS, 25, 4);
  check (&day, LOBBY_FIGURE_OF_NPS_MARGIN, 81.2571, 4); /* 196 sqrt (0.6875 / 4) */
}

/* One of two who were told answered within two minutes. */
static void
test_valued_customers (Fixture *fixture, gconstpointer data)
{
  play (fixture, "09:00:00", "customer.recognised",
        "{\"id\":\"v1\",\"ticket\":\"V001\",\"arrivedAt\":\"" LOBBY_FLOOR_DAY
        "T09:00:00Z\",\"tier\":\"gold\",\"owner\":\"t1\"}");
  play (fixture, "09:00:10", "customer.told", "{\"visit\":\"v1\",\"staff\":\"t1\"}");
  play (fixture, "09:01:00", "customer.acknowledged", "{\"visit\":\"v1\",\"staff\":\"t1\"}");
  play (fixture, "09:05:00", "customer.recognised",
        "{\"id\":\"v2\",\"ticket\":\"V002\",\"arrivedAt\":\"" LOBBY_FLOOR_DAY
        "T09:05:00Z\",\"tier\":\"gold\",\"owner\":\"t1\"}");
  play (fixture, "09:05:00", "customer.told", "{\"visit\":\"v2\",\"staff\":\"t1\"}");
  play (fixture, "09:08:00", "customer.escalated", "{\"visit\":\"v2\",\"staff\":\"t1\"}");
  play (fixture, "09:09:00", "customer.met", "{\"visit\":\"v2\",\"staff\":\"t1\"}");
  LobbyDayFigures day = measure (fixture, NULL);

  check (&day, LOBBY_FIGURE_OF_VIP_ANSWER_MEDIAN, 50, 2); /* of 50 and 240 s, by nearest rank */
  check (&day, LOBBY_FIGURE_OF_VIP_IN_TIME, 50, 2);
  check (&day, LOBBY_FIGURE_OF_VIP_ESCALATED, 1, 2);
}

/* An empty day knows nothing, and says so: no figure is 0 for want of cases. */
static void
test_empty_day (Fixture *fixture, gconstpointer data)
{
  LobbyDayFigures day = measure (fixture, NULL);

  check (&day, LOBBY_FIGURE_OF_CUSTOMERS, 0, 0);
  for (LobbyDayFigureKind kind = 0; kind < LOBBY_N_DAY_FIGURES; kind++)
    if (lobby_day_figure_get_definition (kind)->unit != LOBBY_UNIT_OF_COUNT)
      g_assert_false (day.figures[kind].known);
}

static void
test_one_service (Fixture *fixture, gconstpointer data)
{
  play_tickets (fixture);
  LobbyDayFigures cash = measure (fixture, "A"), cards = measure (fixture, "B");

  check (&cash, LOBBY_FIGURE_OF_CUSTOMERS, 6, 6); /* with B001, who was sent on */
  check (&cards, LOBBY_FIGURE_OF_CUSTOMERS, 0, 0);
  g_assert_false (cash.figures[LOBBY_FIGURE_OF_COUNTERS_BUSY].known);
}

static void
test_definitions (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (LobbyDayFigureKind kind = 0; kind < LOBBY_N_DAY_FIGURES; kind++)
    {
      const LobbyDayFigureDefinition *definition = lobby_day_figure_get_definition (kind);

      g_assert_true (g_hash_table_add (ids, (gpointer) definition->id));
      g_assert_cmpstr (definition->formula, !=, "");
      g_assert_cmpstr (definition->source, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/day-figures/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("tickets", test_tickets);
  ADD ("counters", test_counters);
  ADD ("devices", test_devices);
  ADD ("recommend-score", test_recommend_score);
  ADD ("valued-customers", test_valued_customers);
  ADD ("empty-day", test_empty_day);
  ADD ("one-service", test_one_service);
  g_test_add_func ("/day-figures/definitions", test_definitions);
  return g_test_run ();
}
