/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drill: what happened, what came of it, and how long it took until somebody did something. */
#include "lobby-drill.h"

#define COMMAND "11111111-2222-3333-4444-55555555555"
#define AT(s) (G_GINT64_CONSTANT (1763347200000000) + (gint64) (s) *G_USEC_PER_SEC)

static LobbyDrill *
begin (void)
{
  LobbyDrill *drill = lobby_drill_new ();
  const LobbySimulationIncident broken = { .kind = LOBBY_INCIDENT_DEVICE_FAULT, .device = (char *) "ATM-1" };
  const LobbySimulationIncident tour = { .kind = LOBBY_INCIDENT_ARRIVALS, .service = (char *) "A" };
  const LobbySimulationIncident guest = { .kind = LOBBY_INCIDENT_GUEST };

  lobby_drill_ask (drill, COMMAND "1", &broken, AT (0));
  lobby_drill_ask (drill, COMMAND "2", &tour, AT (10));
  lobby_drill_ask (drill, COMMAND "3", &guest, AT (20));
  return drill;
}

static gboolean
look (LobbyDrill *drill, LobbyEventKind kind, const char *device, const char *cause, int at_s)
{
  gpointer payload = lobby_record_new (lobby_event_kind_get_table (kind));
  g_autoptr (LobbyEvent) event = NULL;

  if (device != NULL)
    *(char **) payload = g_strdup (device);
  event = lobby_event_new (kind, "/test", 1, "e", AT (at_s), payload);
  if (cause != NULL)
    lobby_event_set_causation (event, cause);
  return lobby_drill_look (drill, event);
}

static const LobbyDrillEntry *
get (const LobbyDrill *drill, guint i)
{
  return g_ptr_array_index (lobby_drill_get_entries (drill), i);
}

static void
test_effects_come_home (void)
{
  g_autoptr (LobbyDrill) drill = begin ();

  g_assert_cmpstr (get (drill, 0)->subject, ==, "ATM-1");
  g_assert_cmpstr (get (drill, 1)->subject, ==, "A");
  g_assert_true (look (drill, LOBBY_EVENT_DEVICE_FAULT, "ATM-1", COMMAND "1", 1));
  g_assert_false (look (drill, LOBBY_EVENT_DEVICE_STATUS, "ATM-1", COMMAND "1", 2));
  g_assert_cmpint (get (drill, 0)->home_us, ==, AT (1));
  g_assert_cmpint (get (drill, 0)->acted_us, ==, 0);
  g_assert_cmpint (get (drill, 1)->home_us, ==, 0);
}

/* Only what somebody asked for is an action, only about this device, and never an incident itself. */
static void
test_first_action (void)
{
  g_autoptr (LobbyDrill) drill = begin ();

  g_assert_false (look (drill, LOBBY_EVENT_DEVICE_SERVICED, "ATM-1", NULL, 30));
  g_assert_false (look (drill, LOBBY_EVENT_DEVICE_ASKED, "ATM-2", COMMAND "8", 40));
  g_assert_true (look (drill, LOBBY_EVENT_DEVICE_ASKED, "ATM-1", COMMAND "8", 90));
  g_assert_false (look (drill, LOBBY_EVENT_DEVICE_SERVICED, "ATM-1", COMMAND "8", 200));
  g_assert_cmpint (get (drill, 0)->acted_us, ==, AT (90));
  g_assert_true (look (drill, LOBBY_EVENT_COUNTER_ASKED, NULL, COMMAND "9", 130));
  g_assert_cmpint (get (drill, 1)->acted_us, ==, AT (130));
  g_assert_true (look (drill, LOBBY_EVENT_CUSTOMER_RECOGNISED, NULL, COMMAND "3", 21));
  g_assert_false (look (drill, LOBBY_EVENT_CUSTOMER_ACKNOWLEDGED, NULL, COMMAND "3", 60));
  g_assert_false (look (drill, LOBBY_EVENT_CUSTOMER_MET, NULL, NULL, 70));
  g_assert_cmpint (get (drill, 2)->acted_us, ==, 0);
}

static void
test_figures (void)
{
  g_autoptr (LobbyDrill) empty = lobby_drill_new (), drill = begin ();
  LobbyDrillFigures figures = lobby_drill_measure (empty);

  g_assert_cmpuint (figures.n, ==, 0);
  g_assert_cmpfloat (figures.mean_s, <, 0);
  look (drill, LOBBY_EVENT_DEVICE_ASKED, "ATM-1", COMMAND "8", 90);
  look (drill, LOBBY_EVENT_ADVICE_DECIDED, NULL, COMMAND "9", 40);
  figures = lobby_drill_measure (drill);
  g_assert_cmpuint (figures.n, ==, 3);
  g_assert_cmpuint (figures.n_acted, ==, 2);
  g_assert_cmpfloat (figures.mean_s, ==, 60);
  g_assert_cmpfloat (figures.worst_s, ==, 90);
}

/* What the branch refused did not happen. */
static void
test_refused (void)
{
  g_autoptr (LobbyDrill) drill = begin ();

  g_assert_true (lobby_drill_drop (drill, COMMAND "2"));
  g_assert_false (lobby_drill_drop (drill, COMMAND "2"));
  g_assert_cmpuint (lobby_drill_measure (drill).n, ==, 2);
  g_assert_cmpint (get (drill, 1)->kind, ==, LOBBY_INCIDENT_GUEST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drill/effects-come-home", test_effects_come_home);
  g_test_add_func ("/drill/first-action", test_first_action);
  g_test_add_func ("/drill/figures", test_figures);
  g_test_add_func ("/drill/refused", test_refused);
  return g_test_run ();
}
