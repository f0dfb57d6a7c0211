/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole branch: its streams found and followed, commands sent once and answered by what a person can do. */
#include "fake-branch.h"
#include "feed-watch.h"
#include "lobby-branch-client.h"
#include "lobby-branch-clock.h"
#include "lobby-wait.h"

#define COMMAND_ID "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7a10"

typedef struct
{
  FakeBranch *branch;
  LobbyClock *clock;
  LobbyBranchClient *client;
  guint events;
  guint branch_reads;
} Fixture;

static char *
token_cb (const char *refused, gpointer data)
{
  return g_strdup ("secret");
}

static void
events_cb (LobbyBranchClient *client, const char *stream, GPtrArray *events, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpstr (stream, ==, "main");
  fixture->events += events->len;
}

static void
branch_read_cb (LobbyBranchClient *client, gpointer data)
{
  Fixture *fixture = data;

  fixture->branch_reads++;
}

static void
set_up (Fixture *fixture, gconstpointer nothing)
{
  const LobbyFeedOptions options = feed_watch_make_options ();
  g_autoptr (GError) error = NULL;

  fixture->branch = fake_branch_new ();
  fixture->branch->token = "secret";
  fake_branch_add (fixture->branch, 2);
  fixture->clock = LOBBY_CLOCK (lobby_branch_clock_new ());
  fixture->client = lobby_branch_client_new (fixture->clock, fixture->branch->url, token_cb, NULL, NULL, &options,
                                             &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->client, "events", G_CALLBACK (events_cb), fixture);
  g_signal_connect (fixture->client, "branch-read", G_CALLBACK (branch_read_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer nothing)
{
  lobby_branch_client_stop (fixture->client);
  g_object_unref (fixture->client);
  g_object_unref (fixture->clock);
  fake_branch_free (fixture->branch);
}

static LobbyLink
get_queue_link (Fixture *fixture)
{
  return lobby_branch_client_get_area_link (fixture->client, LOBBY_AREA_QUEUE);
}

static void
go_live (Fixture *fixture)
{
  lobby_branch_client_start (fixture->client);
  LOBBY_WAIT_UNTIL (get_queue_link (fixture).state == LOBBY_LINK_LIVE);
}

static void
test_follows_the_streams (Fixture *fixture, gconstpointer nothing)
{
  LobbyLink link = lobby_branch_client_get_link (fixture->client, 0);

  g_assert_cmpstr (link.stream, ==, "branch");
  g_assert_cmpint (link.state, ==, LOBBY_LINK_DISCONNECTED);
  go_live (fixture);
  g_assert_cmpuint (fixture->branch_reads, ==, 1);
  g_assert_cmpstr (lobby_branch_client_get_branch (fixture->client)->id, ==, "binhe");
  g_assert_cmpuint (lobby_branch_client_get_n_links (fixture->client), ==, 1);
  g_assert_cmpstr (get_queue_link (fixture).stream, ==, "main");
  g_assert_cmpuint (fixture->events, ==, 1);
  fake_branch_add (fixture->branch, 3);
  LOBBY_WAIT_UNTIL (fixture->events == 4);
}

/* Fault 25. */
static void
test_address_rules (void)
{
  const struct
  {
    const char *url;
    gboolean fine;
  } cases[] = {
    { "http://127.0.0.1:8470", TRUE },
    { "http://localhost:8470/", TRUE },
    { "http://[::1]:8470", TRUE },
    { "https://branch.bank.example/a", TRUE },
    { "http://10.0.0.1:8470", FALSE },
    { "http://branch.bank.example", FALSE },
    { "ftp://127.0.0.1", FALSE },
    { "https://me:pass@bank.example", FALSE },
    { "https://bank.example/?token=1", FALSE },
    { "nonsense", FALSE },
    { "", FALSE },
  };
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LobbyBranchClient) client = lobby_branch_client_new (LOBBY_CLOCK (clock), cases[i].url, NULL, NULL,
                                                                      NULL, NULL, &error);
      g_test_message ("%s", cases[i].url);
      g_assert_true ((client != NULL) == cases[i].fine);
      g_assert_true (cases[i].fine || error->domain == LOBBY_ERROR);
    }
}

/* --- commands --- */

typedef struct
{
  gboolean done;
  gboolean taken;
  gint64 retry_after_us;
  GError *error;
} Sent;

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Sent *sent = data;

  sent->taken = lobby_branch_client_send_finish (LOBBY_BRANCH_CLIENT (source), result, &sent->retry_after_us,
                                                 &sent->error);
  sent->done = TRUE;
}

static LobbyCommand *
make_command (void)
{
  LobbyCounterMoment *moment = lobby_record_new (&lobby_counter_asked_type);

  moment->counter = g_strdup ("5");
  moment->action = LOBBY_COUNTER_ACTION_OPEN;
  moment->by = g_strdup ("lin-yue");
  return lobby_command_new (COMMAND_ID, LOBBY_COMMAND_COUNTER_ASK, moment);
}

static void
send (Fixture *fixture, Sent *sent)
{
  g_autoptr (LobbyCommand) command = make_command ();

  g_clear_error (&sent->error);
  sent->done = FALSE;
  lobby_branch_client_send_async (fixture->client, command, NULL, NULL, sent_cb, sent);
  LOBBY_WAIT_UNTIL (sent->done);
}

static void
test_command_is_taken (Fixture *fixture, gconstpointer nothing)
{
  Sent sent = { 0 };

  go_live (fixture);
  send (fixture, &sent);
  g_assert_no_error (sent.error);
  g_assert_true (sent.taken);
  g_assert_cmpstr (fixture->branch->command_key, ==, "\"" COMMAND_ID "\"");
  g_assert_nonnull (strstr (fixture->branch->command_body, "\"counter.ask\""));
  g_assert_cmpstr (fixture->branch->authorization, ==, "Bearer secret");
}

/* Fault 32 and the rules for what a person must see. */
static void
test_command_refusals (Fixture *fixture, gconstpointer nothing)
{
  const struct
  {
    guint status;
    LobbyError code;
    gboolean final;
  } cases[] = {
    { 400, LOBBY_ERROR_INVALID, TRUE },      { 403, LOBBY_ERROR_FORBIDDEN, TRUE }, { 409, LOBBY_ERROR_CONFLICT, FALSE },
    { 422, LOBBY_ERROR_INVALID, TRUE },      { 429, LOBBY_ERROR_BUSY, FALSE },     { 503, LOBBY_ERROR_BUSY, FALSE },
    { 500, LOBBY_ERROR_UNREACHABLE, FALSE }, { 404, LOBBY_ERROR_NOT_FOUND, TRUE },
  };
  Sent sent = { 0 };

  go_live (fixture);
  fixture->branch->retry_after = "7";
  fixture->branch->command_answer = "{\"title\":\"Liu Min is signed out\",\"status\":422}";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->branch->command_status = cases[i].status;
      send (fixture, &sent);
      g_assert_false (sent.taken);
      g_assert_error (sent.error, LOBBY_ERROR, (int) cases[i].code);
      g_assert_true (lobby_branch_client_is_final (sent.error) == cases[i].final);
      g_assert_cmpint (sent.retry_after_us, ==, 7000000);
      if (cases[i].final)
        g_assert_cmpstr (sent.error->message, ==, "Liu Min is signed out");
    }
  g_clear_error (&sent.error);
}

/* Fault 46: somebody else was first. */
static void
test_somebody_was_first (Fixture *fixture, gconstpointer nothing)
{
  const guint statuses[] = { 409, 412 };
  const char *const answers[] = {
    "{\"type\":\"urn:lobby:problem:conflict\",\"title\":\"Conflict\",\"status\":409}",
    "{\"type\":\"urn:lobby:problem:changed\",\"title\":\"Precondition Failed\",\"status\":412}"
  };
  Sent sent = { 0 };

  go_live (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      fixture->branch->command_status = statuses[i];
      fixture->branch->command_answer = answers[i];
      send (fixture, &sent);
      g_assert_error (sent.error, LOBBY_ERROR, LOBBY_ERROR_REFUSED);
      g_assert_true (lobby_branch_client_is_final (sent.error));
      g_assert_cmpstr (sent.error->message, ==, "conflict");
    }
  g_clear_error (&sent.error);
}

/* A captive portal cannot refuse a command for good. */
static void
test_page_in_between_is_not_final (Fixture *fixture, gconstpointer nothing)
{
  const guint statuses[] = { 200, 302, 403, 404, 511 };
  Sent sent = { 0 };

  go_live (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      fixture->branch->answer_status = statuses[i];
      send (fixture, &sent);
      g_assert_false (sent.taken);
      g_assert_nonnull (sent.error);
      g_assert_false (lobby_branch_client_is_final (sent.error));
    }
  g_clear_error (&sent.error);
}

static void
test_command_before_the_branch (Fixture *fixture, gconstpointer nothing)
{
  Sent sent = { 0 };

  send (fixture, &sent);
  g_assert_error (sent.error, LOBBY_ERROR, LOBBY_ERROR_UNREACHABLE);
  g_assert_false (lobby_branch_client_is_final (sent.error));
  g_clear_error (&sent.error);
}

/* Fault 22. */
static void
test_sign_in_then_try_now (Fixture *fixture, gconstpointer nothing)
{
  fixture->branch->token = "another";
  lobby_branch_client_start (fixture->client);
  LOBBY_WAIT_UNTIL (g_strcmp0 (get_queue_link (fixture).reason, "unauthorized") == 0);
  g_assert_cmpint (get_queue_link (fixture).state, ==, LOBBY_LINK_DISCONNECTED);
  g_assert_cmpint (get_queue_link (fixture).next_try_us, ==, 0);
  lobby_wait_a_while (300);
  g_assert_cmpuint (fixture->branch->unauthorized, ==, 1);
  fixture->branch->token = "secret";
  lobby_branch_client_try_now (fixture->client);
  LOBBY_WAIT_UNTIL (get_queue_link (fixture).state == LOBBY_LINK_LIVE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/branch-client/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("follows-the-streams", test_follows_the_streams);
  g_test_add_func ("/branch-client/fault-25/address-rules", test_address_rules);
  ADD ("command-is-taken", test_command_is_taken);
  ADD ("fault-32/command-refusals", test_command_refusals);
  ADD ("fault-46/somebody-was-first", test_somebody_was_first);
  ADD ("fault-27/page-in-between-is-not-final", test_page_in_between_is_not_final);
  ADD ("command-before-the-branch", test_command_before_the_branch);
  ADD ("fault-22/sign-in-then-try-now", test_sign_in_then_try_now);
  return g_test_run ();
}
