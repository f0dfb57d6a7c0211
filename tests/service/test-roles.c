/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles at the service: what each token opens, what it does not, whose names are told, and who is said to have acted. */
#include "config.h"

#include "service-client.h"

#include "lobby-wire.h"
#include "lobby-withholding.h"

#include <string.h>

#define KEY_1 "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7c01"
#define KEY_2 "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7c02"
#define KEY_3 "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7c03"
#define OPEN_5(key) \
  "{\"id\":\"" key \
  "\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"5\",\"action\":\"open\",\"by\":\"somebody-else\"}}"
/* A token of the test service, and what is forgiven. */
#define TOKEN_LIFE_US ((gint64) (24 * 3600 + LOBBY_PASS_LEEWAY_S) * G_USEC_PER_SEC)
#define PROBLEM(name) "urn:lobby:problem:" name

static LobbySignIn *
ask_me (ServiceClient *fixture)
{
  g_auto (Answer) answer = service_client_get (fixture, "v1/me");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (answer.status, ==, 200);
  LobbySignIn *sign_in = lobby_wire_parse_record (&lobby_sign_in_type, answer.body, strlen (answer.body), &error);
  g_assert_no_error (error);
  return sign_in;
}

/* The service says who is asking; nobody reads a token for that. */
static void
test_me (ServiceClient *fixture, gconstpointer data)
{
  for (int role = 1; role < LOBBY_BEARER_N; role++)
    {
      service_client_speak_as (fixture, (LobbyBearer) role, "lm1");
      LobbySignIn *sign_in = ask_me (fixture);
      g_assert_cmpint (sign_in->role, ==, role);
      g_assert_cmpstr (sign_in->staff, ==, "lm1");
      g_assert_cmpint (sign_in->expires_us, >, 0);
      g_assert_cmpuint (lobby_rights_from_words ((const char *const *) sign_in->rights), ==,
                        lobby_rights_of_bearer ((LobbyBearer) role));
      lobby_record_free (&lobby_sign_in_type, sign_in);
    }
}

/* The branch's own secret is nobody in person: a lobby manager, and what adapters need. */
static void
test_the_branch_secret (ServiceClient *fixture, gconstpointer data)
{
  LobbySignIn *sign_in = ask_me (fixture);
  LobbyRights rights = lobby_rights_from_words ((const char *const *) sign_in->rights);

  g_assert_cmpint (sign_in->role, ==, LOBBY_BEARER_LOBBY_MANAGER);
  g_assert_null (sign_in->staff);
  g_assert_cmpint (sign_in->expires_us, ==, 0);
  g_assert_true (lobby_rights_has (rights, LOBBY_RIGHT_COUNTERS_ASK));
  g_assert_true (lobby_rights_has (rights, LOBBY_RIGHT_EVENTS_REPORT));
  g_assert_false (lobby_rights_has (rights, LOBBY_RIGHT_RULES_CHANGE));
  lobby_record_free (&lobby_sign_in_type, sign_in);
}

/* Every right is asked for at its door, with every role: 403 exactly where the table says no. */
static void
test_every_door (ServiceClient *fixture, gconstpointer data)
{
  static const struct
  {
    LobbyRight right;
    const char *path; /* or a command */
    const char *command;
    const char *body;
  } doors[] = {
    { LOBBY_RIGHT_LOBBY_SEE, "v1/snapshot", NULL, NULL },
    { LOBBY_RIGHT_LOBBY_SEE, "v1/events", NULL, NULL },
    { LOBBY_RIGHT_DAYS_READ, "v1/days", NULL, NULL },
    { LOBBY_RIGHT_AUDIT_READ, "v1/audit", NULL, NULL },
    { LOBBY_RIGHT_COUNTERS_ASK, NULL, "counter.ask", "{\"counter\":\"none\",\"action\":\"open\"}" },
    { LOBBY_RIGHT_DEVICES_ASK, NULL, "device.ask", "{\"device\":\"none\",\"action\":\"request-cash\"}" },
    { LOBBY_RIGHT_TICKETS_CHANGE, NULL, "ticket.note", "{\"ticket\":\"none\"}" },
    { LOBBY_RIGHT_ADVICE_DECIDE, NULL, "advice.decide", "{\"advice\":\"none\",\"decision\":\"skipped\"}" },
    { LOBBY_RIGHT_VISITS_ANSWER, NULL, "customer.meet", "{\"visit\":\"none\",\"staff\":\"lm1\"}" },
    { LOBBY_RIGHT_VISITS_ASSIGN, NULL, "customer.assign", "{\"visit\":\"none\",\"staff\":\"rm1\"}" },
    { LOBBY_RIGHT_DUTIES_CHANGE, NULL, "case.change", "{\"case\":\"none\",\"phase\":\"closed\"}" },
    { LOBBY_RIGHT_SIMULATION_STEER, NULL, "simulation.rate", "{\"rate\":1}" },
  };

  for (int role = 1; role < LOBBY_BEARER_N; role++)
    for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
      {
        gboolean has = lobby_rights_has (lobby_rights_of_bearer ((LobbyBearer) role), doors[i].right);
        g_autofree char *key = g_uuid_string_random ();
        g_autofree char *body = g_strdup_printf ("{\"id\":\"%s\",\"type\":\"%s\",\"data\":%s}", key,
                                                 doors[i].command != NULL ? doors[i].command : "", doors[i].body);
        service_client_speak_as (fixture, (LobbyBearer) role, NULL);
        g_auto (Answer) answer = doors[i].path != NULL ? service_client_get (fixture, doors[i].path)
                                                       : service_client_post_command (fixture, key, body);
        g_test_message ("%s %s: %u", lobby_choice_get_nick (&lobby_bearer_choice, role),
                        lobby_choice_get_nick (&lobby_right_choice, (int) doors[i].right), answer.status);
        if (has)
          g_assert_cmpuint (answer.status, !=, 403);
        else
          {
            g_assert_cmpuint (answer.status, ==, 403);
            g_assert_nonnull (strstr (answer.body, PROBLEM ("forbidden")));
          }
      }
}

static void
test_only_adapters_report (ServiceClient *fixture, gconstpointer data)
{
  for (int role = 1; role < LOBBY_BEARER_N; role++)
    {
      service_client_speak_as (fixture, (LobbyBearer) role, NULL);
      g_auto (Answer) answer = service_client_post_events (fixture, "application/cloudevents-batch+json", "[]");
      g_assert_cmpuint (answer.status, ==, role == LOBBY_BEARER_ADAPTER ? 200 : 403);
    }
}

/* A command that may not be given has no effect, and is not remembered as one that was. */
static void
test_forbidden_has_no_effect (ServiceClient *fixture, gconstpointer data)
{
  LobbyBranchService *service = lobby_test_service_get_service (fixture->branch);
  guint64 before = lobby_branch_service_get_stream (service, 0)->last_sequence;

  service_client_speak_as (fixture, LOBBY_BEARER_AUDITOR, "auditor-1");
  g_auto (Answer) refused = service_client_post_command (fixture, KEY_1, OPEN_5 (KEY_1));
  g_assert_cmpuint (refused.status, ==, 403);
  g_assert_cmpuint (lobby_branch_service_get_stream (service, 0)->last_sequence, ==, before);
  service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "lm1");
  g_auto (Answer) taken = service_client_post_command (fixture, KEY_1, OPEN_5 (KEY_1));
  g_assert_cmpuint (taken.status, ==, 202);
}

/* ---- names ---- */

static guint
count_of (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

static const char *const personal[] = { "\"familyName\"", "\"purpose\"", "\"preferences\"", "\"note\"", "\"newNote\"",
                                        "\"birthday\"",   "高明" };

static void
test_names_are_withheld (ServiceClient *fixture, gconstpointer data)
{
  static const char *const paths[] = { "v1/snapshot", "v1/events?limit=5000", "v1/days/2025-11-17/events" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "lm1");
      g_auto (Answer) whole = service_client_get (fixture, paths[i]);
      service_client_speak_as (fixture, LOBBY_BEARER_TRAINER, "trainer-1");
      g_auto (Answer) rest = service_client_get (fixture, paths[i]);

      g_assert_cmpuint (whole.status, ==, 200);
      g_assert_cmpuint (rest.status, ==, 200);
      g_assert_cmpuint (count_of (whole.body, "\"familyName\""), >, 0);
      for (guint k = 0; k < G_N_ELEMENTS (personal); k++)
        g_assert_cmpuint (count_of (rest.body, personal[k]), ==, 0);
      /* The same events, in number and order; only the names are missing. */
      g_assert_cmpuint (count_of (rest.body, "\"sequence\""), ==, count_of (whole.body, "\"sequence\""));
      if (whole.etag != NULL)
        g_assert_cmpstr (whole.etag, !=, rest.etag);
    }
}

static const LobbyVisitRecord *
find_birthday (ServiceClient *fixture)
{
  const GPtrArray *visits = lobby_state_get_visits (
      lobby_branch_service_get_state (lobby_test_service_get_service (fixture->branch)));

  for (guint minute = 0; minute < 480; minute++)
    {
      for (guint i = 0; i < visits->len; i++)
        {
          const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
          if (visit->birthday && visit->birthday_consent && visit->owner != NULL)
            return visit;
        }
      lobby_test_service_advance (fixture->branch, 60);
    }
  g_assert_not_reached ();
}

/* S2-22: the customer's own relationship manager is told of a birthday, by whatever way; a colleague is not, and a cached
 * picture of the one is none of the other. */
static void
test_birthday_is_the_owners (ServiceClient *fixture, gconstpointer data)
{
  static const char *const paths[] = { "v1/snapshot", "v1/events?limit=5000", "v1/days/2025-11-17/events" };
  g_autofree char *owner = g_strdup (find_birthday (fixture)->owner);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, owner);
      g_auto (Answer) own = service_client_get (fixture, paths[i]);
      service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "somebody-else");
      g_auto (Answer) others = service_client_get (fixture, paths[i]);
      service_client_speak_as (fixture, LOBBY_BEARER_BRANCH_HEAD, NULL);
      g_auto (Answer) nobody = service_client_get (fixture, paths[i]);

      g_assert_cmpuint (count_of (own.body, "\"birthday\":true"), >, 0);
      g_assert_cmpuint (count_of (others.body, "\"birthday"), ==, 0);
      g_assert_cmpuint (count_of (nobody.body, "\"birthday"), ==, 0);
      g_assert_cmpuint (count_of (others.body, "\"familyName\""), ==, count_of (own.body, "\"familyName\""));
      if (own.etag != NULL)
        g_assert_cmpstr (own.etag, !=, others.etag);
    }
}

/* Without consent nobody is told, not even the branch's own programs. */
static void
test_birthday_needs_consent (ServiceClient *fixture, gconstpointer data)
{
  LobbySignIn sign_in = { .role = LOBBY_BEARER_LOBBY_MANAGER, .staff = (char *) "t1" };
  LobbyGuest guests[] = { { lobby_rights_of_bearer (LOBBY_BEARER_LOBBY_MANAGER), &sign_in },
                          { LOBBY_RIGHTS_ALL, &sign_in } };

  for (guint consent = 0; consent < 2; consent++)
    for (guint i = 0; i < G_N_ELEMENTS (guests); i++)
      {
        LobbyVisitRecord *visit = lobby_record_new (&lobby_visit_record_type);
        visit->id = g_strdup ("visit-1");
        visit->owner = g_strdup ("t1");
        visit->birthday = TRUE;
        visit->birthday_consent = consent == 1;
        g_autoptr (LobbyEvent) event = lobby_event_new (LOBBY_EVENT_CUSTOMER_RECOGNISED, "/b", 1, "1", 1, visit);
        lobby_event_set_classification (event, LOBBY_CLASS_C2);
        g_autofree char *whole = lobby_wire_format_event (event);
        g_autofree char *told = lobby_withholding_pass (&guests[i], whole);

        g_assert_nonnull (strstr (told, "\"visit-1\""));
        g_assert_cmpuint (count_of (told, "\"birthday\":true"), ==, consent);
      }
}

/* A full name is told to whoever has that right; that it was, with who it was, is kept by the service. */
static void
test_names_are_revealed_by_right (ServiceClient *fixture, gconstpointer data)
{
  for (int role = 1; role < LOBBY_BEARER_N; role++)
    {
      gboolean has = lobby_rights_has (lobby_rights_of_bearer ((LobbyBearer) role), LOBBY_RIGHT_NAMES_REVEAL);
      service_client_speak_as (fixture, (LobbyBearer) role, "lm1");
      SoupMessage *message = service_client_make_request (fixture, "POST", "v1/visits/none/name");
      service_client_set_body (message, "application/json", "{\"reason\":\"greet\"}");
      g_auto (Answer) answer = service_client_send (fixture, message);
      g_assert_cmpuint (answer.status, ==, has ? 404 : 403);
    }
}

/* ---- who ---- */

/* The token says who asks, whatever the command says. */
static void
test_the_actor_is_the_tokens (ServiceClient *fixture, gconstpointer data)
{
  service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "lm1");
  g_auto (Answer) taken = service_client_post_command (fixture, KEY_1, OPEN_5 (KEY_1));
  g_auto (Answer) again = service_client_post_command (fixture, KEY_1, OPEN_5 (KEY_1));
  g_auto (Answer) events = service_client_get (fixture, "v1/events?limit=5000");
  g_autoptr (GPtrArray) list = service_client_read_events (events.body);
  const LobbyCounterMoment *asked = NULL;

  g_assert_cmpuint (taken.status, ==, 202);
  g_assert_cmpuint (again.status, ==, 202);
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (lobby_event_get_causation (g_ptr_array_index (list, i)), KEY_1) == 0
        && lobby_event_get_kind (g_ptr_array_index (list, i)) == LOBBY_EVENT_COUNTER_ASKED)
      asked = lobby_event_get_payload (g_ptr_array_index (list, i));
  g_assert_nonnull (asked);
  g_assert_cmpstr (asked->by, ==, "lm1");
}

/* Fault 46, one counter: the second of two supervisors is told who was first. */
static void
test_fault_46_counter (ServiceClient *fixture, gconstpointer data)
{
  service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "lm1");
  g_auto (Answer) first = service_client_post_command (fixture, KEY_1, OPEN_5 (KEY_1));
  service_client_speak_as (fixture, LOBBY_BEARER_BRANCH_HEAD, "bh1");
  g_auto (Answer) second = service_client_post_command (fixture, KEY_2, OPEN_5 (KEY_2));

  g_assert_cmpuint (first.status, ==, 202);
  g_assert_cmpuint (second.status, ==, 409);
  g_assert_nonnull (strstr (second.body, PROBLEM ("conflict")));
  g_assert_nonnull (strstr (second.body, "\"who\":\"lm1\""));
}

static const LobbyVisitRecord *
find_visit (ServiceClient *fixture)
{
  const GPtrArray *visits = lobby_state_get_visits (
      lobby_branch_service_get_state (lobby_test_service_get_service (fixture->branch)));

  for (guint minute = 0; minute < 240; minute++)
    {
      for (guint i = 0; i < visits->len; i++)
        {
          const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
          if (visit->met_us == 0)
            return visit;
        }
      lobby_test_service_advance (fixture->branch, 20);
    }
  g_assert_not_reached ();
}

static Answer
meet (ServiceClient *fixture, const char *key, const char *visit)
{
  g_autofree char *body = g_strdup_printf (
      "{\"id\":\"%s\",\"type\":\"customer.meet\",\"data\":{\"visit\":\"%s\",\"staff\":\"somebody-else\"}}", key, visit);

  return service_client_post_command (fixture, key, body);
}

/* Fault 46, one valued customer. */
static void
test_fault_46_visit (ServiceClient *fixture, gconstpointer data)
{
  g_autofree char *visit = g_strdup (find_visit (fixture)->id);

  service_client_speak_as (fixture, LOBBY_BEARER_BRANCH_HEAD, "bh1");
  g_auto (Answer) first = meet (fixture, KEY_1, visit);
  service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "lm1");
  g_auto (Answer) second = meet (fixture, KEY_2, visit);

  g_assert_cmpuint (first.status, ==, 202);
  g_assert_cmpuint (second.status, ==, 409);
  g_assert_nonnull (strstr (second.body, "\"who\":\"bh1\""));
}

static const LobbyTicketRecord *
find_waiting (ServiceClient *fixture)
{
  const GPtrArray *tickets = lobby_state_get_tickets (
      lobby_branch_service_get_state (lobby_test_service_get_service (fixture->branch)));

  for (guint i = tickets->len; i > 0; i--)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i - 1);
      if (ticket->phase == LOBBY_TICKET_WAITING)
        return ticket;
    }
  g_assert_not_reached ();
}

static Answer
note_ticket (ServiceClient *fixture, const char *key, const char *ticket, const char *seen)
{
  SoupMessage *message = service_client_make_request (fixture, "POST", "v1/commands");
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", key);
  g_autofree char *body = g_strdup_printf (
      "{\"id\":\"%s\",\"type\":\"ticket.note\",\"data\":{\"ticket\":\"%s\",\"medium\":\"card\"}}", key, ticket);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Idempotency-Key", quoted);
  soup_message_headers_replace (soup_message_get_request_headers (message), "If-Match", seen);
  service_client_set_body (message, "application/json", body);
  return service_client_send (fixture, message);
}

/* Fault 46, one ticket: both have seen the same moment; the second is told who was first. Who did it is not in the way of
 * himself, and neither is what the floor does by itself. */
static void
test_fault_46_ticket (ServiceClient *fixture, gconstpointer data)
{
  const LobbyServiceStream *stream = lobby_branch_service_get_stream (lobby_test_service_get_service (fixture->branch),
                                                                      0);
  g_autofree char *ticket = g_strdup (find_waiting (fixture)->id);
  g_autofree char *seen = g_strdup_printf ("\"%s.%" G_GUINT64_FORMAT "\"", stream->epoch, stream->last_sequence);

  lobby_test_service_advance (fixture->branch, 5);
  service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "lm1");
  g_auto (Answer) first = note_ticket (fixture, KEY_1, ticket, seen);
  g_auto (Answer) own = note_ticket (fixture, KEY_2, ticket, seen);
  service_client_speak_as (fixture, LOBBY_BEARER_BRANCH_HEAD, "bh1");
  g_auto (Answer) second = note_ticket (fixture, KEY_3, ticket, seen);

  g_assert_cmpuint (first.status, ==, 202);
  g_assert_cmpuint (own.status, ==, 202);
  g_assert_cmpuint (second.status, ==, 412);
  g_assert_nonnull (strstr (second.body, PROBLEM ("changed")));
  g_assert_nonnull (strstr (second.body, "\"who\":\"lm1\""));
}

/* ---- fault 22 ---- */

static void
test_fault_22_token_runs_out (ServiceClient *fixture, gconstpointer data)
{
  service_client_speak_as (fixture, LOBBY_BEARER_LOBBY_MANAGER, "lm1");
  g_auto (Answer) before = service_client_get (fixture, "v1/branch");
  lobby_manual_clock_advance (lobby_test_service_get_clock (fixture->branch), TOKEN_LIFE_US);
  g_auto (Answer) after = service_client_get (fixture, "v1/branch");

  g_assert_cmpuint (before.status, ==, 200);
  g_assert_cmpuint (after.status, ==, 401);
  g_assert_nonnull (strstr (after.body, PROBLEM ("token-expired")));
  /* What is wrong is said, not who it was. */
  g_assert_null (strstr (after.body, "lm1"));
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(SoupWebsocketConnection **) data = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static void
closed_cb (SoupWebsocketConnection *connection, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Whoever watches goes when the token ends: a connection that was opened in time is no right for ever. */
static void
test_fault_22_watcher_goes (ServiceClient *fixture, gconstpointer data)
{
  char *protocols[] = { (char *) "cloudevents.json", NULL };
  g_autoptr (SoupWebsocketConnection) connection = NULL;
  gboolean closed = FALSE;

  service_client_speak_as (fixture, LOBBY_BEARER_TRAINER, "trainer-1");
  g_autoptr (SoupMessage) message = service_client_make_request (fixture, "GET", "v1/events");
  soup_session_websocket_connect_async (fixture->session, message, NULL, protocols, G_PRIORITY_DEFAULT, NULL,
                                        connected_cb, &connection);
  while (connection == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), &closed);
  lobby_test_service_advance (fixture->branch, 60);
  g_main_context_iteration (NULL, FALSE);
  g_assert_false (closed);
  lobby_manual_clock_advance (lobby_test_service_get_clock (fixture->branch), TOKEN_LIFE_US);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func, start) \
  g_test_add ("/roles/" name, ServiceClient, start, service_client_set_up, func, service_client_tear_down)
  ADD ("me", test_me, NULL);
  ADD ("the-branch-secret", test_the_branch_secret, NULL);
  ADD ("every-door", test_every_door, NULL);
  ADD ("only-adapters-report", test_only_adapters_report, NULL);
  ADD ("forbidden-has-no-effect", test_forbidden_has_no_effect, NULL);
  ADD ("names-are-withheld", test_names_are_withheld, "11:30");
  ADD ("birthday-is-the-owners", test_birthday_is_the_owners, "11:30");
  ADD ("birthday-needs-consent", test_birthday_needs_consent, NULL);
  ADD ("names-are-revealed-by-right", test_names_are_revealed_by_right, NULL);
  ADD ("the-actor-is-the-tokens", test_the_actor_is_the_tokens, NULL);
  ADD ("fault-46/counter", test_fault_46_counter, NULL);
  ADD ("fault-46/visit", test_fault_46_visit, NULL);
  ADD ("fault-46/ticket", test_fault_46_ticket, NULL);
  ADD ("fault-22/token-runs-out", test_fault_22_token_runs_out, NULL);
  ADD ("fault-22/watcher-goes", test_fault_22_watcher_goes, NULL);
  return g_test_run ();
}
