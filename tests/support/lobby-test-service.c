/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A branch service for tests. The test owns it. */
#include "config.h"

#include "lobby-test-service.h"

#include <glib/gstdio.h>

#define TOKEN "a-token-of-the-tests"
#define KEY "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

struct _LobbyTestService
{
  char *scenario;
  char *start;
  LobbyTestServiceFlags flags;
  char *folder;
  char *store;
  GTlsCertificate *certificate;
  LobbyManualClock *clock;
  LobbyBranchService *service;
  LobbyDoorkeeper *doorkeeper;
  LobbyBranchServer *servers[4];
  guint ports[4];
};

static LobbyScenario *
load_scenario (LobbyTestService *self)
{
  g_autoptr (GError) error = NULL;
  LobbyScenario *scenario = NULL;

  if ((self->flags & LOBBY_TEST_SERVICE_ADAPTERS_ONLY) == 0)
    {
      scenario = lobby_scenario_load (self->scenario, &error);
      g_assert_no_error (error);
    }
  return scenario;
}

/* Tokens follow the branch's clock here, so that a test can let one run out. */
static void
post_doorkeeper (LobbyTestService *self)
{
  g_autoptr (GPtrArray) keys = lobby_pass_keys_parse (KEY, NULL);
  g_autofree char *branch = lobby_branch_service_dup_branch_id (self->service);

  g_clear_object (&self->doorkeeper);
  self->doorkeeper = lobby_doorkeeper_new (TOKEN, keys, branch, LOBBY_CLOCK (self->clock));
}

static void
listen_all (LobbyTestService *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GError) error = NULL;

  post_doorkeeper (self);
  for (guint i = 0; i < lobby_branch_service_get_n_streams (self->service); i++)
    {
      self->servers[i] = lobby_branch_server_new (self->service, i, self->doorkeeper);
      lobby_branch_server_listen (self->servers[i], loopback, self->ports[i], self->certificate, &error);
      g_assert_no_error (error);
      g_autoptr (GUri) uri = g_uri_parse (lobby_branch_server_get_url (self->servers[i]), G_URI_FLAGS_NONE, NULL);
      self->ports[i] = (guint) g_uri_get_port (uri);
    }
}

static void
run (LobbyTestService *self)
{
  g_autoptr (GError) error = NULL;
  LobbyStore *store = lobby_store_open (self->store, &error);
  LobbyServiceOptions options = {
    .split = (self->flags & LOBBY_TEST_SERVICE_SPLIT) != 0,
    .seed = 7,
    .start = self->start,
    .rate = 1,
  };

  g_assert_no_error (error);
  options.scenario = load_scenario (self);
  self->service = lobby_branch_service_new (LOBBY_CLOCK (self->clock), store);
  lobby_branch_service_open (self->service, &options, &error);
  g_assert_no_error (error);
  listen_all (self);
  gint64 now_us = lobby_branch_service_warm_up (self->service, &error);
  g_assert_no_error (error);
  if (now_us > lobby_clock_get_now (LOBBY_CLOCK (self->clock)))
    lobby_manual_clock_set (self->clock, now_us);
  lobby_branch_service_run (self->service);
}

/**
 * lobby_test_service_start:
 * @scenario: name of a scenario
 * @start: wall time up to which the day has run
 * @flags: how it is served
 *
 * Returns: (transfer full): the service, listening; seed 7
 */
LobbyTestService *
lobby_test_service_start (const char *scenario, const char *start, LobbyTestServiceFlags flags)
{
  LobbyTestService *self = g_new0 (LobbyTestService, 1);
  g_autoptr (GError) error = NULL;

  self->scenario = g_strdup (scenario);
  self->start = g_strdup (start);
  self->flags = flags;
  self->folder = g_dir_make_tmp ("lobby-service-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = g_build_filename (self->folder, "branch.db", NULL);
  /* 17 November 2025, 10:42:06 at the branch, for a day that is not simulated. */
  self->clock = lobby_manual_clock_new (
      (flags & LOBBY_TEST_SERVICE_ADAPTERS_ONLY) != 0 ? G_GINT64_CONSTANT (1763347326000000) : 1);
  run (self);
  return self;
}

void
lobby_test_service_stop (LobbyTestService *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->servers); i++)
    if (self->servers[i] != NULL)
      {
        lobby_branch_server_close (self->servers[i]);
        g_clear_object (&self->servers[i]);
      }
  if (self->service != NULL)
    lobby_branch_service_stop (self->service);
  g_clear_object (&self->service);
}

void
lobby_test_service_forget (LobbyTestService *self)
{
  const char *const ends[] = { "", "-wal", "-shm" };

  lobby_test_service_stop (self);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->store, ends[i], NULL);
      g_remove (path);
    }
}

void
lobby_test_service_restart (LobbyTestService *self)
{
  lobby_test_service_stop (self);
  run (self);
}

/** lobby_test_service_free: @self: (transfer full): a service */
void
lobby_test_service_free (LobbyTestService *self)
{
  lobby_test_service_forget (self);
  g_rmdir (self->folder);
  g_clear_object (&self->certificate);
  g_clear_object (&self->doorkeeper);
  g_object_unref (self->clock);
  g_free (self->scenario);
  g_free (self->start);
  g_free (self->folder);
  g_free (self->store);
  g_free (self);
}

/** lobby_test_service_get_url: Returns: (transfer none): base URL of the branch */
const char *
lobby_test_service_get_url (LobbyTestService *self)
{
  return lobby_branch_server_get_url (self->servers[0]);
}

/** lobby_test_service_get_token: Returns: (transfer none): the token that opens it */
const char *
lobby_test_service_get_token (void)
{
  return TOKEN;
}

/** lobby_test_service_dup_token: Returns: (transfer full): a signed token of @role for @staff (nullable), good for a day */
char *
lobby_test_service_dup_token (LobbyTestService *self, LobbyBearer role, const char *staff)
{
  return lobby_doorkeeper_issue (self->doorkeeper, role, staff, staff, 1);
}

/** lobby_test_service_get_clock: Returns: (transfer none): the branch's clock */
LobbyManualClock *
lobby_test_service_get_clock (LobbyTestService *self)
{
  return self->clock;
}

/** lobby_test_service_get_service: Returns: (transfer none): the service */
LobbyBranchService *
lobby_test_service_get_service (LobbyTestService *self)
{
  return self->service;
}

/** lobby_test_service_get_server: Returns: (transfer none): the server of that stream */
LobbyBranchServer *
lobby_test_service_get_server (LobbyTestService *self, guint stream)
{
  return self->servers[stream];
}

void
lobby_test_service_advance (LobbyTestService *self, double seconds)
{
  lobby_manual_clock_advance (self->clock, (gint64) (seconds * G_USEC_PER_SEC));
}

void
lobby_test_service_cut (LobbyTestService *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->servers); i++)
    if (self->servers[i] != NULL)
      lobby_branch_server_cut (self->servers[i]);
}

void
lobby_test_service_freeze (LobbyTestService *self, gboolean frozen)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->servers); i++)
    if (self->servers[i] != NULL)
      lobby_branch_server_freeze (self->servers[i], frozen);
}

void
lobby_test_service_block_sockets (LobbyTestService *self, gboolean blocked)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->servers); i++)
    if (self->servers[i] != NULL)
      lobby_branch_server_block_sockets (self->servers[i], blocked);
}

void
lobby_test_service_use_tls (LobbyTestService *self, GTlsCertificate *certificate)
{
  g_set_object (&self->certificate, certificate);
}
