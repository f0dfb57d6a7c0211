/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A branch service inside the test program: real HTTP and WebSocket on a loopback port of its own, a manual clock, and
 * the same main context as the test. It answers while the test iterates the main context:
 *
 *   g_autoptr (LobbyTestService) branch = lobby_test_service_start ("pension-day", "10:42:06", LOBBY_TEST_SERVICE_DEFAULT);
 *   client = lobby_branch_client_new (…, lobby_test_service_get_url (branch), …);       token: lobby_test_service_get_token ()
 *   lobby_test_service_advance (branch, 5);       the branch lives 5 s: its events go out, and a heartbeat is due
 *
 * The branch's time moves only by lobby_test_service_advance(); heartbeats follow the manual clock too, so a test that
 * iterates for long without advancing hears none. The store is a file in a temporary folder that goes with the service. */
#pragma once

#include "lobby-branch-server.h"
#include "lobby-manual-clock.h"

G_BEGIN_DECLS

/**
 * LobbyTestServiceFlags:
 * @LOBBY_TEST_SERVICE_SPLIT: a stream for each area, each on a port of its own
 * @LOBBY_TEST_SERVICE_ADAPTERS_ONLY: nothing is simulated: the scenario is ignored, events come by ingest
 */
typedef enum
{
  LOBBY_TEST_SERVICE_DEFAULT = 0,
  LOBBY_TEST_SERVICE_SPLIT = 1 << 0,
  LOBBY_TEST_SERVICE_ADAPTERS_ONLY = 1 << 1,
} LobbyTestServiceFlags;

typedef struct _LobbyTestService LobbyTestService;

LobbyTestService *lobby_test_service_start (const char *scenario, const char *start, LobbyTestServiceFlags flags);
void lobby_test_service_free (LobbyTestService *self);

const char *lobby_test_service_get_url (LobbyTestService *self);
const char *lobby_test_service_get_token (void);
char *lobby_test_service_dup_token (LobbyTestService *self, LobbyBearer role, const char *staff);
LobbyManualClock *lobby_test_service_get_clock (LobbyTestService *self);
LobbyBranchService *lobby_test_service_get_service (LobbyTestService *self);
LobbyBranchServer *lobby_test_service_get_server (LobbyTestService *self, guint stream);

/* The branch lives on for so many seconds of its own time. */
void lobby_test_service_advance (LobbyTestService *self, double seconds);
/* Faults: every socket ends without a word; the whole service goes away and comes back on the same ports, with the same
 * store or (after lobby_test_service_forget) with an empty one, which is a new epoch; it stays silent; no WebSocket. */
void lobby_test_service_cut (LobbyTestService *self);
void lobby_test_service_stop (LobbyTestService *self);
void lobby_test_service_forget (LobbyTestService *self);
void lobby_test_service_restart (LobbyTestService *self);
void lobby_test_service_freeze (LobbyTestService *self, gboolean frozen);
void lobby_test_service_block_sockets (LobbyTestService *self, gboolean blocked);
/* https from the next lobby_test_service_restart() on. */
void lobby_test_service_use_tls (LobbyTestService *self, GTlsCertificate *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyTestService, lobby_test_service_free)

G_END_DECLS
