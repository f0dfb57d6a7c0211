/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State and model must not drift apart: after any run of events, in batches of any size, the floor that was projected
 * step by step shows the same as one that is projected afresh; and a state survives whatever comes. */
#include "lobby-floor-maker.h"
#include "lobby-floor.h"

#include <string.h>

#define RUNS 20
#define EVENTS 400

static const char *const names[] = {
  "ticket.issued",   "ticket.called",    "ticket.recalled",    "ticket.serving",   "ticket.finished",
  "ticket.no-show",  "ticket.abandoned", "ticket.transferred", "ticket.diverted",  "ticket.returned",
  "ticket.noted",    "counter.opened",   "counter.closed",     "counter.paused",   "counter.resumed",
  "counter.asked",   "staff.changed",    "device.use-started", "device.use-ended", "device.fault",
  "device.serviced", "device.queue",     "device.asked",       "device.status",    "customer.recognised",
  "customer.told",   "customer.met",     "feedback.received",
};

static const char *
pick (GRand *random, const char *const *words, guint n)
{
  return words[g_rand_int_range (random, 0, (int) n)];
}

/* One payload that holds the members of every kind: each takes what it knows. */
static char *
make_payload (GRand *random, const char *name)
{
  static const char *const services[] = { "A", "B", "V", "X" };
  static const char *const counters[] = { "1", "2", "9" };
  static const char *const devices[] = { "CRS-1", "STM-1", "NONE" };
  static const char *const actions[] = { "open", "close", "help" };
  int ticket = g_rand_int_range (random, 1, 30);

  return g_strdup_printf (
      "{\"ticket\":\"T%03d\",\"service\":\"%s\",\"counter\":\"%s\",\"device\":\"%s\",\"staff\":\"t1\",\"phase\":"
      "\"available\","
      "\"action\":\"%s\",\"servicing\":\"cleared\",\"part\":\"card-reader\",\"fault\":\"jammed\",\"waiting\":%d,"
      "\"deviceStatus\":\"online\",\"visit\":\"v%d\",\"id\":\"v%d\",\"arrivedAt\":\"2025-11-17T09:00:00Z\","
      "\"at\":\"2025-11-17T09:00:00Z\",\"score\":%d,\"elderly\":%s}",
      ticket, pick (random, services, 4), pick (random, counters, 3), pick (random, devices, 3),
      strncmp (name, "counter", 7) == 0 ? pick (random, actions, 3) : "report-fault", g_rand_int_range (random, 0, 5),
      g_rand_int_range (random, 0, 6), g_rand_int_range (random, 0, 6), g_rand_int_range (random, 0, 11),
      g_rand_boolean (random) ? "true" : "false");
}

static void
show (LobbyFloor *floor, const LobbyState *state, const LobbyChanges *changes, gint64 now_us)
{
  LobbyFreshness freshness[LOBBY_AREA_FEEDBACK + 1];

  for (guint i = 0; i <= LOBBY_AREA_FEEDBACK; i++)
    freshness[i] = (LobbyFreshness){ .now_us = now_us, .known = TRUE };
  lobby_floor_project (floor, state, changes);
  lobby_floor_tick (floor, state, freshness);
}

static void
append_properties (GString *out, gpointer item)
{
  guint n;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (item), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *text = NULL;
      g_value_init (&value, specs[i]->value_type);
      g_object_get_property (item, specs[i]->name, &value);
      text = g_strdup_value_contents (&value);
      g_string_append_printf (out, " %s=%s", specs[i]->name, text);
    }
  g_string_append_c (out, '\n');
}

static void
append_list (GString *out, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      if (LOBBY_IS_TICKET (item))
        g_string_append (out, lobby_ticket_get_record (LOBBY_TICKET (item))->id);
      if (LOBBY_IS_COUNTER (item) && lobby_counter_get_ticket (LOBBY_COUNTER (item)) != NULL)
        g_string_append (out, lobby_counter_get_ticket (LOBBY_COUNTER (item))->id);
      if (LOBBY_IS_DEVICE (item))
        g_string_append_printf (out, "%u uses, %u lines", lobby_device_get_uses (LOBBY_DEVICE (item))->len,
                                lobby_device_get_occurrences (LOBBY_DEVICE (item))->len);
      append_properties (out, item);
      if (LOBBY_IS_QUEUE (item))
        append_list (out, lobby_queue_get_tickets (LOBBY_QUEUE (item)));
    }
}

static char *
describe (LobbyFloor *floor)
{
  GString *out = g_string_new (NULL);

  append_properties (out, lobby_floor_get_glance (floor));
  append_list (out, lobby_floor_get_queues (floor));
  append_list (out, lobby_floor_get_counters (floor));
  append_list (out, lobby_floor_get_devices (floor));
  append_list (out, lobby_floor_get_visits (floor));
  return g_string_free (out, FALSE);
}

static void
run_once (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autoptr (LobbyChanges) changes = lobby_changes_new ();
  g_autoptr (LobbyChanges) all = lobby_changes_new ();
  g_autoptr (LobbyFloor) stepped = lobby_floor_new ();
  g_autoptr (LobbyFloor) fresh = lobby_floor_new ();
  g_autofree char *left = NULL, *right = NULL;
  gint64 now_us = lobby_floor_at ("09:00:00");

  lobby_changes_add_all (changes);
  lobby_changes_add_all (all);
  for (guint i = 0; i < EVENTS; i++)
    {
      const char *name = pick (random, names, G_N_ELEMENTS (names));
      g_autofree char *payload = make_payload (random, name);
      g_autofree char *time = g_strdup_printf ("%02u:%02u:%02u", 9 + i / 240, i / 4 % 60, i % 4 * 15);
      g_autoptr (LobbyEvent) event = lobby_floor_make_event (time, name, payload);

      lobby_state_apply (state, event, changes);
      now_us = lobby_event_get_time (event);
      if (g_rand_int_range (random, 0, 5) == 0)
        {
          show (stepped, state, changes, now_us);
          lobby_changes_clear (changes);
        }
    }
  show (stepped, state, changes, now_us);
  show (fresh, state, all, now_us);
  left = describe (stepped);
  right = describe (fresh);
  g_assert_cmpstr (left, ==, right);
  g_assert_cmpuint (lobby_state_count (state, LOBBY_APPLY_APPLIED), >, EVENTS / 10);
}

static void
test_no_drift (void)
{
  for (guint32 seed = 1; seed <= RUNS; seed++)
    run_once (seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/projection/no-drift", test_no_drift);
  return g_test_run ();
}
