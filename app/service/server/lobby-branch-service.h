/* SPDX-License-Identifier: GPL-3.0-or-later */
/* server: a branch on the network. The service numbers what happens, keeps it, folds it into a state, and serves it by
 * REST and WebSocket. What happens comes from a simulator or from adapters. It asks the time of a LobbyClock only. */
#pragma once

#include "lobby-clock.h"
#include "lobby-name-request.h"
#include "lobby-rights.h"
#include "lobby-service-stream.h"
#include "lobby-simulator.h"
#include "lobby-state.h"
#include "lobby-store.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_BRANCH_SERVICE (lobby_branch_service_get_type ())
G_DECLARE_FINAL_TYPE (LobbyBranchService, lobby_branch_service, LOBBY, BRANCH_SERVICE, GObject)

/**
 * LobbyServiceOptions:
 * @split: one stream for each kind of branch system, each on a port of its own
 * @epoch: (nullable): life of the streams, for tests; %NULL for one of its own
 * @scenario: (nullable) (transfer full): what is simulated
 * @day: (nullable): business day to simulate
 * @seed: what the dice start from
 * @start: (nullable): wall time from which on the day is live, "HH:MM" or "HH:MM:SS"; what was before is simulated at once
 * @rate: how fast the branch's clock runs
 * @checklists: (nullable) (transfer none) (element-type LobbyChecklist): checklists of the branch; %NULL for the shipped ones
 *
 * How a branch is served.
 */
typedef struct
{
  gboolean split;
  const char *epoch;
  LobbyScenario *scenario;
  const char *day;
  guint64 seed;
  const char *start;
  double rate;
  const GPtrArray *checklists;
} LobbyServiceOptions;

/* Signals:
 *   "rate-changed" (double rate): somebody has asked for another speed
 *   "published" (): events were added, or a life sign is due */
LobbyBranchService *lobby_branch_service_new (LobbyClock *clock, LobbyStore *store);
gboolean lobby_branch_service_open (LobbyBranchService *self, const LobbyServiceOptions *options, GError **error);
gint64 lobby_branch_service_warm_up (LobbyBranchService *self, GError **error);
void lobby_branch_service_run (LobbyBranchService *self);
void lobby_branch_service_stop (LobbyBranchService *self);

LobbyClock *lobby_branch_service_get_clock (LobbyBranchService *self);
LobbyStore *lobby_branch_service_get_store (LobbyBranchService *self);
const LobbyState *lobby_branch_service_get_state (LobbyBranchService *self);
double lobby_branch_service_get_rate (LobbyBranchService *self);
void lobby_branch_service_set_rate (LobbyBranchService *self, double rate);
guint lobby_branch_service_get_n_streams (LobbyBranchService *self);
LobbyServiceStream *lobby_branch_service_get_stream (LobbyBranchService *self, guint index);
gboolean lobby_branch_service_is_healthy (LobbyBranchService *self);
LobbyBranchRecord *lobby_branch_service_dup_branch (LobbyBranchService *self);
char *lobby_branch_service_dup_branch_id (LobbyBranchService *self);
const LobbyStaffRecord *lobby_branch_service_find_bearer (LobbyBranchService *self, LobbyBearer bearer);
char *lobby_branch_service_dup_snapshot (LobbyBranchService *self, guint index);

GPtrArray *lobby_branch_service_read_after (LobbyBranchService *self, guint index, guint64 sequence, guint limit);

guint lobby_branch_service_take_command (LobbyBranchService *self,
                                         const LobbyCommand *command,
                                         const char *actor,
                                         const char *seen,
                                         char **answer,
                                         GError **error);
char *lobby_branch_service_dup_command_status (LobbyBranchService *self, const char *id);
LobbyNameAnswer *lobby_branch_service_show_name (LobbyBranchService *self,
                                                 const char *visit,
                                                 const LobbyNameRequest *request,
                                                 const char *who,
                                                 GError **error);
char *lobby_branch_service_take_events (LobbyBranchService *self, const char *json, gsize length, GError **error);

G_END_DECLS
