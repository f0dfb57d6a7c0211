/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A branch that does not take a command now, or not at all: the session waits as long as it is asked to, signs in silently
 * once, and puts before a person what only a person can decide. Two people: the second is told who was first. */
#include "config.h"

#include "fake-branch.h"
#include "lobby-errand.h"
#include "lobby-live-session.h"
#include "lobby-test-service.h"
#include "lobby-wait.h"
#include "temp-folder.h"

#include <string.h>

typedef struct
{
  TempFolder folder;
  FakeBranch *branch;
  LobbyLiveSession *session;
  char *token; /* what the console has */
  char *newer; /* (nullable): what it finds when that is refused */
  guint refreshes;
} World;

static char *
find_token (const char *refused, gpointer data)
{
  World *world = data;

  if (refused != NULL && *refused != '\0')
    {
      world->refreshes++;
      return g_strdup (world->newer != NULL ? world->newer : world->token);
    }
  return g_strdup (world->token);
}

static LobbyFeedOptions
make_options (void)
{
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;

  options.backoff_base_ms = 10;
  options.backoff_cap_ms = 100;
  options.retry_after_cap_ms = 3000;
  return options;
}

static gboolean
is_live (LobbyLiveSession *session)
{
  return lobby_session_get_link_state (LOBBY_SESSION (session)) == LOBBY_LINK_LIVE;
}

static void
set_up (World *world, gconstpointer nothing)
{
  const LobbyFeedOptions options = make_options ();
  g_autoptr (GError) error = NULL;

  temp_folder_make (&world->folder);
  world->branch = fake_branch_new ();
  world->branch->token = "secret";
  world->token = g_strdup ("secret");
  world->session = lobby_live_session_new (LOBBY_SESSION_LIVE, world->branch->url, world->folder.path, find_token,
                                           world, NULL, &options, 0, 0, &error);
  g_assert_no_error (error);
  lobby_live_session_start (world->session);
  LOBBY_WAIT_UNTIL (is_live (world->session) && world->branch->sockets->len == 1);
  /* The greeting has come too: from now on the link stays as it is. */
  lobby_wait_a_while (200);
}

static void
closed_cb (GObject *session, GAsyncResult *result, gpointer done)
{
  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
  *(gboolean *) done = TRUE;
}

static void
close_session (LobbyLiveSession *session)
{
  gboolean done = FALSE;

  lobby_live_session_close_async (session, closed_cb, &done);
  LOBBY_WAIT_UNTIL (done);
  g_object_unref (session);
}

static void
tear_down (World *world, gconstpointer nothing)
{
  close_session (world->session);
  fake_branch_free (world->branch);
  temp_folder_remove (&world->folder);
  g_free (world->token);
  g_free (world->newer);
}

static char *
ask (World *world, const char *counter)
{
  return lobby_session_ask_counter (LOBBY_SESSION (world->session), counter, LOBBY_COUNTER_ACTION_OPEN, NULL);
}

static LobbyPendingState
get_state (World *world, const char *id, const char **refusal)
{
  return lobby_session_get_pending (LOBBY_SESSION (world->session), id, refusal);
}

/* ---- fault 22 ---- */

/* The token was changed on both sides: one silent refresh, and nobody notices. */
static void
test_fault_22_silent_refresh (World *world, gconstpointer nothing)
{
  g_autofree char *id = NULL;
  guint unauthorized = world->branch->unauthorized;

  world->branch->token = "newer";
  world->newer = g_strdup ("newer");
  id = ask (world, "5");
  LOBBY_WAIT_UNTIL (get_state (world, id, NULL) == LOBBY_PENDING_SENT);
  /* Each of the two addresses (branch and stream) is refused once at most, and refreshes once. */
  g_assert_cmpuint (world->branch->unauthorized, <=, unauthorized + 2);
  g_assert_cmpuint (world->refreshes, ==, world->branch->unauthorized - unauthorized);
  g_assert_cmpuint (world->branch->commands, ==, 1);
}

/* No newer token is to be had: it is asked once, and then nothing goes out until the token is taken again. */
static void
test_fault_22_no_retry_storm (World *world, gconstpointer nothing)
{
  g_autofree char *first = NULL, *second = NULL;
  guint unauthorized = world->branch->unauthorized;

  world->branch->token = "somebody else's";
  first = ask (world, "5");
  second = ask (world, "6");
  LOBBY_WAIT_UNTIL (world->branch->unauthorized > unauthorized);
  lobby_wait_a_while (5000);
  g_assert_cmpuint (world->branch->unauthorized, ==, unauthorized + 1);
  g_assert_cmpint (get_state (world, first, NULL), ==, LOBBY_PENDING_WAITING);
  g_assert_cmpint (get_state (world, second, NULL), ==, LOBBY_PENDING_WAITING);

  /* Somebody signs in: both go out, each once. */
  world->branch->token = "secret";
  fake_branch_cut (world->branch);
  LOBBY_WAIT_UNTIL (get_state (world, first, NULL) == LOBBY_PENDING_SENT);
  LOBBY_WAIT_UNTIL (get_state (world, second, NULL) == LOBBY_PENDING_SENT);
  g_assert_cmpuint (world->branch->commands, ==, 2);
}

/* ---- fault 23 ---- */

typedef struct
{
  const char *name;
  guint status;
  const char *retry_after;
  guint least_ms;
  guint most_ms;
} Busy;

/* The cap, 5 min in life, is 3 s here; the desk's own pause is 2 s. */
static const Busy busies[] = {
  { "fault-23/503-plain", 503, NULL, 1900, 2900 },
  { "fault-23/429-seconds", 429, "3", 2900, 4400 },
  { "fault-23/503-absurd", 503, "99999999999999999999999", 2900, 4400 },
  { "fault-23/503-a-century", 503, "3153600000", 2900, 4400 },
  { "fault-23/503-negative", 503, "-60", 1900, 2900 },
  { "fault-23/429-words", 429, "soon", 1900, 2900 },
  { "fault-23/503-date-in-9999", 503, "Fri, 31 Dec 9999 23:59:59 GMT", 2900, 4400 },
  { "fault-23/503-date-in-1970", 503, "Thu, 01 Jan 1970 00:00:00 GMT", 1900, 2900 },
};

static void
test_fault_23 (World *world, gconstpointer data)
{
  const Busy *busy = data;
  g_autofree char *first = NULL, *second = NULL;
  LobbyClock *clock = lobby_session_get_clock (LOBBY_SESSION (world->session));
  gint64 begin_us;

  world->branch->command_status = busy->status;
  world->branch->command_answer = "{\"title\":\"Busy\",\"status\":503}";
  world->branch->retry_after = busy->retry_after;
  first = ask (world, "5");
  LOBBY_WAIT_UNTIL (world->branch->commands == 1);
  begin_us = lobby_clock_get_monotonic (clock);
  /* A branch that is busy is busy for everything. */
  second = ask (world, "6");
  world->branch->command_status = 202;
  world->branch->command_answer = NULL;
  lobby_wait_a_while (busy->least_ms);
  g_assert_cmpuint (world->branch->commands, ==, 1);
  LOBBY_WAIT_UNTIL (world->branch->commands == 3);
  g_assert_cmpint (lobby_clock_get_monotonic (clock) - begin_us, <, (gint64) busy->most_ms * 1000 + 1500000);
  LOBBY_WAIT_UNTIL (get_state (world, first, NULL) == LOBBY_PENDING_SENT);
  LOBBY_WAIT_UNTIL (get_state (world, second, NULL) == LOBBY_PENDING_SENT);
}

/* ---- fault 32 ---- */

/* The same command is still being taken in: it is sent again later, with the same key. */
static void
test_fault_32_409_is_retried (World *world, gconstpointer nothing)
{
  g_autofree char *id = NULL;
  g_autofree char *key = NULL;

  world->branch->command_status = 409;
  world->branch->command_answer = "{\"title\":\"Still running\",\"status\":409}";
  id = ask (world, "5");
  LOBBY_WAIT_UNTIL (world->branch->commands == 1);
  key = g_strdup (world->branch->command_key);
  g_assert_cmpint (get_state (world, id, NULL), ==, LOBBY_PENDING_WAITING);
  world->branch->command_status = 202;
  world->branch->command_answer = NULL;
  LOBBY_WAIT_UNTIL (get_state (world, id, NULL) == LOBBY_PENDING_SENT);
  g_assert_cmpuint (world->branch->commands, ==, 2);
  g_assert_cmpstr (world->branch->command_key, ==, key);
}

/* What can never succeed as it is waits for a person, with the reason, and holds up nobody; the person tries it again as a
 * new command, or lets it go. */
static void
test_fault_32_422_is_parked (World *world, gconstpointer nothing)
{
  LobbySession *session = LOBBY_SESSION (world->session);
  g_autofree char *id = NULL, *next = NULL, *again = NULL, *key = NULL;
  const char *refusal = NULL;

  world->branch->command_status = 422;
  world->branch->command_answer = "{\"type\":\"urn:lobby:problem:refused\",\"title\":\"No\",\"status\":422}";
  id = ask (world, "5");
  LOBBY_WAIT_UNTIL (get_state (world, id, &refusal) == LOBBY_PENDING_REFUSED);
  g_assert_cmpstr (refusal, ==, "refused");
  key = g_strdup (world->branch->command_key);
  lobby_wait_a_while (3000);
  g_assert_cmpuint (world->branch->commands, ==, 1);

  world->branch->command_status = 202;
  world->branch->command_answer = NULL;
  next = ask (world, "5");
  LOBBY_WAIT_UNTIL (get_state (world, next, NULL) == LOBBY_PENDING_SENT);
  again = lobby_session_try_again (session, id);
  g_assert_nonnull (again);
  g_assert_cmpstr (again, !=, id);
  g_assert_cmpint (get_state (world, id, NULL), ==, LOBBY_PENDING_NONE);
  LOBBY_WAIT_UNTIL (get_state (world, again, NULL) == LOBBY_PENDING_SENT);
  g_assert_cmpstr (world->branch->command_key, !=, key);
}

static void
test_letting_go (World *world, gconstpointer nothing)
{
  LobbySession *session = LOBBY_SESSION (world->session);
  g_autofree char *parked = NULL, *sent = NULL;

  world->branch->command_status = 422;
  world->branch->command_answer = "{\"type\":\"urn:lobby:problem:refused\",\"title\":\"No\",\"status\":422}";
  parked = ask (world, "5");
  LOBBY_WAIT_UNTIL (get_state (world, parked, NULL) == LOBBY_PENDING_REFUSED);
  g_assert_true (lobby_session_let_go (session, parked));
  g_assert_cmpint (get_state (world, parked, NULL), ==, LOBBY_PENDING_NONE);
  /* The branch may have done it: nobody can let that go. */
  world->branch->command_status = 202;
  sent = ask (world, "6");
  LOBBY_WAIT_UNTIL (get_state (world, sent, NULL) == LOBBY_PENDING_SENT);
  g_assert_false (lobby_session_let_go (session, sent));
  g_assert_cmpint (get_state (world, sent, NULL), ==, LOBBY_PENDING_SENT);
}

/* ---- fault 46: two consoles, two people, one real branch ---- */

typedef struct
{
  TempFolder folders[2];
  LobbyTestService *branch;
  LobbyLiveSession *sessions[2]; /* of lm1 and of bh1 */
} Two;

static char *
get_manager_token (const char *refused, gpointer branch)
{
  return refused == NULL ? lobby_test_service_dup_token (branch, LOBBY_BEARER_LOBBY_MANAGER, "lm1") : NULL;
}

static char *
get_head_token (const char *refused, gpointer branch)
{
  return refused == NULL ? lobby_test_service_dup_token (branch, LOBBY_BEARER_BRANCH_HEAD, "bh1") : NULL;
}

static gboolean
knows_itself (LobbyLiveSession *session, const char *staff)
{
  const LobbySignIn *sign_in = lobby_session_get_sign_in (LOBBY_SESSION (session));

  return is_live (session) && sign_in != NULL && g_strcmp0 (sign_in->staff, staff) == 0;
}

static void
set_up_two (Two *two, gconstpointer nothing)
{
  const LobbyFeedOptions options = make_options ();
  const LobbyTokenFunc tokens[] = { get_manager_token, get_head_token };
  g_autoptr (GError) error = NULL;

  two->branch = lobby_test_service_start ("pension-day", "10:42:06", LOBBY_TEST_SERVICE_DEFAULT);
  for (guint i = 0; i < 2; i++)
    {
      temp_folder_make (&two->folders[i]);
      two->sessions[i] = lobby_live_session_new (LOBBY_SESSION_LIVE, lobby_test_service_get_url (two->branch),
                                                 two->folders[i].path, tokens[i], two->branch, NULL, &options, 0, 0,
                                                 &error);
      g_assert_no_error (error);
      lobby_live_session_start (two->sessions[i]);
    }
  LOBBY_WAIT_UNTIL (knows_itself (two->sessions[0], "lm1") && knows_itself (two->sessions[1], "bh1"));
}

static void
tear_down_two (Two *two, gconstpointer nothing)
{
  for (guint i = 0; i < 2; i++)
    {
      close_session (two->sessions[i]);
      temp_folder_remove (&two->folders[i]);
    }
  lobby_test_service_free (two->branch);
}

static LobbySession *
get_session (Two *two, guint i)
{
  return LOBBY_SESSION (two->sessions[i]);
}

static void
assert_told_who (Two *two, const char *id)
{
  const char *refusal = NULL;

  LOBBY_WAIT_UNTIL (lobby_session_get_pending (get_session (two, 1), id, &refusal) == LOBBY_PENDING_REFUSED);
  g_assert_cmpstr (refusal, ==, "conflict:lm1");
}

static void
await_home (Two *two, const char *id)
{
  LOBBY_WAIT_UNTIL (lobby_session_get_pending (get_session (two, 0), id, NULL) == LOBBY_PENDING_NONE);
}

static void
test_fault_46_counter (Two *two, gconstpointer nothing)
{
  g_autofree char *first = lobby_session_ask_counter (get_session (two, 0), "5", LOBBY_COUNTER_ACTION_OPEN, NULL);
  g_autofree char *second = NULL;

  await_home (two, first);
  second = lobby_session_ask_counter (get_session (two, 1), "5", LOBBY_COUNTER_ACTION_OPEN, NULL);
  assert_told_who (two, second);
}

static const char *
find_waiting (LobbySession *session)
{
  const GPtrArray *tickets = lobby_state_get_tickets (lobby_session_get_state (session));

  for (guint i = tickets->len; i > 0; i--)
    {
      const LobbyTicketRecord *ticket = g_ptr_array_index (tickets, i - 1);
      if (ticket->phase == LOBBY_TICKET_WAITING)
        return ticket->id;
    }
  g_assert_not_reached ();
}

static char *
note_ticket (LobbySession *session, const char *ticket, LobbyMedium medium)
{
  LobbyTicketFacts *facts = lobby_record_new (&lobby_ticket_noted_type);

  facts->ticket = g_strdup (ticket);
  facts->medium = medium;
  return lobby_session_send (session, LOBBY_COMMAND_TICKET_NOTE, facts);
}

static LobbyMedium
get_medium (Two *two, const char *ticket)
{
  const LobbyState *state = lobby_branch_service_get_state (lobby_test_service_get_service (two->branch));

  return lobby_state_get_ticket (state, ticket)->medium;
}

static gboolean
is_refused (Two *two, guint i, const char *id, const char *expected)
{
  const char *refusal = NULL;

  return lobby_session_get_pending (get_session (two, i), id, &refusal) == LOBBY_PENDING_REFUSED
         && g_strcmp0 (refusal, expected) == 0;
}

/* Both look at the same moment of the same customer: whoever comes second is told who was first, tries again, knowingly, and
 * then it counts. */
static void
test_fault_46_ticket (Two *two, gconstpointer nothing)
{
  const char *const first[] = { "conflict:bh1", "conflict:lm1" };
  const LobbyMedium mediums[] = { LOBBY_MEDIUM_CARD, LOBBY_MEDIUM_PASSBOOK };
  g_autofree char *ticket = g_strdup (find_waiting (get_session (two, 1)));
  char *ids[2] = { NULL, NULL };
  g_autofree char *again = NULL;
  guint loser;

  for (guint i = 0; i < 2; i++)
    ids[i] = note_ticket (get_session (two, i), ticket, mediums[i]);
  LOBBY_WAIT_UNTIL (is_refused (two, 0, ids[0], first[0]) || is_refused (two, 1, ids[1], first[1]));
  loser = is_refused (two, 0, ids[0], first[0]) ? 0 : 1;
  LOBBY_WAIT_UNTIL (lobby_session_get_pending (get_session (two, 1 - loser), ids[1 - loser], NULL)
                    == LOBBY_PENDING_NONE);
  g_assert_cmpint (get_medium (two, ticket), ==, mediums[1 - loser]);
  again = lobby_session_try_again (get_session (two, loser), ids[loser]);
  LOBBY_WAIT_UNTIL (lobby_session_get_pending (get_session (two, loser), again, NULL) == LOBBY_PENDING_NONE);
  g_assert_cmpint (get_medium (two, ticket), ==, mediums[loser]);
  g_free (ids[0]);
  g_free (ids[1]);
}

static const char *
find_visit (LobbySession *session)
{
  const GPtrArray *visits = lobby_state_get_visits (lobby_session_get_state (session));

  for (guint i = 0; i < visits->len; i++)
    {
      const LobbyVisitRecord *visit = g_ptr_array_index (visits, i);
      if (visit->met_us == 0)
        return visit->id;
    }
  return NULL;
}

static void
test_fault_46_visit (Two *two, gconstpointer nothing)
{
  g_autofree char *first = NULL, *second = NULL, *visit = NULL;

  for (guint minute = 0; minute < 180 && visit == NULL; minute++)
    {
      lobby_test_service_advance (two->branch, 15);
      lobby_wait_a_while (20);
      visit = g_strdup (find_visit (get_session (two, 1)));
    }
  g_assert_nonnull (visit);
  first = lobby_session_step_visit (get_session (two, 0), LOBBY_COMMAND_CUSTOMER_MEET, visit);
  await_home (two, first);
  second = lobby_session_step_visit (get_session (two, 1), LOBBY_COMMAND_CUSTOMER_MEET, visit);
  assert_told_who (two, second);
}

/* ---- roles, as the console learns them ---- */

/* The service says what the token grants; what it does not grant is not even sent. */
static void
test_the_service_says_who (Two *two, gconstpointer nothing)
{
  LobbySession *manager = get_session (two, 0), *head = get_session (two, 1);

  g_assert_true (lobby_session_may (manager, LOBBY_RIGHT_NAMES_SEE));
  g_assert_false (lobby_session_may_ask (manager, LOBBY_COMMAND_CUSTOMER_ASSIGN));
  g_assert_true (lobby_session_may_ask (head, LOBBY_COMMAND_CUSTOMER_ASSIGN));
  g_assert_null (lobby_session_assign_visit (manager, "none", "rm1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/journey/refusals/" name, World, data, set_up, func, tear_down)
#define ADD_TWO(name, func) g_test_add ("/journey/refusals/" name, Two, NULL, set_up_two, func, tear_down_two)
  ADD ("fault-22/silent-refresh", NULL, test_fault_22_silent_refresh);
  ADD ("fault-22/no-retry-storm", NULL, test_fault_22_no_retry_storm);
  for (guint i = 0; i < G_N_ELEMENTS (busies); i++)
    {
      g_autofree char *name = g_strconcat ("/journey/refusals/", busies[i].name, NULL);
      g_test_add (name, World, &busies[i], set_up, test_fault_23, tear_down);
    }
  ADD ("fault-32/409-is-retried", NULL, test_fault_32_409_is_retried);
  ADD ("fault-32/422-is-parked", NULL, test_fault_32_422_is_parked);
  ADD ("letting-go", NULL, test_letting_go);
  ADD_TWO ("fault-46/counter", test_fault_46_counter);
  ADD_TWO ("fault-46/ticket", test_fault_46_ticket);
  ADD_TWO ("fault-46/visit", test_fault_46_visit);
  ADD_TWO ("the-service-says-who", test_the_service_says_who);
  return g_test_run ();
}
