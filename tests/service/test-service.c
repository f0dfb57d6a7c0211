/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract of the branch service, asked by a plain HTTP client as any vendor's would be. */
#include "service-client.h"

#include "lobby-wire.h"

#include <string.h>

static void
test_needs_token (ServiceClient *fixture, gconstpointer data)
{
  const char *const paths[] = { "v1/branch", "v1/snapshot", "v1/events", "v1/days", "v1/days/2025-11-17/events" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      SoupMessage *message = service_client_make_request (fixture, "GET", paths[i]);
      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", "Bearer another");
      g_auto (Answer) answer = service_client_send (fixture, message);
      g_assert_cmpuint (answer.status, ==, 401);
      g_assert_cmpstr (answer.type, ==, "application/problem+json");
    }
  SoupMessage *health = service_client_make_request (fixture, "GET", "v1/health/ready");
  soup_message_headers_remove (soup_message_get_request_headers (health), "Authorization");
  g_auto (Answer) ready = service_client_send (fixture, health);
  g_assert_cmpuint (ready.status, ==, 200);
  g_assert_cmpstr (ready.type, ==, "application/health+json");
}

static void
test_foreign_page (ServiceClient *fixture, gconstpointer data)
{
  SoupMessage *message = service_client_make_request (fixture, "GET", "v1/branch");

  soup_message_headers_replace (soup_message_get_request_headers (message), "Origin", "https://elsewhere.example");
  g_auto (Answer) answer = service_client_send (fixture, message);
  g_assert_cmpuint (answer.status, ==, 403);
}

static void
test_branch_and_etag (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) first = service_client_get (fixture, "v1/branch");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first.status, ==, 200);
  LobbyBranchRecord *branch = lobby_wire_parse_record (&lobby_branch_record_type, first.body, strlen (first.body),
                                                       &error);
  g_assert_no_error (error);
  g_assert_cmpstr (branch->name->en, ==, "Binhe Road Branch");
  g_assert_cmpuint (branch->counters->len, ==, 6);
  g_assert_cmpuint (branch->devices->len, ==, 9);
  g_assert_cmpuint (branch->streams->len, ==, 1);
  lobby_record_free (&lobby_branch_record_type, branch);

  SoupMessage *again = service_client_make_request (fixture, "GET", "v1/branch");
  soup_message_headers_replace (soup_message_get_request_headers (again), "If-None-Match", first.etag);
  g_auto (Answer) unchanged = service_client_send (fixture, again);
  g_assert_cmpuint (unchanged.status, ==, 304);
}

static void
test_snapshot_is_fold (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) answer = service_client_get (fixture, "v1/snapshot");
  g_auto (Answer) all = service_client_get (fixture, "v1/events?limit=5000");
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyEvent) snapshot = lobby_wire_parse_event (answer.body, strlen (answer.body), &error);
  g_autoptr (LobbyState) from_snapshot = lobby_state_new ();
  g_autoptr (LobbyState) from_events = lobby_state_new ();

  g_assert_no_error (error);
  g_assert_cmpstr (all.last_event_id, ==, "earliest");
  g_autoptr (GPtrArray) events = service_client_read_events (all.body);
  for (guint i = 0; i < events->len; i++)
    {
      g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (events, i)), ==, i + 1);
      g_assert_cmpint (lobby_state_apply (from_events, g_ptr_array_index (events, i), NULL), ==, LOBBY_APPLY_APPLIED);
    }
  g_assert_cmpuint (lobby_event_get_sequence (snapshot), ==, events->len);
  lobby_state_apply (from_snapshot, snapshot, NULL);
  g_assert_cmpuint (lobby_state_get_tickets (from_snapshot)->len, >, 5);
  g_assert_cmpuint (lobby_state_get_tickets (from_snapshot)->len, ==, lobby_state_get_tickets (from_events)->len);
  for (guint i = 0; i < lobby_state_get_tickets (from_events)->len; i++)
    g_assert_true (lobby_record_equal (&lobby_ticket_record_type,
                                       g_ptr_array_index (lobby_state_get_tickets (from_events), i),
                                       g_ptr_array_index (lobby_state_get_tickets (from_snapshot), i)));
}

static void
test_events_after (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) first = service_client_get (fixture, "v1/events?limit=3");
  g_autoptr (GPtrArray) events = service_client_read_events (first.body);
  const char *third = lobby_event_get_id (g_ptr_array_index (events, 2));
  g_autofree char *path = g_strdup_printf ("v1/events?limit=2&after=%s", third);
  g_auto (Answer) next = service_client_get (fixture, path);
  g_autoptr (GPtrArray) more = service_client_read_events (next.body);

  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (next.last_event_id, ==, third);
  g_assert_cmpuint (more->len, ==, 2);
  g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (more, 0)), ==, 4);

  g_auto (Answer) stranger = service_client_get (fixture, "v1/events?limit=1&after=another-life.12");
  g_assert_cmpstr (stranger.last_event_id, ==, "earliest");
  g_auto (Answer) wrong = service_client_get (fixture, "v1/events?limit=0");
  g_assert_cmpuint (wrong.status, ==, 400);
}

#define OTHER_KEY "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7a11"
#define OPEN_5(key) \
  "{\"id\":\"" key "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"5\",\"action\":\"open\",\"by\":\"lm1\"}}"

static void
test_command_once (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) without_key = service_client_post_command (fixture, NULL, OPEN_5 (KEY));
  g_auto (Answer) first = service_client_post_command (fixture, KEY, OPEN_5 (KEY));
  guint64 after_first = lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)
                            ->last_sequence;
  g_auto (Answer) again = service_client_post_command (fixture, KEY, OPEN_5 (KEY));
  g_auto (Answer) reused = service_client_post_command (
      fixture, KEY, "{\"id\":\"" KEY "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"5\",\"action\":\"close\"}}");
  g_auto (Answer) second_person = service_client_post_command (fixture, OTHER_KEY, OPEN_5 (OTHER_KEY));
  g_auto (Answer) status = service_client_get (fixture, "v1/commands/" KEY);
  g_auto (Answer) unknown = service_client_get (fixture, "v1/commands/" OTHER_KEY "x");

  g_assert_cmpuint (without_key.status, ==, 400);
  g_assert_cmpuint (first.status, ==, 202);
  g_assert_nonnull (strstr (first.body, "\"status\":\"accepted\""));
  g_assert_cmpuint (again.status, ==, 202);
  g_assert_cmpstr (again.body, ==, first.body);
  g_assert_cmpuint (
      lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->last_sequence, ==,
      after_first);
  g_assert_cmpuint (reused.status, ==, 422);
  g_assert_cmpuint (second_person.status, ==, 409);
  g_assert_nonnull (strstr (second_person.body, "lm1"));
  g_assert_cmpuint (status.status, ==, 200);
  g_assert_nonnull (strstr (status.body, "\"done\""));
  g_assert_cmpuint (unknown.status, ==, 404);
}

static void
test_command_refused (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) broken = service_client_post_command (fixture, KEY, "{\"id\":\"" KEY "\",");
  g_auto (Answer) newer = service_client_post_command (fixture, KEY,
                                                       "{\"id\":\"" KEY "\",\"type\":\"roof.lift\",\"data\":{}}");
  g_auto (Answer) nowhere = service_client_post_command (
      fixture, KEY, "{\"id\":\"" KEY "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"77\",\"action\":\"open\"}}");
  g_autofree char *huge = g_strnfill (70000, ' ');
  g_auto (Answer) large = service_client_post_command (fixture, KEY, huge);
  SoupMessage *typeless = service_client_make_request (fixture, "POST", "v1/commands");
  soup_message_headers_replace (soup_message_get_request_headers (typeless), "Idempotency-Key", "\"" KEY "\"");
  service_client_set_body (typeless, "text/plain", OPEN_5 (KEY));
  g_auto (Answer) other_type = service_client_send (fixture, typeless);
  g_auto (Answer) other_method = service_client_send (fixture,
                                                      service_client_make_request (fixture, "DELETE", "v1/branch"));

  g_assert_cmpuint (broken.status, ==, 400);
  g_assert_cmpuint (newer.status, ==, 422);
  g_assert_cmpuint (nowhere.status, ==, 404);
  g_assert_cmpuint (large.status, ==, 413);
  g_assert_cmpuint (other_type.status, ==, 415);
  g_assert_cmpuint (other_method.status, ==, 405);
}

static void
test_if_match (ServiceClient *fixture, gconstpointer data)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch),
                                                                      0);
  g_autofree char *seen = g_strdup_printf ("\"%s.%" G_GUINT64_FORMAT "\"", stream->epoch, stream->last_sequence);
  g_auto (Answer) first = service_client_post_command (fixture, KEY, OPEN_5 (KEY));
  SoupMessage *message = service_client_make_request (fixture, "POST", "v1/commands");

  soup_message_headers_replace (soup_message_get_request_headers (message), "Idempotency-Key", "\"" OTHER_KEY "\"");
  soup_message_headers_replace (soup_message_get_request_headers (message), "If-Match", seen);
  service_client_set_body (message, "application/json", OPEN_5 (OTHER_KEY));
  g_auto (Answer) outdated = service_client_send (fixture, message);
  g_assert_cmpuint (first.status, ==, 202);
  g_assert_cmpuint (outdated.status, ==, 412);
}

#define ISSUED(id, ticket) \
  "{\"specversion\":\"1.0\",\"id\":\"" id \
  "\",\"source\":\"/adapters/queue-7\",\"type\":\"org.lobby.ticket.issued.v1\"," \
  "\"time\":\"2025-11-17T02:41:55Z\",\"data\":{\"ticket\":\"" ticket "\",\"service\":\"A\"}}"

static void
test_ingest_once (ServiceClient *fixture, gconstpointer data)
{
  const char *batch = "[" ISSUED ("1", "A901") "," ISSUED ("2", "A902") ",{\"specversion\":\"1.0\",\"id\":\"3\"}]";
  g_auto (Answer) first = service_client_post_events (fixture, "application/cloudevents-batch+json", batch);
  g_auto (Answer) again = service_client_post_events (fixture, "application/cloudevents-batch+json", batch);
  g_auto (Answer) single = service_client_post_events (fixture, "application/cloudevents+json", ISSUED ("4", "A903"));
  g_auto (Answer) nonsense = service_client_post_events (fixture, "application/cloudevents+json", "nonsense");
  g_auto (Answer) other_type = service_client_post_events (fixture, "application/json", batch);

  g_assert_cmpuint (first.status, ==, 200);
  g_assert_nonnull (strstr (first.body, "\"accepted\":2,\"duplicates\":0,\"refused\":[{\"index\":2"));
  g_assert_nonnull (strstr (again.body, "\"accepted\":0,\"duplicates\":2"));
  g_assert_nonnull (strstr (single.body, "\"accepted\":1"));
  g_assert_cmpuint (nonsense.status, ==, 400);
  g_assert_cmpuint (other_type.status, ==, 415);
  g_auto (Answer) events = service_client_get (fixture, "v1/events");
  g_autoptr (GPtrArray) list = service_client_read_events (events.body);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpuint (lobby_event_get_sequence (g_ptr_array_index (list, 3)), ==, 4);
  g_assert_cmpint (lobby_event_get_recorded (g_ptr_array_index (list, 3)), >, 0);
}

#define PICTURE \
  "{\"specversion\":\"1.0\",\"id\":\"0\",\"source\":\"/adapters/queue-7\",\"type\":\"org.lobby.stream.snapshot.v1\"," \
  "\"time\":\"2025-11-17T02:41:50Z\",\"data\":{\"areas\":[\"queue\"],\"branch\":{\"id\":\"elm-street\",\"name\":{" \
  "\"en\":\"Elm Street\"}," \
  "\"timeZone\":\"Asia/" \
  "Shanghai\",\"businessDay\":\"2025-11-17\",\"services\":[{\"id\":\"A\",\"name\":{\"en\":\"Cash\"}," \
  "\"targetSeconds\":600}]},\"counters\":[{\"id\":\"5\",\"phase\":\"closed\"}]}}"

/* A branch that adapters feed: what they say is what it is, and what people ask for is told to them. */
static void
test_adapters_feed_a_branch (ServiceClient *fixture, gconstpointer data)
{
  LobbyBranchService *service = lobby_test_service_get_service (fixture->branch);
  g_auto (Answer) fed = service_client_post_events (fixture, "application/cloudevents-batch+json",
                                                    "[" PICTURE "," ISSUED ("1", "A901") "]");
  g_auto (Answer) asked = service_client_post_command (fixture, KEY, OPEN_5 (KEY));
  g_auto (Answer) nowhere = service_client_post_command (
      fixture, OTHER_KEY,
      "{\"id\":\"" OTHER_KEY "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"6\",\"action\":\"open\"}}");
  g_autofree char *source = g_strdup (lobby_branch_service_get_stream (service, 0)->source);
  g_autofree char *digest = lobby_state_digest (lobby_branch_service_get_state (service));

  g_assert_nonnull (strstr (fed.body, "\"accepted\":2"));
  g_assert_cmpstr (lobby_state_get_branch (lobby_branch_service_get_state (service))->name->en, ==, "Elm Street");
  g_assert_cmpuint (asked.status, ==, 202);
  g_assert_cmpuint (nowhere.status, ==, 404);
  g_assert_cmpint (lobby_state_get_counter (lobby_branch_service_get_state (service), "5")->asked, ==,
                   LOBBY_COUNTER_ACTION_OPEN);

  lobby_test_service_restart (fixture->branch);
  service = lobby_test_service_get_service (fixture->branch);
  g_autofree char *again = lobby_state_digest (lobby_branch_service_get_state (service));
  g_assert_cmpstr (lobby_branch_service_get_stream (service, 0)->source, ==, source);
  g_assert_cmpstr (again, ==, digest);
  g_auto (Answer) repeated = service_client_post_events (fixture, "application/cloudevents+json", ISSUED ("1", "A901"));
  g_assert_nonnull (strstr (repeated.body, "\"duplicates\":1"));
}

static void
test_days (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) days = service_client_get (fixture, "v1/days");
  g_auto (Answer) lines = service_client_get (fixture, "v1/days/2025-11-17/events");
  g_auto (Answer) none = service_client_get (fixture, "v1/days/1999-01-01/events");
  g_auto (GStrv) list = g_strsplit (lines.body, "\n", -1);

  g_assert_nonnull (strstr (days.body, "\"day\":\"2025-11-17\""));
  g_assert_cmpstr (lines.type, ==, "application/x-ndjson");
  g_assert_cmpuint (
      g_strv_length (list) - 1, ==,
      lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->last_sequence);
  g_assert_nonnull (strstr (list[0], "stream.snapshot"));
  g_assert_cmpuint (none.status, ==, 404);
}

/* ---- streams, restarts, effects ---- */

static void
test_mixed_day_begins_anew (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) taken = service_client_post_events (fixture, "application/cloudevents+json", ISSUED ("1", "A901"));
  g_autofree char *source = g_strdup (
      lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->source);

  g_assert_cmpuint (taken.status, ==, 200);
  lobby_test_service_restart (fixture->branch);
  g_assert_cmpstr (lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->source, !=,
                   source);
}

static void
test_split_is_the_same_day (ServiceClient *fixture, gconstpointer data)
{
  g_autoptr (LobbyTestService) whole = lobby_test_service_start ("pension-day", "09:20", LOBBY_TEST_SERVICE_DEFAULT);
  LobbyBranchService *one = lobby_test_service_get_service (whole);
  LobbyBranchService *four = lobby_test_service_get_service (fixture->branch);
  const LobbyState *a = lobby_branch_service_get_state (one);
  const LobbyState *b = lobby_branch_service_get_state (four);
  guint64 n = 0;

  g_assert_cmpuint (lobby_branch_service_get_n_streams (four), ==, 4);
  for (guint i = 0; i < 4; i++)
    n += lobby_branch_service_get_stream (four, i)->last_sequence;
  /* The first picture goes to each stream. */
  g_assert_cmpuint (n, ==, lobby_branch_service_get_stream (one, 0)->last_sequence + 3);
  g_assert_cmpuint (lobby_state_get_tickets (a)->len, ==, lobby_state_get_tickets (b)->len);
  for (guint i = 0; i < lobby_state_get_tickets (a)->len; i++)
    g_assert_true (lobby_record_equal (&lobby_ticket_record_type, g_ptr_array_index (lobby_state_get_tickets (a), i),
                                       g_ptr_array_index (lobby_state_get_tickets (b), i)));
  for (guint i = 0; i < lobby_state_get_devices (a)->len; i++)
    g_assert_true (lobby_record_equal (&lobby_device_record_type, g_ptr_array_index (lobby_state_get_devices (a), i),
                                       g_ptr_array_index (lobby_state_get_devices (b), i)));
  LobbyBranchRecord *branch = lobby_branch_service_dup_branch (four);
  g_assert_cmpuint (branch->streams->len, ==, 4);
  lobby_record_free (&lobby_branch_record_type, branch);
}

static void
test_restart_goes_on (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) command = service_client_post_command (fixture, KEY, OPEN_5 (KEY));
  lobby_test_service_advance (fixture->branch, 300);
  LobbyBranchService *service = lobby_test_service_get_service (fixture->branch);
  g_autofree char *digest = lobby_state_digest (lobby_branch_service_get_state (service));
  g_autofree char *source = g_strdup (lobby_branch_service_get_stream (service, 0)->source);
  guint64 last = lobby_branch_service_get_stream (service, 0)->last_sequence;

  lobby_test_service_restart (fixture->branch);
  service = lobby_test_service_get_service (fixture->branch);
  g_autofree char *again = lobby_state_digest (lobby_branch_service_get_state (service));
  g_assert_cmpstr (lobby_branch_service_get_stream (service, 0)->source, ==, source);
  g_assert_cmpuint (lobby_branch_service_get_stream (service, 0)->last_sequence, ==, last);
  g_assert_cmpstr (again, ==, digest);
  g_auto (Answer) repeated = service_client_post_command (fixture, KEY, OPEN_5 (KEY));
  g_assert_cmpuint (repeated.status, ==, 202);

  lobby_test_service_forget (fixture->branch);
  lobby_test_service_restart (fixture->branch);
  g_assert_cmpstr (lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch), 0)->source, !=,
                   source);
}

static void
test_effects_come_home (ServiceClient *fixture, gconstpointer data)
{
  LobbyBranchService *service = lobby_test_service_get_service (fixture->branch);
  const LobbyCounterRecord *counter;
  g_auto (Answer) command = service_client_post_command (fixture, KEY, OPEN_5 (KEY));

  counter = lobby_state_get_counter (lobby_branch_service_get_state (service), "5");
  g_assert_cmpint (counter->asked, ==, LOBBY_COUNTER_ACTION_OPEN);
  g_assert_cmpint (counter->phase, ==, LOBBY_COUNTER_CLOSED);
  lobby_test_service_advance (fixture->branch, 400);
  counter = lobby_state_get_counter (lobby_branch_service_get_state (service), "5");
  g_assert_cmpint (counter->phase, ==, LOBBY_COUNTER_OPEN);
  g_assert_cmpstr (counter->staff, ==, "t05");
  g_auto (Answer) events = service_client_get (fixture, "v1/events?limit=5000");
  g_auto (GStrv) effects = g_strsplit (events.body, "\"causationid\":\"" KEY "\"", -1);
  g_assert_cmpuint (g_strv_length (effects) - 1, >=, 2);
}

#define ADD(name, set_up_cb, test_cb) \
  g_test_add ("/service/" name, ServiceClient, NULL, set_up_cb, test_cb, service_client_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rest/needs-token", service_client_set_up, test_needs_token);
  ADD ("rest/foreign-page", service_client_set_up, test_foreign_page);
  ADD ("rest/branch-and-etag", service_client_set_up, test_branch_and_etag);
  ADD ("rest/snapshot-is-fold", service_client_set_up, test_snapshot_is_fold);
  ADD ("rest/events-after", service_client_set_up, test_events_after);
  ADD ("rest/days", service_client_set_up, test_days);
  ADD ("commands/once", service_client_set_up, test_command_once);
  ADD ("commands/refused", service_client_set_up, test_command_refused);
  ADD ("commands/if-match", service_client_set_up, test_if_match);
  ADD ("commands/effects-come-home", service_client_set_up, test_effects_come_home);
  ADD ("ingest/once", service_client_set_up_adapters, test_ingest_once);
  ADD ("ingest/adapters-feed-a-branch", service_client_set_up_adapters, test_adapters_feed_a_branch);
  ADD ("restart/mixed-day-begins-anew", service_client_set_up, test_mixed_day_begins_anew);
  ADD ("streams/split-is-the-same-day", service_client_set_up_split, test_split_is_the_same_day);
  ADD ("restart/goes-on", service_client_set_up, test_restart_goes_on);
  return g_test_run ();
}
