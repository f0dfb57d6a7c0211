/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers and cases at a branch that adapters feed: an answer opens a case whether an adapter told of it or a person
 * entered it, and what people do about cases is checked over the wire. */
#include "config.h"

#include "service-client.h"

#include "lobby-wire.h"

#include <string.h>

#define EVENT(id, name, data) \
  "{\"specversion\":\"1.0\",\"id\":\"" id "\",\"source\":\"/adapters/answers\",\"type\":\"org.lobby." name ".v1\"," \
  "\"time\":\"2025-11-17T02:41:5" id "Z\",\"data\":" data "}"

#define PICTURE \
  EVENT ("0", "stream.snapshot", \
         "{\"areas\":[\"queue\",\"feedback\"],\"branch\":{\"id\":\"elm-street\",\"name\":{\"en\":\"Elm Street\"}," \
         "\"timeZone\":\"Asia/Shanghai\",\"businessDay\":\"2025-11-17\",\"services\":[{\"id\":\"A\",\"name\":{\"en\":" \
         "\"Cash\"},\"targetSeconds\":600}]},\"staff\":[{\"id\":\"lm1\",\"role\":\"lobby-manager\"}]}")

static void
report (ServiceClient *fixture, const char *events)
{
  g_autofree char *batch = g_strdup_printf ("[%s]", events);
  g_auto (Answer) answer = service_client_post_events (fixture, "application/cloudevents-batch+json", batch);

  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"refused\":[]"));
}

static void
ask (ServiceClient *fixture, const char *type, const char *data, guint status, const char *part)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *body = g_strdup_printf ("{\"id\":\"%s\",\"type\":\"%s\",\"data\":%s}", key, type, data);
  g_auto (Answer) answer = service_client_post_command (fixture, key, body);

  g_assert_cmpuint (answer.status, ==, status);
  g_assert_nonnull (strstr (answer.body, part));
}

static const LobbyCaseRecord *
get_case (ServiceClient *fixture, const char *id)
{
  return lobby_state_get_case (lobby_branch_service_get_state (lobby_test_service_get_service (fixture->branch)), id);
}

static void
set_up (ServiceClient *fixture, gconstpointer data)
{
  service_client_set_up_adapters (fixture, NULL);
  report (fixture,
          PICTURE "," EVENT ("1", "ticket.issued", "{\"ticket\":\"A901\",\"service\":\"A\",\"customer\":\"c-1\"}"));
}

/* S3-42: the case is linked to the answer, the ticket and the customer's pseudonym. */
static void
test_an_adapters_answer (ServiceClient *fixture, gconstpointer data)
{
  report (fixture,
          EVENT ("2", "feedback.received",
                 "{\"id\":\"f1\",\"ticket\":\"A901\",\"score\":2,\"reason\":\"rude\",\"at\":\"2025-11-17T02:41:"
                 "52Z\"}") "," EVENT ("3", "feedback.received",
                                      "{\"id\":\"f2\",\"score\":8,\"at\":\"2025-11-17T02:41:53Z\"}"));
  g_assert_nonnull (get_case (fixture, "case-f1"));
  g_assert_null (get_case (fixture, "case-f2"));
  g_assert_cmpstr (get_case (fixture, "case-f1")->feedback, ==, "f1");
  g_assert_cmpstr (get_case (fixture, "case-f1")->ticket, ==, "A901");
  g_assert_cmpstr (get_case (fixture, "case-f1")->customer, ==, "c-1");
  g_assert_cmpstr (get_case (fixture, "case-f1")->owner, ==, "lm1");
  g_assert_cmpint (get_case (fixture, "case-f1")->due_us - get_case (fixture, "case-f1")->opened_us, ==,
                   G_GINT64_CONSTANT (86400000000));
  /* Told twice, by another name of the event: one case all the same. */
  report (fixture, EVENT ("4", "feedback.received",
                          "{\"id\":\"f1\",\"ticket\":\"A901\",\"score\":2,\"at\":\"2025-11-17T02:41:52Z\"}"));
  g_assert_cmpstr (get_case (fixture, "case-f1")->summary, ==, "rude");
}

static void
test_entered_and_closed (ServiceClient *fixture, gconstpointer data)
{
  ask (fixture, "feedback.enter", "{\"id\":\"f3\",\"score\":0,\"at\":\"2025-11-17T02:42:00Z\"}", 202, "accepted");
  ask (fixture, "feedback.enter", "{\"id\":\"f3\",\"score\":0,\"at\":\"2025-11-17T02:42:00Z\"}", 409, "such an answer");
  ask (fixture, "feedback.enter", "{\"id\":\"f4\",\"score\":11,\"at\":\"2025-11-17T02:42:00Z\"}", 400, "score");
  ask (fixture, "case.change", "{\"case\":\"case-f3\",\"phase\":\"listened\"}", 409, "already open");
  ask (fixture, "case.change", "{\"case\":\"case-f3\",\"phase\":\"apologised\",\"by\":\"lm1\"}", 202, "accepted");
  ask (fixture, "case.change", "{\"case\":\"case-f3\",\"phase\":\"listened\"}", 202, "accepted");
  ask (fixture, "case.change", "{\"case\":\"case-f3\",\"phase\":\"solved\"}", 400, "how it was solved");
  ask (fixture, "case.change", "{\"case\":\"case-f3\",\"phase\":\"solved\",\"solution\":\"refund\"}", 202, "accepted");
  ask (fixture, "case.change", "{\"case\":\"case-f3\",\"phase\":\"closed\"}", 202, "accepted");
  ask (fixture, "case.change", "{\"case\":\"case-f9\",\"note\":\"x\"}", 404, "no such case");
  g_assert_cmpint (get_case (fixture, "case-f3")->phase, ==, LOBBY_CASE_PHASE_CLOSED);
}

static void
test_opened_by_hand (ServiceClient *fixture, gconstpointer data)
{
  ask (fixture, "case.open",
       "{\"id\":\"s1\",\"kind\":\"second-line\",\"summary\":\"x\",\"openedAt\":\"2025-11-17T02:42:00Z\"}", 400, "due");
  ask (fixture, "case.open",
       "{\"id\":\"s1\",\"kind\":\"second-line\",\"summary\":\"line missing\",\"need\":\"print\",\"ticket\":\"A901\","
       "\"openedAt\":\"2025-11-17T02:42:00Z\",\"dueAt\":\"2025-11-17T04:00:00Z\"}",
       202, "accepted");
  g_assert_cmpstr (get_case (fixture, "s1")->customer, ==, "c-1");
  ask (fixture, "case.open",
       "{\"id\":\"s1\",\"kind\":\"lost-property\",\"summary\":\"hat\",\"openedAt\":\"2025-11-17T02:42:00Z\"}", 409,
       "such a case");
  ask (fixture, "case.change", "{\"case\":\"s1\",\"due\":\"2025-11-18T04:00:00Z\",\"owner\":\"lm1\"}", 202, "accepted");
  g_assert_cmpuint (get_case (fixture, "s1")->steps->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, ServiceClient, NULL, set_up, func, service_client_tear_down)
  ADD ("/cases-wishes/an-adapters-answer", test_an_adapters_answer);
  ADD ("/cases-wishes/entered-and-closed", test_entered_and_closed);
  ADD ("/cases-wishes/opened-by-hand", test_opened_by_hand);
  return g_test_run ();
}
