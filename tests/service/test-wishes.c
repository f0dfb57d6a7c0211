/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions at a branch that adapters feed: they become wishes that the adapters can act on, and what the adapters report
 * says what came of them. */
#include "config.h"

#include "service-client.h"

#include "lobby-wire.h"

#include <string.h>

/* Each a second after the one before. */
#define EVENT(id, name, data) \
  "{\"specversion\":\"1.0\",\"id\":\"" id "\",\"source\":\"/adapters/queue-7\",\"type\":\"org.lobby." name ".v1\"," \
  "\"time\":\"2025-11-17T02:41:5" id "Z\",\"data\":" data "}"

#define PICTURE \
  EVENT ("0", "stream.snapshot", \
         "{\"areas\":[\"queue\",\"devices\"],\"branch\":{\"id\":\"elm-street\",\"name\":{\"en\":\"Elm Street\"}," \
         "\"timeZone\":\"Asia/Shanghai\",\"businessDay\":\"2025-11-17\",\"services\":[{\"id\":\"A\",\"name\":{\"en\":" \
         "\"Cash\"},\"targetSeconds\":600}]},\"counters\":[{\"id\":\"5\",\"phase\":\"closed\"}],\"devices\":[{\"id\":" \
         "\"CRS-1\",\"deviceStatus\":\"online\"},{\"id\":\"ATM-1\",\"deviceStatus\":\"offline\"}]}")

static void
report (ServiceClient *fixture, const char *events)
{
  g_autofree char *batch = g_strdup_printf ("[%s]", events);
  g_auto (Answer) answer = service_client_post_events (fixture, "application/cloudevents-batch+json", batch);

  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"refused\":[]"));
}

/* Returns: the status of the answer; @part must be in it */
static guint
ask (ServiceClient *fixture, const char *type, const char *data, const char *part)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *body = g_strdup_printf ("{\"id\":\"%s\",\"type\":\"%s\",\"data\":%s}", key, type, data);
  g_auto (Answer) answer = service_client_post_command (fixture, key, body);

  g_assert_nonnull (strstr (answer.body, part));
  return answer.status;
}

static guint
decide (ServiceClient *fixture, const char *advice, const char *decision, const char *part)
{
  g_autofree char *data = g_strdup_printf ("{\"advice\":\"%s\",\"decision\":\"%s\",\"by\":\"lm1\"}", advice, decision);

  return ask (fixture, "advice.decide", data, part);
}

static const LobbyState *
get_state (ServiceClient *fixture)
{
  return lobby_branch_service_get_state (lobby_test_service_get_service (fixture->branch));
}

static const LobbyTicketRecord *
get_ticket (ServiceClient *fixture, const char *id)
{
  return lobby_state_get_ticket (get_state (fixture), id);
}

static void
set_up (ServiceClient *fixture, gconstpointer data)
{
  service_client_set_up_adapters (fixture, NULL);
  report (fixture, PICTURE "," EVENT ("1", "ticket.issued", "{\"ticket\":\"A901\",\"service\":\"A\"}") "," EVENT (
                       "2", "ticket.issued", "{\"ticket\":\"A902\",\"service\":\"A\"}"));
  g_assert_cmpuint (ask (fixture, "advice.show",
                         "{\"id\":\"d\",\"kind\":\"divert\",\"ticket\":\"A901\",\"device\":\"CRS-1\"}", "accepted"),
                    ==, 202);
}

static void
test_a_diversion (ServiceClient *fixture, gconstpointer data)
{
  g_assert_cmpuint (decide (fixture, "d", "accepted", "accepted"), ==, 202);
  g_assert_cmpint (get_ticket (fixture, "A901")->phase, ==, LOBBY_TICKET_DIVERTED);
  g_assert_cmpuint (decide (fixture, "d", "declined", "already accepted by lm1"), ==, 409);
  g_assert_cmpuint (decide (fixture, "x", "accepted", "no such advice"), ==, 404);
  report (fixture, EVENT ("3", "device.use-started", "{\"device\":\"CRS-1\",\"ticket\":\"A901\"}"));
  g_assert_cmpuint (decide (fixture, "d", "undone", "too late: has begun at"), ==, 409);
  report (fixture, EVENT ("4", "device.use-ended", "{\"device\":\"CRS-1\",\"ticket\":\"A901\"}"));
  g_assert_cmpint (lobby_state_get_advice (get_state (fixture), "d")->decision, ==, LOBBY_DECISION_COMPLETED);
  g_assert_cmpstr (lobby_state_get_advice (get_state (fixture), "d")->by, ==, "lm1");
}

static void
test_a_diversion_taken_back (ServiceClient *fixture, gconstpointer data)
{
  g_assert_cmpuint (decide (fixture, "d", "accepted", "accepted"), ==, 202);
  g_assert_cmpuint (decide (fixture, "d", "undone", "accepted"), ==, 202);
  g_assert_cmpint (get_ticket (fixture, "A901")->phase, ==, LOBBY_TICKET_WAITING);
  g_assert_false (get_ticket (fixture, "A901")->came_back);
  g_assert_true (g_ptr_array_index (lobby_state_get_waiting (get_state (fixture), "A"), 0)
                 == get_ticket (fixture, "A901"));
}

static void
test_who_comes_back (ServiceClient *fixture, gconstpointer data)
{
  g_assert_cmpuint (decide (fixture, "d", "accepted", "accepted"), ==, 202);
  report (fixture, EVENT ("3", "ticket.returned", "{\"ticket\":\"A901\",\"device\":\"CRS-1\"}"));
  g_assert_cmpint (lobby_state_get_advice (get_state (fixture), "d")->decision, ==, LOBBY_DECISION_CAME_BACK);
  g_assert_true (get_ticket (fixture, "A901")->came_back);
}

static void
test_what_cannot_be (ServiceClient *fixture, gconstpointer data)
{
  g_assert_cmpuint (ask (fixture, "advice.show",
                         "{\"id\":\"d\",\"kind\":\"divert\",\"ticket\":\"A902\",\"device\":\"CRS-1\"}", "other advice"),
                    ==, 409);
  g_assert_cmpuint (ask (fixture, "advice.show",
                         "{\"id\":\"e\",\"kind\":\"divert\",\"ticket\":\"A902\",\"device\":\"ATM-1\"}", "accepted"),
                    ==, 202);
  g_assert_cmpuint (decide (fixture, "e", "accepted", "out of service now: ATM-1"), ==, 409);
  report (fixture, EVENT ("3", "ticket.called", "{\"ticket\":\"A901\",\"counter\":\"5\"}"));
  g_assert_cmpuint (decide (fixture, "d", "accepted", "already called by counter: 5"), ==, 409);
  report (fixture, EVENT ("4", "ticket.noted", "{\"ticket\":\"A902\",\"elderly\":true}"));
  g_assert_cmpuint (decide (fixture, "e", "accepted", "S3-28"), >=, 400);
}

static void
test_a_counter_is_asked (ServiceClient *fixture, gconstpointer data)
{
  const LobbyCounterRecord *counter = lobby_state_get_counter (get_state (fixture), "5");

  g_assert_cmpuint (
      ask (fixture, "advice.show", "{\"id\":\"o\",\"kind\":\"open-counter\",\"counter\":\"5\"}", "accepted"), ==, 202);
  g_assert_cmpuint (decide (fixture, "o", "accepted", "accepted"), ==, 202);
  g_assert_cmpint (counter->asked, ==, LOBBY_COUNTER_ACTION_OPEN);
  g_assert_cmpuint (decide (fixture, "o", "undone", "accepted"), ==, 202);
  g_assert_cmpint (counter->asked, ==, LOBBY_COUNTER_ACTION_UNKNOWN);
}

static void
test_cash_is_asked_for (ServiceClient *fixture, gconstpointer data)
{
  const LobbyDeviceRecord *device = lobby_state_get_device (get_state (fixture), "CRS-1");

  g_assert_cmpuint (ask (fixture, "advice.show",
                         "{\"id\":\"c\",\"kind\":\"restock\",\"device\":\"CRS-1\",\"supply\":\"cash\"}", "accepted"),
                    ==, 202);
  g_assert_cmpuint (decide (fixture, "c", "accepted", "accepted"), ==, 202);
  g_assert_cmpint (device->asked, ==, LOBBY_DEVICE_ACTION_REQUEST_CASH);
  report (fixture, EVENT ("3", "device.serviced", "{\"device\":\"CRS-1\",\"servicing\":\"refilled\"}"));
  g_assert_cmpuint (decide (fixture, "c", "undone", "too late"), ==, 409);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/wishes/" name, ServiceClient, NULL, set_up, function, service_client_tear_down)
  ADD ("a-diversion", test_a_diversion);
  ADD ("a-diversion-taken-back", test_a_diversion_taken_back);
  ADD ("who-comes-back", test_who_comes_back);
  ADD ("what-cannot-be", test_what_cannot_be);
  ADD ("a-counter-is-asked", test_a_counter_is_asked);
  ADD ("cash-is-asked-for", test_cash_is_asked_for);
  return g_test_run ();
}
