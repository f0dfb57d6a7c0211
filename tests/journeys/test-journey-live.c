/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real service and the real client through a day with accidents: at the end of each the console's picture has the
 * digest of the branch's own, nothing was lost and nothing came twice. */
#include "journey.h"

static LobbyTestService *
open_branch (LobbyTestServiceFlags flags)
{
  return lobby_test_service_start ("pension-day", "10:42:06", flags);
}

static Journey *
go_live (LobbyTestService *branch)
{
  Journey *journey = journey_start (lobby_test_service_get_url (branch), NULL);

  LOBBY_WAIT_UNTIL (journey_is (journey, LOBBY_LINK_LIVE));
  journey_catch_up (journey, branch);
  return journey;
}

static void
live_for (LobbyTestService *branch, guint seconds)
{
  for (guint second = 0; second < seconds; second += 10)
    lobby_test_service_advance (branch, 10);
}

static void
test_one_digest (gconstpointer flags)
{
  g_autoptr (LobbyTestService) branch = open_branch ((LobbyTestServiceFlags) GPOINTER_TO_UINT (flags));
  g_autoptr (Journey) journey = go_live (branch);
  guint before = journey->events;

  journey_assert_equal (journey, branch);
  live_for (branch, 600);
  journey_catch_up (journey, branch);
  g_assert_cmpuint (journey->events, >, before);
  journey_assert_equal (journey, branch);
}

/* Fault 2. */
static void
test_service_restarts (void)
{
  g_autoptr (LobbyTestService) branch = open_branch (LOBBY_TEST_SERVICE_DEFAULT);
  g_autoptr (Journey) journey = go_live (branch);

  live_for (branch, 120);
  lobby_test_service_stop (branch);
  LOBBY_WAIT_UNTIL (!journey_is (journey, LOBBY_LINK_LIVE));
  lobby_test_service_restart (branch);
  live_for (branch, 120);
  LOBBY_WAIT_UNTIL (journey_is (journey, LOBBY_LINK_LIVE));
  journey_catch_up (journey, branch);
  g_assert_cmpuint (journey->pictures, ==, 1);
  journey_assert_equal (journey, branch);
}

/* Fault 3. */
static void
test_new_epoch (void)
{
  g_autoptr (LobbyTestService) branch = open_branch (LOBBY_TEST_SERVICE_DEFAULT);
  g_autoptr (Journey) journey = go_live (branch);

  live_for (branch, 120);
  lobby_test_service_stop (branch);
  lobby_test_service_forget (branch);
  lobby_test_service_restart (branch);
  live_for (branch, 60);
  LOBBY_WAIT_UNTIL (journey->pictures > 1 && journey_is (journey, LOBBY_LINK_LIVE));
  journey_catch_up (journey, branch);
  journey_assert_equal (journey, branch);
}

/* Fault 27. */
static void
test_blocked_sockets (void)
{
  g_autoptr (LobbyTestService) branch = open_branch (LOBBY_TEST_SERVICE_DEFAULT);
  g_autoptr (Journey) journey = NULL;

  lobby_test_service_block_sockets (branch, TRUE);
  journey = journey_start (lobby_test_service_get_url (branch), NULL);
  LOBBY_WAIT_UNTIL (journey_is (journey, LOBBY_LINK_POLLING));
  live_for (branch, 300);
  journey_catch_up (journey, branch);
  journey_assert_equal (journey, branch);
  g_assert_null (strstr (journey->states->str, "live"));

  lobby_test_service_block_sockets (branch, FALSE);
  LOBBY_WAIT_UNTIL (journey_is (journey, LOBBY_LINK_LIVE));
  live_for (branch, 60);
  journey_catch_up (journey, branch);
  journey_assert_equal (journey, branch);
}

/* Fault 8, with the 15 s and 25 s of the standard shortened to 1 s and 1.7 s. */
static void
test_frozen_peer (void)
{
  g_autoptr (LobbyTestService) branch = open_branch (LOBBY_TEST_SERVICE_DEFAULT);
  LobbyFeedOptions options = journey_make_options ();
  g_autoptr (Journey) journey = NULL;

  options.stale_ms = 1000;
  options.dead_ms = 1700;
  journey = journey_start (lobby_test_service_get_url (branch), &options);
  LOBBY_WAIT_UNTIL (journey_is (journey, LOBBY_LINK_LIVE));
  lobby_test_service_freeze (branch, TRUE);
  LOBBY_WAIT_UNTIL (journey_is (journey, LOBBY_LINK_STALE) && journey_has_reason (journey, "silent"));
  lobby_test_service_freeze (branch, FALSE);
  live_for (branch, 60);
  LOBBY_WAIT_UNTIL (journey_is (journey, LOBBY_LINK_LIVE));
  journey_catch_up (journey, branch);
  journey_assert_equal (journey, branch);
}

/* --- a command and its effect --- */

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  lobby_branch_client_send_finish (LOBBY_BRANCH_CLIENT (source), result, NULL, &error);
  g_assert_no_error (error);
  *(guint *) done += 1;
}

typedef struct
{
  const char *id;
  guint effects;
} Effect;

static void
effect_cb (LobbyBranchClient *client, const char *stream, GPtrArray *events, gpointer data)
{
  Effect *effect = data;

  for (guint i = 0; i < events->len; i++)
    effect->effects += g_strcmp0 (lobby_event_get_causation (g_ptr_array_index (events, i)), effect->id) == 0;
}

static void
test_command_comes_home (gconstpointer flags)
{
  g_autoptr (LobbyTestService) branch = open_branch ((LobbyTestServiceFlags) GPOINTER_TO_UINT (flags));
  g_autoptr (Journey) journey = go_live (branch);
  Effect effect = { .id = "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7a10" };
  LobbyDeviceMoment *moment = lobby_record_new (&lobby_device_asked_type);
  const LobbyDeviceRecord *device = g_ptr_array_index (lobby_state_get_devices (journey->state), 0);
  guint done = 0;

  moment->device = g_strdup (device->id);
  moment->action = LOBBY_DEVICE_ACTION_REPORT_FAULT;
  moment->part = LOBBY_PART_OTHER;
  moment->fault = LOBBY_FAULT_OTHER;
  moment->by = g_strdup ("lin-yue");
  g_autoptr (LobbyCommand) command = lobby_command_new (effect.id, LOBBY_COMMAND_DEVICE_ASK, moment);
  g_signal_connect (journey->client, "events", G_CALLBACK (effect_cb), &effect);
  for (guint i = 0; i < 3; i++)
    lobby_branch_client_send_async (journey->client, command, NULL, NULL, sent_cb, &done);
  LOBBY_WAIT_UNTIL (done == 3);
  live_for (branch, 60);
  journey_catch_up (journey, branch);
  g_assert_cmpuint (effect.effects, >, 0);
  journey_assert_equal (journey, branch);
}

/* --- recorded days --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer days)
{
  g_autoptr (GError) error = NULL;

  *(char ***) days = lobby_branch_client_list_days_finish (LOBBY_BRANCH_CLIENT (source), result, &error);
  g_assert_no_error (error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer bytes)
{
  g_autoptr (GError) error = NULL;

  *(GBytes **) bytes = lobby_branch_client_fetch_day_finish (LOBBY_BRANCH_CLIENT (source), result, &error);
  g_assert_no_error (error);
}

static void
test_days_are_kept (void)
{
  g_autoptr (LobbyTestService) branch = open_branch (LOBBY_TEST_SERVICE_DEFAULT);
  g_autoptr (Journey) journey = go_live (branch);
  g_auto (GStrv) days = NULL;
  g_autoptr (GBytes) lines = NULL;

  lobby_branch_client_list_days_async (journey->client, NULL, listed_cb, &days);
  LOBBY_WAIT_UNTIL (days != NULL);
  g_assert_cmpuint (g_strv_length (days), ==, 1);
  lobby_branch_client_fetch_day_async (journey->client, NULL, days[0], NULL, fetched_cb, &lines);
  LOBBY_WAIT_UNTIL (lines != NULL);
  g_assert_cmpuint (g_bytes_get_size (lines), >, 1000);
}

int
main (int argc, char *argv[])
{
  gpointer merged = GUINT_TO_POINTER (LOBBY_TEST_SERVICE_DEFAULT), split = GUINT_TO_POINTER (LOBBY_TEST_SERVICE_SPLIT);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/journey/one-digest/merged", merged, test_one_digest);
  g_test_add_data_func ("/journey/one-digest/split", split, test_one_digest);
  g_test_add_func ("/journey/fault-2/service-restarts", test_service_restarts);
  g_test_add_func ("/journey/fault-3/new-epoch", test_new_epoch);
  g_test_add_func ("/journey/fault-27/blocked-sockets", test_blocked_sockets);
  g_test_add_func ("/journey/fault-8/frozen-peer", test_frozen_peer);
  g_test_add_data_func ("/journey/command-comes-home/merged", merged, test_command_comes_home);
  g_test_add_data_func ("/journey/command-comes-home/split", split, test_command_comes_home);
  g_test_add_func ("/journey/days-are-kept", test_days_are_kept);
  return g_test_run ();
}
