/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model is a projection: the same object for the same thing, little spliced, figures as computed by hand. */
#include "lobby-floor-maker.h"
#include "lobby-floor.h"

static void
show (LobbyFloor *floor, LobbyState *state, LobbyChanges *changes, const char *now)
{
  LobbyFreshness freshness[LOBBY_AREA_FEEDBACK + 1] = { 0 };

  for (guint i = 0; i <= LOBBY_AREA_FEEDBACK; i++)
    freshness[i] = (LobbyFreshness){ .now_us = lobby_floor_at (now), .known = TRUE };
  lobby_floor_project (floor, state, changes);
  lobby_floor_tick (floor, state, freshness);
  lobby_changes_clear (changes);
}

static void
play (LobbyState *state, LobbyChanges *changes, const char *time, const char *name, const char *data)
{
  g_autoptr (LobbyEvent) event = lobby_floor_make_event (time, name, data);

  g_assert_cmpint (lobby_state_apply (state, event, changes), ==, LOBBY_APPLY_APPLIED);
}

static void
count_cb (GListModel *list, guint position, guint removed, guint added, guint *count)
{
  (*count)++;
}

static void
test_same_object (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();
  g_autoptr (LobbyQueue) queue = NULL;
  LobbyTicket *second;
  guint spliced = 0;

  lobby_changes_add_all (changes);
  show (floor, state, changes, "09:00:00");
  play (state, changes, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (state, changes, "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  play (state, changes, "09:03:00", "ticket.issued", "{\"ticket\":\"A003\",\"service\":\"A\"}");
  show (floor, state, changes, "09:04:00");
  queue = g_list_model_get_item (lobby_floor_get_queues (floor), 0);
  g_assert_cmpuint (g_list_model_get_n_items (lobby_queue_get_tickets (queue)), ==, 3);
  second = lobby_floor_get_ticket (floor, "A002");
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);

  g_signal_connect (lobby_queue_get_tickets (queue), "items-changed", G_CALLBACK (count_cb), &spliced);
  play (state, changes, "09:05:00", "counter.opened", "{\"counter\":\"1\"}");
  play (state, changes, "09:05:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (state, changes, "09:05:10", "ticket.noted", "{\"ticket\":\"A002\",\"elderly\":true}");
  show (floor, state, changes, "09:06:00");
  g_assert_cmpuint (spliced, ==, 1);
  g_assert_nonnull (second);
  g_assert_true (lobby_floor_get_ticket (floor, "A002") == second);
  g_assert_true (lobby_ticket_get_record (second)->elderly);
  g_assert_cmpint (lobby_ticket_get_wait_s (second), ==, 240);
  g_assert_null (lobby_floor_get_ticket (floor, "A001"));

  play (state, changes, "09:07:00", "ticket.abandoned", "{\"ticket\":\"A002\"}");
  show (floor, state, changes, "09:07:00");
  g_assert_null (second); /* it goes when its ticket stops waiting */
}

static void
test_glance (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();
  int waiting, before, over, serving, idle, within;
  gint64 longest;
  g_autofree char *ticket = NULL;

  lobby_changes_add_all (changes);
  play (state, changes, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  play (state, changes, "09:00:00", "counter.opened", "{\"counter\":\"2\"}");
  play (state, changes, "09:01:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (state, changes, "09:02:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  play (state, changes, "09:02:30", "ticket.issued", "{\"ticket\":\"A003\",\"service\":\"A\"}");
  play (state, changes, "09:10:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}"); /* 9 min, target 15 */
  play (state, changes, "09:12:00", "ticket.abandoned", "{\"ticket\":\"A003\"}"); /* left: counts against */
  play (state, changes, "09:15:00", "ticket.issued", "{\"ticket\":\"B001\",\"service\":\"B\"}");
  show (floor, state, changes, "09:20:00");
  g_object_get (lobby_floor_get_glance (floor), "waiting", &waiting, "waiting-before", &before, "over", &over,
                "longest-wait-s", &longest, "longest-ticket", &ticket, "counters-serving", &serving, "counters-idle",
                &idle, "within-percent", &within, NULL);
  g_assert_cmpint (waiting, ==, 2);
  g_assert_cmpint (before, ==, 3); /* at 9:05 */
  g_assert_cmpint (over, ==, 1);
  g_assert_cmpint (longest, ==, 18 * 60);
  g_assert_cmpstr (ticket, ==, "A002");
  g_assert_cmpint (serving, ==, 1);
  g_assert_cmpint (idle, ==, 1);
  g_assert_cmpint (within, ==, 50);
}

static const LobbyAlertFacts *
get_alert (LobbyFloor *floor, guint position)
{
  g_autoptr (LobbyAlert) alert = g_list_model_get_item (lobby_floor_get_alerts (floor), position);

  return alert != NULL ? lobby_alert_get_facts (alert) : NULL;
}

static void
test_alert_life (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();

  lobby_changes_add_all (changes);
  play (state, changes, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  play (state, changes, "09:00:20", "device.status",
        "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\"}");
  play (state, changes, "09:00:00", "device.status",
        "{\"device\":\"STM-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"printer\":\"ok\"}");
  show (floor, state, changes, "09:00:30");
  g_assert_cmpuint (g_list_model_get_n_items (lobby_floor_get_alerts (floor)), ==, 0);

  play (state, changes, "09:00:40", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (state, changes, "09:00:50", "device.status", "{\"device\":\"STM-1\",\"deviceStatus\":\"offline\"}");
  show (floor, state, changes, "09:01:10");
  /* Idle for 60 s with a queue; the device is down for 20 s only and may be flapping. */
  g_assert_cmpuint (g_list_model_get_n_items (lobby_floor_get_alerts (floor)), ==, 1);
  g_assert_cmpstr (get_alert (floor, 0)->key, ==, "idle:1");
  play (state, changes, "09:01:15", "device.status",
        "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\"}");
  show (floor, state, changes, "09:01:30");
  g_assert_cmpuint (g_list_model_get_n_items (lobby_floor_get_alerts (floor)), ==, 2);
  g_assert_cmpstr (get_alert (floor, 1)->key, ==, "device:STM-1");

  play (state, changes, "09:01:40", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (state, changes, "09:01:41", "console.alert-marked",
        "{\"key\":\"device:STM-1\",\"mark\":\"seen\",\"at\":\"2025-11-17T09:01:41Z\",\"by\":\"lm\"}");
  show (floor, state, changes, "09:01:45");
  g_assert_cmpuint (g_list_model_get_n_items (lobby_floor_get_alerts (floor)), ==, 1);
  g_assert_cmpint (get_alert (floor, 0)->seen_us, ==, lobby_floor_at ("09:01:41"));
  g_assert_cmpuint (g_list_model_get_n_items (lobby_floor_get_ended_alerts (floor)), ==, 1);
}

static void
test_wait_alert_levels (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();

  lobby_changes_add_all (changes);
  play (state, changes, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (state, changes, "09:08:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\",\"elderly\":true}");
  show (floor, state, changes, "09:11:59");
  g_assert_cmpint (get_alert (floor, 0)->kind, ==, LOBBY_ALERT_TOO_FEW_COUNTERS); /* nobody serves at all */
  show (floor, state, changes, "09:12:00");
  g_assert_cmpstr (get_alert (floor, 1)->key, ==, "wait:A"); /* 80 % of the target */
  g_assert_cmpint (get_alert (floor, 1)->severity, ==, LOBBY_SEVERITY_AMBER);
  show (floor, state, changes, "09:15:00");
  g_assert_cmpstr (get_alert (floor, 0)->key, ==, "wait:A");
  g_assert_cmpint (get_alert (floor, 0)->severity, ==, LOBBY_SEVERITY_RED);
  g_assert_cmpint (get_alert (floor, 0)->figure, ==, 900);
  show (floor, state, changes, "09:18:00");
  g_assert_cmpstr (get_alert (floor, 1)->key, ==, "elderly:A"); /* help at once: 10 min */
}

static const LobbyAlertFacts *
find_alert (LobbyFloor *floor, const char *key)
{
  for (guint i = 0; get_alert (floor, i) != NULL; i++)
    if (g_strcmp0 (get_alert (floor, i)->key, key) == 0)
      return get_alert (floor, i);
  return NULL;
}

static void
foresee_breach (LobbyFloor *floor, const char *service, const char *at)
{
  LobbyForesight *foresight = lobby_foresight_new (lobby_floor_at ("09:05:00"));
  LobbyServiceForesight *entry = lobby_foresight_add_service (foresight, service);

  entry->known = TRUE;
  entry->breach_chance = 0.8;
  entry->breach_us = lobby_floor_at (at);
  lobby_floor_take_foresight (floor, foresight);
}

static void
test_breach_alert (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();

  lobby_changes_add_all (changes);
  play (state, changes, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  play (state, changes, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  play (state, changes, "09:00:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  play (state, changes, "09:00:30", "ticket.issued", "{\"ticket\":\"B001\",\"service\":\"B\"}");
  foresee_breach (floor, "B", "09:25:00");
  show (floor, state, changes, "09:05:00"); /* in 20 min: later */
  g_assert_null (find_alert (floor, "wait:B"));
  foresee_breach (floor, "B", "09:16:00");
  show (floor, state, changes, "09:05:00");
  g_assert_cmpint (find_alert (floor, "wait:B")->kind, ==, LOBBY_ALERT_BREACH);
  g_assert_cmpint (find_alert (floor, "wait:B")->severity, ==, LOBBY_SEVERITY_AMBER);
  g_assert_cmpint (find_alert (floor, "wait:B")->figure, ==, 11 * 60);
  foresee_breach (floor, "B", "09:24:00"); /* a bit later than thought: it does not come and go */
  show (floor, state, changes, "09:06:00");
  g_assert_cmpint (find_alert (floor, "wait:B")->kind, ==, LOBBY_ALERT_BREACH);
  foresee_breach (floor, "B", "09:20:30");
  show (floor, state, changes, "09:17:00"); /* 16.5 of 20 min: now it is the wait itself, and still one alert */
  g_assert_cmpint (find_alert (floor, "wait:B")->kind, ==, LOBBY_ALERT_WAIT);
  g_assert_cmpint (find_alert (floor, "wait:B")->since_us, ==, lobby_floor_at ("09:05:00"));
}

/* A recording without people has pseudonyms: nobody is named, and yet told from the others. */
static void
test_unnamed_staff (void)
{
  g_autoptr (LobbyState) state = lobby_state_new ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyFloor) floor = lobby_floor_new ();

  lobby_changes_add_all (changes);
  lobby_floor_play (state, "08:59:00", "stream.snapshot",
                    "{\"areas\":[\"queue\",\"devices\",\"customers\",\"feedback\"],\"branch\":{\"id\":\"b\",\"name\":{"
                    "\"en\":\"B\"},\"timeZone\":\"UTC\",\"businessDay\":\"2025-11-17\"},"
                    "\"staff\":[{\"id\":\"p-3f2a99\",\"role\":\"teller\"},"
                    "{\"id\":\"liu-min\",\"name\":{\"en\":\"Liu Min\"},\"role\":\"teller\"}]}");
  show (floor, state, changes, "09:00:00");
  g_assert_cmpstr (lobby_text_get (lobby_floor_get_staff_name (floor, "p-3f2a99"), "en"), ==, "#3f2a");
  g_assert_cmpstr (lobby_text_get (lobby_floor_get_staff_name (floor, "liu-min"), "en"), ==, "Liu Min");
  g_assert_null (lobby_floor_get_staff_name (floor, "nobody"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/same-object", test_same_object);
  g_test_add_func ("/model/glance", test_glance);
  g_test_add_func ("/model/alert/life", test_alert_life);
  g_test_add_func ("/model/alert/wait-levels", test_wait_alert_levels);
  g_test_add_func ("/model/alert/breach", test_breach_alert);
  g_test_add_func ("/model/unnamed-staff", test_unnamed_staff);
  return g_test_run ();
}
