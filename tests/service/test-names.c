/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing a name: with a reason only, and every time is kept; the name is in nothing else that the branch says. */
#include "service-client.h"

#include <string.h>

#define FULL_NAME "Chen Meiling"

static Answer
ask_name (ServiceClient *fixture, const char *visit, const char *body)
{
  g_autofree char *path = g_strdup_printf ("v1/visits/%s/name", visit);
  SoupMessage *message = service_client_make_request (fixture, "POST", path);

  service_client_set_body (message, "application/json", body);
  return service_client_send (fixture, message);
}

static GPtrArray *
list_shown (ServiceClient *fixture)
{
  return lobby_store_list_shown (lobby_branch_service_get_store (lobby_test_service_get_service (fixture->branch)), 0,
                                 1000);
}

static void
test_told_with_a_reason (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) answer = ask_name (fixture, "visit-004", "{\"reason\":\"greet\"}");
  g_autoptr (GPtrArray) lines = list_shown (fixture);
  const LobbyStoredShowing *line;

  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_cmpstr (answer.type, ==, "application/json");
  g_assert_nonnull (strstr (answer.body, FULL_NAME));
  g_assert_nonnull (strstr (answer.body, "陈美玲"));
  g_assert_cmpuint (lines->len, ==, 1);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->visit, ==, "visit-004");
  g_assert_cmpstr (line->reason, ==, "greet");
  g_assert_cmpstr (line->who, ==, "lobby-manager");
  g_assert_cmpint (line->at_us, ==, lobby_clock_get_now (LOBBY_CLOCK (lobby_test_service_get_clock (fixture->branch))));
}

/* Each look is a line of its own: no key makes two looks one. */
static void
test_each_look_is_kept (ServiceClient *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_auto (Answer) answer = ask_name (fixture, "visit-001", "{\"reason\":\"identity\"}");
      g_assert_cmpuint (answer.status, ==, 200);
    }
  g_autoptr (GPtrArray) lines = list_shown (fixture);
  g_assert_cmpuint (lines->len, ==, 3);
}

static void
test_refused (ServiceClient *fixture, gconstpointer data)
{
  static const struct
  {
    const char *visit;
    const char *body;
    guint status;
  } asked[] = {
    { "visit-004", "{}", 400 },
    { "visit-004", "{\"reason\":\"curiosity\"}", 422 },
    { "visit-004", "{\"reason\":\"other\"}", 422 },
    { "visit-004", "{\"reason\":\"other\",\"words\":\"\"}", 422 },
    { "visit-004", "not JSON", 400 },
    { "visit-999", "{\"reason\":\"greet\"}", 404 },
    { "no%20visit", "{\"reason\":\"greet\"}", 404 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_auto (Answer) answer = ask_name (fixture, asked[i].visit, asked[i].body);
      g_assert_cmpuint (answer.status, ==, asked[i].status);
      g_assert_cmpstr (answer.type, ==, "application/problem+json");
      g_assert_null (strstr (answer.body, "Chen"));
    }
  g_autoptr (GPtrArray) lines = list_shown (fixture);
  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_needs_token (ServiceClient *fixture, gconstpointer data)
{
  SoupMessage *message = service_client_make_request (fixture, "POST", "v1/visits/visit-004/name");

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", "Bearer another");
  service_client_set_body (message, "application/json", "{\"reason\":\"greet\"}");
  g_auto (Answer) answer = service_client_send (fixture, message);
  g_assert_cmpuint (answer.status, ==, 401);
  g_auto (Answer) read = service_client_get (fixture, "v1/visits/visit-004/name");
  g_assert_cmpuint (read.status, ==, 405);
}

/* Whoever writes the name into the reason does not get it into the record. */
static void
test_name_is_struck_out_of_words (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) answer = ask_name (fixture, "visit-004",
                                     "{\"reason\":\"other\",\"words\":\"chen MEILING (陈美玲) left her umbrella\"}");
  g_autoptr (GPtrArray) lines = list_shown (fixture);

  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_cmpstr (((const LobbyStoredShowing *) g_ptr_array_index (lines, 0))->words, ==, "** (**) left her umbrella");
}

static void
test_nowhere_else (ServiceClient *fixture, gconstpointer data)
{
  static const char *const paths[] = { "v1/branch", "v1/snapshot", "v1/events?limit=5000",
                                       "v1/days/2025-11-17/events" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (Answer) answer = service_client_get (fixture, paths[i]);
      g_assert_cmpuint (answer.status, ==, 200);
      g_assert_null (strstr (answer.body, "Meiling"));
      g_assert_null (strstr (answer.body, "美玲"));
    }
}

/* A branch that adapters feed knows no names. */
static void
test_not_known (ServiceClient *fixture, gconstpointer data)
{
  g_auto (Answer) answer = ask_name (fixture, "visit-004", "{\"reason\":\"greet\"}");

  g_assert_cmpuint (answer.status, ==, 404);
}

/* Who may read the audit reads who looked, a page at a time; never the name, and whoever asks nonsense is told. */
static void
test_the_audit_is_read (ServiceClient *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_auto (Answer) answer = ask_name (fixture, "visit-004", "{\"reason\":\"greet\"}");
      g_assert_cmpuint (answer.status, ==, 200);
    }
  service_client_speak_as (fixture, LOBBY_BEARER_AUDITOR, NULL);
  g_auto (Answer) first = service_client_get (fixture, "v1/audit?limit=2");
  g_auto (Answer) rest = service_client_get (fixture, "v1/audit?after=2");
  g_auto (Answer) end = service_client_get (fixture, "v1/audit?after=3");
  g_auto (Answer) nonsense = service_client_get (fixture, "v1/audit?limit=0");

  g_assert_cmpuint (first.status, ==, 200);
  g_assert_nonnull (strstr (first.body, "\"number\":1,"));
  g_assert_nonnull (strstr (first.body, "\"number\":2,"));
  g_assert_null (strstr (first.body, "\"number\":3,"));
  g_assert_nonnull (strstr (rest.body, "\"number\":3,"));
  g_assert_nonnull (strstr (rest.body, "\"who\":\"lobby-manager\""));
  g_assert_nonnull (strstr (rest.body, "\"action\":\"name.shown\""));
  g_assert_nonnull (strstr (rest.body, "\"subject\":\"visit-004\""));
  g_assert_nonnull (strstr (rest.body, "\"reason\":\"greet\""));
  g_assert_null (strstr (rest.body, "Chen"));
  g_assert_cmpstr (end.body, ==, "{\"lines\":[]}");
  g_assert_cmpuint (nonsense.status, ==, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add (path, ServiceClient, "10:42:06", service_client_set_up, func, service_client_tear_down)
  ADD ("/names/told-with-a-reason", test_told_with_a_reason);
  ADD ("/names/each-look-is-kept", test_each_look_is_kept);
  ADD ("/names/refused", test_refused);
  ADD ("/names/needs-token", test_needs_token);
  ADD ("/names/struck-out-of-words", test_name_is_struck_out_of_words);
  ADD ("/names/nowhere-else", test_nowhere_else);
  ADD ("/names/the-audit-is-read", test_the_audit_is_read);
  g_test_add ("/names/not-known", ServiceClient, NULL, service_client_set_up_adapters, test_not_known,
              service_client_tear_down);
  return g_test_run ();
}
